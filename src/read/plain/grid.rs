//! Tables that are laid out in columns, and the captions of tables and figures.

use super::blocks::Blocks;
use super::page::span;
use crate::model::{AttributeKey, NodeKind};
use crate::place::Span;
use crate::read::rfctext::lines::Line;

/// A caption on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Caption {
    kind: NodeKind,
    /// Bytes of `Table 1`.
    label: usize,
    /// Where the title begins; the length of the line where there is none.
    title: usize,
}

const WORDS: &[(&str, NodeKind)] = &[
    ("table", NodeKind::Table),
    ("tableau", NodeKind::Table),
    ("tabelle", NodeKind::Table),
    ("figure", NodeKind::Figure),
    ("bild", NodeKind::Figure),
];

/// Longest caption, in bytes.
const LONGEST: usize = 240;

/// Reads the caption that a line is: a word, a number, and a title behind a dash, a colon or much room.
pub(super) fn caption(text: &str) -> Option<Caption> {
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    if !matches!(first, b't' | b'f' | b'b') || text.len() > LONGEST {
        return None;
    }
    let (kind, rest) = WORDS.iter().rev().find_map(|(word, kind)| {
        let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        let rest = text[head.len()..].strip_prefix([' ', '\u{a0}'])?.trim_start();
        (head.starts_with(char::is_uppercase)).then_some((*kind, rest))
    })?;
    let number = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
    let number = rest[..number].trim_end_matches(['.', '-']);
    let numeric = number.ends_with(|c: char| c.is_ascii_digit()) && number.len() <= 8
        || number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
    if !numeric {
        return None;
    }
    let after = &rest[number.len()..];
    let label = text.len() - after.len();
    let bare = after.trim_start();
    let title = bare.trim_start_matches(['\u{2013}', '\u{2014}', ':', '-', '.', ' ']);
    let parted = bare.is_empty() || title.len() < bare.len() || after.starts_with("  ");
    let dashed = bare.starts_with(['\u{2013}', '\u{2014}']);
    (parted && (dashed || !title.starts_with(char::is_lowercase))).then_some(Caption {
        kind,
        label,
        title: text.len() - title.len(),
    })
}

/// A table laid out in columns: rows of cells, each cell with its lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    rows: Vec<Vec<Vec<Line>>>,
    /// The line after the table.
    pub(super) end: usize,
}

/// Blanks that part cells.
const GAP: usize = 2;
/// Most columns.
const WIDEST: usize = 40;

impl Grid {
    /// Reads the table whose first line is given. Without a caption above it has three rows at least.
    pub(super) fn read(source: &str, lines: &[Line], from: usize, captioned: bool) -> Option<Self> {
        let parts = |at: usize| cells(source, lines[at]);
        if parts(from).len() < 2 && !captioned {
            return None;
        }
        let mut rows: Vec<Vec<Line>> = Vec::new();
        let mut end = from;
        let mut single = 0;
        while end < lines.len() {
            if lines[end].is_blank() {
                // A table goes on behind a blank line with another row.
                let next = lines.get(end + 1).filter(|next| !next.is_blank());
                if captioned && next.is_some_and(|next| cells(source, *next).len() > 1) {
                    end += 1;
                    continue;
                }
                break;
            }
            let own = parts(end);
            if own.len() < 2 {
                single += 1;
                let text = lines[end].text(source);
                if caption(text).is_some() || super::blocks::note(text).is_some() || single > rows.len() + 2 {
                    break;
                }
            }
            rows.push(own);
            end += 1;
        }
        while rows.last().is_some_and(|row| row.len() < 2 && row.first().is_some_and(|cell| cell.column < 2)) {
            rows.pop();
            end -= 1;
            while end > from && lines[end - 1].is_blank() {
                end -= 1;
            }
        }
        let full = rows.iter().filter(|row| row.len() > 1).count();
        if full < if captioned { 2 } else { 3 } || full * 2 < rows.len() {
            return None;
        }
        Some(Self { rows: arrange(source, &rows)?, end })
    }
}

/// The cells of a line: parts with two blanks and more between.
fn cells(source: &str, line: Line) -> Vec<Line> {
    let text = line.text(source);
    let mut found = Vec::new();
    let (mut start, mut blanks) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        if matches!(byte, b' ' | b'\t') {
            blanks += if byte == b'\t' { GAP } else { 1 };
            continue;
        }
        if blanks >= GAP {
            found.push(part(text, line, start, at));
            start = at;
        }
        blanks = 0;
    }
    found.push(part(text, line, start, text.len()));
    found
}

fn part(text: &str, line: Line, from: usize, to: usize) -> Line {
    let inner = text[from..to].trim_end();
    let before = text[..from].chars().count() as u16;
    Line {
        start: line.start + from as u32,
        end: line.start + (from + inner.len()) as u32,
        column: line.column.saturating_add(before),
        ..line
    }
}

/// Puts cells into columns; a line that has nothing in the first column goes on the row above it.
fn arrange(source: &str, rows: &[Vec<Line>]) -> Option<Vec<Vec<Vec<Line>>>> {
    let widest = rows.iter().max_by_key(|row| row.len())?;
    let columns: Vec<u16> = widest.iter().map(|cell| cell.column).collect();
    if columns.len() > WIDEST {
        return None;
    }
    let nearest = |cell: &Line| {
        let middle = usize::from(cell.column) + cell.text(source).chars().count() / 2;
        let within = columns.iter().rposition(|column| usize::from(*column) <= usize::from(cell.column) + 1);
        within.unwrap_or_else(|| columns.iter().rposition(|column| usize::from(*column) <= middle).unwrap_or(0))
    };
    let mut out: Vec<Vec<Vec<Line>>> = Vec::with_capacity(rows.len());
    for row in rows {
        let first = row.first().map_or(0, nearest);
        let goes_on = first > 0 && !out.is_empty();
        if !goes_on {
            out.push(vec![Vec::new(); columns.len()]);
        }
        let last = out.last_mut()?;
        row.iter().for_each(|cell| last[nearest(cell)].push(*cell));
    }
    Some(out)
}

impl Blocks<'_, '_, '_> {
    /// A caption, and the table below it.
    pub(super) fn captioned(&mut self, lines: &[Line], at: usize, caption: Caption) -> usize {
        let first = lines[at];
        self.leave(first);
        let node = self.builder.open(caption.kind, span(&lines[at..=at]), &[]);
        let text = self.text(first);
        self.builder.label_node(node, &text[..caption.label], false);
        let mut end = at + 1;
        if caption.title < text.len() {
            while end < lines.len()
                && !lines[end].is_blank()
                && end < at + 3
                && !self.page.has_room(lines[end - 1], lines[end])
            {
                end += 1;
            }
            self.builder.open(NodeKind::Caption, span(&lines[at..end]), &[]);
            let mut title = lines[at..end].to_vec();
            title[0].start += caption.title as u32;
            self.run(&title);
            self.builder.close();
        }
        let below = (end..lines.len().min(end + 2)).find(|i| !lines[*i].is_blank());
        if let Some(grid) = below
            .filter(|_| caption.kind == NodeKind::Table)
            .and_then(|below| Grid::read(self.page.source, lines, below, true))
        {
            self.rows(&grid);
            end = grid.end;
        }
        self.builder.source_goes_on(node, lines[end - 1].end);
        self.builder.close();
        end
    }

    /// The rows of a table; the first is its head.
    pub(super) fn rows(&mut self, grid: &Grid) {
        for (at, row) in grid.rows.iter().enumerate() {
            let all: Vec<Line> = row.iter().flatten().copied().collect();
            let place = Span::new(
                all.iter().map(|l| l.start).min().unwrap_or_default(),
                all.iter().map(|l| l.end).max().unwrap_or_default(),
            );
            if at < 2 {
                if at == 1 {
                    self.builder.close();
                }
                self.builder.open(NodeKind::RowGroup, place, &[]);
                self.builder.attribute(AttributeKey::GroupRole, if at == 0 { "head" } else { "body" });
            }
            self.builder.open(NodeKind::Row, place, &[]);
            for cell in row {
                let inside = if cell.is_empty() { Span::new(place.start(), place.start()) } else { span(cell) };
                self.builder.open(NodeKind::Cell, inside, &[]);
                if at == 0 {
                    self.builder.attribute(AttributeKey::CellRole, "header");
                }
                self.run(cell);
                self.builder.close();
            }
            self.builder.close();
        }
        if !grid.rows.is_empty() {
            self.builder.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::rfctext::lines::cut;

    #[test]
    fn captions_are_told_from_sentences() {
        for (text, expected) in [
            ("Table 1 \u{2014} Kites", Some((7, 12))),
            ("Tableau A.1 : Cerfs", Some((11, 14))),
            ("Figure 2", Some((8, 8))),
            ("Bild 3 \u{2013} Drachen", Some((6, 11))),
            ("Table 1 shows kites.", None),
            ("Tables are kites", None),
            ("Table 2, which shows kites", None),
        ] {
            assert_eq!(caption(text).map(|c| (c.label, c.title)), expected, "{text}");
        }
    }

    #[test]
    fn columns_make_a_table() {
        let source =
            "Kite      Tail    Wind\nred       long    strong and\n                  steady\nblue              weak\n";
        let lines = cut(source);
        let grid = Grid::read(source, &lines, 0, false).unwrap();
        let shown: Vec<Vec<String>> = grid
            .rows
            .iter()
            .map(|row| row.iter().map(|c| c.iter().map(|l| l.text(source)).collect::<Vec<_>>().join(" ")).collect())
            .collect();
        assert_eq!(shown, [["Kite", "Tail", "Wind"], ["red", "long", "strong and steady"], ["blue", "", "weak"]]);
    }
}
