//! BCP 14: the key words of RFC 2119, in capitals only, as RFC 8174 says.

use std::sync::LazyLock;

use super::bits::Bits;
use super::forms::Form;
use super::found::Found;
use super::heads::Heads;
use super::lexicon::Class;
use super::tokens::Sentence;
use crate::model::Polarity::{self, Negative, Positive};
use crate::model::ProvisionKind::{self, Permission, Recommendation, Requirement};

/// A key word and what it demands; whether its `NOT` follows it (`MUST NOT`) or stands before it (`NOT RECOMMENDED`).
const KEY_WORDS: &[(&str, ProvisionKind, bool)] = &[
    ("MUST", Requirement, true),
    ("SHALL", Requirement, true),
    ("REQUIRED", Requirement, false),
    ("SHOULD", Recommendation, true),
    ("RECOMMENDED", Recommendation, false),
    ("MAY", Permission, true),
    ("OPTIONAL", Permission, false),
];

static WORDS: LazyLock<Heads> = LazyLock::new(|| Heads::new(KEY_WORDS.iter().map(|(word, ..)| *word), false, 3));

/// The key words of a text that are whole words, in order.
pub(super) fn find(text: &str, bits: &Bits, found: &mut Vec<Found>) {
    WORDS.find(text, &bits.initials, found);
}

/// A key word of a sentence that is used, not mentioned. `mentioned` is where the last that was mentioned begins: what is listed
/// with it is mentioned as well.
pub(super) fn read(sentence: Sentence<'_>, head: Found, mentioned: &mut Option<usize>) -> Option<Form> {
    let at = sentence.token_at(head.start)?;
    let (_, kind, modal) = KEY_WORDS.get(head.row)?;
    let before = Sentence::before(at);
    let listed = mentioned.is_some()
        && sentence.is(before, Class::COORDINATOR.or(Class::COMMA))
        && sentence.start(Sentence::before(before)) == *mentioned;
    // `MUST-`, `SHOULD+`: a level, also where it stands as a noun.
    let signed = sentence.word(at).ends_with('-') || sentence.is_followed_by(at, '+');
    let noun = *modal && (listed || !signed && is_noun(sentence, at) || is_named(sentence, at));
    let month = sentence.word(at) == "MAY" && (is_year(sentence, at + 1) || is_day(sentence, before));
    if noun || month {
        *mentioned = Some(head.start);
        return None;
    }
    let small = ["not", "never", "neither"].into_iter().any(|word| sentence.says(at + 1, word));
    let (first, last) = match (modal, small, sentence.word(before)) {
        (true, true, _) => (at, at + 1),
        (false, _, "NOT") if sentence.word(at) != "OPTIONAL" => (before, at),
        _ => (at, at),
    };
    // Not defined by BCP 14: read as the absence of an obligation.
    let kind = if first < at && *kind == Requirement { Permission } else { *kind };
    let polarity = if first < last { Negative } else { Positive };
    Some(Form { first, last, verb: at, kind, polarity, weak: false, wide: false, rule: "key-word" })
}

/// True if a key word stands where none can govern a verb, so that it is named: *from SHOULD to MUST*, *the old MUST was*. Alone, as in
/// the cell of a table, it counts.
fn is_named(sentence: Sentence<'_>, at: usize) -> bool {
    let sign = usize::from(sentence.is_followed_by(at, '+'));
    let next = sentence.skip(at + 1, Class::ADVERB.or(Class::NOT));
    let none = Class::PREPOSITION.or(Class::COORDINATOR).or(Class::CONDITION).or(Class::QUESTION);
    let finite = sentence.is(next, Class::BE.or(Class::MODAL))
        || ["was", "were", "has"].into_iter().any(|word| sentence.says(next, word));
    let ends = sentence.is(next, Class::STOP) || next >= sentence.tokens.len();
    if finite {
        return at > 0 || sign > 0;
    }
    let before = Sentence::before(at);
    if at == 0 || sentence.is(before, Class::PUNCTUATION) {
        return false;
    }
    // "in Section 10 MUST and MAY are used"
    let joint = sentence.is(next, Class::COORDINATOR) && is_key_word(sentence.word(next + 1));
    if joint && is_named(sentence, next + 1) || sentence.is(next, Class::STOP) {
        return true;
    }
    let governed = sentence.is(before, Class::PREPOSITION);
    governed && (ends || sentence.is(next, none) || sentence.is(next, Class::PUNCTUATION)) || sentence.says(next, "as")
}

fn is_key_word(word: &str) -> bool {
    KEY_WORDS.iter().any(|(known, ..)| *known == word)
}

/// *a MUST*, *the SHALL statements*, *the keyword MUST*: the word as a thing.
fn is_noun(sentence: Sentence<'_>, at: usize) -> bool {
    let before = Sentence::before(at);
    sentence.is_article(before)
        || (sentence.is(before, Class::MENTION)
            && !sentence.is(Sentence::before(before), Class::ARTICLE.or(Class::DETERMINER)))
        || ["keyword", "keywords", "word", "words", "verb"].into_iter().any(|word| sentence.says(before, word))
}

/// The day of a month: *1 MAY*.
fn is_day(sentence: Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(sentence: Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    word.len() <= 4 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// True if a sentence declares the key words: *The key words MUST … are to be interpreted as described in BCP 14*.
pub(crate) fn declares(sentence: &str) -> bool {
    let says = |word: &str| memchr::memmem::find(sentence.as_bytes(), word.as_bytes()).is_some();
    says("interpreted") && (says("described") || says("accordance") || says("key words") || says("keywords"))
}

/// The demand of a word that markup names, whatever its case.
pub(crate) fn key_word(word: &str) -> Option<(ProvisionKind, Polarity)> {
    let upper = word.to_uppercase();
    let words: Vec<_> = upper.split_whitespace().filter(|word| *word != "NOT").collect();
    let (_, kind, modal) = KEY_WORDS.iter().find(|(known, ..)| words == [*known])?;
    let negative = upper.split_whitespace().any(|word| word == "NOT");
    let kind = if negative && !modal && *kind == Requirement { Permission } else { *kind };
    Some((kind, if negative { Negative } else { Positive }))
}
