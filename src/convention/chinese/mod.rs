//! Chinese drafting conventions: GB/T 1.1, engineering codes, statutes and policy documents.
//!
//! Chinese has no blanks between words, so one trie is searched for verbal forms, for words that only contain the characters of
//! one, and for punctuation, the leftmost and longest first (`lexicon`). What it finds is put into sentences and clauses
//! (`sentence`); the surroundings of a form then decide whether it counts (`context`, `rules` and a file for each convention).

mod circumstance;
mod context;
mod imperative;
mod lexicon;
mod measure;
mod oblige;
mod rules;
mod sentence;
mod statute;
mod traditional;
mod verbs;
mod words;

use std::ops::Range;

pub(super) use self::circumstance::Under;
use self::context::Context;
use self::lexicon::{Drafting, Script, lexicon};
use self::sentence::{Sentence, Token, sentences};
use super::Hit;
use crate::model::{Convention, Polarity, ProvisionKind};

/// Finds provisions, with buffers that are used again for the next text.
#[derive(Debug, Default)]
pub(super) struct Reader {
    sentence: Sentence,
    found: Vec<Found>,
}

impl Reader {
    /// Gives every provision of a block's own text to `sink`, in text order. Linear in the length of the text.
    pub(super) fn scan(&mut self, convention: Convention, text: &str, sink: &mut dyn FnMut(Hit)) {
        let Some(drafting) = Drafting::of(convention) else { return };
        if let Err(from) = read((drafting, Script::Simplified), text, 0, self, sink) {
            // From the first sentence in the traditional script on, simplified characters stand for the others.
            let simplified = traditional::simplified(&text[from..]);
            let _ = read((drafting, Script::Traditional), &simplified, from, self, sink);
        }
    }

    /// The condition and the exception of each verbal form of one sentence, whose places are given in order. Linear in its length.
    pub(super) fn circumstances(&mut self, sentence: &str, keywords: &[Range<usize>]) -> Vec<Under> {
        circumstance::find(sentence, keywords, &mut self.sentence)
    }
}

/// Reads a text that begins at `offset` of what the caller has; the error is where a sentence in the traditional script begins.
fn read(
    (drafting, script): (Drafting, Script),
    text: &str,
    offset: usize,
    reader: &mut Reader,
    sink: &mut dyn FnMut(Hit),
) -> Result<(), usize> {
    let Reader { sentence, found } = reader;
    // Whether a lead-in on an earlier line governs what follows: 厂家应：.
    let mut led = false;
    sentences(text, lexicon(script).find(text), sentence, |sentence| {
        found.clear();
        match drafting {
            Drafting::GbT | Drafting::Engineering => technical(drafting, text, sentence, led, found),
            Drafting::Statute => by_statute(text, sentence, found),
            Drafting::Gongwen => measure::find(text, sentence, found),
        }
        found.sort_by_key(|found| found.start);
        let range = trimmed(text, sentence.start, sentence.end);
        let words = &text[range.clone()];
        led = words.ends_with(['：', ':']) && !found.is_empty() || led && !words.ends_with('。');
        for found in found.iter() {
            sink(Hit {
                sentence: offset + range.start..offset + range.end,
                keyword: offset + found.start..offset + found.end,
                kind: found.kind,
                polarity: found.polarity,
                rule: found.rule,
            });
        }
    })
}

/// A provision of one sentence.
#[derive(Clone, Copy, Debug)]
struct Found {
    start: usize,
    end: usize,
    kind: ProvisionKind,
    polarity: Polarity,
    rule: &'static str,
}

impl Found {
    fn of(token: &Token, count: rules::Count, kind: ProvisionKind) -> Self {
        let (start, polarity) = (token.start, token.form.polarity);
        Self { start, end: start + count.keyword, kind, polarity, rule: count.rule }
    }
}

fn technical(drafting: Drafting, text: &str, sentence: &mut Sentence, led: bool, found: &mut Vec<Found>) {
    let mut counted: Option<Token> = None;
    if !sentence.tokens.is_empty() {
        statute::mark_conditions(text, sentence);
    }
    for (index, token) in sentence.tokens.iter().enumerate() {
        let Some(kind) = token.form.kind(drafting) else { continue };
        if let Some(count) = rules::technical(&Context::new(text, sentence, index), counted.as_ref()) {
            found.push(Found::of(token, count, kind));
            counted = Some(*token);
        }
    }
    if !led {
        imperative::find(text, sentence, found);
    }
}

fn by_statute(text: &str, sentence: &mut Sentence, found: &mut Vec<Found>) {
    if sentence.tokens.is_empty() {
        return;
    }
    statute::mark_conditions(text, sentence);
    let mut counted: Option<Token> = None;
    for (index, token) in sentence.tokens.iter().enumerate() {
        let Some(kind) = token.form.kind(Drafting::Statute) else { continue };
        if let Some(count) = statute::rule(&Context::new(text, sentence, index), counted.as_ref()) {
            found.push(Found::of(token, count, kind));
            counted = Some(*token);
        }
    }
}

/// The range without the blanks around it.
fn trimmed(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let words = &text[start..end];
    let start = start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}

#[cfg(test)]
mod circumstance_tests;
#[cfg(test)]
mod substitution_tests;
#[cfg(test)]
mod tests;
