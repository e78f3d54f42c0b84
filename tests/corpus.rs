//! Real documents, where they are: `NORMATIVE_CORPUS` names a folder of them. None of them is part of this project.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

#[path = "support/real.rs"]
mod real;

use std::path::{Path, PathBuf};

use normative::{Format, Output, ReadOptions, read_path, write};

mod support;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|e| e.unwrap().path()) {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The files of a part of the corpus; none where the variable is unset, said once.
fn corpus(test: &str, parts: &[&str]) -> Vec<PathBuf> {
    let Some(root) = real::corpus(test) else { return Vec::new() };
    let mut found = Vec::new();
    for part in parts {
        files(&Path::new(&root).join(part), &mut found);
    }
    assert!(!found.is_empty(), "NORMATIVE_CORPUS names a folder without {parts:?}");
    found.sort();
    found
}

#[test]
fn every_sts_file_is_read_and_written_without_loss() {
    for path in corpus("every_sts_file_is_read_and_written_without_loss", &["sts", "sts-derived"])
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "xml"))
    {
        let document = read_path(path).unwrap_or_else(|e| panic!("{e}")).document;
        let mut json = Vec::new();
        write(&document, Output::Json, &mut json).unwrap();
        let again = normative::read(&json, &ReadOptions::default())
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
            .document;
        assert_eq!(document, again, "{}", path.display());
    }
}

/// What is numbered in a document: labels of clauses, figures, tables and items, with the text that tells them apart.
fn numbers(document: &normative::Document) -> Vec<(String, String)> {
    let numbered = document.blocks().filter(|block| block.has_generated_label());
    let shown = |text: &str| text.chars().take(60).collect::<String>();
    numbered.map(|block| (block.label().unwrap_or_default().to_owned(), shown(block.text()))).collect()
}

/// A source without the attributes in which the prep tool keeps numbers.
fn unnumbered(source: &str) -> String {
    let mut out = source.to_owned();
    for name in [" pn=\"", " derivedCounter=\""] {
        let mut parts = out.split(name);
        let first = parts.next().unwrap_or_default().to_owned();
        out = parts.fold(first, |text, part| text + part.split_once('"').map_or("", |(_, rest)| rest));
    }
    out
}

#[test]
fn numbers_that_are_computed_agree_with_those_of_the_prep_tool() {
    let mut compared = 0;
    for path in corpus("numbers_that_are_computed_agree_with_those_of_the_prep_tool", &["rfcxml/v3"]) {
        let source = std::fs::read_to_string(&path).unwrap();
        let bare = unnumbered(&source);
        assert!(!bare.contains(" pn="));
        let read = |text: &str| normative::read(text.as_bytes(), &ReadOptions::default()).unwrap().document;
        let (given, computed) = (numbers(&read(&source)), numbers(&read(&bare)));
        for (given, computed) in given.iter().zip(&computed) {
            assert_eq!(given, computed, "{}", path.display());
        }
        assert_eq!(given.len(), computed.len(), "{}", path.display());
        compared += given.len();
    }
    assert!(compared > 3000 || std::env::var_os("NORMATIVE_CORPUS").is_none(), "{compared}");
}

#[test]
fn every_file_gives_a_document_or_one_line() {
    for path in corpus("every_file_gives_a_document_or_one_line", &[""]) {
        if let Err(error) = read_path(&path) {
            assert!(!error.to_string().contains('\n'), "{error}");
        }
    }
}

#[test]
fn a_document_takes_at_most_three_bytes_for_each_of_the_source() {
    for path in corpus("a_document_takes_at_most_three_bytes_for_each_of_the_source", &["sts"])
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "xml"))
    {
        let document = read_path(path).unwrap().document;
        let bytes = usize::try_from(document.origin().bytes()).unwrap();
        if bytes > 100_000 {
            assert!(document.memory() <= 3 * bytes, "{}: {} bytes for {bytes}", path.display(), document.memory());
        }
    }
}

#[test]
fn every_sts_file_is_equal_after_it_was_written_as_sts() {
    let mut failures = Vec::new();
    for path in corpus("every_sts_file_is_equal_after_it_was_written_as_sts", &["sts", "sts-derived"])
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "xml"))
    {
        let document = read_path(path).unwrap().document;
        let mut sts = Vec::new();
        write(&document, Output::Sts, &mut sts).unwrap();
        let options = ReadOptions::default().with_format(Format::Sts);
        match normative::read(&sts, &options) {
            Ok(again) => {
                let difference = support::first_difference(&document, &again.document);
                failures.extend(difference.map(|d| format!("{}: {d}", path.display())));
            }
            Err(error) => failures.push(format!("{}: {error}", path.display())),
        }
    }
    assert!(failures.is_empty(), "{} files differ\n{}", failures.len(), failures.join("\n"));
}
