//! What reading a syntax gives.

use crate::diagnostic::Diagnostic;
use crate::oscal::Id;
use crate::source::OffsetMap;

/// A source as a tree.
#[derive(Debug)]
pub(crate) struct Read {
    /// The root element.
    pub(crate) root: Id,
    /// From places in the tree to bytes of the file.
    pub(crate) map: OffsetMap,
    pub(crate) diagnostics: Vec<Diagnostic>,
}
