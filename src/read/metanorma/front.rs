//! The metadata of the oldest files, which stand in `front` beside the foreword.

use super::query::{child, elements, filled, parent_name, plain, walk};
use super::state::Walker;
use crate::model::{DocumentIdentifier, DocumentTitle, IdentifierForm, LifeDate, OtherFact, Stage};
use crate::read::xml::Node;

/// Elements of `front` that are metadata.
const PARTS: &[&str] =
    &["title", "documenttype", "documentstatus", "id", "version", "author", "contributor", "language", "script"];

impl<'t> Walker<'_, 't> {
    /// Reads an element of the oldest metadata. Whether it was one.
    pub(super) fn old_metadata(&mut self, node: Node<'t>) -> bool {
        if parent_name(node) != "front" || !PARTS.contains(&node.name()) {
            return false;
        }
        let main = self.builder.metadata();
        let text = plain(node);
        match node.name() {
            "title" => {
                for title in elements(node) {
                    let part = |name| child(title, name).map(plain).filter(|text| !text.is_empty()).map(Box::from);
                    main.titles.push(DocumentTitle {
                        language: Some(title.name().into()),
                        introductory: part("title_intro"),
                        main: part("title_main"),
                        complementary: part("title_part"),
                        full: None,
                    });
                }
            }
            "documenttype" => main.document_type = Some(text.into()),
            "documentstatus" => main.stage = Some(Stage { code: text.replace(' ', ".").into(), detail: None }),
            "language" => main.languages.push(text.into()),
            _ => {
                for leaf in walk(node, |_| false).filter(|n| n.is_element() && elements(*n).next().is_none()) {
                    let text = plain(leaf);
                    match leaf.name() {
                        _ if text.is_empty() => {}
                        "ref_documentnumber" => main
                            .identifiers
                            .push(DocumentIdentifier { value: text.into(), form: IdentifierForm::Unspecified }),
                        "edition" => main.edition = Some(text.into()),
                        "revdate" => main.dates.push(LifeDate {
                            event: "revision".into(),
                            date: text.parse().ok(),
                            printed: text.into(),
                        }),
                        "technical_committee" | "subcommittee" | "workgroup" => {
                            let number = filled(leaf, "number").map(|number| format!("{number} ")).unwrap_or_default();
                            main.committees.push(format!("{number}{text}").into());
                        }
                        name => main.other.push(OtherFact { name: name.into(), value: text.into() }),
                    }
                }
            }
        }
        true
    }
}
