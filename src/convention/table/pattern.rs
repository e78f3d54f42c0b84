//! Verbal forms as patterns of words.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::rows::rows;
use crate::convention::english::Sentence;
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
    /// True if it counts in clauses that assert something only.
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
    rows: Vec<Form>,
    /// For each first word, the forms that begin with it.
    by_head: Vec<Vec<usize>>,
    automaton: Option<AhoCorasick>,
}

/// The first word of forms in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) start: usize,
    which: usize,
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
        let begins =
            |form: &Form, head: &str| matches!(form.parts.first(), Some(Part::Word(words)) if words.contains(&head));
        let by_head = heads.iter().map(|head| (0..forms.len()).filter(|at| begins(&forms[*at], head)).collect());
        let by_head = by_head.collect();
        let typographic: Vec<String> = heads.iter().map(|head| head.replace('\'', "’")).collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(heads.iter().map(|head| (*head).to_owned()).chain(typographic))
            .ok();
        Self { rows: forms, by_head, automaton }
    }

    /// The first words of forms in a text.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = Head> {
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        let whole = matches.filter(move |m| is_whole(text, m.start(), m.end()));
        // Each word is there twice, with a straight and a curly apostrophe.
        let count = self.by_head.len().max(1);
        whole.map(move |m| Head { start: m.start(), which: m.pattern().as_usize() % count })
    }

    /// The form with the most words that begins at a token, which is a first word, and its last token.
    pub(super) fn longest(&self, sentence: Sentence<'_>, at: usize, head: Head) -> Option<(&Form, usize)> {
        let forms = self.by_head.get(head.which)?.iter().filter_map(|form| self.rows.get(*form));
        let found = forms.filter_map(|form| {
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
            let word = sentence.word(at);
            words.iter().any(|known| is_same(known, word)).then(|| matched(rest, sentence, at + 1)).flatten()
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

/// True if a word is one of a table, which are in lower case with a straight apostrophe.
fn is_same(known: &str, word: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(known);
    }
    let straight = |c: char| if c == '’' { '\'' } else { c };
    word.chars().map(straight).flat_map(char::to_lowercase).eq(known.chars())
}

/// Separable first parts of German verbs.
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
