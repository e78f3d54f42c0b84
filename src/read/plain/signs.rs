//! The beginnings of entries that have no mark of a list: the label of a referenced document, a term before a colon, an abbreviation, a
//! source.

use crate::identifier;

/// Longest term, in bytes.
const LONGEST: usize = 80;

/// Where the definition begins behind the term of a paragraph, and where the term ends.
pub(super) fn parted(text: &str) -> Option<(usize, usize)> {
    let at = text.find(':').filter(|at| (2..=LONGEST).contains(at))?;
    let term = text[..at].trim_end();
    let rest = &text[at + 1..];
    let body = rest.trim_start();
    let is_term = !term.contains(['.', ';', '!', '?']) && term.split(' ').count() <= 8 && !term.contains(", ");
    (is_term && body.len() < rest.len() && body.len() > 3).then(|| (term.len(), text.len() - body.len()))
}

/// The abbreviation that a line begins with, and where its words begin.
pub(super) fn symbol(text: &str) -> Option<(usize, usize)> {
    let end = text.find([' ', '\t'])?;
    let word = &text[..end];
    let body = text[end..].trim_start();
    let gap = text.len() - end - body.len();
    let short =
        word.chars().count() <= 12 && word.chars().filter(|c| c.is_uppercase()).count() * 2 >= word.chars().count();
    let acronym =
        short && word.chars().count() > 1 && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'));
    let words = body.starts_with(char::is_alphabetic) && !body.is_empty();
    (words && (acronym || gap >= 2 && word.chars().count() <= 16)).then(|| (end, text.len() - body.len()))
}

/// The label of an entry in brackets: its bytes, and where text begins behind it.
pub(super) fn entry_label(text: &str) -> Option<(usize, usize)> {
    let inner = text.strip_prefix('[')?;
    let end = inner.find(']').filter(|end| (1..=60).contains(end))?;
    let after = inner[end + 1..].trim_start_matches([' ', '\t', ':', '\u{a0}']);
    Some((end + 2, text.len() - after.len()))
}

/// True if an entry begins on a line in running text. `room`: the line before is not full.
pub(super) fn begins_entry(text: &str, room: bool) -> bool {
    entry_label(text).is_some() || room && names(text)
}

/// True if a line begins with the identifier of a document.
pub(super) fn names(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase())
        && identifier::find(text).first().is_some_and(|found| found.range.start == 0)
}

/// True if a line begins the source of an entry: `[SOURCE: …]`, `[QUELLE: …]`.
pub(super) fn is_source(text: &str) -> bool {
    let inner = text.strip_prefix('[').unwrap_or(text);
    let word = inner.get(..6).unwrap_or_default();
    let known = ["SOURCE", "QUELLE", "Source", "Quelle"].contains(&word);
    known && inner[6..].trim_start().starts_with([':', '\u{2013}'])
        || text.starts_with('[') && crate::identifier::find(inner).first().is_some_and(|found| found.range.start == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_before_colons() {
        assert_eq!(parted("kite: toy that flies"), Some((4, 6)));
        assert_eq!(parted("For the purposes of this document, the following apply: x"), None);
        assert_eq!(parted("the following terms apply:"), None);
        assert_eq!(symbol("MB  Message Board"), Some((2, 4)));
        assert_eq!(symbol("MB Message Board"), Some((2, 3)));
        assert_eq!(symbol("The message board"), None);
    }

    #[test]
    fn entries_are_told_by_what_they_begin_with() {
        assert_eq!(entry_label("[1]   Kites"), Some((3, 6)));
        assert_eq!(entry_label("[i.1] Kites"), Some((5, 6)));
        assert!(begins_entry("ISO 99601:2031, Kites", true) && !begins_entry("ISO 99601:2031, Kites", false));
        assert!(!begins_entry("Kites fly.", true));
    }
}
