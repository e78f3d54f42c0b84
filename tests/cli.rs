//! The program's contract: exit status, rows, and one line for each error.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]
#![cfg(feature = "cli")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn fixture(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sts").join(case).join("input.xml")
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_normative")).args(arguments).output().unwrap()
}

fn on(command: &str, case: &str, rest: &[&str]) -> Output {
    let path = fixture(case);
    run(&[&[command, path.to_str().unwrap()], rest].concat())
}

fn rows(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn keys(command: &str) -> Vec<String> {
    let output = on(command, "lanterns-niso", &["--jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    // In the order of the line, which a map would not keep.
    let first = text.lines().next().unwrap();
    let value: Value = serde_json::from_str(first).unwrap();
    let mut keys: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
    keys.sort_by_key(|key| first.find(&format!("\"{key}\":")).unwrap());
    keys
}

#[test]
fn rows_have_the_keys_of_the_contract() {
    let expected = [
        ("outline", "file address label title kind obligation depth parent range source"),
        (
            "provisions",
            "file id clause kind keyword polarity bindingness basis convention container text range source \
             condition exception lead_in rule fingerprint keyword_range",
        ),
        (
            "references",
            "file clause text kind identifier locator address uri dated normative resolved basis range source",
        ),
        ("terms", "file number language preferred admitted deprecated definition notes examples sources range"),
    ];
    for (command, fields) in expected {
        assert_eq!(keys(command).join(" "), fields, "{command}");
    }
}

#[test]
fn ranges_are_bytes_of_the_text_and_of_the_file() {
    let text = on("text", "lanterns-chinese", &[]).stdout;
    let file = std::fs::read(fixture("lanterns-chinese")).unwrap();
    let outline = rows(&on("outline", "lanterns-chinese", &["--jsonl"]));
    assert!(!outline.is_empty());
    for row in outline {
        let slice = |bytes: &[u8], key: &str| {
            let at = |i: usize| usize::try_from(row[key][i].as_u64().unwrap()).unwrap();
            String::from_utf8(bytes[at(0)..at(1)].to_vec()).unwrap()
        };
        let title = row["title"].as_str().unwrap_or_default();
        assert!(slice(&text, "range").contains(title));
        assert!(slice(&file, "source").starts_with('<'));
    }
}

#[test]
fn what_cannot_be_read_is_one_line_and_status_2() {
    for case in ["truncated", "mis-nested", "entity-bomb", "empty-file", "not-xml", "binary", "deep-elements"] {
        for command in ["detect", "outline", "provisions", "references", "terms", "text", "metadata"] {
            let output = on(command, case, &["--jsonl"]);
            if command == "detect" && output.status.success() {
                continue;
            }
            let said = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{command} {case}");
            assert_eq!(said.lines().count(), 1, "{command} {case}: {said}");
            assert!(said.starts_with("normative: ") && said.contains("input.xml:"), "{said}");
        }
    }
    let missing = run(&["outline", "no-such-file.xml"]);
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(String::from_utf8(missing.stderr).unwrap().lines().count(), 1);
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let (bad, good) = (fixture("truncated"), fixture("lanterns-isosts"));
    let output = run(&["outline", bad.to_str().unwrap(), good.to_str().unwrap(), "--jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(rows(&output).len() > 3);
}

#[test]
fn findings_are_denied_on_demand() {
    assert_eq!(on("outline", "dangling-rid", &[]).status.code(), Some(0));
    assert_eq!(on("outline", "dangling-rid", &["--deny", "warning"]).status.code(), Some(1));
    assert_eq!(on("outline", "lanterns-isosts", &["--deny", "warning"]).status.code(), Some(0));
    let quiet = on("outline", "dangling-rid", &["--quiet"]);
    assert!(quiet.stderr.is_empty());
}

#[test]
fn a_dash_is_standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_normative"))
        .args(["outline", "-", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"<standard><body><sec><title>Scope</title></sec></body></standard>")
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(rows(&output)[0]["address"], "scope");
}

#[test]
fn converting_to_json_gives_what_the_library_reads() {
    let folder = std::env::temp_dir().join(format!("normative-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let out = folder.join("out.json");
    let output = on("convert", "lanterns-niso", &["--to", "json", "-o", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let outline = rows(&run(&["outline", out.to_str().unwrap(), "--jsonl"]));
    assert_eq!(outline.len(), rows(&on("outline", "lanterns-niso", &["--jsonl"])).len());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn bad_usage_is_status_2_and_help_is_not() {
    assert_eq!(run(&["outline"]).status.code(), Some(2));
    assert_eq!(run(&["nonsense"]).status.code(), Some(2));
    assert_eq!(on("outline", "lanterns-niso", &["--format", "docx"]).status.code(), Some(2));
    let help = run(&["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8(help.stdout).unwrap().contains("Exit status"));
}

#[test]
fn classify_gives_a_row_for_each_text() {
    let text = "The paper shall be dry and should not be old.";
    let output = run(&["classify", "--convention", "iso-directives", "--jsonl", text, "The paper is dry."]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found = rows(&output);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0]["input"], text);
    let keywords: Vec<_> = found[0]["provisions"].as_array().unwrap().iter().map(|p| p["keyword"].clone()).collect();
    assert_eq!(keywords, ["shall", "should not"]);
    assert_eq!(found[0]["provisions"][1]["polarity"], "negative");
    assert_eq!(found[0]["provisions"][0]["range"], serde_json::json!([0, text.len()]));
    assert_eq!(found[1]["provisions"], serde_json::json!([]));
    let unknown = run(&["classify", "--convention", "lanterns", text]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("gbt-1.1"));
}
