//! Words that a format leaves to its processor to print.

use super::Builder;
use crate::model::{MarkKind, TextRange};
use crate::place::Span;

impl Builder {
    /// Words that stand for a stretch of the decoded source, whose format leaves them to its processor to print. White space is
    /// collapsed, and a mark says what they are.
    pub(crate) fn generated(&mut self, words: &str, source: Span) -> TextRange {
        let mut start = None;
        for word in words.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
            self.space |= start.is_some();
            self.place(true);
            if start.is_none() {
                start = Some(self.document.text.len());
                self.document.text_map.push((self.document.text.len() as u32, source.start()));
            }
            self.document.text.push_str(word);
        }
        let end = self.document.text.len();
        let range = TextRange::new(start.unwrap_or(end) as u32, end as u32);
        if range.len() > 1 {
            // The last byte leads to the end of the stretch, so that a range up to it has the whole of it.
            self.document.text_map.push((range.end() - 1, source.end().saturating_sub(1)));
        }
        if !range.is_empty() {
            self.mark(range, MarkKind::Generated, None);
        }
        range
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NodeKind;
    use crate::source::{OffsetMap, Origin};

    #[test]
    fn the_words_lead_to_their_stretch() {
        let mut b = Builder::new(0);
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("See ", 3);
        b.generated(" Section  3.5 ", Span::new(7, 25));
        b.text(", and ", 25);
        b.generated("9", Span::new(31, 40));
        b.text(".", 40);
        b.close();
        let document = b.finish(Origin::default(), OffsetMap::default()).document;
        assert_eq!(document.verify(), Ok(()));
        assert_eq!(document.text(), "See Section 3.5, and 9.");
        assert_eq!(document.source_of(TextRange::new(0, 15)), Span::new(3, 25));
        assert_eq!(document.source_of(TextRange::new(4, 15)), Span::new(7, 25));
        assert_eq!(document.source_of(TextRange::new(15, 23)), Span::new(25, 41));
        let marks: Vec<_> = document.marks.iter().map(|mark| (mark.kind, mark.range)).collect();
        assert_eq!(
            marks,
            [(MarkKind::Generated, TextRange::new(4, 15)), (MarkKind::Generated, TextRange::new(21, 22))]
        );
    }
}
