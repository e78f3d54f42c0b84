//! Lines that may be numbered headings, with what witnesses say of each.

use std::collections::HashMap;

use super::blocks::{begins_code, ends_code};
use super::contents::Agreement;
use super::number::{Numbered, alone, bare_letter, names_appendix, numbered};
use super::page::{Page, Proposal};
use super::title::{Extent, extent, is_title, run_in};
use super::witness;
use crate::outline::{Candidate, Number, Scheme, Testimony, roman};

/// The least weight of a candidate.
const FARTHEST: i32 = -120;

/// Proposals for all lines but some, which are the contents page, with the candidates that they are.
pub(super) fn collect<'s>(page: &Page<'_, 's>, skip: std::ops::Range<usize>) -> (Vec<Proposal<'s>>, Vec<Candidate>) {
    let mut proposals = Vec::new();
    let last_end = page.lines.iter().rposition(|l| ends_code(l.text(page.source))).unwrap_or_default();
    let is_roman = has_romans(page);
    let (mut at, mut divisions) = (0, 0);
    while at < page.lines.len() {
        if skip.contains(&at) {
            at = skip.end;
            continue;
        }
        // There are no headings in code.
        if at < last_end && begins_code(page.text(at)) {
            at = (at..page.lines.len()).find(|&i| ends_code(page.text(i))).unwrap_or(at) + 1;
            continue;
        }
        proposals.extend(proposal(page, at, is_roman, &mut divisions));
        at += 1;
    }
    fold_zeros(&mut proposals);
    let mut kept = Vec::with_capacity(proposals.len());
    let mut candidates = Vec::with_capacity(proposals.len());
    for (proposal, weight) in proposals.iter().zip(witness::weigh(page, &proposals)) {
        // Far from being a heading: not even a gap would make it one.
        if weight < FARTHEST {
            continue;
        }
        let mut testimony = Testimony::default();
        testimony.say(weight);
        candidates.push(testimony.candidate(proposal.line, proposal.found.number));
        kept.push(*proposal);
    }
    (kept, candidates)
}

fn proposal<'s>(page: &Page<'_, 's>, at: usize, is_roman: bool, divisions: &mut u16) -> Option<Proposal<'s>> {
    let line = *page.lines.get(at).filter(|l| !l.is_blank())?;
    let text = page.text(at);
    let new = |found: Numbered<'s>, extent, run_in| Proposal {
        line: at,
        found,
        extent,
        run_in,
        alone: false,
        paragraph: false,
        division: false,
    };
    let roman = if is_roman { roman(text) } else { None };
    if let Some(found) = roman.or_else(|| numbered(text)) {
        let column = line.column + (text.len() - found.title.len()) as u16;
        let extent = extent(page.source, page.layout, page.lines, at, column);
        let run_in = run_in(found.title);
        let paragraph = run_in.is_none() && is_paragraph(page, at, &found, extent);
        let extent = if paragraph { Extent { lines: 1, ends: false } } else { extent };
        return Some(Proposal { paragraph, ..new(found, extent, run_in) });
    }
    if let Some(found) = alone(text).filter(|_| page.begins(at)) {
        let title = page.next(at + 1)?;
        let below = page.lines[title];
        let own = extent(page.source, page.layout, page.lines, title, below.column);
        let apart = numbered(page.text(title)).is_some() || alone(page.text(title)).is_some();
        let titled = is_title(page.text(title)) && own.ends && !apart && !begins_code(page.text(title));
        return titled.then(|| {
            let lines = title - at + own.lines;
            Proposal { alone: true, ..new(found, Extent { lines, ends: true }, None) }
        });
    }
    let listed = |found: &Numbered<'_>| page.contents.lists(found.number, found.title) == Some(Agreement::Same);
    if let Some(found) = bare_letter(text).filter(|_| page.begins(at)).filter(listed) {
        let column = line.column + (text.len() - found.title.len()) as u16;
        let extent = extent(page.source, page.layout, page.lines, at, column);
        return Some(new(found, extent, None));
    }
    if names_appendix(text) && page.begins(at) {
        *divisions += 1;
        let number = Number::new(Scheme::Division, &[*divisions])?;
        let found = Numbered { label: &text[..0], number, title: text, gap: 0, is_marked: false, is_worded: true };
        let extent = extent(page.source, page.layout, page.lines, at, line.column);
        return Some(Proposal { division: true, ..new(found, extent, None) });
    }
    None
}

/// True if a number with two parts and more stands before a paragraph: a sentence that begins a block.
fn is_paragraph(page: &Page<'_, '_>, at: usize, found: &Numbered<'_>, extent: Extent) -> bool {
    if found.number.depth() < 2 || !page.begins(at) || !found.title.starts_with(|c: char| c.is_uppercase()) {
        return false;
    }
    let last = page.text(at + extent.lines - 1);
    let sentence = last.ends_with(['.', ':']) && (extent.lines > 1 || found.title.len() > 50);
    let next = page.lines.get(at + 1).filter(|next| !next.is_blank() && !next.turned);
    let goes_on = next.is_some_and(|next| !page.layout.has_room(page.source, page.lines[at], *next));
    if extent.ends { sentence } else { goes_on && found.title.contains(' ') }
}

/// True if chapters are counted in Roman numerals: two lines that begin blocks have II and III.
fn has_romans(page: &Page<'_, '_>) -> bool {
    let mut seen = [false; 2];
    for (at, line) in page.lines.iter().enumerate() {
        let text = line.text(page.source);
        if !text.starts_with("II") || !page.begins(at) {
            continue;
        }
        if let Some(place @ 2..=3) = roman(text).map(|found| found.number.last()) {
            seen[usize::from(place - 2)] = true;
        }
    }
    seen == [true; 2]
}

/// `1.0` for the first section, as some documents print it: the zero says nothing.
fn fold_zeros(proposals: &mut [Proposal<'_>]) {
    let zero = |n: &Number| n.depth() == 2 && n.last() == 0 && n.scheme == Scheme::Decimal;
    let mut seen: HashMap<Number, u32> = HashMap::new();
    for proposal in proposals.iter().filter(|p| zero(&p.found.number)) {
        *seen.entry(proposal.found.number).or_default() += 1;
    }
    if seen.len() < 2 {
        return;
    }
    for proposal in proposals.iter_mut().filter(|p| zero(&p.found.number)) {
        if let Some(parent) = proposal.found.number.parent() {
            proposal.found.number = parent;
        }
    }
}
