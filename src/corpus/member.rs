//! A document of a corpus, with the names that it goes by.

use crate::diagnostic::Diagnostic;
use crate::format::Format;
use crate::identifier::Identifier;
use crate::model::{Document, PartialDate, RelationKind};
use crate::word::vocabulary;

use super::life;

vocabulary! {
    /// Reason for which an identifier means a member, from the nearest reason to the farthest.
    #[derive(PartialOrd, Ord)]
    pub enum Match {
        /// It is its own identifier.
        Own = "own",
        /// It is another name of the same document: a series number, the other half of a double number.
        Alias = "alias",
        /// It is what the member adopts.
        Adoption = "adoption",
    }
}

/// A document of a corpus.
#[derive(Debug)]
pub struct Member {
    document: Document,
    diagnostics: Vec<Diagnostic>,
    names: Vec<(Identifier, Match)>,
    in_force: Option<PartialDate>,
}

impl Member {
    pub(super) fn new(document: Document, diagnostics: Vec<Diagnostic>) -> Self {
        let names = names(&document);
        let in_force = life::in_force(&document, names.first().map(|(id, _)| id));
        Self { document, diagnostics, names, in_force }
    }

    /// The name of its source: the path of its file.
    pub fn name(&self) -> &str {
        self.document.origin().name()
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Diagnostics of its source.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The identifier that the document gives itself, the most exact one; `None` where it gives none that can be read.
    pub fn identifier(&self) -> Option<&Identifier> {
        self.names.first().filter(|(_, how)| *how == Match::Own).map(|(id, _)| id)
    }

    /// Every identifier that leads to it, and why; its own first.
    pub fn names(&self) -> impl ExactSizeIterator<Item = (&Identifier, Match)> {
        self.names.iter().map(|(id, how)| (id, *how))
    }

    /// From when it is in force, as it says itself: the date of implementation, else of publication, else the year of its identifier.
    pub fn in_force(&self) -> Option<PartialDate> {
        self.in_force
    }

    /// Returns `true` if its identifier is that of a draft: it may say what it is going to replace, and replaces nothing yet.
    pub(super) fn is_draft(&self) -> bool {
        let draft = |id: &Identifier| id.stage().is_some() || (id.family() == "ietf" && id.document_type().is_none());
        self.identifier().is_some_and(draft)
    }

    /// The place of its format in the order of formats: of two forms of one document the first says more.
    pub(super) fn rank(&self) -> usize {
        let format = self.document.origin().format().parse::<Format>().ok();
        Format::all().position(|known| Some(known) == format).unwrap_or(usize::MAX)
    }
}

/// The identifiers of a document: its own, their other halves, and those of what it adopts.
fn names(document: &Document) -> Vec<(Identifier, Match)> {
    let mut names: Vec<(Identifier, Match)> = Vec::new();
    let mut add = |id: Identifier, how: Match| {
        if !names.iter().any(|(known, _)| *known == id) {
            names.push((id, how));
        }
    };
    let metadata = document.metadata();
    let read = |text: &str| text.parse::<Identifier>().ok();
    let exact = metadata.identifier().and_then(read);
    let others: Vec<_> = metadata.identifiers.iter().filter_map(|i| read(&i.value)).collect();
    let mut adopted = Vec::new();
    for id in exact.iter().chain(&others) {
        // Another number of the same work, such as its place in a series, is another name.
        let how = if exact.as_ref().is_none_or(|own| own.is_same_work(id)) { Match::Own } else { Match::Alias };
        adopted.extend(id.adopted());
        add(id.clone(), how);
    }
    let relations = metadata.relations.iter().filter(|r| r.kind == RelationKind::Adopts);
    adopted.extend(relations.filter_map(|r| read(&r.identifier)));
    adopted.extend(document.adopted_metadata().iter().filter_map(|m| m.identifier()).filter_map(read));
    for id in adopted {
        add(id, Match::Adoption);
    }
    names
}
