//! Titles as they are compared, and without what declares a part.

use crate::regime::european::declared;

/// The letters and digits of a title in lower case.
pub(super) fn key(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The title behind a declaration.
pub(super) fn bare_title(rest: &str) -> &str {
    let after = declared(rest).map_or(rest, |(length, _)| &rest[length..]);
    after.trim_start_matches([' ', ':', '\u{2013}', '\u{2014}', '-', '\t'])
}
