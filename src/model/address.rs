//! Addresses of clauses: the label in its shortest form, unique in the document.

use std::collections::HashMap;

use super::kind::{Bindingness, ClauseKind};
use super::{Document, NodeId, NodeKind};

/// Words that a label begins with and an address leaves out, as printed by publishers that the readers know.
const WORDS: &[&str] = &[
    "annex",
    "anhang",
    "annexe",
    "anexo",
    "appendix",
    "attachment",
    "clause",
    "section",
    "article",
    "part",
    "table",
    "tableau",
    "tabelle",
    "figure",
    "fig.",
    "bild",
    "formula",
    "equation",
    "note",
    "example",
    "приложение",
    "附 录",
    "附录",
    "附錄",
    "附件",
    "表",
    "图",
    "圖",
];

/// The bare number or letter of a label: `4.2.1` of `4.2.1.`, `A` of `Annex A`, `3` of `Table 3 —`, `5` of `(5)`.
///
/// `None` where nothing is left.
pub(crate) fn bare(label: &str) -> Option<&str> {
    // `Annex A (informative)`: what stands in brackets after the number says what it is.
    let cut = label
        .find(['(', '（'])
        .filter(|&at| label[at..].contains(char::is_alphabetic) && label[..at].contains(char::is_alphanumeric));
    let mut rest = label[..cut.unwrap_or(label.len())].trim_matches(outer);
    // The longest word that fits is the word that is meant: `annexe`, not `annex`.
    let word = WORDS.iter().filter(|word| starts_with_word(rest, word)).max_by_key(|word| word.len());
    if let Some(word) = word {
        rest = rest[word.len()..].trim_start_matches(outer);
    }
    let rest = rest.trim_matches(outer);
    (!rest.is_empty()).then_some(rest)
}

fn outer(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | ')' | '[' | ']' | '（' | '）' | '.' | ':' | '：' | '\u{2013}' | '\u{2014}' | '-' | '\u{a0}'
        )
}

/// Whether a text begins with a word, in any case, and the word ends there.
fn starts_with_word(text: &str, word: &str) -> bool {
    let Some(head) = text.get(..word.len()) else { return false };
    let same = head == word || head.eq_ignore_ascii_case(word) || (!head.is_ascii() && head.to_lowercase() == word);
    let han = !word.is_ascii() && word.chars().all(|c| c >= '\u{2E80}' || c == ' ');
    same && (han || text[word.len()..].chars().next().is_none_or(|c| !c.is_alphabetic()))
}

/// Gives each clause its depth, its bindingness where the source does not say it, and an address that no other has.
pub(crate) fn assign(document: &mut Document) {
    let mut seen: HashMap<Box<str>, u32> = HashMap::with_capacity(document.clauses.len());
    let mut inherited: Vec<(NodeId, u16, Bindingness)> = Vec::new();
    for i in 0..document.clauses.len() {
        let node = document.clauses[i].node;
        while inherited.last().is_some_and(|(open, ..)| document.node(*open).end <= node.0) {
            inherited.pop();
        }
        let clause = &document.clauses[i];
        let outer = inherited.last();
        let depth = outer.map_or(1, |(_, depth, _)| depth.saturating_add(1));
        let bindingness =
            if clause.declared { clause.bindingness } else { default_bindingness(clause.kind, outer.map(|o| o.2)) };
        let wanted = own_address(document, node, clause.kind);
        let address = unique(&mut seen, &wanted);
        inherited.push((node, depth, bindingness));
        let clause = &mut document.clauses[i];
        clause.depth = depth;
        clause.bindingness = bindingness;
        clause.address = address;
    }
}

/// The address that is wanted, or with `~2`, `~3` … where others have it.
fn unique(seen: &mut HashMap<Box<str>, u32>, wanted: &str) -> Box<str> {
    loop {
        let count = seen.entry(wanted.into()).or_insert(0);
        *count += 1;
        let address: Box<str> = if *count == 1 { wanted.into() } else { format!("{wanted}~{count}").into() };
        if *count == 1 {
            return address;
        }
        if !seen.contains_key(&address) {
            seen.insert(address.clone(), 1);
            return address;
        }
    }
}

fn own_address(document: &Document, node: NodeId, kind: ClauseKind) -> Box<str> {
    debug_assert_eq!(document.node(node).kind, NodeKind::Clause);
    match document.label_of(node).and_then(bare) {
        Some(number) => number.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        None => kind.name().into(),
    }
}

/// ISO/IEC Directives Part 2, 6.2 and Table 1: what each element is when the document does not say.
fn default_bindingness(kind: ClauseKind, outer: Option<Bindingness>) -> Bindingness {
    match kind {
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Abstract
        | ClauseKind::Bibliography
        | ClauseKind::Index
        | ClauseKind::Acknowledgements
        | ClauseKind::Contributors
        | ClauseKind::FrontMatter
        | ClauseKind::BackMatter => Bindingness::Informative,
        _ => outer.unwrap_or(Bindingness::Normative),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_their_number() {
        for (label, number) in [
            ("4.2.1", Some("4.2.1")),
            ("4.", Some("4")),
            ("Annex A", Some("A")),
            ("ANNEX ZA", Some("ZA")),
            ("Annexe B", Some("B")),
            ("附 录 A", Some("A")),
            ("附录B", Some("B")),
            ("Table 3 —", Some("3")),
            ("(5)", Some("5")),
            ("Приложение А", Some("А")),
            ("Figure\u{a0}A.1", Some("A.1")),
            ("Annex", None),
            ("Annex A (informative)", Some("A")),
            ("附录A（规范性）", Some("A")),
            ("Partition 2", Some("Partition 2")),
            (" — ", None),
        ] {
            assert_eq!(bare(label), number, "{label}");
        }
    }
}
