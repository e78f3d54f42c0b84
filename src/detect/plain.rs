//! Ordinary text: lines of words in a script that parts them, which no other format claims.

use super::detection::{Confidence, Detection};
use crate::format::Format;

/// How many bytes are looked at.
const WINDOW: usize = 4 << 10;
/// How many lines of words there are at least.
const LEAST: usize = 3;

/// Says whether a text is ordinary text: lines of words, and neither markup nor data.
pub(super) fn detect(text: &str) -> Option<Detection> {
    let mut end = text.len().min(WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = text[..end].trim_start_matches('\u{feff}');
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}');
    if window.trim_start().starts_with(['<', '{']) || window.contains(control) {
        return None;
    }
    let words = |line: &&str| line.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let lines = window.split(['\n', '\r']).filter(words).count();
    let letters = window.chars().filter(|c| c.is_alphabetic()).count();
    let others = window.chars().filter(|c| !c.is_alphabetic() && !c.is_whitespace()).count();
    (lines >= LEAST && letters >= others).then(|| Detection {
        format: Format::Text,
        regime: None,
        version: None,
        confidence: Confidence::Low,
        evidence: vec![format!("{lines} lines of words").into()],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_data() {
        for (text, known) in [
            ("Paper lanterns\n\n1 Scope\n\nPaper lanterns hang.\n", true),
            ("Papierlaternen\n\n1 Anwendungsbereich\n\nLaternen hängen.\n", true),
            ("<p>Paper\nlanterns\nhang</p>", false),
            ("{\"paper\":\n1,\n\"frame\": 2}", false),
            ("1,2,3\n4,5,6\n7,8,9\n", false),
            ("GIF89a", false),
            ("Paper\u{0}lanterns\nhang\nhere\n", false),
        ] {
            assert_eq!(detect(text).is_some(), known, "{text}");
        }
    }
}
