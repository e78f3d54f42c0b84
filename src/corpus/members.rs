//! A corpus: its members, by name and by identifier.

use super::catalogue::Catalogue;
use super::index::Index;
use super::member::{Match, Member};
use crate::error::Error;
use crate::identifier::Identifier;

/// Documents that are looked at together.
///
/// Members stand in the order of their names, whatever the order in which they were read, so that everything a corpus says is the
/// same on any machine and with any number of threads.
///
/// ```
/// use normative::{ReadOptions, read};
/// use normative::corpus::{Corpus, Resolution};
/// let standard = |number: &str, text: &str| {
///     let source = format!(
///         "<standard><front><std-meta><std-ident><originator>ISO</originator><doc-number>{number}</doc-number></std-ident>\
///          <std-ref type='dated'>ISO {number}:2020</std-ref></std-meta></front>\
///          <body><sec><label>4</label><title>Frames</title><p>{text}</p></sec></body></standard>"
///     );
///     read(source.as_bytes(), &ReadOptions::default().with_name(format!("{number}.xml"))).unwrap()
/// };
/// let citing = standard("99101", "See <std><std-ref>ISO 99102:2020</std-ref>, 4</std>.");
/// let corpus: Corpus = [citing, standard("99102", "Frames shall bend.")].into_iter().collect();
/// let first = corpus.member("99101.xml").unwrap();
/// let reference = first.document().references().next().unwrap();
/// let Resolution::Found(found) = corpus.resolve(reference, None) else { panic!() };
/// assert_eq!(found.member().name(), "99102.xml");
/// assert_eq!(corpus.cites(&"ISO 99102".parse().unwrap(), None).len(), 1);
/// ```
#[derive(Debug, Default)]
pub struct Corpus {
    pub(super) members: Vec<Member>,
    pub(super) failures: Vec<Error>,
    /// Names of files that are of no known format, in order.
    pub(super) skipped: Vec<Box<str>>,
    pub(super) index: Index,
    pub(super) catalogue: Catalogue,
}

impl Corpus {
    /// The members, in the order of their names.
    pub fn members(&self) -> impl DoubleEndedIterator<Item = &Member> + ExactSizeIterator {
        self.members.iter()
    }

    /// The member with a name. Binary search.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.binary_search_by(|m| m.name().cmp(name)).ok().map(|at| &self.members[at])
    }

    /// Errors of files that could not be read: files that break their syntax, that are too large, that the system refuses.
    pub fn failures(&self) -> &[Error] {
        &self.failures
    }

    /// The files that are of no format that is known, by name. They are no failure: a folder holds other things too.
    pub fn skipped(&self) -> impl ExactSizeIterator<Item = &str> {
        self.skipped.iter().map(|name| &**name)
    }

    /// Facts of status that stand beside the documents.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Puts facts of status beside the documents, in place of those that were there.
    pub fn with_catalogue(self, catalogue: Catalogue) -> Self {
        Self { catalogue, ..self }
    }

    /// The members that an identifier names: of a dated one the edition, of an undated one every edition of the work.
    ///
    /// Members that carry the identifier themselves come before those that have it as another name, and those before the ones that
    /// adopt what it names; inside each by name. Expected constant time.
    pub fn find(&self, identifier: &Identifier) -> impl Iterator<Item = (&Member, Match)> {
        let found = self.index.editions(&self.members, identifier);
        found.into_iter().map(|(at, how)| (&self.members[at], how))
    }

    /// A corpus of members, in the order of their names.
    pub(super) fn build(mut members: Vec<Member>, failures: Vec<Error>, skipped: Vec<Box<str>>) -> Self {
        members.sort_by(|a, b| a.name().cmp(b.name()));
        let index = Index::of(&members);
        Self { members, failures, skipped, index, catalogue: Catalogue::default() }
    }
}

impl FromIterator<crate::reading::Reading> for Corpus {
    /// A corpus of documents that were read already; the names are those of their sources.
    fn from_iter<I: IntoIterator<Item = crate::reading::Reading>>(readings: I) -> Self {
        let members = readings.into_iter().map(|r| Member::new(r.document, r.diagnostics)).collect();
        Self::build(members, Vec::new(), Vec::new())
    }
}
