//! Reading and printing identifiers, in identifiers a second, with a look-up of the family included.
//!
//! `NORMATIVE_CORPUS` adds lists of real identifiers; without it, those of this file are repeated.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::Identifier;

fn lists() -> Vec<(String, Vec<String>)> {
    let some = [
        "ISO/IEC 27001:2022/Amd 1:2024",
        "ISO 9001:2015",
        "GB/T 19001-2016",
        "GB/T 1.1—2020",
        "ETSI EN 300 175-1 V2.9.0 (2022-10)",
        "RFC 9110",
    ];
    let mut found = vec![("some".to_owned(), some.iter().map(|s| (*s).to_owned()).collect())];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        for name in ["iso", "etsi"] {
            let text = std::fs::read_to_string(Path::new(&root).join("identifiers").join(format!("{name}.tsv")))
                .unwrap_or_default();
            found.push((
                name.to_owned(),
                text.lines().filter_map(|l| l.split('\t').next()).map(str::to_owned).collect(),
            ));
        }
        let text = std::fs::read_to_string(Path::new(&root).join("zh/ids/harvested_raw_ids.tsv")).unwrap_or_default();
        found.push((
            "gb".to_owned(),
            text.lines().skip(1).filter_map(|l| l.split('\t').next()).map(str::to_owned).collect(),
        ));
    }
    found
}

fn identify(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("identify");
    for (name, list) in lists() {
        group.throughput(Throughput::Elements(list.len() as u64));
        group.bench_with_input(BenchmarkId::new("parse and print", &name), &list, |bencher, list| {
            let mut out = String::new();
            bencher.iter(|| {
                out.clear();
                for text in list {
                    if let Ok(identifier) = text.parse::<Identifier>() {
                        write!(out, "{identifier}").unwrap();
                    }
                }
                out.len()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, identify);
criterion_main!(benches);
