//! Records of documents in lists of references: what names them.

use super::query::{elements, filled, plain};
use crate::read::xml::Node;

/// Types of identifiers that name no document: numbers in the list, and what is no designation.
const NO_DOCUMENTS: &[&str] = &["metanorma", "metanorma-ordinal", "URN", "URI", "DOI", "ISSN", "ISBN"];

/// True for an identifier that is the number of the entry in its list.
pub(super) fn is_number(identifier: Node<'_>) -> bool {
    matches!(filled(identifier, "type"), Some("metanorma" | "metanorma-ordinal"))
}

/// The identifier of the document that an entry is of.
pub(super) fn identifier_of(entry: Node<'_>) -> Option<Node<'_>> {
    let identifiers = || elements(entry).filter(|n| n.name() == "docidentifier" && !plain(*n).is_empty());
    let names = |n: &Node<'_>| {
        !filled(*n, "type").is_some_and(|of| NO_DOCUMENTS.iter().any(|known| known.eq_ignore_ascii_case(of)))
            && n.attribute("scope") != Some("biblio-tag")
    };
    identifiers().find(names)
}

/// The title of the document that an entry is of.
pub(super) fn main_title(entry: Node<'_>) -> Option<Node<'_>> {
    let titles = || elements(entry).filter(|n| n.name() == "title" && !plain(*n).is_empty());
    titles().find(|title| title.attribute("type") == Some("main")).or_else(|| titles().next())
}
