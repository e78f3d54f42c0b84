//! JSON Schemas of the rows.

use super::amendments::AmendmentRow;
use super::changes::{ChangeRow, ChangesRow};
use super::classify::ClassifyRow;
use super::conform::{AssessmentFindingRow, ClaimRow};
use super::corpus::{CitationRow, EdgeRow, FindingRow, GroupRow, NodeRow};
use super::detect::DetectRow;
use super::editions::{
    DegreeRow, DifferenceRow, EditionRow, ForceRow, InstructionRow, LifeRow, SourcedProvisionRow, StructureRow,
    SummaryRow, UnusedRow,
};
use super::identify::IdentifyRow;
use super::metadata::MetadataRow;
use super::outline::OutlineRow;
use super::provisions::ProvisionRow;
use super::references::ReferenceRow;
use super::resolved::ResolvedRow;
use super::terms::TermRow;
use crate::corpus::Stats;

/// The JSON Schemas (2020-12) of all rows: the name of each, such as `provision`, and its text. Feature `schema`.
///
/// Generated from the types; a row that is printed is valid by the schema of its name.
pub fn json_schemas() -> Vec<(&'static str, String)> {
    macro_rules! schemas {
        ($($name:literal: $row:ty,)+) => {
            vec![$(($name, text($name, schemars::schema_for!($row))),)+]
        };
    }
    schemas! {
        "outline": OutlineRow<'_>,
        "provision": ProvisionRow<'_>,
        "reference": ReferenceRow<'_>,
        "resolved": ResolvedRow<'_>,
        "term": TermRow<'_>,
        "metadata": MetadataRow<'_>,
        "amendment": AmendmentRow<'_>,
        "detect": DetectRow<'_>,
        "identify": IdentifyRow<'_>,
        "classify": ClassifyRow<'_>,
        "claim": ClaimRow<'_>,
        "assessment-finding": AssessmentFindingRow<'_>,
        "finding": FindingRow<'_>,
        "citation": CitationRow<'_>,
        "graph-node": NodeRow<'_>,
        "graph-edge": EdgeRow<'_>,
        "graph-group": GroupRow<'_>,
        "stats": Stats,
        "change": ChangeRow<'_>,
        "changes": ChangesRow<'_>,
        "edition": EditionRow<'_>,
        "life": LifeRow<'_>,
        "in-force": ForceRow<'_>,
        "instruction": InstructionRow<'_>,
        "unused": UnusedRow<'_>,
        "consolidation": SummaryRow<'_>,
        "sourced-provision": SourcedProvisionRow<'_>,
        "adoption-structure": StructureRow<'_>,
        "adoption-difference": DifferenceRow<'_>,
        "adoption-degree": DegreeRow<'_>,
    }
}

fn text(name: &str, mut schema: schemars::Schema) -> String {
    schema.insert("$id".to_owned(), format!("https://normative.dev/schemas/row-{name}.json").into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
