//! `std`: a reference to a standard, by its identifier and perhaps a place in it.

use crate::read::xml::Node;

use super::tree::{attribute, plain, walk};
use crate::model::{Basis, IdentifierForm};

/// What a `std` element says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Citation {
    pub(crate) identifier: String,
    pub(crate) locator: Option<String>,
    pub(crate) dated: Option<bool>,
    /// Whether the locator comes from the citation's markup or from the words beside it.
    pub(crate) basis: Basis,
}

/// Reads a citation. The identifier is as printed, up to the first comma; the locator is what is named after it.
pub(super) fn read(std: Node<'_>) -> Option<Citation> {
    const MACHINE: &[&str] = &["std-id-group", "std-id", "title", "fn", "xref"];
    let named = walk(std, |_| false).find(|n| n.name() == "std-ref");
    let words = plain(named.unwrap_or(std), MACHINE);
    let mut after = String::new();
    for sibling in named.iter().flat_map(|named| named.next_siblings()) {
        match sibling.name() {
            "title" | "std-ref" | "fn" => break,
            name if MACHINE.contains(&name) => {}
            _ if sibling.is_text() => after.push_str(sibling.text().unwrap_or_default()),
            _ => {
                after.push(' ');
                after.push_str(&plain(sibling, MACHINE));
            }
        }
    }
    let form = named.and_then(|n| attribute(n, "type")).or(attribute(std, "type")).and_then(IdentifierForm::from_name);
    of(&words, &after, form)
}

/// What the words of a citation say, with those that stand after the part that is marked as the identifier.
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

/// Whether an identifier ends in a year: `ISO 9001:2015`, `GB/T 1.1—2020`, `IEC 60050-191:1990`, with a month or without.
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

    fn cite(xml: &str) -> (String, Option<String>, Option<bool>) {
        let tree = crate::read::xml::tree_of(xml);
        let found = read(tree.root()).unwrap();
        (found.identifier, found.locator, found.dated)
    }

    #[test]
    fn the_identifier_ends_at_the_comma() {
        assert_eq!(
            cite("<std>ISO 12100-2:2003, 4.11.8</std>"),
            ("ISO 12100-2:2003".into(), Some("4.11.8".into()), Some(true))
        );
        assert_eq!(cite("<std>98/37/EC, Annex I</std>"), ("98/37/EC".into(), Some("I".into()), Some(false)));
        assert_eq!(cite("<std>IEC 60050-191:1990, 05-01</std>").1.as_deref(), Some("05-01"));
        assert_eq!(cite("<std><std-ref>ISO 1:2020</std-ref>, table<bold>1</bold></std>").1.as_deref(), Some("1"));
        assert_eq!(cite("<std><std-ref>ISO 1</std-ref>, <title>Paper, 2 kinds</title></std>").1, None);
    }

    #[test]
    fn the_markup_may_say_that_it_is_dated() {
        assert_eq!(cite("<std type='undated'><std-ref>ISO 1:2020</std-ref></std>").2, Some(false));
        assert_eq!(cite("<std><std-ref type='dated'>ISO 1</std-ref></std>").2, Some(true));
    }

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
