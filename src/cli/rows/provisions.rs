use serde::Serialize;

use super::{Row, line, range, span, word};
use crate::model::{Clause, Document, Provision};

/// A row of `provisions`.
#[derive(Serialize)]
pub(in crate::cli) struct ProvisionRow<'a> {
    file: &'a str,
    id: String,
    clause: Option<&'a str>,
    kind: &'static str,
    keyword: &'a str,
    polarity: &'static str,
    bindingness: &'static str,
    basis: &'static str,
    convention: &'static str,
    container: &'static str,
    text: &'a str,
    range: [u32; 2],
    source: [u32; 2],
    condition: Option<[u32; 2]>,
    exception: Option<[u32; 2]>,
    lead_in: Option<String>,
    rule: &'a str,
    fingerprint: String,
}

impl<'a> Row<'a> for ProvisionRow<'a> {
    const HEADINGS: &'static [&'static str] = &["id", "kind", "keyword", "binding", "text"];

    fn rows(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        let row = move |provision: Provision<'a>| Self {
            file,
            id: provision.address(),
            clause: provision.clause().map(Clause::address),
            kind: provision.kind().name(),
            keyword: provision.keyword(),
            polarity: provision.polarity().name(),
            bindingness: provision.bindingness().name(),
            basis: provision.basis().name(),
            convention: provision.convention().name(),
            container: provision.container().name(),
            text: provision.text(),
            range: range(provision.range()),
            source: span(provision.source()),
            condition: provision.condition().map(range),
            exception: provision.exception().map(range),
            lead_in: provision.lead_in().map(Provision::address),
            rule: provision.rule(),
            fingerprint: format!("{:016x}", provision.fingerprint()),
        };
        document.provisions().map(row)
    }

    fn cells(&self) -> Vec<String> {
        let (kind, binding) = (self.kind.to_owned(), self.bindingness.to_owned());
        vec![self.id.clone(), kind, word(Some(self.keyword)), binding, line(self.text)]
    }
}
