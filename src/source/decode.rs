//! From bytes to text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{OffsetMap, legacy};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::{Error, ErrorKind};
use crate::place::Span;

/// Text of a source, the way back to its bytes, and what was odd.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) map: OffsetMap,
    pub(crate) encoding: &'static str,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Decodes bytes: by byte order mark, then by XML declaration (XML 1.0, appendix F), then as UTF-8.
///
/// Bytes that are not what was declared are read as GB18030 or Big5 where they have the shape of Chinese text, else as windows-1252,
/// the superset of Latin-1 that files labelled wrongly most often are, and a diagnostic says so. Bytes with NULs that no UTF-16 explains are no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (sniff(bytes), 0));
    let body = &bytes[mark..];
    if encoding == UTF_8 {
        // Many bytes at a time: the standard library takes as long as a twentieth of reading Chinese text.
        match UTF_8.decode_without_bom_handling_and_without_replacement(body) {
            Some(text) => {
                let label = declared_label(bytes).and_then(Encoding::for_label);
                let wide = label.is_some_and(is_wide);
                let said = wide.then(|| Diagnostic::warning(Code::Encoding, "declared as UTF-16, but it is UTF-8"));
                let mut map = OffsetMap::default();
                if mark > 0 {
                    map.copied(0, mark);
                }
                return Ok(Decoded { text, map, encoding: "UTF-8", diagnostics: said.into_iter().collect() });
            }
            None => {
                // Asked again where it is wrong; most sources are right.
                let wrong_at = std::str::from_utf8(body).map_or_else(|error| error.valid_up_to(), str::len);
                return damaged(bytes, mark, mark + wrong_at);
            }
        }
    }
    let mut diagnostics = Vec::new();
    let (text, map, wrong) = decode_with(encoding, body, mark);
    if wrong {
        let message = format!("bytes that are not {} were replaced by U+FFFD", encoding.name());
        diagnostics.push(Diagnostic::warning(Code::Encoding, message));
    }
    Ok(Decoded { text: Cow::Owned(text), map, encoding: encoding.name(), diagnostics })
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Decodes with the way back from each character to its bytes; whether some were wrong.
fn decode_with(encoding: &'static Encoding, body: &[u8], mark: usize) -> (String, OffsetMap, bool) {
    if encoding.is_single_byte() || is_wide(encoding) {
        let (text, wrong) = encoding.decode_without_bom_handling(body);
        let mut map = OffsetMap::default();
        let mut at = 0;
        for (derived, character) in text.char_indices() {
            let length = if is_wide(encoding) { character.len_utf16() * 2 } else { 1 };
            map.transcoded(derived, mark + at, character.len_utf8(), length);
            at += length;
        }
        return (text.into_owned(), map, wrong);
    }
    // Byte by byte: only the decoder knows where a character of several bytes ends.
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut map, mut wrong) = (String::with_capacity(body.len() * 3 / 2), OffsetMap::default(), false);
    let mut start = 0;
    for at in 0..=body.len() {
        let last = at == body.len();
        let before = text.len();
        text.reserve(16);
        let next = if last { &[][..] } else { &body[at..=at] };
        let (_, _, replaced) = decoder.decode_to_string(next, &mut text, last);
        wrong |= replaced;
        if text.len() > before {
            let length = (at + 1).min(body.len()) - start;
            let mut characters = text[before..].char_indices();
            // Where a wrong byte shows only with the next, both come at once.
            if let Some((_, first)) = characters.next() {
                map.transcoded(before, mark + start, first.len_utf8(), length.max(1));
                if let Some((offset, _)) = characters.next() {
                    map.replaced(before + offset, mark + start + length.max(1) - 1);
                }
            }
            start = (at + 1).min(body.len());
        }
    }
    (text, map, wrong)
}

/// UTF-8 in which some bytes are wrong: those are replaced where most of what is not ASCII is right, else it is no UTF-8.
fn damaged(bytes: &[u8], mark: usize, wrong_at: usize) -> Result<Decoded<'_>, Error> {
    let (mut text, mut map) = (String::with_capacity(bytes.len()), OffsetMap::default());
    let (mut right, mut wrong, mut at) = (0, 0, mark);
    for chunk in bytes[mark..].utf8_chunks() {
        let valid = chunk.valid();
        right += valid.chars().filter(|c| !c.is_ascii()).count();
        map.copied(text.len(), at);
        text.push_str(valid);
        at += valid.len();
        if !chunk.invalid().is_empty() {
            wrong += 1;
            map.replaced(text.len(), at);
            text.push('\u{FFFD}');
            at += chunk.invalid().len();
        }
    }
    if right < 4 * wrong && mark == 0 {
        return fall_back(bytes, wrong_at);
    }
    let byte = bytes.get(wrong_at).copied().unwrap_or_default();
    let message = format!("byte 0x{byte:02X} is not UTF-8; {wrong} such places were replaced by U+FFFD");
    let span = Span::new(wrong_at as u32, wrong_at as u32 + 1);
    let diagnostics = vec![Diagnostic::warning(Code::Encoding, message).at(span)];
    Ok(Decoded { text: Cow::Owned(text), map, encoding: "UTF-8", diagnostics })
}

/// The encoding that bytes without a byte order mark say of themselves.
fn sniff(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    match declared_label(bytes).and_then(Encoding::for_label) {
        // A declaration that can be read as ASCII is not in UTF-16: the label was left behind when the file was transcoded.
        Some(label) if !is_wide(label) => label,
        _ => UTF_8,
    }
}

/// The label in `<?xml … encoding="…"?>`.
fn declared_label(bytes: &[u8]) -> Option<&[u8]> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace())?;
    let declaration = bytes.get(start..)?.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..memchr::memchr(b'>', declaration)?.min(256)];
    let at = memchr::memmem::find(declaration, b"encoding")? + b"encoding".len();
    let rest = declaration[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (quote, label) = rest.split_first()?;
    matches!(quote, b'"' | b'\'').then_some(())?;
    label.get(..memchr::memchr(*quote, label)?)
}

/// The label in `<meta charset=…>` or `<meta … content="text/html; charset=…">` near the beginning of a page (WHATWG HTML, 13.2.3.2).
fn label_of_page(bytes: &[u8]) -> Option<&[u8]> {
    const WINDOW: usize = 4 << 10;
    let window = &bytes[..bytes.len().min(WINDOW)];
    let lower = window.to_ascii_lowercase();
    let tag = memchr::memmem::find_iter(&lower, b"<meta").find_map(|at| {
        let end = at + memchr::memchr(b'>', &lower[at..])?;
        let label = memchr::memmem::find(&lower[at..end], b"charset")? + at + b"charset".len();
        Some(label..end)
    })?;
    let rest = window[tag].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest).trim_ascii_start();
    let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.')));
    Some(&rest[..end.unwrap_or(rest.len())])
}

fn fall_back(bytes: &[u8], wrong_at: usize) -> Result<Decoded<'_>, Error> {
    if memchr::memchr(0, bytes).is_some() {
        return Err(Error::new(ErrorKind::Undecodable, "binary data, expected text; give a text or XML file"));
    }
    if let Some(encoding) =
        label_of_page(bytes).and_then(Encoding::for_label).filter(|label| !is_wide(label) && *label != UTF_8)
    {
        let (text, map, wrong) = decode_with(encoding, bytes, 0);
        if !wrong {
            return Ok(Decoded { text: Cow::Owned(text), map, encoding: encoding.name(), diagnostics: Vec::new() });
        }
    }
    let encoding = legacy::guess(bytes).unwrap_or(WINDOWS_1252);
    let (text, map, wrong) = decode_with(encoding, bytes, 0);
    let byte = bytes.get(wrong_at).copied().unwrap_or_default();
    let name = encoding.name();
    let replaced = if wrong { ", and what is wrong in that as well was replaced by U+FFFD" } else { "" };
    let message = format!("byte 0x{byte:02X} is not UTF-8; the file was read as {name}{replaced}");
    let span = Span::new(wrong_at as u32, wrong_at as u32 + 1);
    let diagnostics = vec![Diagnostic::warning(Code::Encoding, message).at(span)];
    Ok(Decoded { text: Cow::Owned(text), map, encoding: encoding.name(), diagnostics })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(bytes: &[u8]) -> Decoded<'_> {
        decode(bytes).unwrap()
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let decoded = round(b"\xef\xbb\xbf<a/>");
        assert_eq!(decoded.text, "<a/>");
        assert_eq!(decoded.map.original(0), 3);
    }

    #[test]
    fn utf_16_maps_back_to_its_bytes() {
        let bytes: Vec<u8> =
            std::iter::once(0xFEFF).chain("<标>准".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let decoded = round(&bytes);
        assert_eq!(decoded.text, "<标>准");
        let at = decoded.text.find('准').unwrap() as u32;
        assert_eq!(decoded.map.original(at), 8);
    }

    #[test]
    fn gb18030_is_read_as_declared() {
        let mut bytes = b"<?xml version='1.0' encoding='GB18030'?><a>".to_vec();
        let han = bytes.len();
        bytes.extend_from_slice(&[0xB1, 0xEA, 0xD7, 0xBC]);
        bytes.extend_from_slice(b"</a>");
        let decoded = round(&bytes);
        assert!(decoded.text.contains("标准</a>"));
        let at = decoded.text.find("</a>").unwrap() as u32;
        assert_eq!(decoded.map.original(at) as usize, han + 4);
    }

    #[test]
    fn a_wrong_label_is_said() {
        let decoded = round(b"<?xml version='1.0' encoding='UTF-8'?><a>caf\xe9</a>");
        assert!(decoded.text.contains("café"));
        assert_eq!(decoded.diagnostics.len(), 1);
    }

    #[test]
    fn one_wrong_byte_does_not_change_the_rest() {
        let bytes = [&b"<a>"[..], "应符合".as_bytes(), &[0xFF], "规定".as_bytes(), b"</a>"].concat();
        let decoded = round(&bytes);
        assert_eq!(decoded.text, "<a>应符合\u{FFFD}规定</a>");
        assert_eq!(decoded.map.span(15, 18), Span::new(13, 16));
        assert_eq!(decoded.map.original(decoded.text.find("</a>").unwrap() as u32) as usize, bytes.len() - 4);
        assert_eq!(round(b"\xef\xbb\xbf<a>\xff</a>").text, "<a>\u{FFFD}</a>");
    }

    #[test]
    fn a_label_left_behind_is_said() {
        let decoded = round(b"<?xml version='1.0' encoding='UTF-16'?><a/>");
        assert_eq!((decoded.encoding, decoded.diagnostics.len()), ("UTF-8", 1));
    }

    #[test]
    fn damaged_and_stateful_encodings_keep_their_places() {
        for (label, text) in
            [("GB18030", &b"\x81\x20\xb1\xea"[..]), ("Shift_JIS", b"\xb1\x93\xfa"), ("EUC-JP", b"\x8f\xb0\xa1\xb4\xc1")]
        {
            let mut bytes = format!("<?xml version='1.0' encoding='{label}'?><a>").into_bytes();
            bytes.extend_from_slice(text);
            let end = bytes.len();
            bytes.extend_from_slice(b"x</a>");
            let decoded = round(&bytes);
            let at = decoded.text.find("x</a>").unwrap() as u32;
            assert_eq!(decoded.map.original(at) as usize, end, "{label}");
        }
    }

    #[test]
    fn the_label_of_a_page_is_heeded() {
        for page in [
            &b"<meta charset=macintosh><p>\xd0"[..],
            b"<META http-equiv=x content='text/html; charset=macintosh'><p>\xd0",
        ] {
            let decoded = round(page);
            assert!(decoded.text.ends_with('\u{2013}'), "{}", decoded.text);
            assert_eq!((decoded.encoding, decoded.diagnostics.len()), ("macintosh", 0));
        }
    }

    #[test]
    fn binary_is_refused() {
        assert!(decode(b"\x7fELF\x00\x01\xff\xfe\x00").is_err());
    }
}
