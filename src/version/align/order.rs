//! Which clauses stand elsewhere than before, and which only have another number.

use super::Work;

/// Whether each new clause was moved: it stands under another clause, or among its neighbours in another order.
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
        let kept = rising(&stayed.iter().map(|(old, _)| *old).collect::<Vec<_>>());
        let mut kept = kept.into_iter().peekable();
        for (at, (_, child)) in stayed.iter().enumerate() {
            if kept.next_if_eq(&at).is_none() {
                moved[*child] = true;
            }
        }
    }
    moved
}

/// Positions of a longest rising subsequence, in order. `n log n`.
fn rising(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; values.len()];
    for (at, value) in values.iter().enumerate() {
        let place = tails.partition_point(|&tail| values[tail] < *value);
        if let Some(previous) = place.checked_sub(1) {
            before[at] = tails[previous];
        }
        if place == tails.len() { tails.push(at) } else { tails[place] = at }
    }
    let mut found = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        found.push(at);
        at = before[at];
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn the_longest_run_that_rises_stays() {
        let kept = |values: &[usize]| rising(values).into_iter().map(|at| values[at]).collect::<Vec<_>>();
        assert_eq!(kept(&[4, 2, 3, 1]), [2, 3]);
        assert_eq!(kept(&[1, 2, 3]), [1, 2, 3]);
        assert_eq!(kept(&[]), [0; 0]);
    }
}
