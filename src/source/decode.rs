//! From bytes to text.

use std::borrow::Cow;

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::OffsetMap;
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
/// Bytes that are not what was declared are read as windows-1252, the superset of Latin-1 that files labelled wrongly
/// most often are, and a diagnostic says so. Bytes with NULs that no UTF-16 explains are no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Error> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (sniff(bytes), 0));
    let body = &bytes[mark..];
    if encoding == UTF_8 {
        match std::str::from_utf8(body) {
            Ok(text) => {
                let mut map = OffsetMap::default();
                if mark > 0 {
                    map.copied(0, mark);
                }
                return Ok(Decoded { text: Cow::Borrowed(text), map, encoding: "UTF-8", diagnostics: Vec::new() });
            }
            Err(error) => return fall_back(bytes, mark + error.valid_up_to()),
        }
    }
    let (text, wrong) = encoding.decode_without_bom_handling(body);
    let mut diagnostics = Vec::new();
    if wrong {
        let message = format!("bytes that are not {} were replaced by U+FFFD", encoding.name());
        diagnostics.push(Diagnostic::warning(Code::Encoding, message));
    }
    let map = map_of(encoding, body, mark, &text);
    Ok(Decoded { text: Cow::Owned(text.into_owned()), map, encoding: encoding.name(), diagnostics })
}

/// The encoding that bytes without a byte order mark say of themselves.
fn sniff(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    declared_label(bytes).and_then(Encoding::for_label).unwrap_or(UTF_8)
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

fn fall_back(bytes: &[u8], wrong_at: usize) -> Result<Decoded<'_>, Error> {
    if memchr::memchr(0, bytes).is_some() {
        return Err(Error::new(ErrorKind::Undecodable, "binary data, expected text; give a text or XML file"));
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let map = map_of(WINDOWS_1252, bytes, 0, &text);
    let byte = bytes.get(wrong_at).copied().unwrap_or_default();
    let message = format!("byte 0x{byte:02X} is not UTF-8; the file was read as windows-1252");
    let span = Span::new(wrong_at as u32, wrong_at as u32 + 1);
    let diagnostics = vec![Diagnostic::warning(Code::Encoding, message).at(span)];
    Ok(Decoded { text: Cow::Owned(text.into_owned()), map, encoding: "windows-1252", diagnostics })
}

/// Pairs each character with the bytes that it was decoded from.
fn map_of(encoding: &'static Encoding, bytes: &[u8], mark: usize, text: &str) -> OffsetMap {
    let mut map = OffsetMap::default();
    let mut at = 0;
    for (derived, character) in text.char_indices() {
        let length = length_of(encoding, &bytes[at.min(bytes.len())..], character);
        map.transcoded(derived, mark + at, character.len_utf8(), length);
        at += length;
    }
    map
}

/// Bytes of the first character of `bytes`.
fn length_of(encoding: &'static Encoding, bytes: &[u8], character: char) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return character.len_utf16() * 2;
    }
    let double = encoding == GB18030 || encoding == GBK || encoding == BIG5 || !encoding.is_single_byte();
    match bytes {
        [0x81..=0xFE, 0x30..=0x39, ..] if encoding == GB18030 || encoding == GBK => 4,
        [0x81..=0xFE, _, ..] if double => 2,
        _ => 1,
    }
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
    fn binary_is_refused() {
        assert!(decode(b"\x7fELF\x00\x01\xff\xfe\x00").is_err());
    }
}
