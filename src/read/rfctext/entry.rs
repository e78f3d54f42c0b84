//! Entries of lists of references: their label, and the document that they identify.

use std::ops::Range;

use crate::identifier;

/// The label at the beginning of an entry: `[RFC2119]`, or `1.` where entries are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label<'s> {
    pub(super) printed: &'s str,
    /// The label by which other places cite it.
    pub(super) anchor: &'s str,
    /// Where the entry's text begins.
    pub(super) text: usize,
}

/// Reads the label that a line begins with.
pub(super) fn label(text: &str) -> Option<Label<'_>> {
    if let Some(rest) = text.strip_prefix('[') {
        let end = rest.find(']').filter(|&end| (1..=60).contains(&end))?;
        let anchor = &rest[..end];
        let inner = anchor.trim();
        if inner.is_empty() || inner.contains("  ") {
            return None;
        }
        let after = &rest[end + 1..];
        let body = after.trim_start_matches([' ', '\t', ':']);
        return Some(Label { printed: &text[..end + 2], anchor: inner, text: text.len() - body.len() });
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).filter(|_| (1..=3).contains(&digits))?;
    let body = rest.strip_prefix(['.', ')'])?;
    body.starts_with([' ', '\t']).then(|| Label {
        printed: &text[..=digits],
        anchor: &text[..digits],
        text: text.len() - body.trim_start().len(),
    })
}

/// Series of the RFC Editor, the most exact first.
const SERIES: &[&str] = &["RFC", "BCP", "STD", "FYI", "IEN"];

/// The document that an entry identifies, and where it says so; an empty range where its label alone does.
pub(in crate::read) fn identify(label: &str, text: &str) -> Option<(String, Range<usize>)> {
    let anchor = label.trim_start_matches('[').trim_end_matches([']', '.', ')']);
    let named = series_of_label(anchor);
    if let Some(named) = named.as_ref().filter(|named| named.starts_with("RFC") || is_group(named, text)) {
        // `[BCP14]` may list several documents, and `[RFC2119]` names its own.
        let printed = find_series(text, 0, |found| found == named).map_or(0..0, |(_, range)| range);
        return Some((named.clone(), printed));
    }
    // A title may name other documents: the entry's own identifier stands behind it.
    let from = text.rfind(['"', '\u{201d}']).map_or(0, |at| at + 1);
    let tail = text.get(from..).unwrap_or_default();
    let own = find_series(tail, from, |_| true).or_else(|| draft(text)).or_else(|| {
        let found = identifier::find(tail).into_iter().next()?;
        let range = found.range.start + from..found.range.end + from;
        Some((text.get(range.clone())?.to_owned(), range))
    });
    own.or_else(|| if from > 0 { None } else { find_series(text, 0, |_| true) }).or(named.map(|n| (n, 0..0)))
}

/// True if an entry is of a whole series number: it says so, or lists more than one RFC.
fn is_group(named: &str, text: &str) -> bool {
    let address = format!("/info/{}", named.replace(' ', "").to_ascii_lowercase());
    let says = ["Best Current Practice", "Internet Standard", "For Your Information"]
        .iter()
        .any(|word| text.starts_with(word));
    says || text.contains(&address) || text.matches("DOI 10.17487/RFC").count() > 1
}

/// `RFC 2119` of `RFC2119`, `BCP 14` of `BCP14`.
fn series_of_label(anchor: &str) -> Option<String> {
    let head = anchor.get(..3)?;
    let series = SERIES.iter().find(|s| s.eq_ignore_ascii_case(head))?;
    let number = anchor[3..].trim_start_matches(['-', '.', ' ', '_']).trim_start_matches('0');
    (number.len() <= 5 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{series} {number}"))
}

/// The first number that is wanted of the most exact series in a text that stands at an offset.
fn find_series(text: &str, offset: usize, wanted: impl Fn(&str) -> bool) -> Option<(String, Range<usize>)> {
    for series in SERIES {
        for (at, _) in text.match_indices(series) {
            let alone = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            let rest = &text[at + series.len()..];
            let digits_at = rest.find(|c: char| !matches!(c, ' ' | '-' | '#' | '\u{a0}')).unwrap_or(rest.len());
            let digits = rest[digits_at..].bytes().take_while(u8::is_ascii_digit).count();
            if alone && digits_at <= 2 && (1..=5).contains(&digits) {
                let number = rest[digits_at..digits_at + digits].trim_start_matches('0');
                let range = offset + at..offset + at + series.len() + digits_at + digits;
                let found = format!("{series} {number}");
                if wanted(&found) {
                    return Some((found, range));
                }
            }
        }
    }
    None
}

/// `draft-lantern-paper-03`
fn draft(text: &str) -> Option<(String, Range<usize>)> {
    let at = text.match_indices("draft-").map(|(at, _)| at).find(|&at| !text[..at].ends_with(['/', '-', '.']))?;
    let rest = &text[at..];
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))).unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches('.');
    let name = name.strip_suffix(".txt").unwrap_or(name);
    (name.len() > 8).then(|| (name.to_owned(), at..at + name.len()))
}

/// Addresses in angle brackets, or alone: their ranges.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let colon = from + text.get(from..)?.find("://")?;
            from = colon + 3;
            let scheme = text[..colon].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
            let rest = &text[from..];
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\u{201d}'))
                .unwrap_or(rest.len());
            let body = rest[..end].trim_end_matches(['.', ',', ';', ')', ']', '\'']);
            if (3..=8).contains(&scheme) && !body.is_empty() {
                let range = colon - scheme..from + body.len();
                from += end;
                return Some(range);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read() {
        for (text, expected) in [
            ("[RFC2119]  Bradner", Some(("[RFC2119]", "RFC2119", 11))),
            ("[LANTERN-FRAMES]", Some(("[LANTERN-FRAMES]", "LANTERN-FRAMES", 16))),
            ("[1] Paste", Some(("[1]", "1", 4))),
            ("12. Paste", Some(("12.", "12", 4))),
            ("Paste, T.", None),
            ("[] x", None),
        ] {
            assert_eq!(label(text).map(|l| (l.printed, l.anchor, l.text)), expected, "{text}");
        }
    }

    #[test]
    fn documents_are_identified() {
        for (anchor, text, expected) in [
            ("RFC2119", "Bamboo, M., \"Frames\", BCP 14, RFC 2119, March 1997.", Some("RFC 2119")),
            ("HTTP", "Paste, T., \"Obsoletes RFC 2616\", STD 97, RFC 9110, June 2022.", Some("RFC 9110")),
            ("BCP14", "Bamboo, M., \"Frames\", BCP 14, RFC 2119. <https://example.com/info/bcp14>", Some("BCP 14")),
            ("[BCP14]", "Bamboo, M., \"Frames\", BCP 14, RFC 2119.", Some("RFC 2119")),
            (
                "X",
                "Paste, T., \"Paper\", Work in Progress, draft-paste-paper-02, May 2024.",
                Some("draft-paste-paper-02"),
            ),
            ("9", "Paste, T., \"Paper\", RFC-793, May 1984.", Some("RFC 793")),
            ("Y", "Paste, T., \"Paper\", ISO 9001:2015, 2015.", Some("ISO 9001:2015")),
            ("Z", "Paste, T., \"Paper and RFC 12\", Lantern Press, 1984.", None),
        ] {
            assert_eq!(identify(anchor, text).map(|f| f.0).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn addresses_end_before_their_brackets() {
        let text = "See <https://example.com/a>, (ftp://b.example/c). Not ://x.";
        let found: Vec<_> = addresses(text).map(|r| &text[r]).collect();
        assert_eq!(found, ["https://example.com/a", "ftp://b.example/c"]);
    }
}
