//! The text of a clause that is compared.

use super::edition::Edition;
use crate::model::{Document, TextRange};

/// Stretches of the text of a document, in order.
#[derive(Clone, Debug)]
pub(super) struct Stretches<'a> {
    pub(super) document: &'a Document,
    pub(super) ranges: Vec<TextRange>,
}

impl<'a> Stretches<'a> {
    /// Each token with its hash, its place, and whether it says something.
    pub(super) fn tokens(&self) -> Vec<(u64, TextRange, bool)> {
        let mut found = Vec::new();
        for range in &self.ranges {
            let mut sink = |token: super::tokens::Token| found.push((token.exact, token.range(), token.speaks()));
            super::tokens::tokenise(self.document.text(), range.as_usize(), &mut sink);
        }
        found
    }

    /// The text of some tokens, in one piece for each stretch that they stand in, with the position of the stretch.
    pub(super) fn runs(&self, tokens: &[(u64, TextRange, bool)]) -> Vec<(usize, &'a str)> {
        let mut found = Vec::new();
        let mut rest = tokens;
        while let Some((_, first, _)) = rest.first() {
            let at = self.ranges.partition_point(|range| range.end() <= first.start());
            let end = self.ranges.get(at).map_or(first.end(), |range| range.end());
            let count = rest.partition_point(|(_, token, _)| token.start() < end).max(1);
            let last = rest[count - 1].1;
            found.push((at, self.document.slice(TextRange::new(first.start(), last.end()))));
            rest = &rest[count..];
        }
        found
    }
}

/// The title and the passages of a part.
pub(super) fn stretches<'a>(edition: &Edition<'a>, part: Option<usize>) -> Stretches<'a> {
    let mut ranges = Vec::new();
    if let Some(part) = part {
        let part = &edition.parts[part];
        ranges.extend(part.title);
        ranges.extend(part.passages.iter().map(|p| p.range));
        ranges.sort_unstable_by_key(|range| range.start());
    }
    Stretches { document: edition.document, ranges }
}
