//! References.

use super::identity::by_place;
use super::{Block, Clause};
use crate::model::layer::{ReferenceData, TargetData, is_title};
use crate::model::{Basis, ClauseKind, Document, MarkKind, NodeId, NodeKind, ReferenceKind, TextRange, address};
use crate::place::Span;

/// Between what a reference names inside of its target.
pub(crate) const SEPARATOR: &str = "; ";

/// Reason for which a reference is normative or informative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NormativeReason {
    /// The list that it stands in, or whose entry it cites.
    List,
    /// A list of the document has an entry for the same document.
    Entry,
    /// The sentence that cites it: a requirement makes it normative, a note does not.
    Sentence,
}

/// True if a clause is a list of referenced documents.
fn lists(kind: ClauseKind) -> bool {
    matches!(kind, ClauseKind::NormativeReferences | ClauseKind::Bibliography)
}

/// An identifier as printed, without the year at its end.
pub(crate) fn without_year(identifier: &str) -> &str {
    let text = identifier.trim_end();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let stem = text[..text.len() - digits].trim_end();
    let year = digits == 4 && (text.ends_with(|c: char| c.is_ascii_digit()));
    let signed = stem.strip_suffix([':', '：', '\u{2014}', '\u{2013}', '-']).filter(|_| year);
    match signed {
        // `ISO 1234-5678` has a part, not a year.
        Some(rest) if !stem.ends_with('-') || text[text.len() - 4..].starts_with(['1', '2']) => rest.trim_end(),
        _ => text,
    }
}

/// Target of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Target<'a> {
    /// A block of the same document.
    Internal(Block<'a>),
    /// Another document, by its identifier as printed, and a place in it.
    #[non_exhaustive]
    Document {
        /// The identifier, as printed.
        identifier: &'a str,
        /// The place in it, such as `4.2` or `Annex B`.
        locator: Option<&'a str>,
    },
    /// An address on a network.
    Uri(&'a str),
    /// Something that was named and is not in the document: the raw target.
    Unresolved(&'a str),
}

/// A place in the text that points to a clause, a table, another document …
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

by_place!(Reference, at);

impl<'a> Reference<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.document
    }

    fn data(self) -> &'a ReferenceData {
        &self.document.references[self.at]
    }

    /// Kind of its target.
    pub fn kind(self) -> ReferenceKind {
        self.data().kind
    }

    /// Its target.
    pub fn target(self) -> Target<'a> {
        match &self.data().target {
            TargetData::Node(id) => Target::Internal(Block::new(self.document, *id)),
            TargetData::Document { identifier, locator } => {
                Target::Document { identifier, locator: locator.as_deref() }
            }
            TargetData::Uri(uri) => Target::Uri(uri),
            TargetData::Unresolved(raw) => Target::Unresolved(raw),
        }
    }

    /// The identifier of the document that it names, directly or by an entry of a list of references.
    pub fn identifier(self) -> Option<&'a str> {
        match &self.data().target {
            TargetData::Document { identifier, .. } => Some(&**identifier).filter(|name| !is_title(name)),
            TargetData::Node(id) if self.data().kind == ReferenceKind::Bibliography => {
                let range = self.document.node(*id).range;
                // An entry may stand in a group of entries, which begins where it begins.
                let nodes = id.0..self.document.node(*id).end;
                let from = self.document.references.partition_point(|r| r.range.start() < range.start());
                let inside = self.document.references[from..].iter().take_while(|r| range.encloses(r.range));
                let own = inside.filter(|r| r.range != self.data().range && nodes.contains(&r.node.0));
                let mut named = own.filter_map(|r| match &r.target {
                    TargetData::Document { identifier, .. } => Some((r, &**identifier)),
                    _ => None,
                });
                named.find(|(r, _)| r.basis == Basis::Markup || !mentions_only(self.document, *id, r)).map(|(_, i)| i)
            }
            _ => None,
        }
    }

    /// The title of the document that it names, where it gives no identifier: `《标准化法》`, in the brackets that Chinese puts
    /// around titles, or the bare name of a law.
    pub fn title(self) -> Option<&'a str> {
        match &self.data().target {
            TargetData::Document { identifier, .. } => Some(&**identifier).filter(|name| is_title(name)),
            _ => None,
        }
    }

    /// The place inside what it points to: `4.2` or `Table 3` of another document, `b)` of a clause of this one. Of several the first.
    pub fn locator(self) -> Option<&'a str> {
        match &self.data().target {
            TargetData::Document { locator, .. } => locator.as_deref(),
            _ => self.within().next(),
        }
    }

    /// Places that it names beyond [`locator`](Self::locator): an item below the place, further places of a list.
    pub fn further(self) -> impl Iterator<Item = &'a str> {
        let first = usize::from(!matches!(self.data().target, TargetData::Document { .. }));
        self.within().skip(first)
    }

    fn within(self) -> impl Iterator<Item = &'a str> {
        self.data().within.iter().flat_map(|within| within.split(SEPARATOR))
    }

    /// The label by which it cites an entry of a list of referenced documents, as printed: `[RFC9110]`, `[1]`.
    pub fn citation(self) -> Option<&'a str> {
        match self.data().target {
            TargetData::Node(id) if self.data().kind == ReferenceKind::Bibliography => self.document.label_of(id),
            _ => None,
        }
    }

    /// The address in this document: of a clause, or the bare number of a table, figure, term …; of a block without a number
    /// that of its clause, and so of a place that the reference itself calls one in a clause.
    pub fn address(self) -> Option<&'a str> {
        let id = match &self.data().target {
            TargetData::Node(id) => *id,
            // What the text names and the document does not have has the number that is printed.
            TargetData::Unresolved(printed) if self.data().basis == Basis::Text => return address::bare(printed),
            // What the markup names has the id that it is named by: that of a control that was not selected.
            TargetData::Unresolved(id) if self.data().kind == ReferenceKind::Clause => return Some(id),
            _ => return None,
        };
        let block = Block::new(self.document, id);
        if self.data().kind == ReferenceKind::Clause {
            return block.clause().map(Clause::address);
        }
        match block.as_clause() {
            Some(clause) => Some(clause.address()),
            None if block.kind() == NodeKind::ReferenceEntry => block.label().and_then(address::entry),
            None => label_around(block).and_then(address::bare).or_else(|| block.clause().map(Clause::address)),
        }
    }

    /// The clause of this document that it points to, or into: that of a table, a note, a term entry. `None` where it points out of the
    /// document, by way of an entry of a list too.
    ///
    /// ```
    /// let source = b"<standard><body><sec id='s4'><label>4</label><p>Lanterns float.</p></sec>\
    ///     <sec><label>5</label><p>See <xref rid='s4'>4</xref>.</p></sec></body></standard>";
    /// let document = normative::read(source, &Default::default())?.document;
    /// let reference = document.references().next().unwrap();
    /// assert_eq!(reference.target_clause(), document.clause("4"));
    /// assert_eq!(document.references_to("4").next(), Some(reference));
    /// # Ok::<(), normative::Error>(())
    /// ```
    pub fn target_clause(self) -> Option<Clause<'a>> {
        match self.data().target {
            TargetData::Node(id) if self.data().kind != ReferenceKind::Bibliography => {
                Clause::around(self.document, id)
            }
            _ => None,
        }
    }

    /// The URI that it gives.
    pub fn uri(self) -> Option<&'a str> {
        match &self.data().target {
            TargetData::Uri(uri) => Some(uri),
            _ => None,
        }
    }

    /// True if it names one edition (with a year); false if it names the work. `None` for references inside the document.
    pub fn dated(self) -> Option<bool> {
        self.data().dated
    }

    /// True if what it names is indispensable, by the list that it stands in. `None` where that is not known.
    pub fn normative(self) -> Option<bool> {
        self.data().normative
    }

    /// Reason for which it is [`normative`](Self::normative) or not. Linear in the number of references.
    pub fn normative_reason(self) -> Option<NormativeReason> {
        self.normative()?;
        let listed =
            |node| self.document.ancestors(node).any(|id| self.document.node(id).kind == NodeKind::ReferenceEntry);
        let TargetData::Document { identifier, .. } = &self.data().target else { return Some(NormativeReason::List) };
        if listed(self.data().node) || self.basis() == Basis::Markup && self.clause().is_some_and(|c| lists(c.kind())) {
            return Some(NormativeReason::List);
        }
        let same = self.document.references.iter().any(|other| match &other.target {
            TargetData::Document { identifier: of, .. } => {
                without_year(of) == without_year(identifier) && listed(other.node)
            }
            _ => false,
        });
        Some(if same { NormativeReason::Entry } else { NormativeReason::Sentence })
    }

    /// True if its target is known: a block of this document, another document by its identifier, or a URI.
    pub fn is_resolved(self) -> bool {
        !matches!(self.data().target, TargetData::Unresolved(_))
    }

    /// Evidence for this reference: markup or text.
    pub fn basis(self) -> Basis {
        self.data().basis
    }

    /// The block whose own text it stands in.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.data().node)
    }

    /// The clause that it stands in.
    pub fn clause(self) -> Option<Clause<'a>> {
        self.block().clause()
    }

    /// Its text; empty where the source leaves it to the reader to print the target's label.
    pub fn text(self) -> &'a str {
        self.document.slice(self.range())
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.data().range
    }

    /// Bytes of the source that its element takes.
    pub fn source(self) -> Span {
        self.document.source_map.span(self.data().source.start(), self.data().source.end())
    }
}

/// True if an identifier that the text of an entry has is not what the entry is of: a title, an annotation or an abstract
/// may mention another document.
fn mentions_only(document: &Document, entry: NodeId, row: &ReferenceData) -> bool {
    let from = document.marks.partition_point(|mark| mark.range.start() < document.node(entry).range.start());
    let before = document.marks[from..].iter().take_while(|mark| mark.range.start() <= row.range.start());
    let mut parts = before.filter(|mark| mark.kind == MarkKind::Named && mark.node == row.node);
    let mut within = document.ancestors(row.node).take_while(|&id| id != entry);
    parts.any(|part| part.range.encloses(row.range)) || within.any(|id| document.node(id).kind == NodeKind::Other)
}

/// The label of a block; a part without one has that of the table, figure or term entry that it is part of.
fn label_around(block: Block<'_>) -> Option<&str> {
    block.label().or_else(|| {
        let parent = block.parent()?;
        let whole =
            matches!(parent.kind(), NodeKind::TermEntry | NodeKind::Table | NodeKind::Figure | NodeKind::Formula);
        whole.then(|| parent.label()).flatten()
    })
}
