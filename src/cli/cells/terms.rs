//! Cells of `terms`.

use super::cell::{Cells, line, word};
use crate::row::TermRow;

impl Cells for TermRow<'_> {
    const HEADINGS: &'static [&'static str] = &["number", "language", "term", "definition"];

    fn cells(&self) -> Vec<String> {
        let all: Vec<_> = [&self.preferred, &self.admitted, &self.deprecated].into_iter().flatten().cloned().collect();
        let definition = line(self.definition.as_deref().unwrap_or_default());
        vec![word(self.number.as_deref()), word(self.language.as_deref()), all.join(" | "), definition]
    }
}
