//! Two editions compared, beside the reading of both.
//!
//! `NORMATIVE_CORPUS` adds RFC 2068 against RFC 2616; without it, a fixture is repeated to a size that can be measured.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{Document, ReadOptions, diff, read};

fn pairs() -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let (old, new) =
        (include_str!("../fixtures/diff/lanterns/old.xml"), include_str!("../fixtures/diff/lanterns/new.xml"));
    let repeated = |text: &str| {
        let (from, to) = (text.find("<body>").unwrap() + 6, text.find("</body>").unwrap());
        [&text[..from], &text[from..to].repeat(40), &text[to..]].concat().into_bytes()
    };
    let mut found = vec![("fixture x 40".to_owned(), repeated(old), repeated(new))];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        let file = |name: &str| std::fs::read(Path::new(&root).join("rfctxt/text-only").join(name)).ok();
        if let (Some(old), Some(new)) = (file("rfc2068.txt"), file("rfc2616.txt")) {
            found.push(("rfc2068 rfc2616".to_owned(), old, new));
        }
    }
    found
}

fn editions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("diff");
    let open = |bytes: &[u8]| -> Document { read(bytes, &ReadOptions::default()).unwrap().document };
    for (name, old, new) in pairs() {
        group.throughput(Throughput::Bytes((old.len() + new.len()) as u64));
        group.bench_function(BenchmarkId::new("read", &name), |bencher| bencher.iter(|| (open(&old), open(&new))));
        let (old, new) = (open(&old), open(&new));
        group.bench_function(BenchmarkId::new("diff", &name), |bencher| {
            bencher.iter(|| diff(&old, &new).clauses().len());
        });
        group.bench_function(BenchmarkId::new("patch", &name), |bencher| {
            let changes = diff(&old, &new);
            bencher.iter(|| changes.patch().inserted());
        });
    }
    group.finish();
}

criterion_group!(benches, editions);
criterion_main!(benches);
