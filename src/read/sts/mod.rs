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
mod reference;
mod table;
mod term;
mod tree;
mod walker;
mod words;

pub(crate) use citation::of as citation_of;
pub(crate) use walker::holds_blocks;
pub(crate) use words::{annex_says, relation as relation_of, section_kind as section_kind_of};

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::source::Limits;
use walker::Walker;

/// Reads a document.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    Ok(Walker::new(&tree, source).run(tree.root()))
}
