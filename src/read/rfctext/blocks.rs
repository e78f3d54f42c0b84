//! From the lines of a section to blocks: paragraphs, lists, definitions, drawings, references.

use super::lines::{Layout, Line};
use super::marker::{Marker, Style, marker};
use super::shape::{is_surely_prose, is_verbatim};
use super::{caption, definition, entry};
use crate::model::{
    AttributeKey, Basis, Builder, MarkKind, NewReference, NodeId, NodeKind, ReferenceKind, TargetData, TextRange,
};
use crate::place::Span;

/// How deep lists are nested; what is indented more is read as part of the innermost.
const DEEPEST: usize = 40;

/// A list that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Listing,
    /// The column of its marks or terms.
    outer: u16,
    /// The column of its text.
    inner: u16,
    /// How many nodes were opened for its innermost item.
    nodes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listing {
    Items(Style),
    Definitions,
    References,
}

/// Writes the blocks of one section after another.
#[derive(Debug)]
pub(super) struct Blocks<'s, 'b> {
    pub(super) source: &'s str,
    pub(super) layout: Layout,
    pub(super) builder: &'b mut Builder,
    open: Vec<Open>,
    /// Whether the section is a list of references.
    references: bool,
}

impl<'s, 'b> Blocks<'s, 'b> {
    pub(super) fn new(source: &'s str, layout: Layout, builder: &'b mut Builder) -> Self {
        Self { source, layout, builder, open: Vec::new(), references: false }
    }

    /// Writes the blocks of a section.
    pub(super) fn section(&mut self, lines: &[Line], references: bool) {
        self.references = references;
        self.blocks(lines);
        self.close_to(0);
    }

    fn blocks(&mut self, lines: &[Line]) {
        let mut at = 0;
        while at < lines.len() {
            if lines[at].is_blank() {
                at += 1;
                continue;
            }
            let end = self.block_end(lines, at);
            at = self.block(lines, at, end);
        }
    }

    fn text(&self, line: Line) -> &'s str {
        line.text(self.source)
    }

    /// The line after the block that begins at a line. A block goes on over the end of a page where its last line is full.
    fn block_end(&self, lines: &[Line], from: usize) -> usize {
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

    /// Writes a block, and what belongs to it; gives the line after.
    fn block(&mut self, lines: &[Line], from: usize, end: usize) -> usize {
        let block = &lines[from..end];
        let next = next_block(lines, end);
        if let Some(caption) = caption::read(self.source, self.layout, block) {
            // A caption above what it names.
            let below = next.map(|at| (at, self.block_end(lines, at)));
            if let Some((at, below)) = below.filter(|&(at, below)| self.is_laid_out(&lines[at..below])) {
                let below = self.laid_out_end(lines, at, below);
                self.leave_for(&lines[at..below]);
                self.figure(Some((caption, block)), &lines[at..below], true);
                return below;
            }
        }
        let captioned = |blocks: &Self, at: Option<usize>| {
            let at = at?;
            let end = blocks.block_end(lines, at);
            let found = caption::read(blocks.source, blocks.layout, &lines[at..end])?;
            (usize::from(lines[at].column) > usize::from(blocks.layout.body)).then_some((found, at, end))
        };
        if self.is_laid_out(block) || captioned(self, next).is_some() && self.is_plain(block) {
            let end = self.laid_out_end(lines, from, end);
            self.leave_for(&lines[from..end]);
            if let Some((caption, at, after)) = captioned(self, next_block(lines, end)) {
                self.figure(Some((caption, &lines[at..after])), &lines[from..end], false);
                return after;
            }
            self.figure(None, &lines[from..end], false);
            return end;
        }
        self.prose(block);
        end
    }

    /// Whether a block may be a drawing if a caption says so.
    fn is_plain(&self, block: &[Line]) -> bool {
        !is_surely_prose(self.source, self.layout, block) && caption::read(self.source, self.layout, block).is_none()
    }

    fn is_laid_out(&self, block: &[Line]) -> bool {
        if self.references && block.first().is_some_and(|l| entry::label(self.text(*l)).is_some()) {
            return false;
        }
        let Some(first) = block.first() else { return false };
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
                return is_verbatim(self.source, self.layout, &item, inner.column)
                    && block.len() > 1
                    && marker(self.text(inner)).is_none();
            }
            return false;
        }
        if self.quoted(block) || definition::read(self.source, self.layout, block).is_some_and(|d| d.is_sure) {
            return false;
        }
        is_verbatim(self.source, self.layout, block, column.max(self.layout.body))
    }

    /// The end of what was laid out by characters, with blank lines inside.
    fn laid_out_end(&self, lines: &[Line], from: usize, end: usize) -> usize {
        let mut end = end;
        while let Some(at) = next_block(lines, end) {
            let after = self.block_end(lines, at);
            let block = &lines[at..after];
            let is_caption = caption::read(self.source, self.layout, block).is_some();
            let marked = self.open.iter().any(|o| o.outer == block[0].column) && marker(self.text(block[0])).is_some();
            if is_caption || marked || block[0].column + 3 < lines[from].column || !self.is_laid_out(block) {
                break;
            }
            end = after;
        }
        end
    }

    /// Closes lists that a block stands left of.
    fn leave_for(&mut self, block: &[Line]) {
        let column = block.iter().filter(|l| !l.is_blank()).map(|l| l.column).min().unwrap_or_default();
        while self.open.last().is_some_and(|o| column < o.inner && column <= o.outer) {
            self.close_list();
        }
    }

    fn close_list(&mut self) {
        if let Some(open) = self.open.pop() {
            // The items' nodes, and the list's.
            for _ in 0..=open.nodes {
                self.builder.close();
            }
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close_list();
        }
    }

    /// Closes the innermost item, not its list.
    fn close_item(&mut self) {
        if let Some(open) = self.open.last_mut() {
            let nodes = std::mem::take(&mut open.nodes);
            for _ in 0..nodes {
                self.builder.close();
            }
        }
    }

    /// A drawing, table or code, with its caption.
    fn figure(&mut self, caption: Option<(caption::Caption<'s>, &[Line])>, body: &[Line], above: bool) {
        let is_grid =
            || body.first().is_some_and(|l| self.text(*l).starts_with("+-") || self.text(*l).starts_with("+="));
        let kind = match &caption {
            Some((caption, _)) => Some(caption.kind),
            None => is_grid().then_some(NodeKind::Table),
        };
        let whole = span(body);
        let all = caption
            .map_or(whole, |(_, c)| Span::new(whole.start().min(span(c).start()), whole.end().max(span(c).end())));
        if let Some(kind) = kind {
            let node = self.builder.open(kind, all, &[]);
            if let Some((caption, _)) = &caption {
                self.builder.label_node(node, caption.label, false);
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
        self.preformatted(body);
        if !above {
            write_caption(self);
        }
        if kind.is_some() {
            self.builder.close();
        }
    }

    fn preformatted(&mut self, body: &[Line]) {
        let indent = body.iter().filter(|l| !l.is_blank()).map(|l| l.column).min().unwrap_or_default();
        self.builder.open(NodeKind::Preformatted, span(body), &[]);
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

    /// Whether each line of a block begins with a bar, as asides and quotations are printed.
    fn quoted(&self, block: &[Line]) -> bool {
        let barred = |line: &Line| {
            let text = self.text(*line);
            (text == "|" || text.starts_with("|  ")) && !(text.len() > 1 && text.ends_with('|'))
        };
        block.len() > 1 && block.iter().all(barred)
            || block.len() == 1 && block.iter().all(|l| barred(l) && self.text(*l).len() > 4)
    }

    fn quotation(&mut self, block: &[Line]) {
        self.leave_for(block);
        let mut inner: Vec<Line> = Vec::with_capacity(block.len());
        for line in block {
            let rest = &self.text(*line)[1..];
            let text = rest.trim_start();
            let start = line.end - text.len() as u32;
            let column = line.column + (rest.len() - text.len()) as u16 + 1;
            let column = if text.is_empty() { 1 } else { column };
            inner.push(Line { start, column, ..*line });
        }
        let begins = inner.first().map(|l| self.text(*l).trim_start_matches(['*', '_'])).unwrap_or_default();
        let is_note = begins.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("note"));
        let kind = if is_note { NodeKind::Note } else { NodeKind::Quote };
        let node = self.builder.open(kind, span(block), &[]);
        self.builder.label_node(node, "|", false);
        let outer = std::mem::take(&mut self.open);
        self.blocks(&inner);
        self.close_to(0);
        self.open = outer;
        self.builder.close();
    }

    /// Prose: paragraphs, items, definitions and entries, one after another.
    fn prose(&mut self, block: &[Line]) {
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
            } else if let Some(found) = definition::read(self.source, self.layout, rest).filter(|d| {
                self.open.len() < DEEPEST
                    && (d.is_sure
                        || self
                            .open
                            .last()
                            .is_some_and(|o| o.kind == Listing::Definitions && o.outer == rest[0].column))
            }) {
                at += self.definition(rest, found);
            } else {
                at += self.paragraph(rest);
            }
        }
    }

    /// Whether an entry of a list of references may begin at a line: not right of the entries before it.
    fn fits_list(&self, line: Line) -> bool {
        self.open.last().is_none_or(|o| o.kind != Listing::References || line.column <= o.outer + 2)
    }

    /// How many lines of a block are one item, from a mark on.
    fn item_end(&self, block: &[Line], from: usize, mark: Marker) -> usize {
        let first = block[from];
        let mut at = from + 1;
        while let Some(&line) = block.get(at) {
            let text = self.text(line);
            let found = marker(text);
            let sibling = found.is_some_and(|m| line.column == first.column && m.style.goes_on(mark.style));
            let nested =
                found.is_some() && line.column > first.column && self.layout.has_room(self.source, block[at - 1], line);
            if line.column < first.column || sibling || nested {
                break;
            }
            at += 1;
        }
        at
    }

    fn item(&mut self, block: &[Line], mark: Marker) -> usize {
        let first = block[0];
        let count = self.item_end(block, 0, mark);
        let item = &block[..count];
        // The column of the text: where the other lines stand, if they hang.
        let hung = item.get(1).map(|l| l.column).filter(|c| *c > first.column);
        let inner = hung.unwrap_or(first.column + mark.text as u16).min(first.column + mark.text as u16);
        while self.open.last().is_some_and(|o| {
            first.column < o.outer
                || first.column < o.inner && !(o.kind != Listing::Definitions && first.column == o.outer)
                || first.column == o.outer && !matches!(o.kind, Listing::Items(style) if mark.style.goes_on(style))
        }) {
            self.close_list();
        }
        let goes_on = self.open.last().is_some_and(|o| o.outer == first.column && matches!(o.kind, Listing::Items(_)));
        if goes_on {
            self.close_item();
            if let Some(open) = self.open.last_mut() {
                open.inner = inner;
                open.nodes = 1;
            }
        } else {
            self.builder.open(NodeKind::List, span(item), &[]);
            self.builder.attribute(AttributeKey::ListStyle, mark.style.name());
            self.open.push(Open { kind: Listing::Items(mark.style), outer: first.column, inner, nodes: 1 });
        }
        let node = self.builder.open(NodeKind::ListItem, span(item), &[]);
        self.builder.label_node(node, &self.text(first)[..mark.length], false);
        let body = Line { start: first.start + mark.text as u32, column: first.column + mark.text as u16, ..first };
        if count == 1 && marker(self.text(body)).is_some() && self.open.len() < DEEPEST {
            // An item that begins with an item.
            self.prose(&[body]);
            return count;
        }
        self.line(body, None);
        self.rest(body, &item[1..]);
        count
    }

    fn definition(&mut self, block: &[Line], found: definition::Definition) -> usize {
        let first = block[0];
        let item = &block[..found.lines];
        while self.open.last().is_some_and(|o| {
            first.column < o.outer
                || first.column < o.inner && !(o.kind == Listing::Definitions && first.column == o.outer)
        }) {
            self.close_list();
        }
        let goes_on = self.open.last().is_some_and(|o| o.outer == first.column && o.kind == Listing::Definitions);
        if goes_on {
            self.close_item();
            if let Some(open) = self.open.last_mut() {
                open.inner = found.column;
                open.nodes = 2;
            }
        } else {
            self.builder.open(NodeKind::DefinitionList, span(item), &[]);
            self.open.push(Open { kind: Listing::Definitions, outer: first.column, inner: found.column, nodes: 2 });
        }
        self.builder.open(NodeKind::DefinitionItem, span(item), &[]);
        let term = Line { end: first.start + found.term as u32, ..first };
        self.builder.open(NodeKind::DefinitionTerm, span(&[term]), &[]);
        self.line(term, None);
        self.builder.close();
        let body = Line { start: first.start + found.text as u32, ..first };
        let inside = if body.is_blank() { span(&item[1..]) } else { Span::new(body.start, span(item).end()) };
        self.builder.open(NodeKind::DefinitionText, inside, &[]);
        if body.is_blank() {
            // The text stands below its term, and may be more than one block.
            self.nested(&item[1..]);
        } else {
            self.line(body, None);
            self.rest(body, &item[1..]);
        }
        found.lines
    }

    /// Blocks inside an item, on lines of its own block.
    fn nested(&mut self, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        let plain = marker(self.text(*first)).is_none()
            && definition::read(self.source, self.layout, lines).is_none_or(|d| !d.is_sure);
        if plain && lines.iter().all(|l| marker(self.text(*l)).is_none()) {
            self.line(*first, None);
            self.rest(*first, &lines[1..]);
        } else {
            self.prose(lines);
        }
    }

    fn paragraph(&mut self, block: &[Line]) -> usize {
        let first = block[0];
        // A list may begin on the next line without a blank one.
        let mut count = 1;
        while let Some(&line) = block.get(count) {
            let short = self.layout.has_room(self.source, block[count - 1], line);
            let starts =
                marker(self.text(line)).is_some() || self.references && entry::label(self.text(line)).is_some();
            if starts && line.column >= first.column && (short || self.text(block[count - 1]).ends_with(':')) {
                break;
            }
            count += 1;
        }
        while self
            .open
            .last()
            .is_some_and(|o| first.column < o.inner && (first.column <= o.outer || o.kind != Listing::References))
        {
            self.close_list();
        }
        let lines = &block[..count];
        let in_entry = self.open.last().is_some_and(|o| o.kind == Listing::References);
        let kind = NodeKind::Paragraph;
        self.builder.open(kind, span(lines), &[]);
        self.line(first, None);
        self.rest(first, &lines[1..]);
        if in_entry {
            let end = self.builder.current();
            self.links(end);
        }
        self.builder.close();
        count
    }

    fn reference_entry(&mut self, block: &[Line], label: entry::Label<'s>) -> usize {
        let first = block[0];
        let mut count = 1;
        while let Some(&line) = block.get(count) {
            let text = self.text(line);
            let starts = line.column <= first.column && entry::label(text).is_some();
            if starts {
                break;
            }
            count += 1;
        }
        let item = &block[..count];
        let known = self.open.iter().position(|o| o.kind == Listing::References);
        let inner = item.get(1).map_or(first.column + 2, |l| l.column.max(first.column + 1));
        match known {
            Some(at) => {
                self.close_to(at + 1);
                self.close_item();
                if let Some(open) = self.open.last_mut() {
                    open.inner = inner;
                    open.nodes = 1;
                }
            }
            None => {
                self.close_to(0);
                self.builder.open(NodeKind::ReferenceList, span(item), &[]);
                self.open.push(Open { kind: Listing::References, outer: first.column, inner, nodes: 1 });
            }
        }
        let node = self.builder.open(NodeKind::ReferenceEntry, span(item), &[]);
        self.builder.label_node(node, label.printed, false);
        self.builder.anchor(label.anchor);
        let body = Line { start: first.start + label.text as u32, ..first };
        let token = self.builder.begin();
        self.line(body, None);
        self.rest(body, &item[1..]);
        let range = self.builder.end(token);
        let text = self.builder.slice(range);
        let identified = entry::identify(label.anchor, text);
        if let Some((identifier, at)) = identified {
            let place = TextRange::new(range.start() + at.start as u32, range.start() + at.end as u32);
            let target = TargetData::Document { identifier: identifier.into(), locator: None };
            self.refer(place, ReferenceKind::Document, target, span(item));
        }
        self.links(node);
        count
    }

    /// Addresses in the text of the open node.
    fn links(&mut self, node: NodeId) {
        let range = self.builder.range_so_far(node);
        let text = self.builder.slice(range);
        let found: Vec<(TextRange, Box<str>)> = entry::addresses(text)
            .map(|r| (TextRange::new(range.start() + r.start as u32, range.start() + r.end as u32), text[r].into()))
            .collect();
        for (place, address) in found {
            let source = self.builder.source_so_far(place);
            self.builder.mark(place, MarkKind::Link, Some(&address));
            self.refer(place, ReferenceKind::Uri, TargetData::Uri(address), source);
        }
    }

    fn refer(&mut self, range: TextRange, kind: ReferenceKind, target: TargetData, source: Span) {
        let new = NewReference { kind, target, dated: None, normative: None, within: None, basis: Basis::Text, source };
        self.builder.reference(range, new);
    }

    /// The lines that go on a text whose first line was written.
    fn rest(&mut self, first: Line, lines: &[Line]) {
        let mut before = first;
        for line in lines {
            self.line(*line, Some(before));
            before = *line;
        }
    }

    /// One line of running text, after the line before it.
    pub(super) fn line(&mut self, line: Line, before: Option<Line>) {
        let text = self.text(line);
        if before.is_some_and(|before| !joins(self.text(before), text)) {
            self.builder.text(" ", line.start.saturating_sub(1));
        }
        self.builder.text(text, line.start);
    }
}

/// Whether a line goes on the last word of the line before: lines are broken after hyphens and strokes inside words.
fn joins(before: &str, next: &str) -> bool {
    let Some(stem) = before.strip_suffix(['-', '/']) else { return false };
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    if !stem.ends_with(inside) || !next.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    // A dash between blanks parts words.
    if stem.trim_end_matches('-').ends_with(' ') {
        return false;
    }
    // `four- and six-cornered`: the hyphen stands for what follows later.
    let word = next.split([' ', ',']).next().unwrap_or_default();
    before.ends_with('/')
        || stem.ends_with('-')
        || !matches!(word, "and" | "or" | "to" | "nor" | "but" | "versus" | "and/or")
}

/// The bytes of some lines.
pub(super) fn span(lines: &[Line]) -> Span {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => Span::new(first.start, last.end),
        _ => Span::default(),
    }
}

/// The first line of the next block.
fn next_block(lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len().min(from + 2)).find(|&at| !lines[at].is_blank())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_after_a_hyphen() {
        for (before, next, joined) in [
            ("an application-", "layer protocol", true),
            ("a request/", "response pair", true),
            ("four-", "and six-cornered", false),
            ("the frame --", "or the paper", false),
            ("the frame--", "or the paper", true),
            ("the frame", "is dry", false),
            ("a -", "b", false),
        ] {
            assert_eq!(joins(before, next), joined, "{before} {next}");
        }
    }
}
