//! Which paragraphs of an amendment without markup are instructions.

use std::ops::Range;

use super::place::Place;
use super::request::is_order_of_articles;
use super::verb::{Action, first_verb, verb_at};
use super::words::{lowered, masked, number_of, quotations};

/// Words that announce what an instruction brings.
const ANNOUNCES: &[&str] =
    &["following", "as follows", "throughout", "suivant", "folgend", "如下", "下列", "修改为", "改为", "作为第"];

/// How an instruction may begin before its verb: a place, or what is amended.
const BEGINS: &[&str] = &[
    "in ",
    "after ",
    "before ",
    "at the ",
    "throughout ",
    "for ",
    "the ",
    "en ",
    "dans ",
    "après ",
    "nach ",
    "im ",
    "am ",
];

/// True if a sentence is one to an editor: its verb stands where instructions have it, and it says where, with which words, or what
/// follows.
pub(super) fn is_instruction(text: &str) -> bool {
    let quoted = quotations(text);
    let mask = masked(text, &quoted);
    let lower = lowered(mask.trim_start());
    if is_order_of_articles(&lower) {
        return true;
    }
    let Some(verb) = first_verb(&lower) else { return false };
    let place = Place::read(&mask, false);
    let says = !quoted.is_empty() || place.names_something() || ANNOUNCES.iter().any(|word| lower.contains(word));
    if verb.is_chinese {
        return says && begins_chinese(text, &lower, &place, &quoted);
    }
    // The imperative opens the sentence; verbs that requirements begin with as well need words of their own.
    let verb = verb_at(&lower, 0).unwrap_or(verb);
    let last = lower.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':'));
    if verb.is_german
        && verb.end() == last.len()
        && !["soll", "muss", "darf", "müssen"].iter().any(|form| lower.contains(form))
    {
        return says;
    }
    if verb.start == 0 {
        return match verb.action {
            Action::Move | Action::Relabel => place.names_something(),
            _ => says,
        };
    }
    // A passive, or a verb at the end, after the place or the words that it is about.
    let before = &lower[..verb.start];
    let begins = BEGINS.iter().any(|begin| lower.starts_with(begin));
    let passive = ["is ", "are ", "est ", "sont ", "wird ", "werden ", "ist ", "is to be ", "shall be "];
    let is_passive = passive.iter().any(|be| before.ends_with(be));
    let reads = verb.words.ends_with("read") || verb.words == "lire";
    let named = Place::read(&mask[..mask.len().min(verb.start + 1)], true).names_something() || place.names_something();
    let announced = !quoted.is_empty() || ANNOUNCES.iter().any(|word| lower.contains(word));
    match verb.action {
        _ if begins
            && before.len() < 80
            && verb_at(&lower, verb.start).is_some()
            && !is_passive
            && !verb.words.ends_with("ed") =>
        {
            announced || named && verb.start < 60 && !before.contains(" shall")
        }
        Action::Delete | Action::Relabel if is_passive => {
            named && before.split_whitespace().count() <= 10 && !before.contains("shall")
        }
        _ => (is_passive || reads) && announced && named && !before.contains("shall be"),
    }
}

/// True if a Chinese sentence begins as instructions do.
fn begins_chinese(text: &str, lower: &str, place: &Place, quoted: &[Range<usize>]) -> bool {
    let lower = lower.trim_start();
    let begins = lower
        .starts_with(['将', '把', '在', '对', '用', '以', '删', '第', '增', '新', '原', '表', '图', '注', '取', '全'])
        || [
            "定义",
            "标题",
            "本条",
            "附录",
            "公式",
            "示例",
            "术语",
            "规范性引用文件",
            "参考文献",
            "前言",
            "引言",
            "范围",
        ]
        .iter()
        .any(|word| lower.starts_with(word));
    let numbered = place.clause.is_some() && lower.starts_with(|c: char| c.is_ascii_digit());
    // “A”改为“B”
    let pair = quoted.first().is_some_and(|first| text[..first.start].trim().chars().count() <= 1) && quoted.len() > 1;
    begins || numbered || pair
}

/// True if an item of a decision begins with an article: 第三条分为两条, 《灯笼条例》第三条.
pub(super) fn names_article(text: &str) -> bool {
    let mask = masked(text, &quotations(text));
    let rest = mask.trim_start().trim_start_matches(['将', '把', '对']);
    let rest = rest.strip_prefix('《').and_then(|inner| inner.split_once('》')).map_or(rest, |(_, rest)| rest);
    let number = rest.trim_start().strip_prefix('第').and_then(|rest| rest.split_once('条'));
    number.is_some_and(|(number, _)| number_of(number).is_some())
}

/// True if a paragraph of an amendment has what Chinese instructions have, a verb of theirs and a text that it quotes right beside it,
/// in an order that is not known.
pub(super) fn is_alike(text: &str) -> bool {
    let quoted = quotations(text);
    let mask = masked(text, &quoted);
    let lower = lowered(&mask);
    if mask.trim_start() != text.trim_start() && names_article(text) {
        return true;
    }
    let Some(verb) = first_verb(&lower).filter(|verb| verb.is_chinese) else { return false };
    let beside = |at: usize, end: usize| text.get(at..end).is_some_and(|between| between.chars().count() <= 4);
    quoted.iter().any(|quotation| {
        quotation.end <= verb.start && beside(quotation.end, verb.start)
            || quotation.start >= verb.end() && beside(verb.end(), quotation.start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_told_from_requirements() {
        for text in [
            "Delete 5.3.",
            "Change “2 m” to read “3 m”.",
            "For “20 g” read “25 g”.",
            "The first paragraph is replaced by the following:",
            "Modify the second paragraph as follows:",
            "In 4.1, “wood” shall read “bamboo”.",
            "NOTE 2 is deleted.",
            "After the second paragraph, add the following paragraph:",
            "Dans 4.1, remplacer «bois» par «bambou».",
            "In 4.1 „Holz“ durch „Bambus“ ersetzen.",
            "Amend 4.2 by deleting “long”.",
            "„Holz“ durch „Bambus“ ersetzen.",
            "Zweiten Absatz streichen.",
            "定义修改为：“玩具”。",
            "将5.2中的“白色”改为“红色”。",
            "第五条修改为：",
        ] {
            assert!(is_instruction(text), "{text}");
        }
        for text in [
            "Lanterns shall be added to the list.",
            "Remove the lid and pour the wax.",
            "Replace worn wicks every week.",
            "The seal shall be replaced by a new one.",
            "The paper is replaced every year.",
            "Insert the wick into the holder.",
            "The lantern is red.",
            "灯笼应删除旧标志。",
        ] {
            assert!(!is_instruction(text), "{text}");
        }
    }
}
