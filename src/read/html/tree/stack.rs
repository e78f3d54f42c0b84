//! The open elements of a page. What an end tag closes, or a start tag implies the end of, is found without a search through them.

use super::tag::{COUNT, Tag};

/// An open element. Positions count from 1; 0 is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) tag: Tag,
    pub(super) node: u32,
    /// The nearest paragraph that a block would end.
    paragraph: u32,
    /// The nearest item of a list that another would end.
    item: u32,
    /// The nearest term or text of a definition list that another would end.
    definition: u32,
    /// The nearest element that bounds the search for open ones.
    bound: u32,
    /// The nearest table.
    table: u32,
    /// The nearest special element.
    special: u32,
    /// Inside a drawing or a formula.
    pub(super) foreign: bool,
}

/// The open elements, outer ones first; the page itself is always the first.
#[derive(Debug)]
pub(super) struct Stack {
    open: Vec<Open>,
    /// Positions of the open elements of each tag.
    positions: Vec<Vec<u32>>,
}

impl Stack {
    pub(super) fn new() -> Self {
        let mut stack = Self { open: Vec::with_capacity(64), positions: vec![Vec::new(); COUNT] };
        stack.push(Tag::Root, 0, false);
        stack
    }

    /// The innermost open element.
    pub(super) fn current(&self) -> Open {
        self.open[self.open.len() - 1]
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn push(&mut self, tag: Tag, node: u32, foreign: bool) {
        let here = self.open.len() as u32 + 1;
        let around = self.open.last().copied().unwrap_or(Open {
            tag,
            node,
            paragraph: 0,
            item: 0,
            definition: 0,
            bound: 0,
            table: 0,
            special: 0,
            foreign,
        });
        let mut open = Open { tag, node, foreign, ..around };
        let special = !foreign && tag.is_special();
        if special {
            open.special = here;
            if !matches!(tag, Tag::Address | Tag::Div | Tag::P) {
                open.item = 0;
                open.definition = 0;
            }
        }
        if tag.bounds_scope() {
            (open.bound, open.paragraph) = (here, 0);
        }
        match tag {
            Tag::P => open.paragraph = here,
            Tag::Li => open.item = here,
            Tag::Dt | Tag::Dd => open.definition = here,
            Tag::Table | Tag::Template => open.table = if tag == Tag::Table { here } else { 0 },
            _ => {}
        }
        self.open.push(open);
        self.positions[tag as usize].push(here);
    }

    /// Closes elements from a position on, the innermost first.
    pub(super) fn close_to(&mut self, position: u32, mut closed: impl FnMut(u32)) {
        while self.open.len() as u32 >= position.max(2) {
            let Some(open) = self.open.pop() else { return };
            self.positions[open.tag as usize].pop();
            closed(open.node);
        }
    }

    /// The paragraph, item or term that another one ends.
    pub(super) fn paragraph(&self) -> u32 {
        self.current().paragraph
    }

    pub(super) fn item(&self) -> u32 {
        self.current().item
    }

    pub(super) fn definition(&self) -> u32 {
        self.current().definition
    }

    pub(super) fn table(&self) -> u32 {
        self.current().table
    }

    /// The innermost open element of a tag.
    pub(super) fn last(&self, tag: Tag) -> u32 {
        self.positions[tag as usize].last().copied().unwrap_or_default()
    }

    /// The innermost open element of a tag, if nothing between it and here bounds the search.
    pub(super) fn in_scope(&self, tag: Tag) -> u32 {
        let found = self.last(tag);
        let bound = self.current().bound;
        if found > 0 && (found >= bound) { found } else { 0 }
    }

    /// The innermost open element of a part of a table, inside the innermost table.
    pub(super) fn in_table(&self, tag: Tag) -> u32 {
        let found = self.last(tag);
        if found > self.table() { found } else { 0 }
    }

    /// The innermost open element of a tag that no special element stands inside of.
    pub(super) fn inline(&self, tag: Tag) -> u32 {
        let found = self.last(tag);
        if found > 0 && self.current().special <= found { found } else { 0 }
    }
}
