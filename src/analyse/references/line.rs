//! A stretch of text, with what is known of it before it is scanned.

use std::ops::Range;

use super::labels::Labels;
use crate::identifier::Found;

/// The own text of a block, with the references that its markup and its identifiers make.
pub(super) struct Line<'t, 'd> {
    pub(super) text: &'t str,
    /// In order, without overlap.
    pub(super) known: &'t [Known],
    pub(super) identifiers: &'t [Found],
    pub(super) labels: &'t Labels<'d>,
    /// True if numbers without a noun may be references.
    pub(super) bare: bool,
    pub(super) stands: Stands,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// In prose.
    Prose,
    /// In a column of references.
    Column,
    /// As a title or caption.
    Heading,
    /// As it is laid out: program text, a drawing. There only what can be nothing else counts.
    Verbatim,
}

/// A stretch whose meaning is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) range: Range<usize>,
    pub(super) what: Sort,
}

/// What a known stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// An identifier, by its position.
    Identifier(usize),
    /// The identifier of the document itself.
    Own,
    /// A reference of the markup to another document, by its position in the layer; whether it names a place in it, and whether it
    /// prints a label in brackets.
    Document { reference: usize, placed: bool, labelled: bool },
    /// A reference of the markup to a part of this document.
    Part { reference: usize },
    /// Anything else that the markup makes.
    Other,
}

impl Line<'_, '_> {
    /// What is known to begin at an offset. Binary search.
    pub(super) fn known_at(&self, at: usize) -> Option<usize> {
        self.known.binary_search_by_key(&at, |k| k.range.start).ok()
    }

    /// Where the next known stretch after an offset begins. Binary search.
    pub(super) fn next_known(&self, at: usize) -> usize {
        let after = self.known.partition_point(|k| k.range.start <= at);
        self.known.get(after).map_or(usize::MAX, |k| k.range.start)
    }

    /// True if an offset stands inside something known, its end excluded. Binary search.
    pub(super) fn is_covered(&self, at: usize) -> bool {
        let after = self.known.partition_point(|k| k.range.start <= at);
        after.checked_sub(1).is_some_and(|i| at < self.known[i].range.end)
    }
}

/// Past the blanks at an offset.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.len() - rest.trim_start_matches(is_blank).len()
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

/// The letters at an offset; empty where there are none.
pub(super) fn word(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest
        .char_indices()
        .take(24)
        .find(|(_, c)| !c.is_alphabetic())
        .map_or_else(|| rest.char_indices().nth(24).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
    &rest[..end]
}

/// The word before an offset with nothing but blanks between, and where it begins. At most 24 letters of it.
pub(super) fn word_before(text: &str, at: usize) -> (&str, usize) {
    let before = text[..at].trim_end_matches(is_blank);
    let start = before.char_indices().rev().take(24).take_while(|(_, c)| c.is_alphabetic()).last();
    let start = start.map_or(before.len(), |(i, _)| i);
    (&before[start..], start)
}
