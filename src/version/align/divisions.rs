//! Clauses that were divided, and clauses that became one.

use std::collections::HashMap;

use super::super::bags::{Bag, candidates, share};
use super::super::edition::Part;
use super::work::Work;

/// How much of a clause must come from another.
const MOST: f32 = 0.5;
/// Or this much, of which so much and so many runs of words are not in that one's partner.
const ALL: f32 = 0.4;
const SOME: f32 = 0.2;
const MANY: usize = 12;
/// What more clauses than these have in common says nothing.
const COMMON: u32 = 2;
/// Fewer runs of words than these come from anywhere.
const LEAST: usize = 3;

/// Old positions with new ones.
type Pairs = Vec<(usize, usize)>;

/// The further pairs of an alignment: splits, then merges; each old position, then new.
pub(super) fn find(work: &Work<'_, '_>) -> (Pairs, Pairs) {
    let old_all: Vec<(usize, &Bag)> = (1..work.old_bags.len()).map(|at| (at, &work.old_bags[at])).collect();
    let new_all: Vec<(usize, &Bag)> = (1..work.new_bags.len()).map(|at| (at, &work.new_bags[at])).collect();
    let alone = |partners: &[Option<usize>]| -> Vec<usize> {
        (1..partners.len()).filter(|&at| partners[at].is_none()).collect()
    };
    let free_old: Vec<(usize, &Bag)> = alone(&work.to_new).into_iter().map(|at| (at, &work.old_bags[at])).collect();
    let free_new: Vec<(usize, &Bag)> = alone(&work.to_old).into_iter().map(|at| (at, &work.new_bags[at])).collect();
    let counts = (Bag::counts(work.old_bags.iter()), Bag::counts(work.new_bags.iter()));
    let mut splits = Vec::new();
    for (old, new) in candidates(&old_all, &free_new) {
        if let Some(other) = work.to_new[old]
            && (came(&work.new_bags[new].rare(&counts.0, COMMON), &work.old_bags[old], &work.new_bags[other])
                || taken(&work.new.parts[new], &work.old.parts[old], &work.new.parts[other]) >= MOST)
        {
            splits.push((old, new));
        }
    }
    let mut merges = Vec::new();
    for (new, old) in candidates(&new_all, &free_old) {
        if let Some(other) = work.to_old[new]
            && (came(&work.old_bags[old].rare(&counts.1, COMMON), &work.new_bags[new], &work.old_bags[other])
                || taken(&work.old.parts[old], &work.new.parts[new], &work.old.parts[other]) >= MOST)
        {
            merges.push((old, new));
        }
    }
    splits.sort_unstable();
    merges.sort_unstable();
    (splits, merges)
}

/// True if most of a clause without a partner is in a clause of the other edition, and not in that one's partner.
fn came(alone: &Bag, whole: &Bag, partner: &Bag) -> bool {
    let common = alone.common(whole);
    let moved = common.without(partner).len();
    let enough = moved >= LEAST.min(alone.len()) && !common.is_empty();
    // What the partner kept as well may be what the two have always had in common.
    enough
        && (share(moved, alone.len()) >= MOST
            || share(common.len(), alone.len()) >= ALL && moved >= MANY && share(moved, alone.len()) >= SOME)
}

/// How much of a clause, by words, is in passages of another that are not its partner's; each passage counts as often as it stands.
fn taken(alone: &Part<'_>, whole: &Part<'_>, partner: &Part<'_>) -> f32 {
    let mut left: HashMap<u64, i64> = HashMap::new();
    whole.passages.iter().for_each(|p| *left.entry(p.loose).or_default() += 1);
    partner.passages.iter().for_each(|p| *left.entry(p.loose).or_default() -= 1);
    let mut words = 0;
    for passage in &alone.passages {
        if let Some(count) = left.get_mut(&passage.loose).filter(|count| **count > 0) {
            *count -= 1;
            words += passage.words;
        }
    }
    share(words as usize, alone.words as usize)
}

/// Sets clauses aside whose passages all come from one clause that has a partner, or all went into one: they are parts of it, however
/// alike another clause may be.
pub(super) fn reserve(work: &mut Work<'_, '_>) {
    let (divided, joined) = {
        let part_of = |alone: &[Part<'_>], partners: &[Option<usize>], wholes: &[Part<'_>], back: &[Option<usize>]| {
            let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
            for (at, part) in wholes.iter().enumerate().filter(|(at, _)| back[*at].is_some()) {
                for passage in part.passages.iter().filter(|p| p.words >= 4) {
                    let holders = index.entry(passage.loose).or_default();
                    if holders.len() < 4 && holders.last() != Some(&at) {
                        holders.push(at);
                    }
                }
            }
            let set_aside = |(at, part): (usize, &Part<'_>)| {
                let first = part.passages.iter().find(|p| p.words >= 4);
                let holders = first.and_then(|p| index.get(&p.loose)).filter(|_| partners[at].is_none());
                holders.into_iter().flatten().any(|&whole| {
                    back[whole].is_some_and(|partner| taken(part, &wholes[whole], &alone[partner]) >= 0.8)
                })
            };
            alone.iter().enumerate().map(set_aside).collect::<Vec<bool>>()
        };
        (
            part_of(&work.new.parts, &work.to_old, &work.old.parts, &work.to_new),
            part_of(&work.old.parts, &work.to_new, &work.new.parts, &work.to_old),
        )
    };
    work.divided = divided;
    work.joined = joined;
}
