//! Tables that are laid out in columns.

use super::caption::caption;
use super::note::note;
use crate::read::rfctext::lines::Line;

/// A table laid out in columns: rows of cells, each cell with its lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Vec<Line>>>,
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
                if caption(text).is_some() || note(text).is_some() || single > rows.len() + 2 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::rfctext::lines::cut;

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
