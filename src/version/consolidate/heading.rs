//! Clauses that an amendment brings as paragraphs.

use super::edits::{Content, NewClause};
use super::place::role_of;
use super::words::address_of;
use crate::model::{ClauseKind, Document, NodeKind, TextRange};

/// The longest heading, in bytes.
const LONGEST: usize = 300;

/// The clause that paragraphs are, whose first is a heading with a number: `4.3 Colour`, `Annex E. Storage`. None where it is not.
pub(super) fn clause(amendment: &Document, content: &[Content]) -> Option<Content> {
    let [Content::Blocks(blocks)] = content else { return None };
    let (&first, rest) = blocks.split_first()?;
    let node = amendment.node(first);
    let text = amendment.slice(node.range);
    let is_line = node.kind == NodeKind::Paragraph && text.len() <= LONGEST && !text.contains('\n');
    let (kind, length) = label(text).filter(|_| is_line && !rest.is_empty())?;
    let behind =
        text[length..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '—' | '–' | '-'));
    // A sentence is no heading.
    if behind.trim_end().ends_with(['.', '。', ';', ':']) || behind.is_empty() {
        return None;
    }
    let title = TextRange::new(node.range.end() - behind.len() as u32, node.range.end());
    let content = vec![Content::Blocks(rest.to_vec())];
    Some(Content::Clause(NewClause { kind, label: text[..length].to_owned(), title: Some(title), content }))
}

/// The kind of a clause and the length of its label, with the word before its number.
fn label(text: &str) -> Option<(ClauseKind, usize)> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let bare = |word: &str| word.trim_end_matches(['.', ':']).len();
    let end = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize + bare(word);
    if role_of(&first.to_lowercase()) == Some("clause") {
        let number = words.next().filter(|word| address_of(word).is_some())?;
        let is_annex = number.starts_with(|c: char| c.is_ascii_uppercase());
        return Some((if is_annex { ClauseKind::Annex } else { ClauseKind::Clause }, end(number)));
    }
    address_of(first).filter(|address| address.bytes().any(|b| b.is_ascii_digit()))?;
    Some((ClauseKind::Clause, bare(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_before_them_are_labels() {
        for (text, kind, length) in [
            ("4.3 Colour", Some(ClauseKind::Clause), "4.3"),
            ("Annex E. Storage", Some(ClauseKind::Annex), "Annex E"),
            ("Clause 7: Marks", Some(ClauseKind::Clause), "Clause 7"),
            ("Kites shall be red", None, ""),
            ("A kite", None, ""),
        ] {
            let found = label(text);
            assert_eq!(found.map(|(kind, _)| kind), kind, "{text}");
            assert_eq!(&text[..found.map_or(0, |(_, length)| length)], length, "{text}");
        }
    }
}
