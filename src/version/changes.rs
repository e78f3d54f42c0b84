//! What changed between two editions: the result of a comparison, for people and for programs.

use similar::DiffOp;

use super::kinds::{Aspect, Bump, ChangeKind, EntryChangeKind, Impact, Kinship, ProvisionChangeKind};
use super::stretches::Stretches;
use super::words;
use crate::model::{Clause, Document, Provision, TermEntry, TextRange};

/// What changed from one edition to another: clause by clause, and in each clause provision by provision.
///
/// Made by [`diff`](crate::diff). Borrows both documents.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    pub(super) old: &'a Document,
    pub(super) new: &'a Document,
    pub(super) kinship: Kinship,
    pub(super) warnings: Vec<Box<str>>,
    pub(super) clauses: Vec<Change<'a>>,
    pub(super) pairs: Vec<(Option<Clause<'a>>, Option<Clause<'a>>)>,
    /// Provisions that did not change, by their positions.
    pub(super) unchanged: Vec<(usize, usize)>,
    /// The old part of each new one.
    pub(super) to_old: Vec<Option<usize>>,
}

/// What became of a clause.
#[derive(Clone, Debug)]
pub struct Change<'a> {
    pub(super) kind: ChangeKind,
    pub(super) old: Option<Clause<'a>>,
    pub(super) new: Option<Clause<'a>>,
    pub(super) impact: Impact,
    pub(super) reasons: Vec<Box<str>>,
    pub(super) moved: bool,
    pub(super) retitled: bool,
    pub(super) provisions: Vec<ProvisionChange<'a>>,
    pub(super) terms: Vec<TermChange<'a>>,
    pub(super) references: Vec<ReferenceChange>,
    /// The stretches of text that are compared, with their documents.
    pub(super) texts: (Stretches<'a>, Stretches<'a>),
}

/// What became of a provision.
#[derive(Clone, Debug)]
pub struct ProvisionChange<'a> {
    pub(super) kind: ProvisionChangeKind,
    pub(super) old: Option<Provision<'a>>,
    pub(super) new: Option<Provision<'a>>,
    pub(super) aspects: Vec<Aspect>,
    pub(super) impact: Impact,
    pub(super) reason: Box<str>,
}

/// What became of a term entry, in one language.
#[derive(Clone, Debug)]
pub struct TermChange<'a> {
    pub(super) kind: EntryChangeKind,
    pub(super) old: Option<TermEntry<'a>>,
    pub(super) new: Option<TermEntry<'a>>,
    pub(super) impact: Impact,
    pub(super) reason: Box<str>,
}

/// What became of a reference to another document.
#[derive(Clone, Debug)]
pub struct ReferenceChange {
    pub(super) kind: EntryChangeKind,
    pub(super) old: Option<Box<str>>,
    pub(super) new: Option<Box<str>>,
    pub(super) normative: bool,
    pub(super) impact: Impact,
    pub(super) reason: Box<str>,
}

/// A run of words of a clause that stayed, went or came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WordChange<'a> {
    /// In both editions; the text of the new one.
    Same(&'a str),
    /// In the old edition only.
    Removed(&'a str),
    /// In the new edition only.
    Added(&'a str),
    /// A paragraph, an item, a cell … ends in one of the editions, and another begins.
    Border,
}

impl<'a> Changes<'a> {
    /// The edition that was given as the old one.
    pub fn before(&self) -> &'a Document {
        self.old
    }

    /// The edition that was given as the new one.
    pub fn after(&self) -> &'a Document {
        self.new
    }

    /// What the documents are to each other.
    pub fn kinship(&self) -> Kinship {
        self.kinship
    }

    /// What a reader of the changes should know, one line each: editions in the wrong order, documents that have nothing to do
    /// with each other …
    pub fn warnings(&self) -> impl ExactSizeIterator<Item = &str> {
        self.warnings.iter().map(|warning| &**warning)
    }

    /// The clauses that changed, in the order of the new edition; what was removed stands where it stood.
    pub fn clauses(&self) -> &[Change<'a>] {
        &self.clauses
    }

    /// Which clause is which, those that did not change included, in the order of the new edition and then of what was removed.
    /// A clause that was split or merged is in several pairs.
    pub fn pairs(&self) -> &[(Option<Clause<'a>>, Option<Clause<'a>>)] {
        &self.pairs
    }

    /// True if nothing changed.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What the gravest change raises.
    pub fn bump(&self) -> Bump {
        self.clauses.iter().map(|change| Bump::from(change.impact)).max().unwrap_or(Bump::None)
    }

    /// The version of the new edition, from that of the old: [`Bump::next`].
    pub fn next_version(&self, version: &semver::Version) -> semver::Version {
        self.bump().next(version)
    }

    /// The new text as edits of the old one.
    ///
    /// ```
    /// # let read = |text: &str| normative::read(format!("<standard><body><sec><p>{text}</p></sec></body></standard>").as_bytes(), &Default::default()).unwrap().document;
    /// let (old, new) = (read("Lanterns shall float."), read("Paper lanterns should float."));
    /// let patch = normative::diff(&old, &new).patch();
    /// assert_eq!(patch.apply(old.text()).as_deref(), Some(new.text()));
    /// ```
    pub fn patch(&self) -> super::Patch {
        super::Patch::between(self.old, self.new, &self.to_old)
    }
}

impl<'a> Change<'a> {
    /// What became of it.
    pub fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// The clause in the old edition. `None` for one that was added, and for what stands outside of every clause.
    pub fn before(&self) -> Option<Clause<'a>> {
        self.old
    }

    /// The clause in the new edition. `None` for one that was removed, and for what stands outside of every clause.
    pub fn after(&self) -> Option<Clause<'a>> {
        self.new
    }

    /// Its address in the old edition; `-` for what stands outside of every clause.
    pub fn old_address(&self) -> Option<&'a str> {
        address(self.old, self.kind != ChangeKind::Added)
    }

    /// Its address in the new edition; `-` for what stands outside of every clause.
    pub fn new_address(&self) -> Option<&'a str> {
        address(self.new, self.kind != ChangeKind::Removed)
    }

    /// What it means for what conformed before.
    pub fn impact(&self) -> Impact {
        self.impact
    }

    /// Why, in words, the gravest first.
    pub fn reasons(&self) -> impl ExactSizeIterator<Item = &str> {
        self.reasons.iter().map(|reason| &**reason)
    }

    /// True if it stands under another clause or among its neighbours in another order, whatever else changed.
    pub fn is_moved(&self) -> bool {
        self.moved
    }

    /// True if it has another title.
    pub fn is_retitled(&self) -> bool {
        self.retitled
    }

    /// The provisions that changed in it.
    pub fn provisions(&self) -> &[ProvisionChange<'a>] {
        &self.provisions
    }

    /// The term entries that changed in it.
    pub fn terms(&self) -> &[TermChange<'a>] {
        &self.terms
    }

    /// The references to other documents that changed in it.
    pub fn references(&self) -> &[ReferenceChange] {
        &self.references
    }

    /// Its words: which stayed, which went, which came, with the borders of blocks between them. Computed on each call; bounded
    /// where two clauses are large and have little in common.
    pub fn words(&self) -> Vec<WordChange<'a>> {
        let (old, new) = &self.texts;
        let (a, b) = (old.tokens(), new.tokens());
        let keys = |tokens: &[(u64, TextRange, bool)]| tokens.iter().map(|token| token.0).collect::<Vec<_>>();
        let mut found = Vec::new();
        // The stretch of each side that was shown last.
        let mut last = (None, None);
        let mut border = |found: &mut Vec<WordChange<'a>>, at: usize, is_new: bool| {
            let side = if is_new { &mut last.1 } else { &mut last.0 };
            if side.is_some_and(|before| before != at) && found.last() != Some(&WordChange::Border) {
                found.push(WordChange::Border);
            }
            *side = Some(at);
        };
        for op in words::readable(&words::compare(&keys(&a), &keys(&b)), |at| a[at].2) {
            let (gone, came) = (old.runs(&a[op.old_range()]), new.runs(&b[op.new_range()]));
            if matches!(op, DiffOp::Equal { .. }) {
                let before = gone.first().map_or(0, |(at, _)| *at);
                for (run, (at, text)) in came.into_iter().enumerate() {
                    border(&mut found, at, true);
                    border(&mut found, gone.get(run).map_or(before, |(at, _)| *at), false);
                    found.push(WordChange::Same(text));
                }
            } else {
                // Beside each other, block by block.
                for run in 0..gone.len().max(came.len()) {
                    if let Some(&(at, text)) = gone.get(run) {
                        border(&mut found, at, false);
                        found.push(WordChange::Removed(text));
                    }
                    if let Some(&(at, text)) = came.get(run) {
                        border(&mut found, at, true);
                        found.push(WordChange::Added(text));
                    }
                }
            }
        }
        found
    }
}

fn address(clause: Option<Clause<'_>>, is_there: bool) -> Option<&str> {
    clause.map(Clause::address).or(is_there.then_some("-"))
}

impl<'a> ProvisionChange<'a> {
    /// What became of it.
    pub fn kind(&self) -> ProvisionChangeKind {
        self.kind
    }

    /// The provision in the old edition.
    pub fn before(&self) -> Option<Provision<'a>> {
        self.old
    }

    /// The provision in the new edition.
    pub fn after(&self) -> Option<Provision<'a>> {
        self.new
    }

    /// In what it changed; empty where it came, went or moved.
    pub fn aspects(&self) -> &[Aspect] {
        &self.aspects
    }

    /// What it means for what conformed before.
    pub fn impact(&self) -> Impact {
        self.impact
    }

    /// Why, in words.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl<'a> TermChange<'a> {
    /// What became of it.
    pub fn kind(&self) -> EntryChangeKind {
        self.kind
    }

    /// The entry in the old edition.
    pub fn before(&self) -> Option<TermEntry<'a>> {
        self.old
    }

    /// The entry in the new edition.
    pub fn after(&self) -> Option<TermEntry<'a>> {
        self.new
    }

    /// What it means for what conformed before.
    pub fn impact(&self) -> Impact {
        self.impact
    }

    /// Why, in words.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl ReferenceChange {
    /// What became of it.
    pub fn kind(&self) -> EntryChangeKind {
        self.kind
    }

    /// The identifier in the old edition, as printed.
    pub fn before(&self) -> Option<&str> {
        self.old.as_deref()
    }

    /// The identifier in the new edition, as printed.
    pub fn after(&self) -> Option<&str> {
        self.new.as_deref()
    }

    /// True if it stands in a list of normative references.
    pub fn is_normative(&self) -> bool {
        self.normative
    }

    /// What it means for what conformed before.
    pub fn impact(&self) -> Impact {
        self.impact
    }

    /// Why, in words.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
