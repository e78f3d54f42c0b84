//! Labels of notes and examples that stand in the text of a plain paragraph (ISO/IEC Directives Part 2, 24 and 25; GB/T 1.1-2020, 9.10
//! and 9.11): `NOTE 1`, `Note 2 to entry:`, `EXAMPLE`, 注1：.

use crate::model::NodeKind;

/// A label at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PrintedLabel<'t> {
    pub(super) kind: NodeKind,
    /// The label as printed, with the signs that part it from the text.
    pub(super) label: &'t str,
}

/// Words that begin a label: in capitals, as a name, and what they label.
const WORDS: &[(&str, NodeKind)] = &[
    ("NOTE", NodeKind::Note),
    ("EXAMPLE", NodeKind::Example),
    ("EXEMPLE", NodeKind::Example),
    ("ANMERKUNG", NodeKind::Note),
    ("BEISPIEL", NodeKind::Example),
    ("ПРИМЕЧАНИЕ", NodeKind::Note),
    ("ПРИМЕР", NodeKind::Example),
    ("注", NodeKind::Note),
    ("示例", NodeKind::Example),
];

/// Words behind the number of a note in a term entry.
const TO_ENTRY: &[&str] = &["to entry", "à l'article", "à l’article", "zum Begriff"];

/// Signs between a label and its text.
const SIGNS: &[char] = &[':', '：', '\u{2013}', '\u{2014}'];

/// The label that a text begins with. `is_marked` says that its first words are set apart by a face of their own, which the label
/// fills; without that, words that are not all in capitals need a sign after them, since they may begin a sentence.
pub(super) fn of<'t>(text: &'t str, marked: Option<&str>) -> Option<PrintedLabel<'t>> {
    let (word, kind, in_capitals) = WORDS.iter().find_map(|(word, kind)| {
        if text.starts_with(word) {
            return Some((word.len(), *kind, true));
        }
        let head = text.get(..word.len())?;
        let named = head.chars().next()?.is_uppercase() && head.to_uppercase() == *word;
        named.then_some((word.len(), *kind, false))
    })?;
    let rest = &text[word..];
    let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\u{a0}']).len();
    let mut end = word;
    let number = &rest[blank(rest)..];
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let has_number = digits > 0 && digits < 4 && !number[digits..].starts_with(['.', '-', ',', ')']);
    if has_number {
        end += blank(rest) + digits;
    }
    let after = &text[end..];
    let entry = TO_ENTRY.iter().find(|words| after[blank(after)..].starts_with(**words));
    if let Some(words) = entry {
        end += blank(after) + words.len();
    }
    let after = &text[end..];
    let is_han = text.starts_with(|c: char| c >= '\u{2E80}');
    let sign = after[blank(after)..].chars().next().filter(|c| SIGNS.contains(c));
    let in_face = marked.is_some_and(|marked| marked.trim_end_matches([' ', '.', ':', '：']) == text[..end].trim_end());
    let apart = after.starts_with([' ', '\u{a0}']);
    let begins = after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c >= '\u{2E80}');
    let stands_apart = in_face && apart || apart && in_capitals && !is_han && begins;
    if sign.is_none() && !stands_apart {
        return None;
    }
    if let Some(sign) = sign {
        end += blank(after) + sign.len_utf8();
    }
    (end < text.trim_end().len()).then(|| PrintedLabel { kind, label: &text[..end] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_from_sentences() {
        let label = |text| of(text, None).map(|found| found.label);
        for (text, printed) in [
            ("NOTE 1 The wick shall be dry.", "NOTE 1"),
            ("NOTE Wax melts.", "NOTE"),
            ("Note 2 to entry: It burns.", "Note 2 to entry:"),
            ("Note: It burns.", "Note:"),
            ("EXAMPLE 3: A lantern.", "EXAMPLE 3:"),
            ("NOTE \u{2013} Wax melts.", "NOTE \u{2013}"),
            ("注1：灯应干燥。", "注1："),
            ("示例：红灯。", "示例："),
        ] {
            assert_eq!(label(text), Some(printed), "{text}");
        }
        for text in [
            "Notes of the maker shall be kept.",
            "Note 2 shall be kept.",
            "NOTES",
            "Example lanterns are red.",
            "注意防火。",
            "NOTE 1",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
        assert_eq!(of("Example 1 A lantern.", Some("Example 1")).map(|found| found.kind), Some(NodeKind::Example));
    }
}
