//! One document in the forms that an RFC has: version 2, version 3 as authored, version 3 as prepared, plain text. All give the
//! same clauses; where there is a corpus, so do real RFCs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

#[path = "support/real.rs"]
mod real;

use std::collections::HashMap;
use std::path::Path;

use normative::Document;
use normative::model::{Clause, NodeKind, ReferenceKind};

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
        let words: Vec<_> =
            making.block().marks().filter(|m| m.kind() == normative::model::MarkKind::Keyword).collect();
        let words: Vec<_> = words.iter().map(|m| m.text()).collect();
        assert_eq!(words, ["MUST", "SHOULD", "MUST NOT", "MAY"], "{form}");
    }
}

fn printed() -> Document {
    let path = format!("{}/fixtures/rfctext/lanterns-same-as-xml/input.txt", env!("CARGO_MANIFEST_DIR"));
    normative::read_path(path).unwrap().document
}

#[test]
fn the_printed_form_has_the_same_clauses() {
    let titles = |document: &Document| -> Vec<(String, String)> {
        let numbered = document.clauses().filter(|c| c.label().is_some());
        numbered.map(|c| (c.address().to_owned(), c.title().unwrap_or_default().to_owned())).collect()
    };
    assert_eq!(titles(&read("v3")), titles(&printed()));
}

#[test]
fn the_printed_form_cites_and_demands_the_same() {
    let (prepared, printed) = (read("prepared"), printed());
    // In print a place in a clause is a clause, and what identifies an entry is in its text.
    let cited = |document: &Document| -> Vec<(String, String, Option<String>)> {
        let documents = document.references().filter(|r| {
            r.identifier().is_some() && r.clause().is_some_and(|c| c.label().is_some() && !c.address().starts_with('4'))
        });
        let row = |r: normative::model::Reference<'_>| {
            let clause = r.clause().unwrap().address().to_owned();
            (clause, r.identifier().unwrap().to_owned(), r.locator().map(str::to_owned))
        };
        let mut rows: Vec<_> = documents.map(row).collect();
        rows.dedup();
        rows
    };
    let (marked, found) = (cited(&prepared), cited(&printed));
    for row in &marked {
        assert!(found.contains(row), "{row:?} is not among {found:?}");
    }
    let demands = |document: &Document| -> Vec<(String, String)> {
        // Comments to the editor are not printed.
        let type_of =
            |b: normative::model::Block<'_>| b.attribute(&normative::model::AttributeKey::Type).map(str::to_owned);
        let is_comment = |p: &normative::model::Provision<'_>| type_of(p.block()).as_deref() == Some("cref");
        let numbered =
            document.provisions().filter(|p| p.clause().is_some_and(|c| c.label().is_some()) && !is_comment(p));
        numbered.map(|p| (p.clause().unwrap().address().to_owned(), p.keyword().to_owned())).collect()
    };
    assert_eq!(demands(&prepared), demands(&printed));
}

/// How often each word stands in a clause, outside of its subclauses.
fn words(clause: Clause<'_>) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    let end = clause.subclauses().next().map_or(clause.range().end(), |inner| inner.range().start());
    let range = clause.range().start() as usize..end as usize;
    let text = clause.block().text();
    let own = &text[..range.len().min(text.len())];
    for word in own.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *found.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    found
}

/// Words of one clause, and those of them that another has as well.
fn shared(one: Clause<'_>, other: Clause<'_>) -> (usize, usize) {
    let (mine, theirs) = (words(one), words(other));
    let both = mine.iter().map(|(word, count)| (*count).min(theirs.get(word).copied().unwrap_or_default()));
    (mine.values().sum(), both.sum())
}

#[test]
fn real_rfcs_have_the_same_clauses_in_both_forms() {
    let Some(root) = real::corpus("real_rfcs_have_the_same_clauses_in_both_forms") else { return };
    let root = Path::new(&root);
    let (mut all, mut both, mut clauses, mut apart) = (0, 0, 0, Vec::new());
    for entry in std::fs::read_dir(root.join("rfctxt/v3-match")).unwrap() {
        let text = entry.unwrap().path();
        let name = text.file_stem().unwrap().to_string_lossy().into_owned();
        let xml = root.join("rfcxml/v3").join(format!("{name}.xml"));
        let (Ok(text), Ok(xml)) = (normative::read_path(&text), normative::read_path(&xml)) else { continue };
        let (text, xml) = (text.document, xml.document);
        // Abstracts of referenced documents are in the markup and not in print.
        let lists = |c: &Clause<'_>| c.block().descendants().any(|b| b.kind() == NodeKind::ReferenceEntry);
        for clause in xml.clauses().filter(|c| c.label().is_some() && !lists(c)) {
            clauses += 1;
            let Some(printed) = text.clause(clause.address()) else {
                apart.push(format!("{name} {}: not in the text", clause.address()));
                continue;
            };
            let (mine, shared) = shared(clause, printed);
            all += mine;
            both += shared;
            // Tables break words; a clause that is nearly all table is no sign.
            if shared * 10 < mine * 8 && mine > 20 {
                apart.push(format!("{name} {}: {shared} of {mine} words", clause.address()));
            }
        }
    }
    assert!(clauses > 1500, "{clauses}");
    eprintln!("{clauses} clauses, {both} of {all} words in both forms, {} clauses apart", apart.len());
    assert!(apart.len() * 1000 <= clauses, "{}", apart.join("\n"));
    assert!(both * 1000 >= all * 999, "{both} of {all} words");
}

#[test]
fn real_rfcs_demand_the_same_in_both_forms() {
    let Some(root) = std::env::var_os("NORMATIVE_CORPUS") else {
        eprintln!("SKIPPED: NORMATIVE_CORPUS is not set");
        return;
    };
    let root = Path::new(&root);
    let (mut all, mut both, mut holes) = (0, 0, Vec::new());
    for entry in std::fs::read_dir(root.join("rfctxt/v3-match")).unwrap() {
        let text = entry.unwrap().path();
        let name = text.file_stem().unwrap().to_string_lossy().into_owned();
        let xml = root.join("rfcxml/v3").join(format!("{name}.xml"));
        let (Ok(text), Ok(xml)) = (normative::read_path(&text), normative::read_path(&xml)) else { continue };
        let mut printed: HashMap<u64, usize> = HashMap::new();
        text.document.provisions().for_each(|p| *printed.entry(p.fingerprint()).or_insert(0) += 1);
        for provision in xml.document.provisions().filter(|p| p.clause().is_some_and(|c| c.label().is_some())) {
            all += 1;
            match printed.get_mut(&provision.fingerprint()).filter(|left| **left > 0) {
                Some(left) => {
                    *left -= 1;
                    both += 1;
                }
                // A reference without words leaves a hole in the sentence.
                None if provision.text().contains("()") || provision.text().contains(" )") => {
                    holes.push(format!("{name}: {}", provision.text()));
                }
                None => {}
            }
        }
    }
    assert!(all > 2000, "{all}");
    eprintln!("{both} of {all} provisions in both forms");
    assert!(holes.is_empty(), "{}", holes.join("\n"));
    assert!(both * 1000 >= all * SHARED, "{both} of {all} provisions in both forms");
}

/// How many of a thousand provisions are the same word for word. The others are sentences about changed words, whose marks only XML
/// has, or cells of tables and sentences that the reader of text divides otherwise.
const SHARED: usize = 970;
