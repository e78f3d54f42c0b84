//! Rows of identifiers.

use super::text::Text;
use crate::identifier::{Identifier, NotAnIdentifier};

/// The fields of an identifier, or why a text is none. Printed by `identify`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct IdentifyRow<'a> {
    /// The text as it was given.
    pub input: Text<'a>,
    /// `true` where it is an identifier.
    pub ok: bool,
    /// Canonical form.
    pub canonical: Option<Text<'a>>,
    /// URN by the rules of its publisher.
    pub urn: Option<Text<'a>>,
    /// Family of publishers.
    pub family: Option<Text<'a>>,
    /// Publishers as printed.
    pub publishers: Vec<Text<'a>>,
    /// Type of document.
    pub r#type: Option<Text<'a>>,
    /// Number.
    pub number: Option<Text<'a>>,
    /// Parts.
    pub parts: Vec<Text<'a>>,
    /// Year.
    pub year: Option<u16>,
    /// Month.
    pub month: Option<u8>,
    /// Edition or version.
    pub edition: Option<Text<'a>>,
    /// Stage of development.
    pub stage: Option<Text<'a>>,
    /// Iteration of the stage.
    pub iteration: Option<Text<'a>>,
    /// Year of reaffirmation.
    pub reaffirmed: Option<u16>,
    /// Amendments, corrigenda and other supplements.
    pub supplements: Vec<SupplementRow<'a>>,
    /// Identifier of the document that it adopts.
    pub adopts: Option<Text<'a>>,
    /// Degree of the adoption.
    pub degree: Option<Text<'a>>,
    /// Languages.
    pub languages: Vec<Text<'a>>,
    /// `true` where it means all parts.
    pub all_parts: bool,
    /// Place in the document.
    pub locator: Option<Text<'a>>,
    /// Digits and words that no field has.
    pub rest: Vec<Text<'a>>,
    /// Reason for which it is none, and what was expected.
    pub error: Option<Text<'a>>,
    /// Byte offset of the error in the input.
    pub offset: Option<usize>,
}

/// A supplement in an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SupplementRow<'a> {
    /// Kind as printed, such as `Amd`.
    pub kind: Text<'a>,
    /// Number.
    pub number: Option<Text<'a>>,
    /// Year.
    pub year: Option<u16>,
}

impl<'a> IdentifyRow<'a> {
    /// The row of a text that was parsed as an identifier.
    pub fn new(input: &'a str, read: &'a Result<Identifier, NotAnIdentifier>) -> Self {
        let id = read.as_ref().ok();
        let text = |value: Option<&'a str>| value.map(Text::from);
        Self {
            input: input.into(),
            ok: id.is_some(),
            canonical: text(id.map(Identifier::canonical)),
            urn: id.and_then(Identifier::urn).map(Into::into),
            family: text(id.map(Identifier::family)),
            publishers: id.into_iter().flat_map(Identifier::publishers).map(Into::into).collect(),
            r#type: text(id.and_then(Identifier::document_type)),
            number: text(id.and_then(Identifier::number)),
            parts: id.into_iter().flat_map(Identifier::parts).map(Into::into).collect(),
            year: id.and_then(Identifier::year),
            month: id.and_then(Identifier::month),
            edition: text(id.and_then(|id| id.edition().or(id.version()))),
            stage: text(id.and_then(Identifier::stage)),
            iteration: text(id.and_then(Identifier::iteration)),
            reaffirmed: id.and_then(Identifier::reaffirmed),
            supplements: id
                .into_iter()
                .flat_map(Identifier::supplements)
                .map(|s| SupplementRow { kind: s.kind().into(), number: s.number().map(Into::into), year: s.year() })
                .collect(),
            adopts: text(id.and_then(Identifier::adopts)),
            degree: text(id.and_then(Identifier::degree)),
            languages: id.into_iter().flat_map(Identifier::languages).map(Into::into).collect(),
            all_parts: id.is_some_and(Identifier::all_parts),
            locator: text(id.and_then(Identifier::locator)),
            rest: id.into_iter().flat_map(Identifier::rest).map(Into::into).collect(),
            error: read.as_ref().err().map(|error| error.to_string().into()),
            offset: read.as_ref().err().map(NotAnIdentifier::offset),
        }
    }
}
