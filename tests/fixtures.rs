//! Every fixture is a folder `fixtures/<format>/<case>/` with an `input.*`. What reading it gives stands beside it:
//! `expected.json` (the native JSON) and `diagnostics.txt`, or `error.txt` where it cannot be read.
//!
//! `NORMATIVE_UPDATE=1 cargo test --test fixtures` writes what is expected; look at the difference before it is committed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use normative::{Output, ReadOptions, Reading, read, write};

/// Folders of fixtures that other tests read.
const NO_FORMATS: &[&str] = &["adoption", "consolidate", "consolidate-grid", "corpus", "diff", "history"];

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folders = |path: &Path| {
        let mut found: Vec<_> = fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
        found.sort();
        found
    };
    let of_a_format = |path: &&PathBuf| {
        let is_off = !cfg!(feature = "html") && path.ends_with("html");
        if is_off {
            eprintln!("SKIPPED: fixtures of HTML need the feature html");
        }
        !is_off && !NO_FORMATS.iter().any(|name| path.ends_with(name))
    };
    folders(&root).iter().filter(of_a_format).flat_map(|format| folders(format)).collect()
}

fn input(case: &Path) -> Vec<u8> {
    let found =
        fs::read_dir(case).unwrap().map(|e| e.unwrap().path()).find(|p| p.file_stem().is_some_and(|s| s == "input"));
    fs::read(found.unwrap_or_else(|| panic!("{} has no input", case.display()))).unwrap()
}

fn json(reading: &Reading) -> String {
    let mut out = Vec::new();
    write(&reading.document, Output::Json, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn diagnostics(reading: &Reading) -> String {
    let mut out = String::new();
    for diagnostic in &reading.diagnostics {
        match diagnostic.span() {
            Some(span) => writeln!(out, "{}..{} {diagnostic}", span.start(), span.end()).unwrap(),
            None => writeln!(out, "{diagnostic}").unwrap(),
        }
    }
    out
}

/// Compares with a file, or writes it. Nothing expected is no file.
fn check(path: &Path, found: &str, failures: &mut Vec<String>) {
    if std::env::var_os("NORMATIVE_UPDATE").is_some() {
        if found.is_empty() {
            let _ = fs::remove_file(path);
        } else {
            fs::write(path, found).unwrap();
        }
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected != found {
        let line = expected.lines().zip(found.lines()).position(|(a, b)| a != b);
        let at = line.unwrap_or_else(|| expected.lines().count().min(found.lines().count()));
        let show = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").chars().take(300).collect::<String>();
        failures.push(format!(
            "{}:{}:\n  expected {}\n  found    {}",
            path.display(),
            at + 1,
            show(&expected),
            show(found)
        ));
    }
}

#[test]
fn every_fixture_reads_as_expected() {
    let mut failures = Vec::new();
    let all = cases();
    assert!(all.len() > 40, "only {} fixtures found", all.len());
    for case in &all {
        let options = ReadOptions::default().with_name("input");
        let (expected, said, error) = match read(&input(case), &options) {
            Ok(reading) => (json(&reading), diagnostics(&reading), String::new()),
            Err(error) => (String::new(), String::new(), format!("{error}\n")),
        };
        check(&case.join("expected.json"), &expected, &mut failures);
        check(&case.join("diagnostics.txt"), &said, &mut failures);
        check(&case.join("error.txt"), &error, &mut failures);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn native_json_is_lossless() {
    for case in cases() {
        let Ok(first) = read(&input(&case), &ReadOptions::default()) else { continue };
        let text = json(&first);
        let again =
            read(text.as_bytes(), &ReadOptions::default()).unwrap_or_else(|e| panic!("{}: {e}", case.display()));
        assert_eq!(first.document, again.document, "{}", case.display());
        assert_eq!(text, json(&again), "{}", case.display());
    }
}

/// What lies beside a fixture is named by entities in it, and must never be opened.
#[test]
fn nothing_external_is_opened() {
    let mut found = 0;
    for case in cases().iter().filter(|case| case.join("secret.txt").exists()) {
        found += 1;
        let options = ReadOptions::default().with_name(case.join("input.xml").to_string_lossy());
        let text = json(&read(&input(case), &options).unwrap());
        assert!(!text.contains("SENTINEL"), "{}", case.display());
    }
    assert!(found > 0);
}

#[test]
fn every_view_shows_its_slice() {
    for case in cases() {
        let Ok(reading) = read(&input(&case), &ReadOptions::default()) else { continue };
        let document = &reading.document;
        for block in document.blocks() {
            assert_eq!(block.text(), &document.text()[block.range().as_usize()]);
            if let Some(parent) = block.parent() {
                assert!(parent.range().encloses(block.range()), "{}", case.display());
            }
            assert!(u64::from(block.source().end()) <= document.origin().bytes(), "{}", case.display());
        }
        for clause in document.clauses() {
            assert_eq!(document.clause(clause.address()), Some(clause));
            if !clause.range().is_empty() {
                let innermost = document.clause_at(clause.range().start()).unwrap();
                assert!(clause.range().encloses(innermost.range()));
            }
        }
        for provision in document.provisions() {
            assert!(provision.range().encloses(provision.keyword_range()));
            assert!(provision.block().range().encloses(provision.range()));
        }
    }
}
