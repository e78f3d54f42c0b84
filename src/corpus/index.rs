//! From identifiers to members.

use std::collections::HashMap;

use crate::identifier::Identifier;

use super::member::{Match, Member};

/// Positions of members by the works that their names name.
#[derive(Debug, Default)]
pub(super) struct Index {
    works: HashMap<String, Vec<(usize, usize)>>,
    /// Works by their number alone, whatever code stands before it.
    numbers: HashMap<String, Vec<usize>>,
}

impl Index {
    /// Linear in the number of names.
    pub(super) fn of(members: &[Member]) -> Self {
        let mut index = Self::default();
        for (at, member) in members.iter().enumerate() {
            for (which, (id, how)) in member.names().enumerate() {
                index.works.entry(id.work_key()).or_default().push((at, which));
                if how == Match::Own {
                    let same = index.numbers.entry(id.number_key_alone()).or_default();
                    if same.last() != Some(&at) {
                        same.push(at);
                    }
                }
            }
        }
        index
    }

    /// The members that an identifier names, its own first, then by position.
    pub(super) fn editions(&self, members: &[Member], identifier: &Identifier) -> Vec<(usize, Match)> {
        let dated = identifier.year().is_some();
        let mut found: Vec<(usize, Match)> = Vec::new();
        for &(at, which) in self.works.get(&identifier.work_key()).into_iter().flatten() {
            let Some((name, how)) = members[at].names().nth(which) else { continue };
            // A name without a year, as a series number is, does not contradict one with.
            let fits = !dated || is_edition(identifier, name) || (name.year().is_none() && how != Match::Own);
            if fits && !found.iter().any(|(known, _)| *known == at) {
                found.push((at, how));
            }
        }
        found.sort_by_key(|(at, how)| (*how, *at));
        found
    }

    /// Every member of a work, whatever edition is asked for.
    pub(super) fn work(&self, identifier: &Identifier) -> impl Iterator<Item = usize> {
        let mut found: Vec<_> =
            self.works.get(&identifier.work_key()).into_iter().flatten().map(|(at, _)| *at).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter()
    }

    /// Members that may be supplements of a document: those that share its number.
    pub(super) fn supplements(&self, base: &Identifier) -> impl Iterator<Item = usize> {
        self.numbers.get(&base.number_key_alone()).into_iter().flatten().copied()
    }

    /// Members whose own number is the same and whose code is another.
    pub(super) fn same_number(&self, members: &[Member], identifier: &Identifier) -> Vec<usize> {
        let found = self.numbers.get(&identifier.number_key_alone()).into_iter().flatten().copied();
        found.filter(|&at| members[at].identifier().is_some_and(|own| !own.is_same_work(identifier))).collect()
    }
}

/// Returns `true` if a dated identifier means the edition that a name names: what it does not say, such as the month, it leaves open.
pub(super) fn is_edition(asked: &Identifier, name: &Identifier) -> bool {
    let open = |asked: Option<&str>, own: Option<&str>| asked.is_none() || asked == own;
    asked.is_same_work(name)
        && asked.year() == name.year()
        && (asked.month().is_none() || asked.month() == name.month())
        && open(asked.edition(), name.edition())
        && open(asked.version(), name.version())
}
