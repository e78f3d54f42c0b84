//! The document: one text with layers, and the views that borrow it. No format's name, no reading, no writing.

pub(crate) mod address;
pub mod build;
mod builder;
mod date;
mod document;
mod kind;
mod layer;
mod lookup;
mod metadata;
mod node;
mod run_in;
mod text_range;
mod verify;
mod view;

pub(crate) use builder::{Builder, Finished, NewReference, Token as BuilderToken, canonical};
pub use date::{NotADate, PartialDate};
pub(crate) use document::Step;
pub use document::{Document, Layer};
pub use kind::{Bindingness, ClauseKind, MarkKind, NodeKind, TermStatus};
pub(crate) use layer::{
    AnchorData, DesignationData, MarkData, ProvisionData, ReferenceData, TargetData, TermData, is_title,
};
pub use layer::{Basis, Convention, Polarity, ProvisionKind, ReferenceKind};
pub(crate) use lookup::Lookup;
pub use metadata::{
    Copyright, DocumentIdentifier, DocumentTitle, Field, IdentifierForm, Knowledge, LifeDate, Metadata, OtherFact,
    Relation, RelationKind, Stage,
};
pub(crate) use node::{AttributeData, ClauseData, NodeData};
pub use node::{AttributeKey, NodeId};
pub(crate) use run_in::{label as run_in_label, supplement as run_in_supplement};
pub use text_range::TextRange;
pub(crate) use verify::Violation;
pub use view::{
    Block, Cell, Clause, Mark, NormativeReason, Provision, Reference, Row, Table, Target, TermEntry, TermOccurrence,
};
pub(crate) use view::{REFERENCE_SEPARATOR, without_year};
