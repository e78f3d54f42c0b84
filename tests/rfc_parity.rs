//! One RFC in its four forms (version 2, version 3 as authored, version 3 as prepared, plain text): what it demands, word for word, and
//! what it refers to are the same in all of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use normative::model::Reference;
use normative::{Document, ReadOptions};

const FORMS: [(&str, &str); 4] = [
    ("version 2", include_str!("data/rfc-forms/v2.xml")),
    ("version 3", include_str!("data/rfc-forms/v3.xml")),
    ("prepared", include_str!("data/rfc-forms/prepared.xml")),
    ("text", include_str!("data/rfc-forms/text.txt")),
];

fn documents() -> Vec<(&'static str, Document)> {
    let read = |source: &str| normative::read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
    FORMS.into_iter().map(|(form, source)| (form, read(source))).collect()
}

#[test]
fn all_forms_demand_the_same() {
    let demands = |document: &Document| -> Vec<(String, String, String, u64)> {
        let row = |p: normative::model::Provision<'_>| {
            let clause = p.clause().map(|c| c.address().to_owned()).unwrap_or_default();
            (clause, p.kind().to_string(), p.keyword().to_owned(), p.fingerprint())
        };
        document.provisions().map(row).collect()
    };
    let all = documents();
    let expected = demands(&all[3].1);
    assert_eq!(expected.len(), 7, "{expected:?}");
    for (form, document) in &all {
        assert_eq!(demands(document), expected, "{form}");
    }
}

#[test]
fn all_forms_refer_to_the_same() {
    let references = |document: &Document| -> Vec<(String, String, String, String)> {
        let all: Vec<Reference<'_>> = document.references().collect();
        // Version 2 marks the citation alone: the reference with the section around it is the one that counts.
        let is_part = |one: &Reference<'_>| {
            let holds = |other: &Reference<'_>| {
                other.locator().is_some()
                    && one.locator().is_none()
                    && other.range().start() <= one.range().start()
                    && one.range().end() <= other.range().end()
            };
            all.iter().any(holds)
        };
        let whole = all.iter().filter(|r| !is_part(r));
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        whole
            .map(|r| {
                let clause = r.clause().map(|c| c.address().to_owned()).unwrap_or_default();
                (clause, text(r.identifier()), text(r.locator()), text(r.address()))
            })
            .collect()
    };
    let all = documents();
    let expected = references(&all[3].1);
    assert_eq!(expected.len(), 6, "{expected:?}");
    for (form, document) in &all {
        assert_eq!(references(document), expected, "{form}");
    }
}
