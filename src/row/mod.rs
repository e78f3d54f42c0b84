//! Rows: what a clause, a provision, a reference, a term, a finding … is as plain data, for JSON Lines, tables and other programs.
//!
//! The program's `--jsonl` prints these rows, one a line, with their fields in the order of declaration. With the feature `serde` they
//! are `Serialize` and `Deserialize`; their JSON Schemas stand in `schemas/` and come from [`json_schemas`] (feature `schema`).
//!
//! Ranges are `[start, end)` in bytes of [`Document::text`](crate::Document::text); `source` is `[start, end)` in bytes of the file.
//!
//! ```
//! use normative::row::ProvisionRow;
//!
//! let source = b"<standard><body><sec><label>4</label><p>Lanterns shall float.</p></sec></body></standard>";
//! let document = normative::read(source, &Default::default())?.document;
//! let rows: Vec<_> = ProvisionRow::of("lanterns.xml", &document).collect();
//! assert_eq!((&*rows[0].id, &*rows[0].keyword), ("4/p1", "shall"));
//! # Ok::<(), normative::Error>(())
//! ```

mod amendments;
mod changes;
mod classify;
mod conform;
mod corpus;
mod detect;
mod editions;
mod identify;
mod metadata;
mod outline;
mod provisions;
mod references;
mod resolved;
#[cfg(feature = "schema")]
mod schemas;
mod terms;
mod text;

pub use crate::corpus::Stats as StatsRow;
pub use amendments::AmendmentRow;
pub use changes::{ChangeRow, ChangesRow, ProvisionChangeRow, ReferenceChangeRow, TermChangeRow};
pub use classify::{ClassifyRow, FoundRow};
pub use conform::{AssessmentFindingRow, ClaimRow};
pub use corpus::{CitationRow, EdgeRow, FindingRow, GroupRow, NodeRow};
pub use detect::DetectRow;
pub use editions::{
    DegreeRow, DifferenceRow, EditRow, EditionRow, EventRow, ForceRow, InstructionRow, LifeRow, SourcedProvisionRow,
    StructureRow, SummaryRow, UnusedRow,
};
pub use identify::{IdentifyRow, SupplementRow};
pub use metadata::MetadataRow;
pub use outline::OutlineRow;
pub use provisions::ProvisionRow;
pub use references::ReferenceRow;
pub use resolved::ResolvedRow;
#[cfg(feature = "schema")]
pub use schemas::json_schemas;
pub use terms::TermRow;
