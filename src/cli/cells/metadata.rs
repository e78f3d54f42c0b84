//! Cells of `metadata`.

use super::cell::{Cells, line, word};
use crate::row::MetadataRow;

impl Cells for MetadataRow<'_> {
    const HEADINGS: &'static [&'static str] = &["file", "identifier", "edition", "title"];

    fn cells(&self) -> Vec<String> {
        let title = self.own.own_title().map(crate::model::DocumentTitle::text).unwrap_or_default();
        let (identifier, edition) = (word(self.own.identifier()), word(self.own.edition.as_deref()));
        vec![self.file.to_string(), identifier, edition, line(&title)]
    }
}
