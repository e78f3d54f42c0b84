//! Signs that an outline is wrong, or the document odd: each a diagnostic.

use std::collections::HashSet;

use super::contents::Contents;
use super::heading::Headings;
use super::lines::Line;
use super::sections::Weight;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::outline::{Number, Step};
use crate::place::Span;

/// Most diagnostics of one kind.
pub(in crate::read) const MOST: usize = 20;
/// Bytes of text that a document has at least where it is said how the text is spread.
pub(in crate::read) const LONG: usize = 6_000;
/// A line that loses although witnesses say as much of it.
pub(in crate::read) const LOUD: i32 = 90;

/// Says what is odd about an outline.
pub(super) fn report(
    at: impl Fn(Line) -> Span,
    headings: &Headings<'_, '_>,
    contents: &Contents<'_>,
    weight: Weight,
    diagnostics: &mut Gathered,
) {
    let found: HashSet<Number> =
        headings.outline.headings.iter().map(|h| headings.candidates[h.candidate].number).collect();
    for entry in contents.entries().iter().filter(|entry| !found.contains(&entry.number)).take(MOST) {
        let message =
            format!("the table of contents lists {} {:?}; no such section was found", entry.number, entry.title);
        diagnostics.push(Diagnostic::warning(Code::Missing, message).at(at(entry.line)));
    }
    for (place, chosen) in headings.outline.headings.iter().enumerate().take(MOST * 50) {
        let number = headings.candidates[chosen.candidate].number;
        let before = place.checked_sub(1).map(|at| headings.candidates[headings.outline.headings[at].candidate].number);
        let Some(message) = odd_step(chosen.step, number, before) else { continue };
        diagnostics.push(Diagnostic::warning(Code::Missing, message).at(at(headings.line_of(chosen.candidate))));
    }
    let losers = headings.losers().filter(|(_, weight)| *weight >= LOUD).take(MOST);
    for (proposal, _) in losers {
        let message = format!(
            "{} {:?} looks like a heading, but no numbering of the document has a place for it; it was read as text",
            proposal.found.label, proposal.found.title
        );
        diagnostics.push(Diagnostic::warning(Code::NotUnderstood, message).at(at(headings.line_at(proposal.line))));
    }
    if found.is_empty() && weight.whole > 0 {
        let message =
            "no numbering of sections was found in this text; a section is what a heading without a number begins";
        diagnostics.push(Diagnostic::warning(Code::NotUnderstood, message));
    }
    if weight.whole > LONG {
        diagnostics.extend(spread(weight.whole, weight.informative, weight.largest));
    }
}

/// What is odd about how the text is spread over clauses, in bytes: outside of them, and in the one that holds most.
pub(in crate::read) fn spread(whole: usize, outside: usize, largest: usize) -> Option<Diagnostic> {
    let message = if outside * 2 > whole {
        "more than half of the text stands outside of clauses: headings may have been missed"
    } else if largest * 2 > whole {
        "one clause holds more than half of the text: headings may have been missed"
    } else {
        return None;
    };
    Some(Diagnostic::warning(Code::NotUnderstood, message))
}

/// Doubts about a heading beside the one before it.
pub(in crate::read) fn odd_step(step: Step, number: Number, before: Option<Number>) -> Option<String> {
    let before = before.map_or_else(|| "nothing".to_owned(), |before| before.to_string());
    match step {
        Step::Next => None,
        Step::Restart => Some(format!("{number} begins a second numbering after {before}")),
        Step::Gap | Step::Jump => Some(format!("{number} follows {before}; the numbers between are not in this text")),
        Step::Again => Some(format!("the number {number} stands twice")),
        Step::Back => Some(format!("{number} follows {before}, which comes later")),
    }
}
