//! Cells of `outline`.

use super::cell::{Cells, line};
use crate::row::OutlineRow;

impl Cells for OutlineRow<'_> {
    const HEADINGS: &'static [&'static str] = &["address", "kind", "obligation", "title"];

    fn cells(&self) -> Vec<String> {
        let indent = "  ".repeat(usize::from(self.depth.saturating_sub(1)));
        let title = format!("{indent}{}", line(self.title.as_deref().unwrap_or_default()));
        vec![self.address.to_string(), self.kind.to_string(), self.obligation.to_string(), title]
    }
}
