//! Blocks: paragraphs, headings, lists, tables, code.

use super::inline;
use super::string::Str;
use crate::oscal::{Id, Tree};
use crate::place::Span;

/// How deep lists nest; deeper items are items of the deepest.
const DEEPEST: usize = 32;

/// Reads a string of Markdown into an element. Linear.
pub(crate) fn paragraphs(tree: &mut Tree, into: Id, string: Str<'_>) {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in string.text.split_inclusive('\n') {
        lines.push((at, at + line.trim_end_matches(['\n', '\r']).len()));
        at += line.len();
    }
    Blocks { tree, string, lines, next: 0, lists: Vec::new(), into }.run();
}

struct Blocks<'a> {
    tree: &'a mut Tree,
    string: Str<'a>,
    /// Where each line begins and ends.
    lines: Vec<(usize, usize)>,
    next: usize,
    /// Open lists with the columns of their items, and the item that is open.
    lists: Vec<(usize, Id, Id)>,
    into: Id,
}

impl Blocks<'_> {
    fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |&(from, to)| &self.string.text[from..to])
    }

    fn span(&self, from: usize, to: usize) -> Span {
        let last = self.string.place(to.saturating_sub(1).max(from));
        Span::new(self.string.place(from), last + 1)
    }

    fn run(mut self) {
        while self.next < self.lines.len() {
            let line = self.line(self.next);
            let indent = line.len() - line.trim_start().len();
            let trimmed = line.trim();
            if trimmed.is_empty() {
                self.next += 1;
            } else if trimmed.starts_with("```") {
                self.code();
            } else if let Some(length) = marker(trimmed) {
                self.item(indent, length);
            } else if let Some(level) = heading(trimmed) {
                self.heading(level);
            } else if trimmed.starts_with('|') && self.is_table() {
                self.table();
            } else {
                if indent == 0 && self.next > 0 && self.line(self.next - 1).trim().is_empty() {
                    self.lists.clear();
                }
                self.paragraph();
            }
        }
    }

    /// Where blocks go that stand here: into the item that is open, or the whole.
    fn here(&self) -> Id {
        self.lists.last().map_or(self.into, |(_, _, item)| *item)
    }

    fn code(&mut self) {
        let start = self.next + 1;
        let mut end = start;
        while end < self.lines.len() && !self.line(end).trim_start().starts_with("```") {
            end += 1;
        }
        self.next = end + 1;
        let from = self.lines.get(start).map_or(self.string.text.len(), |line| line.0);
        let to = if end > start { self.lines[end - 1].1 } else { from };
        let here = self.here();
        let pre = self.tree.add(here, "pre", self.span(from, to));
        let string = self.string;
        self.tree.set_pieces(pre, string.runs(from, to));
    }

    fn heading(&mut self, level: usize) {
        const NAMES: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let (from, to) = self.lines[self.next];
        let body = self.string.text[from..to].trim_start().trim_start_matches('#').trim_start();
        let start = to - body.len();
        let end = start + body.trim_end_matches(['#', ' ']).len();
        self.lists.clear();
        let block = self.tree.add(self.into, NAMES[level - 1], self.span(from, to));
        inline::read(self.tree, block, self.string, start, end);
        self.next += 1;
    }

    fn item(&mut self, indent: usize, length: usize) {
        while self.lists.len() > 1 && self.lists.last().is_some_and(|(column, ..)| *column > indent) {
            self.lists.pop();
        }
        let deeper = self.lists.last().is_none_or(|(column, ..)| *column < indent) && self.lists.len() < DEEPEST;
        let (from, to) = self.lines[self.next];
        let ordered = self.string.text[from + indent..].starts_with(|c: char| c.is_ascii_digit());
        let span = self.span(from, to);
        let list = match self.lists.last() {
            Some((_, list, _)) if !deeper => *list,
            _ => {
                let here = self.here();
                self.tree.add(here, if ordered { "ol" } else { "ul" }, span)
            }
        };
        let item = self.tree.add(list, "li", span);
        if deeper {
            self.lists.push((indent, list, item));
        } else if let Some(last) = self.lists.last_mut() {
            last.2 = item;
        }
        let start = (from + indent + length).min(to);
        let end = self.continued();
        inline::read(self.tree, item, self.string, start, end);
    }

    fn paragraph(&mut self) {
        let from = self.lines[self.next].0;
        let end = self.continued();
        let here = self.here();
        let block = self.tree.add(here, "p", self.span(from, end));
        let start = from
            + (self.string.text[from..end].len() - self.string.text[from..end].trim_start_matches([' ', '>']).len());
        inline::read(self.tree, block, self.string, start, end);
    }

    /// Goes past the line and those that go on with it, and gives their end.
    fn continued(&mut self) -> usize {
        let mut end = self.lines[self.next].1;
        self.next += 1;
        while self.next < self.lines.len() {
            let line = self.line(self.next).trim();
            if line.is_empty() || marker(line).is_some() || line.starts_with("```") || heading(line).is_some() {
                break;
            }
            if line.starts_with('|') && self.is_table() {
                break;
            }
            end = self.lines[self.next].1;
            self.next += 1;
        }
        end
    }

    /// True if the line is the head of a table: a line of dashes follows.
    fn is_table(&self) -> bool {
        let rule = self.line(self.next + 1).trim();
        rule.contains('-') && rule.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' '))
    }

    fn table(&mut self) {
        let from = self.lines[self.next].0;
        let here = self.here();
        let table = self.tree.add(here, "table", self.span(from, from + 1));
        let mut head = true;
        while self.line(self.next).trim().starts_with('|') {
            let (start, end) = self.lines[self.next];
            let row = self.tree.add(table, "tr", self.span(start, end));
            for (from, to) in cells(&self.string.text[start..end]) {
                let cell = self.tree.add(row, if head { "th" } else { "td" }, self.span(start + from, start + to));
                inline::read(self.tree, cell, self.string, start + from, start + to);
            }
            let last = self.string.place(end.max(1) - 1) + 1;
            self.tree.ends_at(table, last);
            self.next += if head { 2 } else { 1 };
            head = false;
        }
    }
}

/// The cells of a row, as ranges of it.
fn cells(row: &str) -> Vec<(usize, usize)> {
    let start = row.len() - row.trim_start().len() + 1;
    let mut found = Vec::new();
    let mut from = start;
    let mut escaped = false;
    for (at, byte) in row.bytes().enumerate().skip(start) {
        if byte == b'|' && !escaped {
            found.push((from, at));
            from = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if !row[from.min(row.len())..].trim().is_empty() {
        found.push((from, row.len()));
    }
    let trimmed = |(from, to): (usize, usize)| {
        let cell = &row[from..to];
        let start = from + (cell.len() - cell.trim_start().len());
        (start, start + cell.trim().len())
    };
    found.into_iter().map(trimmed).collect()
}

/// The level of a heading.
fn heading(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    ((1..=6).contains(&level) && line[level..].starts_with(' ')).then_some(level)
}

/// How long the marker of an item is, with the blanks after it.
fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = match line.as_bytes().get(digits)? {
        b'*' | b'-' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let rest = &line[sign..];
    rest.starts_with([' ', '\t']).then(|| sign + (rest.len() - rest.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oscal::label::flat;

    fn shown(text: &str) -> Vec<(String, String)> {
        let mut tree = Tree::default();
        let root = tree.loose("prose", Span::default());
        paragraphs(&mut tree, root, Str { text, pieces: &[(0, 0)] });
        let blocks = tree.at(root).walk().skip(1).filter(|n| !n.is_text() && !n.is_flag());
        blocks.map(|n| (n.name().to_owned(), flat(n))).collect()
    }

    #[test]
    fn blocks_are_told_apart() {
        let names = |text: &str| shown(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" ");
        assert_eq!(names("One\nline.\n\nTwo."), "p p");
        assert_eq!(names("Lead:\n\n* a\n* b\n  * c\n* d\n\nEnd."), "p ul li li ul li li p");
        assert_eq!(names("1. a\n2. b"), "ol li li");
        assert_eq!(names("# Head\ntext\n```\ncode\n```\n"), "h1 p pre");
        assert_eq!(names("| a | b |\n|---|---|\n| c | d |"), "table tr th th tr td td");
        assert_eq!(shown("* a\n  goes on")[1].1, "a goes on");
        assert_eq!(shown("| a \\| b | c |\n|--|--|")[2].1, "a | b");
    }
}
