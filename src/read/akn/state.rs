//! State of the reader during a walk.

use std::collections::HashSet;

use super::levels::Levels;
use super::times::Times;
use super::uri::own_uris;
use crate::model::{BuilderToken, NodeId, PartialDate};
use crate::read::xml::{self, Tree};

/// The walk over a document in Akoma Ntoso.
pub(super) type Walker<'p, 't> = xml::Walk<'p, 't, Akn<'t>>;

/// An element of Akoma Ntoso that is being read.
pub(super) type Frame<'t> = xml::Frame<'t, Akn<'t>>;

/// Work at the end of an element of Akoma Ntoso.
#[derive(Debug)]
pub(super) enum Close {
    /// A reference ends.
    Reference(BuilderToken),
    /// A link ends.
    Link(BuilderToken),
    /// A defined term ends.
    Definition(BuilderToken),
    /// Quoted words end.
    Quoted(BuilderToken),
    /// A numbered level ends: its number, if no line took it, has a line of its own.
    Numbered,
}

/// Where in the hierarchy of clauses an element stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Among groups of basic units.
    #[default]
    Division,
    /// In a basic unit: what is numbered is a paragraph or an item.
    Unit,
    /// In an item.
    Item,
    /// In text of another document, where nothing is a clause.
    Quoted,
}

/// State of an open element.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Where the elements around it stand, to go back to.
    pub(super) place: Place,
    /// How many blocks were open before the list that its last items stand in.
    pub(super) list: Option<u32>,
}

/// State of a document.
#[derive(Debug)]
pub(super) struct Akn<'t> {
    pub(super) levels: Levels,
    pub(super) times: Times<'t>,
    /// URIs of the work and its expressions.
    pub(super) own: HashSet<&'t str>,
    pub(super) place: Place,
    /// How many documents were begun: the whole, and what it holds.
    pub(super) documents: u32,
    /// The number of a level, for the next line of text.
    pub(super) number: Option<String>,
    /// Ids of such a level.
    pub(super) ids: Vec<&'t str>,
    /// An annex that has no title so far.
    pub(super) untitled: Option<NodeId>,
}

impl<'t> Akn<'t> {
    /// Looks through a document for its levels and its names.
    pub(super) fn of(tree: &'t Tree<'t>, at: Option<PartialDate>) -> Self {
        Self {
            levels: Levels::of(tree),
            times: Times::of(tree.root(), at),
            own: own_uris(tree.root()),
            place: Place::Division,
            documents: 0,
            number: None,
            ids: Vec::new(),
            untitled: None,
        }
    }
}
