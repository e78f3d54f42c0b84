//! OSCAL 1.0 to 1.2 in its three syntaxes: catalogs, profiles, and what implements and assesses them.
//!
//! Each syntax is read into one tree (`syntax/`), whose elements become clauses and blocks: groups and controls are clauses, statements
//! and their items provisions by their place, other parts supplements that inform (`catalog`); whatever else has a title is a clause, and
//! every field a paragraph (`general`). Where a text inserts a parameter, its value, its choices or its label is printed.

mod back_matter;
mod catalog;
mod general;
mod language;
mod link;
mod markup;
mod metadata;
mod parameter;
mod state;
mod syntax;

use super::{Parsed, SourceBytes};
use crate::diagnostic::Gathered;
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;

pub(crate) use syntax::{Read, parse};

/// Reads a document.
pub(super) fn read(source: &SourceBytes<'_>, format: Format, limits: &Limits) -> Result<Parsed, Error> {
    let mut tree = crate::oscal::Tree::default();
    let Read { root, map, diagnostics } = parse(&source.decoded, limits, &mut tree)?;
    let mut said = Gathered::default();
    said.extend(diagnostics);
    let (builder, found) = state::Writer::new(tree.at(root), source.bytes.len(), &map).run();
    said.extend(found);
    Ok(source.finish(format.name(), builder, map, said))
}
