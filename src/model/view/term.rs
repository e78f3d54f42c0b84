//! Term entries.

use super::identity::by_place;
use super::{Block, Clause};
use crate::model::layer::{DesignationData, TermData};
use crate::model::{Document, NodeKind, TermStatus, TextRange, run_in_label};

/// A term entry in one language: designations, definition, notes, examples, sources.
#[derive(Clone, Copy, Debug)]
pub struct TermEntry<'a> {
    pub(super) document: &'a Document,
    pub(super) at: usize,
}

by_place!(TermEntry, at);

impl<'a> TermEntry<'a> {
    /// The document that it is of.
    pub fn document(self) -> &'a Document {
        self.document
    }

    fn data(self) -> &'a TermData {
        &self.document.terms[self.at]
    }

    /// Its number as printed, such as `3.1`, without the dot at its end. A term entry's number is not a clause number.
    pub fn number(self) -> Option<&'a str> {
        let mut entries = self
            .document
            .ancestors(self.data().entry)
            .take_while(|&id| self.document.node(id).kind == NodeKind::TermEntry);
        entries.find_map(|id| self.document.label_of(id)).map(|label| label.trim_end_matches(['.', '．']))
    }

    /// Its language as a BCP 47 tag.
    pub fn language(self) -> Option<&'a str> {
        self.data().language.as_deref().or_else(|| self.block().language())
    }

    /// The designations of a standing, as printed.
    pub fn designations(self, status: TermStatus) -> impl Iterator<Item = &'a str> {
        let of_status = self.data().designations.iter().filter(move |d| d.status == status);
        of_status.map(move |d| self.words_of(d))
    }

    fn words_of(self, designation: &DesignationData) -> &'a str {
        match designation.range {
            Some(range) => self.document.slice(range),
            None => Block::new(self.document, designation.node).text(),
        }
    }

    /// Every designation, with its block and its standing, in order.
    pub(crate) fn all_designations(self) -> impl Iterator<Item = (&'a str, Block<'a>, TermStatus)> {
        self.data().designations.iter().map(move |d| (self.words_of(d), Block::new(self.document, d.node), d.status))
    }

    /// The first preferred term, else the first designation.
    pub fn preferred(self) -> Option<&'a str> {
        let first = self.data().designations.first().map(|d| self.words_of(d));
        self.designations(TermStatus::Preferred).next().or(first)
    }

    /// Its definition.
    pub fn definition(self) -> Option<&'a str> {
        self.parts(NodeKind::Definition).next().map(Block::text)
    }

    /// Its definitions, notes to entry, examples or sources, by the kind of block.
    pub fn parts(self, kind: NodeKind) -> impl Iterator<Item = Block<'a>> {
        self.document.of_kind(self.data().scope, kind).map(move |id| Block::new(self.document, id))
    }

    /// The words of its notes to entry, examples or sources, by the kind of block, without what only labels them: `注1：`, the brackets
    /// around a source.
    pub fn words(self, kind: NodeKind) -> impl Iterator<Item = &'a str> {
        self.parts(kind).map(|part| unlabelled(part.text(), part.label()))
    }

    /// The block of the entry in this language.
    pub fn block(self) -> Block<'a> {
        Block::new(self.document, self.data().scope)
    }

    /// The block of the whole entry, all languages.
    pub fn entry(self) -> Block<'a> {
        Block::new(self.document, self.data().entry)
    }

    /// The clause that it stands in.
    pub fn clause(self) -> Option<Clause<'a>> {
        self.block().clause()
    }

    /// The range of its text.
    pub fn range(self) -> TextRange {
        self.block().range()
    }
}

/// A place where a term of the document is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct TermOccurrence<'a> {
    /// The entry that the designation is of; of several with the same designation the first.
    pub entry: TermEntry<'a>,
    /// Range of the use, in bytes of the text.
    pub range: TextRange,
}

/// A text without the square brackets around it and the label that it begins with, which may be printed with other blanks.
fn unlabelled<'t>(text: &'t str, label: Option<&str>) -> &'t str {
    let inner =
        text.trim().strip_prefix(['[', '［']).and_then(|inner| inner.trim_end_matches('。').strip_suffix([']', '］']));
    let text = inner.filter(|inner| !inner.contains(['[', '［'])).unwrap_or(text).trim();
    let Some(label) = label else {
        // `NOTE 1` that is printed at the head of a paragraph.
        return text.get(run_in_label(text)..).unwrap_or(text);
    };
    let mut rest = text;
    for c in label.chars().filter(|c| !c.is_whitespace()) {
        match rest.trim_start().strip_prefix(c) {
            Some(after) => rest = after,
            None => return text,
        }
    }
    rest.trim_start_matches([':', '：', ' ', '\u{3000}', '\u{a0}'])
}

#[cfg(test)]
mod tests {
    use super::unlabelled;

    #[test]
    fn labels_and_brackets_are_no_words() {
        assert_eq!(unlabelled("注 1：可悬挂。", Some("注1")), "可悬挂。");
        assert_eq!(unlabelled("[来源：GB/T 99001—2031，3.2]", Some("来源")), "GB/T 99001—2031，3.2");
        assert_eq!(unlabelled("May float.", Some("Note 1 to entry")), "May float.");
        assert_eq!(unlabelled("[a] and [b]", None), "[a] and [b]");
    }
}
