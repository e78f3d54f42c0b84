//! Lines of a source that was read, whatever its encoding: from bytes of the file to lines and columns, without the file.

use std::ops::RangeInclusive;

use super::{Decoded, decode};
use crate::error::Error;
use crate::place::{LineColumn, Span};

/// Line and column of every byte of a source. Built in one pass over the source, which it does not keep.
///
/// A look-up is a binary search for the line and a count of bits in it. It takes four bytes for each line, and one bit for each byte
/// of a source that is not all ASCII.
///
/// ```
/// use normative::source::{SourceLines, Span};
/// let source = "<p>\n灯笼<b/></p>".as_bytes();
/// let lines = SourceLines::new(source)?;
/// let place = lines.line_column(Span::new(10, 14));
/// assert_eq!((place.line, place.column), (2, 3));
/// # Ok::<(), normative::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLines {
    /// Byte offsets of the file at which lines begin.
    starts: Vec<u32>,
    /// A bit for each byte of the file that begins a character; empty where every byte does.
    leading: Vec<u64>,
    /// Bytes of the file.
    length: u32,
}

impl SourceLines {
    /// The lines of a source, decoded as reading decodes it. Linear in the size of `bytes`.
    ///
    /// # Errors
    /// [`ErrorKind::Undecodable`](crate::ErrorKind::Undecodable) where the bytes are no text.
    pub fn new(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self::of(&decode(bytes)?, bytes.len()))
    }

    /// The lines of a source of so many bytes that was decoded.
    pub(crate) fn of(decoded: &Decoded<'_>, bytes: usize) -> Self {
        let (text, map) = (&*decoded.text, &decoded.map);
        let mut starts = vec![map.original(0)];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| map.original(at as u32 + 1)));
        let mut leading = Vec::new();
        if !text.is_ascii() || bytes != text.len() {
            leading.resize(bytes.div_ceil(64), 0);
            let mut set = |at: usize| {
                if let Some(word) = leading.get_mut(at / 64) {
                    *word |= 1 << (at % 64);
                }
            };
            if map.is_identity() {
                text.bytes().enumerate().filter(|(_, byte)| byte & 0xC0 != 0x80).for_each(|(at, _)| set(at));
            } else {
                text.char_indices().for_each(|(at, _)| set(map.original(at as u32) as usize));
            }
        }
        Self { starts, leading, length: bytes as u32 }
    }

    /// The line and column at which a span begins. What is past the end has the place of the end.
    pub fn line_column(&self, span: Span) -> LineColumn {
        let offset = span.start().min(self.length);
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let before = self.characters(self.starts[line - 1], offset);
        LineColumn { line: line as u32, column: before + 1 }
    }

    /// The first and the last line of a span, from 1. An empty span has the line that it stands in.
    pub fn lines(&self, span: Span) -> RangeInclusive<u32> {
        let line = |offset: u32| self.starts.partition_point(|&start| start <= offset.min(self.length)).max(1) as u32;
        line(span.start())..=line(span.end().saturating_sub(1).max(span.start()))
    }

    /// The bytes of a line, from 1, with its line end. Empty for a line that is not there.
    pub fn span(&self, line: u32) -> Span {
        let at = line.saturating_sub(1) as usize;
        let Some(&start) = self.starts.get(at).filter(|_| line > 0) else { return Span::new(self.length, self.length) };
        Span::new(start, self.starts.get(at + 1).copied().unwrap_or(self.length))
    }

    /// Number of lines: one more than there are line ends.
    pub fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Bytes of memory.
    pub(crate) fn memory(&self) -> usize {
        size_of_val(self.starts.as_slice()) + size_of_val(self.leading.as_slice())
    }

    /// Characters that begin in a range of bytes.
    fn characters(&self, from: u32, to: u32) -> u32 {
        if self.leading.is_empty() || from >= to {
            return to.saturating_sub(from);
        }
        let (first, last) = ((from / 64) as usize, (to / 64) as usize);
        // Bits below a position of a word.
        let below = |at: u32| (1_u64 << (at % 64)) - 1;
        let word = |at: usize| self.leading.get(at).copied().unwrap_or_default();
        if first == last {
            return (word(first) & below(to) & !below(from)).count_ones();
        }
        let between: u32 = (first + 1..last).map(|at| word(at).count_ones()).sum();
        (word(first) & !below(from)).count_ones() + between + (word(last) & below(to)).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::locate;

    fn utf16(text: &str) -> Vec<u8> {
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    }

    #[test]
    fn spans_have_lines() {
        let lines = SourceLines::new("ab\n灯\n\nx".as_bytes()).unwrap();
        assert_eq!(lines.count(), 4);
        assert_eq!(lines.lines(Span::new(1, 7)), 1..=2);
        assert_eq!(lines.lines(Span::new(7, 7)), 3..=3);
        assert_eq!(lines.span(2), Span::new(3, 7));
        assert_eq!(lines.span(4), Span::new(8, 9));
        assert_eq!((lines.span(0), lines.span(9)), (Span::new(9, 9), Span::new(9, 9)));
        assert_eq!(lines.line_column(Span::new(99, 99)), LineColumn { line: 4, column: 2 });
    }

    proptest! {
        #[test]
        fn a_look_up_is_what_decoding_again_finds(text in "<[ab灯é𝄞\n]{0,200}", wide in any::<bool>()) {
            let bytes = if wide { utf16(&text) } else { text.clone().into_bytes() };
            let lines = SourceLines::new(&bytes).unwrap();
            let mut at = if wide { 2 } else { 0 };
            for c in text.chars() {
                let span = Span::new(at, at + 1);
                prop_assert_eq!(lines.line_column(span), locate(&bytes, span), "{:?} at {}", c, at);
                at += if wide { c.len_utf16() as u32 * 2 } else { c.len_utf8() as u32 };
            }
        }
    }
}
