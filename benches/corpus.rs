//! A folder looked at together: loaded on one thread and on all, then resolved. Beside it stands the floor: reading the same files one
//! after the other without a corpus.
//!
//! The folder is that of `NORMATIVE_CORPUS`, where there are RFCs in it; else that of the fixtures.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use normative::corpus::{Corpus, LoadOptions};
use normative::read_path;

fn folder() -> PathBuf {
    let real = std::env::var_os("NORMATIVE_CORPUS").map(|root| Path::new(&root).join("rfcxml"));
    real.filter(|path| path.is_dir())
        .unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus/lanterns"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn corpus(c: &mut Criterion) {
    let folder = folder();
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let bytes = paths.iter().map(|p| std::fs::metadata(p).unwrap().len()).sum();
    let mut group = c.benchmark_group("corpus");
    group.sample_size(10).throughput(Throughput::Bytes(bytes));
    group.bench_function("floor: read each", |b| b.iter(|| paths.iter().filter(|p| read_path(p).is_ok()).count()));
    for threads in [1, 2] {
        let options = LoadOptions::default().with_threads(threads);
        group.bench_function(format!("load, {threads} threads"), |b| {
            b.iter(|| Corpus::load(&folder, &options).unwrap());
        });
    }
    let loaded = Corpus::load(&folder, &LoadOptions::default()).unwrap();
    group.bench_function("check", |b| b.iter(|| black_box(loaded.check(None))));
    group.bench_function("graph", |b| b.iter(|| black_box(loaded.graph(None))));
    group.finish();
}

criterion_group!(benches, corpus);
criterion_main!(benches);
