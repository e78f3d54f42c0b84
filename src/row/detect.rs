//! Rows of detected formats.

use super::text::Text;
use crate::detect::{Confidence, Detection};
use crate::regime::Regime;

/// The format of a file. Printed by `detect`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DetectRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Name of the format, or of the format and the regime together.
    pub format: Text<'a>,
    /// Regime of a text.
    pub regime: Option<Regime>,
    /// Version of the format.
    pub version: Option<Text<'a>>,
    /// Confidence in the detection.
    pub confidence: Confidence,
    /// Signs that were seen, for people.
    pub evidence: Vec<Text<'a>>,
}

impl<'a> DetectRow<'a> {
    /// The row of a detection.
    pub fn new(file: &'a str, found: &'a Detection) -> Self {
        Self {
            file: file.into(),
            format: found.name().into(),
            regime: found.regime(),
            version: found.version().map(Into::into),
            confidence: found.confidence(),
            evidence: found.evidence().map(Into::into).collect(),
        }
    }
}
