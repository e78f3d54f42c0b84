//! Tables that line up in a terminal, wide characters included.

use std::io::{self, IsTerminal, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Rows of cells under headings. The last column takes what room is left.
pub(super) struct Table {
    headings: &'static [&'static str],
    rows: Vec<Vec<String>>,
    room: Option<usize>,
}

impl Table {
    pub(super) fn new(headings: &'static [&'static str]) -> Self {
        Self { headings, rows: Vec::new(), room: room() }
    }

    pub(super) fn push(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints the table: each column as wide as its widest cell, but none of them wider than a third of the line.
    pub(super) fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let last = self.headings.len().saturating_sub(1);
        let most = self.room.map_or(48, |room| room / 3);
        let mut widths: Vec<usize> = self.headings.iter().map(|h| h.width()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width().min(most));
            }
        }
        let before: usize = widths[..last].iter().map(|w| w + 2).sum();
        let rest = self.room.map(|room| room.saturating_sub(before).max(20));
        let headings: Vec<_> = self.headings.iter().map(|h| h.to_uppercase()).collect();
        for row in std::iter::once(&headings).chain(&self.rows) {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                if at == last {
                    line.push_str(&rest.map_or_else(|| cell.clone(), |room| cut(cell, room)));
                } else {
                    let cell = cut(cell, widths[at]);
                    let blanks = widths[at] + 2 - cell.width();
                    line.push_str(&cell);
                    line.extend(std::iter::repeat_n(' ', blanks));
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// Columns of the terminal; none where the output is not one, so that nothing is cut in a file.
fn room() -> Option<usize> {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    io::stdout().is_terminal().then(|| columns.unwrap_or(100))
}

/// The text cut to a width, with `…` where something was cut.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut room = width.saturating_sub(1);
    let mut out = String::new();
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if wide > room {
            break;
        }
        room -= wide;
        out.push(c);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(cut("应符合下列规定", 7), "应符合…");
        let table = Table {
            headings: &["address", "title"],
            rows: vec![vec!["范围".into(), "x".into()], vec!["4.2".into(), "y".into()]],
            room: None,
        };
        let mut out = Vec::new();
        table.print(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "ADDRESS  TITLE\n范围     x\n4.2      y\n");
    }
}
