//! Every case under `fixtures/write/` in every form that a document can be written in.
//!
//! `NORMATIVE_UPDATE=1 cargo test --test write` writes what is expected; look at the difference before it is committed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

mod support;

use normative::{Document, Format, Output, ReadOptions, WriteOptions, read, write_with};

/// The forms that stand beside an input, with the ends of their names.
const FORMS: &[(Output, &str)] = &[
    (Output::Markdown, "md"),
    (Output::Turtle, "ttl"),
    (Output::JsonLd, "jsonld"),
    (Output::Sts, "sts.xml"),
    (Output::Html, "html"),
];

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/write");
    let mut found: Vec<_> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    found.sort();
    found
}

fn document(case: &Path) -> Document {
    let bytes = fs::read(case.join("input.xml")).unwrap();
    read(&bytes, &ReadOptions::default().with_name("input.xml")).unwrap().document
}

fn written(document: &Document, output: Output) -> (String, String) {
    let options = WriteOptions::default().with_base("https://lanterns.example/");
    let mut out = Vec::new();
    let losses = write_with(document, output, &options, &mut out).unwrap();
    let losses = losses.iter().fold(String::new(), |mut said, loss| {
        writeln!(said, "{output}: {} {}", loss.count, loss.what).unwrap();
        said
    });
    (String::from_utf8(out).unwrap(), losses)
}

#[test]
fn every_form_is_as_expected() {
    let update = std::env::var_os("NORMATIVE_UPDATE").is_some();
    let mut failures = Vec::new();
    for case in cases() {
        let document = document(&case);
        let mut losses = String::new();
        for (output, end) in FORMS {
            let (text, lost) = written(&document, *output);
            losses.push_str(&lost);
            assert_eq!(text, written(&document, *output).0, "not deterministic");
            check(&case.join(format!("expected.{end}")), &text, update, &mut failures);
        }
        check(&case.join("losses.txt"), &losses, update, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn check(path: &Path, found: &str, update: bool, failures: &mut Vec<String>) {
    if update {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != found {
        let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b).unwrap_or_default();
        let show = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
        failures.push(format!(
            "{}:{}:\n  expected {}\n  found    {}",
            path.display(),
            line + 1,
            show(&expected),
            show(found)
        ));
    }
}

#[test]
fn a_base_is_an_absolute_iri() {
    let document = document(&cases()[0]);
    for base in ["lanterns", "https://lanterns.example/#", "https://a b/", ""] {
        let options = WriteOptions::default().with_base(base);
        let error = write_with(&document, Output::Turtle, &options, &mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput, "{base}");
    }
}

#[test]
fn the_name_of_a_provision_outlives_its_edition_and_its_clause() {
    let source = |clause: &str, edition: &str| {
        format!(
            "<standard><front><iso-meta><std-ident><edition>{edition}</edition></std-ident><std-ref>ISO 99102:20{edition}0\
             </std-ref></iso-meta></front><body><sec><label>{clause}</label><p>Lanterns shall float.</p></sec></body></standard>"
        )
    };
    let name = |source: String| {
        let document = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
        let (turtle, _) = written(&document, Output::Turtle);
        turtle.lines().find(|line| line.contains("a smart:Requirement")).unwrap().to_owned()
    };
    let first = name(source("4", "1"));
    assert!(first.starts_with("<urn:iso:std:iso:99102#provision-"), "{first}");
    assert_eq!(first, name(source("7.2", "2")));
}

#[test]
fn ten_thousand_provisions_are_no_burden() {
    let mut source = "<standard><body><sec><label>1</label>".to_owned();
    for n in 0..10_000 {
        write!(source, "<p>Lantern {n} shall float.</p><note><p>Note {n}.</p></note>").unwrap();
    }
    source.push_str("</sec></body></standard>");
    let document = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
    assert_eq!(document.provisions().len(), 10_000);
    for (output, _) in FORMS {
        let (text, _) = written(&document, *output);
        assert!(text.len() > 400_000, "{output}: {}", text.len());
    }
}

/// Reads what is written as STS; gives the losses beside it.
fn again(document: &Document) -> (Document, String) {
    let (text, losses) = written(document, Output::Sts);
    let options = ReadOptions::default().with_format(Format::Sts);
    let reading = read(text.as_bytes(), &options).unwrap_or_else(|error| panic!("{error}\n{text}"));
    (reading.document, losses)
}

#[test]
fn every_fixture_is_equal_after_it_was_written_as_sts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut failures = Vec::new();
    let mut count = 0;
    for format in ["sts", "write"] {
        for case in fs::read_dir(root.join(format)).unwrap().map(|e| e.unwrap().path()) {
            let Ok(bytes) = fs::read(case.join("input.xml")) else { continue };
            let Ok(reading) = read(&bytes, &ReadOptions::default()) else { continue };
            count += 1;
            let (again, losses) = again(&reading.document);
            if let Some(difference) = support::first_difference(&reading.document, &again).filter(|_| losses.is_empty())
            {
                failures.push(format!("{}: {difference}", case.display()));
            }
            if reading.document.text() != again.text() {
                failures.push(format!("{}: text\n{:?}\n{:?}", case.display(), reading.document.text(), again.text()));
            }
        }
    }
    assert!(count > 30);
    assert!(failures.is_empty(), "{} fixtures differ\n{}", failures.len(), failures.join("\n"));
}
