//! A verbal form that was found in a text.

use std::ops::Range;

use crate::model::{Polarity, ProvisionKind};

/// A verbal form that carries a provision. Ranges are bytes of the text that was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The sentence around the form.
    pub(crate) sentence: Range<usize>,
    /// The verbal form as printed, with its negation.
    pub(crate) keyword: Range<usize>,
    pub(crate) kind: ProvisionKind,
    pub(crate) polarity: Polarity,
    /// The rule that fired, in lower case with hyphens.
    pub(crate) rule: &'static str,
}
