//! What an expression may begin with, so that a choice need not try what cannot fit.

use super::class::First;
#[cfg(test)]
use super::node::Grammar;
use super::node::{Node, NodeRef};

#[cfg(test)]
impl Grammar {
    /// What an identifier of this grammar may begin with.
    pub(in crate::identifier) fn first(&self) -> First {
        firsts(&self.nodes)[self.start as usize]
    }
}

/// What each node may begin with. Nodes stand behind those that they are made of, so that one pass is enough.
pub(super) fn firsts(nodes: &[Node]) -> Vec<First> {
    let mut known: Vec<First> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let of = |item: &u32| known.get(*item as usize).copied().unwrap_or_default();
        let mut found = First::default();
        match node {
            Node::Text(text) => match text.chars().next() {
                Some(c) => found.character(c),
                None => found.empty = true,
            },
            Node::AnyCase(text) => match text.chars().next() {
                Some(c) => {
                    found.character(c.to_ascii_lowercase());
                    found.character(c.to_ascii_uppercase());
                }
                None => found.empty = true,
            },
            Node::Class(class) => found = class.first(),
            Node::Sequence(items) => found = sequence(nodes, &known, items),
            Node::Choice(items) => items.iter().for_each(|(_, item)| found.add(of(item))),
            Node::Repeat(item, least, _) => {
                found = of(item);
                found.empty |= *least == 0;
            }
            Node::Field(_, item) | Node::Replace(item, _) | Node::Upper(item) | Node::Keep(_, item) => found = of(item),
            Node::End | Node::Ahead(_) | Node::NotAhead(_) | Node::Print(_) | Node::Recall(_) => found.empty = true,
        }
        known.push(found);
    }
    known
}

/// What a sequence may begin with: what its items may up to the first that is not empty, and of that what it looks for there.
fn sequence(nodes: &[Node], known: &[First], items: &[NodeRef]) -> First {
    let of = |item: &u32| known.get(*item as usize).copied().unwrap_or_default();
    let mut found = First { empty: true, ..First::default() };
    let mut looked_for = None;
    let mut begins = true;
    for item in items {
        match nodes.get(*item as usize) {
            Some(Node::Ahead(ahead)) if begins => {
                looked_for = looked_for.or(Some(of(ahead)).filter(|first| !first.empty));
            }
            _ => {
                begins = false;
                found.empty = false;
                found.add(of(item));
                if !found.empty {
                    break;
                }
            }
        }
    }
    if let Some(first) = looked_for {
        let all = found.empty;
        let ascii = if all { first.ascii } else { found.ascii & first.ascii };
        found = First { ascii, other: first.other && (all || found.other), empty: false };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_printed_as_they_are_read() {
        for class in ["A", "AB", "0-9A-Z", "AC-Fd…"] {
            assert_eq!(First::of_class(class).class(), class);
        }
        let first = First::of_class("0-9…");
        assert!(first.fits(Some(b'5')) && first.fits(Some(0xD0)) && !first.fits(Some(b'A')) && !first.fits(None));
    }
}
