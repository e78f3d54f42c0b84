//! The room around a heading: blank lines before and after.

use super::super::page::{Page, Proposal};

/// Headings stand alone. In the margin they are seen without room as well.
pub(super) fn room(page: &Page<'_, '_>, proposal: &Proposal<'_>) -> i32 {
    let margin = page.lines[proposal.line].column == 0 && page.layout.body > 0;
    let before = match (page.begins(proposal.line), margin) {
        (true, _) => 30,
        (false, true) => -40,
        (false, false) => -90,
    };
    let after = match (proposal.extent.ends, margin) {
        (true, _) => 30,
        (false, true) => -10,
        (false, false) if proposal.run_in.is_some() => -10,
        (false, false) => -50,
    };
    if proposal.paragraph {
        return 30;
    }
    before + after + goes_on(page, proposal)
}

/// A full line that the next one goes on is a sentence.
fn goes_on(page: &Page<'_, '_>, proposal: &Proposal<'_>) -> i32 {
    let (at, lines) = (proposal.line, page.lines);
    let next = lines.get(at + 1).filter(|next| !proposal.extent.ends && !next.is_blank() && !next.turned);
    let full = next.is_some_and(|next| !page.layout.has_room(page.source, lines[at], *next));
    if full && proposal.run_in.is_none() { -60 } else { 0 }
}
