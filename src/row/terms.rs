//! Rows of term entries.

use super::text::Text;
use crate::model::{Document, NodeKind, TermEntry, TermStatus, TextRange};

/// A term entry in one language. Printed by `terms`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TermRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Number as printed.
    pub number: Option<Text<'a>>,
    /// BCP 47 language tag.
    pub language: Option<Text<'a>>,
    /// Preferred terms.
    pub preferred: Vec<Text<'a>>,
    /// Admitted terms.
    pub admitted: Vec<Text<'a>>,
    /// Deprecated terms.
    pub deprecated: Vec<Text<'a>>,
    /// Definition, without its final stop.
    pub definition: Option<Text<'a>>,
    /// Notes to entry.
    pub notes: Vec<Text<'a>>,
    /// Examples.
    pub examples: Vec<Text<'a>>,
    /// Sources of the entry.
    pub sources: Vec<Text<'a>>,
    /// Range of its text, in bytes.
    pub range: TextRange,
}

impl<'a> TermRow<'a> {
    /// The rows of all term entries of a document in reading order, one for each language.
    pub fn of(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        document.terms().map(move |entry| Self::new(file, entry))
    }

    /// The row of a term entry.
    pub fn new(file: &'a str, entry: TermEntry<'a>) -> Self {
        let of = |status| entry.designations(status).map(Into::into).collect();
        let parts = |kind| entry.words(kind).filter(|text| !text.is_empty()).map(Into::into).collect();
        Self {
            file: file.into(),
            number: entry.number().map(Into::into),
            language: entry.language().map(Into::into),
            preferred: of(TermStatus::Preferred),
            admitted: of(TermStatus::Admitted),
            deprecated: of(TermStatus::Deprecated),
            definition: entry.definition().map(|text| without_stop(text).into()),
            notes: parts(NodeKind::Note),
            examples: parts(NodeKind::Example),
            sources: parts(NodeKind::TermSource),
            range: entry.range(),
        }
    }
}

/// A definition without the stop that ends it: it is a phrase that could stand for the term (ISO 10241-1, 6.4.1). Chinese print 。 there.
fn without_stop(text: &str) -> &str {
    let phrase = text.trim_end().strip_suffix('.');
    phrase.filter(|phrase| !phrase.ends_with('.') && !phrase.ends_with("etc")).unwrap_or(text)
}
