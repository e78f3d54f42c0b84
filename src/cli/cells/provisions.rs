//! Cells of `provisions`.

use super::cell::{Cells, line};
use crate::row::ProvisionRow;

impl Cells for ProvisionRow<'_> {
    const HEADINGS: &'static [&'static str] = &["id", "kind", "keyword", "binding", "text"];

    fn cells(&self) -> Vec<String> {
        let (kind, binding) = (self.kind.to_string(), self.bindingness.to_string());
        vec![self.id.to_string(), kind, self.keyword.to_string(), binding, line(&self.text)]
    }
}
