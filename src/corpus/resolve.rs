//! References resolved in a corpus, at a date.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::identifier::Identifier;
use crate::model::{Block, PartialDate, Reference, RelationKind};

use super::life::has_come;
use super::locator::{Place, Places};
use super::member::{Match, Member};
use super::members::Corpus;

/// The document that a reference means in a corpus, or the reason why there is none.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Resolution<'c> {
    /// It points into its own document, or to an address on a network.
    Internal,
    /// The name in the reference is no identifier that can be read, such as the title of a book.
    Unidentified,
    /// No member has the identifier.
    NotInCorpus {
        /// The identifier that was looked for.
        identifier: Identifier,
    },
    /// Members are editions of the work, and none is the one that is cited, or none was in force on the date.
    OtherEditions {
        /// The identifier that was looked for.
        identifier: Identifier,
        /// The editions that are there.
        editions: Vec<&'c Member>,
    },
    /// A member is meant.
    Found(Resolved<'c>),
}

/// A member that a reference means, and the place in it.
#[derive(Clone, Debug)]
pub struct Resolved<'c> {
    pub(super) identifier: Identifier,
    pub(super) member: usize,
    pub(super) how: Match,
    pub(super) place: Option<Place>,
    pub(super) corpus: &'c Corpus,
    pub(super) amendments: Vec<usize>,
    pub(super) others: Vec<usize>,
}

impl<'c> Resolved<'c> {
    /// The identifier that was looked for.
    pub fn identifier(&self) -> &Identifier {
        &self.identifier
    }

    /// The member that is meant: of a dated reference the edition, of an undated one that in force on the date.
    pub fn member(&self) -> &'c Member {
        &self.corpus.members[self.member]
    }

    /// Reason for which the identifier means it.
    pub fn matched_by(&self) -> Match {
        self.how
    }

    /// The clause, table, figure or formula that the locator names; `None` without a locator and where there is no such place.
    pub fn place(&self) -> Option<Block<'c>> {
        match self.place {
            Some(Place::At(id)) => self.member().document().block(id),
            _ => None,
        }
    }

    /// Returns `true` if the locator names a place that the document does not have.
    pub fn is_place_missing(&self) -> bool {
        self.place == Some(Place::Missing)
    }

    /// The amendments and corrigenda of the edition that count with it on the date, the first one first. None for a dated reference:
    /// that means the edition alone.
    pub fn amendments(&self) -> impl ExactSizeIterator<Item = &'c Member> {
        let corpus = self.corpus;
        self.amendments.iter().map(move |&at| &corpus.members[at])
    }

    /// Other members that the identifier names as well: another form of the document, or the other documents of a series number.
    pub fn others(&self) -> impl ExactSizeIterator<Item = &'c Member> {
        let corpus = self.corpus;
        self.others.iter().map(move |&at| &corpus.members[at])
    }
}

/// When a member stopped to be in force, and what took its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Withdrawal {
    /// The document that took its place, as printed.
    pub(super) replaced_by: Vec<Box<str>>,
    /// Since when; not always known.
    pub(super) since: Option<PartialDate>,
}

/// Resolves many references: places of each document are gathered once.
pub(super) struct Resolver<'c> {
    corpus: &'c Corpus,
    at: Option<PartialDate>,
    places: HashMap<usize, Places<'c>>,
    read: HashMap<&'c str, Option<Identifier>>,
    chosen: HashMap<Identifier, Choice>,
    pub(super) withdrawals: Vec<Option<Withdrawal>>,
}

/// Which members an identifier means.
#[derive(Clone, Debug)]
enum Choice {
    None,
    Others(Vec<usize>),
    Found { member: usize, how: Match, amendments: Vec<usize>, others: Vec<usize> },
}

impl Corpus {
    /// Resolves a reference at a date; without one, of all that is known: an undated reference then means the latest edition.
    ///
    /// ISO/IEC Directives Part 2, 10.4 and 10.5: a dated reference is to the edition cited, an undated one to the latest edition,
    /// amendments included. An undated reference at a date means the edition that was in force then. For many references
    /// [`check`](Self::check) and [`cites`](Self::cites) are the faster way: this one gathers the places of a document anew.
    pub fn resolve<'c>(&'c self, reference: Reference<'c>, at: Option<PartialDate>) -> Resolution<'c> {
        Resolver::new(self, at).resolve(reference)
    }
}

impl<'c> Resolver<'c> {
    pub(super) fn new(corpus: &'c Corpus, at: Option<PartialDate>) -> Self {
        Self {
            corpus,
            at,
            places: HashMap::new(),
            read: HashMap::new(),
            chosen: HashMap::new(),
            withdrawals: withdrawals(corpus, at),
        }
    }

    pub(super) fn identifier(&mut self, text: &'c str) -> Option<&Identifier> {
        self.read.entry(text).or_insert_with(|| text.parse().ok()).as_ref()
    }

    pub(super) fn resolve(&mut self, reference: Reference<'c>) -> Resolution<'c> {
        let Some(text) = reference.identifier() else { return Resolution::Internal };
        let Some(identifier) = self.identifier(text).cloned() else { return Resolution::Unidentified };
        let choice = match self.chosen.get(&identifier) {
            Some(choice) => choice.clone(),
            None => {
                let choice = self.choose(&identifier);
                self.chosen.insert(identifier.clone(), choice.clone());
                choice
            }
        };
        match choice {
            Choice::None => Resolution::NotInCorpus { identifier },
            Choice::Others(editions) => Resolution::OtherEditions {
                identifier,
                editions: editions.into_iter().map(|at| &self.corpus.members[at]).collect(),
            },
            Choice::Found { member, how, amendments, others } => {
                let place = reference.locator().map(|locator| self.place(member, locator, reference.text()));
                Resolution::Found(Resolved { identifier, member, how, place, corpus: self.corpus, amendments, others })
            }
        }
    }

    fn place(&mut self, member: usize, locator: &str, text: &str) -> Place {
        let document = self.corpus.members[member].document();
        self.places.entry(member).or_insert_with(|| Places::of(document)).find(locator, text)
    }

    fn choose(&self, identifier: &Identifier) -> Choice {
        let members = &self.corpus.members;
        let found = self.corpus.index.editions(members, identifier);
        let Some(&(_, best)) = found.first() else {
            let others: Vec<_> = self.corpus.index.work(identifier).collect();
            return if others.is_empty() { Choice::None } else { Choice::Others(others) };
        };
        // One's own identifier is meant before another name, that before an adoption.
        let all: Vec<usize> = found.iter().filter(|(_, how)| *how == best).map(|(at, _)| *at).collect();
        let dated = identifier.year().is_some();
        let known: Vec<usize> =
            all.iter().copied().filter(|&at| dated || has_come(members[at].in_force(), self.at)).collect();
        if known.is_empty() {
            return Choice::Others(all);
        }
        let standing = |at: &usize| self.withdrawals[*at].is_none();
        let order = |a: usize, b: usize| {
            let (one, other) = (&members[a], &members[b]);
            let editions = match (one.identifier(), other.identifier()) {
                (Some(one), Some(other)) => one.compare_editions(other).unwrap_or(Ordering::Equal),
                _ => Ordering::Equal,
            };
            // Of two forms of one document the one that says more, then the first by name.
            one.in_force().cmp(&other.in_force()).then(editions).then(other.rank().cmp(&one.rank())).then(b.cmp(&a))
        };
        let latest = |all: &[usize]| all.iter().copied().max_by(|a, b| order(*a, *b));
        let in_force: Vec<usize> = known.iter().copied().filter(standing).collect();
        let Some(member) = (if dated { None } else { latest(&in_force) }).or_else(|| latest(&known)) else {
            return Choice::None;
        };
        let amendments = if dated { Vec::new() } else { self.amendments(member) };
        let others = known.into_iter().filter(|&at| at != member).collect();
        Choice::Found { member, how: best, amendments, others }
    }

    /// The supplements of an edition that had come on the date, in order.
    fn amendments(&self, member: usize) -> Vec<usize> {
        let members = &self.corpus.members;
        let Some(base) = members[member].identifier() else { return Vec::new() };
        let mut found: Vec<usize> = self
            .corpus
            .index
            .supplements(base)
            .filter(|&at| {
                let supplement = members[at].identifier().is_some_and(|id| id.is_supplement_of(base));
                supplement && has_come(members[at].in_force(), self.at) && self.withdrawals[at].is_none()
            })
            .collect();
        found.sort_by(|a, b| members[*a].identifier().cmp(&members[*b].identifier()));
        found
    }
}

/// Which members are withdrawn at a date: by the catalogue, by what replaces them, by their own word. Linear in members and relations.
pub(super) fn withdrawals(corpus: &Corpus, at: Option<PartialDate>) -> Vec<Option<Withdrawal>> {
    let mut all: Vec<Option<Withdrawal>> = vec![None; corpus.members.len()];
    let mut withdraw = |member: usize, by: Option<Box<str>>, since: Option<PartialDate>| {
        let withdrawal = all[member].get_or_insert_with(Withdrawal::default);
        withdrawal.since = [withdrawal.since, since].into_iter().flatten().min();
        withdrawal.replaced_by.extend(by.filter(|by| !withdrawal.replaced_by.contains(by)));
    };
    for (at_member, member) in corpus.members.iter().enumerate() {
        let fact = member.identifier().and_then(|id| corpus.catalogue.fact(id));
        if let Some(fact) = fact.filter(|f| f.is_withdrawn() && has_come(f.withdrawn, at)) {
            if fact.replaced_by.is_empty() {
                withdraw(at_member, None, fact.withdrawn);
            }
            fact.replaced_by.iter().for_each(|by| withdraw(at_member, Some(by.clone()), fact.withdrawn));
        }
        let relations = &member.document().metadata().relations;
        for relation in relations {
            match relation.kind {
                RelationKind::ReplacedBy => {
                    let by = relation.identifier.parse::<Identifier>();
                    let since = by.ok().and_then(|id| PartialDate::new(id.year()?, None, None));
                    if has_come(since, at) {
                        withdraw(at_member, Some(relation.identifier.clone()), since);
                    }
                }
                RelationKind::Replaces | RelationKind::Obsoletes
                    if !member.is_draft() && has_come(member.in_force(), at) =>
                {
                    let Ok(old) = relation.identifier.parse::<Identifier>() else { continue };
                    let by = member.identifier().map(|id| id.to_string().into());
                    for (other, how) in corpus.index.editions(&corpus.members, &old) {
                        // An edition does not replace itself, nor what came after it.
                        let earlier = corpus.members[other].in_force() <= member.in_force();
                        let same = corpus.members[other].identifier() == member.identifier();
                        if how == Match::Own && earlier && !same {
                            withdraw(other, by.clone(), member.in_force());
                        }
                    }
                }
                _ => {}
            }
        }
    }
    all
}
