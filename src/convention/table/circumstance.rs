//! Conditions and exceptions in French and German: a clause that a conjunction opens, at the head of the sentence up to its comma, or
//! behind the verbal form up to the next comma.

use std::ops::Range;

use super::language::Language;
use crate::convention::circumstance::{Circumstances, Kind};

/// Words that open a circumstance, in lower case with a straight apostrophe; longer ones first where one begins with another.
const FRENCH: &[(&str, Kind)] = &[
    ("sauf si", Kind::Exception),
    ("sauf", Kind::Exception),
    ("à moins que", Kind::Exception),
    ("à moins qu'", Kind::Exception),
    ("à l'exception", Kind::Exception),
    ("excepté", Kind::Exception),
    ("hormis", Kind::Exception),
    ("à condition que", Kind::Condition),
    ("à condition qu'", Kind::Condition),
    ("dans le cas où", Kind::Condition),
    ("au cas où", Kind::Condition),
    ("en cas de", Kind::Condition),
    ("en cas d'", Kind::Condition),
    ("lorsque", Kind::Condition),
    ("lorsqu'", Kind::Condition),
    ("quand", Kind::Condition),
    ("si", Kind::Condition),
    ("s'il", Kind::Condition),
    ("s'ils", Kind::Condition),
    ("pourvu que", Kind::Condition),
    ("pourvu qu'", Kind::Condition),
];

const GERMAN: &[(&str, Kind)] = &[
    ("es sei denn", Kind::Exception),
    ("sofern nicht", Kind::Exception),
    ("soweit nicht", Kind::Exception),
    ("wenn nicht anders", Kind::Exception),
    ("falls nicht anders", Kind::Exception),
    ("mit ausnahme", Kind::Exception),
    ("ausgenommen", Kind::Exception),
    ("außer", Kind::Exception),
    ("vorausgesetzt", Kind::Condition),
    ("für den fall", Kind::Condition),
    ("im falle", Kind::Condition),
    ("wenn", Kind::Condition),
    ("falls", Kind::Condition),
    ("sofern", Kind::Condition),
    ("soweit", Kind::Condition),
    ("sobald", Kind::Condition),
    ("solange", Kind::Condition),
];

/// A comma opens the clause of these in German: it is no end of what stands before.
const CONTINUES: &[&str] = &["dass", "daß", "que", "qu'"];

/// The condition and the exception of each verbal form of a sentence: the one at the head of the sentence, and of those behind the
/// forms the one that stands before the next form. Linear.
pub(in crate::convention) fn find(language: Language, sentence: &str, keywords: &[Range<usize>]) -> Vec<Circumstances> {
    let table = match language {
        Language::French => FRENCH,
        Language::German => GERMAN,
    };
    let lower = lowered(sentence);
    let opening = opens(&lower, 0, table).map(|kind| (kind, 0..clause_end(&lower, 0)));
    let mut found = Vec::new();
    for (at, keyword) in keywords.iter().enumerate() {
        let mut own = Circumstances::default();
        if let Some((kind, range)) = opening.clone().filter(|(_, range)| range.end <= keyword.start) {
            set(&mut own, kind, range);
        }
        let end = keywords.get(at + 1).map_or(sentence.len(), |next| next.start);
        let mut from = keyword.end;
        while let Some(begin) = next_word(&lower, from, end) {
            from = begin;
            if let Some(kind) = opens(&lower, begin, table) {
                let stop = clause_end(&lower, begin);
                set(&mut own, kind, begin..stop);
                from = stop;
            }
        }
        found.push(own);
    }
    found
}

/// Small letters, where they take the same bytes.
fn lowered(text: &str) -> String {
    text.chars()
        .map(|c| {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        })
        .collect()
}

fn set(own: &mut Circumstances, kind: Kind, range: Range<usize>) {
    let place = match kind {
        Kind::Condition => &mut own.condition,
        Kind::Exception => &mut own.exception,
    };
    place.get_or_insert(range);
}

/// The circumstance whose conjunction begins at an offset.
fn opens(text: &str, at: usize, table: &[(&'static str, Kind)]) -> Option<Kind> {
    let rest = &text[at..];
    let fits = |word: &str| {
        let mut text = rest.chars().map(|c| if c == '’' { '\'' } else { c });
        let same = word.chars().all(|c| text.next() == Some(c));
        same && (word.ends_with('\'') || !text.next().is_some_and(char::is_alphanumeric))
    };
    table.iter().find(|(word, _)| fits(word)).map(|(_, kind)| *kind)
}

/// Where the next word begins behind a blank.
fn next_word(text: &str, from: usize, end: usize) -> Option<usize> {
    let blank = text.get(from..end)?.find([' ', '\n', '\u{a0}', '('])?;
    let at = from + blank;
    let step = text[at..].chars().next().map_or(1, char::len_utf8);
    (at + step < end).then_some(at + step)
}

/// Where the clause ends that begins at an offset: at a comma outside of brackets, or at the mark that ends the sentence.
fn clause_end(text: &str, at: usize) -> usize {
    let mut depth = 0_u32;
    for (offset, c) in text[at..].char_indices() {
        let here = at + offset;
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return here,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                let rest = text[here + 1..].trim_start();
                let decimal = rest.len() == text.len() - here - 1 && rest.starts_with(|c: char| c.is_ascii_digit());
                if !decimal && !CONTINUES.iter().any(|word| rest.starts_with(word)) {
                    return here;
                }
            }
            ';' | ':' => return here,
            '.' if text[here + 1..].trim().is_empty() => return here,
            _ => {}
        }
    }
    text.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(language: Language, sentence: &str, keyword: &str) -> (Option<String>, Option<String>) {
        let at = sentence.find(keyword).unwrap();
        let keyword = at..at + keyword.len();
        let found = find(language, sentence, std::slice::from_ref(&keyword)).remove(0);
        let text = |range: Option<Range<usize>>| range.map(|range| sentence[range].to_owned());
        (text(found.condition), text(found.exception))
    }

    #[test]
    fn french_and_german_clauses() {
        use Language::{French, German};
        for (language, sentence, keyword, condition, exception) in [
            (French, "Si la lanterne est humide, elle doit sécher.", "doit", Some("Si la lanterne est humide"), None),
            (French, "S’il pleut, la rentrer.", "rentrer", Some("S’il pleut"), None),
            (
                French,
                "Elle doit sécher lorsqu’elle est humide (voir 4), au soleil.",
                "doit",
                Some("lorsqu’elle est humide (voir 4)"),
                None,
            ),
            (
                French,
                "Le cadre doit être rond, sauf indication contraire.",
                "doit",
                None,
                Some("sauf indication contraire"),
            ),
            (
                French,
                "Les cadres doivent être élégants, sauf indication contraire.",
                "doivent",
                None,
                Some("sauf indication contraire"),
            ),
            (French, "Le cadre doit être sûr.", "doit", None, None),
            (
                German,
                "Wenn die Laterne feucht ist, muss sie trocknen.",
                "muss",
                Some("Wenn die Laterne feucht ist"),
                None,
            ),
            (German, "Sie muss trocknen, falls sie feucht ist.", "muss", Some("falls sie feucht ist"), None),
            (German, "Der Rahmen muss rund sein, es sei denn, er ist klein.", "muss", None, Some("es sei denn")),
            (
                German,
                "Sofern nicht anders angegeben, muss er rund sein.",
                "muss",
                None,
                Some("Sofern nicht anders angegeben"),
            ),
        ] {
            let (found, excepted) = of(language, sentence, keyword);
            assert_eq!((found.as_deref(), excepted.as_deref()), (condition, exception), "{sentence}");
        }
    }
}
