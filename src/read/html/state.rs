//! State of lists that are open.

/// The numbers of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbering {
    pub(super) next: i64,
    pub(super) step: i64,
    pub(super) form: char,
}

/// A list of definitions that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definitions {
    /// Open blocks around its items.
    pub(super) depth: usize,
    pub(super) kind: Entries,
    /// The open item has its text.
    pub(super) explained: bool,
}

/// What the entries of a list of definitions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entries {
    Plain,
    /// Definitions of terms.
    Terms,
    /// Referenced documents.
    References,
}
