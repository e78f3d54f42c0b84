//! `boilerplate`: statements that the publisher puts into every document. They are facts of the metadata.

use super::query::{elements, plain};
use super::state::{Frame, Walker};
use crate::model::OtherFact;
use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    /// The copyright statement has a field; the others are kept under their names.
    pub(super) fn boilerplate(&mut self, node: Node<'t>) -> Option<Frame<'t>> {
        let metadata = self.builder.metadata();
        for statement in elements(node) {
            let text = plain(statement);
            if text.is_empty() {
                continue;
            }
            if statement.name() == "copyright-statement" {
                let copyright = metadata.copyright.get_or_insert_default();
                if copyright.statement.is_none() {
                    copyright.statement = Some(text.into());
                    continue;
                }
            }
            metadata.other.push(OtherFact { name: statement.name().into(), value: text.into() });
        }
        None
    }
}
