//! What became of the instructions of an amendment, and of its text.

use super::refusal::Refusal;
use crate::model::NodeId;
use crate::word::vocabulary;

/// An editing instruction of an amendment, and what became of it.
#[derive(Clone, Debug)]
pub struct Instruction {
    amendment: usize,
    node: NodeId,
    text: Box<str>,
    status: InstructionStatus,
    problem: Option<Box<str>>,
    edits: Vec<AppliedEdit>,
    done: usize,
}

vocabulary! {
    /// What became of an instruction.
    pub enum InstructionStatus {
        /// All that it asks for was done.
        Applied = "applied",
        /// It was understood, and cannot be done as it says: nothing of it was.
        Refused = "refused",
        /// It looks like an instruction, and was not understood.
        NotUnderstood = "not-understood",
    }
}

/// A change that an instruction made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AppliedEdit {
    /// The address, in the base, of the clause that it was made in; empty outside of every clause.
    pub address: Box<str>,
    /// The text or the number before; empty where something was added.
    pub before: Box<str>,
    /// The text or the number after; empty where something was deleted.
    pub after: Box<str>,
}

/// Text of an amendment that no instruction has used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unused {
    /// Which amendment it is of, from 0.
    pub amendment: usize,
    /// The block that it stands in.
    pub block: NodeId,
    /// The text.
    pub text: Box<str>,
}

impl Instruction {
    /// Which amendment it is of, from 0.
    pub fn amendment(&self) -> usize {
        self.amendment
    }

    /// The block of the amendment that it stands in.
    pub fn block(&self) -> NodeId {
        self.node
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What became of it.
    pub fn status(&self) -> InstructionStatus {
        self.status
    }

    /// True if all that it asks for was done.
    pub fn is_applied(&self) -> bool {
        self.status == InstructionStatus::Applied
    }

    /// How many things it asked for were done: all, or none.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The changes that it made.
    pub fn edits(&self) -> &[AppliedEdit] {
        &self.edits
    }

    /// Why it was not applied.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = &str> {
        self.problem.iter().map(|problem| &**problem)
    }

    /// An instruction with what applying it gave: how many things it asks for and the changes, or why it was refused.
    pub(super) fn new(
        amendment: usize,
        node: NodeId,
        text: &str,
        done: Result<(usize, Vec<AppliedEdit>), Refusal>,
    ) -> Self {
        let status = InstructionStatus::Applied;
        let mut instruction =
            Self { amendment, node, text: text.into(), status, problem: None, edits: Vec::new(), done: 0 };
        match done {
            Ok((count, edits)) => (instruction.done, instruction.edits) = (count, edits),
            Err(refusal) => instruction.refuse(&refusal),
        }
        instruction
    }

    pub(super) fn refuse(&mut self, refusal: &Refusal) {
        self.status = match refusal {
            Refusal::NotUnderstood | Refusal::Further(_) | Refusal::Unclear(_) => InstructionStatus::NotUnderstood,
            _ => InstructionStatus::Refused,
        };
        self.problem = Some(refusal.to_string().into());
        self.edits.clear();
        self.done = 0;
    }
}
