//! The state of the writer of blocks: lists, quotations and tables that are open.

use super::lines::{Layout, Line};
use super::marker::Style;
use crate::model::{Builder, NodeId};
use crate::place::Span;

/// Greatest depth of nested lists; deeper ones are read as part of the innermost.
pub(super) const DEEPEST: usize = 40;

/// Writes the blocks of one section after another.
#[derive(Debug)]
pub(super) struct Blocks<'s, 'b> {
    pub(super) source: &'s str,
    pub(super) layout: Layout,
    pub(super) builder: &'b mut Builder,
    pub(super) open: Vec<Open>,
    /// True if the section is a list of references.
    pub(super) references: bool,
    /// Number of open quotations.
    pub(super) quotations: usize,
    /// Rules and bars that no block has, line by line.
    pub(super) drawn: String,
    /// The labels of items, entries and captions as they are printed, a line each.
    pub(super) labels: String,
    /// Number of tables that were read from their drawings.
    pub(super) tables: usize,
}

impl<'s, 'b> Blocks<'s, 'b> {
    pub(super) fn new(source: &'s str, layout: Layout, builder: &'b mut Builder) -> Self {
        Self {
            source,
            layout,
            builder,
            open: Vec::new(),
            references: false,
            quotations: 0,
            drawn: String::new(),
            labels: String::new(),
            tables: 0,
        }
    }
}

/// A list that is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) kind: Listing,
    /// The column of its marks or terms.
    pub(super) outer: u16,
    /// The column of its text.
    pub(super) inner: u16,
    /// Number of nodes that its innermost item opened.
    pub(super) nodes: usize,
    /// The entry that is open, in a list of references.
    pub(super) entry: Option<NodeId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    Items(Style),
    Definitions,
    References,
}

/// The bytes of some lines.
pub(super) fn span(lines: &[Line]) -> Span {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end),
        _ => Span::default(),
    }
}
