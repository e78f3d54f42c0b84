//! What the list behind a sentence holds: what is demanded, or when it is.

use std::ops::Range;

use crate::model::{ProvisionData, TextRange};

/// Words by which a sentence announces its list.
const ANNOUNCE: &[&str] = &["following", "these", "下列", "以下", "下述"];

/// Conjunctions and prepositions that leave the circumstance to the list: *may be left out if:*.
const LEFT: &[&str] = &[
    "if",
    "when",
    "where",
    "unless",
    "except",
    "except for",
    "except when",
    "except if",
    "provided that",
    "in case of",
];

/// *in the following cases*: with a preposition before, these are when something holds.
const CASES: &[&str] = &["exception", "case", "circumstance", "situation", "condition", "event", "instance"];
const PREPOSITIONS: &[&str] = &["in", "under", "of", "by"];

/// 下列情形之一的, 下列情况外, 下列条件时: before the verbal form these are when something holds.
const CHINESE_CASES: &[&str] = &["情形", "情况", "条件", "场合"];

/// Whether the list behind a sentence that ends with a colon names conditions, exceptions or cases, so that its items demand
/// nothing: *unless one of the following applies:*, 除下列情况外，应……：.
///
/// `text` is the stretch that the sentence ends, `start` where it stands in the document.
pub(super) fn lists_circumstances(text: &str, start: u32, last: &ProvisionData) -> bool {
    let within = |range: TextRange| (range.start() - start) as usize..(range.end() - start) as usize;
    let sentence = within(last.range);
    let keyword = within(last.keyword);
    let lead = text[sentence.clone()].trim_end_matches([':', '：']).trim_end();
    if LEFT.iter().any(|word| ends_with_word(lead, word)) {
        return true;
    }
    let Some((at, word)) = announcement(text, &sentence) else { return false };
    let stated = last.condition.into_iter().chain(last.exception).any(|range| within(range).contains(&at));
    stated || is_case(text, &sentence, &keyword, at, word)
}

/// The last word that announces a list.
fn announcement(text: &str, sentence: &Range<usize>) -> Option<(usize, &'static str)> {
    let last = |word: &&'static str| text[sentence.clone()].rfind(word).map(|at| (sentence.start + at, *word));
    ANNOUNCE.iter().filter_map(last).max_by_key(|(at, _)| *at)
}

fn is_case(text: &str, sentence: &Range<usize>, keyword: &Range<usize>, at: usize, word: &str) -> bool {
    let (before, after) = (&text[sentence.start..at], &text[at + word.len()..sentence.end]);
    if word.is_ascii() {
        // "in any of the following three cases"
        let noun = after.split_whitespace().take(3).any(|word| CASES.iter().any(|case| word.starts_with(case)));
        let mut back = before.rsplit(' ').filter(|word| !word.is_empty()).take(5);
        let excepts = after.split_whitespace().take(2).any(|word| word.starts_with("exception"));
        return excepts
            || noun && back.any(|word| PREPOSITIONS.contains(&word)) && !ends_with_word(before.trim_end(), "with the");
    }
    let end = after.find(['，', ',', '：', ':']).unwrap_or(after.len());
    let noun = CHINESE_CASES.iter().any(|case| after[..end].contains(case));
    let tail = ["外", "下", "时", "的"].iter().any(|tail| after[..end].ends_with(tail));
    noun && (at < keyword.start || tail || before.ends_with('在'))
}

/// Words behind which alternatives are listed: one of them is enough.
const ONE: &[&str] = &["one of", "any of", "either of", "one or more of", "either", "one or the other of"];

/// Whether the list behind a sentence holds alternatives, of which none is demanded by itself: *shall be one of:*, *in either of the
/// following ways*.
pub(super) fn lists_alternatives(sentence: &str) -> bool {
    let lead = sentence.trim_end_matches([':', '.', ' ']).to_ascii_lowercase();
    let tail = |word: &str| {
        let Some(at) = lead.rfind(word) else { return false };
        let (before, rest) = (&lead[..at], &lead[at + word.len()..]);
        let free = !before.ends_with(|c: char| c.is_alphanumeric()) && !rest.starts_with(|c: char| c.is_alphanumeric());
        let announces = rest.split_whitespace().take(3).any(|word| ANNOUNCE.contains(&word));
        // "shall be one of the kinds below" does not: a few words alone, or what announces.
        free && (rest.trim().is_empty() || announces)
    };
    ONE.iter().any(|word| tail(word))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(before) = text.strip_suffix(word) else { return false };
    !before.ends_with(|c: char| c.is_alphanumeric())
}
