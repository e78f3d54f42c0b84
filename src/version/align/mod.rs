//! Which clause of one edition is which of another: by what the document says, by content, by likeness, by place.

mod content;
mod divisions;
mod log;
mod order;
mod place;

use super::bags::Bag;
use super::edition::Edition;

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

/// An alignment in the making.
struct Work<'e, 'a> {
    old: &'e Edition<'a>,
    new: &'e Edition<'a>,
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
    old_bags: &'e [Bag],
    new_bags: &'e [Bag],
    /// Clauses whose text was or is in another, which has a partner: they get none of their own.
    divided: Vec<bool>,
    joined: Vec<bool>,
}

impl<'e, 'a> Work<'e, 'a> {
    fn new(old: &'e Edition<'a>, new: &'e Edition<'a>) -> Self {
        Self {
            old,
            new,
            to_new: vec![None; old.parts.len()],
            to_old: vec![None; new.parts.len()],
            old_bags: old.bags(),
            new_bags: new.bags(),
            divided: vec![false; new.parts.len()],
            joined: vec![false; old.parts.len()],
        }
    }

    /// Holds two clauses against each other, if neither has another already.
    fn pair(&mut self, old: usize, new: usize) -> bool {
        let free = self.to_new[old].is_none() && self.to_old[new].is_none() && !self.joined[old] && !self.divided[new];
        if free {
            self.to_new[old] = Some(new);
            self.to_old[new] = Some(old);
        }
        free
    }

    fn free_old(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.to_new.len()).filter(|&at| self.to_new[at].is_none() && !self.joined[at])
    }

    fn free_new(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.to_old.len()).filter(|&at| self.to_old[at].is_none() && !self.divided[at])
    }

    fn likeness(&self, old: usize, new: usize) -> f32 {
        self.old_bags[old].likeness(&self.new_bags[new])
    }

    /// Whether the clauses around two clauses are held against each other.
    fn same_parents(&self, old: usize, new: usize) -> bool {
        self.to_new[self.old.parts[old].parent] == Some(self.new.parts[new].parent)
    }

    fn same_title(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.parts[old], &self.new.parts[new]);
        old.title_key == new.title_key && old.title_key != 0
    }

    /// How alike two titles are, 0 to 1.
    fn title_likeness(&self, old: usize, new: usize) -> f32 {
        let bag = |edition: &Edition<'_>, at: usize| {
            let tokens = edition.parts[at].title.map(|range| edition.tokens.within(range)).unwrap_or_default();
            Bag::new(tokens.iter().filter(|t| t.speaks()).map(|t| t.key).collect())
        };
        bag(self.old, old).likeness(&bag(self.new, new))
    }

    fn same_number(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.parts[old], &self.new.parts[new]);
        old.number == new.number && old.number.is_some()
    }
}
