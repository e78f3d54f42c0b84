//! The best chain that ends before a number: maxima of prefixes of an order (a Fenwick tree).

use super::chain::Best;

/// Maxima over ranks.
#[derive(Debug)]
pub(super) struct Ranks {
    best: Vec<Best>,
}

impl Ranks {
    pub(super) fn new(count: usize) -> Self {
        Self { best: vec![Best::NONE; count + 1] }
    }

    /// Enters a chain that ends at a rank.
    pub(super) fn enter(&mut self, rank: usize, chain: Best) {
        let mut at = rank + 1;
        while let Some(place) = self.best.get_mut(at) {
            *place = place.or(chain);
            at += at & at.wrapping_neg();
        }
    }

    /// The best chain that ends below a rank.
    pub(super) fn below(&self, rank: usize) -> Best {
        let (mut at, mut found) = (rank, Best::NONE);
        while at > 0 {
            found = found.or(self.best[at]);
            at &= at - 1;
        }
        found
    }
}
