//! The fields that a grammar notes.

use crate::word::vocabulary;

vocabulary! {
    /// A field of an identifier, by its name in grammars.
    #[derive(PartialOrd, Ord)]
    pub(crate) enum Field {
        /// A publisher.
        Publisher = "pub",
        /// The type of document.
        Type = "type",
        /// The stage of a draft.
        Stage = "stage",
        /// The number of a draft's iteration.
        Iteration = "iter",
        /// The number.
        Number = "num",
        /// A part, or a part of a part.
        Part = "part",
        /// The year.
        Year = "year",
        /// The month.
        Month = "month",
        /// The day.
        Day = "day",
        /// The edition.
        Edition = "ed",
        /// The version.
        Version = "ver",
        /// A supplement begins: its kind.
        Supplement = "sup",
        /// The number of the supplement that began last.
        SupplementNumber = "sn",
        /// The year of the supplement that began last.
        SupplementYear = "sy",
        /// A language.
        Language = "lang",
        /// Another identifier that this one adopts or is doubled by.
        Adopted = "adopts",
        /// The degree of correspondence.
        Degree = "degree",
        /// All parts of the number.
        AllParts = "all",
        /// The year of a reaffirmation.
        Reaffirmed = "reaff",
        /// A place in the document.
        Locator = "loc",
        /// What the grammar takes as it is.
        Rest = "rest",
    }
}
