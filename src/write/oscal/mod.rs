//! OSCAL: a catalog of the controls that a document states, whatever it was read from.
//!
//! Clauses become controls, those that only hold others groups; what binds in them a statement with its items, the rest guidance; lists of
//! referenced documents the back matter. Ids follow from addresses. What is written is valid by the schema of OSCAL 1.2.

mod backmatter;
mod clause;
mod inline;
mod metadata;
mod params;
mod part;
mod token;

use std::io;

use super::loss::{Losses, of_all_but_native};
use crate::model::Document;
use crate::oscal::Tree;
use crate::oscal::print;
use crate::place::Span;

/// Writes a document as a catalog in JSON. Linear.
pub(super) fn to_json(document: &Document, losses: &mut Losses, out: &mut dyn io::Write) -> io::Result<()> {
    let mut tree = Tree::default();
    let root = catalog(document, &mut tree, losses);
    print::to_json(tree.at(root), out)
}

/// Writes a document as a catalog in XML. Linear.
pub(super) fn to_xml(document: &Document, losses: &mut Losses, out: &mut dyn io::Write) -> io::Result<()> {
    let mut tree = Tree::default();
    let root = catalog(document, &mut tree, losses);
    let dropped = print::to_xml(tree.at(root), out)?;
    losses.add("characters that XML has no place for", dropped);
    Ok(())
}

fn catalog(document: &Document, tree: &mut Tree, losses: &mut Losses) -> crate::oscal::Id {
    of_all_but_native(document, losses);
    let root = tree.loose("catalog", Span::default());
    metadata::write(document, tree, root, losses);
    let resources = backmatter::of(document);
    let unplaced = clause::write(document, tree, root, &resources, losses);
    losses.add("marks that cross each other or have no sign in OSCAL", unplaced);
    backmatter::write(document, tree, root, &resources);
    losses.add("term entries, as such", document.terms.len());
    root
}
