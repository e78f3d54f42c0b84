//! Reading and printing identifiers, in identifiers a second, with a look-up of the family included.
//!
//! `NORMATIVE_CORPUS` adds lists of real identifiers; without it, those of this file are repeated.
#![allow(missing_docs, clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{Identifier, identifier};

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
        for name in ["iso", "etsi", "gb"] {
            let text = std::fs::read_to_string(Path::new(&root).join("identifiers").join(format!("{name}.tsv")))
                .unwrap_or_default();
            found.push((
                name.to_owned(),
                text.lines().filter_map(|l| l.split('\t').next()).map(str::to_owned).collect(),
            ));
        }
        let text = std::fs::read_to_string(Path::new(&root).join("zh/ids/harvested_raw_ids.tsv")).unwrap_or_default();
        found.push((
            "gb as printed".to_owned(),
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

/// Running text: an RFC and a Chinese code where there is a corpus, sentences of this file elsewhere.
fn texts() -> Vec<(String, String)> {
    let sentence =
        "The paper shall be tested by ISO 9001:2015, 4.1, and not by RS485. 试件应按GB/T 2423.1—2008的规定养护。";
    let mut found = vec![("sentences".to_owned(), sentence.repeat(2000))];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        for folder in ["rfctxt", "zh"] {
            let mut files = Vec::new();
            let mut open = vec![Path::new(&root).join(folder)];
            while let Some(path) = open.pop() {
                match std::fs::read_dir(&path) {
                    Ok(entries) => open.extend(entries.filter_map(|e| Some(e.ok()?.path()))),
                    Err(_) if path.extension().is_some_and(|e| e == "txt") => files.push(path),
                    Err(_) => {}
                }
            }
            files.sort_by_key(|p| std::cmp::Reverse(std::fs::metadata(p).map_or(0, |m| m.len())));
            if let Some((path, text)) = files.iter().find_map(|p| Some((p, std::fs::read_to_string(p).ok()?))) {
                found.push((path.file_name().unwrap().to_string_lossy().into_owned(), text));
            }
        }
    }
    found
}

fn find(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find");
    for (name, text) in texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("identifiers", &name), &text, |bencher, text| {
            bencher.iter(|| identifier::find(text).len());
        });
    }
    group.finish();
}

criterion_group!(benches, identify, find);
criterion_main!(benches);
