//! Lines that may be headings with a number, and what witnesses say of each.

use super::annex::{self, Head};
use super::contents::{Agreement, Contents};
use super::label::{Label, Style, is_title, label};
use super::page::{Page, ends_sentence};
use super::signs::parted;
use crate::model::ClauseKind;
use crate::outline::{Candidate, Number, Scheme, Testimony};
use crate::regime::european::unnumbered;

/// A line that may be a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposal<'s> {
    pub(super) line: usize,
    pub(super) label: Label<'s>,
    /// Its title and what it declares.
    pub(super) head: Head,
    /// True if text stands behind the number, and no title.
    pub(super) paragraph: bool,
}

/// The least weight of a candidate.
const FARTHEST: i32 = -120;
/// Longest title, in bytes.
const LONGEST: usize = 140;

/// Proposals for all lines but those of the contents page, with the candidates that they are.
pub(super) fn collect<'s>(
    page: &Page<'_, 's>,
    contents: &Contents<'s>,
    style: Style,
    skip: std::ops::Range<usize>,
) -> (Vec<Proposal<'s>>, Vec<Candidate>) {
    let mut proposals: Vec<Proposal<'s>> = Vec::new();
    for at in (0..page.lines.len()).filter(|at| !skip.contains(at)) {
        proposals.extend(proposal(page, contents, style, at));
    }
    let back = back_matter(page, contents, &skip);
    let mut kept = Vec::with_capacity(proposals.len());
    let mut candidates = Vec::with_capacity(proposals.len());
    for place in 0..proposals.len() {
        let mut weight = weigh(page, contents, &proposals, place);
        let Proposal { line, label, .. } = proposals[place];
        if line > back && label.number.scheme == Scheme::Decimal && contents.lists(label.number, label.rest).is_none() {
            weight -= 200;
        }
        if weight < FARTHEST {
            continue;
        }
        let mut testimony = Testimony::default();
        testimony.say(weight);
        let proposal = proposals[place];
        candidates.push(testimony.candidate(proposal.line, proposal.label.number));
        kept.push(proposal);
    }
    (kept, candidates)
}

/// The line of the last heading without a number that a list stands below: a bibliography, an index.
fn back_matter(page: &Page<'_, '_>, contents: &Contents<'_>, skip: &std::ops::Range<usize>) -> usize {
    let list = |at: &usize| {
        let text = page.text(*at);
        let kind = if text.len() < 40 { unnumbered(text) } else { None };
        matches!(kind, Some(ClauseKind::Bibliography | ClauseKind::Index)) && (page.begins(*at) || contents.names(text))
    };
    let late = page.lines.len() / 2;
    (late..page.lines.len()).rev().filter(|at| !skip.contains(at)).find(list).unwrap_or(usize::MAX)
}

fn proposal<'s>(page: &Page<'_, 's>, contents: &Contents<'s>, style: Style, at: usize) -> Option<Proposal<'s>> {
    if !page.is_text(at) {
        return None;
    }
    let label = label(page.text(at), style)?;
    let listed = contents.title(label.number);
    let is_part = label.worded || label.rest.is_empty();
    if is_part {
        let head = if is_title(label.rest) {
            annex::head(page, at, label.rest, listed)
        } else {
            Head { end: at + 1, ..Head::default() }
        };
        return Some(Proposal { line: at, label, head, paragraph: false });
    }
    let paragraph = (is_paragraph(label.rest) || is_filled(page, at))
        && contents.lists(label.number, label.rest) != Some(Agreement::Same);
    let start = page.lines[at].end - label.rest.len() as u32;
    let head = Head {
        declared: None,
        title: (!paragraph).then_some((at, start)),
        end: if paragraph { at + 1 } else { annex::title_end(page, at, label.rest, listed) },
    };
    Some(Proposal { line: at, label, head, paragraph })
}

/// True if text stands behind a number: a sentence, or the beginning of one.
fn is_paragraph(rest: &str) -> bool {
    let inner = rest.trim_end_matches(['.', ':']);
    let sentence = inner.len() < rest.len() && rest.len() > 24;
    let several = rest.match_indices(". ").any(|(at, _)| {
        let word = rest[..at].rsplit(' ').next().unwrap_or_default();
        word.len() > 2 && rest[at + 2..].starts_with(char::is_uppercase)
    });
    sentence || several || rest.len() > 200
}

/// True if a paragraph begins on a line: the next line goes on it, and the last one ends as a sentence does.
fn is_filled(page: &Page<'_, '_>, at: usize) -> bool {
    const FAR: usize = 40;
    if page.ends(at) {
        return false;
    }
    let (line, next) = (page.lines[at], page.lines[at + 1]);
    let lower = page.text(at + 1).starts_with(char::is_lowercase) && line.right(page.source) > 45;
    if !lower && page.has_room(line, next) {
        return false;
    }
    let mut end = at + 1;
    while end < at + FAR && !page.ends(end) && page.goes_on(page.lines[end], page.lines[end + 1]) {
        end += 1;
    }
    page.text(end).ends_with(['.', ':', ';'])
}

/// The sum of the testimony of all witnesses on a proposal.
fn weigh(page: &Page<'_, '_>, contents: &Contents<'_>, proposals: &[Proposal<'_>], place: usize) -> i32 {
    let own = &proposals[place];
    listed(page, contents, own) + words(page, own) + room(page, own) + counted(page, proposals, place)
}

/// The contents page: it names a heading by number and title, by number alone, or not at all.
fn listed(page: &Page<'_, '_>, contents: &Contents<'_>, own: &Proposal<'_>) -> i32 {
    if contents.entries().len() < 3 {
        return 0;
    }
    let number = own.label.number;
    let title = own.head.title.map_or("", |(line, start)| {
        let end = page.lines[line].end;
        page.source.get(start as usize..end as usize).unwrap_or_default()
    });
    match contents.lists(number, title) {
        Some(Agreement::Same) => 150,
        Some(Agreement::Other) => -20,
        // What stands deeper than the contents go, or below a number whose parts they do not list, is unknown to them.
        None if number.depth() > contents.deepest || number.parent().is_some_and(|p| !contents.lists_below(p)) => -10,
        None => -70,
    }
}

/// The words behind a number: a title, or a sentence, an item, a row of a table.
fn words(page: &Page<'_, '_>, own: &Proposal<'_>) -> i32 {
    let Label { number, rest, worded, .. } = own.label;
    let dotted = if number.depth() > 1 { 30 } else { 0 };
    if worded {
        return if is_title(rest) { 80 } else { -150 };
    }
    if rest.is_empty() {
        // A number alone, with its title or its term below.
        let below = page.next(own.line + 1).map(|at| page.text(at)).unwrap_or_default();
        let titled = below.starts_with(char::is_alphabetic) || below.starts_with(['<', '(', '"', '\u{201c}']);
        return if titled { dotted + if number.depth() > 1 { 40 } else { -20 } } else { -90 };
    }
    let mut weight = dotted;
    if rest.ends_with([';', ',', '{', '=', '|']) || rest.contains("....") {
        weight -= 120;
    }
    let capital = rest.trim_start_matches(['"', '\u{201c}', '\u{2018}', '(', '«', '<', '[']);
    weight += match capital.chars().next() {
        Some(c) if c.is_lowercase() && number.depth() == 1 => -60,
        Some(c) if c.is_lowercase() => -25,
        Some(c) if c.is_alphabetic() => 30,
        _ => -30,
    };
    if own.paragraph {
        weight -= if number.depth() == 1 { 70 } else { 10 };
    } else if rest.len() > LONGEST || ends_sentence(rest) {
        weight -= 40;
    } else {
        weight += 20;
    }
    // A term and its definition.
    if number.depth() > 1 && parted(rest).is_some() {
        weight += 60;
    }
    // Cells far from each other.
    if rest.contains("    ") {
        weight -= 90;
    }
    weight
}

/// The room around a heading, and whether the line before goes on in it.
fn room(page: &Page<'_, '_>, own: &Proposal<'_>) -> i32 {
    let at = own.line;
    let line = page.lines[at];
    let mut weight = 0;
    if line.column > 12 && !own.label.worded {
        weight -= 60;
    }
    let Some(before) = page.before(at) else { return weight + 30 };
    let text = page.text(before);
    if text.ends_with(':') && own.label.number.is_first() && own.label.number.depth() == 1 {
        weight -= 60;
    }
    if page.begins(at) {
        return weight + if page.ends(own.head.end - 1) { 40 } else { 30 };
    }
    let above = page.lines[before];
    let full = !page.has_room(above, line);
    let open = !ends_sentence(text);
    weight += match (full, open) {
        (true, true) => -110,
        (true, false) => -30,
        // A sentence that stops short in a line is none: a title or a term stands above.
        (false, true) if text.len() > 60 && page.layout.spaced => -40,
        (false, true) => 0,
        (false, false) => 10,
    };
    weight - if page.layout.spaced && own.label.number.depth() == 1 && !own.label.worded { 20 } else { 0 }
}

/// The cost of a next number that follows at once: items of lists have one part.
fn alike(number: Number) -> i32 {
    if number.depth() == 1 { 60 } else { 15 }
}

/// Lists that count: items follow each other with nothing between.
fn counted(page: &Page<'_, '_>, proposals: &[Proposal<'_>], place: usize) -> i32 {
    let own = &proposals[place];
    let adjoins = |one: &Proposal<'_>, next: &Proposal<'_>| page.next(one.head.end) == Some(next.line);
    let follows = |one: Number, next: Number| next == one.with_last(one.last().saturating_add(1));
    let mut weight = 0;
    if let Some(next) = proposals.get(place + 1).filter(|next| adjoins(own, next)) {
        if own.label.number.contains(&next.label.number) {
            weight += 40;
        } else if follows(own.label.number, next.label.number) {
            weight -= alike(own.label.number);
        }
    }
    if let Some(last) = place.checked_sub(1).map(|at| &proposals[at])
        && adjoins(last, own)
        && follows(last.label.number, own.label.number)
    {
        weight -= alike(own.label.number);
    }
    if own.label.number.scheme == Scheme::Article { weight.max(0) } else { weight }
}
