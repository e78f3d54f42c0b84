//! Other numbers: `Renumber 4.1 and 4.2 as 4.2 and 4.3`.

use super::super::place::Place;
use super::super::refusal::Refusal;
use super::super::words::{address_of, is_item_label};
use super::kinds::Request;
use super::step::Step;

/// Words between the old number and the new.
const AS: &[&str] = &[" as ", " to become ", " to read ", " into ", " en ", " in ", " als "];

impl Step<'_> {
    pub(super) fn relabel(&self) -> Result<Vec<Request>, Refusal> {
        if !self.quoted.is_empty() {
            return Err(Refusal::Unclear("what it quotes has no number"));
        }
        let trimmed =
            |words: &'_ str| words.trim_end_matches(['.', ' ', ':', ',', ';', '。', '，', '；']).trim().to_owned();
        if self.verb.is_chinese {
            let label = trimmed(self.behind());
            let known = label.chars().any(char::is_alphanumeric) && label.chars().count() < 12;
            let at = self.place(self.before());
            return if known {
                Ok(vec![Request::Relabel { at, label }])
            } else {
                Err(Refusal::Unclear("it gives no number"))
            };
        }
        // A passive stands behind what it is about, a German verb behind everything.
        let (words, lower) = if self.verb.is_german {
            (self.before(), &self.lower[..self.verb.start])
        } else {
            (self.behind(), &self.lower[self.verb.end()..])
        };
        let found = AS.iter().filter_map(|sign| Some((lower.rfind(sign)?, *sign)));
        // `Renumber 4.3 to 4.4`; in a list of several it would be a range.
        let to = lower.rfind(" to ").filter(|at| numbers(&words[..*at]).len() == 1).map(|at| (at, " to "));
        let Some((at, sign)) = found.max_by_key(|(at, _)| *at).or(to) else {
            return Err(Refusal::Unclear("it gives no number"));
        };
        let old = if words[..at].trim().is_empty() { self.before() } else { &words[..at] };
        let new = trimmed(&words[at + sign.len()..]);
        let (olds, news) = (numbers(old), numbers(&new));
        if let [label] = &news[..] {
            let at = self.place(old);
            return Ok(vec![Request::Relabel { at, label: with_word(&new, label) }]);
        }
        if olds.is_empty() || olds.len() != news.len() {
            return Err(Refusal::Unclear("it gives no number that is known"));
        }
        let word = old
            .split_whitespace()
            .rev()
            .skip_while(|word| numbers(word).is_empty())
            .find(|w| numbers(w).is_empty() && *w != "and");
        let word = word_before(old).or(word).unwrap_or_default();
        let one = |(old, new): (&String, &String)| {
            let at = Place::read(&format!("{word} {old}"), false).inside(self.heading);
            Request::Relabel { at, label: new.clone() }
        };
        Ok(olds.iter().zip(&news).map(one).collect())
    }
}

/// The word before the first number of a list.
fn word_before(words: &str) -> Option<&str> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let first = all.iter().position(|word| !numbers(word).is_empty())?;
    all.get(first.checked_sub(1)?).copied()
}

/// A new number with the word that it is printed with, such as *Clause*.
fn with_word(words: &str, label: &str) -> String {
    if words.trim().ends_with(label) { words.trim().to_owned() } else { label.to_owned() }
}

/// The numbers of a list; `5 to 7` are three.
fn numbers(words: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut range = false;
    for word in words.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        if matches!(word, "to" | "à" | "bis") && !found.is_empty() {
            range = true;
            continue;
        }
        let bare = word.trim_end_matches([':', ';', '.']);
        let Some(number) = is_item_label(bare).then(|| bare.to_owned()).or_else(|| address_of(bare)) else {
            range = false;
            continue;
        };
        let last = found.last().cloned();
        if let (true, Some(from)) = (range, last) {
            let between = between(&from, &number);
            found.extend(between);
        }
        range = false;
        found.push(number);
    }
    found
}

/// The numbers between two whose last parts differ: 5.3 and 5.4 between 5.2 and 5.5.
fn between(from: &str, to: &str) -> Vec<String> {
    let part = |text: &str| {
        let at = text.rfind('.').map_or(0, |at| at + 1);
        Some((text[..at].to_owned(), text[at..].parse::<u32>().ok()?))
    };
    match (part(from), part(to)) {
        (Some((stem, from)), Some((other, to))) if stem == other && to > from && to - from < 100 => {
            (from + 1..to).map(|number| format!("{stem}{number}")).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_numbers_are_read() {
        assert_eq!(numbers("clauses 5 to 7 and A.2"), ["5", "6", "7", "A.2"]);
        assert_eq!(numbers("list items a) and b)"), ["a)", "b)"]);
        assert_eq!(numbers("the note"), [""; 0]);
    }
}
