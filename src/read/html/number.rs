//! Numbers that headings begin with, where the markup does not set them apart.

use crate::regime::european;

/// Words that stand before the number of a clause, beside those of annexes and the divisions of a regulation.
const WORDS: &[&str] = &["clause", "§", "附录", "附錄", "附件"];

/// The number of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered<'t> {
    /// As printed, without what parts it from the title: `Annex A`, `4.1.`.
    pub(super) label: &'t str,
    /// Where the title begins.
    pub(super) title: usize,
}

/// Reads the number that a text begins with. `None` where it may be the beginning of a title as well.
pub(super) fn read(text: &str) -> Option<Numbered<'_>> {
    let text = text.trim_end();
    let start = text.len() - text.trim_start().len();
    let word = word(&text[start..]);
    let from = start + word;
    let number = number(&text[from..])?;
    let mut end = from + number.length;
    let closing = text[end..].chars().next().filter(|c| matches!(c, '.' | ':' | ')'));
    if word == 0 && !(number.dotted || number.digits || closing.is_some()) {
        return None;
    }
    let mut label_end = end;
    if let Some(closing) = closing {
        end += closing.len_utf8();
        label_end = if closing == '.' { end } else { label_end };
    }
    let rest = &text[end..];
    if !rest.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, '\u{2014}' | '\u{2013}' | '(' | '（')) {
        return None;
    }
    let title = rest.trim_start();
    if word == 0 && number.digits && !number.dotted && is_date(title) {
        return None;
    }
    let parted = title.strip_prefix(['\u{2014}', '\u{2013}', ':', '-']).filter(|_| word > 0 || !title.starts_with('-'));
    let title = parted.unwrap_or(title).trim_start();
    Some(Numbered { label: text[start..label_end].trim_end(), title: text.len() - title.len() })
}

/// The length of a word before a number, with the blanks behind it.
fn word(text: &str) -> usize {
    let words = european::ANNEX.iter().chain(WORDS).copied().chain(european::DIVISIONS.iter().map(|(word, _)| *word));
    let mut longest = 0;
    for word in words {
        let Some(head) = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word)) else { continue };
        let rest = &text[head.len()..];
        let blank = rest.len() - rest.trim_start().len();
        // An article of a language needs its number as well.
        if (blank > 0 || !word.is_ascii()) && number(&rest[blank..]).is_some() {
            longest = longest.max(head.len() + blank);
        }
    }
    longest
}

struct Number {
    length: usize,
    /// Of several parts.
    dotted: bool,
    /// Digits alone.
    digits: bool,
}

/// A number of parts: the first of digits, one letter or a Roman number, the others of digits or a letter with digits.
fn number(text: &str) -> Option<Number> {
    let bytes = text.as_bytes();
    let run = |from: usize, is: fn(&u8) -> bool| bytes[from..].iter().take_while(|byte| is(byte)).count();
    let digits = run(0, u8::is_ascii_digit);
    let mut at = digits;
    if digits > 3 || (digits > 1 && bytes[0] == b'0') {
        return None;
    }
    if digits == 0 {
        let letters = run(0, u8::is_ascii_uppercase);
        let roman = letters <= 5 && bytes[..letters].iter().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        if !(letters == 1 || (letters > 1 && roman)) {
            return None;
        }
        at = letters;
    }
    let mut dotted = false;
    while bytes.get(at) == Some(&b'.') {
        let letter = usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase));
        let more = run(at + 1 + letter, u8::is_ascii_digit);
        // One letter after digits is a part, as in `4.A`.
        let alone = bytes.get(at + 2).is_none_or(|byte| !byte.is_ascii_alphabetic());
        if more == 0 && !(letter == 1 && alone) {
            break;
        }
        at += 1 + letter + more;
        dotted = true;
    }
    // `3D`, `2nd`: no number of a clause; `4.1a` is one.
    let lower = usize::from(dotted && bytes.get(at).is_some_and(u8::is_ascii_lowercase));
    if bytes.get(at + lower).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    Some(Number { length: at + lower, dotted, digits: digits > 0 && !dotted })
}

/// Returns `true` for what follows the day of a date: `July 2026`.
fn is_date(title: &str) -> bool {
    let mut words = title.split_whitespace();
    let month = words.next().is_some_and(|word| word.chars().all(char::is_alphabetic));
    let year = words.next().map(|word| word.trim_end_matches([',', '.']));
    month && year.is_some_and(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The parts of a number, for the clause that contains it: `A`, `1` of `Annex A.1`.
pub(super) fn parts(label: &str) -> Vec<Box<str>> {
    let bare = label.rsplit([' ', '\u{a0}']).next().unwrap_or(label).trim_start_matches(['附', '录', '錄', '件']);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric());
    bare.split('.').filter(|part| !part.is_empty()).map(Box::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<(&str, &str)> {
        read(text).map(|found| (found.label, &text[found.title..]))
    }

    #[test]
    fn numbers_are_parted_from_titles() {
        for (text, label, title) in [
            ("1 Scope", "1", "Scope"),
            ("4.1.\u{a0} Paper", "4.1.", "Paper"),
            ("Appendix A. Lanterns", "Appendix A.", "Lanterns"),
            ("Annex B (informative) Kites", "Annex B", "(informative) Kites"),
            ("Annex C: Kites", "Annex C", "Kites"),
            ("A. Kites", "A.", "Kites"),
            ("A.1 Kites", "A.1", "Kites"),
            ("IV. Kites", "IV.", "Kites"),
            ("Chapter 3 \u{2014} Kites", "Chapter 3", "Kites"),
            ("3.1", "3.1", ""),
            ("10.", "10.", ""),
            ("附录A 灯笼", "附录A", "灯笼"),
        ] {
            assert_eq!(split(text), Some((label, title)), "{text}");
        }
    }

    #[test]
    fn titles_without_a_number_stay() {
        for text in [
            "Scope",
            "A kite",
            "29 July 2026",
            "05 February 2026",
            "3D kites",
            "I am a kite",
            "Part of it",
            "2026",
            "1,5 m",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_have_parts() {
        assert_eq!(parts("Annex A"), [Box::from("A")]);
        assert_eq!(parts("4.1.2."), [Box::from("4"), "1".into(), "2".into()]);
        assert_eq!(parts("Success Criterion 1.1.1"), [Box::from("1"), "1".into(), "1".into()]);
    }
}
