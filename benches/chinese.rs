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

fn sources() -> Vec<(String, Vec<u8>)> {
    let fixture = |name: &str, text: &str| (format!("{name} x 200"), text.repeat(200).into_bytes());
    let mut found = vec![
        fixture("statute", include_str!("../fixtures/chinese/statute/input.txt")),
        fixture("gbt", include_str!("../fixtures/chinese/gbt-lanterns/input.txt")),
        fixture("gbt wrapped", include_str!("../fixtures/chinese/gbt-wrapped/input.txt")),
        fixture("code", include_str!("../fixtures/chinese/code/input.txt")),
        (
            "code html x 200".to_owned(),
            longer_page(include_str!("../fixtures/chinese/code-html/input.html"), 200).into_bytes(),
        ),
    ];
    if let Some(root) = std::env::var_os("NORMATIVE_CORPUS") {
        for path in ["zh/law/structure/合同编.md", "zh/rendered/GB55001-2021.txt", "zh/rendered/SM2-1.txt"] {
            if let Ok(bytes) = std::fs::read(Path::new(&root).join(path)) {
                found.push((path.to_owned(), bytes));
            }
        }
    }
    found
}

fn chinese(c: &mut Criterion) {
    let mut group = c.benchmark_group("chinese");
    for (name, bytes) in sources() {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &bytes, |b, bytes| {
            b.iter(|| read(bytes, &ReadOptions::default()).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, chinese);
criterion_main!(benches);
