//! Words of a `std` element: the identifier of a standard, and perhaps a place in it.

use crate::model::{Basis, IdentifierForm};

/// The contents of a `std` element.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) identifier: String,
    pub(crate) locator: Option<String>,
    pub(crate) dated: Option<bool>,
    /// True if the locator comes from the citation's markup, false if from the words beside it.
    pub(crate) basis: Basis,
}

/// Reads the words of a citation, with those that stand after the part that is marked as the identifier.
pub(crate) fn of(words: &str, after: &str, form: Option<IdentifierForm>) -> Option<Citation> {
    let (identifier, rest) = words.split_once(',').unwrap_or((words, ""));
    let identifier = identifier.trim_matches([' ', ';', '.']);
    if identifier.is_empty() {
        return None;
    }
    let mut basis = Basis::Markup;
    let mut locator = first_place(rest);
    if locator.is_none() {
        // `<std><std-ref>ISO 1</std-ref>, Annex C</std>`: the place stands beside the marked identifier.
        locator = after.trim_start().strip_prefix(',').and_then(first_place);
        if locator.is_some() {
            basis = Basis::Text;
        }
    }
    let dated = match form {
        Some(IdentifierForm::Dated) => Some(true),
        Some(IdentifierForm::Undated) => Some(false),
        _ => Some(is_dated(identifier)),
    };
    Some(Citation { identifier: identifier.to_owned(), locator, dated, basis })
}

/// Returns `true` if an identifier ends in a year: `ISO 9001:2015`, `GB/T 1.1—2020`, `IEC 60050-191:1990`, with a month or without.
fn is_dated(identifier: &str) -> bool {
    let mut rest = identifier;
    while let Some(at) = rest.find([':', '-', '\u{2013}', '\u{2014}', '：']) {
        let after = rest[at..].trim_start_matches([':', '-', '\u{2013}', '\u{2014}', '：', ' ']);
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let year = digits == 4
            && matches!(after.as_bytes().first(), Some(b'1' | b'2'))
            && matches!(after.as_bytes().get(1), Some(b'0' | b'9'));
        let colon = rest[at..].starts_with([':', '：']);
        let last = !after[digits..].contains(':');
        if year && (colon || last && !after[digits..].starts_with(['.', '-'])) {
            return true;
        }
        rest = &rest[at + rest[at..].chars().next().map_or(1, char::len_utf8)..];
    }
    false
}

/// The first place that a text after an identifier names, after any words: `4.2`, `Annex B` → `B`, `05-01`.
fn first_place(text: &str) -> Option<String> {
    let mut rest = text.trim_start();
    loop {
        let word = rest.split([' ', '\u{a0}', ',', ';', ')', '(']).next()?;
        let numbered = word.starts_with(|c: char| c.is_ascii_digit());
        let lettered = word.starts_with(|c: char| c.is_ascii_uppercase())
            && word[1..].chars().all(|c| c == '.' || c == '-' || c.is_ascii_digit());
        if (numbered || lettered) && !word.is_empty() {
            return Some(word.trim_end_matches(['.', ':']).to_owned());
        }
        if word.is_empty() || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        rest = rest[word.len()..].trim_start_matches([' ', '\u{a0}']);
        if rest.starts_with([',', ';', ')', '(']) {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_parts() {
        for dated in
            ["ISO 9001:2015", "GB/T 1.1—2020", "GB/T 1.1-2020", "DIN EN ISO 13849-1:2008-12", "ISO 1:2015/Amd 1:2020"]
        {
            assert!(is_dated(dated), "{dated}");
        }
        for undated in ["ISO 9001", "ISO 12100-2", "IEC 60050-191", "ISO 16634:--", "RFC 9110", "IEC 61508 (all parts)"]
        {
            assert!(!is_dated(undated), "{undated}");
        }
    }
}
