//! What an editing instruction asks for.
//!
//! An instruction is sentences, a sentence is steps: a verb with what it governs. An instruction is understood as a whole or not at all.

mod add;
mod relabel;
mod replace;

use std::ops::Range;

use super::place::{Place, role_of};
use super::refusal::Refusal;
use super::verb::{Action, Verb, first_verb, verb_at};
use super::words::{lowered, masked, quotations};

pub(super) use add::{Object, Where};

/// What an instruction asks for. Ranges are of its own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    /// Other words in the place of words.
    ReplaceText {
        at: Place,
        old: Range<usize>,
        new: Range<usize>,
        everywhere: bool,
    },
    /// What follows, or what is quoted, in the place of a place.
    Replace {
        at: Place,
        quoted: Option<Range<usize>>,
    },
    /// What follows in the place of a place, which it is to repeat: it may say no less.
    Rewrite {
        at: Place,
    },
    /// Another value in the only cell of a row that has it.
    Cell {
        at: Place,
        row: Range<usize>,
        old: Range<usize>,
        new: Range<usize>,
    },
    /// Words that go.
    DeleteText {
        at: Place,
        old: Range<usize>,
        everywhere: bool,
    },
    Delete {
        at: Place,
    },
    /// Words after or before words.
    AddText {
        at: Place,
        new: Range<usize>,
        beside: Range<usize>,
        after: bool,
    },
    Add {
        at: Place,
        where_: Where,
        quoted: Option<Range<usize>>,
        label: Option<String>,
        object: Option<Object>,
    },
    /// Another number for a clause, note …
    Relabel {
        at: Place,
        label: String,
    },
}

/// A step of an instruction: its words, where they stand in the instruction, its verb, and the quotations in it.
#[derive(Clone, Copy)]
struct Step<'t> {
    /// The whole instruction.
    text: &'t str,
    /// The words of the step, quotations blanked.
    words: &'t str,
    /// The same in lower case, byte for byte.
    lower: &'t str,
    offset: usize,
    verb: Verb,
    quoted: &'t [Range<usize>],
    /// What the words before it and the heading name.
    heading: &'t Place,
}

impl Step<'_> {
    /// Whether the words mean every place where the text stands.
    fn everywhere(&self) -> bool {
        EVERYWHERE.iter().any(|word| self.lower.contains(word))
    }

    /// A quotation in bytes of the step.
    fn own(&self, quotation: &Range<usize>) -> Range<usize> {
        quotation.start - self.offset..quotation.end - self.offset
    }

    /// Whether a row or a cell is named by what it says: which one that is, the words do not tell.
    fn names_row(&self) -> bool {
        let role = |word: &str| matches!(role_of(word), Some("row" | "cell"));
        let chinese = ["行“", "行\"", "单元格", "列“"].iter().any(|word| self.text.contains(word));
        !self.quoted.is_empty() && (chinese || self.lower.split(|c: char| !c.is_alphanumeric()).any(role))
    }

    /// Whether words that should name a place name one, or only the text that the heading is about. A word that is not known may be
    /// anything.
    fn names_known(words: &str) -> bool {
        if Place::read(words, true).names_something() {
            return true;
        }
        let known =
            |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || FILLERS.contains(&word) || role_of(word).is_some();
        let han = |c: char| super::super::tokens::stands_alone(c) && !"将把的中本条款其该".contains(c);
        let lower = lowered(words);
        !lower.contains(han)
            && lower
                .split(|c: char| !c.is_alphanumeric())
                .all(|word| word.is_empty() || known(word) || word.contains(super::super::tokens::stands_alone))
    }

    /// The words before and behind the verb.
    fn before(&self) -> &str {
        &self.words[..self.verb.start]
    }

    fn behind(&self) -> &str {
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
    "partout",
    "überall",
    "durchgehend",
    "全文",
    "各处",
    "所有",
];

/// Words of instructions that name nothing.
const FILLERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "it",
    "is",
    "are",
    "to",
    "be",
    "of",
    "in",
    "and",
    "with",
    "by",
    "all",
    "whole",
    "entire",
    "existing",
    "following",
    "new",
    "its",
    "content",
    "contents",
    "whose",
    "shall",
    "should",
    "current",
    "le",
    "la",
    "les",
    "l",
    "du",
    "de",
    "des",
    "est",
    "sont",
    "par",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "des",
    "wird",
    "ist",
    "werden",
    "durch",
    "von",
    "wie",
    "folgt",
    "folgendes",
    "folgenden",
    "inhalt",
];

/// How sentences begin that only say what an instruction gives.
const NEUTRAL: &[&str] = &["it then ", "the text then ", "the clause then ", "this then ", "note to the editor"];

/// The requests of an instruction, or why it is refused: it is understood as a whole.
pub(super) fn requests(text: &str, heading: &Place) -> Result<Vec<Request>, Refusal> {
    let quoted = quotations(text);
    let mask = masked(text, &quoted);
    let lower = lowered(&mask);
    let mut found = Vec::new();
    let mut context = heading.clone();
    for sentence in sentences(&mask) {
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
            let Some(verb) = first_verb(&lower[words.clone()]) else { continue };
            let inside: Vec<Range<usize>> =
                quoted.iter().filter(|q| words.start <= q.start && q.end <= words.end).cloned().collect();
            let before = Place::read(&mask[words.start..words.start + verb.start], true);
            if before.clause.is_some() || before.kind.is_some() {
                context = before.clone().inside(&context);
            }
            let step = Step {
                text,
                words: &mask[words.clone()],
                lower: &lower[words.clone()],
                offset: words.start,
                verb,
                quoted: &inside,
                heading: &before.inside(&context),
            };
            found.extend(step.read()?);
        }
    }
    if found.is_empty() {
        return Err(Refusal::NotUnderstood);
    }
    // A number is free once what had it has another.
    found.sort_by_key(|request| !matches!(request, Request::Relabel { .. }));
    Ok(found)
}

impl Step<'_> {
    fn read(&self) -> Result<Vec<Request>, Refusal> {
        match self.verb.action {
            Action::Replace if self.verb.is_chinese => self.replace_chinese(),
            Action::Replace => self.replace(),
            Action::Delete => self.delete(),
            Action::Add => self.add(),
            Action::Relabel => self.relabel(),
            Action::Move => Err(Refusal::Move),
        }
    }

    fn delete(&self) -> Result<Vec<Request>, Refusal> {
        let words = if self.verb.is_chinese { self.words } else { self.behind() };
        let place = Place::read(words, false).inside(self.heading);
        if self.names_row() {
            return Err(Refusal::Unclear("it names a row or a cell by what it says"));
        }
        let known = if self.verb.is_chinese { Self::names_known(self.before()) } else { true };
        if !known || !Self::names_known(self.behind()) {
            return Err(Refusal::Unclear("what it takes away is not known"));
        }
        if !self.quoted.is_empty() {
            let everywhere = self.everywhere();
            let one = |old: &Range<usize>| Request::DeleteText { at: place.clone(), old: old.clone(), everywhere };
            return Ok(self.quoted.iter().map(one).collect());
        }
        let twice = place.labelled.windows(2).any(|pair| pair[0].kind == pair[1].kind);
        if place.others.is_empty() && !twice {
            return Ok(vec![Request::Delete { at: place }]);
        }
        // Several places, each named for itself: 5.3, 5.4 and NOTE 2 of 5.6.
        let places: Vec<Place> = each_of(words).map(|part| Place::read(part, false).inside(self.heading)).collect();
        if places.iter().all(|place| place.others.is_empty() && place.names_something()) {
            return Ok(places.into_iter().map(|at| Request::Delete { at }).collect());
        }
        Err(Refusal::Places(words.trim().to_owned()))
    }
}

/// The members of a list of places.
fn each_of(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split([',', '、', '，', '和']);
    parts
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" et "))
        .filter(|part| part.chars().any(char::is_alphanumeric))
}

/// The sentences of an instruction: a full stop or 。 with another sentence after it parts them.
fn sentences(mask: &str) -> Vec<Range<usize>> {
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
fn steps(lower: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
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
        let chinese = text[next..].starts_with(['将', '把', '删', '增', '第']) && has_verb(next..sentence.end);
        if (imperative || chinese) && has_verb(start..at) {
            found.push(start..at);
            start = next;
        }
        at = next;
    }
    found.push(start..sentence.end);
    found
}

#[cfg(test)]
mod tests {
    use super::super::words::Which;
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
        assert_eq!(requests("Move 5.3 to the end.", &Place::default()), Err(Refusal::Move));
        for text in ["Replace the widget with the following:", "Delete the widget.", "Delete the row “A” of Table 1."]
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
