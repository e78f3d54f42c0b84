//! Editions of a standard: what changed, what it means, and amendments applied.

mod adoption;
mod align;
mod bags;
mod changes;
mod compare;
mod consolidate;
mod edition;
mod entries;
mod grammar;
mod groups;
mod hash;
mod history;
mod judge;
mod kinds;
mod kinship;
mod limits;
mod patch;
mod provisions;
mod stretches;
mod tokens;
mod values;
mod wording;
mod words;

pub use adoption::{Adoption, Degree, Difference, adopted_document, adoption};
pub use changes::{Change, Changes, ProvisionChange, ReferenceChange, TermChange, WordChange};
pub use compare::diff;
pub use consolidate::{AppliedEdit, Consolidation, Instruction, InstructionStatus, Unused, consolidate};
pub use history::{DatedEdition, History, Life, LifeEvent, LifeEventKind};
pub use kinds::{Aspect, Bump, ChangeKind, EntryChangeKind, Impact, Kinship, ProvisionChangeKind};
pub use patch::Patch;
