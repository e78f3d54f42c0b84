//! Where footnotes go.

use crate::model::NodeKind;

/// Blocks that footnotes of their text stand inside of; those of other blocks stand after them.
pub(crate) fn holds_blocks(kind: NodeKind) -> bool {
    use NodeKind as K;
    !matches!(
        kind,
        K::Paragraph
            | K::Title
            | K::AnnexType
            | K::Caption
            | K::Designation
            | K::Definition
            | K::DefinitionTerm
            | K::TermSource
            | K::TermNote
            | K::SubjectField
    )
}
