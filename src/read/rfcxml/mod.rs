//! RFCXML: version 3 (RFC 7991 and its successor drafts) as authored and as the prep tool leaves it, and version 2 (RFC 7749).
//!
//! Elements are matched by local name, so that the extensions of other processors are read alike. What a processor generates
//! is no text here but for references without text (`printed`): numbers become labels, marked as generated; the table of
//! contents is left out. What
//! an attribute holds and a processor prints (`title`, `hangText`, `fullname`, the target of an `eref` without text) is text.

mod element;
mod enter;
mod entries;
mod inline;
mod list;
mod metadata;
pub(super) mod number;
mod printed;
mod reference;
mod shape;
mod state;
mod table;
mod walker;

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;
use state::{Rfc, Walker};

/// Reads a document.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    Ok(reference::elsewhere(Walker::new(&tree, source, Rfc::of(&tree)).run(Format::RfcXml)))
}
