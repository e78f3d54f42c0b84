//! From tokens to a tree: what authors leave out is supplied.

use super::arena::{Data, NONE, Tree};
use super::scan::{Scanner, Token};
use super::stack::Stack;
use super::tag::Tag;
use crate::error::{Error, ErrorKind};
use crate::place::Span;
use crate::source::Limits;

/// Makes the tree of a page. Linear in the size of the source.
///
/// # Errors
///
/// Only where the page has more nodes than the limits allow.
pub(crate) fn build<'s>(source: &'s str, limits: &Limits) -> Result<Tree<'s>, Error> {
    let mut builder = Builder {
        scanner: Scanner::new(source),
        tree: Tree {
            source,
            nodes: Vec::with_capacity(source.len() / 24 + 8),
            attributes: Vec::with_capacity(source.len() / 64),
            odd: Vec::new(),
        },
        stack: Stack::new(),
        xml: source.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml"),
        whole: 0,
    };
    builder.tree.nodes.push(data(Tag::Root, 0, source.len(), NONE));
    while builder.step() {
        if builder.tree.nodes.len() > limits.nodes() as usize {
            let message = format!(
                "more elements and texts than the limit of {} nodes; raise the limit to read it",
                limits.nodes()
            );
            return Err(Error::new(ErrorKind::Limit, message));
        }
    }
    let end = source.len() as u32;
    let Builder { mut tree, mut stack, .. } = builder;
    stack.close_to(2, |node| tree.nodes[node as usize].end = end);
    Ok(tree)
}

fn data(tag: Tag, start: usize, end: usize, parent: u32) -> Data {
    Data {
        tag,
        raw: false,
        start: start as u32,
        end: end as u32,
        parent,
        first: NONE,
        last: NONE,
        next: NONE,
        attributes: (0, 0),
    }
}

struct Builder<'s> {
    scanner: Scanner<'s>,
    tree: Tree<'s>,
    stack: Stack,
    /// The page is XML: `/>` closes any element.
    xml: bool,
    /// How many tags begin a page.
    whole: usize,
}

impl Builder<'_> {
    /// Takes a token; `false` at the end.
    fn step(&mut self) -> bool {
        let foreign = self.stack.current().foreign;
        let Some((token, start)) = self.scanner.next(foreign) else { return false };
        match token {
            Token::Text => self.text(start, self.scanner.at, false),
            Token::Verbatim(from, to) => self.text(from, to, true),
            Token::Start(tag, closes) if foreign && !tag.breaks_out() => self.foreign(tag, start, closes),
            Token::Start(tag, closes) => self.start(tag, start, closes),
            Token::End(tag) => self.end(tag, start),
            Token::Nothing => {}
            Token::Swallowed(what) => {
                self.tree.odd.push((what, Span::new(start as u32, self.scanner.at as u32)));
            }
        }
        true
    }

    fn add(&mut self, tag: Tag, start: usize, end: usize) -> u32 {
        let parent = self.stack.current().node;
        let index = self.tree.nodes.len() as u32;
        self.tree.nodes.push(data(tag, start, end, parent));
        let last = std::mem::replace(&mut self.tree.nodes[parent as usize].last, index);
        match last {
            NONE => self.tree.nodes[parent as usize].first = index,
            last => self.tree.nodes[last as usize].next = index,
        }
        index
    }

    fn text(&mut self, start: usize, end: usize, raw: bool) {
        if start < end {
            let index = self.add(Tag::Text, start, end);
            self.tree.nodes[index as usize].raw = raw;
        }
    }

    /// Adds the element of the tag that was read last.
    fn element(&mut self, tag: Tag, start: usize) -> u32 {
        let index = self.add(tag, start, self.scanner.at);
        self.take_attributes(index);
        index
    }

    fn take_attributes(&mut self, index: u32) {
        let all = &mut self.tree.attributes;
        self.tree.nodes[index as usize].attributes = (all.len() as u32, self.scanner.attributes.len() as u32);
        all.extend_from_slice(&self.scanner.attributes);
    }

    /// Closes elements from a position on, at a place of the source.
    fn close(&mut self, position: u32, at: usize) {
        if position > 0 {
            let nodes = &mut self.tree.nodes;
            self.stack.close_to(position, |node| nodes[node as usize].end = at as u32);
        }
    }

    fn open(&mut self, tag: Tag, start: usize, foreign: bool) {
        let node = self.element(tag, start);
        self.stack.push(tag, node, foreign);
    }

    /// An element of a drawing or a formula.
    fn foreign(&mut self, tag: Tag, start: usize, closes: bool) {
        let foreign = !matches!(
            tag,
            Tag::Foreignobject | Tag::Desc | Tag::Mi | Tag::Mo | Tag::Mn | Tag::Ms | Tag::Mtext | Tag::AnnotationXml
        );
        if closes {
            self.element(tag, start);
        } else {
            self.open(tag, start, foreign);
        }
    }

    fn start(&mut self, tag: Tag, start: usize, closes: bool) {
        while self.stack.current().foreign {
            let position = self.stack.depth() as u32;
            self.close(position, start);
        }
        match tag {
            Tag::Html => return self.page(start),
            Tag::Head | Tag::Body => return,
            Tag::Frameset | Tag::Frame => {
                let span = Span::new(start as u32, self.scanner.at as u32);
                self.tree.odd.push(("a page of frames, whose contents are in other files", span));
            }
            Tag::Caption
            | Tag::Colgroup
            | Tag::Col
            | Tag::Tbody
            | Tag::Thead
            | Tag::Tfoot
            | Tag::Tr
            | Tag::Td
            | Tag::Th
                if !self.part_of_table(tag, start) =>
            {
                return;
            }
            _ => self.implied_ends(tag, start),
        }
        if tag.is_void() || (closes && self.xml) {
            self.element(tag, start);
        } else if tag.is_raw() {
            self.raw(tag, start);
        } else if closes && matches!(tag, Tag::Svg | Tag::Math) {
            self.element(tag, start);
        } else {
            self.open(tag, start, matches!(tag, Tag::Svg | Tag::Math));
        }
    }

    /// The tag of a page. Its attributes are those of the root; a second one begins no other page.
    fn page(&mut self, start: usize) {
        self.whole += 1;
        if self.whole == 1 {
            self.take_attributes(0);
        } else if self.whole == 2 {
            let span = Span::new(start as u32, self.scanner.at as u32);
            self.tree.odd.push(("a second page in the same file, read as a part of the first", span));
        }
    }

    /// Ends what a start tag implies the end of.
    fn implied_ends(&mut self, tag: Tag, start: usize) {
        match tag {
            Tag::Li => self.close(self.stack.item(), start),
            Tag::Dt | Tag::Dd => self.close(self.stack.definition(), start),
            Tag::A | Tag::Nobr => self.close(self.stack.inline(tag), start),
            Tag::Button => self.close(self.stack.in_scope(tag), start),
            Tag::Option | Tag::Optgroup if self.stack.current().tag == Tag::Option => {
                self.close(self.stack.depth() as u32, start);
            }
            Tag::Rb | Tag::Rt | Tag::Rtc | Tag::Rp
                if matches!(self.stack.current().tag, Tag::Rb | Tag::Rt | Tag::Rp) =>
            {
                self.close(self.stack.depth() as u32, start);
            }
            _ => {}
        }
        if tag.ends_paragraph() {
            self.close(self.stack.paragraph(), start);
        }
        if tag.heading().is_some() && self.stack.current().tag.heading().is_some() {
            self.close(self.stack.depth() as u32, start);
        }
    }

    /// Makes room for a part of a table; `false` outside of tables, where such a tag means nothing.
    fn part_of_table(&mut self, tag: Tag, start: usize) -> bool {
        let table = self.stack.table();
        if table == 0 {
            return false;
        }
        let group = [Tag::Tbody, Tag::Thead, Tag::Tfoot].into_iter().map(|tag| self.stack.in_table(tag)).max();
        let group = group.unwrap_or_default();
        match tag {
            Tag::Td | Tag::Th => {
                let row = self.stack.in_table(Tag::Tr);
                if row > 0 {
                    self.close(row + 1, start);
                } else {
                    self.close(table.max(group) + 1, start);
                    let node = self.add(Tag::Tr, start, self.scanner.at);
                    self.stack.push(Tag::Tr, node, false);
                }
            }
            Tag::Tr => self.close(table.max(group) + 1, start),
            Tag::Col if self.stack.current().tag == Tag::Colgroup => {}
            _ => self.close(table + 1, start),
        }
        true
    }

    /// An element whose contents are text.
    fn raw(&mut self, tag: Tag, start: usize) {
        let node = self.element(tag, start);
        let from = self.scanner.at;
        let (to, end) = self.scanner.raw(tag).filter(|_| tag != Tag::Plaintext).unwrap_or_else(|| {
            let end = self.scanner.source.len();
            self.tree.odd.push(("an element of plain text that is never closed", Span::new(start as u32, end as u32)));
            (end, end)
        });
        self.stack.push(tag, node, false);
        self.text(from, to, !matches!(tag, Tag::Title | Tag::Textarea));
        self.scanner.at = end;
        self.close(self.stack.depth() as u32, end);
    }

    fn end(&mut self, tag: Tag, start: usize) {
        let at = self.scanner.at;
        let position = match tag {
            Tag::Body | Tag::Html | Tag::Head => 0,
            Tag::Br => {
                self.add(Tag::Br, start, at);
                0
            }
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                let all = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
                all.into_iter().map(|tag| self.stack.in_scope(tag)).max().unwrap_or_default()
            }
            Tag::P => self.stack.paragraph(),
            Tag::Li => self.stack.item(),
            Tag::Table => self.stack.table(),
            Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Td | Tag::Th | Tag::Caption | Tag::Colgroup => {
                self.stack.in_table(tag)
            }
            Tag::Svg | Tag::Math => self.stack.last(tag),
            Tag::Other if self.stack.current().tag != Tag::Other => self.other(start),
            tag if self.stack.current().foreign => self.stack.last(tag),
            tag if tag.is_special() => self.stack.in_scope(tag),
            tag => self.stack.inline(tag),
        };
        self.close(position, at);
    }

    /// The open element that the end tag of an unknown name closes: the innermost of the same name, and no other.
    fn other(&self, _start: usize) -> u32 {
        self.stack.inline(Tag::Other)
    }
}
