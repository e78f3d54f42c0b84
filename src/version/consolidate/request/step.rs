//! A step of an instruction: a verb with what it governs.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::super::super::tokens::stands_alone;
use super::super::names::Names;
use super::super::place::{Place, holds_unknown, role_of};
use super::super::verb::Verb;
use super::super::words::{address_of, is_item_label, letters, lowered, ordinal_of};

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
    /// True if the words mean every place where the text stands.
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

    /// True if words that should name a place name one, or only the text that the heading is about. A word that is not known may be
    /// anything.
    pub(super) fn names_known(words: &str) -> bool {
        if words.contains(stands_alone) {
            return !holds_unknown(words);
        }
        let is_place = |word: &str| address_of(word).is_some() || is_item_label(word) || ordinal_of(word).is_some();
        let known =
            |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || FILLERS.contains(&word) || role_of(word).is_some();
        letters(words).into_iter().all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')');
            is_place(bare)
                || lowered(bare)
                    .split(|c: char| !c.is_alphanumeric())
                    .all(|word| word.is_empty() || word.chars().count() == 1 || known(word))
        })
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
    "in all places",
    "at all places",
    "wherever it occurs",
    "à chaque occurrence",
    "an allen stellen",
    "统一",
    "均修改",
    "均改为",
    "均替换",
    "一律",
    "partout",
    "überall",
    "durchgehend",
    "全文",
    "各处",
    "所有",
];

/// Words of instructions that name nothing.
static FILLERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("fillers.txt").lines().filter(|line| !line.starts_with('#')).collect());
