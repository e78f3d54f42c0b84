use serde::Serialize;

use super::{Row, line, range, word};
use crate::model::{Document, NodeKind, TermEntry, TermStatus};

/// A row of `terms`.
#[derive(Serialize)]
pub(in crate::cli) struct TermRow<'a> {
    file: &'a str,
    number: Option<&'a str>,
    language: Option<&'a str>,
    preferred: Vec<&'a str>,
    admitted: Vec<&'a str>,
    deprecated: Vec<&'a str>,
    definition: Option<&'a str>,
    notes: Vec<&'a str>,
    examples: Vec<&'a str>,
    sources: Vec<&'a str>,
    range: [u32; 2],
}

impl<'a> Row<'a> for TermRow<'a> {
    const HEADINGS: &'static [&'static str] = &["number", "language", "term", "definition"];

    fn rows(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        let row = move |entry: TermEntry<'a>| {
            let of = |status| entry.designations(status).collect();
            let parts = |kind| entry.words(kind).filter(|text| !text.is_empty()).collect();
            Self {
                file,
                number: entry.number(),
                language: entry.language(),
                preferred: of(TermStatus::Preferred),
                admitted: of(TermStatus::Admitted),
                deprecated: of(TermStatus::Deprecated),
                definition: entry.definition(),
                notes: parts(NodeKind::Note),
                examples: parts(NodeKind::Example),
                sources: parts(NodeKind::TermSource),
                range: range(entry.range()),
            }
        };
        document.terms().map(row)
    }

    fn cells(&self) -> Vec<String> {
        let all: Vec<_> = [&self.preferred, &self.admitted, &self.deprecated].into_iter().flatten().copied().collect();
        vec![word(self.number), word(self.language), all.join(" | "), line(self.definition.unwrap_or_default())]
    }
}
