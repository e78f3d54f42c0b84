//! Metadata of a catalog: what the schema requires is made where a document does not say it.

use super::token;
use crate::model::Document;
use crate::oscal::{Id, Tree};
use crate::place::Span;
use crate::write::loss::Losses;

/// The release of OSCAL whose schema what is written keeps to.
const RELEASE: &str = "1.2.3";

pub(super) fn write(document: &Document, tree: &mut Tree, root: Id, losses: &mut Losses) {
    let (metadata, span) = (document.metadata(), Span::default());
    let fact = |name: &str| metadata.other.iter().find(|fact| &*fact.name == name).map(|fact| &*fact.value);
    let uuid = fact("uuid").filter(|uuid| token::is_uuid(uuid)).map(str::to_owned);
    let uuid = uuid.unwrap_or_else(|| token::uuid(&format!("catalog {}", document.origin().sha256())));
    tree.add_flag(root, "uuid", &uuid, span);
    let out = tree.add(root, "metadata", span);
    let title = metadata.own_title().map(crate::model::DocumentTitle::text);
    let title = title.or_else(|| metadata.identifier().map(str::to_owned)).filter(|title| !title.is_empty());
    tree.add_field(out, "title", title.as_deref().unwrap_or("Untitled"), span);
    let date = |event: &str| metadata.dates.iter().find(|date| &*date.event == event).map(|date| &*date.printed);
    if let Some(published) = date("published").filter(|printed| is_time(printed)) {
        tree.add_field(out, "published", published, span);
    }
    let day =
        metadata.dates.iter().filter_map(|date| date.date).map(|date| date.to_string()).find(|day| day.len() == 10);
    let modified = date("last-modified").filter(|printed| is_time(printed)).map(str::to_owned);
    let modified = modified.or_else(|| day.map(|day| format!("{day}T00:00:00Z"))).unwrap_or_else(|| {
        losses.add(
            "date of the last change, which OSCAL requires and the document does not say: 1970-01-01 was written",
            1,
        );
        "1970-01-01T00:00:00Z".to_owned()
    });
    tree.add_field(out, "last-modified", &modified, span);
    let year = metadata.identifier().and_then(|id| id.parse::<crate::Identifier>().ok()).and_then(|id| id.year());
    let version = metadata.version.as_deref().or(metadata.edition.as_deref()).map(str::to_owned);
    let version = version.or_else(|| year.map(|year| year.to_string())).filter(|version| !version.trim().is_empty());
    tree.add_field(out, "version", version.as_deref().map_or("0", str::trim), span);
    tree.add_field(out, "oscal-version", RELEASE, span);
    for identifier in &metadata.identifiers {
        let id = tree.add(out, "document-id", span);
        tree.add_field(id, "identifier", identifier.value.trim(), span);
    }
    if !metadata.keywords.is_empty() {
        let words: Vec<_> = metadata.keywords.iter().map(|word| word.trim()).collect();
        prop(tree, out, "keywords", &words.join(", "));
    }
    for language in &metadata.languages {
        prop(tree, out, "language", language);
    }
    let kept = ["uuid", "oscal-version"];
    let lost = metadata.other.iter().filter(|fact| !kept.contains(&&*fact.name)).count() + metadata.relations.len();
    losses.add("facts of the metadata", lost);
}

/// Adds a property.
pub(super) fn prop(tree: &mut Tree, to: Id, name: &str, value: &str) {
    let value = crate::oscal::label::collapse(value);
    if !value.is_empty() {
        let prop = tree.add(to, "prop", Span::default());
        tree.add_flag(prop, "name", name, Span::default());
        tree.add_flag(prop, "value", &value, Span::default());
    }
}

/// True if a date has a time and a zone, as OSCAL asks for.
fn is_time(printed: &str) -> bool {
    let zone =
        printed.ends_with('Z') || printed.len() > 19 && matches!(printed.as_bytes()[printed.len() - 6], b'+' | b'-');
    printed.is_ascii() && printed.as_bytes().get(10) == Some(&b'T') && printed.len() >= 20 && zone
}
