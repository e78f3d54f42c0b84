//! The result of detection.

use crate::format::Format;
use crate::regime::{Regime, format_name};
use crate::word::vocabulary;

vocabulary! {
    /// Confidence in a detection, from the least to the most.
    #[derive(PartialOrd, Ord)]
    pub enum Confidence {
        /// One sign that other formats may have as well.
        Low = "low",
        /// Signs that others hardly have.
        Medium = "medium",
        /// The format says so itself.
        High = "high",
    }
}

/// A detected format and regime, with what they were detected by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    pub(super) format: Format,
    pub(super) regime: Option<Regime>,
    pub(super) version: Option<Box<str>>,
    pub(super) confidence: Confidence,
    pub(super) evidence: Vec<Box<str>>,
}

impl Detection {
    /// The format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The tradition that the text is written in, where its format leaves that open or has only one.
    pub fn regime(&self) -> Option<Regime> {
        self.regime
    }

    /// The one word for format and regime that rows print: `sts`, `statute-text`.
    pub fn name(&self) -> &'static str {
        format_name(self.format, self.regime)
    }

    /// Its version, where the source says one.
    pub fn version(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// Confidence of the detection.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Evidence, for people.
    pub fn evidence(&self) -> impl Iterator<Item = &str> {
        self.evidence.iter().map(|e| &**e)
    }
}
