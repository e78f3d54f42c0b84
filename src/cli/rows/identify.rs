use serde::Serialize;

use super::word;
use crate::identifier::{Identifier, NotAnIdentifier};

/// A row of `identify`.
#[derive(Serialize)]
pub(in crate::cli) struct IdentifyRow<'a> {
    input: &'a str,
    ok: bool,
    canonical: Option<&'a str>,
    urn: Option<String>,
    family: Option<&'static str>,
    publishers: Vec<&'a str>,
    r#type: Option<&'a str>,
    number: Option<&'a str>,
    parts: Vec<&'a str>,
    year: Option<u16>,
    month: Option<u8>,
    edition: Option<&'a str>,
    stage: Option<&'a str>,
    iteration: Option<&'a str>,
    reaffirmed: Option<u16>,
    supplements: Vec<SupplementCell<'a>>,
    adopts: Option<&'a str>,
    degree: Option<&'a str>,
    languages: Vec<&'a str>,
    all_parts: bool,
    locator: Option<&'a str>,
    rest: Vec<&'a str>,
    error: Option<String>,
    offset: Option<usize>,
}

#[derive(Serialize)]
struct SupplementCell<'a> {
    kind: &'a str,
    number: Option<&'a str>,
    year: Option<u16>,
}

impl<'a> IdentifyRow<'a> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] =
        &["canonical", "family", "type", "number", "parts", "year", "supplements"];

    pub(in crate::cli) fn new(input: &'a str, read: &'a Result<Identifier, NotAnIdentifier>) -> Self {
        let id = read.as_ref().ok();
        Self {
            input,
            ok: id.is_some(),
            canonical: id.map(Identifier::canonical),
            urn: id.and_then(Identifier::urn),
            family: id.map(Identifier::family),
            publishers: id.into_iter().flat_map(Identifier::publishers).collect(),
            r#type: id.and_then(Identifier::document_type),
            number: id.and_then(Identifier::number),
            parts: id.into_iter().flat_map(Identifier::parts).collect(),
            year: id.and_then(Identifier::year),
            month: id.and_then(Identifier::month),
            edition: id.and_then(|id| id.edition().or(id.version())),
            stage: id.and_then(Identifier::stage),
            iteration: id.and_then(Identifier::iteration),
            reaffirmed: id.and_then(Identifier::reaffirmed),
            supplements: id
                .into_iter()
                .flat_map(Identifier::supplements)
                .map(|s| SupplementCell { kind: s.kind(), number: s.number(), year: s.year() })
                .collect(),
            adopts: id.and_then(Identifier::adopts),
            degree: id.and_then(Identifier::degree),
            languages: id.into_iter().flat_map(Identifier::languages).collect(),
            all_parts: id.is_some_and(Identifier::all_parts),
            locator: id.and_then(Identifier::locator),
            rest: id.into_iter().flat_map(Identifier::rest).collect(),
            error: read.as_ref().err().map(ToString::to_string),
            offset: read.as_ref().err().map(NotAnIdentifier::offset),
        }
    }

    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        let canonical = self
            .canonical
            .map_or_else(|| format!("{}: {}", self.input, self.error.as_deref().unwrap_or_default()), str::to_owned);
        let supplement =
            |s: &SupplementCell<'_>| format!("{} {}", s.kind, s.number.unwrap_or_default()).trim().to_owned();
        vec![
            canonical,
            word(self.family),
            word(self.r#type),
            word(self.number),
            self.parts.join("-"),
            word(self.year.map(|y| y.to_string()).as_deref()),
            self.supplements.iter().map(supplement).collect::<Vec<_>>().join(", "),
        ]
    }
}
