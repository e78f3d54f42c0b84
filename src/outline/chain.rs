//! Chains of candidates: the best that end at each prefix of a number, and what they have open.

use super::tree::Node;

/// The end of a chain and the chain's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Best {
    pub(super) score: i64,
    /// The candidate that the chain ends with.
    pub(super) end: u32,
}

impl Best {
    pub(super) const NONE: Self = Self { score: i64::MIN / 4, end: u32::MAX };

    pub(super) fn is_none(self) -> bool {
        self.end == u32::MAX
    }

    /// The better of two; of two alike the one that ends later.
    pub(super) fn or(self, other: Self) -> Self {
        if self.is_none() || !other.is_none() && (other.score, other.end) > (self.score, self.end) {
            other
        } else {
            self
        }
    }
}

/// Most schemes of a plan.
pub(super) const SLOTS: usize = 10;

/// The last number of each scheme that counts where a chain ends; `None` where a numbering has not begun.
pub(super) type Context = [Option<Node>; SLOTS];
