//! The document itself and the documents inside it: `smart:PublicationDocument`.

use super::iri::{self, Names};

use crate::model::{AttributeKey, Clause, Document, Metadata, NodeId, NodeKind};
use crate::source::sha256;
use crate::write::language::is_language_tag;

/// A document in the file: the whole, or one that it adopts.
pub(super) struct Publication<'a> {
    pub(super) node: NodeId,
    pub(super) names: Names,
    pub(super) metadata: &'a Metadata,
}

/// Names of documents and clauses, and the languages of texts.
pub(super) struct About<'a> {
    pub(super) document: &'a Document,
    pub(super) base: Option<&'a str>,
    /// The whole, then those inside, in order.
    publications: Vec<Publication<'a>>,
    pub(super) download: Option<String>,
    /// Names of clauses, by their place in the table.
    clauses: Vec<String>,
    /// True if any node says its language: most documents say it once.
    says_languages: bool,
}

/// The tag of a text whose language is not known (BCP 47).
pub(super) const UNKNOWN: &str = "und";

impl<'a> About<'a> {
    pub(super) fn of(document: &'a Document, base: Option<&'a str>) -> Self {
        let inside = (0..document.nodes.len() as u32).map(NodeId);
        let inside = inside.filter(|&id| document.node(id).kind == NodeKind::AdoptedDocument);
        let mut publications: Vec<Publication<'_>> = Vec::new();
        for (node, metadata) in std::iter::once(NodeId::ROOT).chain(inside).zip(&document.metadata) {
            let names = match metadata.identifier() {
                Some(identifier) => iri::of_identifier(identifier, metadata.edition.as_deref(), base),
                None if node == NodeId::ROOT && document.origin.sha256.is_empty() => {
                    iri::of_digest(&sha256(document.text.as_bytes()), base)
                }
                None if node == NodeId::ROOT => iri::of_digest(&document.origin.sha256, base),
                None => inner(&publications),
            };
            let known = publications.iter().any(|p| p.names.document == names.document);
            let names = if known { inner(&publications) } else { names };
            publications.push(Publication { node, names, metadata });
        }
        if publications.is_empty() {
            let names = iri::of_digest(&sha256(document.text.as_bytes()), base);
            publications.push(Publication { node: NodeId::ROOT, names, metadata: document.metadata() });
        }
        let root = &publications[0].names.document;
        let fetched = |iri: &str| iri.starts_with("https://") || iri.starts_with("http://");
        let download = base.filter(|base| fetched(base)).map(|base| {
            let named = || iri::of_digest(&document.origin.sha256, Some(base)).document;
            if fetched(root) { root.clone() } else { named() }
        });
        let clauses = document.clauses().map(|c| iri::part(root, "clause", c.address())).collect();
        let says_languages = document.attributes.iter().any(|a| a.key == AttributeKey::Language);
        Self { document, base, publications, download, clauses, says_languages }
    }

    pub(super) fn root(&self) -> &Publication<'a> {
        &self.publications[0]
    }

    pub(super) fn publications(&self) -> &[Publication<'a>] {
        &self.publications
    }

    pub(super) fn clause(&self, at: usize) -> &str {
        &self.clauses[at]
    }

    /// The clause or document that a node is directly part of, itself included.
    pub(super) fn holder(&self, node: NodeId) -> &str {
        for id in self.document.ancestors(node) {
            match self.document.node(id).kind {
                NodeKind::Clause => {
                    if let Ok(at) = self.document.clauses.binary_search_by_key(&id, |c| c.node) {
                        return &self.clauses[at];
                    }
                }
                NodeKind::AdoptedDocument => return &self.publication(id).names.document,
                _ => {}
            }
        }
        &self.root().names.document
    }

    /// The clause or document around a clause.
    pub(super) fn around(&self, clause: Clause<'_>) -> &str {
        self.holder(NodeId(self.document.node(clause.node()).parent))
    }

    /// The innermost document that a node is in.
    pub(super) fn publication(&self, node: NodeId) -> &Publication<'a> {
        let at = self.publications.partition_point(|p| p.node <= node);
        let around = self.publications[..at].iter().rev().find(|p| self.document.node(p.node).end > node.0);
        around.unwrap_or(&self.publications[0])
    }

    /// The language of a node's text, as a tag that RDF allows.
    pub(super) fn language(&self, node: NodeId) -> &'a str {
        let document = self.document;
        let said = self
            .says_languages
            .then(|| document.ancestors(node).find_map(|id| document.attribute(id, &AttributeKey::Language)));
        let said = said.flatten();
        let whole = || self.publication(node).metadata.languages.first().map(|l| &**l);
        said.or_else(whole).filter(|tag| is_language_tag(tag)).unwrap_or(UNKNOWN)
    }
}

/// A name for a document inside that has none of its own.
fn inner(publications: &[Publication<'_>]) -> Names {
    let root = publications.first().map_or("", |p| &*p.names.document);
    let name = iri::part(root, "document", &publications.len().to_string());
    Names { work: name.clone(), document: name, undated: None }
}
