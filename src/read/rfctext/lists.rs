//! Blocks that hang on marks and terms: items of lists, definitions, entries of lists of references, and the paragraphs between.

use super::definition::Definition;
use super::entry;
use super::lines::Line;
use super::marker::{Marker, marker};
use super::open::{Blocks, DEEPEST, Listing, Open, span};
use crate::model::{
    AttributeKey, Basis, MarkKind, NewReference, NodeId, NodeKind, ReferenceKind, TargetData, TextRange,
};
use crate::place::Span;

impl<'s> Blocks<'s, '_> {
    /// Closes lists that a block stands left of.
    pub(super) fn leave_for(&mut self, block: &[Line]) {
        let column = block.iter().filter(|l| !l.is_blank()).map(|l| l.column).min().unwrap_or_default();
        while self.open.last().is_some_and(|o| column < o.inner && column <= o.outer) {
            self.close_list();
        }
    }

    pub(super) fn close_list(&mut self) {
        self.finish_entry();
        if let Some(open) = self.open.pop() {
            // The items' nodes, and the list's.
            for _ in 0..=open.nodes {
                self.builder.close();
            }
        }
    }

    pub(super) fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.close_list();
        }
    }

    /// Closes the innermost item, not its list.
    pub(super) fn close_item(&mut self) {
        self.finish_entry();
        if let Some(open) = self.open.last_mut() {
            let nodes = std::mem::take(&mut open.nodes);
            for _ in 0..nodes {
                self.builder.close();
            }
        }
    }

    /// True if an entry of a list of references may begin at a line: not right of the entries before it.
    pub(super) fn fits_list(&self, line: Line) -> bool {
        self.open.last().is_none_or(|o| o.kind != Listing::References || line.column <= o.outer + 2)
    }

    /// Number of lines of a block that are one item, from a mark on.
    pub(super) fn item_end(&self, block: &[Line], from: usize, mark: Marker) -> usize {
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

    pub(super) fn item(&mut self, block: &[Line], mark: Marker) -> usize {
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
            self.open.push(Open {
                kind: Listing::Items(mark.style),
                outer: first.column,
                inner,
                nodes: 1,
                entry: None,
            });
        }
        let node = self.builder.open(NodeKind::ListItem, span(item), &[]);
        self.label(node, &self.text(first)[..mark.length], &self.text(first)[..mark.text]);
        let body = Line { start: first.start + mark.text as u32, column: first.column + mark.text as u16, ..first };
        if count == 1 && marker(self.text(body)).is_some() && self.open.len() < DEEPEST {
            // An item that begins with an item.
            self.prose(&[body], &[], 0);
            return count;
        }
        self.line(body, None);
        self.rest(body, &item[1..]);
        count
    }

    pub(super) fn definition(&mut self, block: &[Line], found: Definition) -> usize {
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
            self.open.push(Open {
                kind: Listing::Definitions,
                outer: first.column,
                inner: found.column,
                nodes: 2,
                entry: None,
            });
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
    pub(super) fn nested(&mut self, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        let plain = marker(self.text(*first)).is_none() && self.definition_at(lines, &[], 0).is_none();
        if plain && lines.iter().all(|l| marker(self.text(*l)).is_none()) {
            self.line(*first, None);
            self.rest(*first, &lines[1..]);
        } else {
            self.prose(lines, &[], 0);
        }
    }

    pub(super) fn paragraph(&mut self, block: &[Line]) -> usize {
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
            .is_some_and(|o| first.column < o.inner && (first.column <= o.outer || matches!(o.kind, Listing::Items(_))))
        {
            self.close_list();
        }
        let lines = &block[..count];
        self.builder.open(NodeKind::Paragraph, span(lines), &[]);
        self.line(first, None);
        self.rest(first, &lines[1..]);
        self.builder.close();
        count
    }

    pub(super) fn reference_entry(&mut self, block: &[Line], label: entry::Label<'s>) -> usize {
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
                self.open.push(Open { kind: Listing::References, outer: first.column, inner, nodes: 1, entry: None });
            }
        }
        let node = self.builder.open(NodeKind::ReferenceEntry, span(item), &[]);
        self.label(node, label.printed, &self.text(first)[..label.text]);
        self.builder.anchor(label.anchor);
        let body = Line { start: first.start + label.text as u32, ..first };
        self.line(body, None);
        self.rest(body, &item[1..]);
        if let Some(open) = self.open.last_mut() {
            open.entry = Some(node);
        }
        count
    }

    /// Labels a block, and keeps what the page prints before its text (`[RFC2119]:` has more than the label).
    pub(super) fn label(&mut self, node: NodeId, label: &str, printed: &str) {
        self.builder.label_node(node, label, false);
        self.labels.push_str(printed.trim());
        self.labels.push('\n');
    }

    /// Says what document an entry identifies, and what addresses it gives, when all of its text is there.
    fn finish_entry(&mut self) {
        let Some(node) = self.open.last_mut().and_then(|o| o.entry.take()) else { return };
        let range = self.builder.range_so_far(node);
        let text = self.builder.slice(range);
        let anchor = self.builder.label_so_far(node);
        if let Some((identifier, at)) = entry::identify(anchor, text) {
            let place = TextRange::new(range.start() + at.start as u32, range.start() + at.end as u32);
            let target = TargetData::Document { identifier: identifier.into(), locator: None };
            let source = self.builder.source_so_far(if place.is_empty() { range } else { place });
            self.refer(place, ReferenceKind::Document, target, source);
        }
        self.links(range);
    }

    /// Addresses in a range of text.
    fn links(&mut self, range: TextRange) {
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
}
