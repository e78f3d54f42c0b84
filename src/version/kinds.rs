//! Words for changes and for what they mean.

use crate::word::vocabulary;

vocabulary! {
    /// What became of a clause.
    pub enum ChangeKind {
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
        /// Its text or title changed; it may stand elsewhere as well.
        Modified = "modified",
        /// It stands under another clause, or in another order among its neighbours, with the same text.
        Moved = "moved",
        /// Only its number changed.
        Renumbered = "renumbered",
        /// It was divided: one row for each clause that has a part of it.
        Split = "split",
        /// It became one with another: one row for each clause that went into it.
        Merged = "merged",
    }
}

vocabulary! {
    /// What became of a provision.
    pub enum ProvisionChangeKind {
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
        /// The same provision stands in another clause.
        Moved = "moved",
        /// It is said in other words, or says something else of the same strength.
        Reworded = "reworded",
        /// It demands more than before.
        Strengthened = "strengthened",
        /// It demands less than before.
        Weakened = "weakened",
    }
}

vocabulary! {
    /// In what a provision changed.
    pub enum Aspect {
        /// The verbal form: *should* became *shall*.
        VerbalForm = "verbal-form",
        /// It affirms what it denied, or denies what it affirmed.
        Polarity = "polarity",
        /// A limit leaves less room.
        LimitNarrowed = "limit-narrowed",
        /// A limit leaves more room.
        LimitWidened = "limit-widened",
        /// A value changed that is no limit to one side.
        ValueChanged = "value-changed",
        /// It holds under a condition that was not there.
        ConditionAdded = "condition-added",
        /// A condition is no longer there.
        ConditionDropped = "condition-dropped",
        /// There is an exception that was not there.
        ExceptionAdded = "exception-added",
        /// An exception is no longer there.
        ExceptionDropped = "exception-dropped",
        /// It refers to another document, or to a part of this one instead of a document.
        ReferenceChanged = "reference-changed",
        /// Other words that say the same: spelling, synonyms, connecting words, punctuation.
        Wording = "wording",
        /// Other words that say something else, as far as words tell.
        Substance = "substance",
    }
}

vocabulary! {
    /// What a change means for what conformed before, in the terms of semantic versioning.
    #[derive(PartialOrd, Ord)]
    pub enum Impact {
        /// Wording, numbering, layout and informative text.
        Patch = "patch",
        /// What conformed still conforms, and there is something new, or less is demanded.
        Minor = "minor",
        /// What conformed may no longer conform.
        Major = "major",
    }
}

vocabulary! {
    /// Which part of a semantic version the changes of an edition raise.
    #[derive(PartialOrd, Ord)]
    pub enum Bump {
        /// Nothing changed.
        None = "none",
        /// As [`Impact::Patch`].
        Patch = "patch",
        /// As [`Impact::Minor`].
        Minor = "minor",
        /// As [`Impact::Major`].
        Major = "major",
    }
}

vocabulary! {
    /// What became of a term entry or a reference to another document.
    pub enum EntryChangeKind {
        /// It is new.
        Added = "added",
        /// It is gone.
        Removed = "removed",
        /// A term is defined in other words; a reference names another edition.
        Changed = "changed",
    }
}

vocabulary! {
    /// What two documents are to each other.
    pub enum Kinship {
        /// The same text and structure.
        Identical = "identical",
        /// Two editions of one document, or a document and another state of it.
        Editions = "editions",
        /// One document in two formats: only words are compared.
        Formats = "formats",
        /// Two editions, the later one given as the old one.
        Reversed = "reversed",
        /// The same structure in two languages: only structure is compared.
        Translation = "translation",
        /// Two documents that have nothing to do with each other: everything is removed and added.
        Unrelated = "unrelated",
        /// One of the documents, or both, have no text.
        Empty = "empty",
    }
}

impl From<Impact> for Bump {
    fn from(impact: Impact) -> Self {
        match impact {
            Impact::Patch => Self::Patch,
            Impact::Minor => Self::Minor,
            Impact::Major => Self::Major,
        }
    }
}

impl Bump {
    /// The version after a version, by [Semantic Versioning 2.0.0](https://semver.org), 6 to 8. Before 1.0.0, where anything may
    /// change, a major change raises the second number and any other the third.
    ///
    /// ```
    /// use normative::version::Bump;
    /// use semver::Version;
    /// assert_eq!(Bump::Minor.next(&Version::new(1, 2, 3)), Version::new(1, 3, 0));
    /// assert_eq!(Bump::Major.next(&Version::new(0, 2, 3)), Version::new(0, 3, 0));
    /// assert_eq!(Bump::None.next(&Version::new(1, 2, 3)), Version::new(1, 2, 3));
    /// ```
    pub fn next(self, version: &semver::Version) -> semver::Version {
        let (major, minor, patch) = (version.major, version.minor, version.patch);
        let up = |n: u64| n.saturating_add(1);
        match (self, major) {
            (Self::None, _) => version.clone(),
            (Self::Major, 0) => semver::Version::new(0, up(minor), 0),
            (Self::Minor | Self::Patch, 0) => semver::Version::new(0, minor, up(patch)),
            (Self::Major, _) => semver::Version::new(up(major), 0, 0),
            (Self::Minor, _) => semver::Version::new(major, up(minor), 0),
            (Self::Patch, _) => semver::Version::new(major, minor, up(patch)),
        }
    }
}
