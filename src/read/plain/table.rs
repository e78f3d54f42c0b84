//! Tables and figures below or above their captions.

use super::blocks::Blocks;
use super::caption::Caption;
use super::grid::Grid;
use super::page::span;
use crate::model::{AttributeKey, NodeKind};
use crate::place::Span;
use crate::read::rfctext::lines::Line;

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
