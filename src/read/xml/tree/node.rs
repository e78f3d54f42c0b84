//! Nodes and attributes: small values that borrow the tree.

use std::fmt;
use std::iter;
use std::ops::Range;

use super::arena::{AttributeData, Kind, NONE, NodeData, Tree};
use crate::place::Span;

/// The position of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Id(u32);

/// An element, a text, a comment or a processing instruction.
#[derive(Clone, Copy)]
pub(crate) struct Node<'t> {
    tree: &'t Tree<'t>,
    at: u32,
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {:?} {:?}", self.at, self.data().kind, self.name())
    }
}

/// Nodes of one tree are compared by their places.
impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Tree<'_> {
    /// The root element.
    pub(crate) fn root(&self) -> Node<'_> {
        Node { tree: self, at: 0 }
    }
}

impl<'t> Node<'t> {
    fn data(self) -> &'t NodeData {
        &self.tree.nodes[self.at as usize]
    }

    fn at(self, at: u32) -> Option<Self> {
        (at != NONE).then_some(Self { at, ..self })
    }

    /// Its position in the tree.
    pub(crate) fn id(self) -> Id {
        Id(self.at)
    }

    pub(crate) fn is_element(&self) -> bool {
        self.data().kind == Kind::Element
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self.data().kind, Kind::Text | Kind::Pieces)
    }

    /// The local name of an element; empty for other nodes.
    pub(crate) fn name(self) -> &'t str {
        if self.is_element() { self.tree.names.local(self.data().name) } else { "" }
    }

    /// The namespace of an element.
    pub(crate) fn namespace(self) -> Option<&'t str> {
        if self.is_element() { self.tree.names.namespace(self.data().name) } else { None }
    }

    /// The position of an element's name, with its namespace, among the names of the tree: what a table is asked once for.
    pub(crate) fn name_index(self) -> usize {
        self.data().name as usize
    }

    /// Where it stands: from the first byte of its start tag to the last of its end tag.
    pub(crate) fn range(self) -> Range<usize> {
        let data = self.data();
        data.start as usize..data.end as usize
    }

    /// [`range`](Self::range) as offsets of the tree's source.
    pub(crate) fn span(self) -> Span {
        let data = self.data();
        Span::new(data.start, data.end)
    }

    /// The characters of a text, references replaced. Line ends are as in the source.
    pub(crate) fn text(self) -> Option<&'t str> {
        let data = self.data();
        match data.kind {
            Kind::Text => Some(&self.tree.source[data.start as usize..data.end as usize]),
            Kind::Pieces => Some(&self.tree.extra[data.first as usize..data.count as usize]),
            _ => None,
        }
    }

    /// Gives the characters of a text in stretches that were copied from the source, each with its offset there. A stretch that
    /// stands for a reference has the offset of the reference.
    pub(crate) fn runs(self, mut run: impl FnMut(&'t str, u32)) {
        let data = self.data();
        match data.kind {
            Kind::Text => run(&self.tree.source[data.start as usize..data.end as usize], data.start),
            Kind::Pieces => {
                let pieces = &self.tree.pieces[data.name as usize..];
                for (i, piece) in pieces.iter().enumerate().take_while(|(_, piece)| piece.at < data.count) {
                    let end = pieces.get(i + 1).map_or(data.count, |next| next.at.min(data.count));
                    run(&self.tree.extra[piece.at as usize..end as usize], piece.place);
                }
            }
            _ => {}
        }
    }

    /// The target and the value of a processing instruction.
    pub(crate) fn instruction(self) -> Option<(&'t str, &'t str)> {
        if self.data().kind != Kind::Instruction {
            return None;
        }
        let inside = self.tree.source.get(self.range())?.strip_prefix("<?")?.strip_suffix("?>")?;
        let (target, value) = inside.split_once([' ', '\t', '\r', '\n']).unwrap_or((inside, ""));
        Some((target, value.trim_start_matches([' ', '\t', '\r', '\n'])))
    }

    /// The attributes of an element, in the order of the source, without declarations of namespaces.
    pub(crate) fn attributes(self) -> impl Iterator<Item = Attribute<'t>> {
        let data = self.data();
        let range = match data.kind {
            Kind::Element => data.first as usize..(data.first + data.count) as usize,
            _ => 0..0,
        };
        let tree = self.tree;
        tree.attributes[range].iter().map(move |data| Attribute { tree, data })
    }

    /// The value of an attribute that is in no namespace.
    pub(crate) fn attribute(self, name: &str) -> Option<&'t str> {
        self.attributes().find(|a| a.name() == name && a.namespace().is_none()).map(Attribute::value)
    }

    pub(crate) fn has_attribute(self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// The element around it.
    pub(crate) fn parent(self) -> Option<Self> {
        self.at(self.data().parent)
    }

    /// It and the elements around it, the innermost first.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Self> {
        iter::successors(Some(self), |node| node.parent())
    }

    pub(crate) fn first_child(self) -> Option<Self> {
        (self.at + 1 < self.data().past).then_some(Self { at: self.at + 1, ..self })
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        iter::successors(self.first_child(), |node| node.next_sibling())
    }

    pub(crate) fn next_sibling(self) -> Option<Self> {
        let data = self.data();
        let next = self.tree.nodes.get(data.past as usize)?;
        (next.parent == data.parent).then_some(Self { at: data.past, ..self })
    }

    pub(crate) fn previous_sibling(self) -> Option<Self> {
        self.at(self.data().previous)
    }

    /// The siblings after it, the next one first.
    pub(crate) fn next_siblings(self) -> impl Iterator<Item = Self> {
        iter::successors(self.next_sibling(), |node| node.next_sibling())
    }

    /// The siblings before it, the nearest first.
    pub(crate) fn previous_siblings(self) -> impl Iterator<Item = Self> {
        iter::successors(self.previous_sibling(), |node| node.previous_sibling())
    }

    /// The nodes below it in document order, without the subtrees of elements for which `skip` holds.
    pub(super) fn below(self, skip: impl Fn(Self) -> bool) -> impl Iterator<Item = Self> {
        let (mut at, end) = (self.at + 1, self.data().past);
        iter::from_fn(move || {
            while at < end {
                let node = Self { at, ..self };
                if node.is_element() && skip(node) {
                    at = node.data().past;
                    continue;
                }
                at += 1;
                return Some(node);
            }
            None
        })
    }
}

/// An attribute of an element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'t> {
    tree: &'t Tree<'t>,
    data: &'t AttributeData,
}

impl<'t> Attribute<'t> {
    /// Its local name.
    pub(crate) fn name(self) -> &'t str {
        self.tree.names.local(self.data.name)
    }

    pub(crate) fn namespace(self) -> Option<&'t str> {
        self.tree.names.namespace(self.data.name)
    }

    /// Its value, references replaced, tabs and line ends as blanks.
    pub(crate) fn value(self) -> &'t str {
        self.tree.extra_or_source(self.data.start, self.data.end)
    }

    /// Where its value stands, without the quotes.
    pub(crate) fn span(self) -> Span {
        Span::new(self.data.place, self.data.place_end)
    }
}
