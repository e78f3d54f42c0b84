//! Decimal numbers and letters of annexes as European text prints them at the beginning of a line.

use super::number::{DEEPEST, Number, Scheme};

/// A number at the beginning of a line, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbered<'s> {
    /// The number as printed, with its full stop and a word such as `Appendix`.
    pub(crate) label: &'s str,
    pub(crate) number: Number,
    /// The text behind it; may be empty after `Appendix A`.
    pub(crate) title: &'s str,
    /// Number of blanks between label and title.
    pub(crate) gap: usize,
    /// True if the label ends with a stop or begins with a word.
    pub(crate) is_marked: bool,
    /// True if the label begins with a word.
    pub(crate) is_worded: bool,
}

/// Reads the number that a line begins with: `4.2.1.`, `A.1`, `Appendix B:`. `words` are those that an annex is named with,
/// with any case; a word is followed by a letter or a number.
pub(crate) fn numbered<'s>(text: &'s str, words: &[&str]) -> Option<Numbered<'s>> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    let word = if first.is_ascii_digit() { None } else { word(text, words) };
    let from = word.unwrap_or(0);
    let (number, mut at) = parts(bytes, from, word.is_some())?;
    let lettered = number.scheme == Scheme::Annex;
    // A letter alone is a number only after a word or before a stop.
    let stop = matches!(bytes.get(at), Some(b'.'));
    if lettered && number.depth() == 1 && word.is_none() && !stop {
        return None;
    }
    at += usize::from(stop || word.is_some() && matches!(bytes.get(at), Some(b':' | b')' | b',')));
    let rest = &text[at..];
    let title = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let gap = rest.len() - title.len();
    let is_worded = word.is_some();
    if title.is_empty() {
        return is_worded.then_some(Numbered { label: &text[..at], number, title, gap, is_marked: true, is_worded });
    }
    // `Appendix A - Title`
    let dash = ["- ", "-- ", "\u{2013} ", "\u{2014} "].into_iter().find(|d| is_worded && title.starts_with(d));
    if gap == 0 && dash.is_none() {
        return None;
    }
    let (label, title) = match dash {
        Some(dash) => {
            let rest = &title[dash.len()..];
            (text[..text.len() - rest.len()].trim_end(), rest.trim_start())
        }
        None => (&text[..at], title),
    };
    Some(Numbered { label, number, title, gap, is_marked: stop || is_worded, is_worded })
}

/// Reads a Roman number with its full stop: `IV. Tassels`. At most 39.
pub(crate) fn roman(text: &str) -> Option<Numbered<'_>> {
    let digits = text.bytes().take_while(|b| b"IVX".contains(b)).count();
    let rest = text.get(digits..)?.strip_prefix('.')?;
    let title = rest.trim_start();
    let value = roman_value(&text[..digits])?;
    let gap = rest.len() - title.len();
    let number = Number::new(Scheme::Roman, &[value])?;
    let label = &text[..=digits];
    (gap > 0 && !title.is_empty()).then_some(Numbered { label, number, title, gap, is_marked: true, is_worded: false })
}

fn roman_value(text: &str) -> Option<u16> {
    let tens = text.bytes().take_while(|b| *b == b'X').count();
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one = ones.iter().position(|one| *one == &text[tens..])?;
    (tens < 4 && tens + one > 0).then_some((tens * 10 + one) as u16)
}

/// Where the word ends that an annex is named with, and the blanks after it.
fn word(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().find_map(|word| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        let rest = &text[head.len()..];
        let after = rest.trim_start_matches([' ', '\t', '\u{a0}']);
        (after.len() < rest.len() && !after.is_empty()).then_some(text.len() - after.len())
    })
}

/// The parts of a number from an offset on, and where it ends. After a word a lower number is that of an annex.
fn parts(bytes: &[u8], from: usize, worded: bool) -> Option<(Number, usize)> {
    let mut parts = [0_u16; DEEPEST];
    let (mut depth, mut at, mut lettered) = (0, from, false);
    loop {
        let place = parts.get_mut(depth)?;
        let start = at;
        while at < bytes.len() && at - start < 4 && bytes[at].is_ascii_digit() {
            *place = *place * 10 + u16::from(bytes[at] - b'0');
            at += 1;
        }
        if at == start && depth == 0 && bytes.get(at)?.is_ascii_uppercase() {
            lettered = true;
            *place = u16::from(bytes[at] - b'A' + 1);
            at += 1;
        }
        let long = at - start > 3 || bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        if at == start || long {
            return None;
        }
        depth += 1;
        let goes_on = bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !goes_on {
            break;
        }
        at += 1;
    }
    let scheme = if lettered || worded { Scheme::Annex } else { Scheme::Decimal };
    Some((Number::new(scheme, &parts[..depth])?, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_have_values() {
        for (text, value) in
            [("IV. Tassels", Some(4)), ("XXXIX. Glue", Some(39)), ("IIII. Glue", None), ("I am", None), ("V.", None)]
        {
            assert_eq!(roman(text).map(|n| n.number.last()), value, "{text}");
        }
    }

    #[test]
    fn numbers_and_titles_part() {
        for (text, expected) in [
            ("1.  Scope", Some(("1.", "Scope", "1"))),
            ("4.2.1 Paper", Some(("4.2.1", "Paper", "4.2.1"))),
            ("A.1.  Frames", Some(("A.1.", "Frames", "A.1"))),
            ("Appendix A.  Folding", Some(("Appendix A.", "Folding", "A"))),
            ("APPENDIX B: Tassels", Some(("APPENDIX B:", "Tassels", "B"))),
            ("Appendix C - Tassels", Some(("Appendix C -", "Tassels", "C"))),
            ("Annex 2 Tassels", Some(("Annex 2", "Tassels", "B"))),
            ("Appendix D", Some(("Appendix D", "", "D"))),
            ("A. Frames", Some(("A.", "Frames", "A"))),
            ("A frame", None),
            ("Appendix", None),
            ("Appendix Tassels", None),
            ("1.", None),
            ("2024 was a year", None),
            ("1st of May", None),
            ("RFC 12", None),
            ("3.1415.", None),
        ] {
            let found = numbered(text, &["appendix", "annex"]).map(|n| (n.label, n.title, n.number.to_string()));
            assert_eq!(found.as_ref().map(|(l, t, n)| (*l, *t, n.as_str())), expected, "{text}");
        }
    }
}
