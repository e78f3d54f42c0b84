//! Rows of what a document changes in others.

use super::text::Text;
use crate::model::{Block, Document, OtherFact};

/// A modification that a document makes in another. Printed by `amendments`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AmendmentRow<'a> {
    /// Name of the file.
    pub file: Text<'a>,
    /// Address of the clause that orders it.
    pub clause: Option<Text<'a>>,
    /// The element of the source that says it, such as `textualMod`.
    pub kind: Text<'a>,
    /// What is done, in the source's own word: `insertion`, `substitution`, `repeal` …
    pub r#type: Option<Text<'a>>,
    /// Places of the document that order it, as URIs.
    pub source: Vec<Text<'a>>,
    /// Places that it changes, as URIs.
    pub target: Vec<Text<'a>>,
    /// Where at these places: `before`, `after`, `start`, `end`, `inside`.
    pub position: Vec<Text<'a>>,
    /// Words that go.
    pub old: Vec<Text<'a>>,
    /// Words that come.
    pub new: Vec<Text<'a>>,
}

impl<'a> AmendmentRow<'a> {
    /// The rows of all modifications that a document makes, in the order of its analysis. Linear in its facts.
    pub fn of(file: &'a str, document: &'a Document) -> impl Iterator<Item = Self> {
        let mut rows: Vec<Self> = Vec::new();
        let (mut number, mut active) = ("", false);
        for OtherFact { name, value } in &document.metadata().other {
            let Some((of, field)) = name.strip_prefix("modification[").and_then(|rest| rest.split_once("]/")) else {
                continue;
            };
            if of != number {
                (number, active) = (of, field == "direction" && &**value == "active");
                if active {
                    rows.push(Self { file: file.into(), ..Self::default() });
                }
                continue;
            }
            if let Some(row) = rows.last_mut().filter(|_| active) {
                row.take(field, value, document);
            }
        }
        rows.into_iter()
    }

    fn take(&mut self, field: &str, value: &'a str, document: &'a Document) {
        match field {
            "kind" => self.kind = value.into(),
            "type" => self.r#type = Some(value.into()),
            "source" => {
                let block = value.strip_prefix('#').and_then(|id| document.block_with_id(id));
                let clause = block.and_then(Block::clause);
                self.clause = self.clause.take().or(clause.map(|clause| clause.address().into()));
                self.source.push(value.into());
            }
            "target" => self.target.push(value.into()),
            "position" => self.position.push(value.into()),
            "old" => self.old.push(value.into()),
            "new" => self.new.push(value.into()),
            _ => {}
        }
    }
}
