//! Which document a text is of: an adoption holds another, which has an identifier of its own. Its series is named without its
//! publisher: *R 99-2* in OIML R 99-1.

use crate::identifier::{Found, Identifier};
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

    /// True if an identifier is that of the innermost document, in its own edition or in none.
    pub(super) fn names(&self, found: &Identifier) -> bool {
        let own = self.open.last().map(|(_, own)| own.as_slice()).unwrap_or_default();
        own.iter().any(|own| {
            let edition = found.year().is_none() || found.year() == own.year;
            found.number() == own.identifier.number() && edition && found.is_same_work(&own.identifier)
        })
    }
}

impl Owners {
    /// Adds the other parts of the document's own series that a text names without their publisher: `R 99-2` in OIML R 99-1. Linear.
    pub(super) fn add_series(&self, text: &str, found: &mut Vec<Found>) {
        let own = self.open.last().map(|(_, own)| own.as_slice()).unwrap_or_default();
        let printed = found.len();
        for own in own {
            let Some((publisher, stem)) = series(&own.identifier) else { continue };
            for at in memchr::memmem::find_iter(text.as_bytes(), stem.as_bytes()) {
                let end = at + stem.len();
                let part = text[end..].strip_prefix('-').unwrap_or_default();
                let digits = part.bytes().take_while(u8::is_ascii_digit).count();
                let joined = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-')
                    || part[digits..].starts_with(|c: char| c.is_alphanumeric());
                let range = at..end + 1 + digits;
                let before = found[..printed].partition_point(|other| other.range.end <= at);
                let taken = found[..printed].get(before).is_some_and(|other| other.range.start < range.end);
                if digits == 0 || joined || taken {
                    continue;
                }
                if let Ok(identifier) = format!("{publisher} {}", &text[range.clone()]).parse() {
                    found.push(Found { identifier, range });
                }
            }
        }
        if found.len() > printed {
            found.sort_by_key(|found| found.range.start);
        }
    }
}

/// The publisher of a document whose series has a letter, and what the documents of its series begin with: `OIML`, `R 99`.
fn series(own: &Identifier) -> Option<(&str, &str)> {
    let (publisher, number) = (own.publishers().next()?, own.number()?);
    let rest = own.canonical().strip_prefix(publisher)?.strip_prefix(' ')?;
    let stem = &rest[..rest.find(number)? + number.len()];
    (stem.len() > number.len() && own.parts().next().is_some()).then_some((publisher, stem))
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
