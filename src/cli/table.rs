//! Tables that line up in a terminal, wide characters included.

use std::io::{self, IsTerminal, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many rows are gathered before the widths of columns are decided.
const GATHERED: usize = 4096;

/// Rows of cells under headings. The last column takes what room is left.
pub(super) struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    room: Option<usize>,
    /// Widths of all columns but the last, once they are decided.
    widths: Option<Vec<usize>>,
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
        let mut rows = std::mem::take(&mut self.rows);
        if self.widths.is_none() {
            let most = self.room.map_or(48, |room| room / 3);
            let columns = self.headings.len().saturating_sub(1);
            let mut widths: Vec<usize> = self.headings[..columns].iter().map(|h| h.width()).collect();
            for row in &rows {
                for (width, cell) in widths.iter_mut().zip(row) {
                    *width = (*width).max(cell.width().min(most));
                }
            }
            self.widths = Some(widths);
            rows.insert(0, self.headings.iter().map(|h| h.to_uppercase()).collect());
        }
        let widths = self.widths.as_deref().unwrap_or_default();
        let before: usize = widths.iter().map(|w| w + 2).sum();
        let rest = self.room.map(|room| room.saturating_sub(before).max(20));
        for row in rows {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                if let Some(&width) = widths.get(at) {
                    let cell = cut(cell, width);
                    line.push_str(&cell);
                    line.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
                } else {
                    line.push_str(&rest.map_or_else(|| cell.clone(), |room| cut(cell, room)));
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
        let mut table = Table::new(["address", "title"]);
        let mut out = Vec::new();
        for row in [["范围", "x"], ["4.2", "y"]] {
            table.push(row.map(str::to_owned).to_vec(), &mut out).unwrap();
        }
        table.finish(&mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "ADDRESS  TITLE\n范围     x\n4.2      y\n");
    }
}
