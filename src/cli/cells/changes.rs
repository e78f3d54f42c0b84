//! Cells of `diff --list`.

use super::cell::{Cells, line, word};
use crate::row::ChangeRow;

impl Cells for ChangeRow<'_> {
    const HEADINGS: &'static [&'static str] = &["change", "old", "new", "impact", "title"];

    fn cells(&self) -> Vec<String> {
        let title = match (self.old_title.as_deref(), self.new_title.as_deref()) {
            (Some(old), Some(new)) if old != new => format!("{} → {}", line(old), line(new)),
            (old, new) => line(new.or(old).unwrap_or_default()),
        };
        let (old, new) = (word(self.old.as_deref()), word(self.new.as_deref()));
        vec![self.change.to_string(), old, new, self.impact.to_string(), title]
    }
}
