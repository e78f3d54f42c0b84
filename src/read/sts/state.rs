//! State of the reader during a walk.

use super::attributes::Attributes;
use super::element::Role;
use crate::model::{BuilderToken, MarkKind, NodeId};
use crate::read::xml::tree::Id;
use crate::read::xml::{self, Node};

/// The walk over a document in STS.
pub(super) type Walker<'p, 't> = xml::Walk<'p, 't, Sts<'t>>;

/// An element of STS that is being read.
pub(super) type Frame<'t> = xml::Frame<'t, Sts<'t>>;

/// Work at the end of an element of STS.
#[derive(Debug)]
pub(super) enum Close<'t> {
    /// A named inline range with a value of its own ends.
    Value(BuilderToken, MarkKind, String),
    /// A cross-reference, citation or link ends.
    Reference(BuilderToken, Role),
    /// A table ends: the columns of the table around it.
    Columns(Vec<&'t str>),
}

/// State of an open element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// True if it stands in a formula.
    pub(super) in_math: bool,
    /// True if it holds text beside elements; `None` until that is asked.
    pub(super) mixed: Option<bool>,
}

/// State of a document.
#[derive(Debug, Default)]
pub(super) struct Sts<'t> {
    /// Attributes of the element that was entered last, and its id in the tree.
    pub(super) seen: Attributes<'t>,
    pub(super) seen_of: Option<Id>,
    /// Columns of the CALS table that is being read.
    pub(super) columns: Vec<&'t str>,
    /// Of the entry that was asked last: whether a designation is marked as preferred, and the first that is not marked.
    pub(super) preferred: Option<(Node<'t>, bool, Option<Node<'t>>)>,
    /// The designation that was read last.
    pub(super) designation: Option<NodeId>,
    pub(super) in_math: bool,
    /// Characters of the text to come that are a label, white space not counted.
    pub(super) label_rest: usize,
    /// True if the writer of this crate made XML names of the ids.
    pub(super) escaped_ids: bool,
    /// Rank of the metadata that each document has.
    pub(super) ranks: Vec<u8>,
    /// Labels by the ids of their elements, once a reference without text was met.
    pub(super) labels: Option<std::collections::HashMap<&'t str, Node<'t>>>,
}
