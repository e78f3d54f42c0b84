//! What is open while a clause is read: lists of variables, term entries.

use super::flow::Flow;
use super::names::Known;

/// An open list of variables or symbols.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    pub(super) open: bool,
    /// 式中 was met: what follows explains variables.
    pub(super) expected: bool,
}

impl Definitions {
    pub(super) fn close(&mut self, flow: &mut Flow<'_, '_>) {
        self.expected = false;
        if std::mem::take(&mut self.open) {
            flow.end_blocks();
        }
    }
}

/// How far an open entry has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// No entry is open.
    #[default]
    None,
    /// Terms are expected.
    Terms,
    /// A term was read; more may follow, or the definition.
    Named(Known),
    /// The definition was read.
    Defined,
    /// A source was begun whose bracket is not closed yet.
    Sourced,
}
