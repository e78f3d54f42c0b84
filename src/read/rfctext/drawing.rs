//! Blocks that are laid out by characters: drawings, tables and code, with their captions; and what bars at the left set apart.

use super::blocks::{begins_code, next_block};
use super::lines::Line;
use super::marker::marker;
use super::open::{Blocks, DEEPEST, Listing, span};
use super::shape::{is_drawn, is_surely_prose, is_verbatim};
use super::table::Grid;
use super::{caption, entry};
use crate::model::{AttributeKey, NodeKind};
use crate::place::Span;

impl<'s> Blocks<'s, '_> {
    /// True if a block may be a drawing if a caption says so.
    pub(super) fn is_plain(&self, block: &[Line]) -> bool {
        !is_surely_prose(self.source, self.layout, block) && caption::read(self.source, self.layout, block).is_none()
    }

    /// True if a block was laid out by characters.
    pub(super) fn is_laid_out(&self, lines: &[Line], from: usize, end: usize) -> bool {
        let block = &lines[from..end];
        if self.references && block.first().is_some_and(|l| entry::label(self.text(*l)).is_some()) {
            return false;
        }
        let Some(first) = block.first() else { return false };
        // What goes on an entry of a list of references is prose.
        if self.open.last().is_some_and(|o| o.kind == Listing::References && first.column > o.outer) {
            return false;
        }
        // Marks and terms do not count against prose: what follows them does.
        let column = self.open.iter().rev().find(|o| o.outer < first.column).map_or(self.layout.body, |o| o.inner);
        let text = self.text(*first);
        if let Some(mark) = marker(text) {
            let inner =
                Line { start: first.start + mark.text as u32, column: first.column + mark.text as u16, ..*first };
            let rest = self.item_end(block, 0, mark);
            if rest > 1 || block.len() == 1 {
                let mut item = block[..rest].to_vec();
                item[0] = inner;
                let drawn = if block.len() == 1 {
                    is_drawn(self.text(inner))
                } else {
                    is_verbatim(self.source, self.layout, &item, inner.column)
                };
                return drawn && marker(self.text(inner)).is_none();
            }
            return false;
        }
        if self.quoted(block) || self.definition_at(block, lines, end).is_some() {
            return false;
        }
        is_verbatim(self.source, self.layout, block, column.max(self.layout.body))
    }

    /// The end of what was laid out by characters, with blank lines inside.
    pub(super) fn laid_out_end(&self, lines: &[Line], from: usize, end: usize) -> usize {
        let mut end = end;
        // Up to where it is known that a caption follows.
        let mut known = end;
        while let Some(at) = next_block(lines, end) {
            let after = self.block_end(lines, at);
            let block = &lines[at..after];
            let is_caption =
                caption::read(self.source, self.layout, block).is_some() || begins_code(self.text(block[0]));
            if is_caption || block[0].column + 3 < lines[from].column {
                break;
            }
            let marked = self.open.iter().any(|o| o.outer == block[0].column) && marker(self.text(block[0])).is_some();
            if at >= known && (marked || !self.is_laid_out(lines, at, after)) {
                match self.captioned_end(lines, at) {
                    Some(end) => known = end,
                    None => break,
                }
            }
            end = after;
        }
        end
    }

    /// Where the caption stands that is set in the middle below the block at a line, with nothing between that is prose.
    fn captioned_end(&self, lines: &[Line], from: usize) -> Option<usize> {
        /// Blocks that a drawing has at most between one that shows it and its caption.
        const MOST: usize = 12;
        let mut at = from;
        for _ in 0..MOST {
            let end = self.block_end(lines, at);
            let block = &lines[at..end];
            if caption::read(self.source, self.layout, block).is_some() {
                return (block[0].column > self.layout.body).then_some(at);
            }
            let last = block.last().map(|l| self.text(*l)).unwrap_or_default();
            if block.len() > 40 || last.ends_with(['.', ':']) || !self.is_plain(block) {
                return None;
            }
            at = next_block(lines, end)?;
        }
        None
    }

    /// A drawing, table or code, with its caption.
    pub(super) fn figure(&mut self, caption: Option<(caption::Caption<'s>, &[Line])>, body: &[Line], above: bool) {
        let grid = match &caption {
            Some((caption, _)) if caption.kind == NodeKind::Figure => None,
            other => Grid::read(self.source, body, other.is_some()),
        };
        let kind = caption.as_ref().map(|(caption, _)| caption.kind).or(grid.is_some().then_some(NodeKind::Table));
        let whole = span(body);
        let all = caption
            .map_or(whole, |(_, c)| Span::new(whole.start().min(span(c).start()), whole.end().max(span(c).end())));
        if let Some(kind) = kind {
            let node = self.builder.open(kind, all, &[]);
            if let Some((caption, lines)) = &caption {
                self.label(node, caption.label, &self.text(lines[0])[..caption.title]);
            }
        }
        let write_caption = |blocks: &mut Self| {
            let Some((caption, lines)) = caption else { return };
            let first = lines[0];
            let title = Line { start: first.start + caption.title as u32, ..first };
            if title.is_blank() && lines.len() == 1 {
                return;
            }
            blocks.builder.open(NodeKind::Caption, span(lines), &[]);
            blocks.line(title, None);
            blocks.rest(title, &lines[1..]);
            blocks.builder.close();
        };
        if above {
            write_caption(self);
        }
        match grid {
            Some(grid) => self.grid(&grid, body),
            None => self.laid_out(NodeKind::Preformatted, body),
        }
        if !above {
            write_caption(self);
        }
        if kind.is_some() {
            self.builder.close();
        }
    }

    /// The rows and cells of a table. Its rules and bars are remembered apart from the text.
    fn grid(&mut self, grid: &Grid, body: &[Line]) {
        self.remember_drawing(grid, body);
        let mut group: Option<bool> = None;
        for row in &grid.rows {
            let lines = &body[row.lines.clone()];
            if group != Some(row.is_head) {
                if group.is_some() {
                    self.builder.close();
                }
                self.builder.open(NodeKind::RowGroup, span(lines), &[]);
                self.builder.attribute(AttributeKey::GroupRole, if row.is_head { "head" } else { "body" });
                group = Some(row.is_head);
            }
            self.builder.open(NodeKind::Row, span(lines), &[]);
            for cell in &row.cells {
                let place =
                    if cell.text.is_empty() { Span::new(lines[0].start, lines[0].start) } else { span(&cell.text) };
                self.builder.open(NodeKind::Cell, place, &[]);
                if row.is_head {
                    self.builder.attribute(AttributeKey::CellRole, "header");
                }
                for (key, count) in [(AttributeKey::ColumnSpan, cell.columns), (AttributeKey::RowSpan, cell.rows)] {
                    if count > 1 {
                        self.builder.attribute(key, &count.to_string());
                    }
                }
                if let Some(first) = cell.text.first() {
                    self.line(*first, None);
                    self.rest(*first, &cell.text[1..]);
                }
                self.builder.close();
            }
            self.builder.close();
        }
        if group.is_some() {
            self.builder.close();
        }
    }

    /// Keeps what a table's drawing has beside the text of its cells.
    fn remember_drawing(&mut self, grid: &Grid, body: &[Line]) {
        self.tables += 1;
        let mut texts: Vec<Line> = grid.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.text).copied().collect();
        texts.sort_unstable_by_key(|l| l.start);
        let mut texts = texts.into_iter().peekable();
        for line in body {
            let mut at = line.start;
            while let Some(text) = texts.next_if(|t| t.end <= line.end) {
                let before = Line { start: at, end: text.start, ..*line };
                self.drawn.extend(self.text(before).split_ascii_whitespace());
                at = text.end;
            }
            let rest = Line { start: at, ..*line };
            self.drawn.extend(self.text(rest).split_ascii_whitespace());
            self.drawn.push('\n');
        }
    }

    pub(super) fn laid_out(&mut self, kind: NodeKind, body: &[Line]) {
        let indent = body.iter().filter(|l| !l.is_blank()).map(|l| l.column).min().unwrap_or_default();
        self.builder.open(kind, span(body), &[]);
        for (at, line) in body.iter().enumerate() {
            if line.is_blank() {
                for _ in 0..line.column {
                    self.builder.verbatim("\n", line.start);
                }
                continue;
            }
            if at > 0 {
                self.builder.verbatim("\n", line.start.saturating_sub(1));
            }
            let mut start = line.start as usize;
            let bytes = self.source.as_bytes();
            for _ in indent..line.column {
                if start == 0 || bytes[start - 1] != b' ' {
                    break;
                }
                start -= 1;
            }
            self.builder.verbatim(&self.source[start..line.end as usize], start as u32);
        }
        self.builder.close();
    }

    /// True if each line of a block begins with a bar, as asides and quotations are printed.
    pub(super) fn quoted(&self, block: &[Line]) -> bool {
        if self.quotations >= DEEPEST {
            return false;
        }
        let barred = |line: &Line| {
            let text = self.text(*line);
            (text == "|" || text.starts_with("|  ")) && !(text.len() > 1 && text.ends_with('|'))
        };
        block.len() > 1 && block.iter().all(barred)
            || block.len() == 1 && block.iter().all(|l| barred(l) && self.text(*l).len() > 4)
    }

    pub(super) fn quotation(&mut self, block: &[Line]) {
        self.leave_for(block);
        let mut inner: Vec<Line> = Vec::with_capacity(block.len());
        for line in block {
            let rest = &self.text(*line)[1..];
            let text = rest.trim_start();
            let start = line.end - text.len() as u32;
            let column = line.column + (rest.len() - text.len()) as u16 + 1;
            let column = if text.is_empty() { 1 } else { column };
            inner.push(Line { start, column, ..*line });
            self.drawn.push_str("|\n");
        }
        let begins = inner.first().map(|l| self.text(*l).trim_start_matches(['*', '_'])).unwrap_or_default();
        let is_note = begins.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("note"));
        let kind = if is_note { NodeKind::Note } else { NodeKind::Quote };
        let node = self.builder.open(kind, span(block), &[]);
        self.builder.label_node(node, "|", false);
        let outer = std::mem::take(&mut self.open);
        self.quotations += 1;
        self.blocks(&inner);
        self.close_to(0);
        self.quotations -= 1;
        self.open = outer;
        self.builder.close();
    }
}
