//! True if other words say something else, as far as words tell: synonyms, spelling, inflection and connecting words do not.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use similar::DiffOp;

use super::tokens::{Token, fold, tokenise};
use super::words::compare;

/// Phrases that stand for others: their words, joined by blanks, to the words of the phrase that stands for all.
static PHRASES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    for line in include_str!("editorial.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t').map(words).peekable();
        let first = cells.peek().cloned().unwrap_or_default();
        table.extend(cells.map(|cell| (cell.join(" "), first.clone())));
    }
    table
});

/// The first word of each phrase of the table, with the length in words of the longest that begins so.
static FIRST: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, usize> = HashMap::new();
    for phrase in PHRASES.keys() {
        let length = table.entry(phrase.split(' ').next().unwrap_or_default()).or_default();
        *length = (*length).max(phrase.split(' ').count());
    }
    table
});

static CONNECTING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("connecting.txt").split_whitespace().collect());

/// What other words of a sentence come to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wording {
    /// Words that are gone, and say something.
    pub(super) gone: Vec<String>,
    /// Words that came, and say something.
    pub(super) came: Vec<String>,
}

impl Wording {
    /// Compares two sentences, given as their [`words`].
    pub(super) fn of(old: &[String], new: &[String]) -> Self {
        let (a, b) = (canonical(old), canonical(new));
        let keys = |phrases: &[Phrase]| phrases.iter().map(|p| p.stands.clone()).collect::<Vec<_>>();
        let (mut gone, mut came) = (Vec::new(), Vec::new());
        for op in compare(&keys(&a), &keys(&b)) {
            if !matches!(op, DiffOp::Equal { .. }) {
                gone.extend(a[op.old_range()].iter().cloned());
                came.extend(b[op.new_range()].iter().cloned());
            }
        }
        gone.retain(|phrase: &Phrase| !CONNECTING.contains(&*phrase.stands));
        came.retain(|phrase: &Phrase| !CONNECTING.contains(&*phrase.stands));
        // What only stands elsewhere in the sentence, or is spelt or inflected otherwise, says the same.
        gone.retain(|phrase| {
            let same = came.iter().position(|c| c.stands == phrase.stands);
            let other = same.or_else(|| came.iter().position(|c| same_word(&phrase.said, &c.said)));
            other.map(|at| came.remove(at)).is_none()
        });
        // A word that the sentence has beside says nothing by standing there once more, or once less.
        let beside = |own: &[Phrase], phrase: &Phrase| own.iter().filter(|o| o.stands == phrase.stands).count() > 1;
        came.retain(|phrase| !(beside(&b, phrase) && a.iter().any(|o| o.stands == phrase.stands)));
        gone.retain(|phrase| !(beside(&a, phrase) && b.iter().any(|o| o.stands == phrase.stands)));
        let said = |phrases: Vec<Phrase>| phrases.into_iter().map(|p| p.said).collect();
        Self { gone: said(gone), came: said(came) }
    }

    /// True if the words that differ are evidence of another demand: words that deny or restrict, or so many that they are a demand of
    /// their own. A word that is not known is none.
    pub(super) fn is_evidence(&self) -> bool {
        const TURNING: &[&str] = &[
            "not", "no", "never", "without", "none", "only", "except", "unless", "不", "无", "非", "未", "仅", "除",
            "禁",
        ];
        let turns = |words: &[String]| words.iter().any(|word| TURNING.contains(&word.as_str()));
        let weight = |words: &[String]| {
            let signs = words.iter().filter(|word| word.chars().all(super::tokens::stands_alone)).count();
            words.len() - signs + signs / 2
        };
        let numbers = |words: &[String]| {
            words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()) && !word.starts_with("0x"))
        };
        turns(&self.gone) || turns(&self.came) || numbers(&self.came) || weight(&self.came) >= 3
    }

    /// True if nothing else is said.
    pub(super) fn is_editorial(&self) -> bool {
        self.gone.is_empty() && self.came.is_empty()
    }
}

/// The words of a text in the form in which they are compared, signs left out but for those of comparison.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    tokenise(text, 0..text.len(), &mut |token| found.extend(word(text, &token)));
    found
}

/// A token in the form in which words are compared; none for punctuation.
pub(super) fn word(text: &str, token: &Token) -> Option<String> {
    let word = text.get(token.range().as_usize())?;
    let says = token.speaks() || matches!(word, "≥" | "≤" | "<" | ">" | "±" | "%" | "=");
    says.then(|| notation(word.chars().map(fold).collect()))
}

/// A hexadecimal number without leading noughts: 0x00 and 0x0 are one value.
fn notation(word: String) -> String {
    match word.strip_prefix("0x") {
        Some(digits) if digits.len() > 1 && digits.bytes().all(|b| b.is_ascii_hexdigit()) => {
            let digits = digits.trim_start_matches('0');
            format!("0x{}", if digits.is_empty() { "0" } else { digits })
        }
        _ => word,
    }
}

/// A word or phrase, and the one that stands for all that say the same.
#[derive(Clone, Debug)]
struct Phrase {
    stands: String,
    said: String,
}

/// Puts the phrase that stands for all beside each that says the same. Linear, with a small factor.
fn canonical(words: &[String]) -> Vec<Phrase> {
    let mut found = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let longest = FIRST.get(&*words[at]).copied().unwrap_or(0);
        let fits = (1..=longest.min(words.len() - at)).rev().find_map(|length| {
            let phrase = words[at..at + length].join(" ");
            PHRASES.get(&phrase).map(|stands| (length, phrase, stands.join(" ")))
        });
        let (length, said, stands) = fits.unwrap_or_else(|| (1, words[at].clone(), words[at].clone()));
        found.push(Phrase { stands, said });
        at += length;
    }
    found
}

/// True if two words are spellings or inflections of one: one letter or two neighbours differ in a long word, or only the
/// ending does.
fn same_word(a: &str, b: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let letters = |word: &[char]| word.iter().all(|c| c.is_alphabetic());
    if !letters(&x) || !letters(&y) || x.first() != y.first() {
        return false;
    }
    let common = x.iter().zip(&y).take_while(|(a, b)| a == b).count();
    let (left, right) = (&x[common..], &y[common..]);
    let ending = |rest: &[char]| {
        const ENDINGS: &[&str] = &["", "s", "es", "d", "ed", "ing", "ly", "e", "ies", "y", "ied", "'s", "al", "ally"];
        ENDINGS.contains(&&*rest.iter().collect::<String>())
    };
    if common >= 3 && ending(left) && ending(right) {
        return true;
    }
    // Words that deny begin or end otherwise, and are not near each other by these.
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&left[..left.len() - tail], &right[..right.len() - tail]);
    let swapped = a.len() == 2 && b.len() == 2 && a[0] == b[1] && a[1] == b[0];
    x.len().min(y.len()) >= 6 && (swapped || a.len() <= 1 && b.len() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn synonyms_and_spelling_say_the_same() {
        for (old, new) in [
            ("The paper, prior to use, is dried.", "Before use the paper is dried"),
            ("In order to float, it is light.", "To float, it is light."),
            ("An additional lantern of several colours", "A further lantern of a number of colors"),
            ("The moisture content is recorded", "The moisutre contents are recorded"),
            ("utilize a lamp such as this", "use a lamp like this"),
            ("The lamp is in the box, its flag 0x1", "The lamp is in the lamp box, its flag 0x01"),
        ] {
            let wording = Wording::of(&words(old), &words(new));
            assert!(wording.is_editorial(), "{wording:?}");
        }
    }

    #[test]
    fn other_things_are_not_the_same() {
        for (old, new) in [
            ("The frame is made of bamboo", "The frame is made of steel"),
            ("With the lid", "Without the lid"),
            ("All lanterns", "Red lanterns"),
            ("at least 5", "at least 6"),
            ("纸应干燥", "纸应潮湿"),
        ] {
            assert!(!Wording::of(&words(old), &words(new)).is_editorial(), "{old}");
        }
    }
}
