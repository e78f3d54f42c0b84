//! Rows of histories, consolidations and adoptions. The field `row` tells rows of one output apart.

use super::text::Text;
use crate::model::{Provision, ProvisionKind};
use crate::version::{
    Adoption, AppliedEdit, Bump, Change, ChangeKind, Consolidation, DatedEdition, Degree, Difference, History, Impact,
    Instruction, InstructionStatus, Kinship, Life, LifeEventKind,
};

/// An edition of a history. Printed by `history`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EditionRow<'a> {
    /// `edition`.
    pub row: Text<'a>,
    /// Name of the edition.
    pub edition: Text<'a>,
    /// Name of the file.
    pub file: Text<'a>,
    /// Identifier of the document.
    pub identifier: Option<Text<'a>>,
    /// Date, as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<Text<'a>>,
    /// Judgement of the changes since the edition before.
    pub bump: Bump,
    /// Semantic version that follows from the judgements.
    pub version: Text<'a>,
}

impl<'a> EditionRow<'a> {
    /// The row of an edition.
    pub fn new(edition: &'a DatedEdition<'a>) -> Self {
        Self {
            row: "edition".into(),
            edition: edition.name().into(),
            file: edition.document().origin().name().into(),
            identifier: edition.document().metadata().identifier().map(Into::into),
            date: edition.date().map(|date| date.to_string().into()),
            bump: edition.bump(),
            version: edition.version().to_string().into(),
        }
    }
}

/// The life of a clause or provision. Printed by `history`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LifeRow<'a> {
    /// `clause` or `provision`.
    pub row: Text<'a>,
    /// Key that survives editions.
    pub key: Text<'a>,
    /// Address in each edition.
    pub addresses: Vec<Option<Text<'a>>>,
    /// Events in order.
    pub events: Vec<EventRow<'a>>,
}

/// An event of a life.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EventRow<'a> {
    /// Name of the edition.
    pub edition: Text<'a>,
    /// Kind of the event.
    pub event: LifeEventKind,
    /// Impact of the change.
    pub impact: Option<Impact>,
}

impl<'a> LifeRow<'a> {
    /// The row of a life; `row` is `clause` or `provision`.
    pub fn new(row: &'a str, life: &'a Life, history: &'a History<'a>) -> Self {
        let editions = history.editions();
        let event = |event: &crate::version::LifeEvent| EventRow {
            edition: editions[event.edition()].name().into(),
            event: event.kind(),
            impact: event.impact(),
        };
        Self {
            row: row.into(),
            key: life.key().into(),
            addresses: (0..editions.len()).map(|at| life.address_in(at).map(Into::into)).collect(),
            events: life.events().iter().map(event).collect(),
        }
    }
}

/// A provision that was in force. Printed by `history --on`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ForceRow<'a> {
    /// `in-force`.
    pub row: Text<'a>,
    /// Key that survives editions.
    pub key: Text<'a>,
    /// Name of the edition.
    pub edition: Text<'a>,
    /// Address in the edition.
    pub id: Text<'a>,
    /// Kind of the provision.
    pub kind: ProvisionKind,
    /// Text of the provision.
    pub text: Text<'a>,
}

impl<'a> ForceRow<'a> {
    /// The row of a provision of an edition.
    pub fn new(life: &'a Life, edition: &'a str, provision: Provision<'a>) -> Self {
        Self {
            row: "in-force".into(),
            key: life.key().into(),
            edition: edition.into(),
            id: provision.address().into(),
            kind: provision.kind(),
            text: provision.text().into(),
        }
    }
}

/// An instruction of an amendment. Printed by `consolidate`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InstructionRow<'a> {
    /// `instruction`.
    pub row: Text<'a>,
    /// Name of the file.
    pub file: Text<'a>,
    /// Text of the instruction.
    pub text: Text<'a>,
    /// `true` where it was applied.
    pub applied: bool,
    /// Status of the instruction.
    pub status: InstructionStatus,
    /// Number of edits that were made.
    pub done: usize,
    /// Reasons why it, or some of it, was not applied.
    pub problems: Vec<Text<'a>>,
    /// Edits that were made.
    pub edits: Vec<EditRow<'a>>,
}

/// An edit that an instruction made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EditRow<'a> {
    /// Address of the clause.
    pub clause: Text<'a>,
    /// Text before.
    pub before: Text<'a>,
    /// Text after.
    pub after: Text<'a>,
}

impl<'a> InstructionRow<'a> {
    /// The row of an instruction of a file.
    pub fn new(file: &'a str, instruction: &'a Instruction) -> Self {
        let edit = |edit: &'a AppliedEdit| EditRow {
            clause: (&*edit.address).into(),
            before: (&*edit.before).into(),
            after: (&*edit.after).into(),
        };
        Self {
            row: "instruction".into(),
            file: file.into(),
            text: instruction.text().into(),
            applied: instruction.is_applied(),
            status: instruction.status(),
            done: instruction.done(),
            problems: instruction.problems().map(Into::into).collect(),
            edits: instruction.edits().iter().map(edit).collect(),
        }
    }
}

/// Text of an amendment that no instruction has used. Printed by `consolidate`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct UnusedRow<'a> {
    /// `unused`.
    pub row: Text<'a>,
    /// Name of the file.
    pub file: Text<'a>,
    /// The text.
    pub text: Text<'a>,
}

impl<'a> UnusedRow<'a> {
    /// The row of a text of a file.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { row: "unused".into(), file: file.into(), text: text.into() }
    }
}

/// Numbers of instructions by their status. The last row of `consolidate`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SummaryRow<'a> {
    /// `summary`.
    pub row: Text<'a>,
    /// Instructions that were applied.
    pub applied: usize,
    /// Instructions that were refused.
    pub refused: usize,
    /// Instructions that were not understood.
    pub not_understood: usize,
    /// Texts that no instruction has used.
    pub unused: usize,
}

impl SummaryRow<'_> {
    /// The row of a consolidation.
    pub fn new(done: &Consolidation) -> Self {
        let count = |status| done.instructions().iter().filter(|i| i.status() == status).count();
        Self {
            row: "summary".into(),
            applied: count(InstructionStatus::Applied),
            refused: count(InstructionStatus::Refused),
            not_understood: count(InstructionStatus::NotUnderstood),
            unused: done.unused().len(),
        }
    }
}

/// A provision of a consolidated document with the files that it has words of. Printed by `consolidate`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SourcedProvisionRow<'a> {
    /// `provision`.
    pub row: Text<'a>,
    /// Address of the provision.
    pub id: Text<'a>,
    /// Kind of the provision.
    pub kind: ProvisionKind,
    /// Text of the provision.
    pub text: Text<'a>,
    /// Names of files.
    pub sources: Vec<Text<'a>>,
}

impl<'a> SourcedProvisionRow<'a> {
    /// The row of a provision with the names of its files.
    pub fn new(provision: Provision<'a>, sources: Vec<Text<'a>>) -> Self {
        Self {
            row: "provision".into(),
            id: provision.address().into(),
            kind: provision.kind(),
            text: provision.text().into(),
            sources,
        }
    }
}

/// A clause that stands elsewhere in an adoption, or in one of the documents only. Printed by `adoption`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StructureRow<'a> {
    /// `structure`.
    pub row: Text<'a>,
    /// Address in the adopted document.
    pub adopted: Option<Text<'a>>,
    /// Address in the adopting document.
    pub adopting: Option<Text<'a>>,
    /// Title in the adopted document.
    pub adopted_title: Option<Text<'a>>,
    /// Title in the adopting document.
    pub adopting_title: Option<Text<'a>>,
}

/// A difference of an adoption. Printed by `adoption`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DifferenceRow<'a> {
    /// `difference`.
    pub row: Text<'a>,
    /// Kind of the difference.
    pub difference: Difference,
    /// Kind of the change.
    pub change: ChangeKind,
    /// Address in the adopted document.
    pub adopted: Option<Text<'a>>,
    /// Address in the adopting document.
    pub adopting: Option<Text<'a>>,
    /// Impact of the change.
    pub impact: Impact,
    /// Reasons for the impact.
    pub reasons: Vec<Text<'a>>,
}

/// The degree of an adoption. The last row of `adoption`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DegreeRow<'a> {
    /// `degree`.
    pub row: Text<'a>,
    /// Degree that follows from the differences.
    pub degree: Degree,
    /// Degree that the document declares.
    pub declared: Option<Degree>,
    /// `true` where both are the same.
    pub agrees: Option<bool>,
    /// `true` where the document itself names its differences.
    pub identified: bool,
    /// Relation of the two documents.
    pub kinship: Kinship,
    /// Reasons for the degree.
    pub reasons: Vec<Text<'a>>,
}

impl<'a> StructureRow<'a> {
    /// The rows of all clauses that stand elsewhere.
    pub fn of(adoption: &'a Adoption<'a>) -> impl Iterator<Item = Self> {
        adoption.structure().map(|(adopted, adopting)| Self {
            row: "structure".into(),
            adopted: adopted.map(|clause| clause.address().into()),
            adopting: adopting.map(|clause| clause.address().into()),
            adopted_title: adopted.and_then(crate::model::Clause::title).map(Into::into),
            adopting_title: adopting.and_then(crate::model::Clause::title).map(Into::into),
        })
    }
}

impl<'a> DifferenceRow<'a> {
    /// The rows of all differences.
    pub fn of(adoption: &'a Adoption<'a>) -> impl Iterator<Item = Self> {
        adoption.changes().clauses().iter().map(|change| Self::new(adoption, change))
    }

    fn new(adoption: &Adoption<'_>, change: &'a Change<'a>) -> Self {
        Self {
            row: "difference".into(),
            difference: adoption.difference(change),
            change: change.kind(),
            adopted: change.old_address().map(Into::into),
            adopting: change.new_address().map(Into::into),
            impact: change.impact(),
            reasons: change.reasons().map(Into::into).collect(),
        }
    }
}

impl DegreeRow<'_> {
    /// The row of an adoption.
    pub fn new(adoption: &Adoption<'_>) -> Self {
        Self {
            row: "degree".into(),
            degree: adoption.degree(),
            declared: adoption.declared(),
            agrees: adoption.agrees(),
            identified: adoption.is_identified(),
            kinship: adoption.changes().kinship(),
            reasons: adoption.reasons().into_iter().map(Into::into).collect(),
        }
    }
}
