//! The rows of each command: for scripts as JSON with fixed keys, for people as cells of a table.

mod changes;
mod classify;
mod corpus;
mod detect;
mod identify;
mod metadata;
mod outline;
mod provisions;
mod references;
mod terms;

pub(super) use changes::{ChangeRow, ChangesRow};
pub(super) use classify::ClassifyRow;
pub(super) use corpus::{CitationRow, EdgeRow, FindingRow, GroupRow, NodeRow, StatsRow};
pub(super) use detect::DetectRow;
pub(super) use identify::IdentifyRow;
pub(super) use metadata::MetadataRow;
pub(super) use outline::OutlineRow;
pub(super) use provisions::ProvisionRow;
pub(super) use references::ReferenceRow;
pub(super) use terms::TermRow;

use serde::Serialize;

use crate::model::{Document, TextRange};
use crate::place::Span;

/// A row of a command's output.
pub(super) trait Row<'a>: Serialize + Sized {
    /// Headings of the table.
    const HEADINGS: &'static [&'static str];

    /// The rows of a document.
    fn rows(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self>;

    /// What people see of it; as many as there are headings.
    fn cells(&self) -> Vec<String>;
}

fn range(range: TextRange) -> [u32; 2] {
    [range.start(), range.end()]
}

fn span(span: Span) -> [u32; 2] {
    [span.start(), span.end()]
}

/// A text on one line, no longer than people read in a table.
fn line(text: &str) -> String {
    const MOST: usize = 160;
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    text[..end].replace('\n', " ")
}

fn word(value: Option<&str>) -> String {
    value.unwrap_or("-").to_owned()
}
