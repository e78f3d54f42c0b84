//! Clauses: headings open them, and what follows goes into them.

use std::ops::Range;

use super::blocks::{Blocks, Mode};
use super::headings::{Heading, Headings};
use super::page::span;
use crate::model::{ClauseKind, NodeId, NodeKind};
use crate::place::Span;
use crate::read::rfctext::lines::Line;

/// A clause that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Its place among all headings.
    at: usize,
    node: NodeId,
}

/// Bytes of text in each clause.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    pub(super) whole: usize,
    /// Outside of numbered clauses.
    pub(super) outside: usize,
    /// The longest text of one clause without its subclauses.
    pub(super) largest: usize,
}

/// Writes all clauses; `from` is the first line behind the cover, `skip` the lines that are left out.
pub(super) fn write(
    blocks: &mut Blocks<'_, '_, '_>,
    headings: &Headings<'_>,
    from: usize,
    skip: &[Range<usize>],
) -> Weight {
    let lines = blocks.page.lines;
    let mut weight = Weight::default();
    let mut open: Vec<Open> = Vec::new();
    let first = headings.all.first().map_or(lines.len(), |heading| heading.line);
    let before = without(lines, from..first, skip);
    weight.add(&before, false);
    blocks.content(&before, Mode::Text);
    for (at, heading) in headings.all.iter().enumerate() {
        let next = headings.all.get(at + 1).map_or(lines.len(), |next| next.line);
        close(blocks, &mut open, heading.parent);
        if heading.entry {
            let body = without(lines, heading.line..next, skip);
            weight.add(&body, true);
            blocks.term(heading, &body);
        } else {
            open.push(Open { at, node: begin(blocks, heading) });
            let mut body = without(lines, heading.head.end.min(next)..next, skip);
            if let Some(start) = heading.text {
                let line = lines[heading.line];
                let column =
                    lines.get(heading.line + 1).filter(|next| !next.is_blank()).map_or(line.column, |next| next.column);
                body.insert(0, Line { start, column, ..line });
            }
            weight.add(&body, heading.label.is_some());
            let inside = open.iter().map(|open| &headings.all[open.at]);
            blocks.content(&body, mode(heading, inside));
        }
        if let Some(last) = lines[heading.line..next].iter().rfind(|line| !line.is_blank()) {
            open.iter().for_each(|open| blocks.builder.source_goes_on(open.node, last.end));
        }
    }
    close(blocks, &mut open, None);
    weight
}

impl Weight {
    fn add(&mut self, lines: &[Line], numbered: bool) {
        let bytes = lines.iter().map(|line| (line.end - line.start) as usize).sum();
        self.whole += bytes;
        self.outside += if numbered { 0 } else { bytes };
        self.largest = self.largest.max(bytes);
    }
}

/// The lines of a range but some, which are the contents page and the title that is printed again.
fn without(lines: &[Line], range: Range<usize>, skip: &[Range<usize>]) -> Vec<Line> {
    let (from, to) = (range.start.min(lines.len()), range.end.min(lines.len()));
    (from..to.max(from)).filter(|at| !skip.iter().any(|skip| skip.contains(at))).map(|at| lines[at]).collect()
}

fn close(blocks: &mut Blocks<'_, '_, '_>, open: &mut Vec<Open>, parent: Option<usize>) {
    while open.last().is_some_and(|last| Some(last.at) != parent) {
        open.pop();
        blocks.builder.close();
    }
}

/// The blocks of a clause.
fn mode<'h>(heading: &Heading<'_>, mut around: impl Iterator<Item = &'h Heading<'h>>) -> Mode {
    if heading.references {
        return Mode::References;
    }
    match heading.kind {
        ClauseKind::Terms => Mode::Terms,
        ClauseKind::Symbols => Mode::Symbols,
        _ if around.any(|outer| outer.kind == ClauseKind::Terms) => Mode::Terms,
        _ => Mode::Text,
    }
}

/// Opens the clause of a heading, with its title.
fn begin(blocks: &mut Blocks<'_, '_, '_>, heading: &Heading<'_>) -> NodeId {
    let lines = blocks.page.lines;
    let head = &lines[heading.line..heading.head.end.max(heading.line + 1)];
    let node = blocks.builder.open_clause(heading.kind, heading.says, span(head), &[]);
    if let Some(label) = heading.label {
        blocks.builder.label_node(node, label, false);
    }
    if let Some((start, end, _)) = heading.head.declared {
        blocks.builder.open(NodeKind::AnnexType, Span::new(start, end), &[]);
        blocks.builder.text(blocks.page.source.get(start as usize..end as usize).unwrap_or_default(), start);
        blocks.builder.close();
    }
    if let Some((first, start)) = heading.head.title {
        let end = heading.head.end.max(first + 1);
        // A declaration below the title is no part of it.
        let declared = heading.head.declared.map_or(u32::MAX, |(start, ..)| start);
        let mut title: Vec<Line> =
            lines[first..end].iter().copied().filter(|line| !line.is_blank() && line.start != declared).collect();
        if let Some(line) = title.first_mut() {
            line.start = start;
        }
        blocks.builder.open(NodeKind::Title, span(&title), &[]);
        blocks.run(&title);
        blocks.builder.close();
    }
    node
}
