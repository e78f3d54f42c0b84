//! Cells of `resolve`.

use super::cell::{Cells, line, word};
use crate::row::ResolvedRow;

impl Cells for ResolvedRow<'_> {
    const HEADINGS: &'static [&'static str] = &["row", "id", "label", "text"];

    fn cells(&self) -> Vec<String> {
        let (row, id, label, text) = match self {
            Self::Group { id, label, title, .. } => ("group", id, label.as_deref(), line(title)),
            Self::Control { id, label, title, .. } => ("control", id, label.as_deref(), line(title)),
            Self::Param { id, label, values, choices, .. } => {
                let text = if values.is_empty() { choices.join(" | ") } else { values.join(", ") };
                ("param", id, label.as_deref(), line(&text))
            }
            Self::Part { id, label, name, text, .. } => {
                (name.as_deref().unwrap_or("part"), id, label.as_deref(), line(text))
            }
            Self::Prop { of, name, value, .. } => {
                ("prop", of, name.as_deref(), line(value.as_deref().unwrap_or_default()))
            }
            Self::Resource { uuid, title } => ("resource", uuid, None, line(title)),
        };
        vec![row.to_owned(), word(id.as_deref()), word(label), text]
    }
}
