//! Signs that an outline is wrong, or the document odd: each a diagnostic.

use std::collections::HashSet;

use super::contents::Contents;
use super::headings::Headings;
use super::page::Page;
use super::sections::Weight;
use super::title::key;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::outline::Number;
use crate::place::Span;
use crate::read::rfctext::doubts::{LONG, LOUD, MOST, odd_step, spread};
use crate::read::rfctext::lines::Line;

/// Says what is odd about an outline.
pub(super) fn report(
    at: impl Fn(Line) -> Span,
    page: &Page<'_, '_>,
    headings: &Headings<'_>,
    contents: &Contents<'_>,
    weight: Weight,
    diagnostics: &mut Gathered,
) {
    let Headings { all, outline, candidates, proposals } = headings;
    let found: HashSet<Number> = outline.headings.iter().map(|h| candidates[h.candidate].number).collect();
    for entry in contents.entries().iter().filter(|entry| !found.contains(&entry.number)).take(MOST) {
        let message =
            format!("the table of contents lists {} {:?}; no such clause was found", entry.number, entry.title);
        diagnostics.push(Diagnostic::warning(Code::Missing, message).at(at(entry.line)));
    }
    for (place, chosen) in outline.headings.iter().enumerate().take(MOST * 50) {
        let number = candidates[chosen.candidate].number;
        let before = place.checked_sub(1).map(|at| candidates[outline.headings[at].candidate].number);
        let Some(message) = odd_step(chosen.step, number, before) else { continue };
        let line = page.lines[proposals[chosen.candidate].line];
        diagnostics.push(Diagnostic::warning(Code::Missing, message).at(at(line)));
    }
    for loser in outline.losers(candidates).filter(|loser| candidates[*loser].weight >= LOUD).take(MOST) {
        let proposal = &proposals[loser];
        if proposal.label.rest.is_empty() || key(proposal.label.rest).is_empty() {
            continue;
        }
        let message = format!(
            "{} {:?} looks like a heading, but no numbering of the document has a place for it; it was read as text",
            proposal.label.printed, proposal.label.rest
        );
        diagnostics.push(Diagnostic::warning(Code::NotUnderstood, message).at(at(page.lines[proposal.line])));
    }
    if found.is_empty() && weight.whole > 0 {
        let message = if all.is_empty() {
            "no heading was found in this text; it was read as paragraphs"
        } else {
            "no numbering of clauses was found in this text; a clause is what a heading without a number begins"
        };
        diagnostics.push(Diagnostic::warning(Code::NotUnderstood, message));
    }
    let outside = if found.is_empty() { 0 } else { weight.outside };
    if weight.whole > LONG {
        diagnostics.extend(spread(weight.whole, outside, weight.largest));
    }
}
