//! Character references of HTML: every name of the standard, and numbers (WHATWG HTML, 13.2.5.72 and 13.5).

use std::borrow::Cow;
use std::sync::LazyLock;

/// A named reference.
struct Named {
    name: &'static str,
    /// Its expansion: one character, or two.
    text: [char; 2],
    /// True if the semicolon may be left out.
    is_loose: bool,
}

/// The names in the order of their bytes.
static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let rows = include_str!("entities.tsv").lines().filter(|line| !line.starts_with('#'));
    let named = rows.filter_map(|row| {
        let mut fields = row.split('\t');
        let (name, points) = (fields.next()?, fields.next()?);
        let mut points = points.split(' ').filter_map(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?));
        let text = [points.next()?, points.next().unwrap_or('\0')];
        Some(Named { name, text, is_loose: fields.next().is_some() })
    });
    named.collect()
});

/// The longest name that may stand before a semicolon.
const LONGEST: usize = 32;

/// Characters that numeric references to C1 controls mean, from 128 on: Windows-1252. A character that is not assigned stays.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text of a named reference, by its name without `&` and `;`, such as `nbsp`. A binary search.
pub(crate) fn named(name: &str) -> Option<Cow<'static, str>> {
    find(name).map(|named| text_of(named.text))
}

fn find(name: &str) -> Option<&'static Named> {
    let names = &*NAMES;
    let at = names.binary_search_by(|named| named.name.as_bytes().cmp(name.as_bytes())).ok()?;
    names.get(at)
}

fn text_of(chars: [char; 2]) -> Cow<'static, str> {
    chars.into_iter().filter(|c| *c != '\0').collect::<String>().into()
}

/// The text that a character reference at the start of a text stands for, and the length of the reference in bytes. `None` where the
/// `&` is a mere sign. Looks at a bounded number of bytes.
///
/// A name that may stand without its semicolon does so only before something that cannot go on with it.
pub(crate) fn reference(text: &str) -> Option<(Cow<'static, str>, usize)> {
    let rest = text.strip_prefix('&')?;
    if let Some(number) = rest.strip_prefix('#') {
        return numbered(number);
    }
    let length = rest.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    let name = &rest[..length];
    if rest.as_bytes().get(length) == Some(&b';') {
        return Some((named(name)?, length + 2));
    }
    if matches!(rest.as_bytes().get(length), Some(b'=')) {
        return None;
    }
    find(name).filter(|named| named.is_loose).map(|named| (text_of(named.text), length + 1))
}

/// A reference by number, behind `&#`.
fn numbered(number: &str) -> Option<(Cow<'static, str>, usize)> {
    let (digits, radix, sign) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 3),
        None => (number, 10, 2),
    };
    let length = digits.bytes().take(8).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    let code = u32::from_str_radix(digits.get(..length)?, radix).ok()?;
    let of_windows = code.checked_sub(0x80).and_then(|at| WINDOWS.chars().nth(at as usize));
    let character = of_windows.or_else(|| char::from_u32(code)).filter(|c| *c != '\0')?;
    let end = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some((character.to_string().into(), sign + length + end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        assert_eq!(NAMES.len(), 2129);
        assert!(NAMES.is_sorted_by(|a, b| a.name.as_bytes() < b.name.as_bytes()));
        assert!(NAMES.iter().all(|known| named(known.name).is_some()));
    }

    #[test]
    fn references_are_read() {
        let read = |text: &str| reference(text).map(|(text, length)| (text.into_owned(), length));
        assert_eq!(read("&emsp;灯"), Some(("\u{2003}".into(), 6)));
        assert_eq!(read("&NotEqualTilde;"), Some(("\u{2242}\u{338}".into(), 15)));
        assert_eq!(read("&#x706F;"), Some(("灯".into(), 8)));
        assert_eq!(read("&#28783 "), Some(("灯".into(), 7)));
        assert_eq!(read("&#150;"), Some(("–".into(), 6)));
        assert_eq!(read("&nbsp灯"), Some(("\u{a0}".into(), 5)));
        assert_eq!(read("&emsp灯"), None);
        assert_eq!(read("&copy=1"), None);
        for sign in ["&", "&;", "&#;", "&#x;", "&lantern;", "& b", "&#0;"] {
            assert_eq!(read(sign), None, "{sign}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at_without_harm(text in "&(#|x|a|m|p|n|b|s|;|灯|9|F){0,12}") {
            if let Some((_, length)) = reference(&text) {
                proptest::prop_assert!(text.is_char_boundary(length) && length <= text.len());
            }
        }
    }
}
