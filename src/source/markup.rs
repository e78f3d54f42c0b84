//! Lengths of markup that holds no content: what detection and the guard of XML skip alike (XML 1.0, 2.5 to 2.8).

use memchr::{memchr, memmem};

/// The length of a comment, a marked section or a document type declaration at the start of `bytes`.
pub(crate) fn declaration_length(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"<!--") {
        past(bytes, b"-->")
    } else if bytes.starts_with(b"<![CDATA[") {
        past(bytes, b"]]>")
    } else {
        doctype_length(bytes)
    }
}

/// Bytes up to and including an end mark; all where there is none.
pub(crate) fn past(bytes: &[u8], end: &[u8]) -> usize {
    memmem::find(bytes, end).map_or(bytes.len(), |at| at + end.len())
}

/// The beginning of a text, of no more than so many bytes, up to a border of characters.
pub(crate) fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

pub(crate) fn doctype_length(bytes: &[u8]) -> usize {
    let (mut at, mut inside) = (2, false);
    while at < bytes.len() {
        match bytes[at] {
            quote @ (b'"' | b'\'') => at += memchr(quote, &bytes[at + 1..]).map_or(bytes.len(), |n| n + 1),
            b'[' => inside = true,
            b']' => inside = false,
            b'<' if bytes[at..].starts_with(b"<!--") => at += past(&bytes[at..], b"-->") - 1,
            b'<' if bytes[at..].starts_with(b"<?") => at += past(&bytes[at..], b"?>") - 1,
            b'>' if !inside => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_comments_hide_what_is_in_them() {
        for text in ["<!DOCTYPE a [ <!-- don't > --> <!ENTITY b '>]'> ]>", "<!-- > -->", "<![CDATA[ > ]]>"] {
            assert_eq!(declaration_length([text, "<a/>"].concat().as_bytes()), text.len(), "{text}");
            for end in 0..text.len() {
                assert!(declaration_length(&text.as_bytes()[..end]) >= end);
            }
        }
    }
}
