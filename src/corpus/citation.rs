//! Citations of a document, or of a place in it.

use crate::identifier::Identifier;
use crate::model::{PartialDate, Reference};

use super::index::is_edition;
use super::member::Member;
use super::members::Corpus;
use super::resolve::{Resolution, Resolver};

/// A reference of a member to what was asked for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Citation<'c> {
    /// The member that cites.
    pub member: &'c Member,
    /// The reference.
    pub reference: Reference<'c>,
}

impl Corpus {
    /// The references of all members to a document, or to a clause of it and what stands inside that clause.
    ///
    /// An undated identifier asks for every edition; a dated one for references that name the edition and undated ones that mean it.
    /// The document need not be a member; of one that is not, a clause is compared by its number. Linear in all references.
    pub fn cites(&self, identifier: &Identifier, clause: Option<&str>) -> Vec<Citation<'_>> {
        self.cites_at(identifier, clause, None)
    }

    /// As [`cites`](Self::cites), where undated references mean the edition in force on a date.
    pub fn cites_at(
        &self,
        identifier: &Identifier,
        clause: Option<&str>,
        at: Option<PartialDate>,
    ) -> Vec<Citation<'_>> {
        let mut resolver = Resolver::new(self, at);
        let mut found = Vec::new();
        for member in &self.members {
            for reference in member.document().references() {
                let wanted = match resolver.resolve(reference) {
                    Resolution::Internal | Resolution::Unidentified => false,
                    Resolution::NotInCorpus { identifier: cited }
                    | Resolution::OtherEditions { identifier: cited, .. } => {
                        names(identifier, &cited) && clause.is_none_or(|clause| within(reference.locator(), clause))
                    }
                    Resolution::Found(target) => {
                        let own = target.member().names().any(|(name, _)| names(identifier, name));
                        let in_place = |clause: &str| match target.place() {
                            Some(place) => {
                                place.ancestors().any(|b| b.as_clause().is_some_and(|c| c.address() == clause))
                            }
                            None => within(reference.locator(), clause),
                        };
                        (own || names(identifier, target.identifier())) && clause.is_none_or(in_place)
                    }
                };
                if wanted {
                    found.push(Citation { member, reference });
                }
            }
        }
        found
    }
}

/// Returns `true` if a name is what is asked for: of a dated identifier the same edition, of an undated one any.
fn names(asked: &Identifier, name: &Identifier) -> bool {
    if asked.year().is_some() { is_edition(asked, name) } else { asked.is_same_work(name) }
}

/// Returns `true` if a locator names a clause or what stands inside it, by number alone.
fn within(locator: Option<&str>, clause: &str) -> bool {
    let Some(number) = locator.and_then(crate::model::address::bare) else { return false };
    number.strip_prefix(clause).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
}
