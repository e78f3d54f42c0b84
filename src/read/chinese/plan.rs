//! The outline of a document, decided before a line of it is read: which lines are headings, of what number, with which words.

use std::collections::HashMap;

use super::candidates::{Candidate, Found, Search};
use super::chain::{self, Link};
use super::contents::{self, Entries};
use super::furniture::Furniture;
use super::letters::Letters;
use super::numbering::{Number, Parts, is_next};
use super::page::Page;
use super::words::{Words, is_provision};
use crate::regime::Regime;
use crate::script::width;

/// The clauses that stand side by side: text of the document, letter of the annex, number of the clause above.
type Siblings = (u16, Option<Letters>, Vec<u16>);

/// A candidate that was taken, and the number by which it has its place.
type Taken = (usize, Number);

/// A line that is a heading.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) line: usize,
    pub(super) number: Number,
    /// Byte offset where the label ends.
    pub(super) label_end: u32,
    /// The line of its words; `usize::MAX` where it has none.
    pub(super) words_at: usize,
    /// The line after the words of the pile that it stands in.
    pub(super) resume: usize,
    /// True if its words are a title.
    pub(super) titled: bool,
    /// The number by which it has its place: that which a misprint was meant to be.
    pub(super) place: Number,
    /// The number before it, where numbers between are missing.
    pub(super) follows: Option<Number>,
    /// The number is read from characters that recognition erred in.
    pub(super) odd: bool,
    /// The next heading is the first below it.
    pub(super) parent: bool,
}

/// The outline of a document.
#[derive(Debug, Default)]
pub(super) struct Plan {
    headings: Vec<Heading>,
    /// Where the reader looks next; lines are asked in their order.
    next: usize,
    /// Lines where a second text begins.
    seconds: Vec<usize>,
    pub(super) entries: Entries,
    /// Numbers that the contents page names and the text does not have.
    pub(super) lost: Vec<String>,
    /// True if clauses are articles (`第1.0.1条`), whose items are `一、`.
    pub(super) articles: bool,
}

impl Plan {
    /// Decides the outline of a page.
    pub(super) fn of(page: &Page<'_>, regime: Regime, furniture: &Furniture) -> Self {
        let (entries, contents) = contents::find(page);
        let found = Search::new(page, regime, furniture, (&contents, &entries)).all();
        let link = |of: &Candidate| Link {
            line: of.line,
            number: of.number,
            last: of.last,
            weight: of.weight,
            epoch: of.epoch,
            marked: of.marked,
        };
        let links: Vec<Link> = found.candidates.iter().map(link).collect();
        let taken = with_misprints(&found.candidates, &chain::best(&links));
        let seconds = seconds(&found, &taken);
        let headings = headings(page, regime, &found.candidates, &taken);
        let lost = contents.lost(&headings.iter().map(|heading| heading.number.printed()).collect());
        Self { headings, next: 0, seconds, entries, lost, articles: found.articles > 1 }
    }

    /// The headings whose numbers stand in the pile that begins with a line; none where the line is no heading.
    pub(super) fn at(&mut self, line: usize) -> &[Heading] {
        while self.headings.get(self.next).is_some_and(|heading| heading.line < line) {
            self.next += 1;
        }
        let from = self.next;
        let mut to = from;
        if self.headings.get(from).is_some_and(|heading| heading.line == line) {
            to += 1;
            while self.headings[to - 1].words_at != self.headings[to - 1].line
                && self.headings.get(to).is_some_and(|next| next.line < self.headings[to - 1].resume.max(line + 1))
            {
                to += 1;
            }
        }
        &self.headings[from..to]
    }

    /// The number of a line, if it is a heading.
    pub(super) fn number(&self, line: usize) -> Option<Number> {
        let at = self.headings.binary_search_by_key(&line, |heading| heading.line).ok()?;
        Some(self.headings[at].number)
    }

    /// The first heading after a line.
    pub(super) fn following(&self, line: usize) -> Option<&Heading> {
        self.headings.get(self.headings.partition_point(|heading| heading.line <= line))
    }

    /// True if any line is a heading.
    pub(super) fn is_numbered(&self) -> bool {
        !self.headings.is_empty()
    }

    /// True if a line stands between two clauses of one clause: no element of the document stands there.
    pub(super) fn goes_on_over(&self, line: usize) -> bool {
        let after = self.headings.partition_point(|heading| heading.line <= line);
        let (Some(before), Some(next)) = (after.checked_sub(1).map(|at| &self.headings[at]), self.headings.get(after))
        else {
            return false;
        };
        let (before, next) = (&before.place, &next.place);
        before.letter == next.letter
            && next.depth() > 1
            && before.parts.first() == next.parts.first()
            && *next.parts > *before.parts
    }

    /// True if a line is a heading.
    pub(super) fn is_heading(&self, line: usize) -> bool {
        self.headings.binary_search_by_key(&line, |heading| heading.line).is_ok()
    }

    /// True if a second text begins with a line, whose numbers are those of the first.
    pub(super) fn is_second(&self, line: usize) -> bool {
        self.seconds.binary_search(&line).is_ok()
    }
}

/// The candidates that were taken, and with each the number by which it has its place: those of the chain, and misprints between them.
fn with_misprints(candidates: &[Candidate], chain: &[usize]) -> Vec<Taken> {
    let mut taken = Vec::with_capacity(chain.len());
    for (place, &index) in chain.iter().enumerate() {
        let here = &candidates[index];
        taken.push((index, here.number));
        let next = chain.get(place + 1).copied().unwrap_or(candidates.len());
        let mut last = here.last;
        for other in index + 1..next {
            let odd = &candidates[other];
            if odd.line == candidates[index].line || candidates.get(next).is_some_and(|next| next.line == odd.line) {
                continue;
            }
            if let Some(meant) = meant(&last, &odd.number, odd.weight, candidates.get(next).map(|next| &next.number)) {
                last = meant;
                taken.push((other, meant));
            }
        }
    }
    taken
}

/// The number that was meant by one that does not fit, where it looks like one that may stand here.
fn meant(last: &Number, odd: &Number, weight: i32, next: Option<&Number>) -> Option<Number> {
    if odd.letter != last.letter || weight < 300 || odd.depth() < 2 || last.depth() < 2 {
        return None;
    }
    let digits = |parts: &[u16]| parts.iter().map(u16::to_string).collect::<String>();
    for depth in (2..=last.depth() + 1).rev() {
        let mut parts = Parts::default();
        last.parts.iter().take(depth).try_for_each(|part| parts.push(*part))?;
        if depth > last.depth() {
            parts.push(1)?;
        } else if let Some(end) = parts.last_mut() {
            *end += 1;
        }
        if next.is_some_and(|next| next.letter == last.letter && *next.parts == *parts) || *odd.parts == *parts {
            continue;
        }
        let lost_dot = digits(&parts) == digits(&odd.parts);
        let differ = (0..depth.min(odd.depth())).filter(|at| parts[*at] != odd.parts[*at]).count();
        let swapped = depth == odd.depth() && depth > 3 && differ == 2 && {
            let sorted = |parts: &[u16]| {
                let mut parts = parts.to_vec();
                parts.sort_unstable();
                parts
            };
            sorted(&parts) == sorted(&odd.parts)
        };
        // One part is wrong, and the number after it goes on from the one that was meant, or stands below it.
        let one = depth == odd.depth()
            && differ == 1
            && next.is_some_and(|next| {
                next.letter == last.letter
                    && next.depth() >= depth
                    && next.parts[..depth - 1] == parts[..depth - 1]
                    && (next.depth() == depth && next.parts[depth - 1] == parts[depth - 1] + 1
                        || next.depth() == depth + 1 && next.parts[depth - 1] == parts[depth - 1])
            });
        if lost_dot || swapped || one {
            return Some(Number { letter: last.letter, parts });
        }
    }
    None
}

/// The lines among those that may begin a second text after which the numbers begin anew, or nothing is numbered.
fn seconds(found: &Found, taken: &[Taken]) -> Vec<usize> {
    let candidates = &found.candidates;
    let goes_on = |line: usize| {
        let after = taken.partition_point(|(index, _)| candidates[*index].line < line);
        let (Some(before), Some(next)) = (after.checked_sub(1).and_then(|at| taken.get(at)), taken.get(after)) else {
            return false;
        };
        let (before, next) = (&candidates[before.0].last, &candidates[next.0].number);
        before.letter == next.letter
            && before.letter.is_none()
            && (next.parts.first() == before.parts.first() && *next.parts > *before.parts
                || next.parts.first().copied() == before.parts.first().map(|first| first + 1))
    };
    found.seconds.iter().copied().filter(|line| !goes_on(*line)).collect()
}

/// True if the words of clauses are titles: all clauses below one are titled, or none (GB/T 1.1-2020, 7.4.2).
fn headings(page: &Page<'_>, regime: Regime, candidates: &[Candidate], taken: &[Taken]) -> Vec<Heading> {
    let is_parent = |place: usize| {
        let here = &taken[place].1;
        taken.get(place + 1).is_some_and(|(_, next)| {
            next.depth() > here.depth() && next.letter == here.letter && next.parts.starts_with(&here.parts)
        })
    };
    // Titles and sentences of the clauses below each number.
    let mut groups: HashMap<Siblings, (u32, u32)> = HashMap::new();
    let group = |candidate: &Candidate| {
        let parts = &candidate.number.parts;
        (candidate.epoch, candidate.number.letter, parts[..parts.len().saturating_sub(1)].to_vec())
    };
    for (place, &(index, _)) in taken.iter().enumerate() {
        let candidate = &candidates[index];
        let entry = groups.entry(group(candidate)).or_default();
        match candidate.words {
            Words::Sentence => entry.1 += 2,
            Words::Title if candidate.known || candidate.marked || is_parent(place) => entry.0 += 4,
            Words::Title if !is_full(page, candidate.words_at) => entry.0 += 1,
            _ => {}
        }
    }
    let mut out: Vec<Heading> = Vec::with_capacity(taken.len());
    for (place, &(index, number)) in taken.iter().enumerate() {
        let candidate = &candidates[index];
        let parent = is_parent(place);
        let text = page.lines.get(candidate.words_at).map_or("", |line| {
            let from = if candidate.words_at == candidate.line { candidate.label_end } else { line.start };
            &page.text[from.min(line.end) as usize..line.end as usize]
        });
        let (titles, sentences) = groups.get(&group(candidate)).copied().unwrap_or_default();
        let sure = candidate.known || candidate.marked || parent || candidate.number.depth() < 2;
        let deep =
            candidate.number.depth() > 2 && regime == Regime::Engineering && !candidate.known && !candidate.marked;
        let titled = candidate.words == Words::Title
            && (sure || titles > sentences || titles > 0 && titles >= sentences && !is_full(page, candidate.words_at))
            && !(deep && is_provision(text.trim()));
        let follows = place.checked_sub(1).and_then(|before| {
            let before = &candidates[taken[before].0].last;
            (candidate.epoch == 0 && !is_next(before, &candidate.number)).then_some(*before)
        });
        out.push(Heading {
            line: candidate.line,
            number: candidate.number,
            label_end: candidate.label_end,
            words_at: candidate.words_at,
            resume: candidate.resume,
            titled,
            place: number,
            follows,
            odd: candidate.odd,
            parent,
        });
    }
    out
}

/// True if a line goes to the edge of the page.
fn is_full(page: &Page<'_>, at: usize) -> bool {
    page.wrapped && page.lines.get(at).is_some_and(|line| width(page.slice(*line)) * 100 >= page.full * 88)
}
