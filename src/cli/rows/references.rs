use serde::Serialize;

use super::{Row, line, range, span, word};
use crate::model::{Clause, Document, Reference};

/// A row of `references`.
#[derive(Serialize)]
pub(in crate::cli) struct ReferenceRow<'a> {
    file: &'a str,
    clause: Option<&'a str>,
    text: &'a str,
    kind: &'static str,
    identifier: Option<&'a str>,
    locator: Option<&'a str>,
    address: Option<&'a str>,
    uri: Option<&'a str>,
    dated: Option<bool>,
    normative: Option<bool>,
    resolved: bool,
    basis: &'static str,
    range: [u32; 2],
    source: [u32; 2],
}

impl<'a> Row<'a> for ReferenceRow<'a> {
    const HEADINGS: &'static [&'static str] = &["clause", "kind", "target", "normative", "resolved", "text"];

    fn rows(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        let row = move |reference: Reference<'a>| Self {
            file,
            clause: reference.clause().map(Clause::address),
            text: reference.text(),
            kind: reference.kind().name(),
            identifier: reference.identifier().or(reference.citation()),
            locator: reference.locator(),
            address: reference.address(),
            uri: reference.uri(),
            dated: reference.dated(),
            normative: reference.normative(),
            resolved: reference.is_resolved(),
            basis: reference.basis().name(),
            range: range(reference.range()),
            source: span(reference.source()),
        };
        document.references().map(row)
    }

    fn cells(&self) -> Vec<String> {
        let yes = |value: Option<bool>| word(value.map(|v| if v { "yes" } else { "no" }));
        let target = match (self.identifier.or(self.address).or(self.uri), self.locator) {
            (Some(target), Some(locator)) => format!("{target}, {locator}"),
            (target, _) => word(target),
        };
        vec![
            word(self.clause),
            self.kind.to_owned(),
            target,
            yes(self.normative),
            yes(Some(self.resolved)),
            line(self.text),
        ]
    }
}
