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
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '[' | '/')) {
        return None;
    }
    let ends = |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}' | '|');
    let address = without_end(&rest[..rest.find(ends).unwrap_or(rest.len())]);
    (address.len() > 1).then_some(start..sign.end + address.len())
}

/// An address without what ends the sentence around it, or closes a bracket that opens before it. Linear.
fn without_end(address: &str) -> &str {
    let count = |sign: u8| memchr::memchr_iter(sign, address.as_bytes()).count();
    let (round, mut round_ends) = (count(b'('), count(b')'));
    let (square, mut square_ends) = (count(b'['), count(b']'));
    let mut address = address;
    loop {
        address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']);
        let ends = match address.as_bytes().last() {
            Some(b')') if round_ends > round => &mut round_ends,
            Some(b']') if square_ends > square => &mut square_ends,
            _ => return address,
        };
        *ends -= 1;
        address = &address[..address.len() - 1];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_what_ends_its_sentence() {
        for (address, wanted) in [
            ("a.example).", "a.example"),
            ("a.example/(x)", "a.example/(x)"),
            ("a.example/(x)),", "a.example/(x)"),
            ("a.example/[1]]!", "a.example/[1]"),
            ("a.example.)]", "a.example"),
            ("((a))", "((a))"),
        ] {
            assert_eq!(without_end(address), wanted);
        }
        let hostile = format!("a{}", ")".repeat(100_000));
        assert_eq!(without_end(&hostile), "a");
        assert_eq!(around("see http://a.example.", 8..11), Some(4..20));
        assert_eq!(around("see http://.a", 8..11), None);
    }
}
