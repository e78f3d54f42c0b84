//! Cells of the commands over a folder of documents.

use super::cell::{Cells, line, word};
use crate::row::{CitationRow, FindingRow, GroupRow, NodeRow, StatsRow};

impl Cells for FindingRow<'_> {
    const HEADINGS: &'static [&'static str] = &["file", "clause", "severity", "kind", "message"];

    fn cells(&self) -> Vec<String> {
        let file = if self.file.is_empty() { "-" } else { &self.file };
        let (severity, kind) = (self.severity.to_string(), self.kind.to_string());
        vec![file.to_owned(), word(self.clause.as_deref()), severity, kind, line(&self.message)]
    }
}

impl Cells for CitationRow<'_> {
    const HEADINGS: &'static [&'static str] = &["file", "clause", "cites", "at", "normative", "text"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.file.to_string(),
            word(self.clause.as_deref()),
            word(self.identifier.as_deref()),
            word(self.locator.as_deref()),
            word(self.normative.map(|yes| if yes { "yes" } else { "no" })),
            line(&self.text),
        ]
    }
}

impl Cells for NodeRow<'_> {
    const HEADINGS: &'static [&'static str] = &["document", "member", "cites", "cited by", "normatively", "title"];

    fn cells(&self) -> Vec<String> {
        vec![
            self.name.to_string(),
            if self.files.is_empty() { "no" } else { "yes" }.to_owned(),
            self.cites.to_string(),
            self.cited_by.to_string(),
            self.cited_normatively_by.to_string(),
            word(self.title.as_deref()),
        ]
    }
}

impl Cells for GroupRow<'_> {
    const HEADINGS: &'static [&'static str] = &["group", "document", "title"];

    fn cells(&self) -> Vec<String> {
        vec![self.group.to_string(), self.name.to_string(), word(self.title.as_deref())]
    }
}

/// Headings of the table of numbers.
pub(crate) const STATS_HEADINGS: &[&str] = &["what", "count"];

/// Names and counts, in the order of the row.
pub(crate) fn stats_lines(row: &StatsRow) -> Vec<Vec<String>> {
    let mut lines = vec![("documents", row.documents)];
    lines.extend(row.formats.iter().map(|(name, count)| (name.as_str(), *count)));
    lines.extend([
        ("failures", row.failures),
        ("skipped", row.skipped),
        ("identified", row.identified),
        ("clauses", row.clauses),
        ("provisions", row.provisions),
        ("references", row.references),
        ("to_documents", row.to_documents),
        ("found", row.found),
        ("located", row.located),
        ("places_found", row.places_found),
    ]);
    lines.into_iter().map(|(name, count)| vec![name.replace('_', " "), count.to_string()]).collect()
}
