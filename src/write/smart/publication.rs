//! The publication as a resource: identifiers, titles, dates, relations, and the file that was read.

use super::about::{About, UNKNOWN};
use super::references::Referred;
use std::io;

use super::graph::Graph;
use super::iri::{self, Names};
use super::resource::{Curie, Resource};
use super::vocabulary;
use crate::format::Format;
use crate::identifier::Identifier;
use crate::model::{Metadata, NodeId, PartialDate, RelationKind};
use crate::write::language::is_language_tag;
use crate::write::loss::Losses;

impl About<'_> {
    pub(super) fn put<W: io::Write>(
        &self,
        referred: &Referred,
        losses: &mut Losses,
        out: &mut Graph<W>,
    ) -> io::Result<()> {
        for publication in self.publications() {
            let own = &publication.names;
            let mut resource = Resource::new(&*own.document, &["smart:PublicationDocument"]);
            if publication.node != NodeId::ROOT {
                let parent = NodeId(self.document.node(publication.node).parent);
                resource.iri("dcterms:isPartOf", &*self.publication(parent).names.document);
            }
            self.describe(publication.metadata, own, &mut resource, losses);
            referred.of_document(publication.node).iter().for_each(|iri| resource.iri("dcterms:references", &**iri));
            if own.work != own.document {
                resource.iri("dcterms:isVersionOf", &*own.work);
            }
            let source = publication.node == NodeId::ROOT && !self.document.origin.sha256.is_empty();
            let distribution = iri::part(&own.document, "source", "file");
            if source {
                resource.iri("dcat:distribution", &*distribution);
            }
            out.put(&resource)?;
            if own.work != own.document {
                let mut work = Resource::new(&*own.work, &["smart:PublicationDocument"]);
                own.undated.iter().for_each(|text| work.text("dcterms:identifier", &**text));
                work.iri("dcterms:hasVersion", &*own.document);
                out.put(&work)?;
            }
            if source {
                self.put_source(distribution, out)?;
            }
        }
        Ok(())
    }

    /// The file that was read: its size and checksum.
    fn put_source<W: io::Write>(&self, name: String, out: &mut Graph<W>) -> io::Result<()> {
        let origin = &self.document.origin;
        let mut resource = Resource::new(name, &["dcat:Distribution"]);
        let format = origin.format.parse::<Format>().ok();
        if let Some(format) = format {
            let media = format!("https://www.iana.org/assignments/media-types/{}", format.media_type());
            resource.iri("dcat:mediaType", media);
        }
        self.download.iter().for_each(|url| resource.iri("dcat:downloadURL", &**url));
        resource.typed("dcat:byteSize", origin.bytes.to_string(), "xsd:nonNegativeInteger");
        let checksum = iri::part(&self.root().names.document, "checksum-source", "file");
        resource.iri("spdx:checksum", &*checksum);
        out.put(&resource)?;
        let mut resource = Resource::new(checksum, &["spdx:Checksum"]);
        resource.name("spdx:algorithm", "spdx:checksumAlgorithm_sha256");
        resource.typed("spdx:checksumValue", &*origin.sha256, "xsd:hexBinary");
        out.put(&resource)
    }

    fn describe<'r>(
        &'r self,
        metadata: &'r Metadata,
        own: &'r Names,
        resource: &mut Resource<'r>,
        losses: &mut Losses,
    ) {
        metadata.identifiers.iter().for_each(|i| resource.text("dcterms:identifier", &*i.value));
        for title in &metadata.titles {
            let whole = metadata.languages.first().map(|l| &**l);
            let tag = title.language.as_deref().or(whole).filter(|tag| is_language_tag(tag)).unwrap_or(UNKNOWN);
            resource.in_language("dcterms:title", title.text(), tag);
        }
        let parsed: Vec<Identifier> = metadata.identifiers.iter().filter_map(|i| i.value.parse().ok()).collect();
        let words = metadata.document_type.iter().map(ToString::to_string);
        let types = parsed.iter().filter_map(Identifier::document_type).map(str::to_owned);
        let families = parsed.iter().filter(|i| i.family() == "gb").map(|_| "GB".to_owned());
        resource.name("smart:hasPublicationType", vocabulary::publication(words.chain(types).chain(families)));
        dates(metadata, resource, losses);
        let texts: [(Curie, &[Box<str>]); 5] = [
            ("dc:publisher", &metadata.publishers),
            ("dc:language", &metadata.languages),
            ("dc:contributor", &metadata.contributors),
            ("dc:creator", &metadata.committees),
            ("dc:subject", &metadata.keywords),
        ];
        for (predicate, values) in texts {
            values.iter().for_each(|value| resource.text(predicate, &**value));
        }
        for (scheme, values) in [("ICS", &metadata.ics), ("CCS", &metadata.ccs)] {
            values.iter().for_each(|value| resource.text("dc:subject", format!("{scheme} {value}")));
        }
        metadata.edition.iter().for_each(|edition| resource.text("owl:versionInfo", &**edition));
        if let Some(copyright) = &metadata.copyright {
            let parts = copyright.statement.iter().chain(&copyright.years).chain(&copyright.holders);
            resource.text("dc:rights", parts.map(|p| &**p).collect::<Vec<_>>().join(", "));
        }
        self.relations(metadata, own, resource, losses);
        let rest = metadata.other.len()
            + [&metadata.version, &metadata.status, &metadata.secretariat].into_iter().flatten().count()
            + usize::from(metadata.stage.is_some());
        losses.add("facts of the metadata", rest);
    }

    /// Relations to other documents.
    fn relations(&self, metadata: &Metadata, own: &Names, resource: &mut Resource<'_>, losses: &mut Losses) {
        let mut replaced = false;
        for relation in &metadata.relations {
            let names = iri::of_identifier(&relation.identifier, None, self.base);
            let replaces = matches!(relation.kind, RelationKind::Replaces | RelationKind::Obsoletes);
            let predicate = match vocabulary::relation(relation.kind) {
                // The shapes of the ontology allow one replaced document.
                "dcterms:replaces" if std::mem::replace(&mut replaced, true) => {
                    losses.add("replaced documents after the first as replaced", 1);
                    "dcterms:relation"
                }
                "dcterms:relation" => {
                    losses.add("kinds of relations to other documents", 1);
                    "dcterms:relation"
                }
                predicate => predicate,
            };
            if names.document != own.document {
                resource.iri(predicate, names.document);
            } else if replaces && names.work != own.document {
                resource.iri("dcterms:relation", names.work);
            }
        }
    }
}

/// The day of publication; other dates, and those without a day, as far as they are known.
fn dates<'r>(metadata: &'r Metadata, resource: &mut Resource<'r>, losses: &mut Losses) {
    let full = |date: &PartialDate| date.day().is_some();
    let events = ["publication", "published", "release", "issued", "effective"];
    let of = |event: &str| metadata.dates.iter().find(|d| &*d.event == event && d.date.as_ref().is_some_and(full));
    let issued = events.iter().find_map(|event| of(event));
    let mut lost = 0;
    for date in &metadata.dates {
        let Some(known) = date.date else {
            lost += 1;
            continue;
        };
        if issued.is_some_and(|issued| issued.date == date.date) {
            resource.typed("dcterms:issued", known.to_string(), "xsd:date");
        } else if events.contains(&&*date.event) {
            let datatype = match (known.month(), known.day()) {
                (_, Some(_)) => "xsd:date",
                (Some(_), None) => "xsd:gYearMonth",
                (None, None) => "xsd:gYear",
            };
            resource.typed("dcterms:date", known.to_string(), datatype);
        } else {
            lost += 1;
        }
    }
    losses.add("dates of a document's life", lost);
}
