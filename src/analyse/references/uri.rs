//! Addresses on a network.

use std::ops::Range;

/// Schemes of addresses that begin with `://`.
const SCHEMES: &[&str] =
    &["http", "https", "ftp", "ftps", "sftp", "ws", "wss", "file", "ldap", "rtsp", "coap", "coaps"];

/// The address around a sign that was found: `://`, `mailto:` or `urn:`. `None` where nothing of an address follows.
pub(super) fn around(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    let start = if text[sign.clone()].starts_with(':') {
        let scheme = text[..sign.start].bytes().rev().take(8).take_while(u8::is_ascii_alphanumeric).count();
        let start = sign.start - scheme;
        SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(&text[start..sign.start])).then_some(start)?
    } else {
        sign.start
    };
    if text[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+')) {
        return None;
    }
    let rest = &text[sign.end..];
    let ends = |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}' | '|');
    let mut address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    // What ends a sentence or closes a bracket that opens before the address is none of it.
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
        let unbalanced = |open: char, close: char| {
            trimmed.ends_with(close) && trimmed.matches(close).count() > trimmed.matches(open).count()
        };
        let shorter =
            if unbalanced('(', ')') || unbalanced('[', ']') { &trimmed[..trimmed.len() - 1] } else { trimmed };
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    let first = address.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '[' | '/'));
    (first && address.len() > 1).then_some(start..sign.end + address.len())
}
