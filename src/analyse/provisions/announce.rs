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

/// True if the list behind a sentence that ends with a colon names conditions, exceptions or cases, so that its items demand
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

/// True if a sentence leads in the key of the symbols of a formula: *..., where*, 式中：.
pub(super) fn is_key(text: &str) -> bool {
    let lead = text.trim_end_matches([':', '：', ' ', ',']).trim_end();
    let tail = lead.len().saturating_sub("in which".len() + 1);
    let tail = (tail..=lead.len()).find(|at| lead.is_char_boundary(*at)).map_or("", |at| &lead[at..]);
    let lower = tail.to_ascii_lowercase();
    ["wherein", "in which"].iter().any(|word| ends_with_word(&lower, word))
        || ends_with_word(&lower, "where") && !text.trim_end().ends_with(':')
        || lead.ends_with("式中")
        || lead.ends_with("其中")
}

/// True if the words before a verbal form put it into a relative clause or into brackets: *the wick, which may be cut*.
pub(super) fn is_aside(before: &str) -> bool {
    let words = before.trim_end();
    let last = words.rsplit([' ', '\n']).next().unwrap_or_default();
    let relative = ["which", "who", "that"].iter().any(|word| last.eq_ignore_ascii_case(word));
    let open = words.matches(['(', '（']).count() > words.matches([')', '）']).count();
    relative || open
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

/// Determiners and numerals of a choice: *one of*, *any two of*, *either*.
const CHOOSE: &[&str] =
    &["one", "two", "three", "four", "any", "either", "some", "1", "2", "3", "more", "other", "whichever"];

/// The same in Chinese, behind what announces the list: 下列之一, 以下任一条件, 下列情形中的一种. 一一 and 逐一 are of every one.
const CHINESE_CHOOSE: &[&str] =
    &["之一", "任一", "其一", "任何一", "任意一", "一种", "一项", "一個", "一个", "一条", "一款", "至少"];

/// True if the list behind a sentence holds alternatives, of which none is demanded by itself: *shall be one of:*, *in either of the
/// following ways*.
pub(super) fn lists_alternatives(sentence: &str) -> bool {
    let colon = sentence.trim_end().ends_with([':', '：']);
    let lead = sentence.trim_end_matches([':', '：', '.', '。', ' ']);
    if lead.ends_with(|c: char| !c.is_ascii()) {
        return chooses_in_chinese(lead);
    }
    let lead = lead.to_ascii_lowercase();
    let words: Vec<&str> = lead.rsplit([' ', '\n']).filter(|word| !word.is_empty()).take(LAST).collect();
    let is_choice = |word: &str| CHOOSE.contains(&word);
    if words.first().is_some_and(|last| *last == "either") {
        return true;
    }
    // "one of", "any two of": with what announces the list, or with a few words before the colon.
    let of = words.iter().position(|word| *word == "of");
    let chosen = of.filter(|of| words.get(of + 1).is_some_and(|word| is_choice(word)));
    let announced = |upto: usize| words[..upto].iter().any(|word| ANNOUNCE.contains(word));
    let by_either = words.iter().position(|word| *word == "either").filter(|at| announced(*at));
    chosen.is_some_and(|of| of == 0 || announced(of) || colon && of <= FEW) || by_either.is_some()
}

/// Number of words at the end of a sentence that are searched for a choice.
const LAST: usize = 10;

/// Number of words that may stand between a choice and the colon where none announces the list.
const FEW: usize = 3;

/// True if a sentence in Chinese ends with a choice of what it announces.
fn chooses_in_chinese(lead: &str) -> bool {
    let announced = ["下列", "以下", "下述", "其中"].iter().filter_map(|word| lead.rfind(word)).max();
    let Some(rest) = announced.map(|at| &lead[at..]) else { return false };
    !rest.contains(['，', '；', ',']) && CHINESE_CHOOSE.iter().any(|word| rest.contains(word))
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(before) = text.strip_suffix(word) else { return false };
    !before.ends_with(|c: char| c.is_alphanumeric())
}

/// True where the items of a list are the circumstances that a lead-in ends in: *must not disclose the data except—*, *may pay only if they
/// consider that—*.
pub(super) fn ends_in_circumstances(text: &str, end: u32, last: &ProvisionData) -> bool {
    let bare = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let cut = (text.len() - bare.len()) as u32;
    let word = bare.rsplit(' ').next().unwrap_or_default();
    let opens = ["except", "if", "unless", "until", "when", "where"].contains(&word);
    let reaches = |range: Option<TextRange>| {
        range.is_some_and(|range| range.end() + cut >= end && range.start() > last.keyword.end())
    };
    opens || reaches(last.condition) || reaches(last.exception)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_are_announced_in_many_words() {
        for lead in [
            "The lid shall be one of:",
            "The lid shall be made in one of two ways:",
            "The lid shall have any two of the following colours.",
            "The lid shall be either:",
            "船体应为下列之一：",
            "灯笼应满足下列条件中的一项：",
            "灯笼应采用以下任一方式：",
        ] {
            assert!(lists_alternatives(lead), "{lead}");
        }
        for lead in [
            "The lid shall be all of the following:",
            "The lid shall be one of the kinds of Clause 4 and shall state:",
            "灯笼应符合下列规定：",
            "符合下列条件之一的灯笼，应：",
        ] {
            assert!(!lists_alternatives(lead), "{lead}");
        }
    }

    #[test]
    fn keys_and_asides() {
        assert!(is_key("The mass shall be computed by m = V r, where"));
        assert!(is_key("质量应按下式计算，式中："));
        assert!(!is_key("The lid shall be shut where:"));
        assert!(is_aside("the wick, which ") && is_aside("the wick (it "));
        assert!(!is_aside("the wick "));
    }
}
