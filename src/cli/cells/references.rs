//! Cells of `references`.

use super::cell::{Cells, line, word};
use crate::row::ReferenceRow;

impl Cells for ReferenceRow<'_> {
    const HEADINGS: &'static [&'static str] = &["clause", "kind", "target", "normative", "resolved", "text"];

    fn cells(&self) -> Vec<String> {
        let yes = |value: Option<bool>| word(value.map(|v| if v { "yes" } else { "no" }));
        let target = self.identifier.as_deref().or(self.address.as_deref()).or(self.uri.as_deref());
        let target = match (target, self.locator.as_deref()) {
            (Some(target), Some(locator)) => format!("{target}, {locator}"),
            (target, _) => word(target),
        };
        vec![
            word(self.clause.as_deref()),
            self.kind.to_string(),
            target,
            yes(self.normative),
            yes(Some(self.resolved)),
            line(&self.text),
        ]
    }
}
