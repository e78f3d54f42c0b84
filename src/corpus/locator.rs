//! From a locator, as a reference prints it, to a place in the document that it names.

use std::collections::HashMap;

use crate::model::{Block, Document, NodeId, NodeKind, address};

/// The places of a document that locators name: clauses by address, tables, figures and formulas by number.
#[derive(Debug)]
pub(super) struct Places<'d> {
    clauses: HashMap<&'d str, NodeId>,
    others: HashMap<(NodeKind, &'d str), NodeId>,
}

/// Words before the number of something that is no clause.
const OTHERS: &[(&str, NodeKind)] = &[
    ("table", NodeKind::Table),
    ("tableau", NodeKind::Table),
    ("tabelle", NodeKind::Table),
    ("表", NodeKind::Table),
    ("figure", NodeKind::Figure),
    ("fig.", NodeKind::Figure),
    ("bild", NodeKind::Figure),
    ("图", NodeKind::Figure),
    ("圖", NodeKind::Figure),
    ("formula", NodeKind::Formula),
    ("equation", NodeKind::Formula),
    ("公式", NodeKind::Formula),
    ("式", NodeKind::Formula),
];

/// The place that a locator names in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A node. An item of a list or a paragraph inside it, that the locator may name too, is not looked for.
    At(NodeId),
    /// The document has no such place.
    Missing,
    /// The locator is none that can be read, such as `last paragraph`.
    Unread,
}

impl<'d> Places<'d> {
    /// Linear in the number of nodes.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut clauses = HashMap::new();
        for clause in document.clauses() {
            clauses.entry(clause.address()).or_insert(clause.node());
        }
        let numbered = |block: &Block<'_>| {
            matches!(block.kind(), NodeKind::Table | NodeKind::Figure | NodeKind::Formula | NodeKind::TermEntry)
        };
        let mut others = HashMap::new();
        for block in document.blocks().filter(numbered) {
            if let Some(number) = block.label().and_then(address::bare) {
                others.entry((block.kind(), number)).or_insert(block.id());
            }
        }
        Self { clauses, others }
    }

    /// The place that the locator of a reference names. Linear in the text of the reference.
    ///
    /// A bare number is that of a table or figure where the text has the word before it: `Table 1` is kept as `1`.
    pub(super) fn find(&self, locator: &str, text: &str) -> Place {
        let before = text.rfind(locator).and_then(|at| text.get(..at)).unwrap_or_default();
        let word = before.trim_end().rsplit([' ', '\u{a0}', ',', '(', '，', '（']).next().unwrap_or_default();
        let is_other = OTHERS.iter().any(|(other, _)| word.to_lowercase().trim_end_matches('s') == *other);
        if is_other { self.locate(&format!("{word} {locator}")) } else { self.locate(locator) }
    }

    fn locate(&self, locator: &str) -> Place {
        let locator = locator.trim();
        let lower = locator.to_lowercase();
        if let Some((word, kind)) = OTHERS.iter().find(|(word, _)| lower.starts_with(word)) {
            let number = locator.get(word.len()..).map(|rest| rest.trim_start_matches('s')).and_then(address::bare);
            let Some(number) = number.map(first_number) else { return Place::Unread };
            return self.others.get(&(*kind, number)).map_or(Place::Missing, |&id| Place::At(id));
        }
        let Some(number) = address::bare(locator).map(first_number) else { return Place::Unread };
        if !looks_like_a_number(number) {
            return match self.clauses.get(&*lower) {
                Some(&id) => Place::At(id),
                None => Place::Unread,
            };
        }
        if let Some(&id) = self.clauses.get(number) {
            return Place::At(id);
        }
        // A term entry is numbered like a clause and is none.
        self.others.get(&(NodeKind::TermEntry, number)).map_or(Place::Missing, |&id| Place::At(id))
    }
}

/// The number at the beginning: `5.2.1` of `5.2.1, a) to c)`, `5.3` of `5.3中`.
fn first_number(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(text.len());
    text[..end].trim_end_matches(['.', '-'])
}

/// Returns `true` if a text is a number or the letter of an annex, with or without further numbers.
fn looks_like_a_number(text: &str) -> bool {
    let mut parts = text.split(['.', '-']);
    let head = parts.next().unwrap_or_default();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let letters = !head.is_empty() && head.len() <= 2 && head.bytes().all(|b| b.is_ascii_uppercase());
    (digits(head) || letters) && parts.all(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        let source = "<standard><body><sec><label>3</label><title>Terms</title>\
            <term-sec><label>3.1</label><tbx:termEntry xmlns:tbx='urn:iso:std:iso:30042:ed-1'><tbx:langSet xml:lang='en'>\
            <tbx:definition>paper with a light in it</tbx:definition><tbx:tig><tbx:term>lantern</tbx:term></tbx:tig></tbx:langSet></tbx:termEntry></term-sec></sec>\
            <sec><label>5.2</label><table-wrap><label>Table 3</label><table><tr><td>x</td></tr></table></table-wrap></sec></body>\
            <back><app-group><app><label>Annex B</label><sec><label>B.2</label><p>x</p></sec></app></app-group></back></standard>";
        crate::reading::read(source.as_bytes(), &crate::reading::ReadOptions::default()).unwrap().document
    }

    #[test]
    fn locators_lead_to_places() {
        let document = document();
        let places = Places::of(&document);
        let label = |locator: &str| match places.find(locator, locator) {
            Place::At(id) => document.block(id).unwrap().label().unwrap_or("-").to_owned(),
            other => format!("{other:?}"),
        };
        for (locator, wanted) in [
            ("5.2", "5.2"),
            ("Clause 5.2", "5.2"),
            ("Section 5.2", "5.2"),
            ("5.2, a) to c)", "5.2"),
            ("5.2中", "5.2"),
            ("Annex B", "Annex B"),
            ("附录B", "Annex B"),
            ("B.2", "B.2"),
            ("Table 3", "Table 3"),
            ("表3", "Table 3"),
            ("3.1", "3.1"),
            ("5.3", "Missing"),
            ("Table 4", "Missing"),
            ("last paragraph", "Unread"),
            ("", "Unread"),
        ] {
            assert_eq!(label(locator), wanted, "{locator}");
        }
        // 款 and 项 stand below the article.
        for (locator, wanted) in [("5.2第一款", "5.2"), ("5.2第（三）项", "5.2"), ("6第一款", "Missing")] {
            assert_eq!(label(locator), wanted, "{locator}");
        }
        assert!(
            matches!(places.find("3", "ISO 1, Table 3"), Place::At(id) if document.node(id).kind == NodeKind::Table)
        );
        assert!(matches!(places.find("3", "ISO 1, 3"), Place::At(id) if document.node(id).kind == NodeKind::Clause));
    }
}
