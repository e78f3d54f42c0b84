#![doc = include_str!("../README.md")]

mod analyse;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod convention;
mod corpus;
mod diagnostic;
mod error;
mod format;
mod identifier;
mod model;
mod outline;
mod place;
mod read;
mod reading;
mod schema;
mod script;
mod source;
mod version;
mod write;

pub use analyse::TermOccurrence;
pub use convention::{FoundProvision, classify};
pub use corpus::{
    Catalogue, Citation, Corpus, Dependents, Edge, EdgeKind, Finding, FindingKind, Graph, GraphForm, GraphNode,
    LoadOptions, LoadProgress, Match, Member, Resolution, Resolved, Stats, StatusFact,
};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use error::{Error, ErrorKind};
pub use format::{Confidence, Detection, Format, detect};
pub use identifier::{Found, Identifier, Level, NotAnIdentifier, Supplement, find as find_identifiers};
pub use model::{
    AttributeKey, Basis, Bindingness, Block, Cell, Clause, ClauseKind, Convention, Copyright, Document,
    DocumentIdentifier, DocumentTitle, Field, IdentifierForm, Knowledge, Layer, LifeDate, Mark, MarkKind, Metadata,
    NodeId, NodeKind, NormativeReason, NotADate, OtherFact, PartialDate, Polarity, Provision, ProvisionKind, Reference,
    ReferenceKind, Relation, RelationKind, Row, Stage, Table, Target, TermEntry, TermStatus, TextRange,
};
pub use place::{LineColumn, Span};
pub use reading::{ReadOptions, Reading, locate, read, read_path, read_path_with};
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use source::{Limits, LineIndex, Origin};
pub use version::{
    Adoption, Aspect, Bump, Change, ChangeKind, Changes, Consolidation, DatedEdition, Degree, Difference,
    EntryChangeKind, History, Impact, Instruction, Kinship, Life, LifeEvent, LifeEventKind, Patch, ProvisionChange,
    ProvisionChangeKind, ReferenceChange, TermChange, WordChange, adopted_document, adoption, consolidate, diff,
};
pub use write::{Loss, Output, WriteOptions, write, write_with};

/// Says where the tree of a text in XML differs from that of an independent parser. For the fuzz target alone.
///
/// # Errors
/// The first difference.
#[cfg(fuzzing)]
#[doc(hidden)]
pub fn compare_with_judge(text: &str) -> Result<(), String> {
    read::xml::judge::compare(text)
}
