//! Cells of a table for people.

/// A row that is shown in a table.
pub(crate) trait Cells {
    /// Headings of the table.
    const HEADINGS: &'static [&'static str];

    /// One cell for each heading.
    fn cells(&self) -> Vec<String>;
}

/// A text on one line, of at most 160 characters.
pub(super) fn line(text: &str) -> String {
    const MOST: usize = 160;
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    text[..end].replace('\n', " ")
}

/// A word, or `-` where there is none.
pub(super) fn word(value: Option<&str>) -> String {
    value.unwrap_or("-").to_owned()
}
