//! Rows of many documents.

use std::borrow::Cow;

use super::text::Text;
use crate::corpus::{Citation, Edge, EdgeKind, Finding, FindingKind, Graph};
use crate::diagnostic::Severity;
use crate::place::Span;

/// A finding between documents. Printed by `corpus check`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FindingRow<'a> {
    /// Name of the file; empty for the catalogue.
    pub file: Text<'a>,
    /// Kind of the finding.
    pub kind: FindingKind,
    /// Severity of the finding.
    pub severity: Severity,
    /// Address of the clause.
    pub clause: Option<Text<'a>>,
    /// Identifier that is cited, in canonical form.
    pub identifier: Option<Text<'a>>,
    /// Place that is cited in it, as printed.
    pub locator: Option<Text<'a>>,
    /// Documents that took its place, as printed.
    pub replaced_by: Vec<Text<'a>>,
    /// The finding in words.
    pub message: Text<'a>,
    /// Place in the source, in bytes.
    pub source: Option<Span>,
}

impl<'a> FindingRow<'a> {
    /// The row of a finding.
    pub fn new(finding: &'a Finding) -> Self {
        let text = |value: &'a Option<Box<str>>| value.as_deref().map(Text::from);
        Self {
            file: Cow::Borrowed(&finding.file),
            kind: finding.kind,
            severity: finding.kind.severity(),
            clause: text(&finding.clause),
            identifier: text(&finding.identifier),
            locator: text(&finding.locator),
            replaced_by: finding.replaced_by.iter().map(|by| Cow::Borrowed(&**by)).collect(),
            message: Cow::Borrowed(&finding.message),
            source: finding.span,
        }
    }
}

/// A citation of a document. Printed by `corpus cites`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CitationRow<'a> {
    /// Name of the file that cites.
    pub file: Text<'a>,
    /// Address of the clause that cites.
    pub clause: Option<Text<'a>>,
    /// Text of the reference.
    pub text: Text<'a>,
    /// Identifier that is cited, as printed.
    pub identifier: Option<Text<'a>>,
    /// Place that is cited in it.
    pub locator: Option<Text<'a>>,
    /// `true` where it names one edition.
    pub dated: Option<bool>,
    /// `true` where what it names is indispensable.
    pub normative: Option<bool>,
    /// Place in the source, in bytes.
    pub source: Span,
}

impl<'a> CitationRow<'a> {
    /// The row of a citation.
    pub fn new(citation: &Citation<'a>) -> Self {
        let reference = citation.reference;
        Self {
            file: citation.member.name().into(),
            clause: reference.clause().map(|clause| clause.address().into()),
            text: reference.text().into(),
            identifier: reference.identifier().map(Into::into),
            locator: reference.locator().map(Into::into),
            dated: reference.dated(),
            normative: reference.normative(),
            source: reference.source(),
        }
    }
}

/// A document of the graph. Printed by `corpus graph`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NodeRow<'a> {
    /// Identifier or name of the document.
    pub name: Text<'a>,
    /// Title.
    pub title: Option<Text<'a>>,
    /// Files that hold it; none where it is only cited.
    pub files: Vec<Text<'a>>,
    /// Number of documents that it cites.
    pub cites: usize,
    /// Number of documents that cite it.
    pub cited_by: usize,
    /// Number of documents that cite it normatively.
    pub cited_normatively_by: usize,
}

impl<'a> NodeRow<'a> {
    /// The row of the node at a position of the graph.
    pub fn new(graph: &'a Graph, at: usize) -> Self {
        let node = &graph.nodes()[at];
        let is_citation = |kind| kind == EdgeKind::Cites;
        Self {
            name: Cow::Borrowed(&node.name),
            title: node.title.as_deref().map(Into::into),
            files: node.files.iter().map(|file| Cow::Borrowed(&**file)).collect(),
            cites: graph.from(at).iter().filter(|e| is_citation(e.kind)).count(),
            cited_by: graph.to(at).filter(|e| is_citation(e.kind)).count(),
            cited_normatively_by: graph.to(at).filter(|e| is_citation(e.kind) && e.normative > 0).count(),
        }
    }
}

/// An edge of the graph, by the names of its documents. Printed by `corpus graph`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EdgeRow<'a> {
    /// Name of the document that it leads from.
    pub from: Text<'a>,
    /// Name of the document that it leads to.
    pub to: Text<'a>,
    /// Kind of the edge.
    pub edge: EdgeKind,
    /// Number of references.
    pub count: usize,
    /// Number of normative references among them.
    pub normative: usize,
}

impl<'a> EdgeRow<'a> {
    /// The row of an edge.
    pub fn new(graph: &'a Graph, edge: &Edge) -> Self {
        let name = |at: usize| Cow::Borrowed(&*graph.nodes()[at].name);
        let (from, to) = (name(edge.from), name(edge.to));
        Self { from, to, edge: edge.kind, count: edge.count, normative: edge.normative }
    }
}

/// A document that a question about the graph gives, in its group. Printed by `corpus graph --impact` and its like.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct GroupRow<'a> {
    /// Name of the group.
    pub group: Text<'a>,
    /// Name of the document.
    pub name: Text<'a>,
    /// Title.
    pub title: Option<Text<'a>>,
}

impl<'a> GroupRow<'a> {
    /// The row of the node at a position of the graph, in a group.
    pub fn new(group: &'a str, graph: &'a Graph, at: usize) -> Self {
        let node = &graph.nodes()[at];
        let title = node.title.as_deref().map(Into::into);
        Self { group: group.into(), name: Cow::Borrowed(&node.name), title }
    }
}
