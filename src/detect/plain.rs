//! Ordinary text: lines of words in a script that parts them, which no other format claims.

use super::detection::{Confidence, Detection};
use crate::format::Format;

/// Most bytes that are looked at.
const WINDOW: usize = 4 << 10;
/// Least number of lines of words.
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
    let others = signs(window);
    (lines >= LEAST && letters >= others).then(|| Detection {
        format: Format::Text,
        regime: None,
        version: None,
        confidence: Confidence::Low,
        evidence: vec![format!("{lines} lines of words").into()],
    })
}

/// Number of characters that are neither letters nor white space; a sign that comes again at once, as in leaders and rules, counts once.
fn signs(text: &str) -> usize {
    let mut last = None;
    let mut count = 0;
    for sign in text.chars().filter(|c| !c.is_whitespace()) {
        let again = last == Some(sign) && !sign.is_alphanumeric();
        count += usize::from(!sign.is_alphabetic() && !again);
        last = Some(sign);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_are_no_data() {
        let page = format!("1 Lantern {} 1\n1.1 Paper {} 1\n", ". ".repeat(30), ".".repeat(60)).repeat(20);
        assert!(detect(&page).is_some());
    }

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
