//! Clauses that are known by where they stand: under the same clause with the same title, between the same neighbours.

use std::collections::{BTreeMap, HashMap};

use super::super::hash::Fnv;
use super::work::Work;

/// Pairs by title and number below clauses that are paired, and clauses whose subclauses are paired, until nothing more is found.
pub(super) fn settle(work: &mut Work<'_, '_>) {
    // Each round pairs at least one clause of a level: no document nests deeper than its limits allow.
    for _ in 0..8 {
        let before = work.to_new.iter().flatten().count();
        below(work);
        above(work);
        if work.to_new.iter().flatten().count() == before {
            break;
        }
    }
}

/// Children of paired clauses: same title and text, same title, same number and nothing that speaks against it.
fn below(work: &mut Work<'_, '_>) {
    for old_parent in 0..work.to_new.len() {
        let Some(new_parent) = work.to_new[old_parent] else { continue };
        let free = |children: &[usize], taken: &[Option<usize>]| -> Vec<usize> {
            children.iter().copied().filter(|&child| taken[child].is_none()).collect()
        };
        let olds = free(&work.old.parts[old_parent].children, &work.to_new);
        let news = free(&work.new.parts[new_parent].children, &work.to_old);
        if olds.is_empty() || news.is_empty() {
            continue;
        }
        let whole = |work: &Work<'_, '_>, at: usize, is_new: bool| {
            let part = if is_new { &work.new.parts[at] } else { &work.old.parts[at] };
            Some(Fnv::new().number(part.title_key).number(part.loose).finish())
        };
        in_order(work, &olds, &news, whole);
        let title = |work: &Work<'_, '_>, at: usize, is_new: bool| {
            let part = if is_new { &work.new.parts[at] } else { &work.old.parts[at] };
            (part.title_key != 0).then_some(part.title_key)
        };
        in_order(work, &olds, &news, title);
        renamed(work, &olds, &news);
    }
}

/// Pairs children with the same key: those with the same number first, then in order.
fn in_order(
    work: &mut Work<'_, '_>,
    olds: &[usize],
    news: &[usize],
    key: impl Fn(&Work<'_, '_>, usize, bool) -> Option<u64>,
) {
    let mut groups: BTreeMap<u64, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for &old in olds.iter().filter(|&&old| work.to_new[old].is_none()) {
        if let Some(key) = key(work, old, false) {
            groups.entry(key).or_default().0.push(old);
        }
    }
    for &new in news.iter().filter(|&&new| work.to_old[new].is_none()) {
        if let Some(key) = key(work, new, true) {
            groups.entry(key).or_default().1.push(new);
        }
    }
    for (olds, news) in groups.into_values().filter(|(olds, news)| !olds.is_empty() && !news.is_empty()) {
        if olds.len() != news.len() {
            let numbers: HashMap<_, _> =
                news.iter().filter_map(|&new| Some((work.new.parts[new].number?, new))).collect();
            for &old in &olds {
                if let Some(&new) = work.old.parts[old].number.and_then(|number| numbers.get(number)) {
                    work.pair(old, new);
                }
            }
        }
        let left = olds.into_iter().filter(|&old| work.to_new[old].is_none()).collect::<Vec<_>>();
        let free = news.into_iter().filter(|&new| work.to_old[new].is_none()).collect::<Vec<_>>();
        for (old, new) in left.into_iter().zip(free) {
            work.pair(old, new);
        }
    }
}

/// Children with the same number of which one or both are empty, or which share some words: a new title, a clause that was filled.
fn renamed(work: &mut Work<'_, '_>, olds: &[usize], news: &[usize]) {
    let numbers: HashMap<_, _> = news.iter().filter_map(|&new| Some((work.new.parts[new].number?, new))).collect();
    for &old in olds.iter().filter(|&&old| work.to_new[old].is_none()).collect::<Vec<_>>() {
        let Some(&new) = work.old.parts[old].number.and_then(|number| numbers.get(number)) else { continue };
        let (a, b) = (&work.old.parts[old], &work.new.parts[new]);
        let both_empty = a.is_empty() && b.is_empty() && a.children.is_empty() == b.children.is_empty();
        let kinds = |edition: &super::Edition<'_>, at: usize| {
            edition.parts[at].clause.map(|c| edition.document.clauses[c].kind)
        };
        let same_kind = kinds(work.old, old) == kinds(work.new, new);
        let told = both_empty && (a.children.is_empty() || work.title_likeness(old, new) >= 0.5);
        if same_kind && (told || work.likeness(old, new) >= 0.2) {
            work.pair(old, new);
        }
    }
}

/// Clauses most of whose subclauses are paired with those of one clause.
fn above(work: &mut Work<'_, '_>) {
    for old in (1..work.to_new.len()).rev() {
        if work.to_new[old].is_some() || work.old.parts[old].children.is_empty() {
            continue;
        }
        let children = &work.old.parts[old].children;
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for &child in children {
            if let Some(new) = work.to_new[child] {
                *votes.entry(work.new.parts[new].parent).or_default() += 1;
            }
        }
        let best = votes.into_iter().max_by_key(|&(parent, count)| (count, std::cmp::Reverse(parent)));
        let Some((new, count)) = best else { continue };
        let most = children.len().min(work.new.parts[new].children.len());
        if work.to_old[new].is_none() && count * 2 > most {
            work.pair(old, new);
        }
    }
}

/// Between neighbours that are paired, what is left may be a little alike only.
pub(super) fn gaps(work: &mut Work<'_, '_>) {
    /// Longer gaps are compared in part only.
    const LONGEST: usize = 40;
    let mut scored = Vec::new();
    for old_parent in 0..work.to_new.len() {
        let Some(new_parent) = work.to_new[old_parent] else { continue };
        let mut gap: Vec<usize> = Vec::new();
        let mut after: Option<usize> = None;
        let children = &work.old.parts[old_parent].children;
        for child in children.iter().map(|&c| Some(c)).chain([None]) {
            match child {
                Some(child) if work.to_new[child].is_none() => gap.push(child),
                other => {
                    if !gap.is_empty() {
                        let news = between(work, new_parent, after);
                        for &old in gap.iter().take(LONGEST) {
                            for &new in news.iter().take(LONGEST) {
                                let likeness = work.likeness(old, new);
                                let shared = work.old_bags[old].shared(&work.new_bags[new]);
                                let least = work.old_bags[old].len().min(work.new_bags[new].len());
                                // One may have grown around the other.
                                let grown = shared >= 4 && shared * 2 >= least;
                                let silent = work.old.parts[old].is_empty() && work.new.parts[new].is_empty();
                                let title = if silent { work.title_likeness(old, new) } else { 0.0 };
                                if likeness >= 0.15 || grown || title >= 0.5 {
                                    scored.push((likeness.max(title), old, new));
                                }
                            }
                        }
                    }
                    gap.clear();
                    after = other.and_then(|child| work.to_new[child]);
                }
            }
        }
    }
    super::super::bags::greedy(scored, |old, new| work.pair(old, new));
}

/// The unpaired children of a new clause right after one of them, or at the beginning.
fn between(work: &Work<'_, '_>, new_parent: usize, after: Option<usize>) -> Vec<usize> {
    let children = &work.new.parts[new_parent].children;
    let from = after.and_then(|after| children.iter().position(|&c| c == after)).map_or(0, |at| at + 1);
    children[from..].iter().copied().take_while(|&child| work.to_old[child].is_none()).collect()
}

/// Clauses with the same text, or without text and with the same title, wherever they stand: in order.
pub(super) fn leftovers(work: &mut Work<'_, '_>) {
    let (olds, news): (Vec<_>, Vec<_>) = (work.free_old().collect(), work.free_new().collect());
    in_order(work, &olds, &news, |work, at, is_new| {
        let part = if is_new { &work.new.parts[at] } else { &work.old.parts[at] };
        let told = !part.is_empty() || part.title_key != 0 && part.children.is_empty();
        told.then(|| Fnv::new().number(part.title_key).number(part.loose).finish())
    });
}

/// Children of paired clauses with the same number, and those without one of the same kind in order.
pub(super) fn by_structure(work: &mut Work<'_, '_>) {
    for old_parent in 0..work.to_new.len() {
        let Some(new_parent) = work.to_new[old_parent] else { continue };
        let olds = work.old.parts[old_parent].children.clone();
        let news = work.new.parts[new_parent].children.clone();
        in_order(work, &olds, &news, |work, at, is_new| {
            let edition = if is_new { work.new } else { work.old };
            let part = &edition.parts[at];
            let kind = edition.document.clauses[part.clause?].kind;
            let number = part.number.unwrap_or_default();
            Some(Fnv::new().text(number).byte(0).text(kind.name()).finish())
        });
        in_order(work, &olds, &news, |work, at, is_new| {
            let edition = if is_new { work.new } else { work.old };
            edition.parts[at].number.map(|number| Fnv::new().text(number).finish())
        });
    }
}
