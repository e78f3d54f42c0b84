//! The contents page: it names a heading by number and title, by number alone, or not at all.

use super::super::contents::Agreement;
use super::super::page::{Page, Proposal};
use crate::outline::Scheme;

/// Testimony of the contents page.
pub(super) fn listed(page: &Page<'_, '_>, proposal: &Proposal<'_>) -> i32 {
    let contents = page.contents;
    if proposal.division || contents.numbers() < 3 {
        return 0;
    }
    let number = proposal.found.number;
    let title = if proposal.alone {
        page.next(proposal.line + 1).map_or("", |at| page.text(at))
    } else {
        proposal.run_in.unwrap_or(proposal.found.title)
    };
    match contents.lists(number, title) {
        Some(Agreement::Same) => 150,
        Some(Agreement::Alike) => 110,
        Some(Agreement::Other) => -20,
        // What stands deeper than the contents go is unknown to them.
        None if number.depth() > contents.deepest() => -10,
        // What stands in an annex is often left out of them.
        None if number.scheme == Scheme::Annex && !contents.lists_beside(number) => -10,
        None if page.lines[proposal.line].column == 0 && page.layout.body > 0 => -50,
        None => -90,
    }
}
