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
