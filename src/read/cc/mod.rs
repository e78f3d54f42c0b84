//! Common Criteria: protection profiles, functional packages and modules as NIAP writes them, essential security requirements, and the
//! source of CC 3.1 itself.
//!
//! Sections, classes, families, components and elements are clauses, with the labels that the criteria print (`FCS_CKM.1/AK`,
//! `FCS_CKM.1.1/AK`); what an element demands is one provision. Selections and assignments stand in its sentence as they are printed, each
//! choice with a mark. Application notes, evaluation activities and work units are its supplements. Elements are matched by local name; a
//! section whose name is its title is known by its namespace.

mod choice;
mod element;
mod enter;
mod labels;
mod metadata;
mod reference;
mod state;
mod term;
mod walker;

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;
use state::{Criteria, Walker};

/// Reads a document.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    Ok(Walker::new(&tree, source, Criteria::of(&tree)).run(Format::CommonCriteria))
}
