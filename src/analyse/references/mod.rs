//! References: their targets inside the document, and what the list that they stand in says of them.

mod markup;

use crate::diagnostic::Diagnostic;
use crate::model::Document;

/// Resolves the references of the markup.
pub(super) fn find(document: &mut Document) -> Vec<Diagnostic> {
    markup::resolve(document)
}
