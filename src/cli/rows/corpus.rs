use serde::Serialize;

use super::{line, span, word};
use crate::corpus::{Citation, Edge, Finding, Graph, Stats};
use crate::model::Clause;

/// A row of `corpus check`.
#[derive(Serialize)]
pub(in crate::cli) struct FindingRow<'a> {
    file: &'a str,
    kind: &'static str,
    severity: &'static str,
    clause: Option<&'a str>,
    identifier: Option<&'a str>,
    locator: Option<&'a str>,
    replaced_by: &'a [Box<str>],
    message: &'a str,
    source: Option<[u32; 2]>,
}

impl<'a> FindingRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] = &["file", "clause", "severity", "kind", "message"];

    pub(in crate::cli) fn new(finding: &'a Finding) -> Self {
        Self {
            file: &finding.file,
            kind: finding.kind.name(),
            severity: finding.kind.severity().name(),
            clause: finding.clause.as_deref(),
            identifier: finding.identifier.as_deref(),
            locator: finding.locator.as_deref(),
            replaced_by: &finding.replaced_by,
            message: &finding.message,
            source: finding.span.map(span),
        }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        let file = if self.file.is_empty() { "-" } else { self.file };
        vec![file.to_owned(), word(self.clause), self.severity.to_owned(), self.kind.to_owned(), line(self.message)]
    }
}

/// A row of `corpus cites`.
#[derive(Serialize)]
pub(in crate::cli) struct CitationRow<'a> {
    file: &'a str,
    clause: Option<&'a str>,
    text: &'a str,
    identifier: Option<&'a str>,
    locator: Option<&'a str>,
    dated: Option<bool>,
    normative: Option<bool>,
    source: [u32; 2],
}

impl<'a> CitationRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] =
        &["file", "clause", "cites", "at", "normative", "text"];

    pub(in crate::cli) fn new(citation: &Citation<'a>) -> Self {
        let reference = citation.reference;
        Self {
            file: citation.member.name(),
            clause: reference.clause().map(Clause::address),
            text: reference.text(),
            identifier: reference.identifier(),
            locator: reference.locator(),
            dated: reference.dated(),
            normative: reference.normative(),
            source: span(reference.source()),
        }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        vec![
            self.file.to_owned(),
            word(self.clause),
            word(self.identifier),
            word(self.locator),
            word(self.normative.map(|yes| if yes { "yes" } else { "no" })),
            line(self.text),
        ]
    }
}

/// A row of `corpus graph`.
#[derive(Serialize)]
pub(in crate::cli) struct NodeRow<'a> {
    name: &'a str,
    title: Option<&'a str>,
    files: &'a [Box<str>],
    cites: usize,
    cited_by: usize,
    cited_normatively_by: usize,
}

impl<'a> NodeRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] =
        &["document", "member", "cites", "cited by", "normatively", "title"];

    pub(in crate::cli) fn new(graph: &'a Graph, at: usize) -> Self {
        let node = &graph.nodes()[at];
        let is_citation = |kind| kind == crate::corpus::EdgeKind::Cites;
        Self {
            name: &node.name,
            title: node.title.as_deref(),
            files: &node.files,
            cites: graph.from(at).iter().filter(|e| is_citation(e.kind)).count(),
            cited_by: graph.to(at).filter(|e| is_citation(e.kind)).count(),
            cited_normatively_by: graph.to(at).filter(|e| is_citation(e.kind) && e.normative > 0).count(),
        }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        vec![
            self.name.to_owned(),
            if self.files.is_empty() { "no" } else { "yes" }.to_owned(),
            self.cites.to_string(),
            self.cited_by.to_string(),
            self.cited_normatively_by.to_string(),
            word(self.title),
        ]
    }
}

/// An edge of `corpus graph`, by the names of its documents.
#[derive(Serialize)]
pub(in crate::cli) struct EdgeRow<'a> {
    from: &'a str,
    to: &'a str,
    edge: &'static str,
    count: usize,
    normative: usize,
}

impl<'a> EdgeRow<'a> {
    pub(in crate::cli) fn new(graph: &'a Graph, edge: &Edge) -> Self {
        let name = |at: usize| &*graph.nodes()[at].name;
        let (from, to) = (name(edge.from), name(edge.to));
        Self { from, to, edge: edge.kind.name(), count: edge.count, normative: edge.normative }
    }
}

/// A document that a question about the graph gives, in its group.
#[derive(Serialize)]
pub(in crate::cli) struct GroupRow<'a> {
    group: &'a str,
    name: &'a str,
    title: Option<&'a str>,
}

impl<'a> GroupRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] = &["group", "document", "title"];

    pub(in crate::cli) fn new(group: &'a str, graph: &'a Graph, at: usize) -> Self {
        let node = &graph.nodes()[at];
        Self { group, name: &node.name, title: node.title.as_deref() }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        vec![self.group.to_owned(), self.name.to_owned(), word(self.title)]
    }
}

/// The row of `corpus stats`.
pub(in crate::cli) struct StatsRow<'a>(pub(in crate::cli) &'a Stats);

impl Serialize for StatsRow<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.cells())
    }
}

impl StatsRow<'_> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] = &["what", "count"];

    /// Names and counts, in a fixed order.
    pub(in crate::cli) fn cells(&self) -> Vec<(String, usize)> {
        let stats = self.0;
        let mut cells: Vec<(String, usize)> = vec![("documents".to_owned(), stats.documents)];
        cells.extend(stats.formats.iter().map(|(format, count)| (format!("documents_{format}"), *count)));
        let rest = [
            ("failures", stats.failures),
            ("skipped", stats.skipped),
            ("identified", stats.identified),
            ("clauses", stats.clauses),
            ("provisions", stats.provisions),
            ("references", stats.references),
            ("to_documents", stats.to_documents),
            ("found", stats.found),
            ("located", stats.located),
            ("places_found", stats.places_found),
        ];
        cells.extend(rest.map(|(name, count)| (name.to_owned(), count)));
        cells
    }
}
