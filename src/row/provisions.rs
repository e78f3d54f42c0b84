//! Rows of provisions.

use super::text::{Text, without_gaps};
use crate::model::{Basis, Bindingness, Convention, Document, NodeKind, Polarity, Provision, ProvisionKind, TextRange};
use crate::place::Span;

/// A provision. Printed by `provisions`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ProvisionRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Address of the provision: `4.2.1/p2`.
    pub id: Text<'a>,
    /// Address of the clause.
    pub clause: Option<Text<'a>>,
    /// Kind of the provision.
    pub kind: ProvisionKind,
    /// Verbal form as printed.
    pub keyword: Text<'a>,
    /// Polarity of the verbal form.
    pub polarity: Polarity,
    /// Bindingness of the content.
    pub bindingness: Bindingness,
    /// Evidence for the provision.
    pub basis: Basis,
    /// Drafting convention that was applied.
    pub convention: Convention,
    /// Kind of the block that it stands in, such as `paragraph`, `list-item`, `table-cell`.
    pub container: Text<'a>,
    /// Text of the sentence or item.
    pub text: Text<'a>,
    /// Range of the text, in bytes.
    pub range: TextRange,
    /// Place in the source, in bytes.
    pub source: Span,
    /// Range of the condition that it states, in bytes.
    pub condition: Option<TextRange>,
    /// Range of the exception that it states, in bytes.
    pub exception: Option<TextRange>,
    /// Address of the provision that it inherits from.
    pub lead_in: Option<Text<'a>>,
    /// Rule that found it.
    pub rule: Text<'a>,
    /// Hash of the normalised text: 16 hexadecimal digits.
    pub fingerprint: Text<'a>,
    /// Range of the verbal form, in bytes: tells two forms of one sentence apart.
    pub keyword_range: TextRange,
}

impl<'a> ProvisionRow<'a> {
    /// The rows of all provisions of a document in reading order. Linear in the number of provisions.
    pub fn of(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        document.provisions().map(move |provision| Self::new(file, provision))
    }

    /// The row of a provision.
    pub fn new(file: &'a str, provision: Provision<'a>) -> Self {
        Self {
            file: file.into(),
            id: provision.address().into(),
            clause: provision.clause().map(|clause| clause.address().into()),
            kind: provision.kind(),
            keyword: without_gaps(provision.keyword()),
            polarity: provision.polarity(),
            bindingness: provision.bindingness(),
            basis: provision.basis(),
            convention: provision.convention(),
            container: container(provision.container()).into(),
            text: provision.text().into(),
            range: provision.range(),
            source: provision.source(),
            condition: provision.condition(),
            exception: provision.exception(),
            lead_in: provision.lead_in().map(|lead_in| lead_in.address().into()),
            rule: provision.rule().into(),
            fingerprint: format!("{:016x}", provision.fingerprint()).into(),
            keyword_range: provision.keyword_range(),
        }
    }
}

/// The word for the block that a provision stands in: a cell is one of a table.
fn container(kind: NodeKind) -> &'static str {
    if kind == NodeKind::Cell { "table-cell" } else { kind.name() }
}
