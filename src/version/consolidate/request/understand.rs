//! The words of an instruction, understood as a whole or not at all.

use std::ops::Range;

use super::super::names::Names;
use super::super::place::Place;
use super::super::refusal::Refusal;
use super::super::verb::{Action, first_verb};
use super::super::words::{lowered, masked, quotations};
use super::kinds::Request;
use super::step::Step;
use super::steps::{sentences, steps};
use crate::model::NodeKind;

/// How sentences begin that only say what an instruction gives.
const NEUTRAL: &[&str] = &["it then ", "the text then ", "the clause then ", "this then ", "note to the editor"];

/// The requests of an instruction, or why it is refused: it is understood as a whole.
pub(in crate::version::consolidate) fn requests(text: &str, heading: &Place) -> Result<Vec<Request>, Refusal> {
    let quoted = quotations(text);
    let mask = masked(text, &quoted);
    let lower = lowered(&mask);
    let mut found = Vec::new();
    let mut context = heading.clone();
    for sentence in sentences(&mask) {
        if is_order_of_articles(&mask[sentence.clone()]) {
            found.push(Request::RenumberArticles);
            continue;
        }
        if first_verb(&lower[sentence.clone()]).is_none() {
            let words = mask[sentence.clone()].trim();
            let neutral = NEUTRAL.iter().any(|begin| lower[sentence.clone()].trim_start().starts_with(begin));
            let place = Place::read(words, true);
            if place.names_something() && words.split_whitespace().count() <= 8 {
                context = place.inside(&context);
            } else if !neutral && words.chars().any(char::is_alphanumeric) {
                let words: String = text[sentence].trim().chars().take(80).collect();
                return Err(if found.is_empty() { Refusal::NotUnderstood } else { Refusal::Further(words) });
            }
            continue;
        }
        for words in steps(&lower, sentence) {
            found.extend(step((text, &mask, &lower), words, &quoted, &mut context)?);
        }
    }
    if found.is_empty() {
        return Err(Refusal::NotUnderstood);
    }
    // A number is free once what had it has another.
    found.sort_by_key(|request| !matches!(request, Request::Relabel { .. }));
    Ok(found)
}

/// True if a sentence asks for numbers of articles in order: 对条文顺序作相应调整.
pub(in crate::version::consolidate) fn is_order_of_articles(sentence: &str) -> bool {
    let order = ["条文顺序", "条文序号", "条款顺序", "条款序号", "条文的顺序", "条文编号"];
    order.iter().any(|words| sentence.contains(words)) && sentence.contains("调整")
}

/// The requests of a step of an instruction, which is given with its quotations blanked, and in lower case. What the step names before
/// its verb is the context of those that follow.
fn step(
    (text, mask, lower): (&str, &str, &str),
    words: Range<usize>,
    quoted: &[Range<usize>],
    context: &mut Place,
) -> Result<Vec<Request>, Refusal> {
    let Some(verb) = first_verb(&lower[words.clone()]) else { return Ok(Vec::new()) };
    let all: Vec<Range<usize>> =
        quoted.iter().filter(|q| words.start <= q.start && q.end <= words.end).cloned().collect();
    let before = Place::read(&mask[words.start..words.start + verb.start], true);
    // Where the verb stands last, what is moved and where it goes stand before it alike.
    let before =
        if verb.is_german && matches!(verb.action, Action::Relabel | Action::Move) { Place::default() } else { before };
    if before.clause.is_some() || before.kind.is_some() {
        *context = before.clone().inside(context);
    }
    let is_table = lower[words.clone()].contains('表')
        || lower[words.clone()].contains("单元格")
        || context.labelled.iter().any(|own| own.kind == NodeKind::Table);
    let (names, others) = Names::among(text, lower, words.clone(), &all, is_table);
    let step = Step {
        text,
        words: &mask[words.clone()],
        lower: &lower[words.clone()],
        offset: words.start,
        verb,
        quoted: &others,
        all: &all,
        names: &names,
        heading: &before.inside(context),
    };
    step.read()
}

impl Step<'_> {
    fn read(&self) -> Result<Vec<Request>, Refusal> {
        match self.verb.action {
            Action::Replace if self.verb.is_chinese => self.replace_chinese(),
            Action::Replace => self.replace(),
            Action::Delete => self.delete(),
            Action::Add => self.add(),
            Action::Relabel => self.relabel(),
            Action::Move => self.relocate(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::words::Which;
    use super::super::kinds::Where;
    use super::*;

    fn first(text: &str) -> Request {
        requests(text, &Place::default()).unwrap_or_else(|e| panic!("{text}: {e}")).remove(0)
    }

    #[test]
    fn english_sentences_are_read() {
        let Request::Replace { at, .. } = first("Replace the second paragraph of 5.2 with the following:") else {
            panic!()
        };
        assert_eq!((at.clause.as_deref(), at.paragraphs), (Some("5.2"), Some((Which::Number(2), Which::Number(2)))));
        let Request::Delete { at } = first("Delete the fourth to seventh paragraphs.") else { panic!() };
        assert_eq!(at.paragraphs, Some((Which::Number(4), Which::Number(7))));
        let text = "In 5.1, second sentence, replace “white or red” with “white, red or blue”.";
        let Request::ReplaceText { at, old, new, .. } = first(text) else { panic!() };
        assert_eq!((&text[old], &text[new]), ("white or red", "white, red or blue"));
        assert_eq!((at.clause.as_deref(), at.sentence), (Some("5.1"), Some(Which::Number(2))));
        let Request::Add { at, where_, .. } =
            first("Add the following new annex after Annex D, before the Bibliography:")
        else {
            panic!()
        };
        assert_eq!((at.clause.as_deref(), where_), (Some("D"), Where::After));
        let both = requests("Delete list item c). Delete NOTE 2.", &Place::default()).unwrap();
        assert_eq!(both.len(), 2);
        let Request::Relabel { at, label } = first("Renumber Clause 8 as Clause 7.") else { panic!() };
        assert_eq!((at.clause.as_deref(), label), (Some("8"), "Clause 7".to_owned()));
    }

    #[test]
    fn other_verbs_and_orders_are_read() {
        for text in [
            "In 4.1, “wood” shall read “cane”.",
            "In 4.1, for “wood” read “cane”.",
            "In 4.1, read “cane” instead of “wood”.",
            "In 4.1, substitute “cane” for “wood”.",
            "In 4.1, “wood” is replaced by “cane”.",
            "Change “wood” to “cane” in 4.1.",
            "Change “wood” in 4.1 to read “cane”.",
            "Amend 4.1 by replacing “wood” with “cane”.",
            "En 4.1, remplacer «wood» par «cane».",
            "En 4.1, lire «cane» au lieu de «wood».",
            "In 4.1 „wood“ durch „cane“ ersetzen.",
            "将4.1中的“wood”更正为“cane”。",
        ] {
            let Request::ReplaceText { at, old, new, .. } = first(text) else { panic!("{text}") };
            assert_eq!((at.clause.as_deref(), &text[old], &text[new]), (Some("4.1"), "wood", "cane"), "{text}");
        }
        let steps = requests("Renumber 4.2 as 4.3 and insert the following new 4.2:", &Place::default()).unwrap();
        assert!(matches!(&steps[..], [Request::Relabel { label, .. }, Request::Add { .. }] if label == "4.3"));
        let steps = requests("Renumber 4.1 and 4.2 as 4.2 and 4.3.", &Place::default()).unwrap();
        assert_eq!(steps.len(), 2);
        assert_eq!(requests("Delete 5.3 and 5.4.", &Place::default()).unwrap().len(), 2);
        let moved = requests("Move 5.3 to the end of Clause 6.", &Place::default()).unwrap();
        assert!(
            matches!(&moved[..], [Request::Move { at, where_: Where::End, to }] if at.clause.as_deref() == Some("5.3") && to.clause.as_deref() == Some("6"))
        );
        for text in
            ["Replace the widget with the following:", "Delete the widget.", "Move 5.3.", "Move “wood” after 5.3."]
        {
            assert!(matches!(requests(text, &Place::read("4.1", true)), Err(Refusal::Unclear(_))), "{text}");
        }
        for text in ["删除“wood”。", "Delete “wood”.", "Delete the paragraph."] {
            assert!(requests(text, &Place::read("4.1", true)).is_ok(), "{text}");
        }
    }

    #[test]
    fn chinese_sentences_are_read() {
        let text = "将5.2中的“白色”改为“红色”。";
        let Request::ReplaceText { at, old, new, .. } = first(text) else { panic!() };
        assert_eq!((at.clause.as_deref(), &text[old], &text[new]), (Some("5.2"), "白色", "红色"));
        let Request::Delete { at } = first("删去第八条第二款。") else { panic!() };
        assert_eq!((at.clause.as_deref(), at.paragraphs.is_some()), (Some("8"), true));
        let text = "第五条修改为：“灯笼应防火。”";
        let Request::Replace { at, quoted: Some(new) } = first(text) else { panic!() };
        assert_eq!((at.clause.as_deref(), &text[new]), (Some("5"), "灯笼应防火。"));
        let text = "在第三条后增加一条，作为第四条：“灯笼应有标志。”";
        let Request::Add { at, where_, label, .. } = first(text) else { panic!() };
        assert_eq!((at.clause.as_deref(), where_, label.as_deref()), (Some("3"), Where::After, Some("第四条")));
    }

    #[test]
    fn what_asks_for_nothing_is_no_instruction() {
        assert_eq!(requests("The lantern is red.", &Place::default()), Err(Refusal::NotUnderstood));
        assert!(matches!(requests("Delete 5.3. Paint the rest.", &Place::default()), Err(Refusal::Further(_))));
    }
}
