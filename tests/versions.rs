//! Every fixture `fixtures/diff/<case>/` is two editions, `old.*` and `new.*`, with the rows that `diff` gives beside them.
//!
//! `NORMATIVE_UPDATE=1 cargo test --test versions` writes what is expected; look at the difference before it is committed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

mod support;

use normative::version::{
    Aspect, Bump, ChangeKind, Degree, EntryChangeKind, History, Kinship, ProvisionChangeKind, adopted_document,
    adoption, consolidate,
};
use normative::{Document, ReadOptions, diff, read};
use support::editions::{text_document, turned_round};

fn cases(of: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(of);
    let mut found: Vec<_> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

/// The file of a case with a stem, whatever its format.
fn file(case: &Path, stem: &str) -> PathBuf {
    let mut all = fs::read_dir(case).unwrap().map(|e| e.unwrap().path());
    all.find(|p| p.file_stem().is_some_and(|s| s == stem)).unwrap_or_else(|| panic!("{} has no {stem}", case.display()))
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_normative")).args(arguments).output().unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn check(path: &Path, found: &str) {
    if std::env::var_os("NORMATIVE_UPDATE").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    for (at, (expected, found)) in expected.lines().zip(found.lines()).enumerate() {
        assert_eq!(expected, found, "{}:{}", path.display(), at + 1);
    }
    assert_eq!(expected.lines().count(), found.lines().count(), "{}", path.display());
}

fn document(path: &Path) -> Document {
    read(&fs::read(path).unwrap(), &ReadOptions::default()).unwrap().document
}

#[test]
fn every_pair_changes_as_expected() {
    for case in cases("diff") {
        let (old, new) = (file(&case, "old"), file(&case, "new"));
        let found = run(&["diff", "--quiet", "--jsonl", old.to_str().unwrap(), new.to_str().unwrap()]);
        check(&case.join("expected.jsonl"), &found);
    }
}

#[test]
fn the_patch_leads_from_the_old_text_to_the_new() {
    for case in cases("diff") {
        let (old, new) = (document(&file(&case, "old")), document(&file(&case, "new")));
        for (old, new) in [(&old, &new), (&new, &old), (&old, &old)] {
            let patch = diff(old, new).patch();
            assert_eq!(patch.apply(old.text()).as_deref(), Some(new.text()), "{}", case.display());
            assert!(old != new || patch.inserted() == 0 || old.text().is_empty(), "{}", case.display());
        }
    }
}

#[test]
fn the_way_back_is_the_way_there_turned_round() {
    for case in cases("diff") {
        let (old, new) = (document(&file(&case, "old")), document(&file(&case, "new")));
        let (there, back) = turned_round(&old, &new);
        assert_eq!(there, back, "{}", case.display());
    }
}

#[test]
fn a_document_and_itself_are_identical() {
    for case in cases("diff") {
        for stem in ["old", "new"] {
            let document = document(&file(&case, stem));
            let changes = diff(&document, &document);
            assert_eq!((changes.clauses().len(), changes.bump()), (0, Bump::None), "{}", case.display());
            assert!(matches!(changes.kinship(), Kinship::Identical | Kinship::Empty), "{}", case.display());
        }
    }
}

#[test]
fn entries_are_compared_as_well() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diff/lanterns");
    let (old, new) = (document(&case.join("old.xml")), document(&case.join("new.xml")));
    let changes = diff(&old, &new);
    let terms = changes.clauses().iter().find(|c| c.old_address() == Some("3")).unwrap();
    assert_eq!(terms.terms()[0].kind(), EntryChangeKind::Changed);
    assert_eq!(terms.terms()[0].after().unwrap().preferred(), Some("frame"));
    let references = changes.clauses().iter().find(|c| c.old_address() == Some("2")).unwrap();
    let dated = &references.references()[0];
    assert_eq!(
        (dated.before(), dated.after(), dated.is_normative()),
        (Some("ISO 535:2014"), Some("ISO 535:2023"), true)
    );
}

/// `fixtures/consolidate/<case>/`: a base, an amendment, what became of its instructions, and the text that results.
#[test]
fn amendments_are_applied_as_expected() {
    for case in cases("consolidate") {
        let (base, amendment) = (file(&case, "base"), file(&case, "amendment"));
        let (base, amendment) = (base.to_str().unwrap(), amendment.to_str().unwrap());
        let shown = |text: String| text.replace(base, "base").replace(amendment, "amendment");
        check(&case.join("expected.jsonl"), &shown(run(&["consolidate", "--quiet", "--jsonl", base, amendment])));
        let consolidated = consolidate(&document(Path::new(base)), &[&document(Path::new(amendment))]);
        check(&case.join("expected.txt"), &format!("{}\n", consolidated.document().text()));
        // What was put together is a document like any other.
        let mut json = Vec::new();
        normative::write(consolidated.document(), normative::Output::Json, &mut json).unwrap();
        assert_eq!(&read(&json, &ReadOptions::default()).unwrap().document, consolidated.document());
        for provision in consolidated.document().provisions() {
            assert!(!consolidated.sources(provision).is_empty());
            assert!(u64::from(provision.source().end()) <= consolidated.document().origin().bytes());
        }
    }
}

#[test]
fn a_clause_with_another_title_is_retitled() {
    let mut seen = 0;
    for case in cases("diff") {
        let (old, new) = (document(&file(&case, "old")), document(&file(&case, "new")));
        for change in diff(&old, &new).clauses() {
            let (Some(before), Some(after)) = (change.before(), change.after()) else { continue };
            let words = |title: Option<&str>| title.unwrap_or_default().split_whitespace().collect::<String>();
            assert_eq!(change.is_retitled(), words(before.title()) != words(after.title()), "{}", after.address());
            seen += usize::from(change.is_retitled());
        }
    }
    assert!(seen > 0, "no fixture has a clause with another title");
}

#[test]
fn an_amendment_without_instructions_changes_nothing() {
    for case in cases("diff") {
        let (old, new) = (document(&file(&case, "old")), document(&file(&case, "new")));
        let consolidated = consolidate(&old, &[&new]);
        assert_eq!(consolidated.instructions().len(), 0, "{}", case.display());
        assert!(diff(&old, consolidated.document()).is_empty(), "{}", case.display());
        assert_eq!(old.text(), consolidated.document().text());
    }
}

/// `fixtures/history/<case>/`: editions, given in the wrong order.
#[test]
fn lives_are_followed_through_editions() {
    for case in cases("history") {
        let files = ["c", "a", "b"].map(|stem| file(&case, stem).to_str().unwrap().to_owned());
        let [c, a, b] = files.each_ref().map(String::as_str);
        let shown = run(&["history", "--quiet", "--jsonl", c, a, b]);
        check(&case.join("expected.jsonl"), &shown.replace(case.to_str().unwrap(), ""));
        let force = run(&["history", "--quiet", "--jsonl", "--on", "2021", c, a, b]);
        let first = run(&["provisions", "--quiet", "--jsonl", a]);
        assert_eq!(force.lines().count(), first.lines().count());
        let documents = [&files[1], &files[2], &files[0]].map(|f| document(Path::new(f)));
        let history = History::of(&documents.each_ref());
        for (edition, document) in documents.iter().enumerate() {
            let keys: Vec<_> = history.provisions_of(edition).map(|(life, _)| life.key()).collect();
            let mut unique = keys.clone();
            unique.sort_unstable();
            unique.dedup();
            assert_eq!((keys.len(), unique.len()), (document.provisions().len(), document.provisions().len()));
            for (life, provision) in history.provisions_of(edition) {
                assert_eq!(life.address_in(edition), Some(&*provision.address()));
            }
        }
    }
}

/// `fixtures/adoption/<case>/`: an adopted and an adopting document.
#[test]
fn adoptions_are_compared_as_expected() {
    for case in cases("adoption") {
        let (a, b) = (file(&case, "adopted"), file(&case, "adopting"));
        check(
            &case.join("expected.jsonl"),
            &run(&["adoption", "--quiet", "--jsonl", a.to_str().unwrap(), b.to_str().unwrap()]),
        );
    }
    // What holds the adopted document is compared with it: all that is added is national.
    let whole = document(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sts/lanterns-adoption/input.xml"));
    let inner = adopted_document(&whole).unwrap();
    assert!(whole.text().contains(inner.text()) && inner.clauses().len() < whole.clauses().len());
    let compared = adoption(&inner, &whole);
    assert!(compared.changes().clauses().iter().all(|c| c.before().is_none()));
    if let Some(innermost) = adopted_document(&inner) {
        assert!(inner.text().contains(innermost.text()));
    }
}

/// One file that holds what it adopts, that and the adopted document as two files, and two files of which none holds the other: one degree.
#[test]
fn adoptions_agree_however_they_are_given() {
    let body = "<body><sec><label>1</label><title>Scope</title><p>This document is about paper lanterns that float.</p></sec>\
        <sec><label>2</label><title>Frame</title><p>The frame shall be round. It should be light.</p>\
        <p>The paper of the lantern shall be white or red.</p></sec></body>";
    let meta = |id: &str, more: &str| {
        format!(
            "<std-meta><std-ref type=\"dated\">{id}</std-ref><content-language>en</content-language>{more}</std-meta>"
        )
    };
    let international = format!("<standard><front>{}</front>{body}</standard>", meta("ISO 99101:2024", ""));
    let annex = |kind: &str, text: &str| {
        format!(
            "<back><app-group><app content-type=\"{kind}\"><label>Annex NA</label><title>At home</title><p>{text}</p></app></app-group></back>"
        )
    };
    let foreword =
        |text: &str| format!("<sec sec-type=\"foreword\"><title>National foreword</title><p>{text}</p></sec>");
    let (none, listed) = ("This is the national edition.", "The technical deviations are listed in Annex NA.");
    let (informative, demand) =
        (annex("informative", "Lanterns are old."), annex("normative", "The lantern shall be blue."));
    let identical = "<std-xref type=\"identicalTo\"><std-ref>ISO 99101:2024</std-ref></std-xref>";
    let modified = "<std-xref type=\"isModifiedAdoptionOf\"><std-ref>ISO 99101:2024</std-ref></std-xref>";
    for (id, relation, foreword, annex, degree, declared) in [
        ("RNS 4711:2025", identical, foreword(none), &informative, Degree::Identical, Some(Degree::Identical)),
        ("DIN ISO 99101:2025", "", foreword(none), &informative, Degree::Identical, Some(Degree::Identical)),
        ("RNS 4711:2025", "", foreword(none), &informative, Degree::Identical, None),
        ("RNS 4711:2025", modified, foreword(listed), &demand, Degree::Modified, Some(Degree::Modified)),
        ("RNS 4711:2025", identical, foreword(none), &demand, Degree::NotEquivalent, Some(Degree::Identical)),
    ] {
        let meta = meta(id, relation);
        let nested =
            format!("<adoption><adoption-front>{meta}{foreword}</adoption-front>{international}{annex}</adoption>");
        let flat = format!("<standard><front>{meta}{foreword}</front>{body}{annex}</standard>");
        let read = |source: &str| read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
        let (adopted, nested, flat) = (read(&international), read(&nested), read(&flat));
        let inner = adopted_document(&nested).unwrap();
        for (adopted, adopting) in [(&inner, &nested), (&adopted, &nested), (&adopted, &flat)] {
            let found = adoption(adopted, adopting);
            assert_eq!(
                (found.degree(), found.declared()),
                (degree, declared),
                "{id} {relation}: {:?}",
                found.reasons()
            );
            assert_eq!(found.agrees(), declared.map(|declared| declared == degree));
        }
    }
}

const LANTERNS: &[(&str, &str)] = &[
    ("1", "Lanterns of paper shall float on still water for one hour at least."),
    ("2", "The candle should be of wax, and the wick may be of cotton or of hemp."),
];

#[test]
fn strangers_translations_and_wrong_orders_are_told() {
    let lanterns = text_document("FIC 1:2019", "en", LANTERNS);
    let soup: &[(&str, &str)] = &[
        ("1", "Soup is cooked slowly from onions, carrots and a marrow bone until evening comes."),
        ("2", "Guests bring bread and sit down wherever they find a chair that holds them."),
    ];
    let stranger = text_document("FIC 9:2020", "en", soup);
    let changes = diff(&lanterns, &stranger);
    assert_eq!((changes.kinship(), changes.warnings().len()), (Kinship::Unrelated, 1));
    assert!(changes.clauses().iter().all(|c| matches!(c.kind(), ChangeKind::Added | ChangeKind::Removed)));

    let french: &[(&str, &str)] = &[
        ("1", "Les lanternes en papier doivent flotter une heure au moins sur une eau calme."),
        ("2", "La bougie est de cire, et la meche peut etre de coton ou de chanvre."),
        ("3", "Une clause de plus."),
    ];
    let translated = text_document("FIC 1:2019", "fr", french);
    let changes = diff(&lanterns, &translated);
    assert_eq!(changes.kinship(), Kinship::Translation);
    assert_eq!(
        changes.clauses().iter().map(|c| (c.kind(), c.new_address())).collect::<Vec<_>>(),
        [(ChangeKind::Added, Some("3"))]
    );

    let later = text_document(
        "FIC 1:2024",
        "en",
        &[LANTERNS[0], ("2", "The candle shall be of wax, and the wick may be of cotton or of hemp.")],
    );
    assert_eq!(diff(&lanterns, &later).kinship(), Kinship::Editions);
    let back = diff(&later, &lanterns);
    assert_eq!((back.kinship(), back.bump()), (Kinship::Reversed, Bump::Minor));

    let empty = read(b"<standard/>", &ReadOptions::default()).unwrap().document;
    for (a, b, rows) in [(&empty, &lanterns, 2), (&lanterns, &empty, 2), (&empty, &empty, 0)] {
        let changes = diff(a, b);
        assert_eq!((changes.kinship(), changes.clauses().len(), changes.warnings().len()), (Kinship::Empty, rows, 1));
    }
}

#[test]
fn conditions_that_come_and_go_are_told() {
    let one = |text: &str| text_document("FIC 1:2019", "en", &[LANTERNS[0], ("2", text)]);
    let (plain, with) =
        (one("The lantern shall be lit by a candle."), one("If it is dark, the lantern shall be lit by a candle."));
    let kind = |a: &Document, b: &Document| {
        let changes = diff(a, b);
        let p = &changes.clauses()[0].provisions()[0];
        (p.kind(), p.aspects().to_vec(), p.impact().name())
    };
    assert_eq!(kind(&plain, &with), (ProvisionChangeKind::Weakened, vec![Aspect::ConditionAdded], "minor"));
    assert_eq!(kind(&with, &plain), (ProvisionChangeKind::Strengthened, vec![Aspect::ConditionDropped], "major"));
}
