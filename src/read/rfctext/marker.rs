//! Marks of list items: `o`, `*`, `-`, `+`, `1.`, `(a)`, `iv)`.

/// The marks of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Bullet(u8),
    Decimal,
    AlphaLower,
    AlphaUpper,
    RomanLower,
}

impl Style {
    /// The name in rows, as in STS (`list-type`).
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Bullet(b'-') => "dash",
            Self::Bullet(_) => "bullet",
            Self::Decimal => "order",
            Self::AlphaLower => "alpha-lower",
            Self::AlphaUpper => "alpha-upper",
            Self::RomanLower => "roman-lower",
        }
    }

    /// True if an item of one style goes on a list of another: `i)` after `h)` is a letter.
    pub(super) fn goes_on(self, list: Self) -> bool {
        let letters = |s: Self| matches!(s, Self::AlphaLower | Self::RomanLower);
        self == list || letters(self) && letters(list)
    }
}

/// A mark at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// Bytes of the mark.
    pub(super) length: usize,
    /// Where text begins after it.
    pub(super) text: usize,
}

/// Reads the mark that a line begins with.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let bytes = text.as_bytes();
    let (style, length) = match *bytes.first()? {
        b @ (b'*' | b'-' | b'+' | b'o') => (Style::Bullet(b), 1),
        b'(' => {
            let inner = counter(bytes, 1)?;
            (inner.0, (bytes.get(inner.1) == Some(&b')')).then_some(inner.1 + 1)?)
        }
        0xE2 if text.starts_with('\u{2022}') => (Style::Bullet(b'*'), 3),
        _ => {
            let inner = counter(bytes, 0)?;
            (inner.0, matches!(bytes.get(inner.1), Some(b'.' | b')' | b':')).then_some(inner.1 + 1)?)
        }
    };
    let rest = &bytes[length..];
    let gap = rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let text = length + gap;
    if gap == 0 || text >= bytes.len() {
        return None;
    }
    // A capital with a stop and one blank is an initial; a colon ends a short word.
    let single = match (style, bytes[length - 1]) {
        (Style::AlphaUpper, b'.') => gap < 2,
        (style, b':') => !matches!(style, Style::Bullet(_)),
        (Style::Bullet(b'o'), _) => gap < 2 && bytes[text].is_ascii_lowercase(),
        _ => false,
    };
    (!single).then_some(Marker { style, length, text })
}

/// A number or letter that counts items, and where it ends.
fn counter(bytes: &[u8], from: usize) -> Option<(Style, usize)> {
    let rest = bytes.get(from..)?;
    let run = |is: fn(&u8) -> bool| rest.iter().take_while(|b| is(b)).count();
    let digits = run(u8::is_ascii_digit);
    if (1..=3).contains(&digits) {
        return Some((Style::Decimal, from + digits));
    }
    let lower = run(u8::is_ascii_lowercase);
    let upper = run(u8::is_ascii_uppercase);
    let roman = (1..=5).contains(&lower) && rest[..lower].iter().all(|b| b"ivx".contains(b));
    match (lower, upper) {
        _ if roman => Some((Style::RomanLower, from + lower)),
        (1, 0) => Some((Style::AlphaLower, from + 1)),
        (0, 1) => Some((Style::AlphaUpper, from + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, expected) in [
            ("o  item", Some((Style::Bullet(b'o'), 1, 3))),
            ("*  item", Some((Style::Bullet(b'*'), 1, 3))),
            ("-  item", Some((Style::Bullet(b'-'), 1, 3))),
            ("1.  item", Some((Style::Decimal, 2, 4))),
            ("(a)  item", Some((Style::AlphaLower, 3, 5))),
            ("iv) item", Some((Style::RomanLower, 3, 4))),
            ("A.  item", Some((Style::AlphaUpper, 2, 4))),
            ("A. Smith", None),
            ("o clock", None),
            ("-- dash", None),
            ("+--ro x", None),
            ("1984.  year", None),
            ("(see) x", None),
            ("[1]  x", None),
            ("1.", None),
        ] {
            assert_eq!(marker(text).map(|m| (m.style, m.length, m.text)), expected, "{text}");
        }
    }
}
