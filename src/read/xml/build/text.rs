//! Text of the tree: as it stands in the source where that is possible, else in pieces.

use super::pass::{Checked, Pass, Pending};
use crate::read::xml::tree::{Kind, NodeData, Piece};

impl Pass<'_, '_> {
    /// Text that stands in the stretch that is being cut.
    pub(super) fn copied_text(&mut self, start: usize, end: usize) {
        let (start, end) = (self.position(start), self.position(end));
        self.copied_range(start, end);
    }

    /// Text that stands in a range of the tree's source.
    pub(super) fn copied_range(&mut self, start: u32, end: u32) {
        match self.pending {
            Pending::None => self.pending = Pending::Copied(start, end),
            Pending::Copied(from, to) if to == start => self.pending = Pending::Copied(from, end),
            _ => {
                self.cut_into_pieces(start);
                self.pieces.push(Piece { at: self.extra.len() as u32, place: start });
                self.copy(start, end);
                self.goes_on(end);
            }
        }
    }

    /// A character that a reference in a range of the tree's source stands for.
    pub(super) fn referred(&mut self, c: char, start: u32, end: u32) {
        self.cut_into_pieces(start);
        self.pieces.push(Piece { at: self.extra.len() as u32, place: start });
        self.extra.push(c);
        self.goes_on(end);
    }

    fn goes_on(&mut self, to: u32) {
        if let Pending::Pieces { end, .. } = &mut self.pending {
            *end = to;
        }
    }

    /// Makes pieces of the text so far.
    fn cut_into_pieces(&mut self, at: u32) {
        let (first, extra) = (self.pieces.len() as u32, self.extra.len() as u32);
        match self.pending {
            Pending::Pieces { .. } => {}
            Pending::None => self.pending = Pending::Pieces { first, extra, start: at, end: at },
            Pending::Copied(start, end) => {
                if start < end {
                    self.pieces.push(Piece { at: extra, place: start });
                    self.copy(start, end);
                }
                self.pending = Pending::Pieces { first, extra, start, end };
            }
        }
    }

    /// Copies a range of the tree's source to the texts that differ from it.
    fn copy(&mut self, start: u32, end: u32) {
        let range = start as usize..end as usize;
        match &mut self.written {
            None => self.extra.push_str(&self.source[range]),
            Some(written) => {
                if written.len() < range.end {
                    let to = self.copied + (range.end - written.len());
                    written.push_str(&self.source[self.copied..to]);
                    self.copied = to;
                }
                self.extra.push_str(&written[range]);
            }
        }
    }

    /// Makes a node of the text that cannot go on.
    pub(super) fn flush(&mut self) -> Checked {
        let node = match std::mem::replace(&mut self.pending, Pending::None) {
            Pending::None => return Ok(()),
            Pending::Copied(start, end) => {
                NodeData { kind: Kind::Text, name: 0, parent: 0, previous: 0, past: 0, start, end, first: 0, count: 0 }
            }
            Pending::Pieces { first, extra, start, end } => {
                let count = self.extra.len() as u32;
                NodeData {
                    kind: Kind::Pieces,
                    name: first,
                    parent: 0,
                    previous: 0,
                    past: 0,
                    start,
                    end,
                    first: extra,
                    count,
                }
            }
        };
        self.push(node)?;
        Ok(())
    }
}
