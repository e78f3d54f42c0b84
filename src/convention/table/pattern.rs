//! Verbal forms as patterns of words.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::{Sentence, rows};
use crate::convention::english::{Class, is_whole};
use crate::model::{Polarity, ProvisionKind};

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Part {
    /// One of some words, in lower case.
    Word(Vec<&'static str>),
    /// Up to so many other words, within a clause.
    Gap(usize),
    /// A German infinitive with *zu*: *zu lagern*, *durchzuführen*.
    ZuInfinitive,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) kind: ProvisionKind,
    pub(super) polarity: Polarity,
    /// Whether it counts in clauses that assert something only.
    pub(super) weak: bool,
    parts: Vec<Part>,
}

impl Form {
    pub(super) fn rule(&self) -> &'static str {
        match self.parts.len() {
            1 => "modal",
            _ => "equivalent",
        }
    }
}

/// The forms of a language.
#[derive(Debug)]
pub(super) struct Forms {
    forms: Vec<Form>,
    automaton: Option<AhoCorasick>,
}

impl Forms {
    pub(super) fn new(table: &'static str) -> Self {
        let forms: Vec<_> = rows(table)
            .map(|(kind, polarity, strength, words)| Form {
                kind,
                polarity,
                weak: strength == "weak",
                parts: words.split(' ').map(part).collect(),
            })
            .collect();
        let mut heads: Vec<&str> = forms
            .iter()
            .filter_map(|form| match form.parts.first() {
                Some(Part::Word(words)) => Some(words.iter().copied()),
                _ => None,
            })
            .flatten()
            .collect();
        heads.sort_unstable();
        heads.dedup();
        let typographic: Vec<String> = heads.iter().map(|head| head.replace('\'', "’")).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(heads.iter().map(|head| (*head).to_owned()).chain(typographic))
            .ok();
        Self { forms, automaton }
    }

    /// Where the first words of forms begin in a text.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = usize> {
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        matches.filter(move |m| is_whole(text, m.start(), m.end())).map(|m| m.start())
    }

    /// The form with the most words that begins at a token, and its last token.
    pub(super) fn longest(&self, sentence: Sentence<'_>, at: usize) -> Option<(&Form, usize)> {
        let found = self.forms.iter().filter_map(|form| {
            let last = matched(&form.parts, sentence, at)?.checked_sub(1)?;
            Some((form, last))
        });
        found.max_by_key(|(form, last)| (*last, form.parts.len()))
    }
}

fn part(text: &'static str) -> Part {
    if text == "+zu" {
        return Part::ZuInfinitive;
    }
    match text.strip_prefix('~').and_then(|count| count.parse().ok()) {
        Some(count) => Part::Gap(count),
        None => Part::Word(text.split('|').collect()),
    }
}

/// Past the last token of a pattern that begins at a token.
fn matched(parts: &[Part], sentence: Sentence<'_>, at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Word(words) => {
            let word = normal(sentence.word(at));
            words.contains(&&*word).then(|| matched(rest, sentence, at + 1)).flatten()
        }
        Part::ZuInfinitive => matched(rest, sentence, zu_infinitive(sentence, at)?),
        Part::Gap(count) => {
            for skipped in 0..=*count {
                if let Some(end) = matched(rest, sentence, at + skipped) {
                    return Some(end);
                }
                if sentence.is(at + skipped, Class::PUNCTUATION) || at + skipped >= sentence.len() {
                    return None;
                }
            }
            None
        }
    }
}

/// A word in lower case with a straight apostrophe.
fn normal(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// What German verbs with a separable first part begin with.
const PREFIXES: &[&str] = &[
    "ab", "an", "auf", "aus", "bei", "bereit", "durch", "ein", "fest", "fern", "fort", "frei", "her", "hin", "mit",
    "nach", "sicher", "teil", "um", "unter", "vor", "weg", "weiter", "wieder", "zu", "zurück", "zusammen",
];

fn zu_infinitive(sentence: Sentence<'_>, at: usize) -> Option<usize> {
    let infinitive = |word: &str| {
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        lower && word.len() > 4 && ["en", "eln", "ern"].iter().any(|end| word.ends_with(end))
    };
    let word = sentence.word(at);
    if word == "zu" {
        return infinitive(sentence.word(at + 1)).then_some(at + 2);
    }
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)?.strip_prefix("zu"))?;
    (rest.len() > 3 && infinitive(word)).then_some(at + 1)
}
