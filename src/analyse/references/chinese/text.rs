//! Steps over Chinese text: blanks, numbers, numerals, separators.

use crate::script::{chinese_number, digit_of};
use std::ops::Range;

/// Places in another document: where each is printed, and the place without 第 and 条.
pub(super) type Places = Vec<(Range<usize>, String)>;

/// Past the blanks at an offset; a line end inside a paragraph is one.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\n', '\t']).len()
}

/// Past the first of some words that stands at an offset.
pub(super) fn eat(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    words.iter().find(|word| text[at..].starts_with(**word)).map(|word| at + word.len())
}

/// What joins the members of a list.
pub(super) const AND: &[&str] = &["、", "以及", "和", "及", "与", "或者", "或"];

/// What joins the ends of a range.
pub(super) const THROUGH: &[&str] = &["～", "~", "至", "到", "—", "－"];

/// Past what joins members of a list or the ends of a range.
pub(super) fn joint(text: &str, at: usize) -> Option<usize> {
    let at = blanks(text, at);
    eat(text, at, AND).or_else(|| eat(text, at, THROUGH)).map(|at| blanks(text, at))
}

/// A number as clauses, tables and formulas have it, and what it is in half-width form: `4.2.1`, `A.3`, `2.2.2-1`, `３.１`.
///
/// An annex's letter needs no number behind it where `letter_alone` says so.
pub(super) fn number(text: &str, at: usize, letter_alone: bool) -> Option<(usize, String)> {
    let mut out = String::new();
    let mut end = at;
    let mut letter = false;
    for (offset, c) in text[at..].char_indices() {
        if c == ' ' && out.ends_with('.') && text[at + offset + 1..].starts_with(|c: char| c.is_ascii_digit()) {
            // Text layers put a blank behind the dot: 6.2. 4.
            continue;
        }
        let half = half(c);
        match half {
            'A'..='Z' if out.is_empty() => letter = true,
            '0'..='9' => {}
            // A dot or a dash joins numbers, and ends nothing.
            '.' | '-' if out.ends_with(|c: char| c.is_ascii_alphanumeric()) => {}
            _ => break,
        }
        out.push(half);
        if half.is_ascii_alphanumeric() {
            end = at + offset + c.len_utf8();
        }
    }
    let out = out.trim_end_matches(['.', '-']).to_owned();
    let has_digit = out.bytes().any(|b| b.is_ascii_digit());
    // A word or a unit of letters is no number.
    let whole = !text[end..].starts_with(|c: char| c.is_ascii_alphabetic()) || !letter || has_digit;
    (!out.is_empty() && whole && (has_digit || (letter && letter_alone))).then_some((end, out))
}

/// The half-width form of a full-width digit, letter or stop.
fn half(c: char) -> char {
    match c {
        '\u{E010}' => '.',
        '０'..='９' | 'Ａ'..='Ｚ' | '．' | '－' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// A numeral in Chinese characters or digits, and its value: `十二`, `12`.
pub(super) fn numeral(text: &str, at: usize) -> Option<(usize, u32)> {
    let is_part = |c: char| digit_of(c).is_some() || matches!(c, '十' | '百' | '千');
    let length = text[at..].find(|c| !is_part(c)).unwrap_or(text.len() - at);
    chinese_number(&text[at..at + length]).map(|value| (at + length, value))
}

/// Past a bracketed remark at an offset, full-width or half-width, of no more than `most` bytes.
pub(super) fn bracketed(text: &str, at: usize, most: usize) -> Option<(usize, &str)> {
    let open = text[at..].chars().next()?;
    let close = match open {
        '（' => '）',
        '(' => ')',
        '［' => '］',
        _ => return None,
    };
    let from = at + open.len_utf8();
    let length =
        text[from..].find([close, if close == '）' { ')' } else { close }]).filter(|length| *length <= most)?;
    let end = from + length;
    Some((end + text[end..].chars().next()?.len_utf8(), &text[from..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_shape() {
        let read = |text: &str| number(text, 0, true).map(|(end, number)| (text[..end].to_owned(), number));
        let some = |text: &str, out: &str| Some((text.to_owned(), out.to_owned()));
        assert_eq!(read("4.2.1的"), some("4.2.1", "4.2.1"));
        assert_eq!(read("4.2。"), some("4.2", "4.2"));
        assert_eq!(read("4."), some("4", "4"));
        assert_eq!(read("A.3）"), some("A.3", "A.3"));
        assert_eq!(read("B和"), some("B", "B"));
        assert_eq!(read("2.2.2-1取"), some("2.2.2-1", "2.2.2-1"));
        assert_eq!(read("３．１"), some("３．１", "3.1"));
        assert_eq!(read("SM2"), None);
        assert_eq!(read("的"), None);
        assert_eq!(numeral("二十一条", 0), Some(("二十一".len(), 21)));
        assert_eq!(bracketed("（款）内", 0, 20), Some(("（款）".len(), "款")));
    }
}
