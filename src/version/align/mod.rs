//! Which clause of one edition is which of another: by what the document says, by content, by likeness, by place.

mod content;
mod divisions;
mod log;
mod order;
mod place;
mod work;

use super::edition::Edition;
pub(super) use order::rising;
use work::Work;

/// The clauses of two editions held against each other. Positions are those of the editions' parts.
#[derive(Debug)]
pub(super) struct Alignment {
    pub(super) to_new: Vec<Option<usize>>,
    pub(super) to_old: Vec<Option<usize>>,
    /// Further pairs: an old clause of which a part went to another new one.
    pub(super) splits: Vec<(usize, usize)>,
    /// Further pairs: a new clause into which another old one went.
    pub(super) merges: Vec<(usize, usize)>,
    /// New positions of the clauses that stand elsewhere than before.
    pub(super) moved: Vec<bool>,
}

impl Alignment {
    /// Aligns two editions. Near-linear in the number of clauses and their words, and the same on every run.
    pub(super) fn of(old: &Edition<'_>, new: &Edition<'_>) -> Self {
        let mut work = Work::new(old, new);
        work.pair(0, 0);
        content::same(&mut work);
        content::anchored(&mut work);
        log::said(&mut work);
        content::alike(&mut work, content::Strictness::High);
        place::settle(&mut work);
        divisions::reserve(&mut work);
        content::alike(&mut work, content::Strictness::Low);
        place::settle(&mut work);
        place::gaps(&mut work);
        place::settle(&mut work);
        place::leftovers(&mut work);
        let (splits, merges) = divisions::find(&work);
        let moved = order::moved(&work, &splits, &merges);
        Self { to_new: work.to_new, to_old: work.to_old, splits, merges, moved }
    }

    /// By numbers and kinds alone: of texts in two languages.
    pub(super) fn by_structure(old: &Edition<'_>, new: &Edition<'_>) -> Self {
        let mut work = Work::new(old, new);
        work.pair(0, 0);
        place::by_structure(&mut work);
        let moved = vec![false; new.parts.len()];
        Self { to_new: work.to_new, to_old: work.to_old, splits: Vec::new(), merges: Vec::new(), moved }
    }

    /// Nothing held against anything, but for what stands outside of every clause.
    pub(super) fn none(old: &Edition<'_>, new: &Edition<'_>) -> Self {
        let mut work = Work::new(old, new);
        work.pair(0, 0);
        let moved = vec![false; new.parts.len()];
        Self { to_new: work.to_new, to_old: work.to_old, splits: Vec::new(), merges: Vec::new(), moved }
    }
}
