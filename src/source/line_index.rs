//! From offsets to lines and columns.

use super::decode;
use crate::place::{LineColumn, Span};

/// The line starts of a text. Built in one pass; a lookup is a binary search.
///
/// Offsets are UTF-8 byte offsets into the text that the index was built from.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of a text. Lines end with `\n`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { starts }
    }

    /// The line and column of a byte offset. An offset past the end or inside a character gives the nearest place before it.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let end = (offset as usize).clamp(start, text.len().max(start));
        let column =
            text.as_bytes().get(start..end).map_or(0, |bytes| bytes.iter().filter(|b| **b & 0xC0 != 0x80).count());
        LineColumn { line: line as u32, column: column as u32 + 1 }
    }

    /// The byte offset of a line and column, both from 1, columns in characters; clamped to the text.
    pub fn offset(&self, text: &str, at: LineColumn) -> u32 {
        let Some(&start) = self.starts.get(at.line.saturating_sub(1) as usize) else { return text.len() as u32 };
        let rest = text.get(start as usize..).unwrap_or_default();
        let within = rest.char_indices().nth(at.column.saturating_sub(1) as usize).map_or(rest.len(), |(i, _)| i);
        start + within as u32
    }
}

/// The line and column at which a span of a source begins, whatever its encoding. Decodes what stands before it:
/// for many places, [`SourceLines`](super::SourceLines) or [`Document::locate`](crate::Document::locate) decode once.
///
/// ```
/// let source = "<standard>\n<p>灯<xref rid='t9'/></p></standard>".as_bytes();
/// let reading = normative::read(source, &Default::default())?;
/// let place = normative::source::locate(source, reading.diagnostics[0].span().unwrap());
/// assert_eq!((place.line, place.column), (2, 5));
/// # Ok::<(), normative::Error>(())
/// ```
pub fn locate(bytes: &[u8], span: Span) -> LineColumn {
    let before = &bytes[..(span.start() as usize).min(bytes.len())];
    match decode(before) {
        Ok(decoded) => LineIndex::new(&decoded.text).line_column(&decoded.text, decoded.text.len() as u32),
        Err(_) => LineColumn { line: 1, column: 1 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "ab\n应符合\nx";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 0), LineColumn { line: 1, column: 1 });
        assert_eq!(index.line_column(text, 6), LineColumn { line: 2, column: 2 });
        assert_eq!(index.line_column(text, 13), LineColumn { line: 3, column: 1 });
        assert_eq!(index.line_column(text, 999), LineColumn { line: 3, column: 2 });
    }

    #[test]
    fn offset_is_the_inverse() {
        let text = "ab\n应符合\nx";
        let index = LineIndex::new(text);
        for (offset, _) in text.char_indices() {
            assert_eq!(index.offset(text, index.line_column(text, offset as u32)), offset as u32);
        }
    }
}
