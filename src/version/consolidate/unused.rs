//! Text of an amendment that no instruction has used: nothing of it is lost.

use std::collections::HashSet;

use super::instruction::Found;
use super::outcome::{Instruction, Unused};
use crate::model::{Document, NodeId, NodeKind};

/// The blocks of an amendment with text that is neither an instruction nor brought by one that was applied.
pub(super) fn of(number: usize, amendment: &Document, all: &[Found], done: &[Instruction]) -> Vec<Unused> {
    let mut used: HashSet<NodeId> = HashSet::new();
    let mut named: HashSet<NodeId> = HashSet::new();
    let mut ranges = Vec::new();
    for (found, instruction) in all.iter().zip(done) {
        match found.range {
            Some(range) => ranges.push(range),
            None => drop(used.insert(found.node)),
        }
        named.extend(amendment.clause_of(found.node));
        if instruction.is_applied() {
            // What follows an instruction that brings nothing is not used by it.
            let brought = |block: &&NodeId| {
                let text = amendment.slice(amendment.node(**block).range);
                let edits = instruction.edits().iter().map(|edit| &*edit.after).filter(|after| !after.is_empty());
                // The heading of a clause has its label before it.
                let heading = |after: &str| after.split_once('\n').is_some_and(|(title, _)| text.ends_with(title));
                let says = |after: &str| after.contains(text) || text.ends_with(after) || heading(after);
                found.pair.is_some() || edits.into_iter().any(says)
            };
            used.extend(found.content.iter().filter(brought));
            used.extend(found.whole);
        }
    }
    // Instructions stand in the order of the text.
    let is_read = |own: crate::model::TextRange| {
        let at = ranges.partition_point(|range: &crate::model::TextRange| range.end() < own.end());
        ranges.get(at).is_some_and(|range| range.encloses(own))
    };
    let mut unused = Vec::new();
    let mut at = 1;
    while at < amendment.nodes.len() as u32 {
        let id = NodeId(at);
        let node = amendment.node(id);
        if used.contains(&id) {
            at = node.end;
            continue;
        }
        at += 1;
        // The title of a clause with instructions says where they belong.
        if node.kind == NodeKind::Title && named.contains(&NodeId(node.parent)) {
            continue;
        }
        let text: Vec<&str> = amendment
            .own_text(id)
            .filter(|own| !is_read(*own))
            .map(|range| amendment.slice(range).trim())
            .filter(|t| !t.is_empty())
            .collect();
        if !text.is_empty() {
            unused.push(Unused { amendment: number, block: id, text: text.join(" ").into() });
        }
    }
    unused
}
