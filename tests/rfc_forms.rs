//! One document in the forms that an RFC has: version 2, version 3 as authored, version 3 as prepared. All give the same clauses.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use normative::{Document, NodeKind, ReferenceKind};

fn read(form: &str) -> Document {
    let path = format!("{}/fixtures/rfcxml/lanterns-{form}/input.xml", env!("CARGO_MANIFEST_DIR"));
    normative::read_path(path).unwrap().document
}

/// Numbered clauses: address, label, title.
fn outline(document: &Document) -> Vec<(&str, &str, &str)> {
    let numbered = document.clauses().filter_map(|c| Some((c.address(), c.label()?, c.title()?)));
    numbered.collect()
}

/// What is pointed to, without links to the network, from numbered clauses.
fn references(document: &Document) -> Vec<(&str, &str)> {
    let all = document.references().filter(|r| r.kind() != ReferenceKind::Uri);
    let placed = all.filter(|r| r.clause().is_some_and(|c| c.label().is_some() && !c.address().starts_with('4')));
    placed.filter_map(|r| Some((r.clause()?.address(), r.identifier().or(r.address())?))).collect()
}

#[test]
fn all_forms_have_the_same_clauses() {
    let (old, authored, prepared) = (read("v2"), read("v3"), read("prepared"));
    assert_eq!(outline(&old), outline(&authored));
    assert_eq!(outline(&authored), outline(&prepared));
    assert_eq!(outline(&prepared).len(), 10);
}

#[test]
fn all_forms_have_the_same_numbers() {
    let labels = |document: &Document| -> Vec<String> {
        let wanted = [NodeKind::Figure, NodeKind::Table, NodeKind::ListItem];
        let blocks = document.blocks().filter(|b| wanted.contains(&b.kind()));
        blocks.filter_map(|b| b.label().map(str::to_owned)).collect()
    };
    let expected = ["(a)", "(b)", "Table 1", "Figure 1"];
    for form in ["v2", "v3", "prepared"] {
        assert_eq!(labels(&read(form)), expected, "{form}");
    }
}

#[test]
fn authored_and_prepared_say_the_same() {
    let (authored, prepared) = (read("v3"), read("prepared"));
    assert_eq!(references(&authored), references(&prepared));
    // From the introduction to the last appendix nothing differs.
    let body = |document: &Document| {
        let text = document.text();
        let from = text.find("Introduction\n").unwrap();
        let to = text.find("Thanks to").unwrap();
        text[from..to].to_owned()
    };
    assert_eq!(body(&authored), body(&prepared));
}

#[test]
fn keywords_are_marked() {
    for form in ["v2", "v3", "prepared"] {
        let document = read(form);
        let making = document.clause("2").unwrap();
        let words: Vec<_> = making.block().marks().filter(|m| m.kind() == normative::MarkKind::Keyword).collect();
        let words: Vec<_> = words.iter().map(|m| m.text()).collect();
        assert_eq!(words, ["MUST", "SHOULD", "MUST NOT", "MAY"], "{form}");
    }
}
