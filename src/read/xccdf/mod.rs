//! XCCDF 1.1 and 1.2 (NIST IR 7275, revisions 3 and 4): benchmarks and tailorings, alone or inside a SCAP source data stream.
//!
//! Groups and rules are clauses, each with its id as address; a rule is a provision with its title and description as text. Profiles
//! and values are blocks of a type of their own, whose selections and choices are blocks in them with their facts as attributes. Checks,
//! fixes, rationales and warnings are supplements of their rule. Elements are matched by local name, whatever their prefix; what only a
//! scanner reads, such as OVAL beside a benchmark, is left out with a note.

mod element;
mod enter;
mod escaped;
mod metadata;
mod profile;
mod reference;
mod state;
mod value;
mod walker;

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;
use state::{Walker, Xccdf};

/// Reads a document.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    Ok(Walker::new(&tree, source, Xccdf::of(&tree)).run(Format::Xccdf))
}
