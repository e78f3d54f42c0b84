//! The headings of a text: those with a number as the solver finds them, and those without by their words.

use super::annex::{self, Head};
use super::contents::Contents;
use super::label::Style;
use super::page::{Page, ends_sentence};
use super::proposal::{Proposal, collect};
use crate::model::{Bindingness, ClauseKind};
use crate::outline::{Candidate, Level, Outline, Plan, Scheme, solve};
use crate::regime::european as words;

/// A heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading<'s> {
    pub(super) line: usize,
    /// Its number as printed.
    pub(super) label: Option<&'s str>,
    pub(super) kind: ClauseKind,
    /// The bindingness that the document itself states.
    pub(super) says: Option<Bindingness>,
    pub(super) head: Head,
    /// The heading that contains it, as an index of all headings.
    pub(super) parent: Option<usize>,
    /// True if it is the number of a term entry.
    pub(super) entry: bool,
    /// True if a list of references stands below it.
    pub(super) references: bool,
    /// Where text begins that stands on the line of the number.
    pub(super) text: Option<u32>,
}

/// All headings of a text in the order of their lines.
#[derive(Debug)]
pub(super) struct Headings<'s> {
    pub(super) all: Vec<Heading<'s>>,
    pub(super) outline: Outline,
    pub(super) candidates: Vec<Candidate>,
    pub(super) proposals: Vec<Proposal<'s>>,
}

impl<'s> Headings<'s> {
    /// Finds the headings of lines but for some, which are the contents page.
    pub(super) fn find(
        page: &Page<'_, 's>,
        contents: &Contents<'s>,
        style: Style,
        skip: std::ops::Range<usize>,
    ) -> Self {
        let (proposals, candidates) = collect(page, contents, style, skip.clone());
        let outline = solve(&candidates, &plan(style, &candidates));
        let mut all = merge(page, contents, &proposals, &outline, skip);
        judge(page, &mut all);
        Self { all, outline, candidates, proposals }
    }
}

/// Which numbers a text has, outermost first.
fn plan(style: Style, candidates: &[Candidate]) -> Plan {
    let level = |scheme, opening, continuous| Level { scheme, continuous, opening };
    if style.articles {
        return Plan::new(&[
            level(Scheme::Part, 0, false),
            level(Scheme::Annex, 0, false),
            level(Scheme::Chapter, 0, false),
            level(Scheme::Section, 0, false),
            level(Scheme::Article, 0, true),
        ]);
    }
    // Where annexes count `A.1`, a number without a letter in them is that of a row or an item.
    let lettered = candidates.iter().any(|c| c.number.scheme == Scheme::Annex && c.number.depth() > 1);
    let opening = if lettered { 400 } else { 60 };
    Plan::new(&[level(Scheme::Part, 0, false), level(Scheme::Annex, 0, false), level(Scheme::Decimal, opening, false)])
}

/// Puts the numbered headings and the others in the order of their lines.
fn merge<'s>(
    page: &Page<'_, 's>,
    contents: &Contents<'s>,
    proposals: &[Proposal<'s>],
    outline: &Outline,
    skip: std::ops::Range<usize>,
) -> Vec<Heading<'s>> {
    let mut all: Vec<Heading<'s>> = Vec::new();
    // The place of each numbered heading among all.
    let mut places: Vec<usize> = Vec::with_capacity(outline.headings.len());
    let mut next = outline.headings.iter().peekable();
    let mut at = 0;
    while at < page.lines.len() {
        if skip.contains(&at) {
            at = skip.end;
            continue;
        }
        if let Some(chosen) = next.next_if(|chosen| proposals[chosen.candidate].line == at) {
            let proposal = &proposals[chosen.candidate];
            places.push(all.len());
            let mut parent = chosen.parent.map(|parent| places[parent]);
            // `4.1A` stands beside `4.1`.
            if proposal.label.inserted {
                parent = parent.and_then(|parent| all[parent].parent);
            }
            all.push(numbered(page, proposal, parent));
            at = proposal.head.end.max(at + 1);
            // A heading may stand on the line that another one took for its title.
            while next.peek().is_some_and(|chosen| proposals[chosen.candidate].line < at) {
                at = next.peek().map_or(at, |chosen| proposals[chosen.candidate].line);
                if let Some(last) = all.last_mut() {
                    last.head.end = at.max(last.line + 1);
                }
            }
            continue;
        }
        if let Some(heading) = plain(page, contents, outline, at) {
            at = heading.head.end;
            all.push(heading);
            continue;
        }
        at += 1;
    }
    all
}

fn numbered<'s>(page: &Page<'_, 's>, proposal: &Proposal<'s>, parent: Option<usize>) -> Heading<'s> {
    let label = proposal.label;
    let is_annex =
        matches!(label.number.scheme, Scheme::Annex | Scheme::Part) && label.number.depth() == 1 && label.worded;
    let is_annex = is_annex
        && words::ANNEX
            .iter()
            .any(|word| label.printed.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)));
    let title = title_of(page, &proposal.head);
    let kind = match words::numbered(title) {
        _ if is_annex => ClauseKind::Annex,
        // An introduction binds where it counts as a clause: only `0` stands before the scope.
        Some(ClauseKind::Introduction) if label.number.parts() == [0] => ClauseKind::Introduction,
        None | Some(ClauseKind::Introduction | ClauseKind::Foreword | ClauseKind::Abstract) => ClauseKind::Clause,
        Some(kind) => kind,
    };
    let end = page.lines[proposal.line].end;
    Heading {
        line: proposal.line,
        label: Some(label.printed),
        kind,
        says: proposal.head.declared.map(|(_, _, says)| says),
        head: proposal.head,
        parent,
        entry: false,
        references: is_list(kind, title),
        text: proposal.paragraph.then_some(end - label.rest.len() as u32),
    }
}

fn is_list(kind: ClauseKind, title: &str) -> bool {
    matches!(kind, ClauseKind::NormativeReferences | ClauseKind::Bibliography)
        || words::names_references(title)
        || matches!(words::unnumbered(title), Some(ClauseKind::Bibliography))
}

/// The words of a title on its first line.
pub(super) fn title_of<'s>(page: &Page<'_, 's>, head: &Head) -> &'s str {
    head.title
        .map_or("", |(line, start)| page.source.get(start as usize..page.lines[line].end as usize).unwrap_or_default())
}

/// A heading without a number: known by its words, listed in the contents, or the shape of a text that has no numbers.
fn plain<'s>(page: &Page<'_, 's>, contents: &Contents<'s>, outline: &Outline, at: usize) -> Option<Heading<'s>> {
    let line = *page.lines.get(at).filter(|line| !line.is_blank())?;
    let text = page.text(at);
    if text.len() > 100 || text.ends_with([',', ';', '.']) || super::caption::caption(text).is_some() {
        return None;
    }
    let known = words::unnumbered(text).filter(|_| text.starts_with(|c: char| c.is_uppercase()));
    let named = known.is_some() || text.starts_with(char::is_uppercase) && contents.names(text);
    // A word in a line of its own; what stands before it has ended.
    let parted = page.begins(at)
        || page
            .before(at)
            .is_some_and(|before| ends_sentence(page.text(before)) || page.has_room(page.lines[before], line));
    let accepted = named && parted || outline.headings.is_empty() && is_shaped(page, at);
    if !accepted {
        return None;
    }
    let end = annex::title_end(page, at, text, None);
    let kind = known.unwrap_or(if outline.headings.is_empty() { ClauseKind::Clause } else { ClauseKind::FrontMatter });
    let head = Head { declared: None, title: Some((at, line.start)), end: if named { at + 1 } else { end } };
    Some(Heading {
        line: at,
        label: None,
        kind,
        says: None,
        head,
        parent: None,
        entry: false,
        references: is_list(kind, text),
        text: None,
    })
}

/// True if a line has the shape of a heading in a text without numbers: alone between blank lines, with words like a title, and text below;
/// or with a rule below it.
fn is_shaped(page: &Page<'_, '_>, at: usize) -> bool {
    let text = page.text(at);
    let is_words = text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', '?', '!', ',', ';'])
        && text.chars().filter(|c| c.is_alphabetic() || *c == ' ').count() * 5 >= text.chars().count() * 4;
    let rule = |at: usize| {
        let text = page.text(at);
        text.len() > 2 && (text.bytes().all(|b| b == b'-') || text.bytes().all(|b| b == b'='))
    };
    if !is_words || at == 0 || text.len() > 80 {
        return false;
    }
    if rule(at + 1) {
        return true;
    }
    let below = page.next(at + 1).filter(|_| page.begins(at) && page.ends(at));
    below.is_some_and(|below| {
        let end = (below..page.lines.len()).find(|i| page.ends(*i)).unwrap_or(below);
        ends_sentence(page.text(end)) && (page.text(below).len() > 40 || end > below)
    })
}

/// Decides what depends on other headings: term entries, references, what is front and what is back matter, what a section says of itself.
fn judge(page: &Page<'_, '_>, all: &mut [Heading<'_>]) {
    let parents: Vec<bool> = {
        let mut is = vec![false; all.len()];
        all.iter().filter_map(|heading| heading.parent).for_each(|parent| is[parent] = true);
        is
    };
    let first = all.iter().position(|h| h.label.is_some());
    let last = all.iter().rposition(|h| h.label.is_some());
    let has_bibliography = all.iter().any(|h| h.kind == ClauseKind::Bibliography);
    for at in 0..all.len() {
        let heading = all[at];
        let inside = first.is_some_and(|first| at > first) && last.is_some_and(|last| at < last);
        if heading.label.is_none() && heading.kind == ClauseKind::FrontMatter && last.is_some_and(|last| at > last) {
            all[at].kind = ClauseKind::BackMatter;
        } else if heading.label.is_none() && heading.kind == ClauseKind::FrontMatter && inside {
            all[at].kind = ClauseKind::Clause;
        }
        let title = title_of(page, &heading.head);
        if heading.label.is_some()
            && heading.kind == ClauseKind::Clause
            && words::names_references(title)
            && !parents[at]
        {
            let constitute = all.get(at + 1).map_or(page.lines.len(), |next| next.line);
            let says =
                (heading.head.end..constitute.min(heading.head.end + 12)).any(|i| page.text(i).contains("constitute"));
            let early = last.is_some_and(|last| at < last) && has_bibliography;
            all[at].kind = if says || early { ClauseKind::NormativeReferences } else { ClauseKind::Bibliography };
        }
        if heading.says.is_none()
            && let Some(below) = page.next(heading.head.end)
            && all.get(at + 1).is_none_or(|next| next.line > below)
        {
            all[at].says = words::says_of_itself(page.text(below));
        }
    }
    hold(all);
    entries(page, all, &parents);
}

/// Puts headings without a number that stand between subclauses below the clause of these.
fn hold(all: &mut [Heading<'_>]) {
    let mut parent = None;
    for at in (0..all.len()).rev() {
        if all[at].label.is_some() {
            parent = all[at].parent;
        } else if parent.is_some_and(|parent| parent < at) {
            all[at].parent = parent;
        }
    }
}

/// The numbers of term entries: the innermost ones of a clause of terms.
fn entries(page: &Page<'_, '_>, all: &mut [Heading<'_>], parents: &[bool]) {
    let mut terms = vec![false; all.len()];
    let mut seems = vec![false; all.len()];
    for at in 0..all.len() {
        let heading = all[at];
        let Some(parent) = heading.parent else {
            terms[at] = heading.kind == ClauseKind::Terms;
            continue;
        };
        terms[at] = (terms[parent] || heading.kind == ClauseKind::Terms) && heading.kind != ClauseKind::Symbols;
        seems[at] = terms[parent]
            && !parents[at]
            && is_entry(page, &heading, all.get(at + 1).map_or(page.lines.len(), |h| h.line));
    }
    // The entries of one clause are alike.
    let mut counts = vec![(0_u32, 0_u32); all.len()];
    for at in 0..all.len() {
        if let Some(parent) = all[at].parent.filter(|parent| terms[*parent] && !parents[at]) {
            counts[parent].0 += u32::from(seems[at]);
            counts[parent].1 += 1;
        }
    }
    for at in 0..all.len() {
        let Some(parent) = all[at].parent.filter(|parent| terms[*parent] && !parents[at]) else { continue };
        let (of, whole) = counts[parent];
        let known = words::numbered(title_of(page, &all[at].head)).is_some();
        let heading = &mut all[at];
        heading.entry = !known && (seems[at] && of * 2 >= whole || of * 4 >= whole * 3);
        if heading.entry {
            heading.kind = ClauseKind::Clause;
            heading.says = None;
            heading.head.end = heading.line + 1;
        }
    }
}

/// True if a heading looks like the number of a term entry.
fn is_entry(page: &Page<'_, '_>, heading: &Heading<'_>, next: usize) -> bool {
    let alone = heading.head.title.is_none_or(|(line, _)| line > heading.line) && heading.text.is_none();
    if alone {
        return true;
    }
    let title = match heading.text {
        Some(start) => page.source.get(start as usize..page.lines[heading.line].end as usize).unwrap_or_default(),
        None => title_of(page, &heading.head),
    };
    let parted = title.split_once(": ").is_some_and(|(term, _)| term.len() <= 80);
    if parted || title.starts_with(char::is_lowercase) {
        return true;
    }
    let Some(below) = page.next(heading.line + 1).filter(|below| *below < next) else { return false };
    // A definition is no sentence: it begins as the middle of one does, and has no stop.
    let end = (below..next).find(|i| page.ends(*i)).unwrap_or(below);
    heading.text.is_none() && page.text(below).starts_with(char::is_lowercase) && !page.text(end).ends_with('.')
}
