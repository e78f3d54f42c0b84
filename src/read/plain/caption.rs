//! Captions of tables and figures: `Table 1 — Sizes` (ISO/IEC Directives Part 2, clauses 28 and 29).

use crate::model::NodeKind;

/// A caption on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caption {
    pub(super) kind: NodeKind,
    /// Bytes of `Table 1`.
    pub(super) label: usize,
    /// Where the title begins; the length of the line where there is none.
    pub(super) title: usize,
}

const WORDS: &[(&str, NodeKind)] = &[
    ("table", NodeKind::Table),
    ("tableau", NodeKind::Table),
    ("tabelle", NodeKind::Table),
    ("figure", NodeKind::Figure),
    ("bild", NodeKind::Figure),
];

/// Longest caption, in bytes.
const LONGEST: usize = 240;

/// Reads the caption that a line is: a word, a number, and a title behind a dash, a colon or much room.
pub(super) fn caption(text: &str) -> Option<Caption> {
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    if !matches!(first, b't' | b'f' | b'b') || text.len() > LONGEST {
        return None;
    }
    let (kind, rest) = WORDS.iter().rev().find_map(|(word, kind)| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        let rest = text[head.len()..].strip_prefix([' ', '\u{a0}'])?.trim_start();
        (head.starts_with(char::is_uppercase)).then_some((*kind, rest))
    })?;
    let number = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
    let number = rest[..number].trim_end_matches(['.', '-']);
    let numeric = number.ends_with(|c: char| c.is_ascii_digit()) && number.len() <= 8
        || number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
    if !numeric {
        return None;
    }
    let after = &rest[number.len()..];
    let label = text.len() - after.len();
    let bare = after.trim_start();
    let title = bare.trim_start_matches(['\u{2013}', '\u{2014}', ':', '-', '.', ' ']);
    let parted = bare.is_empty() || title.len() < bare.len() || after.starts_with("  ");
    let dashed = bare.starts_with(['\u{2013}', '\u{2014}']);
    (parted && (dashed || !title.starts_with(char::is_lowercase))).then_some(Caption {
        kind,
        label,
        title: text.len() - title.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_told_from_sentences() {
        for (text, expected) in [
            ("Table 1 \u{2014} Kites", Some((7, 12))),
            ("Tableau A.1 : Cerfs", Some((11, 14))),
            ("Figure 2", Some((8, 8))),
            ("Bild 3 \u{2013} Drachen", Some((6, 11))),
            ("Table 1 shows kites.", None),
            ("Tables are kites", None),
            ("Table 2, which shows kites", None),
        ] {
            assert_eq!(caption(text).map(|c| (c.label, c.title)), expected, "{text}");
        }
    }
}
