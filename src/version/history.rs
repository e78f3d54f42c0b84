//! The life of clauses and provisions through the editions of a document.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::changes::{Change, Changes};
use super::compare::diff;
use super::kinds::{Bump, ChangeKind, Impact, ProvisionChangeKind};
use super::kinship::date;
use crate::identifier::Identifier;
use crate::model::{Document, PartialDate, Provision};
use crate::word::vocabulary;

vocabulary! {
    /// What happened to a clause or provision with an edition.
    pub enum LifeEventKind {
        /// It came.
        Introduced = "introduced",
        /// It was changed; its address may have changed as well.
        Changed = "changed",
        /// It stands elsewhere, or has another number.
        Moved = "moved",
        /// It was divided, or became one with another.
        Divided = "divided",
        /// It went.
        Withdrawn = "withdrawn",
    }
}

/// Something that happened to a clause or provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeEvent {
    edition: usize,
    kind: LifeEventKind,
    impact: Option<Impact>,
}

/// The life of a clause or provision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    key: Box<str>,
    addresses: Vec<Option<Box<str>>>,
    events: Vec<LifeEvent>,
}

/// An edition in a history.
#[derive(Clone, Debug)]
pub struct DatedEdition<'a> {
    document: &'a Document,
    name: Box<str>,
    date: Option<PartialDate>,
    bump: Bump,
    version: semver::Version,
}

/// The editions of a document in order, and the lives of their clauses and provisions.
#[derive(Clone, Debug)]
pub struct History<'a> {
    editions: Vec<DatedEdition<'a>>,
    clauses: Vec<Life>,
    provisions: Vec<Life>,
    /// The life of each provision of each edition.
    of_provision: Vec<Vec<usize>>,
    warnings: Vec<Box<str>>,
}

impl<'a> History<'a> {
    /// Follows clauses and provisions through editions. They are put into the order of their dates, or identifiers, where these tell
    /// it; else they stay in the order given. Time is that of the comparisons of neighbours.
    ///
    /// ```
    /// let read = |year: u16, text: &str| {
    ///     let source = format!("<standard><front><std-meta><std-ref type='dated'>FIC 7:{year}</std-ref></std-meta></front>\
    ///         <body><sec><label>1</label><p>{text}</p></sec></body></standard>");
    ///     normative::read(source.as_bytes(), &Default::default()).unwrap().document
    /// };
    /// let (first, second) = (read(2019, "Lanterns should float for an hour."), read(2024, "Lanterns shall float for an hour."));
    /// let history = normative::version::History::of(&[&second, &first]);
    /// let life = &history.provisions()[0];
    /// assert_eq!((life.key(), life.address_in(1)), ("1/p1@2019", Some("1/p1")));
    /// assert_eq!(history.editions()[1].version(), &semver::Version::new(2, 0, 0));
    /// assert_eq!(history.in_force("2021-06".parse().unwrap()), Some(0));
    /// ```
    pub fn of(documents: &[&'a Document]) -> Self {
        let mut order: Vec<&'a Document> = documents.to_vec();
        sort(&mut order);
        let mut warnings: Vec<Box<str>> = Vec::new();
        let mut editions: Vec<DatedEdition<'a>> = Vec::new();
        let (mut clauses, mut provisions) = (Lives::default(), Lives::default());
        let mut of_provision: Vec<Vec<usize>> = Vec::new();
        for (at, document) in order.iter().copied().enumerate() {
            let name = name_of(document, at, &editions);
            let mut edition = DatedEdition {
                document,
                name,
                date: date(document.metadata()).or_else(|| year_of(document)),
                bump: Bump::None,
                version: semver::Version::new(1, 0, 0),
            };
            let step = at.checked_sub(1).map(|before| diff(order[before], document));
            if let (Some(changes), Some(last)) = (&step, editions.last()) {
                edition.bump = changes.bump();
                edition.version = changes.next_version(&last.version);
                warnings.extend(changes.warnings().map(|w| format!("{} and {}: {w}", last.name, edition.name).into()));
            }
            clauses.step(
                at,
                &edition.name,
                document.clauses().map(|c| c.address().to_owned()),
                &clause_links(step.as_ref()),
            );
            let links = provision_links(step.as_ref());
            of_provision.push(provisions.step(
                at,
                &edition.name,
                document.provisions().map(Provision::address),
                &links,
            ));
            editions.push(edition);
        }
        Self { editions, clauses: clauses.all, provisions: provisions.all, of_provision, warnings }
    }

    /// The editions, the first one first.
    pub fn editions(&self) -> &[DatedEdition<'a>] {
        &self.editions
    }

    /// The life of every clause that any edition has, in the order in which they came.
    pub fn clauses(&self) -> &[Life] {
        &self.clauses
    }

    /// The life of every provision that any edition has, in the order in which they came.
    pub fn provisions(&self) -> &[Life] {
        &self.provisions
    }

    /// What a reader should know, one line each.
    pub fn warnings(&self) -> impl ExactSizeIterator<Item = &str> {
        self.warnings.iter().map(|warning| &**warning)
    }

    /// Which edition was in force on a date: the last that had come out by then. `None` before the first.
    pub fn in_force(&self, on: PartialDate) -> Option<usize> {
        self.editions.iter().rposition(|edition| edition.date.is_some_and(|date| date <= on))
    }

    /// The provisions of an edition, each with its life.
    pub fn provisions_of(&self, edition: usize) -> impl Iterator<Item = (&Life, Provision<'a>)> {
        let document = self.editions.get(edition).map(|edition| edition.document);
        let lives = self.of_provision.get(edition).into_iter().flatten();
        lives.map(|&at| &self.provisions[at]).zip(document.into_iter().flat_map(Document::provisions))
    }
}

impl<'a> DatedEdition<'a> {
    /// The document.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Its short name in keys: the year, or its number in the history.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it came out, where that is known.
    pub fn date(&self) -> Option<PartialDate> {
        self.date
    }

    /// What its changes raise.
    pub fn bump(&self) -> Bump {
        self.bump
    }

    /// Its version as its changes say: 1.0.0 for the first edition.
    pub fn version(&self) -> &semver::Version {
        &self.version
    }
}

impl Life {
    /// A key that stays the same in all editions: the first address, `@`, and the name of the edition that introduced it.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Its address in an edition, where it is there.
    pub fn address_in(&self, edition: usize) -> Option<&str> {
        self.addresses.get(edition)?.as_deref()
    }

    /// What happened to it, in order.
    pub fn events(&self) -> &[LifeEvent] {
        &self.events
    }
}

impl LifeEvent {
    /// With which edition it happened.
    pub fn edition(&self) -> usize {
        self.edition
    }

    /// What happened.
    pub fn kind(&self) -> LifeEventKind {
        self.kind
    }

    /// What it meant for what conformed before, for a change.
    pub fn impact(&self) -> Option<Impact> {
        self.impact
    }
}

/// An old position, a new one, and what happened between.
type Link = (usize, usize, Option<(LifeEventKind, Impact)>);

#[derive(Default)]
struct Lives {
    all: Vec<Life>,
    /// The life of each row of the last edition.
    last: Vec<usize>,
}

impl Lives {
    /// Adds an edition. Gives the life of each of its rows.
    fn step(
        &mut self,
        edition: usize,
        name: &str,
        addresses: impl Iterator<Item = String>,
        links: &[Link],
    ) -> Vec<usize> {
        let addresses: Vec<String> = addresses.collect();
        let mut own: Vec<Option<usize>> = vec![None; addresses.len()];
        let mut goes_on = vec![false; self.last.len()];
        for (old, new, event) in links {
            let (Some(&life), Some(slot)) = (self.last.get(*old), own.get_mut(*new)) else { continue };
            if slot.is_some() || goes_on[*old] {
                continue;
            }
            *slot = Some(life);
            goes_on[*old] = true;
            if let Some((kind, impact)) = event {
                self.all[life].events.push(LifeEvent { edition, kind: *kind, impact: Some(*impact) });
            }
        }
        for (old, _) in goes_on.iter().enumerate().filter(|(_, goes_on)| !**goes_on) {
            let kind = LifeEventKind::Withdrawn;
            self.all[self.last[old]].events.push(LifeEvent { edition, kind, impact: None });
        }
        let lives: Vec<usize> = own
            .into_iter()
            .zip(&addresses)
            .map(|(life, address)| {
                life.unwrap_or_else(|| {
                    let events = vec![LifeEvent { edition, kind: LifeEventKind::Introduced, impact: None }];
                    self.all.push(Life { key: format!("{address}@{name}").into(), addresses: Vec::new(), events });
                    self.all.len() - 1
                })
            })
            .collect();
        for (&life, address) in lives.iter().zip(addresses) {
            let slots = &mut self.all[life].addresses;
            slots.resize(edition, None);
            slots.push(Some(address.into()));
        }
        self.last.clone_from(&lives);
        lives
    }
}

fn clause_links(changes: Option<&Changes<'_>>) -> Vec<Link> {
    let Some(changes) = changes else { return Vec::new() };
    let mut events: HashMap<(usize, usize), (LifeEventKind, Impact)> = HashMap::new();
    for change in changes.clauses() {
        if let (Some(old), Some(new)) = (change.before(), change.after()) {
            let kind = match change.kind() {
                ChangeKind::Split | ChangeKind::Merged => LifeEventKind::Divided,
                ChangeKind::Moved | ChangeKind::Renumbered => LifeEventKind::Moved,
                _ => LifeEventKind::Changed,
            };
            events.insert((old.number(), new.number()), (kind, change.impact()));
        }
    }
    let both = changes.pairs().iter().filter_map(|pair| Some((pair.0?.number(), pair.1?.number())));
    both.map(|(old, new)| (old, new, events.get(&(old, new)).copied())).collect()
}

fn provision_links(changes: Option<&Changes<'_>>) -> Vec<Link> {
    let Some(changes) = changes else { return Vec::new() };
    let mut found: Vec<Link> = changes.unchanged.iter().map(|&(old, new)| (old, new, None)).collect();
    for change in changes.clauses().iter().flat_map(Change::provisions) {
        if let (Some(old), Some(new)) = (change.before(), change.after()) {
            let moved = change.kind() == ProvisionChangeKind::Moved;
            let kind = if moved { LifeEventKind::Moved } else { LifeEventKind::Changed };
            found.push((old.position(), new.position(), Some((kind, change.impact()))));
        }
    }
    found
}

/// The year, or the number in the history; another edition of the same year gets its number as well.
fn name_of(document: &Document, at: usize, before: &[DatedEdition<'_>]) -> Box<str> {
    let number = at + 1;
    let year = date(document.metadata()).or_else(|| year_of(document)).map(|date| date.year().to_string());
    match year {
        Some(year) if before.iter().all(|edition| *edition.name != *year) => year.into(),
        Some(year) => format!("{year}-{number}").into(),
        None => number.to_string().into(),
    }
}

fn year_of(document: &Document) -> Option<PartialDate> {
    let ids = document.metadata().identifiers.iter().filter_map(|id| id.value.parse::<Identifier>().ok());
    // An identifier of a family that is not known may end in its year all the same: `FIC 7001:2019`.
    let ending = |text: &str| -> Option<u16> {
        let (before, year) = (text.get(..text.len().checked_sub(4)?)?, text.get(text.len() - 4..)?);
        let plain = year.bytes().all(|b| b.is_ascii_digit()) && before.ends_with([':', '-', '\u{2014}', '\u{2013}']);
        year.parse().ok().filter(|year| plain && (1900..2100).contains(year))
    };
    let printed = || document.metadata().identifiers.iter().find_map(|id| ending(id.value.trim()));
    let year = ids.into_iter().find_map(|id| id.year()).or_else(printed)?;
    PartialDate::new(year, None, None)
}

/// By dates where all have one, else by identifiers where all can be compared; else as they are.
fn sort(documents: &mut [&Document]) {
    let when = |document: &Document| date(document.metadata()).or_else(|| year_of(document));
    if documents.iter().all(|document| when(document).is_some()) {
        documents.sort_by_key(|document| when(document));
        return;
    }
    let id = |document: &Document| -> Option<Identifier> { document.metadata().identifier()?.parse().ok() };
    let comparable = documents
        .windows(2)
        .all(|pair| id(pair[0]).zip(id(pair[1])).is_some_and(|(a, b)| a.compare_editions(&b).is_some()));
    if comparable {
        documents.sort_by(|a, b| id(a).zip(id(b)).and_then(|(a, b)| a.compare_editions(&b)).unwrap_or(Ordering::Equal));
    }
}
