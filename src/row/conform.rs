//! Rows of claims and findings.

use std::collections::BTreeMap;

use super::text::Text;
use crate::conform::{AssessmentFinding, Claim};
use crate::source::Span;

/// A claim that a component meets a control. Printed by `claims`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClaimRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// The title of the component or capability.
    pub component: Option<Text<'a>>,
    /// The id of the control.
    pub control: Option<Text<'a>>,
    /// The id of the statement of the control.
    pub statement: Option<Text<'a>>,
    /// How far it is met, in the source's word.
    pub status: Option<Text<'a>>,
    /// How it is met.
    pub text: Text<'a>,
    /// Parameters that are set, each with its values.
    pub params: BTreeMap<Text<'a>, Vec<Text<'a>>>,
    /// The catalog or profile that the control is of.
    pub catalog: Option<Text<'a>>,
    /// Bytes of the file.
    pub source: Span,
}

impl<'a> ClaimRow<'a> {
    /// The row of a claim.
    pub fn new(file: &'a str, claim: &'a Claim) -> Self {
        let text = |value: &'a Option<Box<str>>| value.as_deref().map(Into::into);
        let values = |values: &'a [Box<str>]| values.iter().map(|value| (&**value).into()).collect();
        Self {
            file: file.into(),
            component: text(&claim.component),
            control: text(&claim.control),
            statement: text(&claim.statement),
            status: text(&claim.status),
            text: (&*claim.text).into(),
            params: claim.parameters.iter().map(|(id, set)| ((&**id).into(), values(set))).collect(),
            catalog: text(&claim.source),
            source: claim.place,
        }
    }
}

/// What an assessor found. Printed by `findings`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AssessmentFindingRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Its title.
    pub title: Text<'a>,
    /// The id of the objective or the statement.
    pub target: Option<Text<'a>>,
    /// Which of the two it is.
    pub target_type: Option<Text<'a>>,
    /// What was found, in the source's word.
    pub state: Option<Text<'a>>,
    /// What was found, in words.
    pub text: Text<'a>,
    /// Bytes of the file.
    pub source: Span,
}

impl<'a> AssessmentFindingRow<'a> {
    /// The row of a finding.
    pub fn new(file: &'a str, finding: &'a AssessmentFinding) -> Self {
        let text = |value: &'a Option<Box<str>>| value.as_deref().map(Into::into);
        Self {
            file: file.into(),
            title: (&*finding.title).into(),
            target: text(&finding.target),
            target_type: text(&finding.target_type),
            state: text(&finding.state),
            text: (&*finding.text).into(),
            source: finding.place,
        }
    }
}
