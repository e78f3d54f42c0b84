//! Where a clause stands by its number.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::edits::Content;
use super::refusal::Refusal;
use crate::model::{Document, NodeId, NodeKind, address};

/// Beside which clause another comes.
pub(super) enum Beside {
    Before(NodeId),
    After(NodeId),
}

/// Where the first clause of an amendment's matter stands among the clauses of the base, with the numbers that they have by now.
/// Nothing where it has no number, or no clause has one beside it.
pub(super) fn place(
    base: &Document,
    labels: &HashMap<NodeId, String>,
    amendment: &Document,
    content: &[Content],
) -> Result<Option<Beside>, Refusal> {
    let label = content.iter().find_map(|content| match content {
        Content::Blocks(blocks) => {
            blocks.iter().find(|id| is_numbered(amendment, **id)).map(|&id| amendment.label_of(id))
        }
        Content::Clause(clause) => Some(Some(&*clause.label)),
        _ => None,
    });
    let Some(number) = label.flatten().and_then(address::bare) else { return Ok(None) };
    let (stem, last) = parts(number);
    let mut after = None;
    for id in (1..base.nodes.len() as u32).map(NodeId).filter(|&id| is_numbered(base, id)) {
        let label = labels.get(&id).map(String::as_str).or(base.label_of(id)).and_then(address::bare);
        let Some((_, own)) = label.map(parts).filter(|(other, own)| *other == stem && same_kind(own, last)) else {
            continue;
        };
        match compare(own, last) {
            Ordering::Less => after = Some(Beside::After(id)),
            Ordering::Equal => return Err(Refusal::Taken(number.to_owned())),
            Ordering::Greater => return Ok(Some(Beside::Before(id))),
        }
    }
    Ok(after)
}

fn is_numbered(document: &Document, id: NodeId) -> bool {
    matches!(document.node(id).kind, NodeKind::Clause | NodeKind::TermEntry)
}

/// A number without its last part, and that.
fn parts(number: &str) -> (&str, &str) {
    number.rsplit_once('.').unwrap_or(("", number))
}

/// Whether both are digits, or both letters.
fn same_kind(own: &str, other: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    digits(own) == digits(other)
}

fn compare(own: &str, other: &str) -> Ordering {
    own.len().cmp(&other.len()).then_with(|| own.cmp(other))
}
