use serde::Serialize;

use super::{Row, line};
use crate::model::Document;
use crate::schema::Metadata;

/// The row of `metadata`.
#[derive(Serialize)]
pub(in crate::cli) struct MetadataRow<'a> {
    file: &'a str,
    #[serde(flatten)]
    own: Metadata<'a>,
    /// Of documents inside this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    adopted: Vec<Metadata<'a>>,
    #[serde(skip)]
    cells: Vec<String>,
}

impl<'a> Row<'a> for MetadataRow<'a> {
    const HEADINGS: &'static [&'static str] = &["file", "identifier", "edition", "title"];

    fn rows(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        let own = document.metadata();
        let title = own.own_title().map(crate::model::DocumentTitle::text).unwrap_or_default();
        let text = |value: Option<&str>| value.unwrap_or("-").to_owned();
        let cells = vec![file.to_owned(), text(own.identifier()), text(own.edition.as_deref()), line(&title)];
        std::iter::once(Self {
            file,
            own: own.into(),
            adopted: document.adopted_metadata().iter().map(Into::into).collect(),
            cells,
        })
    }

    fn cells(&self) -> Vec<String> {
        self.cells.clone()
    }
}
