//! Costs of one number after another.

use super::number::Number;

/// The step from one chosen heading to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The first number, or the next.
    Next,
    /// Numbers between are missing: siblings, parents, or the beginning.
    Gap,
    /// Many numbers are missing.
    Jump,
    /// The same number again.
    Again,
    /// A second numbering begins.
    Restart,
    /// An earlier number.
    Back,
}

/// Missing siblings up to this many are a gap; more are a jump.
pub(super) const NEAR: u16 = 3;
pub(super) const JUMP: i32 = 180;
const GAP: i32 = 40;
const EACH: i32 = 20;
const PARENT: i32 = 70;
const AGAIN: i32 = 130;
pub(super) const LATE: i32 = 90;
const BACK: i32 = 500;

/// Cost of a number of missing siblings.
pub(super) fn gap(missing: u16) -> i32 {
    if missing == 0 { 0 } else { (GAP + EACH * i32::from(missing)).min(JUMP) }
}

/// Cost of the parts of a number behind its first `depth` where all prefixes between are missing. A part of 0 has no heading of its own.
pub(super) fn tail(number: &Number, depth: usize) -> i32 {
    let parts = number.parts();
    let missing = |at: usize| if parts[at - 1] == 0 { 0 } else { PARENT };
    (depth..parts.len())
        .map(|at| {
            let siblings = gap(parts[at].saturating_sub(1).min(NEAR + 1));
            let parent = if at == 0 { 0 } else { missing(at) };
            siblings + parent
        })
        .sum()
}

/// The step of a cost that leads forward.
pub(super) fn forward(cost: i32) -> Step {
    match cost {
        0 => Step::Next,
        c if c < JUMP => Step::Gap,
        _ => Step::Jump,
    }
}

/// The cost of a numbering that begins with a number.
pub(super) fn begin(number: &Number) -> i32 {
    if number.is_first() { 0 } else { LATE }
}

/// The cost and the step of a number that comes again.
pub(super) fn again() -> (i32, Step) {
    (AGAIN, Step::Again)
}

/// The cost and the step of a number that follows none.
pub(super) fn back(number: &Number, restart: i32) -> (i32, Step) {
    if number.is_first() { (restart, Step::Restart) } else { (BACK, Step::Back) }
}

/// The cost and the step from the last number of a scheme to the next: what the solver finds by look-ups, for one pair.
#[cfg(test)]
pub(super) fn between(last: &[u16], number: &Number, restart: i32) -> (i32, Step) {
    let parts = number.parts();
    let common = last.iter().zip(parts).take_while(|(a, b)| a == b).count();
    let missing = match (last.get(common), parts.get(common)) {
        (None, None) => return again(),
        (None, Some(&own)) => own.saturating_sub(1),
        (Some(&old), Some(&own)) if own > old => own - old - 1,
        _ => return back(number, restart),
    };
    // A number without parts between 4 and 4.0.1: the part of 0 is passed over.
    let cost = if missing > NEAR { JUMP } else { (gap(missing) + tail(number, common + 1)).min(JUMP) };
    (cost, forward(cost))
}
