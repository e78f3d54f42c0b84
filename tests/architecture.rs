//! The shape of the source, as ARCHITECTURE.md has it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules in the order that data flows. A module uses what stands above it.
const ORDER: &[&str] = &[
    "place",
    "error",
    "diagnostic",
    "source",
    "trie",
    "format",
    "model",
    "identifier",
    "convention",
    "read",
    "analyse",
    "schema",
    "reading",
    "corpus",
    "version",
    "write",
    "cli",
];

/// Most lines of a file.
const LONGEST: usize = 800;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

fn all() -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    found
        .into_iter()
        .map(|path| (path.strip_prefix(&root).unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The top module of a file; none for `lib.rs` and `main.rs`.
fn module(path: &Path) -> Option<String> {
    let first = path.components().next()?.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
    (first != "lib" && first != "main").then_some(first)
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let Some(own) = module(&path) else { continue };
        let own_place = place(&own).unwrap_or_else(|| panic!("{own} is not in the order of modules"));
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for piece in line.split("crate::").skip(1).filter(|_| !line.contains("$crate")) {
                let name: String = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if name != own && place(&name).is_some_and(|other| other > own_place) {
                    wrong.push(format!("src/{}:{}: {own} uses {name}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports point upwards only:\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let long: Vec<_> = all()
        .iter()
        .filter(|(_, text)| text.lines().count() > LONGEST)
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {}", long.join(", "));
}

#[test]
fn every_module_says_what_it_is() {
    let silent =
        |path: &Path, text: &str| !text.starts_with("//!") && !text.starts_with("#!") && !path.starts_with("cli/rows");
    let found: Vec<_> =
        all().iter().filter(|(path, text)| silent(path, text)).map(|(path, _)| path.display().to_string()).collect();
    assert!(found.is_empty(), "no comment at the top of: {}", found.join(", "));
}

#[test]
fn only_the_program_prints() {
    for (path, text) in all() {
        let prints = ["stdout()", "stderr()"].iter().any(|sign| text.contains(sign));
        assert!(!prints || path.starts_with("cli"), "{} prints", path.display());
    }
}

#[test]
fn the_map_names_every_module() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for name in ORDER {
        assert!(map.contains(&format!("`{name}")), "ARCHITECTURE.md says nothing of {name}");
    }
}
