//! Which document a text is of: an adoption holds another, which has an identifier of its own.

use crate::identifier::Identifier;
use crate::model::{Document, Metadata, NodeId, NodeKind, PartialDate};

/// The identifiers of the documents around a node, asked in pre-order.
pub(super) struct Owners {
    /// Ends of the documents that are open, with their identifiers.
    open: Vec<(u32, Vec<Own>)>,
    /// The next metadata of a document inside.
    adopted: usize,
}

impl Owners {
    pub(super) fn of(document: &Document) -> Self {
        Self { open: vec![(document.nodes.len() as u32, own(document.metadata()))], adopted: 0 }
    }

    /// Goes on to a node.
    pub(super) fn enter(&mut self, document: &Document, node: NodeId) {
        while self.open.len() > 1 && self.open.last().is_some_and(|(end, _)| *end <= node.0) {
            self.open.pop();
        }
        if document.node(node).kind == NodeKind::AdoptedDocument {
            let metadata = document.adopted_metadata().get(self.adopted);
            self.adopted += 1;
            self.open.push((document.node(node).end, metadata.map(own).unwrap_or_default()));
        }
    }

    /// Whether an identifier is that of the innermost document, in its own edition or in none.
    pub(super) fn names(&self, found: &Identifier) -> bool {
        let own = self.open.last().map(|(_, own)| own.as_slice()).unwrap_or_default();
        own.iter().any(|own| {
            let edition = found.year().is_none() || found.year() == own.year;
            found.number() == own.identifier.number() && edition && found.is_same_work(&own.identifier)
        })
    }
}

/// An identifier of a document, with the year of its edition: its own, else that of its first date.
struct Own {
    identifier: Identifier,
    year: Option<u16>,
}

fn own(metadata: &Metadata) -> Vec<Own> {
    let dated = || metadata.dates.iter().find_map(|date| date.date.map(PartialDate::year));
    let identifiers = metadata.identifiers.iter().filter_map(|id| id.value.parse::<Identifier>().ok());
    identifiers.map(|identifier| Own { year: identifier.year().or_else(dated), identifier }).collect()
}
