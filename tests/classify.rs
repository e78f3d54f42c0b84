//! Classifying text that nobody would write: what is found grows with the text, and every range lies in it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use normative::classify;
use normative::model::Convention;
use proptest::prelude::*;

/// Pieces that are repeated without a stop: only modals, brackets, quotations, commas, adverbs, mixed scripts, right to left.
const PIECES: &[&str] = &[
    "may ",
    "shall that ",
    "(can ",
    "if also also also also the frame may, ",
    "“may ",
    "\"must ",
    "'shall ",
    "it is also also required to which ",
    "remove, remove, ",
    "No frame is to be used only required ",
    "MUST SHOULD NOT, a MAY or ",
    "e.g. ",
    ". ! ? ",
    "应",
    "不应宜可以必须",
    "当灯笼受潮时，应",
    "（“除灯笼外",
    "可能能够应对应用",
    "doit ne doit ",
    "darf ist zu ",
    "なければならない",
    "يجب shall أن 应 ",
    "\u{202e}may\u{202c} ",
    "\u{fffd}應 MUST\u{0} ",
];

fn found(convention: Convention, text: &str) -> usize {
    let provisions = classify(text, convention);
    for provision in &provisions {
        let (range, keyword) = (provision.range(), provision.keyword_range());
        assert!(range.start <= keyword.start && keyword.end <= text.len() && keyword.start < keyword.end);
        assert_eq!(&text[keyword], provision.keyword());
        assert_eq!(&text[range], provision.text());
    }
    provisions.len()
}

/// `fixtures/classify/<convention>.tsv`: sentences with their provisions, labelled by hand before the program saw them.
#[test]
fn sentences_demand_what_a_reader_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/classify");
    let mut wrong = Vec::new();
    for file in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let convention = *Convention::ALL.iter().find(|c| c.name() == name).unwrap();
        for line in fs::read_to_string(&file).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let (text, expected) = line.split_once('\t').unwrap();
            let found: Vec<_> =
                classify(text, convention).iter().map(|p| format!("{} {}", p.kind(), p.keyword())).collect();
            if found.join("; ") != expected {
                wrong.push(format!("{convention}: {text}\n  expected {expected}\n  found    {}", found.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A text twice as long holds about twice as many provisions: nothing is given up, and nothing is found twice. That the test
/// ends at all says that the cost grows with the text: the sentences have 64 KiB.
#[test]
fn what_is_found_grows_with_the_text() {
    for convention in Convention::ALL {
        for piece in PIECES {
            let (one, two) = (piece.repeat(16_000 / piece.len()), piece.repeat(64_000 / piece.len()));
            let (few, many) = (found(*convention, &one), found(*convention, &two));
            let expected = few * 4;
            let near = many + expected / 8 + 8 >= expected && many <= expected + expected / 8 + 8;
            assert!(near, "{convention}, {piece:?}: {few} in a quarter, {many} in all");
        }
    }
}

#[test]
fn a_megabyte_without_a_stop_is_one_text_like_any_other() {
    let text = "the frame and the paper ".repeat(42_000) + "shall hold";
    assert_eq!(found(Convention::IsoDirectives, &text), 1);
    let text = "灯笼和纸".repeat(90_000) + "应干燥";
    assert_eq!(found(Convention::GbT11, &text), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn ranges_lie_in_any_text(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12),
        noise in "\\PC{0,30}",
        at in 0_usize..12,
    ) {
        let mut text: Vec<&str> = pieces;
        let at = at.min(text.len());
        text.insert(at, &noise);
        let text = text.concat();
        for convention in Convention::ALL {
            found(*convention, &text);
        }
    }
}
