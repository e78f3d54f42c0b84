//! What is found in texts, in a fictional standard whose parts have the numbers that the texts name.

use proptest::prelude::*;

use super::find;
use crate::model::{AttributeKey, Builder, ClauseKind, Document, Layer, NodeKind, Reference, Target};
use crate::place::Span;
use crate::source::{OffsetMap, Origin};

/// A document with clauses 1 to 7, 4.1 to 4.3, 6.2 to 6.2.7, annexes A (A.1, A.2) and B, tables 1 to 3, figures 1 and 3, formulae (1)
/// and (B.1), two listed documents, and the texts as paragraphs of clause 7.
fn document(language: &str, texts: &[&str]) -> Document {
    let mut b = Builder::new(0);
    let here = Span::default();
    b.metadata().languages.push(language.into());
    let mut numbers = vec!["1", "2", "3", "4", "4.1", "4.2", "4.3", "5", "5.1", "6", "6.2"];
    numbers.extend(["6.2.1", "6.2.3", "6.2.7", "A", "A.1", "A.2", "B", "B.1"]);
    for number in numbers {
        b.open_clause(ClauseKind::Clause, None, here, &[]);
        b.label_node(b.current(), number, false);
        if number == "4.2" {
            b.open(NodeKind::List, here, &[]);
            for item in ["a)", "b)", "c)"] {
                b.open(NodeKind::ListItem, here, &[]);
                b.label_node(b.current(), item, false);
                b.close();
            }
            b.close();
        }
        b.close();
    }
    for (kind, label) in [
        (NodeKind::Table, "Table 1"),
        (NodeKind::Table, "Table 2"),
        (NodeKind::Table, "Table 3"),
        (NodeKind::Figure, "Figure 1"),
        (NodeKind::Figure, "Figure 3"),
        (NodeKind::Formula, "(1)"),
        (NodeKind::Formula, "(B.1)"),
    ] {
        b.open(kind, here, &[]);
        b.label_node(b.current(), label, false);
        b.close();
    }
    b.open_clause(ClauseKind::Clause, None, here, &[]);
    b.label_node(b.current(), "7", false);
    for text in texts {
        b.open(NodeKind::Paragraph, here, &[]);
        b.text(text, 0);
        b.close();
    }
    b.close();
    b.open_clause(ClauseKind::Bibliography, None, here, &[]);
    b.open(NodeKind::ReferenceList, here, &[]);
    for (label, anchor, text) in
        [("[1]", "r1", "ISO 99001, Lanterns"), ("[RFC9110]", "RFC9110", "RFC 9110, Lamps"), ("[12]", "r2", "A book")]
    {
        b.open(NodeKind::ReferenceEntry, here, &[]);
        b.label_node(b.current(), label, false);
        b.anchor(anchor);
        b.text(text, 0);
        b.close();
    }
    b.close();
    b.close();
    let mut document = b.finish(Origin::default(), OffsetMap::default()).document;
    find(&mut document);
    assert_eq!(document.verify(), Ok(()));
    document
}

fn shown(reference: Reference<'_>) -> String {
    let target = match reference.target() {
        Target::Unresolved(raw) => format!("?{raw}"),
        _ => [reference.citation(), reference.identifier(), reference.address(), reference.uri()]
            .into_iter()
            .flatten()
            .next()
            .unwrap_or_default()
            .to_owned(),
    };
    let places = reference.locator().into_iter().chain(reference.further());
    let place = places.fold(String::new(), |all, place| all + " @" + place);
    format!("{} {target}{place}", reference.kind())
}

fn rows(language: &str, text: &str) -> Vec<String> {
    let document = document(language, &[text]);
    let clause = document.clause("7").unwrap();
    clause.references().map(shown).collect()
}

fn english(text: &str) -> String {
    rows("en", text).join(", ")
}

#[test]
fn nouns_lists_and_ranges() {
    for (text, expected) in [
        ("See Clause 5.", "clause 5"),
        ("as in 6.2.3 to 6.2.7, which apply", "clause 6.2.3, clause 6.2.7"),
        ("given in Tables 2 and 3", "table 2, table 3"),
        ("see Tables 1, 2 and 3, 5 mm thick", "table 1, table 2, table 3"),
        ("Annexes A to B are informative", "clause A, clause B"),
        ("see Figure 1, Clause 6 and A.2", "figure 1, clause 6, clause A.2"),
        ("See Figure 3 b) and Formula (1).", "figure 3 @b), formula 1"),
        ("using Equation (B.1)", "formula B.1"),
        ("see 4.2, a) to c), and 5.1", "clause 4.2 @a) to c), clause 5.1"),
        ("item b) of 4.2 applies", "clause 4.2 @b)"),
        ("Sections 4.1 through 4.3", "clause 4.1, clause 4.3"),
        ("subclauses 4.1 and/or 4.3", "clause 4.1, clause 4.3"),
        ("Table\u{a0}1 of this document", "table 1"),
        ("Section 4, 3 octets and a bit", "clause 4"),
    ] {
        assert_eq!(english(text), expected, "{text}");
    }
}

#[test]
fn numbers_alone() {
    for (text, expected) in [
        ("in accordance with 6.2", "clause 6.2"),
        ("in accordance with 6.", "clause 6"),
        ("the divider (A.2), and the bowl (4.1)", "clause A.2, clause 4.1"),
        ("According to 4.2, paper burns. A.1 gives more.", "clause 4.2, clause A.1"),
        ("the rules of 4.3 above", "clause 4.3"),
        ("a factor of 4.2 mm, version 4.1, and 4.3 %", ""),
        ("TLS 4.1 or HTTP/4.2; 4.1 times", ""),
        ("in 9.9 and in 10 of them", ""),
        ("see 5, 6 or 7 lamps", ""),
    ] {
        assert_eq!(english(text), expected, "{text}");
    }
}

#[test]
fn documents_and_the_places_in_them() {
    for (text, expected) in [
        ("ISO 9001:2015, 4.1", "document ISO 9001:2015 @4.1"),
        ("see ISO 12100:2010, Tables A.1 and A.2, for more", "document ISO 12100:2010 @Table A.1 @Table A.2"),
        (
            "5.2.1, a) to c), and Annex B of ISO 9001:2015",
            "document ISO 9001:2015 @5.2.1 a) to c), document ISO 9001:2015 @B",
        ),
        ("clause 5.2 of ISO 9001", "document ISO 9001 @5.2"),
        ("RFC 9110, Section 7.1, says", "document RFC 9110 @7.1"),
        ("Section 4.2 of [RFC9110]", "bibliography [RFC9110] @4.2"),
        ("[RFC9110], Section 4.2", "bibliography [RFC9110] @4.2"),
        (
            "Sections 3 and 4.1 of [RFC9110] and Section 4.1",
            "bibliography [RFC9110] @3, bibliography [RFC9110] @4.1, clause 4.1",
        ),
        ("[RFC9110], Section 3 of this document", "bibliography [RFC9110], clause 3"),
        (
            "see [1, 12] and [RFC9110] [1]",
            "bibliography [1], bibliography [12], bibliography [RFC9110], bibliography [1]",
        ),
        ("Reference [99] and an array[3]", "bibliography ?99"),
        ("this part of ISO 13849 specifies", ""),
        ("Clause 5 of this part of ISO 13849", "clause 5"),
        ("Directive 98/37/EC, Annex I", "document 98/37/EC @I"),
        ("IEC 60050-191:1990, 05-01", "document IEC 60050-191:1990 @05-01"),
        ("Section 4 of the Convention", ""),
        ("see relevant International Standards", ""),
        ("ISO 9001, Clause 4, and Section 5 of [RFC9110]", "document ISO 9001 @4, bibliography [RFC9110] @5"),
    ] {
        assert_eq!(english(text), expected, "{text}");
    }
}

#[test]
fn dangling_and_doubtful() {
    assert_eq!(english("See Table 9."), "table ?Table 9");
    assert_eq!(english("See Annex C and Clause 12."), "clause ?Annex C, clause ?Clause 12");
    assert_eq!(english("Table 9 of the Treaty, note 3, example 4, paragraph 12"), "");
    assert_eq!(english("NOTE 1 A section in a table is a figure."), "");
}

#[test]
fn addresses() {
    assert_eq!(
        english("at <https://lamps.example/a_(b)>, and (ftp://x.example/y)."),
        "uri https://lamps.example/a_(b), uri ftp://x.example/y"
    );
    assert_eq!(english("urn:lamps:1 or mailto:a@b.example; foo://bar"), "uri urn:lamps:1, uri mailto:a@b.example");
}

#[test]
fn french_and_german() {
    let french = |text: &str| rows("fr", text).join(", ");
    assert_eq!(french("conformément à l’Annexe A et au Tableau 1"), "clause A, table 1");
    assert_eq!(french("voir 6.2.3 à 6.2.7 et l’Article 5"), "clause 6.2.3, clause 6.2.7, clause 5");
    assert_eq!(french("l’Article 4 de l’ISO 9001:2015"), "document ISO 9001:2015 @4");
    assert_eq!(french("l’Article 4 de la présente norme; Équation (1)"), "clause 4, formula 1");
    let german = |text: &str| rows("de", text).join(", ");
    assert_eq!(german("siehe Abschnitt 5, Tabelle 1 und Anhang B"), "clause 5, table 1, clause B");
    assert_eq!(german("nach 6.2.3 bis 6.2.7; Bilder 1 und 3"), "clause 6.2.3, clause 6.2.7, figure 1, figure 3");
    assert_eq!(german("Abschnitt 4 von ISO 9001:2015"), "document ISO 9001:2015 @4");
    assert_eq!(german("Abschnitt 4 dieser Norm"), "clause 4");
}

proptest! {
    #[test]
    fn any_text_gives_a_valid_layer(text in "[A-Ba1-4.,;()\\[\\] /:-]{0,40}(Section|Table|see|ISO|of| and|\u{a0}|’|à|§|http://){0,3}[1-9.)(\\] A]{0,12}") {
        let document = document("en", &[&text, &text]);
        for reference in document.references() {
            prop_assert!(document.text().is_char_boundary(reference.range().start() as usize));
        }
        prop_assert!(document.knowledge(Layer::References) == crate::model::Knowledge::Known);
    }

    #[test]
    fn any_language_reads_any_text(text in "\\PC{0,60}", language in "(en|fr|de|zh|ja|xx)") {
        document(&language, &[&text]);
    }
}

/// Time is counted by `.ci/linear`.
#[test]
fn hostile_text_gives_no_more_references_than_it_names() {
    let numbers = (1..6_000).map(|n| n.to_string()).collect::<Vec<_>>().join(", ");
    let texts = [
        (format!("Sections {numbers}"), 6_000),
        ("[".repeat(30_000), 0),
        ("1.1".repeat(10_000), 1),
        ("Section 1, ".repeat(3_000), 3_000),
        ("see Section 4 of ".repeat(2_000), 2_000),
        ("http://".repeat(5_000), 5_000),
    ];
    let own = document("en", &[""]).references().count();
    for (text, most) in &texts {
        let count = document("en", &[text]).references().count() - own;
        assert!(count <= *most, "{count} references in {}", &text[..40]);
    }
}

#[test]
fn a_language_of_a_block_counts() {
    let mut b = Builder::new(0);
    b.open_clause(ClauseKind::Clause, None, Span::default(), &[]);
    b.label_node(b.current(), "1", false);
    b.open(NodeKind::Paragraph, Span::default(), &[]);
    b.attribute(AttributeKey::Language, "de");
    b.text("siehe Abschnitt 1", 0);
    let mut document = b.finish(Origin::default(), OffsetMap::default()).document;
    find(&mut document);
    assert_eq!(document.references().map(shown).collect::<Vec<_>>(), ["clause 1"]);
}
