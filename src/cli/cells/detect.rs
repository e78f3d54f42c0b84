//! Cells of `detect`.

use super::cell::{Cells, word};
use crate::regime::Regime;
use crate::row::DetectRow;

impl Cells for DetectRow<'_> {
    const HEADINGS: &'static [&'static str] = &["file", "format", "regime", "version", "confidence", "evidence"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.file.to_string(),
            self.format.to_string(),
            word(self.regime.map(Regime::name)),
            word(self.version.as_deref()),
            self.confidence.to_string(),
            self.evidence.join("; "),
        ]
    }
}
