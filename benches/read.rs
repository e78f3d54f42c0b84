//! The whole read (structure, provisions, references) beside a bare parse of the same bytes, and the memory of the result.
//!
//! `NORMATIVE_CORPUS` adds real files; without it, a fixture is repeated to a size that can be measured.
#![allow(missing_docs, clippy::print_stderr, clippy::unwrap_used, clippy::cast_precision_loss)]

use std::path::{Path, PathBuf};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{ReadOptions, read};

/// A fixture with its main part repeated, and files of the corpus.
fn sources(fixture: &str, main: &str, real: Vec<PathBuf>) -> Vec<(String, Vec<u8>)> {
    let (open, close) = (format!("<{main}>"), format!("</{main}>"));
    let (from, to) = (fixture.find(&open).unwrap() + open.len(), fixture.find(&close).unwrap());
    let repeated = [&fixture[..from], &fixture[from..to].repeat(40), &fixture[to..]].concat();
    let mut found = vec![("fixture x 40".to_owned(), repeated.into_bytes())];
    for path in real {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(std::fs::read(path).ok().map(|bytes| (name, bytes)));
    }
    found
}

fn corpus() -> Option<PathBuf> {
    std::env::var_os("NORMATIVE_CORPUS").map(PathBuf::from)
}

/// The largest standards.
fn standards() -> Vec<PathBuf> {
    let Some(root) = corpus() else { return Vec::new() };
    let mut files: Vec<PathBuf> = ["sts", "sts-derived"]
        .iter()
        .filter_map(|part| std::fs::read_dir(Path::new(&root).join(part)).ok())
        .flat_map(|entries| entries.filter_map(|e| Some(e.ok()?.path())))
        .filter(|path| path.extension().is_some_and(|e| e == "xml"))
        .collect();
    files.sort_by_key(|path| std::cmp::Reverse(std::fs::metadata(path).map_or(0, |m| m.len())));
    files.truncate(3);
    files
}

fn compare(criterion: &mut Criterion, format: &str, sources: Vec<(String, Vec<u8>)>) {
    let mut group = criterion.benchmark_group(format);
    for (name, bytes) in sources {
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
        eprintln!("{format}/memory/{name}: {share:.2} bytes for each byte of source");
    }
    group.finish();
}

fn sts(criterion: &mut Criterion) {
    let fixture = include_str!("../fixtures/sts/lanterns-niso/input.xml");
    compare(criterion, "sts", sources(fixture, "body", standards()));
}

/// The target is 4 ms for RFC 9001.
fn rfcxml(criterion: &mut Criterion) {
    let fixture = include_str!("../fixtures/rfcxml/lanterns-prepared/input.xml");
    let real = corpus().map(|root| ["rfc9001.xml", "rfc9110.xml"].map(|name| root.join("rfcxml/v3").join(name)));
    compare(criterion, "rfcxml", sources(fixture, "middle", real.into_iter().flatten().collect()));
}

fn akn(criterion: &mut Criterion) {
    let fixture = include_str!("../fixtures/akn/act/input.xml");
    let names = ["uk_pga-2014-27-enacted-data.xml", "eu_COM_2013_0619_EN-8.xml"];
    let real = corpus().map(|root| names.map(|name| root.join("akn/v3").join(name)));
    compare(criterion, "akn", sources(fixture, "body", real.into_iter().flatten().collect()));
}

/// The target is 2.5 times a bare parse.
fn metanorma(criterion: &mut Criterion) {
    let fixture = include_str!("../fixtures/metanorma/lanterns-semantic/input.xml");
    let names = ["ogc__18-016r1.xml", "metanorma-document__cc-18011.presentation.xml"];
    let real = corpus().map(|root| names.map(|name| root.join("metanorma").join(name)));
    compare(criterion, "metanorma", sources(fixture, "sections", real.into_iter().flatten().collect()));
}

/// The target is 2.5 times a bare parse.
fn xccdf(criterion: &mut Criterion) {
    let fixture = include_str!("../fixtures/xccdf/benchmark/input.xml");
    let real = corpus().map(|root| {
        ["ssg-firefox-xccdf-0.1.82.xml", "nist-r1100-scap11.xml"].map(|name| root.join("xccdf").join(name))
    });
    compare(criterion, "xccdf", sources(fixture, "x:rear-matter", real.into_iter().flatten().collect()));
}

/// The target is 2.5 times a bare parse.
fn common_criteria(criterion: &mut Criterion) {
    let fixture = include_str!("../fixtures/cc/profile/input.xml");
    let real = corpus()
        .map(|root| ["pp-application-v1.4.xml", "pp-application-v2.0.xml"].map(|name| root.join("cc").join(name)));
    compare(criterion, "common-criteria", sources(fixture, "sec:Introduction", real.into_iter().flatten().collect()));
}

criterion_group!(benches, sts, akn, common_criteria, metanorma, rfcxml, xccdf);
criterion_main!(benches);
