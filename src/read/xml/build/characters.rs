//! Characters that XML has no place for, found ahead of the events: each byte is looked at once.

use memchr::memmem;

/// Returns `true` if XML 1.0 has a place for a character (production 2).
pub(super) fn is_allowed(c: char) -> bool {
    c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r')
}

/// The next odd places of a stretch.
pub(super) struct Cursor<'c> {
    stretch: &'c str,
    /// The first character that has no place.
    invalid: usize,
    /// The first `]]>` from where was looked last.
    section_end: usize,
    looked: bool,
}

impl<'c> Cursor<'c> {
    pub(super) fn new(stretch: &'c str) -> Self {
        let invalid = invalid(stretch).unwrap_or(usize::MAX);
        Self { stretch, invalid, section_end: 0, looked: false }
    }

    /// The first character before an offset that XML has no place for.
    pub(super) fn invalid_before(&self, end: usize) -> Option<usize> {
        (self.invalid < end).then_some(self.invalid)
    }

    /// Where `]]>` stands in a range. Ranges come in rising order, so that all of them cost one search.
    pub(super) fn section_end_in(&mut self, start: usize, end: usize) -> Option<usize> {
        if !self.looked || self.section_end < start {
            let found = memmem::find(&self.stretch.as_bytes()[start..], b"]]>");
            self.section_end = found.map_or(usize::MAX, |at| start + at);
            self.looked = true;
        }
        (self.section_end < end).then_some(self.section_end)
    }
}

/// The first character of a text that XML has no place for.
pub(super) fn invalid(text: &str) -> Option<usize> {
    // Most stretches hold neither a control character nor the lead byte of U+FFFE.
    let odd = |b: u8| b < 0x20 && b != b'\t' && b != b'\n' && b != b'\r' || b == 0xEF;
    let bytes = text.as_bytes();
    for (i, chunk) in bytes.chunks(64).enumerate() {
        if !chunk.iter().fold(false, |found, &b| found | odd(b)) {
            continue;
        }
        let from = i * 64;
        for (at, &b) in chunk.iter().enumerate().filter(|(_, b)| odd(**b)) {
            let at = from + at;
            let noncharacter =
                || bytes[at..].starts_with(&[0xEF, 0xBF, 0xBE]) || bytes[at..].starts_with(&[0xEF, 0xBF, 0xBF]);
            if b != 0xEF || noncharacter() {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_noncharacters_have_no_place() {
        let long = "（灯）".repeat(40);
        assert_eq!(invalid(&long), None);
        assert_eq!(invalid(&format!("{long}\u{c}")), Some(long.len()));
        assert_eq!(invalid(&format!("{long}\u{fffe}")), Some(long.len()));
        assert_eq!(invalid("a\t\n\r\u{fffd}\u{7f}"), None);
        assert!(!is_allowed('\0') && is_allowed('灯'));
    }

    #[test]
    fn one_search_serves_all_texts() {
        let mut cursor = Cursor::new("a]]>b<c/>d]]>");
        assert_eq!(cursor.section_end_in(4, 5), None);
        assert_eq!(cursor.section_end_in(9, 13), Some(10));
    }
}
