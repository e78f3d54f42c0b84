//! Passes that add layers to a document and never edit its text.

mod languages;
mod provisions;
mod references;
mod relations;
mod terms;

use crate::diagnostic::Diagnostic;
use crate::model::{Convention, Document};

/// Runs every pass over a document that a reader has built. Gives what was odd, in the order of the passes.
///
/// Provisions are read by the convention that is named, or where none is by what the document declares.
pub(crate) fn analyse(document: &mut Document, convention: Option<Convention>) -> Vec<Diagnostic> {
    let mut diagnostics = references::find(document);
    diagnostics.extend(provisions::find(document, convention));
    references::judge(document);
    relations::find(document);
    diagnostics
}
