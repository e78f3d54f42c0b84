//! Rows of changes between two editions.

use super::text::Text;
use crate::model::ProvisionKind;
use crate::version::{
    Aspect, Bump, Change, ChangeKind, Changes, EntryChangeKind, Impact, Kinship, ProvisionChange, ProvisionChangeKind,
    ReferenceChange, TermChange,
};

/// A change of a clause. Printed by `diff`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangeRow<'c> {
    /// Kind of the change.
    pub change: ChangeKind,
    /// Address in the old edition.
    pub old: Option<Text<'c>>,
    /// Address in the new edition.
    pub new: Option<Text<'c>>,
    /// Title in the old edition.
    pub old_title: Option<Text<'c>>,
    /// Title in the new edition.
    pub new_title: Option<Text<'c>>,
    /// Impact of the change.
    pub impact: Impact,
    /// Changes of its provisions.
    pub provisions: Vec<ProvisionChangeRow<'c>>,
    /// Changes of its term entries.
    pub terms: Vec<TermChangeRow<'c>>,
    /// Changes of its references.
    pub references: Vec<ReferenceChangeRow<'c>>,
    /// `true` where it was moved.
    pub moved: bool,
    /// Reasons for the impact.
    pub reasons: Vec<Text<'c>>,
}

/// A change of a provision.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProvisionChangeRow<'c> {
    /// Kind of the change.
    pub change: ProvisionChangeKind,
    /// Kind of the old provision.
    pub old_kind: Option<ProvisionKind>,
    /// Kind of the new provision.
    pub new_kind: Option<ProvisionKind>,
    /// Address in the old edition.
    pub old: Option<Text<'c>>,
    /// Address in the new edition.
    pub new: Option<Text<'c>>,
    /// Aspects that changed.
    pub aspects: Vec<Aspect>,
    /// Impact of the change.
    pub impact: Impact,
    /// Reason for the impact.
    pub reason: Text<'c>,
    /// Text of the old provision.
    pub old_text: Option<Text<'c>>,
    /// Text of the new provision.
    pub new_text: Option<Text<'c>>,
}

/// A change of a term entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TermChangeRow<'c> {
    /// Kind of the change.
    pub change: EntryChangeKind,
    /// Old preferred term.
    pub old: Option<Text<'c>>,
    /// New preferred term.
    pub new: Option<Text<'c>>,
    /// Impact of the change.
    pub impact: Impact,
    /// Reason for the impact.
    pub reason: Text<'c>,
}

/// A change of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReferenceChangeRow<'c> {
    /// Kind of the change.
    pub change: EntryChangeKind,
    /// Identifier in the old edition.
    pub old: Option<Text<'c>>,
    /// Identifier in the new edition.
    pub new: Option<Text<'c>>,
    /// `true` where what it names is indispensable.
    pub normative: bool,
    /// Impact of the change.
    pub impact: Impact,
    /// Reason for the impact.
    pub reason: Text<'c>,
}

/// All changes in summary. The last row of `diff`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ChangesRow<'c> {
    /// Relation of the two documents.
    pub kinship: Kinship,
    /// Judgement of all changes.
    pub bump: Bump,
    /// Number of clauses that changed.
    pub clauses: usize,
    /// Doubts about the comparison.
    pub warnings: Vec<Text<'c>>,
}

impl<'c> ChangeRow<'c> {
    /// The row of a change.
    pub fn new(change: &'c Change<'c>) -> Self {
        Self {
            change: change.kind(),
            old: change.before().map(|clause| clause.address().into()),
            new: change.after().map(|clause| clause.address().into()),
            old_title: change.before().and_then(crate::model::Clause::title).map(Into::into),
            new_title: change.after().and_then(crate::model::Clause::title).map(Into::into),
            impact: change.impact(),
            provisions: change.provisions().iter().map(ProvisionChangeRow::new).collect(),
            terms: change.terms().iter().map(TermChangeRow::new).collect(),
            references: change.references().iter().map(ReferenceChangeRow::new).collect(),
            moved: change.is_moved(),
            reasons: change.reasons().map(Into::into).collect(),
        }
    }
}

impl<'c> ProvisionChangeRow<'c> {
    fn new(change: &'c ProvisionChange<'c>) -> Self {
        let (old, new) = (change.before(), change.after());
        Self {
            change: change.kind(),
            old_kind: old.map(crate::model::Provision::kind),
            new_kind: new.map(crate::model::Provision::kind),
            old: old.map(|p| p.address().into()),
            new: new.map(|p| p.address().into()),
            aspects: change.aspects().to_vec(),
            impact: change.impact(),
            reason: change.reason().into(),
            old_text: old.map(|p| p.text().into()),
            new_text: new.map(|p| p.text().into()),
        }
    }
}

impl<'c> TermChangeRow<'c> {
    fn new(change: &'c TermChange<'c>) -> Self {
        Self {
            change: change.kind(),
            old: change.before().and_then(crate::model::TermEntry::preferred).map(Into::into),
            new: change.after().and_then(crate::model::TermEntry::preferred).map(Into::into),
            impact: change.impact(),
            reason: change.reason().into(),
        }
    }
}

impl<'c> ReferenceChangeRow<'c> {
    fn new(change: &'c ReferenceChange) -> Self {
        Self {
            change: change.kind(),
            old: change.before().map(Into::into),
            new: change.after().map(Into::into),
            normative: change.is_normative(),
            impact: change.impact(),
            reason: change.reason().into(),
        }
    }
}

impl<'c> ChangesRow<'c> {
    /// The summary of all changes.
    pub fn new(changes: &'c Changes<'_>) -> Self {
        Self {
            kinship: changes.kinship(),
            bump: changes.bump(),
            clauses: changes.clauses().len(),
            warnings: changes.warnings().map(Into::into).collect(),
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Changes<'_> {
    /// `{"clauses": […], "summary": {…}}`: the rows of its clauses, and the last row of `diff`.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(Some(2))?;
        let clauses: Vec<_> = self.clauses().iter().map(ChangeRow::new).collect();
        map.serialize_entry("clauses", &clauses)?;
        map.serialize_entry("summary", &ChangesRow::new(self))?;
        map.end()
    }
}
