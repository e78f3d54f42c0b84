//! OSCAL: catalogs read from XML and JSON beside a bare parse of the same bytes, and a profile resolved after reading.
//!
//! A fixture with its family of controls repeated. `NORMATIVE_OSCAL` adds a catalog of one's own.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use normative::profile::{Given, resolve};
use normative::{Limits, ReadOptions, read};

/// The catalog of the fixture with its group many times, ids numbered.
fn catalog() -> String {
    let fixture = include_str!("../fixtures/oscal/lanterns-xml/input.xml");
    let (from, to) = (fixture.find("<group").unwrap(), fixture.find("<back-matter").unwrap());
    let groups: String = (0..300)
        .map(|n| fixture[from..to].replace("lt-", &format!("l{n}-")).replace("\"lt", &format!("\"l{n}")))
        .collect();
    [&fixture[..from], &groups, &fixture[to..]].concat()
}

fn oscal(criterion: &mut Criterion) {
    let xml = catalog();
    let resolved = resolve("catalog.xml", xml.as_bytes(), &mut Given::default(), &Limits::default()).unwrap();
    let mut json = Vec::new();
    resolved.to_json(&mut json).unwrap();
    let own = std::env::var_os("NORMATIVE_OSCAL").and_then(|path| std::fs::read(path).ok());
    let sources = [("fixture.xml", xml.clone().into_bytes()), ("fixture.json", json)];
    let mut group = criterion.benchmark_group("oscal");
    for (name, bytes) in sources.into_iter().chain(own.map(|bytes| ("own", bytes))) {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        if bytes.starts_with(b"<") {
            let text = std::str::from_utf8(&bytes).unwrap();
            group.bench_function(format!("roxmltree/{name}"), |bencher| {
                bencher.iter(|| roxmltree::Document::parse(text).unwrap());
            });
        } else {
            group.bench_function(format!("serde_json/{name}"), |bencher| {
                bencher.iter(|| serde_json::from_slice::<serde_json::Value>(&bytes).unwrap());
            });
        }
        group.bench_function(format!("normative/{name}"), |bencher| {
            bencher.iter(|| read(&bytes, &ReadOptions::default()).unwrap());
        });
    }
    let profile = br#"{"profile": {"uuid": "p", "metadata": {"title": "Some"}, "imports": [{"href": "catalog.xml",
        "include-controls": [{"matching": [{"pattern": "l*1-*"}]}]}], "merge": {"as-is": true}}}"#;
    let mut given = Given::default().with("catalog.xml", xml.as_bytes());
    group.bench_function("resolve, reading included", |bencher| {
        bencher.iter(|| resolve("profile.json", profile, &mut given, &Limits::default()).unwrap());
    });
    group.finish();
}

criterion_group!(benches, oscal);
criterion_main!(benches);
