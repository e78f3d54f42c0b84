//! The examples do what they say.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../examples/conformance_checklist.rs"]
#[allow(missing_docs, reason = "an example is a program")]
mod conformance_checklist;
#[path = "../examples/own_reader.rs"]
#[allow(missing_docs, reason = "an example is a program")]
mod own_reader;

use std::path::Path;

use conformance_checklist::checklist;
use normative::diagnostic::Code;
use normative::model::{Clause, Reference};
use own_reader::read_notes;
use proptest::prelude::*;

fn fixture(path: &str) -> normative::Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path);
    normative::read_path(path).unwrap().document
}

/// The checklist as the JSON that the example prints.
fn json(document: &normative::Document, address: &str) -> serde_json::Value {
    serde_json::to_value(checklist(document, address).unwrap()).unwrap()
}

#[test]
fn a_checklist_of_rfc_xml_and_of_its_text_has_the_same_requirements() {
    let (xml, text) = (fixture("rfcxml/lanterns-v3/input.xml"), fixture("rfctext/lanterns-same-as-xml/input.txt"));
    let (of_xml, of_text) = (json(&xml, "2"), json(&text, "2"));
    let first = &of_xml["clauses"][0]["requirements"][0];
    assert_eq!((&first["id"], &first["keyword"]), (&"2/p1".into(), &"MUST".into()));
    let line = first["line"].as_u64().unwrap() as usize;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/rfcxml/lanterns-v3/input.xml");
    assert!(std::fs::read_to_string(path).unwrap().lines().nth(line - 1).unwrap().contains("float"));
    let ids = |of: &serde_json::Value| {
        let all =
            of["clauses"].as_array().unwrap().iter().flat_map(|clause| clause["requirements"].as_array().unwrap());
        all.map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&of_xml), ids(&of_text));
    assert!(checklist(&xml, "99").is_none());
}

#[test]
fn a_checklist_of_a_standard_says_who_refers_to_each_clause() {
    let document = fixture("sts/lanterns-niso/input.xml");
    let found = checklist(&document, "5").unwrap();
    let entry = found.clauses.iter().find(|entry| entry.clause == "5.1").unwrap();
    assert!(entry.requirements.iter().all(|item| item.line.is_some() && !item.text.is_empty() && !item.done));
    assert!(entry.requirements.iter().any(|item| item.keyword == "shall not"));
    for entry in &found.clauses {
        let references = document.references().filter(|r| r.target_clause() == document.clause(entry.clause));
        let from: Vec<_> = references.filter_map(Reference::clause).map(Clause::address).collect();
        assert_eq!(entry.referenced_by, from, "{}", entry.clause);
    }
    let all = document.clauses().map(|clause| document.references_to(clause.address()).count()).sum::<usize>();
    assert!(all > 5, "{all}");
}

#[test]
fn a_reader_of_ones_own_gives_a_document_like_any_other() {
    let notes = "@edition 2\n= 4 Frames {#frames}\nFrames *shall* hold\nin wind, see <<paper>>.\n\n* They may bend.\n* Silk <<none>>.\n\
                 = 4.1 灯笼 {#paper}\n灯笼 should be white.\n\n= 5\n@colour red\n";
    let reading = read_notes("lanterns.notes", notes.as_bytes()).unwrap();
    let document = &reading.document;
    assert_eq!(
        document.text(),
        "Frames\nFrames shall hold in wind, see paper.\nThey may bend.\nSilk none.\n灯笼\n灯笼 should be white."
    );
    let provisions: Vec<_> = document.provisions().map(|p| (p.address(), p.keyword())).collect();
    let expected = [("4/p1", "shall"), ("4/p2", "may"), ("4.1/p1", "should")];
    assert_eq!(provisions, expected.map(|(address, keyword)| (address.to_owned(), keyword)));
    assert_eq!(document.references_to("4.1").map(Reference::text).collect::<Vec<_>>(), ["paper"]);
    let should = document.provision("4.1/p1").unwrap();
    assert_eq!(document.locate(should.source()).map(|place| (place.line, place.column)), Some((9, 1)));
    assert_eq!(document.metadata().edition.as_deref(), Some("2"));
    assert_eq!(document.origin().format(), "lantern-notes");
    let codes: Vec<_> =
        reading.diagnostics.iter().map(normative::Diagnostic::code).filter(|c| *c != Code::Convention).collect();
    assert_eq!(codes, [Code::Metadata, Code::DanglingReference]);
}

proptest! {
    #[test]
    fn a_document_of_any_notes_is_whole_and_native_json_keeps_it(notes in "([=*@<>{}# a灯1.4]{0,9}(shall|may|\n|\r\n)){0,12}") {
        let document = read_notes("any.notes", notes.as_bytes()).unwrap().document;
        let mut json = Vec::new();
        normative::write(&document, normative::Output::Json, &mut json).unwrap();
        // Reading native JSON checks every invariant of a document.
        let back = normative::read(&json, &normative::ReadOptions::default()).unwrap().document;
        prop_assert_eq!(back, document);
    }
}
