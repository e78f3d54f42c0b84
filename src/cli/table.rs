//! Tables that line up in a terminal, wide characters included.

use std::io::{self, IsTerminal, Write};

use comfy_table::{ColumnConstraint, ContentArrangement, Row, Width, presets};

/// Number of rows that are gathered before the widths of columns are decided.
const GATHERED: usize = 4096;
/// Blanks between columns.
const GAP: u16 = 2;
/// The widest column but the last, where the output is no terminal.
const WIDEST: u16 = 48;
/// Room that the last column has at least.
const LEAST: u16 = 20;

/// Characters of a cell that the table crate is given where its column has a width: more than any line shows. It takes the square of a
/// cell's length to find where a line of it ends.
const SHOWN: usize = 2048;

/// Rows of cells under headings. The last column takes what room is left.
pub(super) struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    room: Option<u16>,
    /// Widths of all columns but the last, with the gap, once they are decided.
    widths: Option<Vec<u16>>,
}

impl Table {
    pub(super) fn new<H: AsRef<[&'static str]>>(headings: H) -> Self {
        Self { headings: headings.as_ref().to_vec(), rows: Vec::new(), room: room(), widths: None }
    }

    /// Takes a row. Long tables are printed as they come, so that memory does not grow with them.
    pub(super) fn push(&mut self, cells: Vec<String>, out: &mut dyn Write) -> io::Result<()> {
        self.rows.push(cells);
        if self.rows.len() >= GATHERED { self.print(out) } else { Ok(()) }
    }

    /// Prints what is left.
    pub(super) fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() { Ok(()) } else { self.print(out) }
    }

    /// Each column is as wide as its widest cell, but none of them wider than a third of the line.
    fn print(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        let heads = self.widths.is_none().then(|| self.headings.iter().map(|h| h.to_uppercase()).collect());
        let cut = self.headings.len() - usize::from(self.room.is_none());
        for mut cells in heads.into_iter().chain(std::mem::take(&mut self.rows)) {
            for cell in cells.iter_mut().take(cut) {
                if let Some((end, _)) = cell.char_indices().nth(SHOWN) {
                    cell.truncate(end);
                }
            }
            let mut row = Row::from(cells);
            row.max_height(1);
            table.add_row(row);
        }
        let widths = self.widths.get_or_insert_with(|| {
            let most = self.room.map_or(WIDEST, |room| room / 3);
            let widest = table.column_max_content_widths();
            widest[..widest.len().saturating_sub(1)].iter().map(|width| width.min(&most) + GAP).collect()
        });
        let last = self.room.map(|room| room.saturating_sub(widths.iter().sum()).max(LEAST));
        for (column, width) in table.column_iter_mut().zip(widths.iter().copied().map(Some).chain([last])) {
            column.set_padding((0, if width == last { 0 } else { GAP }));
            if let Some(width) = width {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
            }
        }
        table.lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
    }
}

/// Columns of the terminal; none where the output is not one, so that nothing is cut in a file.
fn room() -> Option<u16> {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    io::stdout().is_terminal().then(|| columns.unwrap_or(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::width;

    fn printed(room: Option<u16>, rows: &[[&str; 2]]) -> String {
        let mut table = Table { room, ..Table::new(["address", "title"]) };
        let mut out = Vec::new();
        for row in rows {
            table.push(row.map(str::to_owned).to_vec(), &mut out).unwrap();
        }
        table.finish(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(printed(None, &[["范围", "x"], ["4.2", "y"]]), "ADDRESS  TITLE\n范围     x\n4.2      y\n");
    }

    #[test]
    fn columns_stand_where_they_stand_whatever_the_characters() {
        let cells =
            ["应符合下列规定的灯笼", "ﾃﾞｰﾀ", "cafe\u{301}", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}", "§ 3 — “x”"];
        let rows = cells.map(|cell| [cell, "|灯笼应当漂浮在水面上至少三个小时以上"]);
        let table = printed(Some(42), &rows);
        for line in table.lines().skip(1) {
            assert_eq!(line.find('|').map(|at| width(&line[..at])), Some(16), "{table}");
            assert!(width(line) <= 42 && line.ends_with('…'), "{table}");
        }
    }

    #[test]
    fn long_tables_keep_their_columns() {
        let rows = vec![["4.2", "y"]; GATHERED + 1];
        let table = printed(None, &rows);
        assert_eq!(table.lines().count(), GATHERED + 2);
        assert_eq!(table.lines().last(), Some("4.2      y"));
    }
}
