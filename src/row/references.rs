//! Rows of references.

use super::text::Text;
use crate::identifier::Identifier;
use crate::model::{Basis, Document, Reference, ReferenceKind, TextRange};
use crate::place::Span;

/// A reference. Printed by `references`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReferenceRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Address of the clause that it stands in.
    pub clause: Option<Text<'a>>,
    /// Text of the reference.
    pub text: Text<'a>,
    /// Kind of its target.
    pub kind: ReferenceKind,
    /// Identifier of the document that it names, or that the label of the entry that it cites says.
    pub identifier: Option<Text<'a>>,
    /// Place in its target.
    pub locator: Option<Text<'a>>,
    /// Address of its target in this document.
    pub address: Option<Text<'a>>,
    /// URI that it gives.
    pub uri: Option<Text<'a>>,
    /// `true` where it names one edition; `null` inside the document.
    pub dated: Option<bool>,
    /// `true` where what it names is indispensable; `null` where that is not known.
    pub normative: Option<bool>,
    /// `true` where its target is known.
    pub resolved: bool,
    /// Evidence for the reference.
    pub basis: Basis,
    /// Range of its text, in bytes.
    pub range: TextRange,
    /// Place in the source, in bytes.
    pub source: Span,
}

impl<'a> ReferenceRow<'a> {
    /// The rows of all references of a document in reading order. Linear in the number of references.
    pub fn of(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        document.references().map(move |reference| Self::new(file, reference))
    }

    /// The row of a reference.
    pub fn new(file: &'a str, reference: Reference<'a>) -> Self {
        Self {
            file: file.into(),
            clause: reference.clause().map(|clause| clause.address().into()),
            text: reference.text().into(),
            kind: reference.kind(),
            identifier: reference.identifier().map(Into::into).or_else(|| cited(reference)),
            locator: reference.locator().map(Into::into),
            address: reference.address().map(Into::into),
            uri: reference.uri().map(Into::into),
            dated: reference.dated(),
            normative: reference.normative(),
            resolved: reference.is_resolved(),
            basis: reference.basis(),
            range: reference.range(),
            source: reference.source(),
        }
    }
}

/// The identifier that the label of a cited entry says, in its canonical form: `[RFC9110]` is RFC 9110. A label such as `[10]` says none.
fn cited(reference: Reference<'_>) -> Option<Text<'_>> {
    let label = reference.citation()?.trim_matches(['[', ']']);
    let identifier = label.parse::<Identifier>().ok()?;
    Some(identifier.to_string().into())
}
