//! Marks that items of lists begin with: `a)`, `1)`, `(i)`, `—`, `•` (ISO/IEC Directives Part 2, clause 23).

/// The marks of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A sign, as a character.
    Sign(char),
    /// Arabic numbers, and the sign behind them.
    Number(u8),
    /// Small letters.
    Letter(u8),
    /// Capitals.
    Capital(u8),
    /// Small Roman numbers.
    Roman(u8),
}

impl Style {
    /// The name in rows, as in STS (`list-type`).
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sign('-' | '\u{2013}' | '\u{2014}') => "dash",
            Self::Sign(_) => "bullet",
            Self::Number(_) => "order",
            Self::Letter(_) => "alpha-lower",
            Self::Capital(_) => "alpha-upper",
            Self::Roman(_) => "roman-lower",
        }
    }
}

/// A mark at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) style: Style,
    /// Its place in the list, from 1; 0 for a sign.
    pub(super) value: u32,
    /// Its value where the letter is a Roman number as well: `i)`.
    pub(super) roman: Option<u32>,
    /// Bytes of the mark.
    pub(super) length: usize,
    /// Where text begins behind it; the length of the line where none does.
    pub(super) text: usize,
}

/// Reads the mark that a line begins with. `last` is the innermost open list's style and last value: `i)` behind `h)` is a letter.
pub(super) fn mark(text: &str, last: Option<(Style, u32)>) -> Option<Mark> {
    let first = text.chars().next()?;
    if matches!(
        first,
        '-' | '\u{2013}' | '\u{2014}' | '\u{2022}' | '\u{b7}' | '\u{25aa}' | '\u{25cf}' | '\u{25e6}' | '*' | '\u{f0b7}'
    ) {
        let length = first.len_utf8();
        let text = after(text, length)?;
        return Some(Mark { style: Style::Sign(first), value: 0, roman: None, length, text });
    }
    let open = usize::from(first == '(');
    let rest = &text[open..];
    let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let close = *rest.as_bytes().get(word)?;
    if !(1..=5).contains(&word) || close != b')' && (open == 1 || close != b'.') {
        return None;
    }
    let kind = if open == 1 { b'(' } else { close };
    let inner = &rest[..word];
    let length = open + word + 1;
    let body = after(text, length)?;
    let new = |style, value, roman| Mark { style, value, roman, length, text: body };
    if inner.bytes().all(|b| b.is_ascii_digit()) {
        return (word <= 3).then(|| new(Style::Number(kind), inner.parse().unwrap_or_default(), None));
    }
    let byte = inner.as_bytes()[0];
    let roman = roman(inner);
    if inner.len() == 1 && byte.is_ascii_lowercase() {
        let value = u32::from(byte - b'a' + 1);
        // A letter with a stop is more often a word.
        if close == b'.' && body - length < 1 {
            return None;
        }
        let goes_on = last == Some((Style::Letter(kind), value - 1));
        let begins = roman.is_some_and(|n| n == 1 || last == Some((Style::Roman(kind), n - 1)));
        return match roman {
            Some(n) if begins && !goes_on => Some(new(Style::Roman(kind), n, Some(n))),
            _ => Some(new(Style::Letter(kind), value, roman)),
        };
    }
    if inner.len() == 1 && byte.is_ascii_uppercase() {
        // An initial has a stop as well.
        return (close != b'.').then(|| new(Style::Capital(kind), u32::from(byte - b'A' + 1), None));
    }
    roman.filter(|_| inner.len() > 1).map(|n| new(Style::Roman(kind), n, Some(n)))
}

/// Where text goes on behind a mark and blanks; `None` where the mark is a part of a word.
fn after(text: &str, length: usize) -> Option<usize> {
    let rest = &text[length..];
    let body = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{2003}']);
    (body.len() < rest.len() || rest.is_empty()).then_some(text.len() - body.len())
}

/// The value of a small Roman number up to 39.
fn roman(text: &str) -> Option<u32> {
    let tens = text.bytes().take_while(|b| *b == b'x').count();
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let one = ones.iter().position(|one| *one == &text[tens..])?;
    (tens < 4 && tens + one > 0).then_some((tens * 10 + one) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, expected) in [
            ("a) kite", Some((Style::Letter(b')'), 1, 3))),
            ("\u{2014} kite", Some((Style::Sign('\u{2014}'), 0, 4))),
            ("(1) kite", Some((Style::Number(b'('), 1, 4))),
            ("12. kite", Some((Style::Number(b'.'), 12, 4))),
            ("ii) kite", Some((Style::Roman(b')'), 2, 4))),
            ("\u{2014}", Some((Style::Sign('\u{2014}'), 0, 3))),
            ("-kite", None),
            ("J. Kite", None),
            ("(see) kite", None),
            ("3.1 kite", None),
        ] {
            assert_eq!(mark(text, None).map(|m| (m.style, m.value, m.text)), expected, "{text}");
        }
        let letter = mark("i) kite", Some((Style::Letter(b')'), 8))).unwrap();
        assert_eq!((letter.style, letter.value), (Style::Letter(b')'), 9));
        assert_eq!(mark("i) kite", None).unwrap().style, Style::Roman(b')'));
    }
}
