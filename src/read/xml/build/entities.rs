//! Named characters: the entity sets of ISO 8879 and ISO 9573-13 as HTML gives them, and those of RFCXML.

use std::sync::LazyLock;

/// `name TAB code points`, sorted by name.
static TABLE: &str = include_str!("entities.tsv");

static NAMES: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| TABLE.lines().filter_map(|line| line.split_once('\t')).collect());

/// The characters that a name stands for. Binary search; the table is read on first use.
pub(super) fn named_character(name: &str) -> Option<String> {
    let at = NAMES.binary_search_by_key(&name, |(known, _)| known).ok()?;
    NAMES[at].1.split(' ').map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(NAMES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(NAMES.iter().all(|(name, _)| named_character(name).is_some_and(|c| !c.is_empty())));
    }

    #[test]
    fn common_names_are_known() {
        for (name, character) in [("nbsp", "\u{a0}"), ("mdash", "—"), ("Omega", "Ω"), ("le", "≤"), ("wj", "\u{2060}")]
        {
            assert_eq!(named_character(name).as_deref(), Some(character));
        }
        assert_eq!(named_character("nosuch"), None);
    }
}
