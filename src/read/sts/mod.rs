//! NISO STS 1.0 and 1.2 (ANSI/NISO Z39.102) and ISOSTS 1.1.
//!
//! Elements are matched by local name, so that the three tag sets and what converters make of them are read alike.
//! An element that none of them has is read as what it stands in: its text is kept.

mod attributes;
mod citation;
mod element;
mod enter;
mod formula;
mod hint;
mod metadata;
mod printed_label;
mod reference;
mod state;
mod table;
mod term;
mod tree;
mod walker;

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;
use state::{Sts, Walker};

/// Reads a document.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    Ok(Walker::new(&tree, source, Sts::default()).run(Format::Sts))
}
