//! State of the reader during a walk.

use super::labels::Labels;
use crate::model::{BuilderToken, NodeId, TextRange};
use crate::read::xml::{self, Tree};

/// The walk over a Common Criteria document.
pub(super) type Walker<'p, 't> = xml::Walk<'p, 't, Criteria<'t>>;

/// An element that is being read.
pub(super) type Frame<'t> = xml::Frame<'t, Criteria<'t>>;

/// Work at the end of an element.
#[derive(Debug)]
pub(super) enum Close {
    /// An element of a component ends: what it demands is a provision of its node.
    Element(NodeId, BuilderToken),
    /// The `title` of an element ends: it is what the element demands.
    Title(BuilderToken),
    /// A reference with words of its own ends.
    Call(BuilderToken),
    /// A selection or assignment ends, with the bracket that is printed behind it.
    Choice(BuilderToken, &'static str),
}

/// State of an open element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Of an element of a component: the text of what it demands, once that has ended.
    pub(super) statement: Option<TextRange>,
    /// Of a selection or assignment: how many choices were read.
    pub(super) choices: u32,
}

/// State of a document.
#[derive(Debug)]
pub(super) struct Criteria<'t> {
    pub(super) labels: Labels<'t>,
}

impl<'t> Criteria<'t> {
    /// Looks through a document for labels, and for what is named elsewhere.
    pub(super) fn of(tree: &'t Tree<'t>) -> Self {
        Self { labels: Labels::of(tree) }
    }
}
