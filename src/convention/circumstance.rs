//! Under which condition a provision holds, and what it excepts.

use std::ops::Range;

/// The condition and the exception of a provision: bytes of its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Circumstances {
    /// *if condensation is visible*, 当……时
    pub(crate) condition: Option<Range<usize>>,
    /// *unless the supply is off*, 除……外
    pub(crate) exception: Option<Range<usize>>,
}

/// What a part of a sentence states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Condition,
    Exception,
}
