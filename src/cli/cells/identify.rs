//! Cells of `identify`.

use super::cell::{Cells, word};
use crate::row::{IdentifyRow, SupplementRow};

impl Cells for IdentifyRow<'_> {
    const HEADINGS: &'static [&'static str] =
        &["canonical", "family", "type", "number", "parts", "year", "supplements"];

    fn cells(&self) -> Vec<String> {
        let error = || format!("{}: {}", self.input, self.error.as_deref().unwrap_or_default());
        let supplement =
            |s: &SupplementRow<'_>| format!("{} {}", s.kind, s.number.as_deref().unwrap_or_default()).trim().to_owned();
        vec![
            self.canonical.as_deref().map_or_else(error, str::to_owned),
            word(self.family.as_deref()),
            word(self.r#type.as_deref()),
            word(self.number.as_deref()),
            self.parts.join("-"),
            word(self.year.map(|y| y.to_string()).as_deref()),
            self.supplements.iter().map(supplement).collect::<Vec<_>>().join(", "),
        ]
    }
}
