//! From the lines between two headings to blocks: paragraphs, lists, notes and examples, entries of lists.

use super::caption::caption;
use super::grid::Grid;
use super::item::{Mark, Style, mark};
use super::note::note;
use super::page::{Page, ends_sentence, span};
use super::signs::{begins_entry, is_source, symbol};
use crate::model::{AttributeKey, Builder, NodeId, NodeKind};
use crate::place::Span;
use crate::read::rfctext::lines::Line;
use crate::read::rfctext::running::joins;

/// The blocks of a clause beside paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Text,
    /// Term entries.
    Terms,
    /// A list of referenced documents.
    References,
    /// A list of symbols or abbreviations.
    Symbols,
}

/// Greatest depth of nested lists.
const DEEPEST: usize = 12;

/// A list that is open, with its last item.
#[derive(Clone, Copy, Debug)]
struct Open {
    style: Style,
    last: u32,
    /// The column of its marks.
    column: u16,
    /// True if its last item leads in a list.
    leads: bool,
}

/// Writes the blocks of clauses.
#[derive(Debug)]
pub(super) struct Blocks<'a, 's, 'b> {
    pub(super) page: Page<'a, 's>,
    pub(super) builder: &'b mut Builder,
    pub(super) language: Option<&'static str>,
    pub(super) mode: Mode,
    lists: Vec<Open>,
    /// True if an entry of the list of referenced documents is open.
    pub(super) in_references: bool,
}

impl<'a, 's, 'b> Blocks<'a, 's, 'b> {
    pub(super) fn new(page: Page<'a, 's>, builder: &'b mut Builder, language: Option<&'static str>) -> Self {
        Self { page, builder, language, mode: Mode::Text, lists: Vec::new(), in_references: false }
    }

    pub(super) fn text(&self, line: Line) -> &'s str {
        line.text(self.page.source)
    }

    /// Writes the blocks of a clause.
    pub(super) fn content(&mut self, lines: &[Line], mode: Mode) {
        self.mode = mode;
        let mut at = 0;
        while at < lines.len() {
            at = if lines[at].is_blank() { at + 1 } else { self.block(lines, at) };
        }
        self.close_lists(0);
        self.close_references();
    }

    /// Writes the block that begins at a line; gives the line after it.
    fn block(&mut self, lines: &[Line], at: usize) -> usize {
        let text = self.text(lines[at]);
        if let Some((kind, length)) = note(text) {
            return self.note(lines, at, kind, length);
        }
        if self.mode == Mode::References
            && let Some(after) = self.reference_at(lines, at)
        {
            return after;
        }
        if let Some(mark) = self.mark_at(lines, at) {
            return self.item(lines, at, mark);
        }
        if let Some(caption) = caption(text) {
            return self.captioned(lines, at, caption);
        }
        if let Some(grid) = Grid::read(self.page.source, lines, at, false) {
            self.leave(lines[at]);
            self.builder.open(NodeKind::Table, span(&lines[at..grid.end]), &[]);
            self.rows(&grid);
            self.builder.close();
            return grid.end;
        }
        if self.mode == Mode::Symbols
            && let Some(after) = self.symbol(lines, at)
        {
            return after;
        }
        if self.mode == Mode::Terms
            && let Some(after) = self.definition(lines, at)
        {
            return after;
        }
        self.paragraph(lines, at)
    }

    /// The line after the block of running text that begins at a line.
    pub(super) fn unit_end(&self, lines: &[Line], from: usize) -> usize {
        let mut at = from + 1;
        while at < lines.len()
            && !lines[at].is_blank()
            && !self.starts(lines, at)
            && self.page.goes_on(lines[at - 1], lines[at])
        {
            at += 1;
        }
        at
    }

    /// The line after an item: behind a short line without a stop a new sentence stands outside of the list.
    fn item_end(&self, lines: &[Line], from: usize) -> usize {
        let end = self.unit_end(lines, from);
        let leaves = |at: &usize| {
            let (before, next) = (lines[*at - 1], lines[*at]);
            let last = self.text(before).rsplit(' ').next().unwrap_or_default();
            self.page.has_room(before, next)
                && !ends_sentence(self.text(before))
                && last.len() > 3
                && self.text(next).starts_with(char::is_uppercase)
        };
        (from + 1..end).find(leaves).unwrap_or(end)
    }

    /// True if a block of its own begins at a line that no blank line parts from the one before.
    fn starts(&self, lines: &[Line], at: usize) -> bool {
        let text = self.text(lines[at]);
        let capital = text.starts_with(|c: char| c.is_uppercase());
        capital && note(text).is_some()
            || self.mark_at(lines, at).is_some()
            || capital && caption(text).is_some()
            || self.mode == Mode::References && begins_entry(text, self.page.has_room(lines[at - 1], lines[at]))
            || self.mode == Mode::Symbols && symbol(text).is_some()
            || self.mode == Mode::Terms && is_source(text)
    }

    fn paragraph(&mut self, lines: &[Line], at: usize) -> usize {
        let end = self.unit_end(lines, at);
        self.leave(lines[at]);
        self.builder.open(NodeKind::Paragraph, span(&lines[at..end]), &[]);
        self.run(&lines[at..end]);
        self.builder.close();
        end
    }

    /// Closes the lists that a block does not stand in: it stands in an item where it is indented as the item's text is.
    pub(super) fn leave(&mut self, line: Line) {
        let inside = self.lists.iter().rposition(|open| line.column > open.column + 1).map_or(0, |at| at + 1);
        self.close_lists(if self.page.layout.spaced { inside } else { 0 });
        if !self.lists.is_empty() {
            return;
        }
        self.close_references();
    }

    pub(super) fn close_references(&mut self) {
        if std::mem::take(&mut self.in_references) {
            self.builder.close();
        }
    }

    fn close_lists(&mut self, depth: usize) {
        while self.lists.len() > depth {
            self.lists.pop();
            // The item and its list.
            self.builder.close();
            self.builder.close();
        }
    }

    /// Writes lines as running text.
    pub(super) fn run(&mut self, lines: &[Line]) {
        let mut before = "";
        for line in lines {
            let text = self.text(*line);
            if !before.is_empty() && !joins(before, text) {
                self.builder.text(" ", line.start.saturating_sub(1));
            }
            self.builder.text(text, line.start);
            before = text;
        }
    }

    /// A note or an example, with the list that it leads in.
    fn note(&mut self, lines: &[Line], at: usize, kind: NodeKind, length: usize) -> usize {
        self.leave(lines[at]);
        let first = lines[at];
        let node = self.builder.open(kind, span(&lines[at..=at]), &[]);
        self.builder.label_node(node, self.text(first)[..length].trim_end(), false);
        let own = Line { start: first.start + length as u32, ..first };
        let (from, mut end) = if own.is_blank() {
            // The label stands alone.
            let below = (at + 1..lines.len().min(at + 3)).find(|i| !lines[*i].is_blank()).unwrap_or(at + 1);
            (below, if below < lines.len() { self.unit_end(lines, below) } else { below })
        } else {
            (at, self.unit_end(lines, at))
        };
        let mut body = lines[from.min(end)..end].to_vec();
        if let Some(head) = body.first_mut().filter(|_| from == at) {
            *head = own;
        }
        self.run(&body);
        if body.last().is_some_and(|line| self.text(*line).ends_with(':')) {
            let outer = self.lists.len();
            let hold = std::mem::take(&mut self.lists);
            while let Some(next) = (end..lines.len()).find(|i| !lines[*i].is_blank()) {
                let Some(mark) = self.mark_at(lines, next) else { break };
                end = self.item(lines, next, mark);
            }
            self.close_lists(0);
            self.lists = hold;
            debug_assert_eq!(outer, self.lists.len());
        }
        self.builder.source_goes_on(node, lines[end.min(lines.len()) - 1].end);
        self.builder.close();
        end
    }

    /// The mark of an item that begins at a line.
    fn mark_at(&self, lines: &[Line], at: usize) -> Option<Mark> {
        let last = self.lists.last().map(|open| (open.style, open.last));
        let text = self.text(lines[at]);
        let found = mark(text, last)?;
        if found.text == text.len() && at + 1 >= lines.len() {
            return None;
        }
        let open = self
            .lists
            .iter()
            .any(|open| open.style == found.style && (found.value == 0 || found.value == open.last + 1));
        let begins = at == 0 || lines[at - 1].is_blank();
        let first = found.value <= 1;
        if begins {
            return (open
                || first
                || matches!(found.style, Style::Sign(_) | Style::Number(_))
                || found.length < found.text)
                .then_some(found);
        }
        // In running text a mark stands behind what leads it in.
        let before = self.text(lines[at - 1]);
        let ended =
            ends_sentence(before) || before.ends_with(',') || before.ends_with(" and") || before.ends_with(" or");
        let room = self.page.has_room(lines[at - 1], lines[at]);
        ((open || first) && (ended || room)).then_some(found)
    }

    /// An item, in the list that it goes on, or in a new one.
    fn item(&mut self, lines: &[Line], at: usize, found: Mark) -> usize {
        let first = lines[at];
        let place = self.lists.iter().rposition(|open| {
            open.style == found.style
                && open.column.abs_diff(first.column) <= 2
                && (found.value == 0 || found.value > open.last)
        });
        match place {
            Some(place) => {
                self.close_lists(place + 1);
                self.builder.close();
            }
            None => {
                while let Some(top) = self.lists.last() {
                    if first.column > top.column + 1
                        || top.leads && first.column >= top.column && self.lists.len() < DEEPEST
                    {
                        break;
                    }
                    self.close_lists(self.lists.len() - 1);
                }
                if self.lists.is_empty() {
                    self.close_references();
                }
                self.builder.open(NodeKind::List, Span::new(first.start, first.end), &[]);
                self.builder.attribute(AttributeKey::ListStyle, found.style.name());
                self.lists.push(Open { style: found.style, last: 0, column: first.column, leads: false });
            }
        }
        let text = self.text(first);
        let own = Line { start: first.start + found.text as u32, ..first };
        let node = self.builder.open(NodeKind::ListItem, Span::new(first.start, first.end), &[]);
        self.builder.label_node(node, &text[..found.length], false);
        if let Some(open) = self.lists.last_mut() {
            open.last = found.value;
        }
        let mut body = vec![own];
        let mut end = at + 1;
        if own.is_blank() {
            body.clear();
            end = (at + 1..lines.len().min(at + 3)).find(|i| !lines[*i].is_blank()).unwrap_or(lines.len());
        } else {
            end = end.max(self.item_end(lines, at));
            body.extend(&lines[at + 1..end]);
        }
        if own.is_blank() && end < lines.len() {
            let until = self.unit_end(lines, end);
            body.extend(&lines[end..until]);
            end = until;
        }
        self.run(&body);
        let leads = body.last().is_some_and(|line| self.text(*line).ends_with(':'));
        if let Some(open) = self.lists.last_mut() {
            open.leads = leads;
        }
        self.extend(node, lines, end);
        end
    }

    /// Says where the source of a node ends, and that of the lists around it.
    fn extend(&mut self, node: NodeId, lines: &[Line], end: usize) {
        if let Some(line) = end.checked_sub(1).and_then(|last| lines.get(last)) {
            self.builder.source_goes_on(node, line.end);
        }
    }
}
