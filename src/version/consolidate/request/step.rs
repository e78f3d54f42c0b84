//! A step of an instruction: a verb with what it governs.

use std::ops::Range;

use super::super::super::tokens::stands_alone;
use super::super::names::Names;
use super::super::place::{Place, role_of};
use super::super::verb::Verb;
use super::super::words::lowered;

/// A step: its words, where they stand in the instruction, its verb, and the quotations in it.
#[derive(Clone, Copy)]
pub(super) struct Step<'t> {
    /// The whole instruction.
    pub(super) text: &'t str,
    /// The words of the step, quotations blanked.
    pub(super) words: &'t str,
    /// The same in lower case, byte for byte.
    pub(super) lower: &'t str,
    /// Byte offset of the step in the instruction.
    pub(super) offset: usize,
    pub(super) verb: Verb,
    /// The quotations that name no part of a table, in bytes of the instruction.
    pub(super) quoted: &'t [Range<usize>],
    /// All quotations.
    pub(super) all: &'t [Range<usize>],
    /// The parts of a table that quotations name.
    pub(super) names: &'t Names,
    /// The place that the words before it and the heading name.
    pub(super) heading: &'t Place,
}

impl Step<'_> {
    /// Whether the words mean every place where the text stands.
    pub(super) fn everywhere(&self) -> bool {
        EVERYWHERE.iter().any(|word| self.lower.contains(word))
    }

    /// A quotation in bytes of the step.
    pub(super) fn own(&self, quotation: &Range<usize>) -> Range<usize> {
        quotation.start - self.offset..quotation.end - self.offset
    }

    /// The place that words of the step name.
    pub(super) fn place(&self, words: &str) -> Place {
        Place::read(words, false).with_names(self.names).inside(self.heading)
    }

    /// The place that a stretch of the step names, with the quotations in it, and whether quotations of it name nothing.
    pub(super) fn place_in(&self, part: Range<usize>) -> (Place, bool) {
        let place = Place::read(&self.words[part.clone()], false);
        let shifted: Vec<Range<usize>> = self
            .all
            .iter()
            .map(|quotation| self.own(quotation))
            .filter(|own| part.start <= own.start && own.end <= part.end)
            .collect();
        let own = &self.text[self.offset..self.offset + self.words.len()];
        let (names, others) = Names::among(own, self.lower, part, &shifted, true);
        (place.with_names(&names).inside(self.heading), !others.is_empty())
    }

    /// Whether words that should name a place name one, or only the text that the heading is about. A word that is not known may be
    /// anything.
    pub(super) fn names_known(words: &str) -> bool {
        if Place::read(words, true).names_something() {
            return true;
        }
        let known =
            |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || FILLERS.contains(&word) || role_of(word).is_some();
        let han = |c: char| stands_alone(c) && !"将把的中本条款其该用以由从".contains(c);
        let lower = lowered(words);
        !lower.contains(han)
            && lower
                .split(|c: char| !c.is_alphanumeric())
                .all(|word| word.is_empty() || known(word) || word.contains(stands_alone))
    }

    /// The words before the verb.
    pub(super) fn before(&self) -> &str {
        &self.words[..self.verb.start]
    }

    /// The words behind the verb.
    pub(super) fn behind(&self) -> &str {
        &self.words[self.verb.end()..]
    }
}

/// Words for every place.
const EVERYWHERE: &[&str] = &[
    "throughout",
    "wherever",
    "all occurrences",
    "each occurrence",
    "every occurrence",
    "everywhere",
    "partout",
    "überall",
    "durchgehend",
    "全文",
    "各处",
    "所有",
];

/// Words of instructions that name nothing.
const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "it",
    "is",
    "are",
    "to",
    "be",
    "of",
    "in",
    "and",
    "with",
    "by",
    "all",
    "whole",
    "entire",
    "existing",
    "following",
    "new",
    "its",
    "content",
    "contents",
    "whose",
    "shall",
    "should",
    "current",
    "le",
    "la",
    "les",
    "l",
    "du",
    "de",
    "des",
    "est",
    "sont",
    "par",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "des",
    "wird",
    "ist",
    "werden",
    "durch",
    "von",
    "wie",
    "folgt",
    "folgendes",
    "folgenden",
    "inhalt",
    "as",
    "follows",
    "read",
    "from",
    "comme",
    "suit",
    "suivant",
    "suivante",
    "ce",
    "qui",
    "se",
    "doit",
    "zu",
    "muss",
    "nun",
];
