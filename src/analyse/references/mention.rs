//! What a language's scan gives: the places that a text names.

use std::ops::Range;

use crate::model::{NodeId, ReferenceKind};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Noun {
    /// A clause, subclause, section, annex or appendix.
    Clause,
    Table,
    Figure,
    Formula,
    Note,
    Example,
    Footnote,
    /// An item of a list.
    Item,
    /// An entry of a list of referenced documents.
    Entry,
    /// A number without a noun: a clause, else whatever has the number.
    Any,
}

impl Noun {
    /// The kind of a reference to such a thing.
    pub(super) fn kind(self) -> ReferenceKind {
        match self {
            Self::Clause | Self::Item | Self::Any => ReferenceKind::Clause,
            Self::Table => ReferenceKind::Table,
            Self::Figure => ReferenceKind::Figure,
            Self::Formula => ReferenceKind::Formula,
            Self::Note => ReferenceKind::Note,
            Self::Example => ReferenceKind::Example,
            Self::Footnote => ReferenceKind::Footnote,
            Self::Entry => ReferenceKind::Bibliography,
        }
    }

    /// What stands before the number in the normal form of a locator; clauses have nothing but their number.
    pub(super) fn before_number(self) -> &'static str {
        match self {
            Self::Clause | Self::Any | Self::Entry => "",
            Self::Table => "Table ",
            Self::Figure => "Figure ",
            Self::Formula => "Formula ",
            Self::Note => "Note ",
            Self::Example => "Example ",
            Self::Footnote => "Footnote ",
            Self::Item => "item ",
        }
    }
}

/// A place of a text that names something, in bytes of that text. One for each target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention<'t> {
    pub(super) range: Range<usize>,
    pub(super) what: What<'t>,
}

/// What is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What<'t> {
    /// A part of this document.
    Part(Part<'t>),
    /// The part of its kind that stands nearest before or after.
    Relative { noun: Noun, forward: bool },
    /// Another document: the position of its identifier among those of the line, a place in it, and what is named beside that.
    Document { identifier: usize, locator: Option<String>, further: Option<String> },
    /// A document that a list of this document names.
    Entry { node: NodeId, locator: Option<String>, further: Option<String> },
    /// An entry that no list has.
    MissingEntry(&'t str),
    /// What stands beside a reference of the markup, by its position in the layer, and goes deeper than that.
    Deeper { reference: usize, locator: Option<String>, further: Option<String> },
    /// A place in the document that a reference of the markup names, with a row of its own.
    Beside { reference: usize, locator: String, further: Option<String> },
    /// An address on a network.
    Uri(&'t str),
}

/// A part of this document, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) noun: Noun,
    pub(super) number: &'t str,
    /// True if it may be a part of another kind: the noun stands before an earlier member of a list.
    pub(super) inherited: bool,
    /// True if nothing is said where there is no such part: the words may mean something else.
    pub(super) doubtful: bool,
    /// The place below it, as printed: `b)`, `a) to c)`.
    pub(super) item: Option<&'t str>,
    /// The number of the clause that it is said to stand in.
    pub(super) inside: Option<&'t str>,
}
