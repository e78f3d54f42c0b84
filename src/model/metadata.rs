//! Metadata that a document states.

use super::PartialDate;
use super::kind::vocabulary;

vocabulary! {
    /// True if a fact was found.
    pub enum Knowledge {
        /// The source says it.
        Known = "known",
        /// The reader looks for it and the source does not say it.
        Absent = "absent",
        /// The reader does not look for it: nothing follows from its absence.
        NotExtracted = "not-extracted",
    }
}

vocabulary! {
    /// A field of the metadata, to ask for its [`Knowledge`].
    pub enum Field {
        /// Identifiers of the document.
        Identifiers = "identifiers",
        /// Titles.
        Titles = "titles",
        /// Type of document.
        DocumentType = "document-type",
        /// Publishers.
        Publishers = "publishers",
        /// Edition.
        Edition = "edition",
        /// Version or draft.
        Version = "version",
        /// Stage of development.
        Stage = "stage",
        /// Status.
        Status = "status",
        /// Languages of the content.
        Languages = "languages",
        /// Dates.
        Dates = "dates",
        /// Committee.
        Committees = "committees",
        /// Secretariat.
        Secretariat = "secretariat",
        /// Classes of the International Classification for Standards.
        Ics = "ics",
        /// Classes of the Chinese Classification for Standards.
        Ccs = "ccs",
        /// Authors and editors.
        Contributors = "contributors",
        /// Copyright.
        Copyright = "copyright",
        /// Keywords.
        Keywords = "keywords",
        /// Relations to other documents.
        Relations = "relations",
    }
}

vocabulary! {
    /// Edition or work that an identifier names.
    pub enum IdentifierForm {
        /// With its year: one edition.
        Dated = "dated",
        /// Without a year: the work.
        Undated = "undated",
        /// The source does not say.
        Unspecified = "unspecified",
    }
}

/// An identifier of a document, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentIdentifier {
    /// The identifier, as printed.
    pub value: Box<str>,
    /// Dated or undated, where the source says so.
    pub form: IdentifierForm,
}

/// A title in one language. Parts that the source does not tell apart are in `full` only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentTitle {
    /// BCP 47 tag.
    pub language: Option<Box<str>>,
    /// Introductory element: the field (ISO/IEC Directives Part 2, clause 11).
    pub introductory: Option<Box<str>>,
    /// Main element: the subject.
    pub main: Option<Box<str>>,
    /// Complementary element: the part.
    pub complementary: Option<Box<str>>,
    /// The whole title.
    pub full: Option<Box<str>>,
}

impl DocumentTitle {
    /// The whole title: as the source gives it, else its elements joined by an em dash between spaces.
    pub fn text(&self) -> String {
        match &self.full {
            Some(full) => full.to_string(),
            None => [&self.introductory, &self.main, &self.complementary]
                .into_iter()
                .flatten()
                .map(|part| &**part)
                .collect::<Vec<_>>()
                .join(" \u{2014} "),
        }
    }
}

/// A stage of development.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stage {
    /// The code as printed, such as `60.60` or `IS`.
    pub code: Box<str>,
    /// Addition of the source, such as a substage or an abbreviation.
    pub detail: Option<Box<str>>,
}

/// A date in a document's life. What it is of is as the source says: `release`, `publication`, `vote-start` …
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifeDate {
    /// Event, in the word of the source.
    pub event: Box<str>,
    /// The date, where it could be read.
    pub date: Option<PartialDate>,
    /// As printed.
    pub printed: Box<str>,
}

/// Copyright of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Copyright {
    /// The statement as printed.
    pub statement: Option<Box<str>>,
    /// Years.
    pub years: Vec<Box<str>>,
    /// Holders.
    pub holders: Vec<Box<str>>,
}

vocabulary! {
    /// Kind of a relation between two documents.
    pub enum RelationKind {
        /// It takes the place of the other.
        Replaces = "replaces",
        /// The other takes its place.
        ReplacedBy = "replaced-by",
        /// It amends the other.
        Amends = "amends",
        /// It corrects the other.
        Corrects = "corrects",
        /// It is amended by the other.
        AmendedBy = "amended-by",
        /// It adopts the other.
        Adopts = "adopts",
        /// The other adopts it.
        AdoptedBy = "adopted-by",
        /// It obsoletes the other (IETF).
        Obsoletes = "obsoletes",
        /// It updates the other (IETF).
        Updates = "updates",
        /// It is a part of the other.
        PartOf = "part-of",
        /// Any other relation; the source's word is kept beside.
        Related = "related",
    }
}

/// A relation to another document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Relation {
    /// Of which kind.
    pub kind: RelationKind,
    /// The source's own word for it.
    pub word: Option<Box<str>>,
    /// The other document's identifier, as printed.
    pub identifier: Box<str>,
}

/// A fact of the metadata that has no field of its own, by its name in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherFact {
    /// Name in the source: its path of element or field names, joined by `/`.
    pub name: Box<str>,
    /// Text, as printed.
    pub value: Box<str>,
}

/// Metadata that a document states, as the source prints them.
///
/// An empty field may be absent from the source or not looked for: [`Metadata::knowledge`] tells the two apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// Identifiers, the most exact first.
    pub identifiers: Vec<DocumentIdentifier>,
    /// Titles, in the order of the source.
    pub titles: Vec<DocumentTitle>,
    /// Type of document, as the source names it, such as `IS` or `Technical Specification`.
    pub document_type: Option<Box<str>>,
    /// Publishers or originators.
    pub publishers: Vec<Box<str>>,
    /// Edition, as printed.
    pub edition: Option<Box<str>>,
    /// Version or draft, as printed.
    pub version: Option<Box<str>>,
    /// Stage of development.
    pub stage: Option<Stage>,
    /// Status, as printed.
    pub status: Option<Box<str>>,
    /// BCP 47 tags of the languages of the content.
    pub languages: Vec<Box<str>>,
    /// Dates.
    pub dates: Vec<LifeDate>,
    /// Committees, as printed.
    pub committees: Vec<Box<str>>,
    /// Secretariat, as printed.
    pub secretariat: Option<Box<str>>,
    /// Classes of the International Classification for Standards.
    pub ics: Vec<Box<str>>,
    /// Classes of the Chinese Classification for Standards.
    pub ccs: Vec<Box<str>>,
    /// Authors and editors, as printed.
    pub contributors: Vec<Box<str>>,
    /// Copyright.
    pub copyright: Option<Copyright>,
    /// Keywords.
    pub keywords: Vec<Box<str>>,
    /// Relations to other documents.
    pub relations: Vec<Relation>,
    /// Everything else that the source says.
    pub other: Vec<OtherFact>,
    /// The fields that the reader looked for.
    pub(crate) extracted: Vec<Field>,
}

impl Metadata {
    /// State of a field: known, absent from the source, or not looked for.
    pub fn knowledge(&self, field: Field) -> Knowledge {
        if self.has(field) {
            Knowledge::Known
        } else if self.extracted.contains(&field) {
            Knowledge::Absent
        } else {
            Knowledge::NotExtracted
        }
    }

    fn has(&self, field: Field) -> bool {
        match field {
            Field::Identifiers => !self.identifiers.is_empty(),
            Field::Titles => !self.titles.is_empty(),
            Field::DocumentType => self.document_type.is_some(),
            Field::Publishers => !self.publishers.is_empty(),
            Field::Edition => self.edition.is_some(),
            Field::Version => self.version.is_some(),
            Field::Stage => self.stage.is_some(),
            Field::Status => self.status.is_some(),
            Field::Languages => !self.languages.is_empty(),
            Field::Dates => !self.dates.is_empty(),
            Field::Committees => !self.committees.is_empty(),
            Field::Secretariat => self.secretariat.is_some(),
            Field::Ics => !self.ics.is_empty(),
            Field::Ccs => !self.ccs.is_empty(),
            Field::Contributors => !self.contributors.is_empty(),
            Field::Copyright => self.copyright.is_some(),
            Field::Keywords => !self.keywords.is_empty(),
            Field::Relations => !self.relations.is_empty(),
        }
    }

    /// The identifier of this edition: the first dated one, else the first.
    pub fn identifier(&self) -> Option<&str> {
        let dated = self.identifiers.iter().find(|i| i.form == IdentifierForm::Dated);
        dated.or(self.identifiers.first()).map(|i| &*i.value)
    }

    /// The title in a language, else the first title. The language matches by its primary subtag: `en` finds `en-GB`.
    pub fn title(&self, language: &str) -> Option<&DocumentTitle> {
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let wanted = primary(language);
        self.titles.iter().find(|t| t.language.as_deref().is_some_and(|l| primary(l) == wanted)).or(self.titles.first())
    }

    /// The title in the first language of the document; in English where it names none.
    pub(crate) fn own_title(&self) -> Option<&DocumentTitle> {
        self.title(self.languages.first().map_or("en", |language| language))
    }
}
