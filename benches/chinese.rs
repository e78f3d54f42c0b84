//! Chinese text of each regime: the whole read, in bytes per second. The target is 50 MB/s on one core.
//!
//! `NORMATIVE_CORPUS` adds real files; without it, fixtures are repeated to a size that can be measured.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::{ReadOptions, read};

/// A page with a longer body; of two pages in a row the second would be left out.
fn longer_page(html: &str, times: usize) -> String {
    let from = html.find("<section").unwrap();
    let to = html.rfind("</section>").unwrap() + "</section>".len();
    [&html[..from], &html[from..to].repeat(times), &html[to..]].concat()
}

/// Every text below a folder.
fn texts(folder: &Path, found: &mut Vec<Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        let is_text = path.extension().is_some_and(|name| name == "txt" || name == "md" || name == "html");
        if path.is_dir() {
            texts(&path, found);
        } else if let Some(bytes) = std::fs::read(&path).ok().filter(|_| is_text) {
            // What is refused would count for nothing.
            found.extend(read(&bytes, &ReadOptions::default()).is_ok().then_some(bytes));
        }
    }
}

/// Names with the documents that are read one after the other.
fn sources() -> Vec<(String, Vec<Vec<u8>>)> {
    let times = |name: &str, text: &str, times| (format!("{name} x {times}"), vec![text.repeat(times).into_bytes()]);
    let fixture = |name: &str, text: &str| times(name, text, 200);
    let gbt = include_str!("../fixtures/chinese/gbt-lanterns/input.txt");
    let mut found = vec![
        // Bytes per second stay the same where a text grows: reading is linear.
        times("gbt", gbt, 25),
        times("gbt", gbt, 1600),
        fixture("statute", include_str!("../fixtures/chinese/statute/input.txt")),
        fixture("gbt", gbt),
        fixture("gbt wrapped", include_str!("../fixtures/chinese/gbt-wrapped/input.txt")),
        fixture("code", include_str!("../fixtures/chinese/code/input.txt")),
        (
            "code html x 200".to_owned(),
            vec![longer_page(include_str!("../fixtures/chinese/code-html/input.html"), 200).into_bytes()],
        ),
    ];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        for path in ["zh/law/structure/合同编.md", "zh/rendered/GB55001-2021.txt", "zh/rendered/SM2-1.txt"] {
            if let Ok(bytes) = std::fs::read(Path::new(&root).join(path)) {
                found.push((path.to_owned(), vec![bytes]));
            }
        }
        let mut all = Vec::new();
        for folder in ["zh/law", "zh/eng", "zh/rendered", "zh/pdftext"] {
            let mut files = Vec::new();
            texts(&Path::new(&root).join(folder), &mut files);
            if !files.is_empty() {
                all.extend_from_slice(&files);
                found.push((folder.to_owned(), files));
            }
        }
        if !all.is_empty() {
            found.push(("zh, all of these".to_owned(), all));
        }
    }
    found
}

fn chinese(c: &mut Criterion) {
    let mut group = c.benchmark_group("chinese");
    for (name, documents) in sources() {
        group.throughput(Throughput::Bytes(documents.iter().map(Vec::len).sum::<usize>() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &documents, |b, documents| {
            b.iter(|| {
                for bytes in documents {
                    std::hint::black_box(read(bytes, &ReadOptions::default()).unwrap());
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, chinese);
criterion_main!(benches);
