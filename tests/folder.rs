//! A folder of fictional standards looked at together. `fixtures/corpus/expected/` holds what each command says;
//! `NORMATIVE_UPDATE=1 cargo test --test folder` writes it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use normative::corpus::{Catalogue, Corpus, FindingKind, LoadOptions, Match, Resolution, Resolved};
use normative::model::PartialDate;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus")
}

fn lanterns() -> Corpus {
    let corpus = Corpus::load(root().join("lanterns"), &LoadOptions::default()).unwrap();
    let status: Catalogue = fs::read_to_string(root().join("status.csv")).unwrap().parse().unwrap();
    corpus.with_catalogue(status)
}

fn date(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

/// What a reference with a text means at a date.
fn resolved<'c>(corpus: &'c Corpus, file: &str, text: &str, at: Option<PartialDate>) -> Resolution<'c> {
    let member = corpus.members().find(|m| m.name().ends_with(file)).unwrap();
    let in_text = |r: &normative::model::Reference<'_>| r.text().contains(text) && r.clause().unwrap().address() != "2";
    let reference = member.document().references().find(in_text);
    corpus.resolve(reference.unwrap_or_else(|| panic!("no {text} in {file}")), at)
}

fn found(resolution: Resolution<'_>) -> Resolved<'_> {
    match resolution {
        Resolution::Found(found) => found,
        other => panic!("not found: {other:?}"),
    }
}

fn file_of(found: &Resolved<'_>) -> String {
    found.member().name().rsplit('/').next().unwrap().to_owned()
}

#[test]
fn an_undated_reference_means_the_edition_in_force() {
    let corpus = lanterns();
    let text = "ISO 99202, Table 1";
    let latest = found(resolved(&corpus, "lanterns-2024.xml", text, None));
    assert_eq!(file_of(&latest), "tests-2020.xml");
    assert_eq!(latest.place().unwrap().label(), Some("Table 1"));
    let amendments: Vec<_> = latest.amendments().map(|m| m.identifier().unwrap().to_string()).collect();
    assert_eq!(amendments, ["ISO 99202:2020/Amd 1:2022"]);

    let before_the_amendment = found(resolved(&corpus, "lanterns-2024.xml", text, date("2021")));
    assert_eq!(file_of(&before_the_amendment), "tests-2020.xml");
    assert_eq!(before_the_amendment.amendments().len(), 0);

    let earlier = found(resolved(&corpus, "lanterns-2024.xml", text, date("2019-12-31")));
    assert_eq!(file_of(&earlier), "tests-2015.xml");
    assert!(earlier.is_place_missing(), "the edition of 2015 has no Table 1");

    let before_all = resolved(&corpus, "lanterns-2024.xml", text, date("2001"));
    assert!(matches!(before_all, Resolution::OtherEditions { editions, .. } if editions.len() == 2));
}

#[test]
fn a_dated_reference_means_its_edition_alone() {
    let corpus = lanterns();
    let dated = found(resolved(&corpus, "lanterns-2024.xml", "ISO 99202:2015", None));
    assert_eq!((file_of(&dated).as_str(), dated.amendments().len()), ("tests-2015.xml", 0));
    assert_eq!(dated.place().unwrap().as_clause().unwrap().title(), Some("Tearing"));
    let wrong = found(resolved(&corpus, "lanterns-2024.xml", "ISO 99204:2011", None));
    assert!(wrong.is_place_missing() && wrong.place().is_none());
}

#[test]
fn what_is_adopted_leads_to_what_adopts_it() {
    let corpus = lanterns();
    let adopted = found(resolved(&corpus, "future.xml", "ISO 99207:2016", None));
    assert_eq!((file_of(&adopted).as_str(), adopted.matched_by()), ("glue.xml", Match::Adoption));
    assert!(matches!(resolved(&corpus, "future.xml", "ISO 99299", None), Resolution::NotInCorpus { .. }));
}

#[test]
fn every_kind_of_finding_is_found() {
    let corpus = lanterns();
    let mut all = corpus.check(None);
    all.extend(corpus.check(date("2025-06")));
    let missing: Vec<_> = FindingKind::ALL.iter().filter(|kind| all.iter().all(|f| f.kind != **kind)).collect();
    assert!(missing.is_empty(), "nothing in the fixtures shows {missing:?}");
}

#[test]
fn one_bad_file_stops_nothing() {
    let corpus = lanterns();
    assert_eq!(corpus.failures().len(), 1);
    assert!(corpus.failures()[0].source_name().ends_with("broken.xml"));
    assert!(corpus.skipped().next().unwrap().ends_with("notes.txt"));
    assert_eq!(corpus.members().len(), 10);
    let error = Corpus::load(root().join("nowhere"), &LoadOptions::default()).unwrap_err();
    assert_eq!(error.kind(), normative::ErrorKind::NotFound);
    let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<std::io::Error>());
    assert_eq!(cause.map(std::io::Error::kind), Some(std::io::ErrorKind::NotFound));
}

#[test]
fn an_empty_corpus_has_nothing_to_say() {
    let corpus = Corpus::default();
    assert_eq!(corpus.check(None), []);
    assert_eq!(corpus.graph(None).nodes(), []);
    assert_eq!(corpus.stats(None).references, 0);
}

proptest::proptest! {
    #[test]
    fn no_catalogue_panics(text in "[a-z_,;\"\n\\[\\]{}: 0-9-]{0,120}") {
        let with_head = format!("identifier,withdrawn,replaced_by\n{text}");
        for text in [&text, &with_head] {
            if let Err(error) = text.parse::<Catalogue>() {
                proptest::prop_assert!(!error.to_string().contains('\n'));
            }
        }
    }
}

/// One standard whose list names and whose text cites the next, in a circle.
#[test]
fn a_circle_of_references_is_one_cycle() {
    let source = |at: usize| {
        let next = (at + 1) % 50;
        format!(
            "<standard><front><std-meta><std-ref type='dated'>ISO {}:2020</std-ref></std-meta></front><body><sec><p>See \
             <std><std-ref>ISO {}:2020</std-ref></std>.</p></sec></body></standard>",
            99000 + at,
            99000 + next
        )
    };
    let read = |at: usize| {
        let options = normative::ReadOptions::default().with_name(format!("{at}.xml"));
        normative::read(source(at).as_bytes(), &options).unwrap()
    };
    let corpus: Corpus = (0..50).map(read).collect();
    let graph = corpus.graph(None);
    assert_eq!(graph.cycles().len(), 1);
    assert_eq!(graph.reachable(0).len(), 49);
}

#[cfg(feature = "cli")]
mod program {
    use std::process::Command;

    use super::{fs, root};

    /// What the program prints, run where names are short.
    fn run(arguments: &[&str]) -> String {
        let output =
            Command::new(env!("CARGO_BIN_EXE_normative")).current_dir(root()).args(arguments).output().unwrap();
        assert_ne!(output.status.code(), None);
        String::from_utf8(output.stdout).unwrap()
    }

    #[test]
    fn commands_say_what_is_expected() {
        let mut wrong = Vec::new();
        let status = ["--catalogue", "status.csv"];
        for (name, arguments) in [
            ("check.jsonl", vec!["check", "lanterns", "--jsonl"]),
            ("check.txt", vec!["check", "lanterns"]),
            ("check-2025.txt", vec!["check", "lanterns", "--at", "2025-06"]),
            ("cites.jsonl", vec!["cites", "ISO 99202#5", "lanterns", "--jsonl"]),
            ("cites.txt", vec!["cites", "ISO 99201", "lanterns"]),
            ("graph.txt", vec!["graph", "lanterns"]),
            ("graph.jsonl", vec!["graph", "lanterns", "--jsonl"]),
            ("graph.dot", vec!["graph", "lanterns", "--to", "dot"]),
            ("graph.graphml", vec!["graph", "lanterns", "--to", "graphml"]),
            ("graph.json", vec!["graph", "lanterns", "--to", "json"]),
            ("impact.txt", vec!["graph", "lanterns", "--impact", "ISO 99202:2015"]),
            ("from.txt", vec!["graph", "lanterns", "--from", "ISO 99208:2031"]),
            ("cycles.txt", vec!["graph", "lanterns", "--cycles"]),
            ("stats.txt", vec!["stats", "lanterns"]),
            ("stats.jsonl", vec!["stats", "lanterns", "--jsonl"]),
        ] {
            let with_status = [&["corpus"], &*arguments, &status].concat();
            let found = run(&[&*with_status, &["--threads", "1"]].concat());
            assert_eq!(found, run(&[&*with_status, &["--threads", "2"]].concat()), "{name}: threads change the output");
            let path = root().join("expected").join(name);
            if std::env::var_os("NORMATIVE_UPDATE").is_some() {
                fs::write(&path, found).unwrap();
            } else if fs::read_to_string(&path).unwrap_or_default() != found {
                wrong.push(name);
            }
        }
        assert!(wrong.is_empty(), "not as expected: {wrong:?}; NORMATIVE_UPDATE=1 writes what is found");
    }

    #[test]
    fn what_cannot_be_done_is_one_line_and_two() {
        for arguments in [
            &["corpus", "check", "nowhere"][..],
            &["corpus", "cites", "the lantern book", "lanterns"],
            &["corpus", "graph", "lanterns", "--impact", "ISO 1"],
            &["corpus", "check", "lanterns", "--catalogue", "lanterns/notes.txt"],
        ] {
            let output =
                Command::new(env!("CARGO_BIN_EXE_normative")).current_dir(root()).args(arguments).output().unwrap();
            let error = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
            let lines = error.lines().filter(|l| !l.contains("broken.xml")).count();
            assert_eq!(lines, 1, "{arguments:?}: {error}");
        }
    }
}
