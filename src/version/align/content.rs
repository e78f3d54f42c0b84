//! Clauses that say the same, or much of it.

use std::collections::{HashMap, HashSet};

use super::super::bags::{Bag, candidates, greedy};
use super::super::edition::Edition;
use super::super::hash::Fnv;
use super::work::Work;
use crate::model::NodeKind;

/// Fewer words than these do not make a clause known without its title.
const TELLING: u32 = 6;

/// Pairs clauses whose content no other clause of either edition has: with their titles, then without.
pub(super) fn same(work: &mut Work<'_, '_>) {
    pair_unique(work, |part| {
        let key = Fnv::new().number(part.title_key).number(part.loose).finish();
        (!part.is_empty()).then_some(key)
    });
    pair_unique(work, |part| (part.words >= TELLING).then_some(part.loose));
}

/// Pairs what has a key that is unique in both editions.
fn pair_unique(work: &mut Work<'_, '_>, key: impl Fn(&super::super::edition::Part<'_>) -> Option<u64>) {
    // Position, or none where there are several.
    let mut olds: HashMap<u64, Option<usize>> = HashMap::new();
    for at in work.free_old() {
        if let Some(key) = key(&work.old.parts[at]) {
            olds.entry(key).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    let mut news: HashMap<u64, Option<usize>> = HashMap::new();
    let mut order = Vec::new();
    for at in work.free_new() {
        if let Some(key) = key(&work.new.parts[at]) {
            news.entry(key).and_modify(|one| *one = None).or_insert(Some(at));
            order.push(key);
        }
    }
    let places = Places::of(work);
    for key in order {
        if let (Some(Some(old)), Some(Some(new))) = (olds.get(&key), news.get(&key))
            && !places.stand_elsewhere(work, *old, *new)
        {
            work.pair(*old, *new);
        }
    }
}

/// Where a clause stands: its number, its title, and the title of the clause around it.
type Place<'a> = (&'a str, u64, u64);

/// Where the clauses stand that are not held against each other yet.
struct Places<'a> {
    old: HashSet<Place<'a>>,
    new: HashSet<Place<'a>>,
}

impl<'a> Places<'a> {
    fn of(work: &Work<'_, 'a>) -> Self {
        Self {
            old: work.free_old().filter_map(|at| place(work.old, at)).collect(),
            new: work.free_new().filter_map(|at| place(work.new, at)).collect(),
        }
    }

    /// True if each of two clauses has another in the other edition that stands where it does: then words that went from the one to the
    /// other do not make them one.
    fn stand_elsewhere(&self, work: &Work<'_, 'a>, old: usize, new: usize) -> bool {
        let (from, to) = (place(work.old, old), place(work.new, new));
        from != to && from.is_some_and(|at| self.new.contains(&at)) && to.is_some_and(|at| self.old.contains(&at))
    }
}

/// None where a clause has no number or title.
fn place<'a>(edition: &Edition<'a>, at: usize) -> Option<Place<'a>> {
    let part = &edition.parts[at];
    Some((part.number?, part.title_key, edition.parts[part.parent].title_key)).filter(|(_, title, _)| *title != 0)
}

/// Pairs clauses with the same id in both sources, if they are alike in anything else. An id that is made from the number says
/// nothing.
pub(super) fn anchored(work: &mut Work<'_, '_>) {
    let clause = |document: &crate::model::Document, node| {
        let is_clause = document.node(node).kind == NodeKind::Clause;
        is_clause.then(|| document.clauses.binary_search_by_key(&node, |c| c.node).ok().map(|at| at + 1)).flatten()
    };
    let mut pairs = Vec::new();
    for anchor in &work.old.document.anchors {
        let (Some(old), Some(node)) = (clause(work.old.document, anchor.node), work.new.document.anchor(&anchor.id))
        else {
            continue;
        };
        let Some(new) = clause(work.new.document, node) else { continue };
        let numbered = |number: Option<&str>| {
            number.is_some_and(|number| anchor.id.to_ascii_lowercase().ends_with(&number.to_ascii_lowercase()))
        };
        if !numbered(work.old.parts[old].number) && !numbered(work.new.parts[new].number) {
            pairs.push((old, new));
        }
    }
    for (old, new) in pairs {
        if work.same_title(old, new) || work.likeness(old, new) >= 0.2 {
            work.pair(old, new);
        }
    }
}

/// How much alike clauses must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Alike beyond doubt.
    High,
    /// Alike, and alike in place or title.
    Low,
}

/// Pairs clauses that share much of their text, the most alike first.
pub(super) fn alike(work: &mut Work<'_, '_>, strictness: Strictness) {
    let olds: Vec<(usize, &Bag)> = work.free_old().map(|at| (at, &work.old_bags[at])).collect();
    let news: Vec<(usize, &Bag)> = work.free_new().map(|at| (at, &work.new_bags[at])).collect();
    let places = Places::of(work);
    let mut scored = Vec::new();
    for (old, new) in candidates(&olds, &news) {
        if places.stand_elsewhere(work, old, new) {
            continue;
        }
        let likeness = work.likeness(old, new);
        let (title, parents) = (work.same_title(old, new), work.same_parents(old, new));
        let least = match (strictness, title, parents) {
            (Strictness::High, true, _) => 0.35,
            (Strictness::High, false, _) => 0.6,
            (Strictness::Low, true, true) => 0.05,
            (Strictness::Low, true, false) => 0.25,
            (Strictness::Low, false, true) => 0.3,
            (Strictness::Low, false, false) => 0.4,
        };
        if likeness >= least {
            let bonus = |is: bool, by: f32| if is { by } else { 0.0 };
            let score = likeness + bonus(title, 0.3) + bonus(parents, 0.1) + bonus(work.same_number(old, new), 0.05);
            scored.push((score, old, new));
        }
    }
    greedy(scored, |old, new| work.pair(old, new));
}
