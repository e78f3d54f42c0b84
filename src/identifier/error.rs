//! A text that is no identifier.

use std::fmt;

/// A text that is no identifier: where reading stopped, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnIdentifier {
    offset: usize,
    expected: &'static str,
}

impl NotAnIdentifier {
    pub(super) fn expected_at(offset: usize, expected: &'static str) -> Self {
        Self { offset, expected }
    }

    /// The byte offset up to which the text could be one.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What was expected there.
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl fmt::Display for NotAnIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an identifier: at byte {}, expected {}", self.offset, self.expected)
    }
}

impl std::error::Error for NotAnIdentifier {}
