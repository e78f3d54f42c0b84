//! `std`: a reference to a standard, by its identifier and perhaps a place in it.

use super::tree::{attribute, plain, walk};
use crate::model::IdentifierForm;
use crate::read::xml::Node;
use crate::vocabulary::sts::citation::{Citation, of};

/// Reads a citation. The identifier is as printed, up to the first comma; the locator is what is named after it.
pub(super) fn read(std: Node<'_>) -> Option<Citation> {
    const MACHINE: &[&str] = &["std-id-group", "std-id", "title", "fn", "xref"];
    let named = walk(std, |_| false).find(|n| n.name() == "std-ref");
    let words = plain(named.unwrap_or(std), MACHINE);
    let mut after = String::new();
    for sibling in named.iter().flat_map(|named| named.next_siblings()) {
        match sibling.name() {
            "title" | "std-ref" | "fn" => break,
            name if MACHINE.contains(&name) => {}
            _ if sibling.is_text() => after.push_str(sibling.text().unwrap_or_default()),
            _ => {
                after.push(' ');
                after.push_str(&plain(sibling, MACHINE));
            }
        }
    }
    let form = named.and_then(|n| attribute(n, "type")).or(attribute(std, "type")).and_then(IdentifierForm::from_name);
    of(&words, &after, form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cite(xml: &str) -> (String, Option<String>, Option<bool>) {
        let tree = crate::read::xml::tree_of(xml);
        let found = read(tree.root()).unwrap();
        (found.identifier, found.locator, found.dated)
    }

    #[test]
    fn the_identifier_ends_at_the_comma() {
        assert_eq!(
            cite("<std>ISO 12100-2:2003, 4.11.8</std>"),
            ("ISO 12100-2:2003".into(), Some("4.11.8".into()), Some(true))
        );
        assert_eq!(cite("<std>98/37/EC, Annex I</std>"), ("98/37/EC".into(), Some("I".into()), Some(false)));
        assert_eq!(cite("<std>IEC 60050-191:1990, 05-01</std>").1.as_deref(), Some("05-01"));
        assert_eq!(cite("<std><std-ref>ISO 1:2020</std-ref>, table<bold>1</bold></std>").1.as_deref(), Some("1"));
        assert_eq!(cite("<std><std-ref>ISO 1</std-ref>, <title>Paper, 2 kinds</title></std>").1, None);
    }

    #[test]
    fn the_markup_may_say_that_it_is_dated() {
        assert_eq!(cite("<std type='undated'><std-ref>ISO 1:2020</std-ref></std>").2, Some(false));
        assert_eq!(cite("<std><std-ref type='dated'>ISO 1</std-ref></std>").2, Some(true));
    }
}
