//! Code of a markup language that stands in a paragraph: tags and comments are no sentences.

use std::ops::Range;

/// The tags and comments of XML in a text, in order: `<element name="a">`, `<!-- 0: shut -->`. Linear.
pub(super) fn stretches(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', &text.as_bytes()[from..]).map(|at| from + at) {
        let rest = &text[at..];
        let end = if rest.starts_with("<!--") { rest.find("-->").map(|end| end + "-->".len()) } else { tag(rest) };
        match end {
            Some(end) => {
                found.push(at..at + end);
                from = at + end;
            }
            // A comment without an end, and what is no tag.
            None => from = at + 1,
        }
    }
    found
}

/// The length of the tag at the beginning of a text. A name follows the bracket, and what is inside is a few attributes.
fn tag(text: &str) -> Option<usize> {
    const LONGEST: usize = 300;
    let inner = text[1..].trim_start_matches(['/', '?', '!']);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        return None;
    }
    let name =
        inner.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.'))).unwrap_or(inner.len());
    let rest = &inner[name..];
    let end = rest.bytes().take(LONGEST).position(|b| matches!(b, b'>' | b'<'))?;
    let (attributes, close) = rest.split_at(end);
    let attributes = attributes.trim().trim_end_matches(['/', '?']);
    let code = attributes.is_empty() || attributes.contains('=') || text[1..].starts_with(['?', '!']);
    (close.starts_with('>') && code).then(|| text.len() - rest.len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        stretches(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn tags_and_comments_are_code() {
        assert_eq!(found("A <lid a=\"1\"> is <!-- 0: shut --> wet."), ["<lid a=\"1\">", "<!-- 0: shut -->"]);
        assert_eq!(found("</lid><?lid shut?>"), ["</lid>", "<?lid shut?>"]);
        assert_eq!(found("a < b and c > d; <12 mm>; <the lid that shall be shut>"), [""; 0]);
        assert_eq!(found("<!-- shut"), [""; 0]);
    }

    #[test]
    fn many_brackets_cost_no_more_than_their_number() {
        assert_eq!(stretches(&"<a ".repeat(20_000)).len(), 0);
    }
}
