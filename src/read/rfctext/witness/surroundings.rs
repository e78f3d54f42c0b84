//! The lines before and after: a lead-in of a list, text that is indented more.

use super::super::page::{Page, Proposal};

/// Testimony of the lines around.
pub(super) fn surroundings(page: &Page<'_, '_>, proposal: &Proposal<'_>) -> i32 {
    let mut weight = 0;
    let lead = page.before(proposal.line).is_some_and(|at| page.text(at).ends_with([':', ',']));
    if lead {
        weight -= if proposal.found.number.is_first() { 60 } else { 20 };
    }
    let own = page.lines[proposal.line].column;
    let below = page.next(proposal.line + proposal.extent.lines).map(|at| page.lines[at].column);
    if below.is_some_and(|column| column > own) && proposal.extent.ends {
        weight += 15;
    }
    weight
}
