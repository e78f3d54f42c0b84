//! Witnesses: each says of a line how much it looks like a numbered heading of an RFC.

mod counted;
mod listed;
mod place;
mod room;
mod surroundings;
mod title;

use super::page::{Page, Proposal};

/// The sum of the testimony of all witnesses on each proposal.
pub(super) fn weigh(page: &Page<'_, '_>, proposals: &[Proposal<'_>]) -> Vec<i32> {
    let homes = place::homes(page, proposals);
    let one = |(at, proposal): (usize, &Proposal<'_>)| {
        room::room(page, proposal)
            + place::place(page, proposal, &homes)
            + title::title(page, proposal)
            + listed::listed(page, proposal)
            + counted::counted(page, proposals, at)
            + surroundings::surroundings(page, proposal)
    };
    proposals.iter().enumerate().map(one).collect()
}
