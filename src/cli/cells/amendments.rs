//! Cells of `amendments`.

use super::cell::{Cells, line, word};
use crate::row::AmendmentRow;

impl Cells for AmendmentRow<'_> {
    const HEADINGS: &'static [&'static str] = &["clause", "type", "target", "old", "new"];

    fn cells(&self) -> Vec<String> {
        let kind = self.r#type.as_deref().unwrap_or(&self.kind);
        let all = |texts: &[std::borrow::Cow<'_, str>]| line(&texts.join(" | "));
        vec![word(self.clause.as_deref()), kind.to_owned(), all(&self.target), all(&self.old), all(&self.new)]
    }
}
