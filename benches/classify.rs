//! Finding provisions, in bytes of text a second, for each convention; beside it a bare search for four words with one automaton.
//!
//! `NORMATIVE_CORPUS` adds real text; without it, sentences of this file are repeated.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

use aho_corasick::AhoCorasick;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use normative::model::Convention;
use normative::{ReadOptions, classify, read_path_with};

const ENGLISH: &str = "The frame shall hold the paper without creases and shall not have sharp ends. The paper is made in Yo. It is \
    white, as most paper is, and comes in sheets of two sizes (see Table 1). A maker may add tassels. Where the lantern is hung \
    outdoors, the paper should be oiled. Oiled paper that can burn is kept away from the lamp. Weigh the paper. ";
const CHINESE: &str =
    "骨架应将纸撑平，不应有尖端。纸产于幽州，白色，有两种尺寸（见表1）。制造者可加流苏。当灯笼挂于室外时，纸宜上油。";

/// A text for each convention: what its documents look like.
fn texts() -> Vec<(Convention, String)> {
    let root = std::env::var_os("NORMATIVE_CORPUS");
    let file = |path: &str, own: &str| {
        let options = ReadOptions::default();
        let read = root.as_ref().and_then(|root| read_path_with(Path::new(root).join(path), &options).ok());
        read.map_or_else(|| own.repeat(2000), |reading| reading.document.text().to_owned())
    };
    let standard = "sts/sts-ruby__ISO_13849-1_2008-12_en_TBX.xml";
    vec![
        (Convention::IsoDirectives, file(standard, ENGLISH)),
        (Convention::Bcp14, file("rfcxml/v3/rfc9110.xml", &ENGLISH.replace("shall", "MUST"))),
        (Convention::Oscal, file(standard, ENGLISH)),
        (Convention::GbT11, CHINESE.repeat(4000)),
        (Convention::ChineseEngineering, CHINESE.repeat(4000)),
        (Convention::ChineseStatute, CHINESE.repeat(4000)),
        (Convention::Gongwen, CHINESE.repeat(4000)),
        (
            Convention::IsoDirectivesFrench,
            "Le cadre doit tenir le papier. Il convient que le papier soit sec. ".repeat(9000),
        ),
        (Convention::IsoDirectivesGerman, "Der Rahmen muss das Papier halten. Das Papier ist rot. ".repeat(9000)),
        (Convention::JisZ8301, "枠は紙を保持しなければならない。紙は白いことが望ましい。".repeat(4000)),
    ]
}

fn provisions(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("classify");
    for (convention, text) in texts() {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("classify", convention), &text, |bencher, text| {
            bencher.iter(|| classify(text, convention).len());
        });
        let words = ["shall", "should", "应", "宜"];
        let automaton = AhoCorasick::new(words).unwrap();
        group.bench_with_input(BenchmarkId::new("four words", convention), &text, |bencher, text| {
            bencher.iter(|| automaton.find_iter(text).count());
        });
    }
    group.finish();
}

criterion_group!(benches, provisions);
criterion_main!(benches);
