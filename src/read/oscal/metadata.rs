//! What a document says about itself.

use crate::model::{
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, LifeDate, Metadata, OtherFact, PartialDate, Relation,
    RelationKind,
};
use crate::oscal::Element;
use crate::oscal::label::flat;

/// The fields that OSCAL has.
const FIELDS: &[Field] = &[
    Field::Identifiers,
    Field::Titles,
    Field::DocumentType,
    Field::Publishers,
    Field::Version,
    Field::Dates,
    Field::Contributors,
    Field::Keywords,
    Field::Relations,
];

/// Roles (by their ids) of those who publish a document, and of those who write it.
const PUBLISHERS: &[&str] = &["publisher", "owner", "issuer"];
const AUTHORS: &[&str] = &["creator", "author", "prepared-by", "editor"];

/// Reads the metadata of a document.
pub(super) fn read(root: Element<'_>, out: &mut Metadata) {
    out.extracted = FIELDS.to_vec();
    out.document_type = Some(root.name().into());
    if let Some(uuid) = root.get("uuid") {
        fact("uuid", uuid, out);
    }
    let Some(metadata) = root.child("metadata") else { return };
    for field in metadata.children().filter(|field| !field.is_flag()) {
        let text = flat(field);
        match field.name() {
            "title" if !text.is_empty() => {
                let full = Some(text.into());
                out.titles.push(DocumentTitle { full, ..DocumentTitle::default() });
            }
            "version" => out.version = Some(text.into()),
            name @ ("published" | "last-modified") => date(name, &text, out),
            "document-id" => {
                let value = field.get("identifier").map_or(text, Into::into);
                out.identifiers.push(DocumentIdentifier { value: value.into(), form: IdentifierForm::Unspecified });
            }
            "prop" => property(field, out),
            "link" => link(field, out),
            "responsible-party" => responsible(field, metadata, out),
            name => facts(name, field, out),
        }
    }
}

fn fact(name: &str, value: &str, out: &mut Metadata) {
    if !value.is_empty() {
        out.other.push(OtherFact { name: name.into(), value: value.into() });
    }
}

/// Every text inside a field, by the path of names that leads to it.
fn facts(name: &str, field: Element<'_>, out: &mut Metadata) {
    if field.is_leaf() || matches!(name, "remarks") {
        return fact(name, &flat(field), out);
    }
    // Paths are as long as a document is deep; those of deep ones are cut.
    for inner in field.walk().skip(1).filter(|inner| inner.is_leaf() && !inner.is_text()) {
        let prose = inner.ancestors().take(8).find(|outer| outer.is("remarks"));
        let around = inner.ancestors().take_while(|outer| outer.id() != field.id()).take(8).map(Element::name);
        let mut path: Vec<_> = around.collect();
        path.push(name);
        path.reverse();
        let _ = prose;
        fact(&path.join("/"), &flat(inner).into_boxed_str(), out);
    }
}

fn date(event: &str, printed: &str, out: &mut Metadata) {
    let day = printed.get(..10).unwrap_or(printed);
    out.dates.push(LifeDate { event: event.into(), date: day.parse::<PartialDate>().ok(), printed: printed.into() });
}

fn property(prop: Element<'_>, out: &mut Metadata) {
    let Some(value) = prop.get("value") else { return };
    match prop.get("name") {
        Some("keywords") => {
            out.keywords.extend(value.split(',').map(str::trim).filter(|word| !word.is_empty()).map(Into::into));
        }
        Some(name) => fact(&format!("prop/{name}"), value, out),
        None => {}
    }
    if let Some(remarks) = prop.child("remarks") {
        fact("prop/remarks", &flat(remarks), out);
    }
}

fn link(link: Element<'_>, out: &mut Metadata) {
    let Some(href) = link.get("href") else { return };
    let kind = match link.get("rel") {
        Some("predecessor-version" | "version-history" | "replaces") => RelationKind::Replaces,
        Some("successor-version" | "latest-version") => RelationKind::ReplacedBy,
        _ => RelationKind::Related,
    };
    out.relations.push(Relation { kind, word: link.get("rel").map(Into::into), identifier: href.into() });
    if let Some(text) = link.child("text") {
        fact("link/text", &flat(text), out);
    }
}

/// Who is responsible for what: the names of the parties.
fn responsible(field: Element<'_>, metadata: Element<'_>, out: &mut Metadata) {
    let role = field.get("role-id").unwrap_or_default();
    for uuid in field.all("party-uuid").map(|uuid| uuid.value().trim()) {
        let party = metadata.all("party").find(|party| party.get("uuid") == Some(uuid));
        let Some(name) = party.and_then(|party| party.get("name")) else { continue };
        if PUBLISHERS.contains(&role) {
            out.publishers.push(name.into());
        } else if AUTHORS.contains(&role) {
            out.contributors.push(name.into());
        } else {
            fact(&format!("responsible-party/{role}"), name, out);
        }
    }
}
