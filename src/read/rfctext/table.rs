//! Tables that are drawn with rules and bars: a grid of cells.

use std::ops::Range;

use super::lines::{Line, width};

/// A table that was read from its drawing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its lines, by position in the drawing.
    pub(super) lines: Range<usize>,
    pub(super) is_head: bool,
    /// The cells that begin in it.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its first column.
    column: usize,
    /// Number of columns and rows that it spans.
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Its text, line by line.
    pub(super) text: Vec<Line>,
}

/// Fewest characters from one bar to the next, for a blank on either side of a character.
const NARROWEST: usize = 4;

/// Most columns of a table.
const WIDEST: usize = 64;

/// A line of a drawing: its bytes between the places where bars stand.
struct Pieces<'s> {
    text: &'s str,
    /// The byte of each bar.
    bars: Vec<usize>,
}

impl Grid {
    /// Reads a drawing. `None` where it is no grid: what is drawn otherwise is kept as it is. What is called a table need
    /// not have blanks beside its bars, as what is not must.
    pub(super) fn read(source: &str, body: &[Line], is_called: bool) -> Option<Self> {
        let first = *body.first()?;
        let is_whole = |line: &&Line| is_rule(line.text(source));
        if !is_whole(&&first) || !body.last().as_ref().is_some_and(is_whole) || body.len() < 3 {
            return None;
        }
        let mut bars: Vec<usize> = Vec::new();
        let mut double = false;
        for line in body.iter().filter(is_whole) {
            let text = line.text(source);
            double |= text.contains('=');
            bars.extend(text.bytes().enumerate().filter(|(_, b)| matches!(b, b'+' | b'|')).map(|(at, _)| at));
        }
        bars.sort_unstable();
        bars.dedup();
        let right = *bars.last()?;
        let is_certain = is_called || double;
        let narrow = bars.windows(2).any(|pair| pair[1] - pair[0] < if is_certain { 3 } else { NARROWEST });
        if narrow || !(if is_called { 2 } else { 3 }..=WIDEST).contains(&bars.len()) {
            return None;
        }
        let mut lines = Vec::with_capacity(body.len());
        for (at, line) in body.iter().enumerate() {
            let text = line.text(source);
            // Where a table is indented, its first line may not be.
            if line.is_blank() || at > 0 && line.column != body[1].column || width(text) != right + 1 {
                return None;
            }
            let pieces = Pieces::of(text, &bars);
            if !pieces.fit(is_certain) {
                return None;
            }
            lines.push(pieces);
        }
        let rows = rows(body, &lines);
        (!rows.is_empty()).then_some(Self { rows })
    }
}

/// True if a line is a rule from end to end: corners with strokes between.
fn is_rule(text: &str) -> bool {
    text.len() > 3
        && text.starts_with('+')
        && text.ends_with('+')
        && text.bytes().all(|b| matches!(b, b'+' | b'-' | b'=' | b'|'))
}

impl<'s> Pieces<'s> {
    fn of(text: &'s str, bars: &[usize]) -> Self {
        if text.is_ascii() {
            return Self { text, bars: bars.to_vec() };
        }
        let mut places = text.char_indices().map(|(at, _)| at);
        let mut last = 0;
        let mut next = |bar: usize, from: &mut usize| {
            let at = places.nth(bar - *from).unwrap_or(text.len());
            *from = bar + 1;
            at
        };
        let bars = bars.iter().map(|&bar| next(bar, &mut last)).collect();
        Self { text, bars }
    }

    fn byte(&self, bar: usize) -> u8 {
        self.bars.get(bar).and_then(|&at| self.text.as_bytes().get(at)).copied().unwrap_or(b' ')
    }

    /// The bytes from one bar to another.
    fn between(&self, from: usize, to: usize) -> Range<usize> {
        let mut start = self.bars[from] + 1;
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        start..self.bars[to].max(start)
    }

    /// True if a rule runs through a column.
    fn is_ruled(&self, column: usize) -> bool {
        let piece = &self.text.as_bytes()[self.between(column, column + 1)];
        piece.len() > 1 && piece.iter().all(|b| matches!(b, b'-' | b'='))
    }

    /// True if the line is one of a grid: bars or corners at its ends, and blanks beside bars.
    fn fit(&self, is_certain: bool) -> bool {
        let last = self.bars.len() - 1;
        let ends = matches!(self.byte(0), b'|' | b'+') && matches!(self.byte(last), b'|' | b'+');
        let padded = |column: usize| {
            self.byte(column) != b'|' || self.is_ruled(column) || {
                let piece = &self.text[self.between(column, column + 1)];
                piece.is_empty() || piece.starts_with([' ', '\u{a0}'])
            }
        };
        ends && (is_certain || (0..last).all(padded))
    }
}

/// Parts lines into rows and cells. A cell goes on through a rule that leaves it out.
fn rows(body: &[Line], lines: &[Pieces<'_>]) -> Vec<Row> {
    let columns = lines[0].bars.len() - 1;
    let head_end = (1..lines.len()).find(|&i| lines[i].text.starts_with("+="));
    let rules: Vec<usize> = (0..lines.len()).filter(|&i| (0..columns).any(|c| lines[i].is_ruled(c))).collect();
    // With a head and no other rule, rows have none between them.
    let bare = head_end.is_none() && rules.len() <= 3;
    let mut rows: Vec<Row> = Vec::new();
    // For each column, the row and the cell that stand there.
    let mut open: Vec<Option<(usize, usize)>> = vec![None; columns];
    for pair in rules.windows(2) {
        let (rule, from, to) = (&lines[pair[0]], pair[0] + 1, pair[1]);
        for (column, place) in open.iter_mut().enumerate() {
            if rule.is_ruled(column) {
                *place = None;
            }
        }
        // Text beside a rule that leaves its column out.
        gather(&mut rows, &open, &body[pair[0]], rule);
        if from == to {
            continue;
        }
        let is_head = head_end.map_or(rules.len() > 2 && pair[0] == 0, |end| to <= end);
        let parts = if bare && !is_head { unruled(lines, from..to) } else { std::iter::once(from..to).collect() };
        for lines_of_row in parts {
            if bare {
                open.fill(None);
            }
            let index = rows.len();
            let mut row = Row { lines: lines_of_row.clone(), is_head, cells: Vec::new() };
            let mut spanned: Vec<(usize, usize)> = Vec::new();
            let mut column = 0;
            while column < columns {
                let first = &lines[lines_of_row.start];
                // A bar that is missing joins columns.
                let end = (column + 1..columns).find(|&i| matches!(first.byte(i), b'|' | b'+')).unwrap_or(columns);
                match open[column] {
                    Some(place) => spanned.push(place),
                    None => {
                        row.cells.push(Cell { column, columns: end - column, rows: 1, text: Vec::new() });
                        open[column..end].fill(Some((index, row.cells.len() - 1)));
                    }
                }
                column = end;
            }
            rows.push(row);
            spanned.sort_unstable();
            spanned.dedup();
            for (row, cell) in spanned {
                rows[row].cells[cell].rows += 1;
            }
            for i in lines_of_row {
                gather(&mut rows, &open, &body[i], &lines[i]);
            }
        }
    }
    rows
}

/// Adds the text of a line to the cells that stand there.
fn gather(rows: &mut [Row], open: &[Option<(usize, usize)>], line: &Line, pieces: &Pieces<'_>) {
    let mut done = None;
    for place in open.iter().flatten() {
        if done == Some(*place) {
            continue;
        }
        done = Some(*place);
        let Some(cell) = rows.get_mut(place.0).and_then(|r| r.cells.get_mut(place.1)) else { continue };
        let bytes = pieces.between(cell.column, cell.column + cell.columns);
        let whole = &pieces.text[bytes.clone()];
        let text = whole.trim();
        if !text.is_empty() {
            let start = line.start + (bytes.end - whole.trim_start().len()) as u32;
            cell.text.push(Line { start, end: start + text.len() as u32, ..*line });
        }
    }
}

/// Rows without rules between them: empty lines part them, or else text in the first column begins one.
fn unruled(lines: &[Pieces<'_>], range: Range<usize>) -> Vec<Range<usize>> {
    let is_empty = |line: &Pieces<'_>, from: usize, to: usize| {
        line.text[line.between(from, to)].bytes().all(|b| matches!(b, b' ' | b'|'))
    };
    let all = lines[0].bars.len() - 1;
    let parted = range.clone().any(|i| is_empty(&lines[i], 0, all));
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut begins = true;
    for i in range {
        if is_empty(&lines[i], 0, all) {
            begins = true;
            continue;
        }
        let named = !parted && !is_empty(&lines[i], 0, 1);
        match found.last_mut() {
            Some(row) if !begins && !named => row.end = i + 1,
            _ => found.push(i..i + 1),
        }
        begins = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    /// Each row as its cells, with `#` before a head and the spans behind where there are some.
    fn shown(source: &str) -> Option<Vec<String>> {
        let lines: Vec<_> = cut(source).into_iter().filter(|l| !l.is_blank()).collect();
        let cell = |cell: &Cell| {
            let text: Vec<_> = cell.text.iter().map(|l| l.text(source)).collect();
            let spans =
                if cell.columns * cell.rows > 1 { format!(" {}x{}", cell.columns, cell.rows) } else { String::new() };
            format!("{}{spans}", text.join(" "))
        };
        let row = |row: &Row| {
            let cells: Vec<_> = row.cells.iter().map(cell).collect();
            format!("{}{}", if row.is_head { "# " } else { "" }, cells.join(", "))
        };
        Some(Grid::read(source, &lines, false)?.rows.iter().map(row).collect())
    }

    #[test]
    fn rules_between_all_rows() {
        let found = shown(
            "  +=====+======+\n  |No.  |Name  |\n  +=====+======+\n  | 1   | four |\n  |     | bars |\n  +-----+------+\n  | 灯   | six  |\n  +-----+------+\n",
        );
        assert_eq!(found.unwrap(), ["# No., Name", "1, four bars", "灯, six"]);
    }

    #[test]
    fn rules_around_the_head_alone() {
        let found = shown(
            "+-----+------+\n| No. | Name |\n+-----+------+\n| 1   | four |\n|     | bars |\n| 2   | six  |\n+-----+------+\n",
        );
        assert_eq!(found.unwrap(), ["# No., Name", "1, four bars", "2, six"]);
        let found = shown(
            "+-----+------+\n| No. | Name |\n+-----+------+\n| 1   | four |\n| one | bars |\n|     |      |\n| 2   | six  |\n+-----+------+\n",
        );
        assert_eq!(found.unwrap(), ["# No., Name", "1 one, four bars", "2, six"]);
    }

    #[test]
    fn cells_that_span() {
        let found = shown(
            "+-----+------+\n| Lanterns   |\n+-----+------+\n| 1   | four |\n+-----+------+\n| 2   | six  |\n+-----+------+\n",
        );
        assert_eq!(found.unwrap(), ["# Lanterns 2x1", "1, four", "2, six"]);
        let found = shown(
            "+=====+======+\n| No. | Name |\n+=====+======+\n| 1   | four |\n| or  +------+\n| one | bars |\n+-----+------+\n",
        );
        assert_eq!(found.unwrap(), ["# No., Name", "1 or one 1x2, four", "bars"]);
    }

    #[test]
    fn drawings_are_no_tables() {
        assert_eq!(shown("+-+-+-+-+\n|Ver| Len|\n+-+-+-+-+\n"), None);
        assert_eq!(shown("+-----+\n| box |\n+-----+\n"), None);
        assert_eq!(shown("+------+------+\n|Length|Kind  |\n+------+------+\n"), None);
        assert_eq!(shown("+-----+------+\n| a   | b  \n+-----+------+\n"), None);
    }
}
