//! Edits of a document, before any of them is carried out.

use std::collections::{HashMap, HashSet};

use crate::model::{ClauseKind, NodeId, NodeKind, TextRange};

/// What is put into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Blocks of the amendment.
    Blocks(Vec<NodeId>),
    /// A stretch of the amendment's text, as a paragraph.
    Text(TextRange),
    Clause(NewClause),
    /// A stretch of the amendment's text as an item, a note …, with a label.
    Labelled(NodeKind, String, TextRange),
    /// Blocks of the base that stand elsewhere there.
    Moved(Vec<NodeId>),
}

/// A clause that is made of what an amendment brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewClause {
    pub(super) kind: ClauseKind,
    pub(super) label: String,
    /// Where its title stands in the amendment.
    pub(super) title: Option<TextRange>,
    pub(super) content: Vec<Content>,
}

/// Another text in the place of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextEdit {
    pub(super) range: TextRange,
    /// What comes, and where it stands in the amendment.
    pub(super) with: Option<(String, TextRange)>,
}

/// Edits of a document by one amendment. Places are those of the document before them.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Blocks that go, with what comes in their place.
    pub(super) replaced: HashMap<NodeId, Vec<Content>>,
    /// What comes before and after blocks.
    pub(super) before: HashMap<NodeId, Vec<Content>>,
    pub(super) after: HashMap<NodeId, Vec<Content>>,
    /// What comes at the end of a clause's own blocks.
    pub(super) within: HashMap<NodeId, Vec<Content>>,
    pub(super) labels: HashMap<NodeId, String>,
    /// Blocks that a content brings: they are left out in their own place.
    pub(super) moved: HashSet<NodeId>,
    /// Articles get numbers in order.
    pub(super) articles_in_order: bool,
    /// By place, not overlapping.
    pub(super) texts: Vec<TextEdit>,
}
