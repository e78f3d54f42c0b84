//! Provisions of a Chinese text, sentence by sentence.

use std::ops::Range;

use super::circumstance::Under;
use super::context::Context;
use super::found::Found;
use super::lexicon::{Drafting, Script, lexicon};
use super::sentence::{Sentence, Token, sentences};
use super::spread::Spread;
use super::{circumstance, imperative, measure, statute, technical, traditional};
use crate::convention::hit::Hit;
use crate::model::Convention;

/// Finds provisions, with buffers that are used again for the next text.
#[derive(Debug, Default)]
pub(in crate::convention) struct Reader {
    sentence: Sentence,
    found: Vec<Found>,
}

impl Reader {
    /// Gives every provision of a block's own text to `sink`, in text order. Linear in the length of the text.
    pub(in crate::convention) fn scan(&mut self, convention: Convention, text: &str, sink: &mut dyn FnMut(Hit)) {
        let Some(drafting) = Drafting::of(convention) else { return };
        if let Some(spread) = Spread::of(text) {
            let mut placed = |hit: Hit| {
                let (sentence, keyword) = (spread.original(&hit.sentence), spread.original(&hit.keyword));
                sink(Hit { sentence, keyword, ..hit });
            };
            self.scan_drafting(drafting, &spread.bare, &mut placed);
        } else {
            self.scan_drafting(drafting, text, sink);
        }
    }

    fn scan_drafting(&mut self, drafting: Drafting, text: &str, sink: &mut dyn FnMut(Hit)) {
        if let Err(from) = read((drafting, Script::Simplified), text, 0, self, sink) {
            // From the first sentence in the traditional script on, simplified characters stand for the others.
            let simplified = traditional::simplified(&text[from..]);
            let _ = read((drafting, Script::Traditional), &simplified, from, self, sink);
        }
    }

    /// The condition and the exception of each verbal form of one sentence, whose places are given in order. Linear in its length.
    pub(in crate::convention) fn circumstances(&mut self, sentence: &str, keywords: &[Range<usize>]) -> Vec<Under> {
        let Some(spread) = Spread::of(sentence) else {
            return circumstance::find(sentence, keywords, &mut self.sentence);
        };
        let bare: Vec<Range<usize>> = keywords.iter().map(|keyword| spread.bare_range(keyword)).collect();
        let mut found = circumstance::find(&spread.bare, &bare, &mut self.sentence);
        for under in &mut found {
            under.condition = under.condition.take().map(|range| spread.original(&range));
            under.exception = under.exception.take().map(|range| spread.original(&range));
        }
        found
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
            Drafting::GbT | Drafting::Engineering => by_technical_rules(drafting, text, sentence, led, found),
            Drafting::Statute => by_statute(text, sentence, found),
            Drafting::Gongwen => measure::find(text, sentence, found),
        }
        found.sort_by_key(|found| found.start);
        let range = without_label(text, trimmed(text, sentence.start, sentence.end));
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

fn by_technical_rules(drafting: Drafting, text: &str, sentence: &mut Sentence, led: bool, found: &mut Vec<Found>) {
    let mut counted: Option<Token> = None;
    if !sentence.tokens.is_empty() {
        statute::mark_conditions(text, sentence);
    }
    for (index, token) in sentence.tokens.iter().enumerate() {
        let Some(kind) = token.form.kind(drafting) else { continue };
        if let Some(count) = technical::rule(&Context::new(text, sentence, index), counted.as_ref()) {
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

/// The range without the label of a note or an example at its beginning: `注：`, `注2：`, `示例1：`.
fn without_label(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let body = ["注", "示例"].iter().find_map(|label| words.strip_prefix(label)).and_then(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || c == ' ');
        rest.strip_prefix(['：', ':'])
    });
    let body = body.or_else(|| footnote(words));
    let start = body.map_or(range.start, |body| range.end - body.trim_start().len());
    if start < range.end { start..range.end } else { range }
}

/// The words of a footnote of a table behind its letter: `a　用于儿童的罐体，…`. A letter before a predicate is a variable.
fn footnote(words: &str) -> Option<&str> {
    let body = words.strip_prefix(|c: char| c.is_ascii_lowercase())?;
    let rest = body.trim_start();
    let predicate =
        rest.starts_with(['应', '宜', '可', '不', '为', '是', '须', '必', '能', '的', '取', '值', '和', '与', '、']);
    let han = rest.starts_with(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    (rest.len() < body.len() && han && !predicate).then_some(rest)
}

/// The range without the blanks around it.
fn trimmed(text: &str, start: usize, end: usize) -> Range<usize> {
    let words = &text[start..end];
    let start = start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}
