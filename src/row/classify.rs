//! Rows of classified sentences.

use super::text::Text;
use crate::convention::FoundProvision;
use crate::model::{Polarity, ProvisionKind};

/// A text and the provisions in it. Printed by `classify`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClassifyRow<'a> {
    /// The text as it was given.
    pub input: Text<'a>,
    /// Its provisions in order.
    pub provisions: Vec<FoundRow<'a>>,
}

/// A provision of a text without a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FoundRow<'a> {
    /// Kind of the provision.
    pub kind: ProvisionKind,
    /// Verbal form as printed.
    pub keyword: Text<'a>,
    /// Polarity of the verbal form.
    pub polarity: Polarity,
    /// Range of the sentence in the input, in bytes.
    pub range: [usize; 2],
    /// Range of the verbal form in the input, in bytes.
    pub keyword_range: [usize; 2],
    /// Rule that found it.
    pub rule: Text<'a>,
}

impl<'a> ClassifyRow<'a> {
    /// The row of a text and what [`classify`](crate::classify) found in it.
    pub fn new(input: &'a str, found: &[FoundProvision<'a>]) -> Self {
        let cell = |p: &FoundProvision<'a>| FoundRow {
            kind: p.kind(),
            keyword: p.keyword().into(),
            polarity: p.polarity(),
            range: [p.range().start, p.range().end],
            keyword_range: [p.keyword_range().start, p.keyword_range().end],
            rule: p.rule().into(),
        };
        Self { input: input.into(), provisions: found.iter().map(cell).collect() }
    }
}
