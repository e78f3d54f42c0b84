//! The text of a row.

use std::borrow::Cow;

/// Borrowed from the document; owned where the row was deserialized.
pub(super) type Text<'a> = Cow<'a, str>;

/// A text without blanks between Chinese characters, where recognition set them apart.
pub(super) fn without_gaps(text: &str) -> Text<'_> {
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    if text.starts_with(han) && text.contains(' ') {
        return text.chars().filter(|c| *c != ' ').collect::<String>().into();
    }
    text.into()
}
