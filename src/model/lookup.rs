//! Look-ups: indexes over the tables of a document, each made when it is first asked for, and the lines of its source.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::source::SourceLines;

/// Indexes of a document. They follow from its tables and its source, so that equal documents need not have the same; a copy, which
/// may be changed, begins without those of the tables.
#[derive(Debug, Default)]
pub(crate) struct Lookup {
    /// Positions of clauses by address.
    pub(crate) addresses: OnceLock<HashMap<Box<str>, u32>>,
    /// Positions of a clause and of a reference that leads to it, in order.
    pub(crate) incoming: OnceLock<Vec<(u32, u32)>>,
    /// Positions of term entries by designation, in lower case with one blank between words.
    pub(crate) designations: OnceLock<HashMap<Box<str>, u32>>,
    /// Lines of the source; none where a document was put together from several, or was read from native JSON.
    pub(crate) lines: Option<Arc<SourceLines>>,
}

impl Clone for Lookup {
    fn clone(&self) -> Self {
        Self { lines: self.lines.clone(), ..Self::default() }
    }
}

impl PartialEq for Lookup {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Lookup {}

impl Lookup {
    /// Forgets the indexes of tables, which have changed.
    pub(crate) fn forget(&mut self) {
        *self = self.clone();
    }
}
