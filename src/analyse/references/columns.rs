//! Columns of tables that hold references: there a number alone in a cell is one.

use std::ops::Range;

use super::labels::Labels;
use super::line::{blanks, word};
use super::mention::Noun;
use crate::model::{AttributeKey, Document, NodeId, NodeKind};

/// The columns of the table that was asked for last.
#[derive(Debug, Default)]
pub(super) struct Columns {
    table: Option<NodeId>,
    /// Each cell with its column, in reading order.
    cells: Vec<(NodeId, u32)>,
    /// What was counted of each column.
    counts: Vec<Count>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Cells with text.
    all: u32,
    /// Those that begin with a number that a part of the document has, or with a word and a number.
    numbers: u32,
    /// Those of them that can be nothing else.
    clear: u32,
}

impl Columns {
    /// True if a node stands in a cell of a column that holds references: seven of ten cells look like one, and one of them can be
    /// nothing else. A table is looked at once, in the time of its text.
    pub(super) fn hold_references(&mut self, document: &Document, labels: &Labels<'_>, node: NodeId) -> bool {
        let mut around = document.ancestors(node);
        let near = |kind: NodeKind| matches!(kind, NodeKind::Paragraph | NodeKind::Cell);
        let cell = around
            .by_ref()
            .take_while(|&id| near(document.node(id).kind))
            .find(|&id| document.node(id).kind == NodeKind::Cell);
        let Some(cell) = cell else { return false };
        let Some(table) = around.take(4).find(|&id| document.node(id).kind == NodeKind::Table) else { return false };
        if self.table != Some(table) {
            self.count(document, labels, table);
        }
        let column = self.cells.binary_search_by_key(&cell, |(cell, _)| *cell).ok().map(|at| self.cells[at].1);
        let count = column.and_then(|column| self.counts.get(column as usize));
        count.is_some_and(|c| c.clear > 0 && c.numbers * 10 >= c.all * 7)
    }

    fn count(&mut self, document: &Document, labels: &Labels<'_>, table: NodeId) {
        self.table = Some(table);
        self.cells.clear();
        self.counts.clear();
        let mut column = 0;
        for node in document.descendants(table) {
            match document.node(node).kind {
                NodeKind::Row => column = 0,
                NodeKind::Cell => {
                    self.cells.push((node, column));
                    let text = document.slice(document.node(node).range).trim();
                    let heads = document.attribute(node, &AttributeKey::CellRole) == Some("header");
                    let at = column as usize;
                    column += 1;
                    if self.counts.len() <= at {
                        self.counts.resize(at + 1, Count::default());
                    }
                    if heads || !text.contains(char::is_alphanumeric) {
                        continue;
                    }
                    let (number, clear) = looks_like_one(text, labels);
                    self.counts[at].all += 1;
                    self.counts[at].numbers += u32::from(number);
                    self.counts[at].clear += u32::from(clear);
                }
                _ => {}
            }
        }
    }
}

/// True if a text begins like a reference, and whether that can be nothing else.
fn looks_like_one(text: &str, labels: &Labels<'_>) -> (bool, bool) {
    let name = word(text, 0);
    let at = blanks(text, name.len());
    let end = text[at..].find(|c: char| !c.is_ascii_alphanumeric() && c != '.').map_or(text.len(), |i| at + i);
    if name.len() > 2 && at > name.len() {
        let number = text[at..end].trim_end_matches('.');
        let known = labels.has(Noun::Any, number);
        return (known, known);
    }
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    let known = number.contains('.') && labels.has(Noun::Any, number);
    (known, known && (number.starts_with(|c: char| c.is_ascii_uppercase()) || number.matches('.').count() > 1))
}

/// The numbers that stand alone in the cells of a column of references, in a table that is drawn with `|`. Linear.
pub(super) fn in_text(text: &str, labels: &Labels<'_>) -> Vec<Range<usize>> {
    let mut counts: Vec<Count> = Vec::new();
    let mut found = Vec::new();
    let mut rows = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut at = start;
        start += line.len();
        if !line.contains('|') || !line.contains(char::is_alphanumeric) {
            continue;
        }
        rows += 1;
        for (column, cell) in line.split('|').enumerate() {
            let own = at + cell.len() - cell.trim_start().len();
            at += cell.len() + 1;
            let cell = cell.trim();
            // The first row heads the others.
            if rows == 1 || cell.is_empty() {
                continue;
            }
            if counts.len() <= column {
                counts.resize(column + 1, Count::default());
            }
            let (number, clear) = looks_like_one(cell, labels);
            counts[column].all += 1;
            counts[column].numbers += u32::from(number);
            counts[column].clear += u32::from(clear);
            if number && cell.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.') {
                found.push((column, own..own + cell.trim_end_matches('.').len()));
            }
        }
    }
    let holds = |column: &usize| counts.get(*column).is_some_and(|c| c.clear > 0 && c.numbers * 10 >= c.all * 7);
    found.into_iter().filter(|(column, _)| holds(column)).map(|(_, range)| range).collect()
}
