//! State of the reader during a walk.

use std::collections::HashMap;

use crate::model::{BuilderToken, NodeId, TextRange};
use crate::read::xml::tree::walk;
use crate::read::xml::{self, Node, Tree};

/// The walk over a document in XCCDF.
pub(super) type Walker<'p, 't> = xml::Walk<'p, 't, Xccdf<'t>>;

/// An element of XCCDF that is being read.
pub(super) type Frame<'t> = xml::Frame<'t, Xccdf<'t>>;

/// Work at the end of an element of XCCDF.
#[derive(Debug)]
pub(super) enum Close {
    /// A rule ends: it is a provision.
    Rule(NodeId),
    /// The title or the description of a rule ends.
    Statement(BuilderToken),
    /// A reference ends.
    Reference(BuilderToken),
    /// `dc:identifier` of a reference ends: it is what is printed of it.
    Identifier(BuilderToken),
}

/// State of an open element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Of a rule: the text of its title and description so far.
    pub(super) statement: Option<TextRange>,
    /// Of a group or rule: it has a title.
    pub(super) titled: bool,
    /// Of a reference: the text of the identifier in it.
    pub(super) identifier: Option<TextRange>,
}

/// State of a document.
#[derive(Debug)]
pub(super) struct Xccdf<'t> {
    /// Values and plain texts that others substitute, by id.
    pub(super) values: HashMap<&'t str, Node<'t>>,
    /// Benchmarks that were opened.
    pub(super) benchmarks: u32,
    /// Parts for scanners that were said, by name.
    pub(super) said: Vec<&'t str>,
}

impl<'t> Xccdf<'t> {
    /// Looks through a document for what is substituted elsewhere.
    pub(super) fn of(tree: &'t Tree<'t>) -> Self {
        let mut values = HashMap::new();
        let named = walk(tree.root(), |_| false).filter(|n| matches!(n.name(), "Value" | "plain-text"));
        for node in named {
            if let Some(id) = node.attribute("id") {
                values.entry(id).or_insert(node);
            }
        }
        Self { values, benchmarks: 0, said: Vec::new() }
    }
}
