//! Strings of JSON, their escapes replaced.

use crate::oscal::markdown::Str;

/// A string while it is read: its text and its stretches. Used again for each.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    text: String,
    pieces: Vec<(u32, u32)>,
}

impl Decoded {
    pub(super) fn str(&self) -> Str<'_> {
        Str { text: &self.text, pieces: &self.pieces }
    }

    /// Takes a string that stands at a place of the source as it is.
    #[cfg_attr(not(feature = "yaml"), expect(dead_code, reason = "strings of JSON have escapes"))]
    pub(super) fn take(&mut self, text: &str, place: usize) {
        self.text.clear();
        self.pieces.clear();
        self.stretch(text, place);
    }

    /// Adds a stretch that was copied from a place.
    pub(super) fn stretch(&mut self, text: &str, place: usize) {
        if !text.is_empty() {
            self.pieces.push((self.text.len() as u32, place as u32));
            self.text.push_str(text);
        }
    }

    /// Reads the inside of a string that begins at an offset, up to its closing quote: where that stands; `None` where the string is
    /// broken.
    pub(super) fn read(&mut self, source: &str, from: usize) -> Option<usize> {
        self.text.clear();
        self.pieces.clear();
        let bytes = source.as_bytes();
        let mut start = from;
        loop {
            let found = start + memchr::memchr2(b'"', b'\\', &bytes[start..])?;
            if bytes[start..found].iter().any(|b| *b < 0x20) {
                return None;
            }
            self.stretch(source.get(start..found)?, start);
            if bytes[found] == b'"' {
                return Some(found);
            }
            start = self.escape(source, found)?;
        }
    }

    /// Reads the escape at an offset and gives the offset behind it.
    fn escape(&mut self, source: &str, at: usize) -> Option<usize> {
        let character = match source.as_bytes().get(at + 1)? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(source, at),
            _ => return None,
        };
        self.stretch(character.encode_utf8(&mut [0; 4]), at);
        Some(at + 2)
    }

    fn unicode(&mut self, source: &str, at: usize) -> Option<usize> {
        let unit = |at: usize| {
            let digits = source.get(at + 2..at + 6)?;
            let hex = digits.bytes().all(|b| b.is_ascii_hexdigit()) && source.get(at..at + 2)? == "\\u";
            hex.then(|| u16::from_str_radix(digits, 16).ok()).flatten()
        };
        let first = unit(at)?;
        let (character, end) = match char::decode_utf16([first]).next()? {
            Ok(character) => (character, at + 6),
            Err(_) => match unit(at + 6).and_then(|second| char::decode_utf16([first, second]).next()?.ok()) {
                Some(character) => (character, at + 12),
                // Half of a pair is no character.
                None => ('\u{fffd}', at + 6),
            },
        };
        self.stretch(character.encode_utf8(&mut [0; 4]), at);
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_keep_their_places() {
        let mut decoded = Decoded::default();
        let source = r#""a\né\ud83d\ude00\ud83d""#;
        assert_eq!(decoded.read(source, 1), Some(source.len() - 1));
        assert_eq!(decoded.str().text, "a\né😀\u{fffd}");
        assert_eq!(decoded.str().place(2), 4);
        assert_eq!(decoded.str().place(4), 6);
        for broken in [r#""a"#, r#""\x""#, r#""\u12"#, "\"a\nb\""] {
            assert_eq!(decoded.read(broken, 1), None, "{broken}");
        }
    }
}
