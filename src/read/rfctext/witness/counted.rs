//! Lists that count: items follow each other with no text between that belongs to one of them.

use super::super::page::{Page, Proposal};

/// Testimony of the next and the last number: a heading has something below it.
pub(super) fn counted(page: &Page<'_, '_>, proposals: &[Proposal<'_>], place: usize) -> i32 {
    let own = &proposals[place];
    let mut weight = 0;
    if let Some(next) = proposals.get(place + 1).filter(|next| adjoin(page, own, next)) {
        if own.found.number.contains(&next.found.number) {
            weight += 40;
        } else if follows(own, next) {
            weight -= 70;
        }
    }
    if let Some(last) = place.checked_sub(1).map(|before| &proposals[before])
        && adjoin(page, last, own)
        && follows(last, own)
    {
        weight -= 70;
    }
    weight
}

/// True if one proposal is the next item of the other by number.
fn follows(one: &Proposal<'_>, next: &Proposal<'_>) -> bool {
    let (number, after) = (one.found.number, next.found.number);
    after == number.with_last(number.last().saturating_add(1))
}

/// True if nothing stands between two proposals but blank lines.
fn adjoin(page: &Page<'_, '_>, one: &Proposal<'_>, next: &Proposal<'_>) -> bool {
    page.next(one.line + one.extent.lines) == Some(next.line)
}
