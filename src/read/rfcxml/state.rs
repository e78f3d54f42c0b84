//! State of the reader during a walk.

use std::collections::HashMap;

use super::entries::Entries;
use super::number::Numbers;
use super::printed::Targets;
use crate::model::BuilderToken;
use crate::read::xml::{self, Tree};

/// The walk over a document in RFCXML.
pub(super) type Walker<'p, 't> = xml::Walk<'p, 't, Rfc<'t>>;

/// An element of RFCXML that is being read.
pub(super) type Frame<'t> = xml::Frame<'t, Rfc<'t>>;

/// Work at the end of an element of RFCXML.
#[derive(Debug)]
pub(super) enum Close {
    /// A section or a list of references ends: so do the numbers in it.
    Section,
    /// The main part or the back matter ends.
    Part,
    /// A cross-reference ends, and what is printed after its own text.
    Reference(BuilderToken, Option<String>),
    /// A link ends.
    Link(BuilderToken),
}

/// State of an element that depends on its children so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    None,
    /// Of a `dl`: whether the open item has its text.
    Definitions(bool),
    /// Of a `texttable`: columns, and cells of the open row.
    Columns(u32, u32),
    /// Of `back`: lists of references stand in a part of their own, which is open.
    AllReferences,
}

/// State of an open element.
#[derive(Debug, Default)]
pub(super) struct Element<'t> {
    pub(super) state: State,
    pub(super) in_reference: bool,
    /// Of a list: how its items are labelled.
    pub(super) list: Option<Box<Numbering<'t>>>,
}

/// State of a document.
#[derive(Debug)]
pub(super) struct Rfc<'t> {
    pub(super) numbers: Numbers,
    pub(super) entries: Entries<'t>,
    /// Targets of references, with their printed forms.
    pub(super) targets: Targets<'t>,
    /// Counters that lists share, by their names.
    pub(super) counters: HashMap<&'t str, u32>,
    pub(super) in_reference: bool,
}

impl<'t> Rfc<'t> {
    /// Looks through a document for what is numbered and what is referred to.
    pub(super) fn of(tree: &'t Tree<'t>) -> Self {
        Self {
            numbers: Numbers::new(tree.root()),
            entries: Entries::of(tree.root()),
            targets: Targets::of(tree),
            counters: HashMap::new(),
            in_reference: false,
        }
    }
}

impl<'t> xml::Frame<'t, Rfc<'t>> {
    pub(super) fn with_state(mut self, state: State) -> Self {
        self.own.state = state;
        self
    }

    pub(super) fn with_list(mut self, numbering: Numbering<'t>) -> Self {
        self.own.list = Some(Box::new(numbering));
        self
    }
}

/// The labels of the items of a list.
#[derive(Clone, Debug)]
pub(super) struct Numbering<'t> {
    pub(super) kind: Kind<'t>,
    /// The number of the last item.
    pub(super) number: u32,
    /// The name of the counter that lists share.
    pub(super) group: Option<&'t str>,
    /// The label of the last item.
    pub(super) label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// Bullets, or nothing.
    Unordered,
    /// Numbers in a format.
    Ordered(&'t str),
    /// Terms that hang before their explanations.
    Hanging,
}
