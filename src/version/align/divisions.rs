//! Clauses that were divided, and clauses that became one.

use super::super::bags::{Bag, candidates};
use super::Work;

/// How much of a clause must come from another.
const MOST: f32 = 0.5;
/// Fewer runs of words than these come from anywhere.
const LEAST: usize = 3;

/// The further pairs of an alignment: splits, then merges; each old position, then new.
pub(super) fn find(work: &Work<'_, '_>) -> (Vec<(usize, usize)>, Vec<(usize, usize)>) {
    let old_all: Vec<(usize, &Bag)> = (1..work.old_bags.len()).map(|at| (at, &work.old_bags[at])).collect();
    let new_all: Vec<(usize, &Bag)> = (1..work.new_bags.len()).map(|at| (at, &work.new_bags[at])).collect();
    let free_old: Vec<(usize, &Bag)> = work.free_old().map(|at| (at, &work.old_bags[at])).collect();
    let free_new: Vec<(usize, &Bag)> = work.free_new().map(|at| (at, &work.new_bags[at])).collect();
    let mut splits = Vec::new();
    for (old, new) in candidates(&old_all, &free_new) {
        if let Some(other) = work.to_new[old]
            && came(&work.new_bags[new], &work.old_bags[old], &work.new_bags[other])
        {
            splits.push((old, new));
        }
    }
    let mut merges = Vec::new();
    for (new, old) in candidates(&new_all, &free_old) {
        if let Some(other) = work.to_old[new]
            && came(&work.old_bags[old], &work.new_bags[new], &work.old_bags[other])
        {
            merges.push((old, new));
        }
    }
    splits.sort_unstable();
    merges.sort_unstable();
    (splits, merges)
}

/// Whether most of a clause without a partner is in a clause of the other edition, and not in that one's partner.
fn came(alone: &Bag, whole: &Bag, partner: &Bag) -> bool {
    let moved = alone.common(whole).without(partner).len();
    moved >= LEAST.min(alone.len().max(1)) && moved as f32 >= MOST * alone.len() as f32
}
