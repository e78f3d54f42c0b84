//! The shape of the source, as ARCHITECTURE.md has it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

#[path = "support/source_graph.rs"]
mod source_graph;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use source_graph::{Function, SourceGraph};

/// Modules in the order that data flows. A module uses what stands above it.
const ORDER: &[&str] = &[
    "place",
    "error",
    "word",
    "diagnostic",
    "script",
    "source",
    "format",
    "model",
    "identifier",
    "vocabulary",
    "convention",
    "outline",
    "markup",
    "oscal",
    "regime",
    "detect",
    "read",
    "analyse",
    "schema",
    "reading",
    "profile",
    "conform",
    "corpus",
    "version",
    "row",
    "write",
    "cli",
    "guide",
];

/// Groups of files that may import each other: recursion that is one algorithm, each with its reason.
const RECURSIONS: &[(&[&str], &str)] = &[(
    &[
        "model/view/block.rs",
        "model/view/clause.rs",
        "model/view/mark.rs",
        "model/view/provision.rs",
        "model/view/reference.rs",
        "model/view/table.rs",
    ],
    "views return each other: a clause its provisions, a provision its clause; one type in parts, each the vocabulary of its field",
)];

/// Most lines of a file.
const LONGEST_FILE: usize = 800;

/// Most lines of a function that needs no reason.
const LONGEST_FUNCTION: usize = 60;

/// Longer functions, with the reason: most are one table written as a match.
const LONG_FUNCTIONS: &[(&str, &str, &str)] = &[];

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

/// Files below `src` by their path with slashes, and their text.
fn all() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    found.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn graph(files: &BTreeMap<String, String>) -> SourceGraph {
    SourceGraph::new(files.iter().map(|(path, text)| (path.as_str(), text.as_str())))
}

/// The top module of a file; none for `lib.rs` and `main.rs`.
fn module(path: &str) -> Option<&str> {
    let first = path.split('/').next()?.trim_end_matches(".rs");
    (first != "lib" && first != "main").then_some(first)
}

/// Imports that point downwards in the order of modules.
fn downward(graph: &SourceGraph, order: &[&str]) -> Vec<String> {
    let place = |name: &str| order.iter().position(|known| *known == name);
    let mut wrong = Vec::new();
    for import in graph.imports() {
        let (Some(from), Some(to)) = (module(&import.from), module(&import.to)) else { continue };
        if from != to && place(to) > place(from) {
            wrong.push(format!("src/{}:{}: {from} uses {to}", import.from, import.line));
        }
    }
    wrong
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let files = all();
    for own in files.keys().filter_map(|path| module(path)) {
        assert!(ORDER.contains(&own), "{own} is not in the order of modules");
    }
    let wrong = downward(&graph(&files), ORDER);
    assert!(wrong.is_empty(), "imports point upwards only:\n{}", wrong.join("\n"));
}

#[test]
fn no_two_files_import_each_other() {
    let circles = graph(&all()).circles();
    let unknown: Vec<String> = circles
        .iter()
        .filter(|group| !RECURSIONS.iter().any(|(known, _)| group.iter().all(|file| known.contains(&file.as_str()))))
        .map(|group| group.join(", "))
        .collect();
    assert!(unknown.is_empty(), "files that import each other:\n{}", unknown.join("\n"));
    let stale = stale_recursions(&circles, RECURSIONS);
    assert!(stale.is_empty(), "in RECURSIONS and in no circle any more, take out:\n{}", stale.join("\n"));
}

/// Files of the list that no circle with another file of their group has.
fn stale_recursions(circles: &[Vec<String>], list: &[(&[&str], &str)]) -> Vec<String> {
    let stands = |group: &[&str], file: &str| {
        circles.iter().any(|circle| {
            circle.iter().any(|own| own == file) && circle.iter().all(|own| group.contains(&own.as_str()))
        })
    };
    list.iter()
        .flat_map(|(group, _)| group.iter().filter(|file| !stands(group, file)))
        .map(|f| (*f).to_owned())
        .collect()
}

#[test]
fn a_planted_circle_and_a_planted_import_are_found() {
    let planted = SourceGraph::new([
        ("lib.rs", "mod model;\nmod read;\n"),
        ("model/mod.rs", "mod text;\npub use text::Text;\n"),
        ("model/text.rs", "use crate::{error, read::{sts::{self, Reader}, Parsed}};\n"),
        ("read/mod.rs", "mod sts;\npub struct Parsed;\n"),
        ("read/sts.rs", "// use crate::model;\nfn f() { let text = \"crate::write\"; super::Parsed }\n"),
    ]);
    let wrong = downward(&planted, &["model", "read"]);
    assert_eq!(wrong, ["src/model/text.rs:1: model uses read"; 2]);
    assert_eq!(planted.circles(), Vec::<Vec<String>>::new());

    let circle = SourceGraph::new([
        ("a/mod.rs", "mod b;\nmod c;\npub use c::C;\n"),
        ("a/b.rs", "use super::C;\n"),
        ("a/c.rs", "pub struct C;\nfn f() -> super::b::B { todo }\n#[cfg(test)]\nmod tests { use super::super::d; }\n"),
    ]);
    assert_eq!(circle.circles(), [["a/b.rs", "a/c.rs"]]);

    let seen = SourceGraph::new([("a/mod.rs", "mod b;\npub use b::B;\n"), ("a/b.rs", "pub(in crate::a) struct B;\n")]);
    assert_eq!(seen.circles(), Vec::<Vec<String>>::new());

    let module =
        SourceGraph::new([("a/mod.rs", "mod b;\npub struct A;\nfn f() { b::g() }\n"), ("a/b.rs", "use super::A;\n")]);
    assert_eq!(module.circles(), [["a/b.rs", "a/mod.rs"]]);
}

#[test]
fn files_stay_small() {
    let files = all();
    let long: Vec<_> =
        files.iter().filter(|(_, text)| text.lines().count() > LONGEST_FILE).map(|(path, _)| &**path).collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines: {}", long.join(", "));
}

#[test]
fn functions_stay_small() {
    let known = |file: &str, name: &str| LONG_FUNCTIONS.iter().any(|(f, n, _)| *f == file && *n == name);
    let long: Vec<String> = graph(&all())
        .functions()
        .iter()
        .filter(|f| f.lines > LONGEST_FUNCTION && !known(&f.file, &f.name))
        .map(|f| format!("src/{}:{}: {} has {} lines", f.file, f.line, f.name, f.lines))
        .collect();
    assert!(long.is_empty(), "functions over {LONGEST_FUNCTION} lines:\n{}", long.join("\n"));
    let stale = stale_functions(&graph(&all()).functions(), LONG_FUNCTIONS);
    assert!(stale.is_empty(), "in LONG_FUNCTIONS and not long any more, take out:\n{}", stale.join("\n"));
}

/// Functions of the list that are not there or no longer long.
fn stale_functions(functions: &[Function], list: &[(&str, &str, &str)]) -> Vec<String> {
    let stands = |file: &str, name: &str| {
        functions.iter().any(|f| f.file == file && f.name == name && f.lines > LONGEST_FUNCTION)
    };
    list.iter().filter(|(file, name, _)| !stands(file, name)).map(|(file, name, _)| format!("{file}: {name}")).collect()
}

#[test]
fn entries_that_have_gone_stale_are_found() {
    let planted = SourceGraph::new([
        ("a/mod.rs", "mod b;\nmod c;\npub struct A;\nfn f() { b::g() }\n"),
        ("a/b.rs", "use super::A;\n"),
        ("a/c.rs", "use super::A;\n"),
    ]);
    let list: &[(&[&str], &str)] = &[(&["a/b.rs", "a/mod.rs", "a/c.rs"], ""), (&["a/d.rs", "a/e.rs"], "")];
    assert_eq!(stale_recursions(&planted.circles(), list), ["a/c.rs", "a/d.rs", "a/e.rs"]);
    let long = format!("fn long() {{\n{}}}\nfn short() {{\n}}\n", "    g();\n".repeat(LONGEST_FUNCTION));
    let functions = SourceGraph::new([("a.rs", &*long)]);
    let list = [("a.rs", "long", ""), ("a.rs", "short", ""), ("b.rs", "long", "")];
    assert_eq!(stale_functions(&functions.functions(), &list), ["a.rs: short", "b.rs: long"]);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = |text: &str| !text.starts_with("//!") && !text.starts_with("#!");
    let files = all();
    let found: Vec<_> = files.iter().filter(|(_, text)| silent(text)).map(|(path, _)| &**path).collect();
    assert!(found.is_empty(), "no comment at the top of: {}", found.join(", "));
}

#[test]
fn only_the_program_prints() {
    let files = all();
    for (path, code) in graph(&files).code() {
        let prints = ["stdout()", "stderr()"].iter().any(|sign| code.contains(sign));
        assert!(!prints || path.starts_with("cli"), "{path} prints");
    }
}

#[test]
fn the_map_names_every_module() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for name in ORDER {
        assert!(map.contains(&format!("`{name}")), "ARCHITECTURE.md says nothing of {name}");
    }
}

/// Bytes as Base64 (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |group: u32, at: usize| char::from(SIGNS[(group >> (18 - 6 * at) & 63) as usize]);
    let quad = |chunk: &[u8]| {
        let group = chunk.iter().chain(&[0; 2]).take(3).fold(0, |group, byte| group << 8 | u32::from(*byte));
        (0..4).map(|at| if at <= chunk.len() { sign(group, at) } else { '=' }).collect::<String>()
    };
    bytes.chunks(3).map(quad).collect()
}

#[test]
fn pictures_in_the_guide_are_those_beside_it() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    for name in ["html-english", "html-chinese"] {
        let picture = fs::read(docs.join(name).with_extension("png")).unwrap();
        let within = fs::read_to_string(docs.join(name).with_extension("base64")).unwrap();
        assert!(base64(&picture) == within, "docs/{name}.base64 is not docs/{name}.png as Base64");
    }
    assert_eq!(base64(b"lantern"), "bGFudGVybg==");
}

#[test]
fn the_readme_is_short() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(readme.lines().count() <= 150, "{} lines", readme.lines().count());
}
