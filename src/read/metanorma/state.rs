//! State of the reader during a walk.

use std::collections::HashMap;

use super::label::Labels;
use crate::model::{BuilderToken, MarkKind, NodeId, ProvisionKind, TextRange};
use crate::read::xml::tree::Id;
use crate::read::xml::{self, Node, Tree};

/// The walk over a document of Metanorma.
pub(super) type Walker<'p, 't> = xml::Walk<'p, 't, Metanorma<'t>>;

/// An element that is being read.
pub(super) type Frame<'t> = xml::Frame<'t, Metanorma<'t>>;

/// Work at the end of an element.
#[derive(Debug)]
pub(super) enum Close<'t> {
    /// A cross-reference, a citation or a link ends.
    Reference(BuilderToken),
    /// A formula inside a sentence ends: its source.
    Value(BuilderToken, MarkKind, String),
    /// The use of a term ends: what stands around its words.
    Concept(BuilderToken, Option<Node<'t>>),
    /// A sign in program text ends.
    Callout,
    /// A statement of a provision ends.
    Statement(BuilderToken),
    /// The document ends.
    Root,
    /// A provision ends.
    Provision(NodeId, Option<ProvisionKind>),
}

/// State of an open element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// True if it stands in a formula.
    pub(super) in_math: bool,
    /// The formula that it stands in.
    pub(super) in_stem: Option<Id>,
    /// Of a provision: the range of its statements so far.
    pub(super) stated: Option<TextRange>,
    /// Of a definition list: its item is open.
    pub(super) has_item: bool,
}

/// Words that references printed of their targets.
#[derive(Debug, Default)]
pub(super) struct Repeated {
    pub(super) bytes: usize,
    /// That ids stand for words was said.
    pub(super) said: bool,
}

/// State of a document.
#[derive(Debug)]
pub(super) struct Metanorma<'t> {
    /// Numbers of what is numbered.
    pub(super) labels: Labels<'t>,
    pub(super) in_math: bool,
    pub(super) in_stem: Option<Id>,
    /// The language of the term entry that was opened last, where it has designations in several.
    pub(super) entry_language: Option<&'t str>,
    /// Labels that stand in no text.
    pub(super) printed_labels: String,
    /// Settings that were said to be left out.
    pub(super) said_settings: bool,
    /// Records of references that were said to be left out.
    pub(super) said_records: bool,
    /// Words that references printed of their targets.
    pub(super) repeated: Repeated,
    /// The program text whose signs were looked for last, and those signs by what they lead to.
    pub(super) callouts: (Option<Id>, HashMap<&'t str, Node<'t>>),
}

impl<'t> Metanorma<'t> {
    /// Looks through a document for what is numbered.
    pub(super) fn of(tree: &'t Tree<'t>) -> Self {
        Self {
            labels: Labels::of(tree.root()),
            in_math: false,
            in_stem: None,
            entry_language: None,
            printed_labels: String::new(),
            said_settings: false,
            said_records: false,
            repeated: Repeated::default(),
            callouts: (None, HashMap::new()),
        }
    }
}
