//! HTML as the generators of standards write it, and as people do.
//!
//! A page becomes a tree (`tree`), in which every element has its place in the source. A first look (`survey`) says what each becomes
//! (`role`, by tag, class and role) and what is no text of the document (`furniture`); the headings are read and nested by their numbers
//! and levels (`heading`, `number`). Then one walk over the tree drives the builder (`walker`, `open` and the files of what is opened).

mod entry;
mod furniture;
mod heading;
mod inline;
mod left_out;
mod list;
mod metadata;
mod number;
mod open;
mod role;
mod state;
mod survey;
mod table;
mod title;
mod tree;
mod typed;
mod walker;

use super::{Parsed, SourceBytes};
use crate::error::Error;
use crate::format::Format;
use crate::source::Limits;
use survey::Survey;
use walker::Walker;

/// Reads a page. Linear in the size of the source.
///
/// # Errors
///
/// Only where the page has more elements and texts than the limits allow.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let tree = tree::build(&source.decoded.text, limits)?;
    let survey = Survey::of(&tree);
    if let Some(parsed) = typed::read(&tree, &survey, source, limits) {
        return parsed;
    }
    let headings = heading::read(&tree, &survey);
    let mut walker = Walker::new(&tree, survey, headings, source.bytes.len());
    metadata::read(&tree, walker.builder.metadata());
    walker.language = walker.builder.metadata().languages.first().cloned();
    walker.run();
    metadata::title(walker.builder.metadata());
    let map = &source.decoded.map;
    let diagnostics = walker.say_left_out(|span| map.span(span.start(), span.end()));
    Ok(source.finish(Format::Html.name(), walker.builder, map.clone(), diagnostics))
}

/// Returns `true` for a page whose classes name the elements of a standard, as Metanorma writes them: its markup says more than its words,
/// in whatever language. Looks for a few words in the source.
pub(super) fn says_what_it_is(text: &str) -> bool {
    ["class=\"TermNum\"", "class=\"ForewordTitle\"", "class=\"zzSTDTitle1\""]
        .iter()
        .any(|sign| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}
