//! From what a text names to rows of the layer: which part of the document, which document, or that there is none.

use std::ops::Range;

use super::labels::Labels;
use super::markup;
use super::mention::{Mention, Noun, Part, What};
use super::spelling::spelled;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::identifier::{Found, Identifier};
use crate::model::REFERENCE_SEPARATOR as SEPARATOR;
use crate::model::{
    Basis, Document, NodeId, NodeKind, ReferenceData, ReferenceKind, RelationKind, TargetData, TextRange,
};

/// Where a text stands.
pub(super) struct Place<'p> {
    /// The block whose own text it is.
    pub(super) node: NodeId,
    /// Its first byte in the text of the document.
    pub(super) offset: u32,
    pub(super) identifiers: &'p [Found],
}

/// Turns mentions into rows.
pub(super) struct Resolver<'w, 'd> {
    document: &'d Document,
    labels: &'w Labels<'d>,
    rows: Vec<ReferenceData>,
    deeper: Vec<(usize, Option<String>, Option<Box<str>>)>,
    diagnostics: Gathered,
    /// True if the document changes another, whose parts it names as well as its own.
    amends: bool,
}

/// What was found, without the document that it was found in.
pub(super) struct Outcome {
    rows: Vec<ReferenceData>,
    /// Rows of the markup that go deeper: a place in another document, an item.
    deeper: Vec<(usize, Option<String>, Option<Box<str>>)>,
    diagnostics: Gathered,
}

impl Outcome {
    /// Puts everything into the layer, in reading order.
    pub(super) fn apply(self, document: &mut Document) -> Vec<Diagnostic> {
        for (at, place, item) in self.deeper {
            let row = &mut document.references[at];
            match &mut row.target {
                TargetData::Document { locator, .. } => {
                    *locator = locator.take().or(place.map(Into::into));
                    row.within = item;
                }
                _ => row.within = joined(place, item.as_deref()).map(Into::into).or(row.within.take()),
            }
        }
        if !self.rows.is_empty() {
            document.references.extend(self.rows);
            document.references.sort_by_key(|r| r.range.start());
        }
        self.diagnostics.finish()
    }
}

impl<'w, 'd> Resolver<'w, 'd> {
    pub(super) fn new(document: &'d Document, labels: &'w Labels<'d>) -> Self {
        let metadata = document.metadata();
        let identifier = metadata.identifier().and_then(|id| id.parse::<Identifier>().ok());
        let amends = identifier.is_some_and(|id| id.supplements().next().is_some())
            || metadata.relations.iter().any(|r| matches!(r.kind, RelationKind::Amends | RelationKind::Corrects));
        Self { document, labels, rows: Vec::new(), deeper: Vec::new(), diagnostics: Gathered::default(), amends }
    }

    pub(super) fn document(&self) -> &'d Document {
        self.document
    }

    pub(super) fn labels(&self) -> &'w Labels<'d> {
        self.labels
    }

    pub(super) fn finish(self) -> Outcome {
        Outcome { rows: self.rows, deeper: self.deeper, diagnostics: self.diagnostics }
    }

    /// Takes what the scan of a text found.
    pub(super) fn take(&mut self, mention: Mention<'_>, place: &Place<'_>) {
        let range = mention.range;
        match mention.what {
            What::Part(part) => self.part(range, part, place),
            What::Relative { noun, forward } => self.relative(range, noun, forward, place),
            What::Document { identifier, locator, further } => {
                if let Some(found) = place.identifiers.get(identifier) {
                    let printed = self.document.slice(at(&found.range, place));
                    let written = found.identifier.written();
                    let printed = if printed.starts_with(written) { printed } else { written };
                    let identifier = spelled(&found.identifier, printed).into();
                    let target = TargetData::Document { identifier, locator: locator.map(Into::into) };
                    let row = self.push(range, ReferenceKind::Document, target, place);
                    row.dated = Some(found.identifier.year().is_some());
                    row.within = further.map(Into::into);
                }
            }
            What::Entry { node, locator, further } => {
                let row = self.push(range, ReferenceKind::Bibliography, TargetData::Node(node), place);
                row.within = joined(locator, further.as_deref()).map(Into::into);
            }
            What::MissingEntry(number) => {
                self.dangling(&range, place);
                self.push(range, ReferenceKind::Bibliography, TargetData::Unresolved(number.into()), place);
            }
            What::Deeper { reference, locator, further } => {
                self.deeper.push((reference, locator, further.map(Into::into)));
            }
            What::Beside { reference, locator, further } => {
                let Some(marked) = self.document.references.get(reference) else { return };
                let (kind, dated) = (marked.kind, marked.dated);
                let (target, within) = match &marked.target {
                    TargetData::Document { identifier, .. } => (
                        TargetData::Document { identifier: identifier.clone(), locator: Some(locator.into()) },
                        further,
                    ),
                    other => (other.clone(), joined(Some(locator), further.as_deref())),
                };
                let row = self.push(range, kind, target, place);
                row.dated = dated;
                row.within = within.map(Into::into);
            }
            What::Uri(_) => self.address(range, place),
        }
    }

    /// The identifier of an entry of a list.
    pub(super) fn listed(&mut self, range: Range<usize>, identifier: usize, place: &Place<'_>) {
        self.take(Mention { range, what: What::Document { identifier, locator: None, further: None } }, place);
    }

    pub(super) fn address(&mut self, range: Range<usize>, place: &Place<'_>) {
        let text = self.document.slice(at(&range, place));
        self.push(range, ReferenceKind::Uri, TargetData::Uri(text.into()), place);
    }

    pub(super) fn push(
        &mut self,
        range: Range<usize>,
        kind: ReferenceKind,
        target: TargetData,
        place: &Place<'_>,
    ) -> &mut ReferenceData {
        let range = at(&range, place);
        let mut row = ReferenceData {
            range,
            source: self.document.decoded_source_of(range),
            node: place.node,
            kind,
            target,
            within: None,
            dated: None,
            normative: None,
            basis: Basis::Text,
        };
        row.normative = markup::normative(self.document, &row);
        self.rows.push(row);
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    fn part(&mut self, range: Range<usize>, part: Part<'_>, place: &Place<'_>) {
        let from = place.node;
        let clause = part.inside.and_then(|number| self.labels.find(Noun::Clause, number, from));
        let inside = clause.and_then(|clause| self.labels.find_inside(part.noun, part.number, clause.node));
        let own = || self.labels.find(part.noun, part.number, from);
        let other = || part.inherited.then(|| self.labels.find(Noun::Any, part.number, from)).flatten();
        let supplement = matches!(part.noun, Noun::Note | Noun::Example | Noun::Footnote | Noun::Item);
        match inside.or_else(own).or_else(other) {
            // A note that could be one of several is hardly meant.
            Some(choice) if supplement && choice.others > 0 => {}
            Some(choice) => {
                if choice.others > 0 {
                    self.ambiguous(&range, choice.others, place);
                }
                let kind = markup::kind_of(self.document, choice.node);
                let row = self.push(range, kind, TargetData::Node(choice.node), place);
                row.within = part.item.map(Into::into);
            }
            None if part.doubtful => {}
            // A document without any numbered part of the kind is not one that the text speaks of.
            None if !self.labels.numbers(part.noun) => {}
            None => {
                self.dangling(&range, place);
                let raw = self.document.slice(at(&range, place)).into();
                let row = self.push(range, part.noun.kind(), TargetData::Unresolved(raw), place);
                row.within = part.item.map(Into::into);
            }
        }
    }

    /// The next or the last part of a kind: a clause at the same depth, anything else in the same clause.
    fn relative(&mut self, range: Range<usize>, noun: Noun, forward: bool, place: &Place<'_>) {
        let document = self.document;
        let Some(clause) = document.clause_of(place.node) else { return };
        let found = if noun == Noun::Clause {
            let depth = |node: NodeId| document.clause_data(node).map(|c| c.depth);
            let last = NodeId(document.node(clause).end.saturating_sub(1));
            let next = if forward {
                self.labels.nearest(noun, last, true)
            } else {
                document.children(NodeId(document.node(clause).parent)).take_while(|&node| node < clause).last()
            };
            next.filter(|&node| document.node(node).kind == NodeKind::Clause && depth(node) == depth(clause))
        } else {
            let inside = |node: &NodeId| (clause.0..document.node(clause).end).contains(&node.0);
            self.labels.nearest(noun, place.node, forward).filter(inside)
        };
        if let Some(node) = found {
            self.push(range, markup::kind_of(document, node), TargetData::Node(node), place);
        }
    }

    pub(super) fn dangling(&mut self, range: &Range<usize>, place: &Place<'_>) {
        if !self.amends && self.diagnostics.wants(Code::DanglingReference) {
            let range = at(range, place);
            let text = self.document.slice(range);
            let message = format!("{text:?} is not in the document; the reference was kept unresolved");
            let span = self.document.source_of(range);
            self.diagnostics.push(Diagnostic::warning(Code::DanglingReference, message).at(span));
        }
    }

    fn ambiguous(&mut self, range: &Range<usize>, others: usize, place: &Place<'_>) {
        if self.diagnostics.wants(Code::AmbiguousReference) {
            let range = at(range, place);
            let text = self.document.slice(range);
            let message = format!("{text:?} may mean {} parts of the document; the first was taken", others + 1);
            let span = self.document.source_of(range);
            self.diagnostics.push(Diagnostic::warning(Code::AmbiguousReference, message).at(span));
        }
    }
}

/// A range of a text as a range of the document.
fn at(range: &Range<usize>, place: &Place<'_>) -> TextRange {
    TextRange::new(place.offset + range.start as u32, place.offset + range.end as u32)
}

/// A place in another document and what is named beside it, as one text.
fn joined(locator: Option<String>, further: Option<&str>) -> Option<String> {
    match (locator, further) {
        (Some(locator), Some(further)) => Some([&locator, SEPARATOR, further].concat()),
        (Some(locator), None) => Some(locator),
        (None, further) => further.map(str::to_owned),
    }
}
