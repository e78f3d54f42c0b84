//! An alignment in the making.

use super::super::bags::Bag;
use super::super::edition::Edition;

/// An alignment in the making.
pub(super) struct Work<'e, 'a> {
    pub(super) old: &'e Edition<'a>,
    pub(super) new: &'e Edition<'a>,
    pub(super) to_new: Vec<Option<usize>>,
    pub(super) to_old: Vec<Option<usize>>,
    pub(super) old_bags: &'e [Bag],
    pub(super) new_bags: &'e [Bag],
    /// Clauses whose text was or is in another, which has a partner: they get none of their own.
    pub(super) divided: Vec<bool>,
    pub(super) joined: Vec<bool>,
}

impl<'e, 'a> Work<'e, 'a> {
    pub(super) fn new(old: &'e Edition<'a>, new: &'e Edition<'a>) -> Self {
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
    pub(super) fn pair(&mut self, old: usize, new: usize) -> bool {
        let free = self.to_new[old].is_none() && self.to_old[new].is_none() && !self.joined[old] && !self.divided[new];
        if free {
            self.to_new[old] = Some(new);
            self.to_old[new] = Some(old);
        }
        free
    }

    pub(super) fn free_old(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.to_new.len()).filter(|&at| self.to_new[at].is_none() && !self.joined[at])
    }

    pub(super) fn free_new(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.to_old.len()).filter(|&at| self.to_old[at].is_none() && !self.divided[at])
    }

    pub(super) fn likeness(&self, old: usize, new: usize) -> f32 {
        self.old_bags[old].likeness(&self.new_bags[new])
    }

    /// True if the clauses around two clauses are held against each other.
    pub(super) fn same_parents(&self, old: usize, new: usize) -> bool {
        self.to_new[self.old.parts[old].parent] == Some(self.new.parts[new].parent)
    }

    pub(super) fn same_title(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.parts[old], &self.new.parts[new]);
        old.title_key == new.title_key && old.title_key != 0
    }

    /// How alike two titles are, 0 to 1.
    pub(super) fn title_likeness(&self, old: usize, new: usize) -> f32 {
        let bag = |edition: &Edition<'_>, at: usize| {
            let tokens = edition.parts[at].title.map(|range| edition.tokens.within(range)).unwrap_or_default();
            Bag::new(tokens.iter().filter(|t| t.speaks()).map(|t| t.key).collect())
        };
        bag(self.old, old).likeness(&bag(self.new, new))
    }

    pub(super) fn same_number(&self, old: usize, new: usize) -> bool {
        let (old, new) = (&self.old.parts[old], &self.new.parts[new]);
        old.number == new.number && old.number.is_some()
    }
}
