//! Sets of hashes, and which of many are like which, without comparing all with all.

use std::collections::HashMap;

/// A part of a whole, 0 to 1; 0 of nothing.
#[allow(clippy::cast_precision_loss, reason = "a share needs no more digits than a float has")]
pub(super) fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// A set of hashes, sorted.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag(Vec<u64>);

impl Bag {
    pub(super) fn new(mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    pub(super) fn union(bags: &[Self]) -> Self {
        Self::new(bags.iter().flat_map(|bag| bag.0.iter().copied()).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// What at most so many of some bags hold.
    pub(super) fn rare(&self, counts: &HashMap<u64, u32>, most: u32) -> Self {
        Self(self.0.iter().copied().filter(|hash| counts.get(hash).is_none_or(|count| *count <= most)).collect())
    }

    /// How many of some bags hold each hash.
    pub(super) fn counts<'b>(bags: impl Iterator<Item = &'b Self>) -> HashMap<u64, u32> {
        let mut counts = HashMap::new();
        for hash in bags.flat_map(|bag| &bag.0) {
            *counts.entry(*hash).or_default() += 1;
        }
        counts
    }

    pub(super) fn shared(&self, other: &Self) -> usize {
        let (mut a, mut b, mut count) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.0.get(a), other.0.get(b)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    count += 1;
                    a += 1;
                    b += 1;
                }
            }
        }
        count
    }

    /// How alike two are, 0 to 1: twice what they share over what both hold (Dice).
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        share(2 * self.shared(other), self.len() + other.len())
    }

    /// What is in neither of some others.
    pub(super) fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().copied().filter(|hash| other.0.binary_search(hash).is_err()).collect())
    }

    /// What is in both.
    pub(super) fn common(&self, other: &Self) -> Self {
        Self(self.0.iter().copied().filter(|hash| other.0.binary_search(hash).is_ok()).collect())
    }
}

/// A hash that more bags than this hold says nothing of any of them.
const COMMON: usize = 24;
/// How many candidates each bag gets.
const CANDIDATES: usize = 6;

/// Pairs that share something rare, at most six for each of the second: positions in both.
///
/// Near-linear: an index of hashes, of which those that many bags hold are left out.
pub(super) fn candidates(first: &[(usize, &Bag)], second: &[(usize, &Bag)]) -> Vec<(usize, usize)> {
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, (_, bag)) in first.iter().enumerate() {
        for hash in &bag.0 {
            let holders = index.entry(*hash).or_default();
            if holders.len() <= COMMON {
                holders.push(at as u32);
            }
        }
    }
    let mut found = Vec::new();
    let mut counts = vec![0_u32; first.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (other, bag) in second {
        for holders in bag.0.iter().filter_map(|hash| index.get(hash)).filter(|h| h.len() <= COMMON) {
            for &at in holders {
                if counts[at as usize] == 0 {
                    touched.push(at);
                }
                counts[at as usize] += 1;
            }
        }
        touched.sort_unstable_by_key(|&at| (std::cmp::Reverse(counts[at as usize]), at));
        found.extend(touched.iter().take(CANDIDATES).map(|&at| (first[at as usize].0, *other)));
        touched.drain(..).for_each(|at| counts[at as usize] = 0);
    }
    found
}

/// Takes pairs from the best to the worst, each member once. Pairs of the same score are taken in order.
pub(super) fn greedy(mut scored: Vec<(f32, usize, usize)>, mut take: impl FnMut(usize, usize) -> bool) {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, first, second) in scored {
        take(first, second);
    }
}
