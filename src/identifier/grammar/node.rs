//! Expressions of a compiled grammar.

use super::class::{Class, First};
use super::field::Field;

/// A compiled grammar.
#[derive(Debug)]
pub(in crate::identifier) struct Grammar {
    pub(super) nodes: Vec<Node>,
    pub(super) start: NodeRef,
}

pub(super) type NodeRef = u32;

#[derive(Debug)]
pub(super) enum Node {
    Text(Box<str>),
    AnyCase(Box<str>),
    Class(Class),
    End,
    Sequence(Box<[NodeRef]>),
    Choice(Box<[(First, NodeRef)]>),
    /// At least, at most.
    Repeat(NodeRef, u16, u16),
    Ahead(NodeRef),
    NotAhead(NodeRef),
    Field(Field, NodeRef),
    Replace(NodeRef, Box<str>),
    Print(Box<str>),
    Upper(NodeRef),
    Keep(u8, NodeRef),
    Recall(u8),
}
