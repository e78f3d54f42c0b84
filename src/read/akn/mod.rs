//! Akoma Ntoso: OASIS `LegalDocML` 3.0 with its drafts and its profiles (AKN4EU, LegalDocML.de), and versions 1.0 and 2.0.
//!
//! Elements are matched by local name, so that every namespace is read alike. Any level of the hierarchy may nest in any other, so what
//! is a clause follows from what a level holds (`levels`): groups of basic units and the units themselves are clauses; what is smaller,
//! and has no heading of its own, is a numbered paragraph or an item. Text of another document (`quotedStructure`) is a quotation, in which
//! nothing is a clause. Notes that the metadata holds and the text calls are footnotes at the end.

mod element;
mod enter;
mod hierarchy;
mod inline;
mod levels;
mod metadata;
mod modifications;
mod reference;
mod shape;
mod state;
mod table;
mod times;
mod uri;
mod walker;

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::format::Format;
use crate::model::PartialDate;
use crate::source::Limits;
use state::{Akn, Walker};

/// Reads a document, as it is in force at a date where one is given.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits, at: Option<PartialDate>) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    Ok(Walker::new(&tree, source, Akn::of(&tree, at)).run(Format::AkomaNtoso))
}
