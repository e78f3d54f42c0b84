//! Tables: a grid of one line a row. Cells that span are written once, the places that they cover stay empty.

use std::io;

use super::Writer;
use super::block::words;
use crate::model::{AttributeKey, Block, Document, NodeId, NodeKind};

/// The widest grid. What stands further to the right goes into the last column.
const WIDEST: usize = 1000;

/// A row: its cells, each with its column.
type Placed<'d> = Vec<(usize, Block<'d>)>;

/// The grid of a table.
struct Grid<'d> {
    rows: Vec<Placed<'d>>,
    width: usize,
    spans: usize,
    /// True if the first row heads the columns.
    headed: bool,
}

impl<'d> Grid<'d> {
    /// Gives each cell its column. Linear in the cells: spans that would cover far more are not heeded.
    fn of(document: &'d Document, table: NodeId) -> Option<Self> {
        let table = document.block(table)?;
        let mut grid = Self { rows: Vec::new(), width: 0, spans: 0, headed: false };
        // For each column, how many rows it is covered by a cell above.
        let mut covered: Vec<u32> = Vec::new();
        let mut budget = 4096usize;
        let groups = table.children().filter(|b| b.kind() == NodeKind::RowGroup);
        for row in groups.flat_map(Block::children).filter(|b| b.kind() == NodeKind::Row) {
            if grid.rows.is_empty() {
                grid.headed = heads(row);
            }
            let mut placed = Placed::new();
            let mut column = 0;
            let mut next: Vec<u32> = covered.iter().map(|rows| rows.saturating_sub(1)).collect();
            for cell in row.children().filter(|b| b.kind() == NodeKind::Cell) {
                budget += 8;
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let at = column.min(WIDEST - 1);
                placed.push((at, cell));
                let span = |key| cell.attribute(key).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1);
                let (columns, rows) = (span(&AttributeKey::ColumnSpan), span(&AttributeKey::RowSpan));
                grid.spans += usize::from(columns > 1 || rows > 1);
                let columns = (columns as usize).min(WIDEST - at).min(budget.max(1));
                if columns > 1 || rows > 1 {
                    next.resize(next.len().max(at + columns), 0);
                    next[at..at + columns].fill(rows.saturating_sub(1));
                }
                column = at + columns;
                budget = budget.saturating_sub(columns - 1);
                grid.width = grid.width.max(column);
            }
            let used = next.iter().filter(|rows| **rows > 0).count();
            covered = if used > budget { Vec::new() } else { next };
            budget = budget.saturating_sub(used);
            grid.rows.push(placed);
        }
        Some(grid)
    }
}

/// Returns `true` if a row heads the columns below it.
fn heads(row: Block<'_>) -> bool {
    let in_head = row.parent().and_then(|group| group.attribute(&AttributeKey::GroupRole)) == Some("head");
    let mut cells = row.children().filter(|b| b.kind() == NodeKind::Cell).peekable();
    in_head || cells.peek().is_some() && cells.all(|c| c.attribute(&AttributeKey::CellRole) == Some("header"))
}

impl Writer<'_, '_, '_> {
    /// Writes the rows of a table.
    pub(super) fn grid(&mut self, table: NodeId) -> io::Result<()> {
        self.stack.last_mut().into_iter().for_each(|open| open.count = 1);
        let Some(grid) = Grid::of(self.document, table).filter(|grid| grid.width > 0) else { return Ok(()) };
        self.flush()?;
        self.losses.add("spans of cells", grid.spans);
        let mut rows = grid.rows.iter();
        let first = if grid.headed { rows.next() } else { None };
        let mut text = self.row(first.map_or(&[][..], Vec::as_slice), grid.width)?;
        text.push('\n');
        let styled = first.or_else(|| grid.rows.first());
        let mut aligned = vec!["---"; grid.width];
        for (column, cell) in styled.into_iter().flatten() {
            let side = cell.attribute(&AttributeKey::Align);
            let known = [("left", ":---"), ("center", ":---:"), ("right", "---:")];
            let sign = known.into_iter().find(|(name, _)| side == Some(name)).map(|(_, sign)| sign);
            sign.into_iter().for_each(|sign| aligned[*column] = sign);
        }
        text.push_str(&["| ", &aligned.join(" | "), " |"].concat());
        for row in rows {
            text.push('\n');
            text.push_str(&self.row(row, 0)?);
        }
        self.lines.block(&text)?;
        self.strays(table)
    }

    /// Blocks of a table that stand in no cell are written after it.
    fn strays(&mut self, table: NodeId) -> io::Result<()> {
        let document = self.document;
        let kind = |id: &NodeId| document.node(*id).kind;
        for group in document.children(table).filter(|id| kind(id) == NodeKind::RowGroup) {
            let rows = document.children(group).filter(|id| kind(id) == NodeKind::Row);
            for holder in std::iter::once(group).chain(rows) {
                for range in document.own_text(holder) {
                    self.paragraph(&words(document.slice(range)))?;
                }
                for other in document.children(holder).filter(|id| !matches!(kind(id), NodeKind::Row | NodeKind::Cell))
                {
                    if kind(&other) == NodeKind::Footnote {
                        self.footnotes.push_back(other);
                        continue;
                    }
                    let text = self.captured(other)?;
                    if !text.is_empty() {
                        self.paragraph(&text)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// One row, at least as wide as is asked for.
    fn row(&mut self, cells: &[(usize, Block<'_>)], width: usize) -> io::Result<String> {
        let mut line = String::from("|");
        let mut column = 0;
        let mut open = false;
        for (at, cell) in cells {
            while column < *at {
                line.push_str("  |");
                column += 1;
            }
            let text = self.captured(cell.id())?;
            // What lies beyond the widest grid goes into its last column.
            if open && column > *at {
                line.truncate(line.len() - 2);
                line.push_str("<br>");
            } else {
                line.push(' ');
            }
            line.push_str(&text);
            line.push_str(" |");
            open = true;
            column = column.max(at + 1);
        }
        while column < width {
            line.push_str("  |");
            column += 1;
        }
        if line.len() == 1 {
            line.push_str("  |");
        }
        Ok(line)
    }
}
