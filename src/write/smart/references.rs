//! `dcterms:references`, from provisions, clauses and documents to clauses, documents and addresses.

use std::collections::{BTreeMap, HashMap};
use std::io;

use super::about::About;
use super::graph::Graph;
use super::iri::{self, Names};
use super::resource::Resource;
use crate::model::{Clause, Document, NodeId, TargetData};
use crate::write::loss::Losses;

/// The subject of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum From {
    Provision(usize),
    Clause(usize),
    Document(NodeId),
}

/// Objects of references by their subjects, and the documents among them.
#[derive(Debug, Default)]
pub(super) struct Referred {
    from: HashMap<From, Vec<String>>,
    /// Other documents: names by identifier as printed.
    documents: BTreeMap<String, Names>,
    /// Clauses of other documents, with the document.
    places: BTreeMap<String, String>,
}

impl Referred {
    pub(super) fn of_provision(&self, at: usize) -> &[String] {
        self.of(From::Provision(at))
    }

    pub(super) fn of_clause(&self, at: usize) -> &[String] {
        self.of(From::Clause(at))
    }

    pub(super) fn of_document(&self, node: NodeId) -> &[String] {
        self.of(From::Document(node))
    }

    fn of(&self, from: From) -> &[String] {
        self.from.get(&from).map_or(&[], Vec::as_slice)
    }

    fn document(&mut self, identifier: &str, base: Option<&str>) -> &Names {
        self.documents.entry(identifier.to_owned()).or_insert_with(|| iri::of_identifier(identifier, None, base))
    }

    /// Says of each other document what it is called, and which edition of what it is.
    pub(super) fn put<W: io::Write>(&self, about: &About<'_>, out: &mut Graph<W>) -> io::Result<()> {
        let own: Vec<&str> = about.publications().iter().flat_map(|p| [&*p.names.document, &*p.names.work]).collect();
        let mut all: BTreeMap<&str, Resource<'_>> = BTreeMap::new();
        for (identifier, names) in &self.documents {
            let new = |name| Resource::new(name, &["smart:PublicationDocument"]);
            if !own.contains(&&*names.document) {
                let resource = all.entry(&names.document).or_insert_with(|| new(&*names.document));
                resource.text("dcterms:identifier", &**identifier);
                if names.work != names.document {
                    resource.iri("dcterms:isVersionOf", &*names.work);
                }
            }
            if names.work != names.document {
                let resource = all.entry(&names.work).or_insert_with(|| new(&*names.work));
                names.undated.iter().for_each(|text| resource.text("dcterms:identifier", &**text));
                resource.iri("dcterms:hasVersion", &*names.document);
            }
        }
        all.values().try_for_each(|resource| out.put(resource))?;
        for (place, document) in &self.places {
            let mut resource = Resource::new(&**place, &[]);
            resource.iri("dcterms:isPartOf", &**document);
            out.put(&resource)?;
        }
        Ok(())
    }
}

/// Finds out what refers to what.
pub(super) fn collect(document: &Document, about: &About<'_>, losses: &mut Losses) -> Referred {
    let mut found = Referred::default();
    for metadata in &document.metadata {
        for relation in &metadata.relations {
            found.document(&relation.identifier, about.base);
        }
    }
    let mut lost = (0, 0);
    for reference in &document.references {
        let target = match &reference.target {
            TargetData::Node(node) => vec![about.holder(*node).to_owned()],
            TargetData::Document { identifier, locator } => {
                let name = found.document(identifier, about.base).document.clone();
                let place = locator.as_deref().map(|locator| iri::part(&name, "clause", locator));
                place.iter().for_each(|place| drop(found.places.insert(place.clone(), name.clone())));
                std::iter::once(name).chain(place).collect()
            }
            TargetData::Uri(uri) => iri::of_uri(uri).into_iter().collect(),
            TargetData::Unresolved(_) => {
                lost.1 += 1;
                continue;
            }
        };
        lost.0 += usize::from(target.is_empty());
        for from in referring(document, reference.range.start(), reference.node) {
            found.from.entry(from).or_default().extend(target.iter().cloned());
        }
    }
    losses.add("references to what is no absolute address", lost.0);
    losses.add("references without a target", lost.1);
    found
}

/// The provisions whose text has a place, else the clause or document around it.
fn referring(document: &Document, at: u32, node: NodeId) -> Vec<From> {
    let rows = &document.provisions;
    let after = rows.partition_point(|p| p.range.start() <= at);
    let inside: Vec<_> = (0..after).rev().take_while(|&i| rows[i].range.contains(at)).map(From::Provision).collect();
    if !inside.is_empty() {
        return inside;
    }
    let clause =
        Clause::around(document, node).and_then(|c| document.clauses.binary_search_by_key(&c.node(), |c| c.node).ok());
    match clause {
        Some(at) => vec![From::Clause(at)],
        None => {
            let adopted =
                document.ancestors(node).find(|&id| document.node(id).kind == crate::model::NodeKind::AdoptedDocument);
            vec![From::Document(adopted.unwrap_or(NodeId::ROOT))]
        }
    }
}
