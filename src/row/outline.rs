//! Rows of clauses.

use super::text::Text;
use crate::model::{Bindingness, Clause, ClauseKind, Document, TextRange};
use crate::place::Span;

/// A clause, annex or unnumbered element. Printed by `outline`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OutlineRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Address, unique in the document.
    pub address: Text<'a>,
    /// Label as printed.
    pub label: Option<Text<'a>>,
    /// Title without the label.
    pub title: Option<Text<'a>>,
    /// Kind of the clause.
    pub kind: ClauseKind,
    /// Bindingness of the clause.
    pub obligation: Bindingness,
    /// Depth, from 1.
    pub depth: u16,
    /// Address of the clause around it.
    pub parent: Option<Text<'a>>,
    /// Range of its text, in bytes.
    pub range: TextRange,
    /// Place of its element in the source, in bytes.
    pub source: Span,
}

impl<'a> OutlineRow<'a> {
    /// The rows of all clauses of a document in reading order. Linear in the number of clauses.
    pub fn of(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        document.clauses().map(move |clause| Self::new(file, clause))
    }

    /// The row of a clause.
    pub fn new(file: &'a str, clause: Clause<'a>) -> Self {
        Self {
            file: file.into(),
            address: clause.address().into(),
            label: clause.label().map(Into::into),
            title: clause.title().map(Into::into),
            kind: clause.kind(),
            obligation: clause.bindingness(),
            depth: clause.depth(),
            parent: clause.parent().map(|parent| parent.address().into()),
            range: clause.range(),
            source: clause.source(),
        }
    }
}
