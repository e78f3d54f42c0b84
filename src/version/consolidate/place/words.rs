//! The words for places, as data.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::{NodeKind, address};

/// `language TAB word TAB role`
static ROLES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../places.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split('\t').nth(1).zip(line.split('\t').nth(2))).collect()
});

/// What a word for a place names, such as `clause` or `note`.
pub(in crate::version::consolidate) fn role_of(word: &str) -> Option<&'static str> {
    if word == "§" {
        return Some("clause");
    }
    ROLES.get(word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())).copied()
}

/// The kind of block that a role of a word is, where such blocks have labels.
pub(super) fn labelled_kind(role: &str) -> Option<NodeKind> {
    Some(match role {
        "note" => NodeKind::Note,
        "table" => NodeKind::Table,
        "figure" => NodeKind::Figure,
        "example" => NodeKind::Example,
        "formula" => NodeKind::Formula,
        "footnote" => NodeKind::Footnote,
        "item" => NodeKind::ListItem,
        _ => return None,
    })
}

/// The number of a label: `1` of `ANMERKUNG 1` and of 注1.
pub(super) fn number(label: &str) -> Option<&str> {
    let bare = address::bare(label)?;
    let rest = bare.trim_start_matches(|c: char| !c.is_ascii() && c.is_alphabetic()).trim_start();
    let word = rest.split_whitespace().next().filter(|word| role_of(word).is_some());
    let rest = word.map_or(rest, |word| rest[word.len()..].trim_start());
    Some(rest).filter(|rest| !rest.is_empty()).or(Some(bare))
}
