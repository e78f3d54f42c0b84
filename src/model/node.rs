//! The arena of nodes.

use super::TextRange;
use super::kind::{Bindingness, ClauseKind, NodeKind};
use crate::place::Span;

/// The position of a node in its document's pre-order arena. Not stable from one reading to the next of another source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The node of the whole document.
    pub const ROOT: Self = Self(0);

    /// The position, from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Entry of the arena for one node. Kind-specific facts stand in side tables, so that most nodes cost nothing for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NodeData {
    pub(crate) kind: NodeKind,
    /// True if the label was computed, not read.
    pub(crate) generated_label: bool,
    /// Steps of the path from the parent's element to this node's.
    pub(crate) steps: u16,
    /// First step in the document's table of steps.
    pub(crate) first_step: u32,
    pub(crate) parent: u32,
    /// The node after the last of this subtree.
    pub(crate) end: u32,
    pub(crate) range: TextRange,
    pub(crate) source: Span,
    /// Range of the document's labels.
    pub(crate) label: (u32, u32),
}

/// Facts of a clause beyond its node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClauseData {
    pub(crate) node: NodeId,
    pub(crate) kind: ClauseKind,
    pub(crate) bindingness: Bindingness,
    /// True if the document itself says the bindingness; false if it follows from the kind.
    pub(crate) declared: bool,
    pub(crate) depth: u16,
    pub(crate) address: Box<str>,
}

/// A fact of a node that few nodes have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AttributeData {
    pub(crate) node: NodeId,
    pub(crate) key: AttributeKey,
    pub(crate) value: Box<str>,
}

/// The name of a fact that few nodes have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AttributeKey {
    /// BCP 47 language tag of a subtree.
    Language,
    /// Style of a list's labels: `ordered`, `dash`, `alpha-lower` …, as printed in the source.
    ListStyle,
    /// Columns that a cell spans, when more than one.
    ColumnSpan,
    /// Rows that a cell spans, when more than one.
    RowSpan,
    /// `header` for a cell that heads a row or column.
    CellRole,
    /// `head`, `body` or `foot` of a row group.
    GroupRole,
    /// Alignment of a cell.
    Align,
    /// Target of a graphic.
    Target,
    /// MathML source of a formula.
    MathMl,
    /// TeX source of a formula.
    Tex,
    /// Standing of a designation: `preferred`, `admitted`, `deprecated`.
    Status,
    /// Part of speech of a designation.
    PartOfSpeech,
    /// Type of a designation: `abbreviation`, `symbol`, `fullForm` …
    TermType,
    /// Grammatical gender of a designation.
    Gender,
    /// Grammatical number of a designation.
    GrammaticalNumber,
    /// Type of a block as its source names it.
    Type,
    /// `informative` or `normative` where a note, example or other block says so itself.
    Bindingness,
    /// Programming or markup language of code.
    CodeLanguage,
    /// The title that every processor prints for a clause whose source has none, such as `Abstract`. It is no text.
    GeneratedTitle,
    /// `inserted` or `deleted` for a block of a redline that came or went as a whole.
    Redline,
    /// The label that a block of a redline had before it got another; empty where it had none.
    LabelBefore,
    /// What its source calls a clause where it prints no label, such as the id of a rule: its address.
    Address,
    /// Any other name.
    Other(Box<str>),
}

impl AttributeKey {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Self::Language, "language"),
        (Self::ListStyle, "list-style"),
        (Self::ColumnSpan, "column-span"),
        (Self::RowSpan, "row-span"),
        (Self::CellRole, "cell-role"),
        (Self::GroupRole, "group-role"),
        (Self::Align, "align"),
        (Self::Target, "target"),
        (Self::MathMl, "mathml"),
        (Self::Tex, "tex"),
        (Self::Status, "status"),
        (Self::PartOfSpeech, "part-of-speech"),
        (Self::TermType, "term-type"),
        (Self::Gender, "gender"),
        (Self::GrammaticalNumber, "grammatical-number"),
        (Self::Type, "type"),
        (Self::Bindingness, "bindingness"),
        (Self::CodeLanguage, "code-language"),
        (Self::GeneratedTitle, "generated-title"),
        (Self::Redline, "redline"),
        (Self::LabelBefore, "label-before"),
        (Self::Address, "address"),
    ];

    /// The name in the native JSON.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) => name,
            known => Self::NAMES.iter().find(|(key, _)| key == known).map_or("", |(_, name)| name),
        }
    }

    /// The key with this name; a name that is none of the known is kept as [`Other`](Self::Other).
    pub fn from_name(name: &str) -> Self {
        Self::NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map_or_else(|| Self::Other(name.into()), |(key, _)| key.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_stays_small() {
        assert!(size_of::<NodeData>() <= 44, "{}", size_of::<NodeData>());
    }

    #[test]
    fn attribute_names_lead_back() {
        for (key, name) in AttributeKey::NAMES {
            assert_eq!(&AttributeKey::from_name(name), key);
        }
        assert_eq!(AttributeKey::from_name("x-y").name(), "x-y");
    }
}
