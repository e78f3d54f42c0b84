use serde::Serialize;

use super::word;
use crate::detect::Detection;
use crate::regime::Regime;

/// A row of `detect`.
#[derive(Serialize)]
pub(in crate::cli) struct DetectRow<'a> {
    file: &'a str,
    format: &'static str,
    regime: Option<&'static str>,
    version: Option<&'a str>,
    confidence: &'static str,
    evidence: Vec<&'a str>,
}

impl<'a> DetectRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] =
        &["file", "format", "regime", "version", "confidence", "evidence"];

    pub(in crate::cli) fn new(file: &'a str, found: &'a Detection) -> Self {
        Self {
            file,
            format: found.name(),
            regime: found.regime().map(Regime::name),
            version: found.version(),
            confidence: found.confidence().name(),
            evidence: found.evidence().collect(),
        }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        let fixed = [self.file, self.format];
        let mut cells: Vec<String> = fixed.into_iter().map(str::to_owned).collect();
        cells.extend([word(self.regime), word(self.version), self.confidence.to_owned(), self.evidence.join("; ")]);
        cells
    }
}
