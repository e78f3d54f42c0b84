//! Rows, columns and cells of the tables of a document, as instructions name them.

use super::names::Names;
use super::refusal::Refusal;
use super::words::Which;
use crate::model::{AttributeKey, Document, NodeId, NodeKind};

/// The row or cell of a table in a scope that quotations name. A row is named by what its first or second cell says, a column by what
/// a cell of the head, or of the first row, says.
pub(super) fn part(document: &Document, scope: NodeId, names: &Names) -> Result<NodeId, Refusal> {
    let row = names.row.as_deref().map(|text| row_of(document, scope, text)).transpose()?;
    let place = row.unwrap_or(scope);
    match (&names.cell, &names.column, row) {
        (None, None, Some(row)) => Ok(row),
        (None, Some(column), Some(row)) => crossing(document, scope, row, column),
        (None, _, _) => Err(Refusal::Unclear("a column is not changed as a whole")),
        (Some(cell), column, _) => {
            let within = column.as_deref().map(|text| self::column(document, scope, text)).transpose()?;
            let all = cells(document, place).filter(|id| says(document, *id, cell));
            let found: Vec<NodeId> =
                all.filter(|id| within.as_ref().is_none_or(|within| within.contains(id))).collect();
            let row = names.row.clone().unwrap_or_default();
            match found[..] {
                [one] => Ok(one),
                [] => Err(Refusal::NoCell { row, cell: cell.clone() }),
                _ => Err(Refusal::Cells { row, cell: cell.clone(), count: found.len() }),
            }
        }
    }
}

/// A row by its order. Where a table has a head, only the last row is beyond doubt.
pub(super) fn row(document: &Document, scope: NodeId, which: Which) -> Result<NodeId, Refusal> {
    let tables: Vec<NodeId> = within(document, scope, NodeKind::Table).collect();
    let [table] = tables[..] else {
        return Err(if tables.is_empty() { Refusal::None(NodeKind::Table) } else { Refusal::Several(NodeKind::Table) });
    };
    let rows: Vec<NodeId> = document.of_kind(table, NodeKind::Row).collect();
    let is_head = |id: NodeId| cells(document, id).any(|cell| is_header(document, cell));
    let at = match which {
        Which::Last => rows.len().checked_sub(1),
        Which::Number(_) if rows.first().is_some_and(|&first| is_head(first)) => {
            return Err(Refusal::Unclear("it does not say whether the head counts as a row"));
        }
        Which::Number(number) => number.checked_sub(1),
    };
    at.and_then(|at| rows.get(at)).copied().ok_or(Refusal::None(NodeKind::Row))
}

/// The cells of the column of a scope's only table that a text heads, without that cell.
pub(super) fn column(document: &Document, scope: NodeId, text: &str) -> Result<Vec<NodeId>, Refusal> {
    let rows: Vec<NodeId> = within(document, scope, NodeKind::Row).collect();
    let (at, head) = head_of(document, &rows, text)?;
    let below = rows.iter().filter_map(|&row| cells(document, row).nth(at)).filter(|cell| *cell != head);
    Ok(below.filter(|cell| cell.0 > head.0).collect())
}

/// The one row whose first or second cell says a text.
fn row_of(document: &Document, scope: NodeId, text: &str) -> Result<NodeId, Refusal> {
    let named = |row: &NodeId| cells(document, *row).take(2).any(|cell| says(document, cell, text));
    let mut rows = within(document, scope, NodeKind::Row).filter(named);
    match (rows.next(), rows.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(Refusal::NoRow(text.to_owned())),
        _ => Err(Refusal::Rows(text.to_owned())),
    }
}

/// The cell of a row below the head that says a text.
fn crossing(document: &Document, scope: NodeId, row: NodeId, column: &str) -> Result<NodeId, Refusal> {
    let rows: Vec<NodeId> = within(document, scope, NodeKind::Row).collect();
    let (at, _) = head_of(document, &rows, column)?;
    cells(document, row).nth(at).ok_or(Refusal::Unclear("the row has no cell in that column"))
}

/// The cell among the heads of columns that says a text, and its column from 0. Cells that span columns or rows leave that open.
fn head_of(document: &Document, rows: &[NodeId], text: &str) -> Result<(usize, NodeId), Refusal> {
    let spans = |cell: NodeId| {
        [AttributeKey::ColumnSpan, AttributeKey::RowSpan]
            .iter()
            .any(|key| document.attribute(cell, key).is_some_and(|span| span != "1"))
    };
    if rows.iter().any(|&row| cells(document, row).any(spans)) {
        return Err(Refusal::Unclear("cells of the table span several columns or rows"));
    }
    let mut found = Vec::new();
    for (number, &row) in rows.iter().enumerate() {
        let heads = cells(document, row).enumerate();
        found.extend(
            heads.filter(|(_, cell)| (number == 0 || is_header(document, *cell)) && says(document, *cell, text)),
        );
    }
    match found[..] {
        [one] => Ok(one),
        [] => Err(Refusal::NoColumn(text.to_owned())),
        _ => Err(Refusal::Unclear("several columns have that head")),
    }
}

/// A block itself, where it is of a kind, and those of the kind inside it.
fn within(document: &Document, scope: NodeId, kind: NodeKind) -> impl Iterator<Item = NodeId> + '_ {
    let own = (document.node(scope).kind == kind).then_some(scope);
    own.into_iter().chain(document.of_kind(scope, kind).filter(move |&id| id != scope))
}

fn cells(document: &Document, row: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    document.of_kind(row, NodeKind::Cell)
}

fn is_header(document: &Document, cell: NodeId) -> bool {
    document.attribute(cell, &AttributeKey::CellRole) == Some("header")
}

/// True if the text of a block is a text, but for white space.
fn says(document: &Document, id: NodeId, text: &str) -> bool {
    document.slice(document.node(id).range).split_whitespace().eq(text.split_whitespace())
}
