//! Sentences of an instruction, and the steps of a sentence.

use std::ops::Range;

use super::super::verb::{first_verb, verb_at};

/// The sentences of an instruction: a full stop or 。 with another sentence after it parts them.
pub(super) fn sentences(mask: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in mask.char_indices() {
        let end = at + c.len_utf8();
        let stops = match c {
            '。' => true,
            '.' => {
                mask[end..].starts_with(char::is_whitespace) && mask[end..].trim_start().starts_with(char::is_uppercase)
            }
            _ => false,
        };
        if stops {
            found.push(start..end);
            start = end;
        }
    }
    if !mask[start..].trim().is_empty() {
        found.push(start..mask.len());
    }
    found
}

/// The steps of a sentence: *and*, *then*, a comma or a semicolon with a verb behind it parts them.
pub(super) fn steps(lower: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    const BETWEEN: &[&str] =
        &[" and then ", " and ", "; then ", "; ", ", then ", ", and ", ", ", " et ", " und ", "，并", "，", "；"];
    let mut found = Vec::new();
    let mut start = sentence.start;
    let text = &lower[..sentence.end];
    let has_verb = |range: Range<usize>| first_verb(&lower[range]).is_some();
    let mut at = sentence.start;
    while at < sentence.end {
        let sign = BETWEEN.iter().find(|sign| text[at..].starts_with(**sign));
        let Some(sign) = sign else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let next = at + sign.len();
        let imperative = verb_at(text, next).is_some_and(|verb| !verb.words.ends_with("ed") && verb.words != "number");
        let chinese = text[next..].starts_with(['将', '把', '删', '增', '第', '“']) && has_verb(next..sentence.end);
        if (imperative || chinese) && has_verb(start..at) {
            found.push(start..at);
            start = next;
        }
        at = next;
    }
    found.push(start..sentence.end);
    found
}
