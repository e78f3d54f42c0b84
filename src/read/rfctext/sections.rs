//! Sections: headings open them, and what follows goes into them.

use std::ops::Range;

use super::blocks::{begins_code, ends_code};
use super::heading::{Heading, Headings, Rank};
use super::lines::Line;
use super::open::{Blocks, span};
use super::title::is_rule;
use crate::model::{ClauseKind, NodeId, NodeKind};
use crate::place::Span;

/// A section that is open.
#[derive(Clone, Copy, Debug)]
struct Section {
    /// Its index in the outline, if it has a number.
    index: Option<usize>,
    /// True if it is a list of references.
    references: bool,
    node: NodeId,
    kind: ClauseKind,
}

/// Opens and closes sections, and writes what stands in them.
#[derive(Debug)]
pub(super) struct Sections<'s, 'b> {
    blocks: Blocks<'s, 'b>,
    open: Vec<Section>,
    /// The byte after the last line that was written.
    end: u32,
    /// Bytes of the section that is being read, without its subsections.
    own: usize,
    new_section: bool,
    pub(super) weight: Weight,
}

/// Bytes of text in each section.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    pub(super) whole: usize,
    /// Outside of clauses: before the first, and in front and back matter.
    pub(super) informative: usize,
    /// The longest text that one section has of its own.
    pub(super) largest: usize,
}

impl<'s, 'b> Sections<'s, 'b> {
    pub(super) fn new(blocks: Blocks<'s, 'b>) -> Self {
        Self { blocks, open: Vec::new(), end: 0, own: 0, new_section: true, weight: Weight::default() }
    }

    /// Closes every section. Gives back what was read into them.
    pub(super) fn finish(mut self) -> Blocks<'s, 'b> {
        self.close_to(0);
        self.blocks
    }

    /// Reads some of the lines into the sections that they begin, and what stands before the first into the open ones.
    pub(super) fn run(&mut self, lines: &[Line], range: Range<usize>, headings: &mut Headings<'_, 's>) {
        let source = self.blocks.source;
        let last_end = lines[range.clone()].iter().rposition(|l| ends_code(l.text(source)));
        let last_end = last_end.map_or(0, |at| range.start + at);
        let mut from = range.start;
        let mut at = from;
        while at < range.end {
            // There are no headings in code.
            if at < last_end && begins_code(lines[at].text(source)) {
                at = (at..range.end).find(|&i| ends_code(lines[i].text(source))).unwrap_or(at) + 1;
                continue;
            }
            let Some(heading) = headings.at(at) else {
                at += 1;
                continue;
            };
            self.content(&lines[from..at]);
            // Text on the line of a heading ends where the next one begins.
            let next = headings.next_line().unwrap_or(range.end).min(range.end).max(at + heading.lines);
            from = self.open(&lines[..next.min(lines.len())], at, &heading);
            at = from;
        }
        self.content(&lines[from.min(range.end)..range.end]);
    }

    fn content(&mut self, lines: &[Line]) {
        let references = self.open.iter().any(|s| s.references);
        if let Some(last) = lines.iter().rfind(|l| !l.is_blank()) {
            self.end = self.end.max(last.end);
        }
        self.weigh(lines);
        self.blocks.section(lines, references);
    }

    /// Counts the text of the sections that are open.
    fn weigh(&mut self, lines: &[Line]) {
        let bytes: usize = lines.iter().map(|l| (l.end - l.start) as usize).sum();
        self.weight.whole += bytes;
        let binds = |s: &Section| {
            matches!(
                s.kind,
                ClauseKind::Clause | ClauseKind::Annex | ClauseKind::NormativeReferences | ClauseKind::Bibliography
            )
        };
        if !self.open.iter().all(binds) || self.open.is_empty() {
            self.weight.informative += bytes;
        }
        self.own = if self.new_section { bytes } else { self.own + bytes };
        self.new_section = false;
        self.weight.largest = self.weight.largest.max(self.own);
    }

    /// Opens the section of a heading; gives the line after it.
    fn open(&mut self, lines: &[Line], at: usize, heading: &Heading<'s>) -> usize {
        self.make_room(heading.rank);
        self.new_section = true;
        let first = lines[at];
        let title = &lines[at..at + heading.lines];
        let whole = span(title);
        let node = self.blocks.builder.open_clause(heading.kind, None, whole, &[]);
        if let Some(label) = heading.label {
            self.blocks.builder.label_node(node, label, false);
        }
        self.end = self.end.max(whole.end());
        let index = match heading.rank {
            Rank::Numbered { index, .. } => Some(index),
            Rank::Plain { .. } | Rank::Below => None,
        };
        self.open.push(Section { index, references: heading.references, node, kind: heading.kind });
        let start = Line { start: heading.title_start, end: heading.title_end, ..first };
        if !start.is_blank() || title.len() > 1 {
            self.blocks.builder.open(NodeKind::Title, Span::new(start.start, whole.end()), &[]);
            self.blocks.line(start, None);
            let mut before = start;
            for line in title[1..].iter().filter(|line| !line.is_blank()) {
                if is_rule(line.text(self.blocks.source)) {
                    self.blocks.drawn.push_str(line.text(self.blocks.source));
                    self.blocks.drawn.push('\n');
                    continue;
                }
                self.blocks.line(*line, Some(before));
                before = *line;
            }
            self.blocks.builder.close();
        }
        let Some(text) = heading.text_start else { return at + heading.lines };
        // Text on the heading's own line goes on below it.
        let end = (at + 1..lines.len()).find(|&i| lines[i].is_blank() || lines[i].turned).unwrap_or(lines.len());
        let mut block = lines[at..end].to_vec();
        block[0].start = text;
        if let Some(next) = block.get(1).copied() {
            block[0].column = next.column;
        }
        self.content(&block);
        end
    }

    /// Closes the sections that a heading does not stand in. A numbered one stands in the heading that its number says, and
    /// in nothing else; others leave open what the next number stands in.
    fn make_room(&mut self, rank: Rank) {
        let place = |open: &[Section], wanted: Option<usize>| match wanted {
            Some(wanted) => open.iter().rposition(|s| s.index == Some(wanted)).map_or(0, |at| at + 1),
            None => 0,
        };
        let length = match rank {
            Rank::Numbered { parent, .. } => place(&self.open, parent),
            Rank::Plain { depth, holds } => place(&self.open, holds).max(depth.saturating_sub(1)),
            Rank::Below => self.open.iter().rposition(|s| s.index.is_some()).map_or(0, |at| at + 1),
        };
        self.close_to(length);
    }

    /// Closes sections until no more than so many are open.
    fn close_to(&mut self, length: usize) {
        while self.open.len() > length {
            let Some(section) = self.open.pop() else { break };
            self.blocks.builder.source_goes_on(section.node, self.end);
            self.blocks.builder.close();
        }
    }
}
