//! The column that a heading begins at: left of the text, or where the other numbered titles of the document stand.

use super::super::page::{Page, Proposal};
use super::super::title::is_title;

/// The columns that numbered titles of one depth stand at, by depth; `None` where too few were seen.
#[derive(Debug, Default)]
pub(super) struct Homes {
    columns: [Option<u16>; 5],
}

/// Finds the columns of numbers that no list has, those with two parts and more, and stand by themselves.
pub(super) fn homes(page: &Page<'_, '_>, proposals: &[Proposal<'_>]) -> Homes {
    const WIDEST: usize = 24;
    let mut counts = [[0_u32; WIDEST]; 5];
    for proposal in proposals {
        let depth = proposal.found.number.depth();
        let stands = page.begins(proposal.line) && proposal.extent.ends && is_title(proposal.found.title);
        let column = usize::from(page.lines[proposal.line].column);
        if let Some(count) = counts.get_mut(depth).and_then(|c| c.get_mut(column)).filter(|_| depth > 1 && stands) {
            *count += 1;
        }
    }
    let mut homes = Homes::default();
    for (home, counts) in homes.columns.iter_mut().zip(&counts) {
        let most = counts.iter().copied().max().unwrap_or_default();
        let column = counts.iter().position(|&count| count == most);
        *home = column.filter(|_| most >= 3).map(|column| column as u16);
    }
    homes
}

/// Testimony of the column.
pub(super) fn place(page: &Page<'_, '_>, proposal: &Proposal<'_>, homes: &Homes) -> i32 {
    let (column, body) = (page.lines[proposal.line].column, page.layout.body);
    let depth = proposal.found.number.depth();
    let home = homes.columns.get(depth.min(4)).copied().flatten();
    let outer = || homes.columns.iter().flatten().min().copied();
    if column == 0 && body > 0 {
        return 60;
    }
    if home == Some(column) || depth == 1 && outer().is_some_and(|outer| column <= outer) {
        return 40;
    }
    match column {
        0 => 10,
        c if c < body => 20,
        c if c == body => -30,
        _ => -70,
    }
}
