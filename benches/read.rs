//! The whole read (structure, provisions, references) beside a bare parse of the same bytes, and the memory of the result.
//!
//! `NORMATIVE_CORPUS` adds real files; without it, a fixture is repeated to a size that can be measured.
#![allow(missing_docs, clippy::print_stderr, clippy::unwrap_used, clippy::cast_precision_loss)]

use std::path::{Path, PathBuf};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{ReadOptions, read};

fn sources() -> Vec<(String, Vec<u8>)> {
    let fixture = include_str!("../fixtures/sts/lanterns-niso/input.xml");
    let (from, to) = (fixture.find("<body>").unwrap() + 6, fixture.find("</body>").unwrap());
    let repeated = [&fixture[..from], &fixture[from..to].repeat(40), &fixture[to..]].concat();
    let mut found = vec![("fixture x 40".to_owned(), repeated.into_bytes())];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        let mut files: Vec<PathBuf> = ["sts", "sts-derived"]
            .iter()
            .filter_map(|part| std::fs::read_dir(Path::new(&root).join(part)).ok())
            .flat_map(|entries| entries.filter_map(|e| Some(e.ok()?.path())))
            .filter(|path| path.extension().is_some_and(|e| e == "xml"))
            .collect();
        files.sort_by_key(|path| std::cmp::Reverse(std::fs::metadata(path).map_or(0, |m| m.len())));
        for path in files.into_iter().take(3) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.push((name, std::fs::read(path).unwrap()));
        }
    }
    found
}

fn sts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sts");
    for (name, bytes) in sources() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::new("roxmltree", &name), &bytes, |bencher, bytes| {
            let text = std::str::from_utf8(bytes).unwrap();
            let options = || roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
            bencher.iter(|| roxmltree::Document::parse_with_options(text, options()).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("normative", &name), &bytes, |bencher, bytes| {
            bencher.iter(|| read(bytes, &ReadOptions::default()).unwrap());
        });
        let document = read(&bytes, &ReadOptions::default()).unwrap().document;
        let share = document.memory() as f64 / bytes.len() as f64;
        eprintln!("sts/memory/{name}: {share:.2} bytes for each byte of source");
    }
    group.finish();
}

criterion_group!(benches, sts);
criterion_main!(benches);
