//! Which words of a clause changed, for people to read; and the new text as the old one with edits.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// More comparisons than these are not made: what differs in between is taken as replaced.
const MOST: usize = 1 << 22;

/// The operations that lead from one sequence to another. Bounded: beginnings and ends that are the same are set aside first, and
/// where what is left is too large to compare, it is one replacement.
pub(super) fn compare<T: Eq + std::hash::Hash + Ord>(old: &[T], new: &[T]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut ops = Vec::new();
    if head > 0 {
        ops.push(DiffOp::Equal { old_index: 0, new_index: 0, len: head });
    }
    match (a.len(), b.len()) {
        (0, 0) => {}
        (old_len, 0) => ops.push(DiffOp::Delete { old_index: head, old_len, new_index: head }),
        (0, new_len) => ops.push(DiffOp::Insert { old_index: head, new_index: head, new_len }),
        (old_len, new_len) if old_len.saturating_mul(new_len) > MOST => {
            ops.push(DiffOp::Replace { old_index: head, old_len, new_index: head, new_len });
        }
        _ => ops.extend(capture_diff_slices(Algorithm::Myers, a, b).into_iter().map(|op| shifted(op, head))),
    }
    if tail > 0 {
        ops.push(DiffOp::Equal { old_index: old.len() - tail, new_index: new.len() - tail, len: tail });
    }
    ops
}

/// The same operations with less that stays between much that changes: a comma, or one word between two larger changes, helps
/// nobody to read.
pub(super) fn readable(ops: &[DiffOp], speaks: impl Fn(usize) -> bool) -> Vec<DiffOp> {
    let changed = |op: Option<&DiffOp>| op.filter(|op| !matches!(op, DiffOp::Equal { .. })).map(size);
    let mut found: Vec<DiffOp> = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let mut op = *op;
        if let DiffOp::Equal { old_index, new_index, len } = op
            && let (Some(before), Some(after)) = (changed(found.last()), changed(ops.get(at + 1)))
        {
            let words = (old_index..old_index + len).filter(|&at| speaks(at)).count();
            if len <= 2 && words == 0 || words <= 1 && len <= 3 && before >= 3 && after >= 3 {
                op = DiffOp::Replace { old_index, old_len: len, new_index, new_len: len };
            }
        }
        match (found.last_mut(), changed(Some(&op))) {
            (Some(last), Some(_)) if changed(Some(last)).is_some() => {
                let (old, new) = (last.old_range().start, last.new_range().start);
                *last = DiffOp::Replace {
                    old_index: old,
                    old_len: op.old_range().end - old,
                    new_index: new,
                    new_len: op.new_range().end - new,
                };
            }
            _ => found.push(op),
        }
    }
    found
}

fn size(op: &DiffOp) -> usize {
    op.old_range().len().max(op.new_range().len())
}

fn shifted(op: DiffOp, by: usize) -> DiffOp {
    match op {
        DiffOp::Equal { old_index, new_index, len } => {
            DiffOp::Equal { old_index: old_index + by, new_index: new_index + by, len }
        }
        DiffOp::Delete { old_index, old_len, new_index } => {
            DiffOp::Delete { old_index: old_index + by, old_len, new_index: new_index + by }
        }
        DiffOp::Insert { old_index, new_index, new_len } => {
            DiffOp::Insert { old_index: old_index + by, new_index: new_index + by, new_len }
        }
        DiffOp::Replace { old_index, old_len, new_index, new_len } => {
            DiffOp::Replace { old_index: old_index + by, old_len, new_index: new_index + by, new_len }
        }
    }
}
