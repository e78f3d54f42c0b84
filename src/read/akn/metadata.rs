//! The metadata: identification (FRBR), life cycle, publication, references.

use super::levels::is_foreign;
use super::shape::words;
use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, Relation, RelationKind,
};
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, child, elements, walk};
use crate::vocabulary::akn;

/// The fields that Akoma Ntoso has; what is missing of them is absent, not unknown.
const FIELDS: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::DocumentType,
    Field::Publishers,
    Field::Languages,
    Field::Dates,
    Field::Contributors,
    Field::Keywords,
    Field::Relations,
];

/// Relations of `references`, and what each is here (vocabulary, 5.9.3).
const RELATIONS: &[(&str, RelationKind)] = &[
    ("activeRef", RelationKind::Amends),
    ("attachmentOf", RelationKind::PartOf),
    ("hasAttachment", RelationKind::Related),
    ("jurisprudence", RelationKind::Related),
    ("original", RelationKind::Related),
    ("passiveRef", RelationKind::AmendedBy),
];

/// Elements of the text that are titles of the document, the best first.
const TITLES: &[&str] = &["docTitle", "shortTitle"];

/// Reads what a document says of itself.
pub(super) fn read(document: Node<'_>) -> Metadata {
    let mut out = Metadata { extracted: FIELDS.to_vec(), ..Metadata::default() };
    let named = attribute(document, "name").map(str::trim).filter(|name| !name.is_empty());
    out.document_type = Some(named.unwrap_or(document.name()).into());
    if let Some(versions) = attribute(document, "contains") {
        fact("contains", versions, &mut out);
    }
    if let Some(meta) = child(document, "meta") {
        let named = Names::of(meta);
        for part in elements(meta) {
            match part.name() {
                "identification" => identification(part, &named, &mut out),
                "lifecycle" => lifecycle(part, &mut out),
                "publication" => publication(part, &mut out),
                "classification" => {
                    let keywords = elements(part)
                        .filter_map(|keyword| filled(keyword, "showAs").or_else(|| filled(keyword, "value")));
                    out.keywords.extend(keywords.map(Box::from));
                }
                "references" => relations(part, &mut out),
                "notes" => {}
                _ => others(part, &mut out),
            }
        }
    }
    title(document, &mut out);
    out
}

/// What an inner document says of itself, as facts of the whole under its number.
pub(super) fn facts_of_part(read: &Metadata, number: u32) -> Vec<OtherFact> {
    let name = |field: &str| format!("document[{number}]/{field}").into_boxed_str();
    let identifiers = read.identifiers.iter().map(|id| OtherFact { name: name("uri"), value: id.value.clone() });
    let titles = read.titles.iter().map(|title| OtherFact { name: name("title"), value: title.text().into() });
    let dates = read.dates.iter().map(|date| OtherFact { name: name(&date.event), value: date.printed.clone() });
    let others = read.other.iter().map(|fact| OtherFact { name: name(&fact.name), value: fact.value.clone() });
    identifiers.chain(titles).chain(dates).chain(others).collect()
}

/// Persons and organizations by the ids that the metadata gives them.
struct Names<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Names<'t> {
    fn of(meta: Node<'t>) -> Self {
        let lists = elements(meta).filter(|part| part.name() == "references");
        let mut named: Vec<_> = lists
            .flat_map(elements)
            .filter_map(|part| {
                let id = ["eId", "id"].iter().find_map(|name| attribute(part, name))?;
                Some((id, filled(part, "showAs")?))
            })
            .collect();
        named.sort_by_key(|(id, _)| *id);
        Self(named)
    }

    /// The name that is shown for a reference, else the reference itself.
    fn shown(&self, reference: &'t str) -> &'t str {
        let id = reference.strip_prefix('#').unwrap_or(reference);
        self.0.binary_search_by_key(&id, |(known, _)| *known).map_or(reference, |at| self.0[at].1)
    }
}

fn filled<'t>(node: Node<'t>, name: &str) -> Option<&'t str> {
    attribute(node, name).map(str::trim).filter(|value| !value.is_empty())
}

/// Work, expression, manifestation and item, each by its names, dates and authors.
fn identification<'t>(part: Node<'t>, named: &Names<'t>, out: &mut Metadata) {
    let level = |name: &str| elements(part).find(|level| level.name() == name);
    let uri = |name: &str| level(name).and_then(|level| filled(child(level, "FRBRuri")?, "value"));
    // The most exact first: the expression, then the work.
    for (name, form) in [("FRBRExpression", IdentifierForm::Dated), ("FRBRWork", IdentifierForm::Undated)] {
        if let Some(value) = uri(name).filter(|uri| out.identifiers.iter().all(|known| *known.value != **uri)) {
            out.identifiers.push(DocumentIdentifier { value: value.into(), form });
        }
    }
    for level in elements(part) {
        let short = level.name().strip_prefix("FRBR").unwrap_or(level.name());
        for name in elements(level) {
            let kind = name.name().strip_prefix("FRBR").unwrap_or(name.name());
            let path = format!("{short}/{kind}");
            match kind {
                "date" => date(name, filled(name, "name").unwrap_or(&path), out),
                "language" => out.languages.extend(filled(name, "language").map(|code| akn::language(code).into())),
                "author" => {
                    if let Some(author) = filled(name, "href").map(|author| named.shown(author)) {
                        if short == "Work" && out.publishers.iter().rev().take(NEAR).all(|known| **known != *author) {
                            out.publishers.push(author.into());
                        }
                        fact(&path, author, out);
                    }
                }
                _ => {}
            }
            if kind == "language" {
                fact(&path, filled(name, "language").unwrap_or_default(), out);
            }
            let value = filled(name, "value").or_else(|| filled(name, "name").filter(|_| kind != "date"));
            fact(&path, value.unwrap_or_default(), out);
        }
    }
    out.languages.dedup();
}

/// A date of the metadata, by the event that it is of.
fn date(node: Node<'_>, event: &str, out: &mut Metadata) {
    if let Some(printed) = filled(node, "date") {
        let date = LifeDate { event: event.into(), date: printed.parse().ok(), printed: printed.into() };
        if !out.dates.iter().rev().take(NEAR).any(|known| *known == date) {
            out.dates.push(date);
        }
    }
}

/// Events in the life of the document: generation, amendment, repeal.
fn lifecycle(part: Node<'_>, out: &mut Metadata) {
    for event in elements(part) {
        let named = filled(event, "refersTo").map(|concept| concept.strip_prefix('#').unwrap_or(concept));
        date(event, filled(event, "type").or(named).unwrap_or(event.name()), out);
        if let Some(source) = filled(event, "source").filter(|source| !source.starts_with('#')) {
            fact(&format!("lifecycle/{}", filled(event, "type").unwrap_or("event")), source, out);
        }
    }
}

fn publication(part: Node<'_>, out: &mut Metadata) {
    date(part, "publication", out);
    for name in ["name", "showAs", "number"] {
        if let Some(value) = filled(part, name) {
            fact(&format!("publication/{name}"), value, out);
        }
    }
}

fn relations(part: Node<'_>, out: &mut Metadata) {
    for reference in elements(part) {
        let Some(identifier) = filled(reference, "href") else { continue };
        if let Some((word, kind)) = RELATIONS.iter().find(|(name, _)| *name == reference.name()) {
            let new = Relation { kind: *kind, word: Some((*word).into()), identifier: identifier.into() };
            if !out.relations.iter().rev().take(NEAR).any(|known| *known == new) {
                out.relations.push(new);
            }
        }
    }
}

/// How many facts, from the last one back, are asked whether they say the same.
const NEAR: usize = 64;

/// Words of the metadata that no field takes.
fn others(part: Node<'_>, out: &mut Metadata) {
    for text in walk(part, |_| false).filter(Node::is_text) {
        let words = text.text().unwrap_or_default();
        if !words.trim().is_empty() {
            fact(text.parent().map_or(part.name(), Node::name), words, out);
        }
    }
}

fn fact(name: &str, value: &str, out: &mut Metadata) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = || out.other.iter().rev().take(NEAR).any(|known| *known.name == *name && *known.value == *value);
    if !value.is_empty() && !known() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

/// The title that the text of a document gives it.
fn title(document: Node<'_>, out: &mut Metadata) {
    let mut found: [Option<Node<'_>>; 2] = [None, None];
    let skip = |node: Node<'_>| {
        is_foreign(node.name()) || matches!(node.name(), "meta" | "body" | "attachments" | "components" | "component")
    };
    for node in walk(document, skip) {
        if let Some(at) = TITLES.iter().position(|name| *name == node.name()).filter(|at| found[*at].is_none()) {
            found[at] = Some(node);
            if at == 0 {
                break;
            }
        }
    }
    let language = out.languages.first().cloned();
    if let Some(full) = found.into_iter().flatten().map(words).find(|title| !title.is_empty()) {
        out.titles.push(DocumentTitle { language, full: Some(full.into()), ..DocumentTitle::default() });
    }
}
