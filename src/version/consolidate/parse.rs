//! What an editing instruction asks for.

use std::ops::Range;

use super::place::Place;
use super::words::{address_of, masked, number_of, quotations};

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
    },
    /// Another number for a clause, note …
    Relabel {
        at: Place,
        label: Range<usize>,
    },
}

/// Where something is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    Before,
    After,
    Within,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Replace,
    Delete,
    Add,
    Relabel,
}

const VERBS: &[(&str, Verb)] = &[
    ("replace", Verb::Replace),
    ("substitute", Verb::Replace),
    ("change", Verb::Replace),
    ("amend", Verb::Replace),
    ("delete", Verb::Delete),
    ("remove", Verb::Delete),
    ("strike", Verb::Delete),
    ("add", Verb::Add),
    ("insert", Verb::Add),
    ("renumber", Verb::Relabel),
    ("designate", Verb::Relabel),
    ("redesignate", Verb::Relabel),
    ("number", Verb::Relabel),
];

const CHINESE_VERBS: &[(&str, Verb)] = &[
    ("修改为", Verb::Replace),
    ("替换为", Verb::Replace),
    ("更改为", Verb::Replace),
    ("调整为", Verb::Replace),
    ("改为", Verb::Replace),
    ("删除", Verb::Delete),
    ("删去", Verb::Delete),
    ("增加", Verb::Add),
    ("增补", Verb::Add),
    ("补充", Verb::Add),
    ("插入", Verb::Add),
];

/// Whether a sentence begins as an instruction to an editor does.
pub(super) fn is_instruction(text: &str) -> bool {
    let quoted = quotations(text);
    let mask = masked(text, &quoted);
    let first = mask.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty()).unwrap_or_default().to_lowercase();
    if VERBS.iter().any(|(verb, _)| *verb == first && *verb != "number" && *verb != "change" && *verb != "amend") {
        return true;
    }
    let place_first = mask.trim_start().starts_with("In ") && english(&mask).is_some_and(|(_, at)| at < 60);
    let chinese = chinese(&mask).is_some()
        && (mask.starts_with('将')
            || mask.starts_with('在')
            || mask.starts_with("删")
            || mask.starts_with('第')
            || mask.starts_with("增加")
            || Place::read(&mask, false).clause.is_some() && mask.starts_with(|c: char| c.is_ascii_digit()));
    place_first || chinese
}

fn english(mask: &str) -> Option<(Verb, usize)> {
    let lower = mask.to_ascii_lowercase();
    let mut at = 0;
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        if let Some((_, verb)) = VERBS.iter().find(|(known, _)| *known == word) {
            return Some((*verb, at));
        }
        at += word.len() + lower[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

fn chinese(mask: &str) -> Option<(Verb, usize)> {
    CHINESE_VERBS.iter().filter_map(|(word, verb)| mask.find(word).map(|at| (*verb, at))).min_by_key(|(_, at)| *at)
}

/// The requests of an instruction, each with the sentence that makes it, and what could not be read.
pub(super) fn requests(text: &str, heading: &Place) -> Vec<Result<Request, String>> {
    let quoted = quotations(text);
    let mask = masked(text, &quoted);
    let mut found = Vec::new();
    let mut context = heading.clone();
    for sentence in parts(&mask) {
        let words = &mask[sentence.clone()];
        let inside: Vec<Range<usize>> =
            quoted.iter().filter(|q| sentence.start <= q.start && q.end <= sentence.end).cloned().collect();
        let Some((verb, at, is_chinese)) = english(words)
            .map(|(verb, at)| (verb, at, false))
            .or_else(|| chinese(words).map(|(verb, at)| (verb, at, true)))
        else {
            // `It then reads:` and the like ask for nothing.
            continue;
        };
        let before = Place::read(&words[..at], true);
        if before.clause.is_some() || before.kind.is_some() {
            context = before.clone().inside(&context);
        }
        found.extend(one(text, (words, sentence.start), verb, at, is_chinese, &inside, &before.inside(&context)));
    }
    if found.is_empty() {
        found.push(Err("it asks for nothing that is known".to_owned()));
    }
    found
}

/// The sentences of an instruction: a full stop or 。 with another verb after it parts them.
fn parts(mask: &str) -> Vec<Range<usize>> {
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

fn one(
    text: &str,
    (words, offset): (&str, usize),
    verb: Verb,
    at: usize,
    is_chinese: bool,
    quoted: &[Range<usize>],
    heading: &Place,
) -> Vec<Result<Request, String>> {
    let lower = words.to_ascii_lowercase();
    let rest = &lower[at..];
    let everywhere =
        ["throughout", "wherever", "all occurrences", "each occurrence", "everywhere", "全文", "各处", "所有"]
            .iter()
            .any(|word| lower.contains(word));
    let original = &words[at..];
    let absolute = |range: Range<usize>| offset + range.start..offset + range.end;
    match verb {
        Verb::Replace if is_chinese => {
            let place = Place::read(&words[..at], false).inside(heading);
            match quoted {
                [old, new] if old.end <= offset + at => {
                    vec![Ok(Request::ReplaceText { at: place, old: old.clone(), new: new.clone(), everywhere })]
                }
                [new] => vec![Ok(Request::Replace { at: place, quoted: Some(new.clone()) })],
                [] => vec![Ok(Request::Replace { at: place, quoted: None })],
                _ => vec![Err("it quotes more than one text for another".to_owned())],
            }
        }
        Verb::Replace => {
            // What is replaced stands before `with` or `by`.
            let end = [" with ", " by ", " with:", " by:"]
                .iter()
                .filter_map(|word| rest.find(word))
                .min()
                .unwrap_or(rest.len());
            // `… in 5.2` may stand at the end as well.
            let after = quoted.last().map_or(words.len(), |last| (last.end - offset).min(words.len()));
            let tail = Place::read(&words[after..], false);
            let place = Place::read(&original[..end], false).inside(&tail).inside(heading);
            if quoted.len() >= 2 && quoted.len().is_multiple_of(2) && !rest[end..].contains("following") {
                if lower.contains("column") || rest.contains(" row") {
                    return vec![cell(text, offset + at, &place, quoted)];
                }
                let pairs = quoted.chunks(2);
                return pairs
                    .map(|pair| {
                        Ok(Request::ReplaceText {
                            at: place.clone(),
                            old: pair[0].clone(),
                            new: pair[1].clone(),
                            everywhere,
                        })
                    })
                    .collect();
            }
            if rest.contains("column") || rest.contains(" row") {
                return vec![Err("it names a cell by its column and row".to_owned())];
            }
            if rest.contains("reference to") {
                return vec![Err("it names an entry of a list by what it refers to".to_owned())];
            }
            match quoted {
                [] => vec![Ok(Request::Replace { at: place, quoted: None })],
                [new] if new.start >= offset + at + end => {
                    vec![Ok(Request::Replace { at: place, quoted: Some(new.clone()) })]
                }
                _ => vec![Err("what replaces what is not clear".to_owned())],
            }
        }
        Verb::Delete => {
            let place = Place::read(if is_chinese { words } else { original }, false).inside(heading);
            match quoted {
                [] => vec![Ok(Request::Delete { at: place })],
                several => several
                    .iter()
                    .map(|old| Ok(Request::DeleteText { at: place.clone(), old: old.clone(), everywhere }))
                    .collect(),
            }
        }
        Verb::Add => {
            let (after, before) = if is_chinese {
                (
                    words.find("之后").or_else(|| words.find('后')).filter(|p| *p < at),
                    words.find("之前").or_else(|| words.find('前')).filter(|p| *p < at),
                )
            } else {
                (rest.find("after ").map(|p| p + at), rest.find("before ").map(|p| p + at))
            };
            let where_ = match (after, before) {
                (Some(_), _) => Where::After,
                (None, Some(_)) => Where::Before,
                _ => Where::Within,
            };
            // The place is what stands after `after`, `to`, `of`, `in`, or in Chinese before the verb.
            let place = if is_chinese {
                Place::read(&words[..at], false)
            } else {
                let from = match where_ {
                    Where::After => after,
                    Where::Before => before,
                    Where::Within => {
                        [" of ", " to ", " in ", " under "].iter().filter_map(|w| rest.find(w)).min().map(|p| p + at)
                    }
                };
                from.map_or_else(Place::default, |from| {
                    let part = &words[from..];
                    let end = part[1..].to_ascii_lowercase().find(" before ").map_or(part.len(), |e| e + 1);
                    Place::read(&part[..end], false)
                })
            };
            let place = place.inside(heading);
            if let ([new, beside], false) = (quoted, is_chinese)
                && where_ != Where::Within
            {
                let (new, beside, after) = (new.clone(), beside.clone(), where_ == Where::After);
                return vec![Ok(Request::AddText { at: place, new, beside, after })];
            }
            if let ([beside, new], true) = (quoted, is_chinese)
                && where_ != Where::Within
                && beside.end <= offset + at
            {
                let (new, beside, after) = (new.clone(), beside.clone(), where_ == Where::After);
                return vec![Ok(Request::AddText { at: place, new, beside, after })];
            }
            if quoted.len() > 1 {
                return vec![Err("it quotes more than one text to add".to_owned())];
            }
            let label = words[at..].split("作为第").nth(1).and_then(|rest| {
                let end = rest.find('条')?;
                number_of(&rest[..end]).map(|_| format!("第{}条", &rest[..end]))
            });
            vec![Ok(Request::Add { at: place, where_, quoted: quoted.first().cloned(), label })]
        }
        Verb::Relabel => {
            let Some(as_at) = rest.find(" as ") else { return vec![Err("it gives no number".to_owned())] };
            let place = Place::read(&original[..as_at], false).inside(heading);
            let from = at + as_at + 4;
            let end = words[from..]
                .find([',', ';', ':'])
                .or_else(|| words[from..].find(" and "))
                .map_or(words.len(), |e| from + e);
            let label = words[from..end].trim_end_matches(['.', ' ']);
            let range = absolute(from..from + label.len());
            let mut found = vec![];
            if text
                .get(range.clone())
                .is_some_and(|label| label.split_whitespace().last().is_some_and(|w| address_of(w).is_some()))
            {
                found.push(Ok(Request::Relabel { at: place, label: range }));
            } else {
                found.push(Err("it gives no number that is known".to_owned()));
            }
            // `… and add the following new NOTE:`
            if let Some((Verb::Add, further)) = english(&words[end..]) {
                found.extend(one(text, (&words[end..], offset + end), Verb::Add, further, false, quoted, heading));
            }
            found
        }
    }
}

/// `In the column “…”, replace the value “…” for “…” with the value “…”`
fn cell(text: &str, verb: usize, at: &Place, quoted: &[Range<usize>]) -> Result<Request, String> {
    let unclear = || "it names a cell in a way that is not known".to_owned();
    let before = |quotation: &Range<usize>| {
        let words = text[..quotation.start].trim_end_matches(|c: char| !c.is_alphanumeric());
        words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase()
    };
    let after_verb: Vec<_> = quoted.iter().filter(|q| q.start > verb).cloned().collect();
    let [old, row, new] = &after_verb[..] else { return Err(unclear()) };
    if before(row) != "for" && before(row) != "row" {
        return Err(unclear());
    }
    Ok(Request::Cell { at: at.clone(), row: row.clone(), old: old.clone(), new: new.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::place::Which;
    use super::*;

    fn first(text: &str) -> Request {
        requests(text, &Place::default()).remove(0).unwrap_or_else(|e| panic!("{text}: {e}"))
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
        let both = requests("Delete list item c). Delete NOTE 2.", &Place::default());
        assert_eq!(both.len(), 2);
        let Request::Relabel { at, label } = first("Renumber Clause 8 as Clause 7.") else { panic!() };
        assert_eq!((at.clause.as_deref(), label), (Some("8"), 21..29));
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
        assert!(requests("The lantern is red.", &Place::default())[0].is_err());
        assert!(is_instruction("Delete 5.3."));
        assert!(!is_instruction("Lanterns shall be added to the list."));
    }
}
