//! Sections: headings open them, and what follows goes into them.

use super::blocks::{Blocks, begins_code, ends_code, span};
use super::heading::{Heading, Headings};
use super::lines::Line;
use crate::model::{NodeId, NodeKind};
use crate::place::Span;

/// A section that is open.
#[derive(Clone, Copy, Debug)]
struct Section {
    depth: usize,
    /// Whether it is a list of references.
    references: bool,
    node: NodeId,
}

/// Opens and closes sections, and writes what stands in them.
#[derive(Debug)]
pub(super) struct Sections<'s, 'b> {
    blocks: Blocks<'s, 'b>,
    open: Vec<Section>,
    /// The byte after the last line that was written.
    end: u32,
}

impl<'s, 'b> Sections<'s, 'b> {
    pub(super) fn new(blocks: Blocks<'s, 'b>) -> Self {
        Self { blocks, open: Vec::new(), end: 0 }
    }

    /// Closes every section. Gives back what was read into them.
    pub(super) fn finish(mut self) -> Blocks<'s, 'b> {
        self.close_to(0);
        self.blocks
    }

    /// Reads lines into the sections that they begin, and what stands before the first into the open ones.
    pub(super) fn run(&mut self, lines: &[Line], headings: &mut Headings<'s>) {
        let source = self.blocks.source;
        let last_end = lines.iter().rposition(|l| ends_code(l.text(source))).unwrap_or_default();
        let mut from = 0;
        let mut at = 0;
        while at < lines.len() {
            // There are no headings in code.
            if at < last_end && begins_code(lines[at].text(source)) {
                at = (at..lines.len()).find(|&i| ends_code(lines[i].text(source))).unwrap_or(at) + 1;
                continue;
            }
            let begins = !lines[at].is_blank() && (at == 0 || lines[at].turned || lines[at - 1].is_blank());
            let found = if begins { headings.at(lines, at) } else { None };
            let Some(heading) = found else {
                at += 1;
                continue;
            };
            self.content(&lines[from..at]);
            from = self.open(lines, at, &heading);
            at = from;
        }
        self.content(&lines[from..]);
    }

    fn content(&mut self, lines: &[Line]) {
        let references = self.open.iter().any(|s| s.references);
        if let Some(last) = lines.iter().rfind(|l| !l.is_blank()) {
            self.end = self.end.max(last.end);
        }
        self.blocks.section(lines, references);
    }

    /// Opens the section of a heading; gives the line after it.
    fn open(&mut self, lines: &[Line], at: usize, heading: &Heading<'s>) -> usize {
        self.close_to(heading.depth.saturating_sub(1));
        let first = lines[at];
        let title = &lines[at..at + heading.lines];
        let whole = span(title);
        let node = self.blocks.builder.open_clause(heading.kind, None, whole, &[]);
        if let Some(label) = heading.label {
            self.blocks.builder.label_node(node, label, false);
        }
        self.end = self.end.max(whole.end());
        self.open.push(Section { depth: heading.depth, references: heading.references, node });
        let start = Line { start: heading.title_start, end: heading.title_end, ..first };
        if !start.is_blank() || title.len() > 1 {
            self.blocks.builder.open(NodeKind::Title, Span::new(start.start, whole.end()), &[]);
            self.blocks.line(start, None);
            let mut before = start;
            for line in &title[1..] {
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

    /// Closes sections until only those are open that stand no deeper.
    fn close_to(&mut self, depth: usize) {
        while let Some(section) = self.open.pop_if(|open| open.depth > depth) {
            self.blocks.builder.source_goes_on(section.node, self.end);
            self.blocks.builder.close();
        }
    }
}
