//! Rows of the tables of verbal forms.

use crate::model::{Polarity, ProvisionKind};

/// The first line of a row: kind, polarity, strength, and what is left.
fn row(line: &'static str) -> Option<(ProvisionKind, Polarity, &'static str, &'static str)> {
    let mut cells = line.split('\t');
    let kind = ProvisionKind::from_name(cells.next()?)?;
    let polarity = Polarity::from_name(cells.next()?)?;
    Some((kind, polarity, cells.next()?, cells.next()?))
}

/// The rows of a table; comments begin with `#`.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = (ProvisionKind, Polarity, &'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(row)
}
