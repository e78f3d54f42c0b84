//! Text about the text: what was changed in it, and what is to be removed before it is published. It tells nobody to do anything.

use crate::model::{Bindingness, Document, NodeId, NodeKind};

/// Clauses that speak of the text, in reading order.
#[derive(Debug, Default)]
pub(super) struct Editorial {
    /// Where each begins and ends, and the force of what stands in it; of a record of changes what the clause has.
    clauses: Vec<(u32, u32, Option<Bindingness>)>,
}

/// Titles of records of changes, in lower case, by what they begin with.
const CHANGES: &[&str] = &[
    "change log",
    "changelog",
    "change history",
    "changes since",
    "changes from",
    "changes to",
    "changes in",
    "changes between",
    "differences from",
    "differences between",
    "revision history",
    "document history",
    "history of changes",
    "summary of changes",
];

/// How much of a clause is looked at for a note to its editors, in bytes.
const BEGINNING: usize = 400;

impl Editorial {
    /// Looks at the title and the first words of each clause. Linear in their number.
    pub(super) fn of(document: &Document) -> Self {
        let mut clauses: Vec<(u32, u32, Option<Bindingness>)> = Vec::new();
        for clause in &document.clauses {
            let node = document.node(clause.node);
            if clauses.last().is_some_and(|(_, end, _)| *end > clause.node.0) {
                continue;
            }
            let title = title(document, clause.node).trim().to_ascii_lowercase();
            let start = node.range.start() as usize;
            let beginning = &document.text()[start..node.range.end() as usize];
            let mut length = beginning.len().min(BEGINNING);
            while !beginning.is_char_boundary(length) {
                length -= 1;
            }
            if is_to_be_removed(&title) || is_to_be_removed(&beginning[..length].to_ascii_lowercase()) {
                clauses.push((clause.node.0, node.end, Some(Bindingness::Informative)));
            } else if CHANGES.iter().any(|words| title.starts_with(words)) {
                clauses.push((clause.node.0, node.end, None));
            }
        }
        Self { clauses }
    }

    /// True if a node stands in such a clause, and the force that it has there if not that of the clause. Binary search.
    #[expect(
        clippy::option_option,
        reason = "no such clause, and a clause without a force of its own, are two answers"
    )]
    pub(super) fn force(&self, node: NodeId) -> Option<Option<Bindingness>> {
        let after = self.clauses.partition_point(|(start, ..)| *start <= node.0);
        let (_, end, force) = self.clauses.get(after.checked_sub(1)?)?;
        (node.0 < *end).then_some(*force)
    }
}

fn title(document: &Document, clause: NodeId) -> &str {
    let title = document.children(clause).find(|id| document.node(*id).kind == NodeKind::Title);
    title.map_or("", |id| document.slice(document.node(id).range))
}

/// True if words ask the editor to take something out: *Note to the RFC Editor: please remove this section*.
fn is_to_be_removed(text: &str) -> bool {
    let says = |words: &str| text.contains(words);
    let editor = says("rfc editor") || says("rfc-editor") || says("before publication") || says("prior to publication");
    let this = ["this section", "this appendix", "this note", "this document history"].into_iter().any(says);
    says("remove") && (editor || this && (says("to be removed") || says("should be removed") || says("please remove")))
}

#[cfg(test)]
mod tests {
    use super::is_to_be_removed;

    #[test]
    fn notes_to_editors() {
        assert!(is_to_be_removed("note to the rfc editor: please remove this section."));
        assert!(is_to_be_removed("change log - to be removed by the rfc editor"));
        assert!(is_to_be_removed("this section is to be removed."));
        assert!(!is_to_be_removed("a pilot must remove this section of the frame."));
        assert!(!is_to_be_removed("the entry is removed from this section"));
    }
}
