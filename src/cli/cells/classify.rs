//! Cells of `classify`.

use super::cell::line;
use crate::row::{ClassifyRow, FoundRow};

/// Headings of the table.
pub(crate) const CLASSIFY_HEADINGS: &[&str] = &["kind", "keyword", "text"];

/// A line for each provision; one for a text without any.
pub(crate) fn classify_lines(row: &ClassifyRow<'_>) -> Vec<Vec<String>> {
    if row.provisions.is_empty() {
        return vec![vec!["statement".to_owned(), "-".to_owned(), line(&row.input)]];
    }
    let text = |p: &FoundRow<'_>| line(row.input.get(p.range[0]..p.range[1]).unwrap_or_default());
    row.provisions.iter().map(|p| vec![p.kind.to_string(), p.keyword.to_string(), text(p)]).collect()
}
