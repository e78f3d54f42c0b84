//! Passes that add layers to a document and never edit its text.

mod languages;
mod provisions;
mod references;

use crate::diagnostic::Diagnostic;
use crate::model::Document;

/// Runs every pass over a document that a reader has built. Gives what was odd, in the order of the passes.
pub(crate) fn analyse(document: &mut Document) -> Vec<Diagnostic> {
    let diagnostics = references::find(document);
    provisions::find(document);
    diagnostics
}
