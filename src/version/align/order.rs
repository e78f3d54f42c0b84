//! Which clauses stand elsewhere than before, and which only have another number.

use super::work::Work;

/// True if each new clause was moved: it stands under another clause, or among its neighbours in another order.
pub(super) fn moved(work: &Work<'_, '_>, splits: &[(usize, usize)], merges: &[(usize, usize)]) -> Vec<bool> {
    let mut moved = vec![false; work.to_old.len()];
    for new_parent in 0..work.new.parts.len() {
        let old_parent = work.to_old[new_parent];
        // Old positions of the children that stayed, in their new order.
        let mut stayed: Vec<(usize, usize)> = Vec::new();
        for &child in &work.new.parts[new_parent].children {
            let Some(old) = work.to_old[child] else { continue };
            let before = work.old.parts[old].parent;
            let part_of = |pairs: &[(usize, usize)]| pairs.binary_search(&(before, new_parent)).is_ok();
            if old_parent == Some(before) || part_of(splits) || part_of(merges) {
                stayed.push((old, child));
            } else {
                moved[child] = true;
            }
        }
        // Where several orders are as good, what kept its number stayed, then what is longer: the same either way round.
        let weighed = |&(old, child): &(usize, usize)| {
            let words = work.old.parts[old].words.min(work.new.parts[child].words).min((1 << 16) - 1);
            (old, (1 << 36) + (u64::from(work.same_number(old, child)) << 16) + u64::from(words))
        };
        let kept = rising(&stayed.iter().map(weighed).collect::<Vec<_>>());
        let mut kept = kept.into_iter().peekable();
        for (at, (_, child)) in stayed.iter().enumerate() {
            if kept.next_if_eq(&at).is_none() {
                moved[*child] = true;
            }
        }
    }
    moved
}

/// Positions of the heaviest rising subsequence of values with weights, in order; of several the first. `n log n`.
pub(in crate::version) fn rising(values: &[(usize, u64)]) -> Vec<usize> {
    let mut ranks: Vec<usize> = values.iter().map(|(value, _)| *value).collect();
    ranks.sort_unstable();
    ranks.dedup();
    // A Fenwick tree of the heaviest sequence that ends at or below a rank: its weight, and its last position.
    let mut tree: Vec<(u64, Option<usize>)> = vec![(0, None); ranks.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (at, (value, weight)) in values.iter().enumerate() {
        let rank = ranks.partition_point(|other| other < value);
        let (mut best, mut last, mut below) = (0, None, rank);
        while below > 0 {
            if tree[below].0 > best {
                (best, last) = tree[below];
            }
            below &= below - 1;
        }
        before[at] = last;
        let mut above = rank + 1;
        while above < tree.len() {
            if best + weight > tree[above].0 {
                tree[above] = (best + weight, Some(at));
            }
            above += above & above.wrapping_neg();
        }
    }
    let heaviest = tree.iter().max_by_key(|(weight, at)| (*weight, std::cmp::Reverse(*at))).and_then(|(_, at)| *at);
    let mut found: Vec<usize> = std::iter::successors(heaviest, |&at| before[at]).collect();
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn the_longest_run_that_rises_stays() {
        let kept = |values: &[(usize, u64)]| rising(values).into_iter().map(|at| values[at].0).collect::<Vec<_>>();
        assert_eq!(kept(&[(4, 1), (2, 1), (3, 1), (1, 1)]), [2, 3]);
        assert_eq!(kept(&[(1, 1), (2, 1), (3, 1)]), [1, 2, 3]);
        assert_eq!(kept(&[(3, 10), (2, 11), (1, 10)]), [2]);
        assert_eq!(kept(&[]), [0; 0]);
    }
}
