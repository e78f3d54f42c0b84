//! Clauses that are compared together.

use std::collections::HashMap;

use super::align::Alignment;

/// Clauses that are held against each other: usually one and one.
pub(super) struct Group {
    pub(super) olds: Vec<usize>,
    pub(super) news: Vec<usize>,
    pub(super) pairs: Vec<(usize, usize)>,
}

impl Group {
    /// Every clause of both editions in exactly one group, by the first new clause, then what was removed.
    pub(super) fn all(alignment: &Alignment) -> Vec<Self> {
        let Alignment { to_new, to_old, splits, merges, .. } = alignment;
        let count = to_new.len() + to_old.len();
        let mut root: Vec<usize> = (0..count).collect();
        let offset = to_new.len();
        let main = to_old.iter().enumerate().filter_map(|(new, old)| old.map(|old| (old, new)));
        let mut pairs: Vec<(usize, usize)> = main.chain(splits.iter().copied()).chain(merges.iter().copied()).collect();
        pairs.sort_unstable_by_key(|&(old, new)| (new, old));
        pairs.dedup();
        for &(old, new) in &pairs {
            let (a, b) = (find(&mut root, old), find(&mut root, offset + new));
            root[a.max(b)] = a.min(b);
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut place: HashMap<usize, usize> = HashMap::new();
        let mut group = |root: &mut [usize], at: usize, groups: &mut Vec<Group>| {
            let key = find(root, at);
            *place.entry(key).or_insert_with(|| {
                groups.push(Group { olds: Vec::new(), news: Vec::new(), pairs: Vec::new() });
                groups.len() - 1
            })
        };
        for new in 0..to_old.len() {
            let at = group(&mut root, offset + new, &mut groups);
            groups[at].news.push(new);
        }
        for old in 0..to_new.len() {
            let at = group(&mut root, old, &mut groups);
            groups[at].olds.push(old);
        }
        for pair in pairs {
            let at = group(&mut root, pair.0, &mut groups);
            groups[at].pairs.push(pair);
        }
        groups
    }
}

/// The root of a member in a forest of sets.
fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}
