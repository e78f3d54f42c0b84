//! Editions of a standard: what changed, what it means, and amendments applied.

mod align;
mod bags;
mod changes;
mod compare;
mod consolidate;
mod edition;
mod entries;
mod groups;
mod hash;
mod judge;
mod kinds;
mod kinship;
mod limits;
mod patch;
mod provisions;
mod tokens;
mod wording;
mod words;

pub use changes::{Change, Changes, ProvisionChange, ReferenceChange, TermChange, WordChange};
pub use compare::diff;
pub use consolidate::{Consolidation, Instruction, consolidate};
pub use kinds::{Aspect, Bump, ChangeKind, EntryChangeKind, Impact, Kinship, ProvisionChangeKind};
pub use patch::Patch;
