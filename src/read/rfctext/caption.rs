//! Captions: `Figure 3: Frames`, `Table 2`, below or above what they name.

use super::lines::{Layout, Line};
use crate::model::NodeKind;

/// A caption that was recognised on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caption<'s> {
    /// A figure or a table.
    pub(super) kind: NodeKind,
    /// `Figure 3:`, as printed, with what parts it from the title.
    pub(super) label: &'s str,
    /// Where the title begins on the line; its length where there is none.
    pub(super) title: usize,
}

const WORDS: &[(&str, NodeKind)] = &[
    ("Figure ", NodeKind::Figure),
    ("FIGURE ", NodeKind::Figure),
    ("Fig. ", NodeKind::Figure),
    ("Table ", NodeKind::Table),
    ("TABLE ", NodeKind::Table),
];

/// True if a line begins as a caption does: `Figure 3`, `Table A-1`.
pub(super) fn names_one(text: &str) -> bool {
    let rest = WORDS.iter().find_map(|(word, _)| text.strip_prefix(word));
    let number = rest.and_then(|rest| rest.split([' ', ':', '.', '-']).find(|part| !part.is_empty()));
    number.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()) || n.len() == 1)
}

/// Reads the caption that a block is. A caption stands apart, is short, and is set in the middle or has a colon.
pub(super) fn read<'s>(source: &'s str, layout: Layout, block: &[Line]) -> Option<Caption<'s>> {
    let first = block.first().filter(|_| block.len() <= 4)?;
    let text = first.text(source);
    let (word, kind) = WORDS.iter().find(|(word, _)| text.starts_with(word))?;
    let rest = text[word.len()..].trim_start();
    let at = text.len() - rest.len();
    let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
    let number = rest[..length].trim_end_matches(['.', '-']);
    let is_number = number.bytes().any(|b| b.is_ascii_digit()) || number.len() == 1;
    if number.is_empty() || !is_number || number.len() > 8 {
        return None;
    }
    let label = &text[..at + number.len()];
    let after = &text[label.len()..];
    let title = after.trim_start_matches([':', '.', ' ', '-', '\u{2013}', '\u{2014}']);
    let parted =
        after.is_empty() || after.starts_with([':', '.']) || after.starts_with(" -") || after.starts_with("  ");
    let set = usize::from(first.column) > usize::from(layout.body) + 3;
    let middle = (usize::from(first.column) + first.right(source)).abs_diff(72) <= 12;
    let stopped = after.starts_with(".  ") && block.len() == 1 && !text.ends_with('.');
    (parted && (after.starts_with(':') || set || middle || after.is_empty()) || set && middle || stopped).then_some(
        Caption { kind: *kind, label: text[..text.len() - title.len()].trim_end(), title: text.len() - title.len() },
    )
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    #[test]
    fn captions_are_told_from_sentences() {
        let layout = Layout { margin: 72, body: 3 };
        for (text, label, title) in [
            ("                  Figure 3: Frames", Some("Figure 3:"), "Frames"),
            ("                             Table A.2", Some("Table A.2"), ""),
            ("   Figure 1. Frames", None, ""),
            ("   Figure 1.  Frames", Some("Figure 1."), "Frames"),
            ("   Figure 3 shows a frame.", None, ""),
            ("   Figure shows", None, ""),
            ("   Table 2: Paper", Some("Table 2:"), "Paper"),
        ] {
            let lines = cut(text);
            let found = read(text, layout, &lines);
            assert_eq!(found.map(|c| c.label), label, "{text}");
            if let Some(found) = found {
                assert_eq!(&text.trim_start()[found.title..], title);
            }
        }
    }
}
