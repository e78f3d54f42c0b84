//! RFCs as plain text, to clauses, provisions and references, beside a walk over the same lines; and a hundred at once on one core
//! and on all.
//!
//! The target is 10 ms for the 400 kB of RFC 9000. `NORMATIVE_CORPUS` adds real files; without it, a fixture is repeated.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{ReadOptions, read};

/// As many documents as are read at once.
const MANY: usize = 100;

fn fixture() -> Vec<u8> {
    let text = include_str!("../fixtures/rfctext/lanterns-same-as-xml/input.txt");
    let from = text.find("\n1.  ").unwrap();
    let to = text.rfind("\nAcknowledgements").or_else(|| text.rfind("\nAuthor")).unwrap();
    [&text[..from], &text[from..to].repeat(80), &text[to..]].concat().into_bytes()
}

fn real() -> Vec<(String, Vec<u8>)> {
    let Some(root) = std::env::var_os("NORMATIVE_CORPUS") else { return Vec::new() };
    let folder = |name: &str| std::fs::read_dir(Path::new(&root).join("rfctxt").join(name)).into_iter().flatten();
    let mut files: Vec<PathBuf> = ["v3-match", "predecessors", "text-only"]
        .into_iter()
        .flat_map(folder)
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let read = |path: PathBuf| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap());
    files.into_iter().map(read).collect()
}

fn one(criterion: &mut Criterion) {
    let mut sources = vec![("fixture x 80".to_owned(), fixture())];
    sources.extend(
        real().into_iter().filter(|(name, _)| ["rfc9000.txt", "rfc2616.txt", "rfc9110.txt"].contains(&&**name)),
    );
    let mut group = criterion.benchmark_group("rfc text");
    for (name, bytes) in sources {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("lines", &name), &bytes, |bencher, bytes| {
            let text = std::str::from_utf8(bytes).unwrap();
            bencher.iter(|| text.lines().map(|line| line.trim_start().len()).sum::<usize>());
        });
        group.bench_with_input(BenchmarkId::new("normative", &name), &bytes, |bencher, bytes| {
            bencher.iter(|| read(bytes, &ReadOptions::default()).unwrap());
        });
    }
    group.finish();
}

fn many(criterion: &mut Criterion) {
    let mut sources: Vec<Vec<u8>> = real().into_iter().map(|(_, bytes)| bytes).take(MANY).collect();
    if sources.is_empty() {
        sources = vec![fixture(); MANY];
    }
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut group = criterion.benchmark_group("a hundred RFCs");
    group.sample_size(10).throughput(Throughput::Bytes(sources.iter().map(|bytes| bytes.len() as u64).sum()));
    for threads in [1, cores] {
        group.bench_with_input(BenchmarkId::new("threads", threads), &threads, |bencher, threads| {
            bencher.iter(|| {
                let next = AtomicUsize::new(0);
                thread::scope(|scope| {
                    for _ in 0..*threads {
                        scope.spawn(|| {
                            while let Some(bytes) = sources.get(next.fetch_add(1, Ordering::Relaxed)) {
                                read(bytes, &ReadOptions::default()).unwrap();
                            }
                        });
                    }
                });
            });
        });
    }
    group.finish();
}

criterion_group!(benches, one, many);
criterion_main!(benches);
