//! From the lines of a section to blocks: paragraphs, lists, definitions, drawings, references.

use super::lines::Line;
use super::marker::marker;
use super::open::{Blocks, DEEPEST, Listing};
use super::table::Grid;
use super::{caption, definition, entry};
use crate::model::NodeKind;

impl<'s> Blocks<'s, '_> {
    /// Writes the blocks of a section.
    pub(super) fn section(&mut self, lines: &[Line], references: bool) {
        self.references = references;
        self.blocks(lines);
        self.close_to(0);
    }

    /// Writes the blocks that lines are.
    pub(super) fn blocks(&mut self, lines: &[Line]) {
        let mut at = 0;
        // Code that is marked as such ends where that is marked as well, if anywhere.
        let last_end = lines.iter().rposition(|l| ends_code(self.text(*l))).unwrap_or_default();
        while at < lines.len() {
            if lines[at].is_blank() {
                at += 1;
                continue;
            }
            if at < last_end && begins_code(self.text(lines[at])) {
                let end = (at..lines.len()).find(|&i| ends_code(self.text(lines[i]))).map_or(lines.len(), |i| i + 1);
                self.leave_for(&lines[at..end]);
                self.laid_out(NodeKind::Code, &lines[at..end]);
                at = end;
                continue;
            }
            let end = self.block_end(lines, at);
            at = self.block(lines, at, end);
        }
    }

    pub(super) fn text(&self, line: Line) -> &'s str {
        line.text(self.source)
    }

    /// The line after the block that begins at a line. A block goes on over the end of a page where its last line is full.
    pub(super) fn block_end(&self, lines: &[Line], from: usize) -> usize {
        let mut at = from + 1;
        while let Some(&line) = lines.get(at).filter(|l| !l.is_blank()) {
            if line.turned && !self.goes_on(&lines[from..at], line) {
                break;
            }
            at += 1;
        }
        at
    }

    fn goes_on(&self, block: &[Line], next: Line) -> bool {
        let Some(&last) = block.last() else { return false };
        let hangs = block.len() == 1 && next.column > last.column && next.column <= last.column + 12;
        let text = self.text(next);
        // A drawing goes on over the end of a page.
        if next.column == last.column && text.starts_with(['|', '+']) && self.text(last).starts_with(['|', '+']) {
            return true;
        }
        if !(next.column == last.column || hangs)
            || marker(text).is_some()
            || self.references && entry::label(text).is_some()
        {
            return false;
        }
        let full = !self.layout.has_room(self.source, last, next);
        let ends = self.text(last).ends_with(['.', ':', '?', '!', '"', ')']);
        full || !ends && text.starts_with(|c: char| c.is_lowercase())
    }

    /// The caption that the next block is, with where it begins and ends.
    fn caption_after(&self, lines: &[Line], end: usize) -> Option<(caption::Caption<'s>, usize, usize)> {
        let at = next_block(lines, end)?;
        let end = self.block_end(lines, at);
        Some((caption::read(self.source, self.layout, &lines[at..end])?, at, end))
    }

    /// Writes a block, and what belongs to it; gives the line after.
    fn block(&mut self, lines: &[Line], from: usize, end: usize) -> usize {
        let block = &lines[from..end];
        if let Some(caption) = caption::read(self.source, self.layout, block) {
            // A caption above what it names.
            let below = next_block(lines, end).map(|at| (at, self.block_end(lines, at)));
            if let Some((at, below)) = below.filter(|&(at, below)| self.is_laid_out(lines, at, below)) {
                let below = self.laid_out_end(lines, at, below);
                self.leave_for(&lines[at..below]);
                self.figure(Some((caption, block)), &lines[at..below], true);
                return below;
            }
        }
        let mut caption = None;
        let mut is_drawing = self.is_laid_out(lines, from, end);
        if !is_drawing && self.is_plain(block) {
            // A caption that is set in the middle says that what stands above it was laid out.
            caption = self.caption_after(lines, end).filter(|(_, at, _)| lines[*at].column > self.layout.body);
            is_drawing = caption.is_some();
        }
        if !is_drawing {
            self.prose(block, lines, end);
            return end;
        }
        let whole = caption.is_some() || Grid::read(self.source, block, false).is_some();
        let end = if whole { end } else { self.laid_out_end(lines, from, end) };
        self.leave_for(&lines[from..end]);
        match caption.or_else(|| self.caption_after(lines, end)) {
            Some((caption, at, after)) => {
                self.figure(Some((caption, &lines[at..after])), &lines[from..end], false);
                after
            }
            None => {
                self.figure(None, &lines[from..end], false);
                end
            }
        }
    }

    /// The definition that a block begins with, if it stands among others or is one by itself. `after` is the line after
    /// the block.
    pub(super) fn definition_at(&self, block: &[Line], lines: &[Line], after: usize) -> Option<definition::Definition> {
        let found = definition::read(self.source, self.layout, block)?;
        let column = block[0].column;
        let among = || {
            let open = self.open.last().is_some_and(|o| o.kind == Listing::Definitions && o.outer == column);
            let follows = || {
                let at = next_block(lines, after).filter(|&at| lines[at].column == column)?;
                definition::read(self.source, self.layout, &lines[at..self.block_end(lines, at)])
            };
            open || follows().is_some()
        };
        (found.is_sure || among()).then_some(found)
    }

    /// Prose: paragraphs, items, definitions and entries, one after another. `after` is the line after the block.
    pub(super) fn prose(&mut self, block: &[Line], lines: &[Line], after: usize) {
        if self.quoted(block) {
            self.quotation(block);
            return;
        }
        let mut at = 0;
        while at < block.len() {
            let rest = &block[at..];
            let text = self.text(rest[0]);
            if let Some(label) = entry::label(text).filter(|_| self.references && self.fits_list(rest[0])) {
                at += self.reference_entry(rest, label);
            } else if let Some(mark) = marker(text).filter(|_| self.open.len() < DEEPEST) {
                at += self.item(rest, mark);
            } else if let Some(found) = self.definition_at(rest, lines, after).filter(|_| self.open.len() < DEEPEST) {
                at += self.definition(rest, found);
            } else {
                at += self.paragraph(rest);
            }
        }
    }
}

/// Code that may be extracted is marked (IETF Trust Legal Provisions, 4).
pub(super) fn begins_code(text: &str) -> bool {
    text.strip_prefix("<CODE BEGINS>").is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with("file"))
}

pub(super) fn ends_code(text: &str) -> bool {
    text == "<CODE ENDS>"
}

/// The first line of the next block.
pub(super) fn next_block(lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len().min(from + 2)).find(|&at| !lines[at].is_blank())
}
