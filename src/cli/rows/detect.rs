use serde::Serialize;

use super::word;
use crate::format::Detection;

/// A row of `detect`.
#[derive(Serialize)]
pub(in crate::cli) struct DetectRow<'a> {
    file: &'a str,
    format: &'static str,
    version: Option<&'a str>,
    confidence: &'static str,
    evidence: Vec<&'a str>,
}

impl<'a> DetectRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] =
        &["file", "format", "version", "confidence", "evidence"];

    pub(in crate::cli) fn new(file: &'a str, found: &'a Detection) -> Self {
        Self {
            file,
            format: found.format().name(),
            version: found.version(),
            confidence: found.confidence().name(),
            evidence: found.evidence().collect(),
        }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        let fixed = [self.file, self.format];
        let mut cells: Vec<String> = fixed.into_iter().map(str::to_owned).collect();
        cells.extend([word(self.version), self.confidence.to_owned(), self.evidence.join("; ")]);
        cells
    }
}
