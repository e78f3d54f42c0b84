//! What an assessor found.

use crate::oscal::Element;
use crate::oscal::label::flat;
use crate::place::Span;
use crate::source::OffsetMap;

/// What an assessor found about an objective or a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AssessmentFinding {
    /// Its title.
    pub title: Box<str>,
    /// The id of the objective or the statement.
    pub target: Option<Box<str>>,
    /// Which of the two it is, in the source's word: `objective-id`, `statement-id`.
    pub target_type: Option<Box<str>>,
    /// What was found, in the source's word: `satisfied`, `not-satisfied`.
    pub state: Option<Box<str>>,
    /// What was found, in words.
    pub text: Box<str>,
    /// Bytes of the file that it was read from.
    pub place: Span,
}

/// The findings of a document.
pub(super) fn all(root: Element<'_>, map: &OffsetMap) -> Vec<AssessmentFinding> {
    let words = |element: Element<'_>, name: &str| element.child(name).map(flat).unwrap_or_default().into();
    root.below("finding")
        .filter(|finding| finding.children().any(|child| !child.is_flag()))
        .map(|finding| {
            let target = finding.child("target");
            AssessmentFinding {
                title: words(finding, "title"),
                target: target.and_then(|target| target.get("target-id")).map(Into::into),
                target_type: target.and_then(|target| target.get("type")).map(Into::into),
                state: target
                    .and_then(|target| target.child("status"))
                    .and_then(|status| status.get("state"))
                    .map(Into::into),
                text: words(finding, "description"),
                place: map.span(finding.span().start(), finding.span().end()),
            }
        })
        .collect()
}
