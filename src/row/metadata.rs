//! The row of a document's metadata.

use std::borrow::Cow;

use super::text::Text;
use crate::model::{Document, Metadata};

/// Metadata of a document. Printed by `metadata`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct MetadataRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// The document's own metadata; its fields stand in the row itself.
    #[cfg_attr(feature = "serde", serde(flatten))]
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Metadata<'static>"))]
    pub own: Cow<'a, Metadata>,
    /// The metadata of documents inside this one, outermost first.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::Metadata<'static>>"))]
    pub adopted: Vec<Cow<'a, Metadata>>,
}

impl<'a> MetadataRow<'a> {
    /// The row of a document, as an iterator like that of the other rows.
    pub fn of(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        std::iter::once(Self::new(file, document))
    }

    /// The row of a document.
    pub fn new(file: &'a str, document: &'a Document) -> Self {
        Self {
            file: file.into(),
            own: Cow::Borrowed(document.metadata()),
            adopted: document.adopted_metadata().iter().map(Cow::Borrowed).collect(),
        }
    }
}
