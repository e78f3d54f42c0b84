//! An arena of elements that can be moved, copied and taken out.

use std::collections::HashMap;

use crate::place::Span;

/// No node.
const NONE: u32 = u32::MAX;

/// The name of a piece of text.
const TEXT: &str = "#text";

/// The position of a node in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Id(u32);

#[derive(Clone, Copy, Debug)]
struct NodeData {
    name: u32,
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
    previous: u32,
    /// Its text, where it holds nothing else: a range of the pool.
    text: (u32, u32),
    span: Span,
    /// Where its text begins in the source.
    place: u32,
    /// Which of the sources that were put into the tree it is from.
    source: u16,
    /// An attribute in the XML syntax.
    flag: bool,
}

/// Documents as elements. Several may stand in one tree, so that parts of one can be put into another.
///
/// An element has members, each an element, or text, or both mixed where its content is markup; texts in mixed content are nodes of their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<NodeData>,
    pool: String,
    names: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
    /// The source that new nodes are from.
    pub(crate) source: u16,
}

/// An element, or a piece of text in mixed content: a small value that borrows the tree.
#[derive(Clone, Copy)]
pub(crate) struct Element<'t> {
    tree: &'t Tree,
    id: Id,
}

impl Tree {
    fn name_of(&mut self, name: &str) -> u32 {
        if let Some(at) = self.known.get(name) {
            return *at;
        }
        let at = self.names.len() as u32;
        self.names.push(name.into());
        self.known.insert(name.into(), at);
        at
    }

    /// A new element that stands nowhere yet.
    pub(crate) fn loose(&mut self, name: &str, span: Span) -> Id {
        let name = self.name_of(name);
        let id = self.nodes.len() as u32;
        self.nodes.push(NodeData {
            name,
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
            previous: NONE,
            text: (0, 0),
            span,
            place: span.start(),
            source: self.source,
            flag: false,
        });
        Id(id)
    }

    /// A new element at the end of another.
    pub(crate) fn add(&mut self, parent: Id, name: &str, span: Span) -> Id {
        let id = self.loose(name, span);
        self.append(parent, id);
        id
    }

    /// A new member that is an attribute in the XML syntax. Flags stand before all other members, the newest first.
    pub(crate) fn add_flag(&mut self, parent: Id, name: &str, value: &str, place: Span) -> Id {
        let id = self.loose(name, place);
        self.prepend(parent, id);
        self.nodes[id.0 as usize].flag = true;
        self.set_text(id, value, place.start());
        id
    }

    /// A new member with a text.
    pub(crate) fn add_field(&mut self, parent: Id, name: &str, value: &str, place: Span) -> Id {
        let id = self.add(parent, name, place);
        self.set_text(id, value, place.start());
        id
    }

    /// A piece of text at the end of mixed content.
    pub(crate) fn add_text(&mut self, parent: Id, text: &str, place: u32) {
        if !text.is_empty() {
            let id = self.add(parent, TEXT, Span::new(place, place + text.len() as u32));
            self.set_text(id, text, place);
        }
    }

    /// Gives an element its text.
    pub(crate) fn set_text(&mut self, id: Id, text: &str, place: u32) {
        let from = self.pool.len() as u32;
        self.pool.push_str(text);
        let node = &mut self.nodes[id.0 as usize];
        (node.text, node.place) = ((from, from + text.len() as u32), place);
    }

    /// Gives an element a text in pieces, each with its place in the source.
    pub(crate) fn set_pieces<'p>(&mut self, id: Id, pieces: impl Iterator<Item = (&'p str, u32)>) {
        let from = self.pool.len() as u32;
        let before = self.nodes[id.0 as usize].last;
        let mut place = None;
        for (text, at) in pieces {
            place.get_or_insert(at);
            self.add_text(id, text, at);
        }
        let end = self.pool.len() as u32;
        let single = before == NONE && {
            let node = &self.nodes[id.0 as usize];
            node.first == node.last && node.first != NONE
        };
        let node = &mut self.nodes[id.0 as usize];
        node.text = (from, end);
        node.place = place.unwrap_or(node.place);
        if single {
            // One piece needs no node of its own; it is the newest of all.
            (node.first, node.last) = (NONE, NONE);
            self.nodes.pop();
        }
    }

    /// Says where the source of an element ends.
    pub(crate) fn ends_at(&mut self, id: Id, end: u32) {
        let span = self.nodes[id.0 as usize].span;
        self.nodes[id.0 as usize].span = Span::new(span.start(), end.max(span.start()));
    }

    /// Puts an element that stands nowhere at the end of another.
    pub(crate) fn append(&mut self, parent: Id, id: Id) {
        let last = self.nodes[parent.0 as usize].last;
        self.link(parent, last, NONE, id);
    }

    /// Puts an element that stands nowhere before all that another holds.
    pub(crate) fn prepend(&mut self, parent: Id, id: Id) {
        let first = self.nodes[parent.0 as usize].first;
        self.link(parent, NONE, first, id);
    }

    /// Puts an element that stands nowhere after another, beside it.
    pub(crate) fn insert_after(&mut self, beside: Id, id: Id) {
        let node = self.nodes[beside.0 as usize];
        if node.parent != NONE {
            self.link(Id(node.parent), beside.0, node.next, id);
        }
    }

    /// Puts an element that stands nowhere before another, beside it.
    pub(crate) fn insert_before(&mut self, beside: Id, id: Id) {
        let node = self.nodes[beside.0 as usize];
        if node.parent != NONE {
            self.link(Id(node.parent), node.previous, beside.0, id);
        }
    }

    fn link(&mut self, parent: Id, previous: u32, next: u32, id: Id) {
        let node = &mut self.nodes[id.0 as usize];
        (node.parent, node.previous, node.next) = (parent.0, previous, next);
        match previous {
            NONE => self.nodes[parent.0 as usize].first = id.0,
            _ => self.nodes[previous as usize].next = id.0,
        }
        match next {
            NONE => self.nodes[parent.0 as usize].last = id.0,
            _ => self.nodes[next as usize].previous = id.0,
        }
    }

    /// Takes an element out of the one it stands in. It keeps what it holds.
    pub(crate) fn detach(&mut self, id: Id) {
        let NodeData { parent, previous, next, .. } = self.nodes[id.0 as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.nodes[parent as usize].first = next,
            _ => self.nodes[previous as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent as usize].last = previous,
            _ => self.nodes[next as usize].previous = previous,
        }
        let node = &mut self.nodes[id.0 as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// A copy of an element and of all in it, which stands nowhere yet. Texts are shared.
    pub(crate) fn copy(&mut self, id: Id) -> Id {
        let copy = self.copy_alone(id);
        // Pairs of an element whose members are to be copied, and its copy.
        let mut open = vec![(id, copy)];
        while let Some((from, to)) = open.pop() {
            let mut child = self.nodes[from.0 as usize].first;
            while child != NONE {
                let twin = self.copy_alone(Id(child));
                self.append(to, twin);
                if self.nodes[child as usize].first != NONE {
                    open.push((Id(child), twin));
                }
                child = self.nodes[child as usize].next;
            }
        }
        copy
    }

    /// A copy of an element without its members.
    pub(crate) fn copy_alone(&mut self, id: Id) -> Id {
        let data = self.nodes[id.0 as usize];
        let copy = self.nodes.len() as u32;
        self.nodes.push(NodeData { parent: NONE, first: NONE, last: NONE, next: NONE, previous: NONE, ..data });
        Id(copy)
    }

    /// The element at a position.
    pub(crate) fn at(&self, id: Id) -> Element<'_> {
        Element { tree: self, id }
    }

    /// How many nodes were made.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }
}

impl<'t> Element<'t> {
    fn data(self) -> &'t NodeData {
        &self.tree.nodes[self.id.0 as usize]
    }

    fn node(self, at: u32) -> Option<Self> {
        (at != NONE).then_some(Self { id: Id(at), ..self })
    }

    /// Another element of the same tree.
    pub(crate) fn beside(self, id: Id) -> Self {
        Self { id, ..self }
    }

    /// Its position.
    pub(crate) fn id(self) -> Id {
        self.id
    }

    /// Its name in the XML syntax.
    pub(crate) fn name(self) -> &'t str {
        &self.tree.names[self.data().name as usize]
    }

    pub(crate) fn is(self, name: &str) -> bool {
        self.name() == name
    }

    /// True if it is an attribute in the XML syntax.
    pub(crate) fn is_flag(self) -> bool {
        self.data().flag
    }

    /// True if it is a piece of text in mixed content.
    pub(crate) fn is_text(self) -> bool {
        self.is(TEXT)
    }

    /// True if it holds nothing but text.
    pub(crate) fn is_leaf(self) -> bool {
        self.children().all(Element::is_text)
    }

    /// Its text, where it holds nothing else.
    pub(crate) fn value(self) -> &'t str {
        let (from, to) = self.data().text;
        &self.tree.pool[from as usize..to as usize]
    }

    /// Its text in pieces with their places in the source.
    pub(crate) fn pieces(self) -> impl Iterator<Item = (&'t str, u32)> {
        let own = (self.data().first == NONE).then(|| (self.value(), self.data().place));
        own.into_iter()
            .chain(self.children().filter(|child| child.is_text()).map(|text| (text.value(), text.data().place)))
    }

    /// Where it stands in its source, in bytes of the text that was decoded.
    pub(crate) fn span(self) -> Span {
        self.data().span
    }

    /// Where its text begins in the source.
    pub(crate) fn place(self) -> u32 {
        self.data().place
    }

    /// Which source it is from.
    pub(crate) fn source(self) -> u16 {
        self.data().source
    }

    pub(crate) fn parent(self) -> Option<Self> {
        self.node(self.data().parent)
    }

    /// It and the elements around it, the innermost first.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |element| element.parent())
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.node(self.data().first), |element| element.next())
    }

    pub(crate) fn next(self) -> Option<Self> {
        self.node(self.data().next)
    }

    /// Its members of a name.
    pub(crate) fn all(self, name: &str) -> impl Iterator<Item = Self> {
        // Names are interned, so that numbers are compared.
        let wanted = self.tree.known.get(name).copied();
        self.children().filter(move |child| Some(child.data().name) == wanted)
    }

    /// Its first member of a name.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.all(name).next()
    }

    /// The text of its first member of a name, where that is not empty.
    pub(crate) fn get(self, name: &str) -> Option<&'t str> {
        self.child(name).map(|child| child.value().trim()).filter(|value| !value.is_empty())
    }

    /// The text of a flag, where that is not empty; other members are not looked at, however many there are.
    pub(crate) fn flag(self, name: &str) -> Option<&'t str> {
        let found = self.children().take_while(|child| child.is_flag()).find(|child| child.is(name));
        found.map(|flag| flag.value().trim()).filter(|value| !value.is_empty())
    }

    /// It and all in it, in document order.
    pub(crate) fn walk(self) -> impl Iterator<Item = Self> {
        let mut next = Some(self);
        std::iter::from_fn(move || {
            let now = next?;
            next = now.node(now.data().first).or_else(|| {
                let mut up = now;
                loop {
                    if up.id == self.id {
                        return None;
                    }
                    if let Some(beside) = up.next() {
                        return Some(beside);
                    }
                    up = up.parent()?;
                }
            });
            Some(now)
        })
    }

    /// All in it of a name, in document order.
    pub(crate) fn below(self, name: &str) -> impl Iterator<Item = Self> {
        let wanted = self.tree.known.get(name).copied();
        self.walk().skip(1).filter(move |element| Some(element.data().name) == wanted)
    }
}

impl std::fmt::Debug for Element<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {} {:?}", self.id.0, self.name(), self.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(element: Element<'_>) -> String {
        element.walk().map(Element::name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn elements_are_moved_copied_and_taken_out() {
        let mut tree = Tree::default();
        let root = tree.loose("a", Span::default());
        let [b, c] = ["b", "c"].map(|name| tree.add(root, name, Span::default()));
        tree.add_flag(b, "id", "b-1", Span::default());
        let twin = tree.copy(b);
        tree.insert_after(c, twin);
        assert_eq!(names(tree.at(root)), "a b id c b id");
        assert_eq!((tree.at(b).flag("id"), tree.at(root).flag("id")), (Some("b-1"), None));
        tree.detach(b);
        assert_eq!(names(tree.at(root)), "a c b id");
        tree.insert_before(c, b);
        tree.detach(c);
        tree.prepend(root, c);
        assert_eq!(names(tree.at(root)), "a c b id b id");
        assert_eq!(tree.at(twin).get("id"), Some("b-1"));
        assert_eq!(tree.at(root).below("id").count(), 2);
    }

    #[test]
    fn a_text_in_pieces_is_one_text() {
        let mut tree = Tree::default();
        let root = tree.loose("title", Span::default());
        tree.set_pieces(root, [("a", 3), ("b", 9)].into_iter());
        assert_eq!((tree.at(root).value(), tree.at(root).pieces().count()), ("ab", 2));
        let one = tree.loose("title", Span::default());
        tree.set_pieces(one, [("lantern", 3)].into_iter());
        assert_eq!(tree.at(one).pieces().collect::<Vec<_>>(), [("lantern", 3)]);
    }
}
