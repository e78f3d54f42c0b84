//! Metanorma XML: what the Metanorma tools write for every publisher that uses them, in both of its layers.
//!
//! The *semantic* layer holds the content; it has no numbers and no words for cross-references. The *presentation* layer repeats the
//! content with both (`fmt-…` elements, with copies in `semx`). Content is read from the semantic layer, numbers and printed references
//! from the presentation layer; where a file has the first alone, they are counted and printed as the flavour prints them. Elements are
//! matched by local name, so that every namespace and root that Metanorma has had is read alike.

mod amend;
mod bibdata;
mod block;
mod boilerplate;
mod clause;
mod element;
mod enter;
mod entry;
mod front;
mod inline;
mod label;
mod number;
mod order;
mod provision;
mod query;
mod record;
mod reference;
mod rendered;
mod state;
mod term;
mod walker;

use super::{Parsed, SourceBytes, xml};
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;
use state::{Metanorma, Walker};

/// Reads a document, or a collection of documents.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = xml::parse(&source.decoded, limits)?;
    let own = Metanorma::of(&tree);
    Ok(Walker::new(&tree, source, own).run(Format::Metanorma))
}
