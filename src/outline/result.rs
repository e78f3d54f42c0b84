//! The outline that was found.

use super::candidate::Candidate;
use super::step::Step;

/// A candidate that is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    /// The index of the candidate.
    pub(crate) candidate: usize,
    /// The heading that contains it by its number: an index of [`Outline::headings`].
    pub(crate) parent: Option<usize>,
    /// 1 for a heading without a parent. Missing parents are not counted.
    pub(crate) depth: usize,
    /// Its step from the heading before.
    pub(crate) step: Step,
}

/// The best numbering of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// Headings in the order of their lines.
    pub(crate) headings: Vec<Chosen>,
    /// Number of look-ups: a measure of work that no clock disturbs.
    pub(crate) steps: usize,
}

/// A candidate of more weight than this looks like a heading.
const LIKELY: i32 = 40;

impl Outline {
    /// The candidates that look like headings by what witnesses said of them, and are none.
    pub(crate) fn losers<'c>(&'c self, candidates: &'c [Candidate]) -> impl Iterator<Item = usize> + 'c {
        let mut chosen = self.headings.iter().map(|h| h.candidate).peekable();
        candidates.iter().enumerate().filter_map(move |(at, candidate)| {
            let won = chosen.next_if_eq(&at).is_some();
            (!won && candidate.weight > LIKELY).then_some(at)
        })
    }
}
