use serde::Serialize;

use super::{Row, line, range, span, word};
use crate::model::{Clause, Document};

/// A row of `outline`.
#[derive(Serialize)]
pub(in crate::cli) struct OutlineRow<'a> {
    file: &'a str,
    address: &'a str,
    label: Option<&'a str>,
    title: Option<&'a str>,
    kind: &'static str,
    obligation: &'static str,
    depth: u16,
    parent: Option<&'a str>,
    range: [u32; 2],
    source: [u32; 2],
}

impl<'a> Row<'a> for OutlineRow<'a> {
    const HEADINGS: &'static [&'static str] = &["address", "kind", "obligation", "title"];

    fn rows(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        let row = move |clause: Clause<'a>| Self {
            file,
            address: clause.address(),
            label: clause.label(),
            title: clause.title(),
            kind: clause.kind().name(),
            obligation: clause.bindingness().name(),
            depth: clause.depth(),
            parent: clause.parent().map(Clause::address),
            range: range(clause.range()),
            source: span(clause.source()),
        };
        document.clauses().map(row)
    }

    fn cells(&self) -> Vec<String> {
        let indent = "  ".repeat(usize::from(self.depth.saturating_sub(1)));
        let title = format!("{indent}{}", line(self.title.unwrap_or_default()));
        vec![self.address.to_owned(), self.kind.to_owned(), self.obligation.to_owned(), word(Some(&title))]
    }
}
