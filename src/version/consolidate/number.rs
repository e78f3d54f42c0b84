//! Where a clause stands by its number.

use super::edits::Content;
use super::place::Index;
use super::refusal::Refusal;
use crate::model::{Document, NodeId, NodeKind, address};

/// Beside which clause another comes.
pub(super) enum Beside {
    Before(NodeId),
    After(NodeId),
}

/// Where the first clause of an amendment's matter stands among the clauses of the base, with the numbers that they have by now.
/// Nothing where it has no number, or no clause has one beside it.
pub(super) fn place(index: &Index<'_>, amendment: &Document, content: &[Content]) -> Result<Option<Beside>, Refusal> {
    let is_numbered = |id: &&NodeId| matches!(amendment.node(**id).kind, NodeKind::Clause | NodeKind::TermEntry);
    let label = content.iter().find_map(|content| match content {
        Content::Blocks(blocks) => blocks.iter().find(is_numbered).map(|&id| amendment.label_of(id)),
        Content::Clause(clause) => Some(Some(&*clause.label)),
        _ => None,
    });
    let Some(number) = label.flatten().and_then(address::bare) else { return Ok(None) };
    match index.around(number) {
        [_, Some(_), _] => Err(Refusal::Taken(number.to_owned())),
        [Some(before), None, _] => Ok(Some(Beside::After(before))),
        [None, None, Some(behind)] => Ok(Some(Beside::Before(behind))),
        [None, None, None] => Ok(None),
    }
}
