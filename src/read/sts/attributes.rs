//! Attributes that any element may have, read in one pass.

use crate::read::xml::Node;

use crate::vocabulary::sts::hint::Hint;

/// The change of an element in a redline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Deleted,
    Inserted,
}

/// Attributes that any element may have.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes<'t> {
    pub(super) id: Option<&'t str>,
    pub(super) language: Option<&'t str>,
    pub(super) change: Option<Change>,
    pub(super) hint: Option<Hint<'t>>,
}

impl<'t> Attributes<'t> {
    pub(super) fn of(node: Node<'t>) -> Self {
        let mut found = Self::default();
        for attribute in node.attributes() {
            let value = attribute.value();
            match attribute.name() {
                "id" => found.id = Some(value),
                "lang" => found.language = Some(value),
                "specific-use" => {
                    found.hint = Hint::of(value);
                    let said = found.hint.and_then(|hint| hint.fact("redline"));
                    if found.hint.is_none() || said.is_some() {
                        found.change = found.change.or_else(|| change(said.as_deref().unwrap_or(value)));
                    }
                }
                "style-type" | "style" | "content-type" if is_styled(node) => {
                    found.change = found.change.or_else(|| change(value));
                }
                _ => {}
            }
        }
        found
    }
}

/// Elements whose style may say that they are a change.
fn is_styled(node: Node<'_>) -> bool {
    matches!(node.name(), "styled-content" | "named-content")
}

/// The change that a word of a redline names.
fn change(value: &str) -> Option<Change> {
    value.split([' ', ';']).find_map(|word| match word.trim() {
        "deletion" | "delete" | "deleted" | "del" => Some(Change::Deleted),
        "addition" | "insertion" | "insert" | "inserted" | "ins" => Some(Change::Inserted),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_a_change_of_styled_content_only() {
        let change_of = |xml: &str| Attributes::of(crate::read::xml::tree_of(xml).root()).change;
        assert_eq!(change_of("<styled-content style='color: red; deletion'/>"), Some(Change::Deleted));
        assert_eq!(change_of("<sec content-type='deletion'/>"), None);
        assert_eq!(change_of("<sec specific-use='insert'/>"), Some(Change::Inserted));
    }
}
