//! The nodes of a page.

use std::borrow::Cow;

use super::tag::Tag;
use crate::markup::entities::reference;
use crate::place::Span;

/// No node.
pub(super) const NONE: u32 = u32::MAX;

/// An attribute: the places of its name and its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attribute {
    pub(super) name: (u32, u32),
    pub(super) value: (u32, u32),
}

/// What the arena holds of an element or a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Data {
    pub(super) tag: Tag,
    /// Text in which `&` is a mere sign.
    pub(super) raw: bool,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) parent: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) next: u32,
    /// First attribute, and how many.
    pub(super) attributes: (u32, u32),
}

/// A page.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    pub(super) source: &'s str,
    pub(super) nodes: Vec<Data>,
    pub(super) attributes: Vec<Attribute>,
    /// What was odd about its syntax, with its place.
    pub(crate) odd: Vec<(&'static str, Span)>,
}

/// An element or a text of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    tree: &'t Tree<'t>,
    index: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl Tree<'_> {
    /// The page itself, with the attributes of `html`.
    pub(crate) fn root(&self) -> Node<'_> {
        Node { tree: self.bounded(), index: 0 }
    }

    /// The node at a position.
    pub(crate) fn node(&self, index: usize) -> Node<'_> {
        Node { tree: self.bounded(), index: index as u32 }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn bounded(&self) -> &Tree<'_> {
        self
    }
}

impl<'t> Node<'t> {
    fn data(self) -> &'t Data {
        &self.tree.nodes[self.index as usize]
    }

    fn at(self, index: u32) -> Option<Self> {
        (index != NONE).then_some(Self { tree: self.tree, index })
    }

    /// Its position in reading order.
    pub(crate) fn index(self) -> usize {
        self.index as usize
    }

    pub(crate) fn tag(self) -> Tag {
        self.data().tag
    }

    pub(crate) fn is_text(self) -> bool {
        self.data().tag == Tag::Text
    }

    pub(crate) fn is_element(self) -> bool {
        !self.is_text()
    }

    /// Its bytes in the decoded source, tags included.
    pub(crate) fn span(self) -> Span {
        Span::new(self.data().start, self.data().end)
    }

    /// Its markup.
    pub(crate) fn markup(self) -> &'t str {
        &self.tree.source[self.data().start as usize..self.data().end as usize]
    }

    pub(crate) fn parent(self) -> Option<Self> {
        self.at(self.data().parent)
    }

    pub(crate) fn first_child(self) -> Option<Self> {
        self.at(self.data().first)
    }

    pub(crate) fn next_sibling(self) -> Option<Self> {
        self.at(self.data().next)
    }

    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.first_child(), |node| node.next_sibling())
    }

    /// What holds it, the nearest first.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// Everything inside it, in reading order.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let depth_first = move |node: &Self| {
            let mut node = *node;
            if let Some(child) = node.first_child() {
                return Some(child);
            }
            while node != self {
                if let Some(next) = node.next_sibling() {
                    return Some(next);
                }
                node = node.parent()?;
            }
            None
        };
        std::iter::successors(self.first_child(), depth_first)
    }

    fn slice(self, (start, end): (u32, u32)) -> &'t str {
        &self.tree.source[start as usize..end as usize]
    }

    /// The value of an attribute as the source has it, and its place.
    fn raw_attribute(self, name: &str) -> Option<(&'t str, u32)> {
        let (first, count) = self.data().attributes;
        let all = &self.tree.attributes[first as usize..(first + count) as usize];
        let found = all.iter().find(|attribute| self.slice(attribute.name).eq_ignore_ascii_case(name))?;
        Some((self.slice(found.value), found.value.0))
    }

    pub(crate) fn has(self, name: &str) -> bool {
        self.raw_attribute(name).is_some()
    }

    /// The value of an attribute, character references read.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'t, str>> {
        self.raw_attribute(name).map(|(raw, _)| decoded(raw))
    }

    /// The value of an attribute without white space around it, if it says anything.
    pub(crate) fn filled(self, name: &str) -> Option<Cow<'t, str>> {
        let value = self.attribute(name)?;
        let trimmed = value.trim();
        (!trimmed.is_empty())
            .then(|| if trimmed.len() == value.len() { value.clone() } else { trimmed.to_owned().into() })
    }

    /// Where the value of an attribute begins.
    pub(crate) fn place_of(self, name: &str) -> Option<Span> {
        self.raw_attribute(name).map(|(raw, at)| Span::new(at, at + raw.len() as u32))
    }

    /// The words of its class.
    pub(crate) fn classes(self) -> impl Iterator<Item = &'t str> {
        self.raw_attribute("class").map_or("", |(raw, _)| raw).split_ascii_whitespace()
    }

    pub(crate) fn has_class(self, wanted: &[&str]) -> bool {
        self.classes().any(|class| wanted.contains(&class))
    }

    /// Its text in runs, each with its place in the decoded source; character references are runs of their own.
    pub(crate) fn runs(self, mut take: impl FnMut(&str, u32)) {
        let data = self.data();
        let text = self.slice((data.start, data.end));
        if data.raw {
            take(text, data.start);
            return;
        }
        runs(text, data.start, &mut take);
    }

    /// Its text, white space as it is.
    pub(crate) fn text(self) -> Cow<'t, str> {
        let data = self.data();
        let text = self.slice((data.start, data.end));
        if data.raw { Cow::Borrowed(text) } else { decoded(text) }
    }
}

/// The runs of a text.
fn runs(text: &str, place: u32, take: &mut impl FnMut(&str, u32)) {
    let mut from = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if at < from {
            continue;
        }
        let Some((characters, length)) = reference(&text[at..]) else { continue };
        if from < at {
            take(&text[from..at], place + from as u32);
        }
        take(&characters, place + at as u32);
        from = at + length;
    }
    if from < text.len() {
        take(&text[from..], place + from as u32);
    }
}

/// A text with its character references read.
fn decoded(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    runs(text, 0, &mut |run, _| out.push_str(run));
    Cow::Owned(out)
}
