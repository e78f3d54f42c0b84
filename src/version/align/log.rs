//! What a document itself says about where its clauses came from.

use std::collections::HashMap;

use super::work::Work;
use crate::model::{Clause, ClauseKind};

/// Titles of clauses that list what changed, in lower case.
const TITLES: &[&str] =
    &["changes from", "changes since", "changes in this", "changes to", "differences from", "修改", "变化"];

/// Words between an old and a new number, in lower case: `Clause 5 (old) has been moved to Clause 6`.
const BECAME: &[&str] =
    &["moved to", "renumbered as", "renumbered to", "is now", "has become", "became", "transferred to"];

/// Pairs clauses that the new edition's change log holds against each other, where both are there and neither has a partner.
///
/// GB/T 1.1 prints such a log in the foreword (2020, 8.3 e): 修改了……（见5.2，2009年版的4.3）. Others say *Section 4.2 was moved to
/// Section 5.1*.
pub(super) fn said(work: &mut Work<'_, '_>) {
    let mut pairs = Vec::new();
    for clause in work.new.document.clauses().filter(|clause| tells(*clause)) {
        // Its own text is enough: subclauses have their turn.
        for line in clause.text().lines() {
            chinese(line, &mut pairs);
            english(line, &mut pairs);
        }
    }
    if pairs.is_empty() {
        return;
    }
    let numbers = |parts: &[super::super::edition::Part<'_>]| -> HashMap<String, usize> {
        let numbered = parts.iter().enumerate().rev();
        numbered.filter_map(|(at, part)| Some((part.number?.to_owned(), at))).collect()
    };
    let (olds, news) = (numbers(&work.old.parts), numbers(&work.new.parts));
    for (old, new) in pairs {
        if let (Some(&old), Some(&new)) = (olds.get(&old), news.get(&new)) {
            work.pair(old, new);
        }
    }
}

fn tells(clause: Clause<'_>) -> bool {
    let title = clause.title().unwrap_or_default().to_lowercase();
    clause.kind() == ClauseKind::Foreword || TITLES.iter().any(|words| title.contains(words))
}

/// 见5.2，2009年版的4.3: one new clause and one old. Several of either say less.
fn chinese(line: &str, pairs: &mut Vec<(String, String)>) {
    for part in line.split(['（', '(']).skip(1) {
        let inside = part.split(['）', ')']).next().unwrap_or_default();
        let Some(rest) = inside.trim().strip_prefix('见') else { continue };
        let Some((new, old)) = rest.split_once(['，', ',', '；', ';']) else { continue };
        let Some((_, old)) = old.split_once("版的") else { continue };
        let single = |text: &str| number(text.trim().trim_start_matches("第").trim_end_matches(['章', '条']));
        pairs.extend(single(old).zip(single(new)));
    }
}

fn english(line: &str, pairs: &mut Vec<(String, String)>) {
    let lower = line.to_ascii_lowercase();
    for words in BECAME {
        let Some(at) = lower.find(words) else { continue };
        let named = |text: &str| -> Option<String> {
            let (_, rest) = ["Section ", "Clause ", "Annex ", "Appendix ", "clause ", "section ", "subclause "]
                .iter()
                .filter_map(|word| text.rfind(word).map(|at| (at, &text[at + word.len()..])))
                .max_by_key(|(at, _)| *at)?;
            number(
                rest.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')')).next()?.trim_end_matches('.'),
            )
        };
        let sentence = line[..at].rfind(". ").map_or(0, |stop| stop + 2);
        let after = &line[at + words.len()..];
        let end = after.find(['.', ';']).map_or(after.len(), |stop| {
            // A full stop inside a number goes on.
            let number = after[stop + 1..].starts_with(|c: char| c.is_ascii_digit());
            if number {
                after[stop + 1..].find([' ', ',', ';']).map_or(after.len(), |more| stop + 1 + more)
            } else {
                stop
            }
        });
        pairs.extend(named(&line[sentence..at]).zip(named(&after[..end])));
    }
}

/// A number of a clause and nothing else.
fn number(text: &str) -> Option<String> {
    let mut parts = text.split('.');
    let first = parts.next()?;
    let letter = first.len() == 1 && first.bytes().all(|b| b.is_ascii_uppercase());
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    ((letter || digits(first)) && parts.all(digits)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs_are_read() {
        let read = |line: &str| {
            let mut pairs = Vec::new();
            chinese(line, &mut pairs);
            english(line, &mut pairs);
            pairs
        };
        let pair = |old: &str, new: &str| vec![(old.to_owned(), new.to_owned())];
        assert_eq!(read("——修改了纸的要求（见5.2，2009年版的4.3）；"), pair("4.3", "5.2"));
        assert_eq!(read("——更改了标志（见第7章，2009年版的第6章）"), pair("6", "7"));
        assert_eq!(read("It is new. Section 4.2 has been moved to Section 5.1."), pair("4.2", "5.1"));
        assert_eq!(read("——增加了绢的要求（见5.3）；"), []);
        assert_eq!(read("Lanterns moved to the river."), []);
    }
}
