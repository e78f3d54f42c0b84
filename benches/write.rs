//! Every writer beside the reading of the same document: writing is to cost no more.
//!
//! `NORMATIVE_CORPUS` adds real files; without it, fixtures are repeated to a size that can be measured.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{Output, ReadOptions, read, write};

const OUTPUTS: &[(&str, Output)] = &[
    ("json", Output::Json),
    ("markdown", Output::Markdown),
    ("html", Output::Html),
    ("sts", Output::Sts),
    ("turtle", Output::Turtle),
    ("jsonld", Output::JsonLd),
];

fn sources() -> Vec<(String, Vec<u8>)> {
    let fixture = include_str!("../fixtures/sts/lanterns-niso/input.xml");
    let (from, to) = (fixture.find("<body>").unwrap() + 6, fixture.find("</body>").unwrap());
    let repeated = [&fixture[..from], &fixture[from..to].repeat(40), &fixture[to..]].concat();
    let chinese = include_str!("../fixtures/chinese/gbt-lanterns/input.txt").repeat(40);
    let mut found =
        vec![("standard x 40".to_owned(), repeated.into_bytes()), ("chinese x 40".to_owned(), chinese.into_bytes())];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        for path in ["rfcxml/v3/rfc9110.xml", "sts/mn2sts__rice-test.sts.xml"] {
            if let Ok(bytes) = std::fs::read(Path::new(&root).join(path)) {
                found.push((path.to_owned(), bytes));
            }
        }
    }
    found
}

fn writing(criterion: &mut Criterion) {
    for (name, bytes) in sources() {
        let mut group = criterion.benchmark_group(&name);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::from_parameter("reading"), |bencher| {
            bencher.iter(|| read(&bytes, &ReadOptions::default()).unwrap());
        });
        let document = read(&bytes, &ReadOptions::default()).unwrap().document;
        for (form, output) in OUTPUTS {
            let mut out = Vec::new();
            group.bench_function(BenchmarkId::from_parameter(form), |bencher| {
                bencher.iter(|| {
                    out.clear();
                    write(&document, *output, &mut out).unwrap()
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, writing);
criterion_main!(benches);
