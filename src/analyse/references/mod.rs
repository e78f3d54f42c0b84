//! References: those of the markup and those that the text alone makes, their targets, and what is known of them.
//!
//! A language is a folder or a file behind one interface: a `scan` that takes a [`line::Line`] and gives
//! [`mention::Mention`]s. What they lead to is found here, for all languages alike.

mod chinese;
mod citation;
mod columns;
mod european;
mod labels;
mod line;
mod markup;
mod mention;
mod normative;
mod owners;
mod resolve;
mod spelling;
#[cfg(test)]
mod tests;
mod text;
mod uri;

pub(super) use normative::judge;

use crate::diagnostic::Diagnostic;
use crate::model::Document;

/// Resolves the references of the markup, and finds those of the text.
pub(super) fn find(document: &mut Document) -> Vec<Diagnostic> {
    let mut diagnostics = markup::resolve(document);
    diagnostics.extend(text::find(document));
    diagnostics
}
