//! Term entries: `smart:TermEntry` with its terms.

use std::collections::{BTreeSet, HashSet};
use std::io;

use super::about::About;
use super::graph::Graph;
use super::iri;
use super::resource::{Curie, Resource, expanded};
use super::vocabulary;
use crate::model::{AttributeKey, Block, Document, NodeKind, TargetData, TermEntry, TermStatus};
use crate::write::language::is_language_tag;
use crate::write::loss::Losses;

/// Puts each entry; the languages of one are together. The shapes of the ontology ask for a preferred term and a
/// definition, and for one of each in a language: what has less is no entry there.
pub(super) fn put<W: io::Write>(
    document: &Document,
    about: &About<'_>,
    losses: &mut Losses,
    out: &mut Graph<W>,
) -> io::Result<()> {
    let rows: Vec<_> = document.terms().collect();
    let mut at = 0;
    let mut concepts = BTreeSet::new();
    while at < rows.len() {
        let entry = rows[at].entry().id();
        let same = rows[at..].iter().take_while(|row| row.entry().id() == entry).count();
        let entry = Entry { document, about, number: at + 1, concepts: &mut concepts, out };
        entry.put(&rows[at..at + same], losses)?;
        at += same;
    }
    // The shapes ask what these are, and the taxonomies are not part of the graph.
    for (concept, class) in concepts {
        out.put(&Resource::new(expanded(concept), &[class, "skos:Concept"]))?;
    }
    Ok(())
}

struct Entry<'d, 'g, W> {
    document: &'d Document,
    about: &'g About<'d>,
    number: usize,
    concepts: &'g mut BTreeSet<(Curie, Curie)>,
    out: &'g mut Graph<W>,
}

impl<W: io::Write> Entry<'_, '_, W> {
    fn put(mut self, rows: &[TermEntry<'_>], losses: &mut Losses) -> io::Result<()> {
        let about = self.about;
        let root = &*about.root().names.document;
        let name = iri::part(root, "term", &self.number.to_string());
        let mut resource = Resource::new(&*name, &["smart:TermEntry"]);
        resource.iri("dcterms:isPartOf", about.holder(rows[0].entry().id()));
        if let Some(number) = rows[0].number() {
            resource.text("dcterms:identifier", number);
        }
        let mut inner: Vec<Resource<'_>> = Vec::new();
        let mut used: HashSet<String> = HashSet::new();
        let mut derived = 0;
        for row in rows {
            let said = row.language().filter(|tag| is_language_tag(tag));
            let language = said.unwrap_or_else(|| about.language(row.block().id()));
            let definition = row.definition().filter(|text| !text.is_empty());
            let preferred = row.preferred().filter(|text| !text.is_empty());
            let (Some(definition), Some(preferred)) = (definition, preferred) else {
                losses.add("term entries without a definition or a term", 1);
                continue;
            };
            if !used.insert(language.to_ascii_lowercase()) {
                losses.add("term entries that repeat a language", 1);
                continue;
            }
            resource.in_language("skos:definition", definition, language);
            let further = row.parts(NodeKind::Definition).skip(1).count();
            losses.add("definitions after the first of an entry", further);
            remarks(row, language, &mut resource);
            self.sources(row, language, &mut derived, &mut resource, &mut inner);
            self.designations(row, preferred, language, &mut resource, &mut inner);
        }
        if used.is_empty() {
            return Ok(());
        }
        self.out.put(&resource)?;
        inner.iter().try_for_each(|resource| self.out.put(resource))
    }

    /// Sources of an entry in a language: a derivation where one names a document, else its words.
    fn sources<'r>(
        &self,
        row: &TermEntry<'r>,
        language: &'r str,
        derived: &mut usize,
        resource: &mut Resource<'r>,
        inner: &mut Vec<Resource<'r>>,
    ) {
        let root = &self.about.root().names.document;
        for source in row.parts(NodeKind::TermSource) {
            *derived += 1;
            let derivation = iri::part(root, "derivation", &format!("{}/{derived}", self.number));
            if let Some(from) = self.document_in(source) {
                resource.iri("prov:qualifiedDerivation", derivation.clone());
                let mut how = Resource::new(derivation, &["prov:Derivation"]);
                how.iri("prov:entity", from);
                how.in_language("skos:changeNote", source.text(), language);
                inner.push(how);
            } else {
                resource.in_language("dc:source", source.text(), language);
            }
        }
    }

    /// Designations of an entry in a language, each a resource of its own.
    fn designations<'r>(
        &mut self,
        row: &TermEntry<'r>,
        preferred: &str,
        language: &'r str,
        resource: &mut Resource<'r>,
        inner: &mut Vec<Resource<'r>>,
    ) {
        let root = &self.about.root().names.document;
        let mut main = Some(preferred);
        for (words, block, status) in row.all_designations() {
            let predicate = match status {
                _ if main.is_some_and(|main| std::ptr::eq(main, words)) => {
                    main = None;
                    "skosxl:prefLabel"
                }
                TermStatus::Deprecated => "smart:deprecatedLabel",
                _ => "skosxl:altLabel",
            };
            if words.is_empty() {
                continue;
            }
            let term = iri::part(root, "designation", &format!("{}/{}", self.number, inner.len() + 1));
            resource.iri(predicate, term.clone());
            inner.push(label(term, words, block, language, self.concepts));
        }
    }

    /// The document that a source names, by a reference in it.
    fn document_in(&self, source: Block<'_>) -> Option<String> {
        let rows = &self.document.references;
        let range = source.range();
        let from = rows.partition_point(|r| r.range.start() < range.start());
        rows[from..].iter().take_while(|r| r.range.start() < range.end()).find_map(|r| match &r.target {
            TargetData::Document { identifier, .. } => {
                Some(iri::of_identifier(identifier, None, self.about.base).document)
            }
            _ => None,
        })
    }
}

/// Notes, examples and subject fields of an entry in a language.
fn remarks<'r>(row: &TermEntry<'r>, language: &'r str, resource: &mut Resource<'r>) {
    for note in row.parts(NodeKind::Note).chain(row.parts(NodeKind::TermNote)) {
        resource.in_language("skos:scopeNote", note.text(), language);
    }
    row.parts(NodeKind::Example).for_each(|e| resource.in_language("skos:example", e.text(), language));
    for field in row.parts(NodeKind::SubjectField) {
        resource.in_language("dc:subject", field.text(), language);
    }
}

fn label<'a>(
    name: String,
    words: &'a str,
    block: Block<'a>,
    language: &'a str,
    concepts: &mut BTreeSet<(Curie, Curie)>,
) -> Resource<'a> {
    let mut term = Resource::new(name, &["smart:Term", "skosxl:Label"]);
    let form = vocabulary::term_form(block.attribute(&AttributeKey::TermType));
    let part = vocabulary::part_of_speech(block.attribute(&AttributeKey::PartOfSpeech));
    term.in_language("skosxl:literalForm", words, language);
    term.name("smart:hasTermFormType", form);
    term.name("smart:hasPartOfSpeechType", part);
    concepts.insert((form, "smart:TermFormType"));
    concepts.insert((part, "smart:PartOfSpeechType"));
    term
}
