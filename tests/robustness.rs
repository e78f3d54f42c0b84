//! No bytes make the library panic, and whatever can be read is a valid document.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::format_push_string,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use normative::{Limits, Output, ReadOptions, detect, read, write};
use proptest::prelude::*;

/// Every `input.*` below the fixtures.
fn seeds() -> Vec<Vec<u8>> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    let mut inputs = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.file_stem().is_some_and(|stem| stem == "input") {
                inputs.push(path);
            }
        }
    }
    inputs.sort();
    assert!(inputs.len() > 40, "only {} fixtures found", inputs.len());
    inputs.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Reads, and where that works, writes and reads again: reading native JSON checks every invariant.
fn survives(bytes: &[u8]) {
    let _ = detect(bytes);
    let options = ReadOptions::default().with_limits(Limits::default().with_bytes(1 << 20));
    match read(bytes, &options) {
        Ok(reading) => {
            let mut json = Vec::new();
            write(&reading.document, Output::Json, &mut json).unwrap();
            write(&reading.document, Output::Markdown, &mut Vec::new()).unwrap();
            let again = read(&json, &ReadOptions::default()).unwrap();
            assert_eq!(reading.document, again.document);
        }
        Err(error) => assert!(!error.to_string().contains(['\n', '\r']), "{error:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files(which in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(),
                     length in 0usize..200, insert in "[<>&;/\"'= a-z\u{0}\u{feff}应]{0,12}", mode in 0..4) {
        let seeds = seeds();
        let mut bytes = which.get(&seeds).clone();
        if !bytes.is_empty() {
            let at = from.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match mode {
                0 => bytes.truncate(cut.index(bytes.len())),
                1 => drop(bytes.drain(at..end)),
                2 => drop(bytes.splice(at..at, insert.bytes())),
                _ => {
                    let copy = bytes[at..end].to_vec();
                    let to = cut.index(bytes.len());
                    drop(bytes.splice(to..to, copy));
                }
            }
        }
        survives(&bytes);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn any_markup(names in prop::collection::vec(0..40usize, 0..60), closes in prop::collection::vec(any::<bool>(), 60), text in "[ a.应shal\n]{0,8}") {
        const NAMES: &[&str] = &["sec", "title", "label", "p", "list", "list-item", "fn", "table-wrap", "table", "thead", "tbody", "tfoot", "tr",
            "td", "th", "xref", "std", "std-ref", "term-sec", "termEntry", "langSet", "tig", "term", "definition", "def-list", "def-item",
            "disp-formula", "math", "mfrac", "msup", "fig", "graphic", "caption", "app", "annex-type", "ref-list", "ref", "adoption",
            "standard", "iso-meta"];
        let mut source = String::from("<standard>");
        let mut open = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let name = NAMES[*name];
            source.push_str(&format!("<{name} id='i{}' rid='i{} i1' colspan='2'>{text}", at % 7, at % 5));
            open.push(name);
            if closes[at] {
                source.push_str(&format!("</{}>{text}", open.pop().unwrap()));
            }
        }
        while let Some(name) = open.pop() {
            source.push_str(&format!("</{name}>"));
        }
        source += "</standard>";
        let reading = read(source.as_bytes(), &ReadOptions::default()).unwrap();
        prop_assert!(reading.document.node_count() > 0);
        survives(source.as_bytes());
    }
}

/// Quotation marks of more than a byte stand behind numbers of clauses.
#[test]
fn quotations_behind_a_number_are_read() {
    for text in [
        "In 4.1, “dry” shall read “old”.",
        "See 4.1, “Knots”, of the other part.",
        "In 4.1, “",
        "Section 4.1, “Knots”, of [X].",
    ] {
        let source = format!("<standard><body><sec><label>4</label><p>{text}</p></sec></body></standard>");
        let document = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
        assert_eq!(document.text(), text);
    }
}
