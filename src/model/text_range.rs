//! Ranges of a document's text.

use std::ops::Range;

use crate::place::serde_as_pair;

/// A half-open range of bytes in the text of a document. Both ends are on character borders of that text.
///
/// Not to be confused with [`Span`](crate::place::Span), which counts bytes of the source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextRange {
    start: u32,
    end: u32,
}

impl TextRange {
    /// A range from `start` up to, but not including, `end`. An `end` before `start` gives an empty range at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Number of bytes (not characters).
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if the range holds no text.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if an offset lies in the range.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True if `other` lies in this range; an empty one may stand at either end.
    pub const fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same range for slicing.
    pub const fn as_usize(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

serde_as_pair!(TextRange);
