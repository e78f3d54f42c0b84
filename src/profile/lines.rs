//! Lines and columns of many places of one source.

use crate::place::{LineColumn, Span};
use crate::source::{LineIndex, locate};

/// The index of the lines of a source in UTF-8; another is decoded for each place.
pub(super) struct Lines<'s>(Option<(&'s str, LineIndex)>);

impl<'s> Lines<'s> {
    /// Linear in the length of the source.
    pub(super) fn of(bytes: &'s [u8]) -> Self {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        let text = std::str::from_utf8(bytes).ok().filter(|_| !bytes.starts_with(MARK));
        Self(text.map(|text| (text, LineIndex::new(text))))
    }

    /// Line and column of the beginning of a span.
    pub(super) fn locate(&self, bytes: &[u8], span: Span) -> LineColumn {
        match &self.0 {
            Some((text, index)) => index.line_column(text, span.start()),
            None => locate(bytes, span),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_that_the_source_gives() {
        for source in ["one\ntwo 灯\nthree", "\u{feff}one\ntwo"] {
            let bytes = source.as_bytes();
            let lines = Lines::of(bytes);
            for at in (0..bytes.len()).filter(|at| source.is_char_boundary(*at)) {
                let span = Span::new(at as u32, at as u32);
                assert_eq!(lines.locate(bytes, span), locate(bytes, span));
            }
        }
    }
}
