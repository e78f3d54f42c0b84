//! Words that open a condition or an exception.

use std::sync::LazyLock;

use crate::convention::circumstance::Kind;
use crate::convention::english::bits::Bits;
use crate::convention::english::found::Found;
use crate::convention::english::heads::Heads;
use crate::convention::english::lexicon::Class;
use crate::convention::english::tokens::Sentence;

/// Words that may open a condition or an exception.
const OPENERS: &[&str] = &[
    "if",
    "when",
    "whenever",
    "where",
    "wherever",
    "once",
    "unless",
    "except",
    "excepting",
    "excluding",
    "save",
    "in case",
    "in cases",
    "in the event",
    "provided",
    "providing",
    "given that",
    "assuming",
    "as long as",
    "so long as",
    "with the exception of",
    "other than",
];

/// Letters that tell one of them from most words.
const LETTERS: usize = 2;

static WORDS: LazyLock<Heads> = LazyLock::new(|| Heads::new(OPENERS.iter().copied(), true, LETTERS));

/// The words of a text that may open a condition or an exception, in order.
pub(super) fn find(text: &str, bits: &Bits, found: &mut Vec<Found>) {
    WORDS.find(text, &bits.initials, found);
}

/// An opener that is one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opener {
    pub(super) kind: Kind,
    /// The first token: *only* before *if* belongs to it.
    pub(super) first: usize,
    /// The first token of what it opens.
    pub(super) body: usize,
    /// True if a mere noun phrase may follow (*except the red one*).
    pub(super) nominal: bool,
    /// *when*, *where*: of the nearest verb.
    pub(super) temporal: bool,
}

/// The circumstance that a word opens; none where it asks, compares, exemplifies, concedes or names a place.
pub(super) fn read(sentence: Sentence<'_>, at: usize, from: usize) -> Option<Opener> {
    let says = |word: &str| sentence.says(at, word);
    let follows = |offset: usize, word: &str| sentence.says(at + offset, word);
    let before = Sentence::before(at);
    let after_said = |at: usize| at > from && sentence.is(Sentence::before(at), Class::SAY);
    let (kind, length, nominal) = if says("unless") {
        (Kind::Exception, 1, false)
    } else if says("except") || says("excepting") {
        let clause = ["where", "when", "if", "that"].into_iter().any(|word| follows(1, word));
        (Kind::Exception, 1 + usize::from(clause), !clause)
    } else if says("excluding") {
        (at == from).then_some((Kind::Exception, 1, true))?
    } else if says("save") {
        let phrase = ["as", "for", "that", "where", "when", "in"].into_iter().any(|word| follows(1, word));
        phrase.then_some((Kind::Exception, 1, true))?
    } else if says("with") {
        (Kind::Exception, 4, true)
    } else if says("other") {
        let circumstance = ["when", "where", "if", "in", "as"].into_iter().any(|word| follows(2, word));
        circumstance.then_some((Kind::Exception, 3, true))?
    } else if says("in") && follows(1, "case") {
        (Kind::Condition, 2, true)
    } else if says("in") && follows(1, "cases") {
        follows(2, "where").then_some((Kind::Condition, 3, false))?
    } else if says("in") {
        (Kind::Condition, 3, true)
    } else if says("as") || says("so") {
        (Kind::Condition, 3, false)
    } else if says("provided") || says("providing") || says("assuming") || says("given") {
        let that = follows(1, "that");
        let participle =
            sentence.is(before, Class::FINITE.or(Class::NOT).or(Class::ADVERB)) || sentence.says(before, "be");
        let subject = Class::ARTICLE.or(Class::DETERMINER).or(Class::PRONOUN);
        let clause = that || sentence.is(at + 1, subject) && sentence.is(before, Class::COMMA) && !says("providing");
        (clause && !participle).then_some((Kind::Condition, 1 + usize::from(that), false))?
    } else {
        (Kind::Condition, 1, false)
    };
    let temporal = ["when", "where", "whenever", "wherever", "once"].into_iter().any(says);
    let only = sentence.says(before, "only") && at > from;
    let first = if only { before } else { at };
    let plain = kind == Kind::Condition && length == 1;
    if plain && (!is_clause(sentence, at) || says("where") && !is_circumstance(sentence, at, from)) {
        return None;
    }
    if plain && says("once") && !is_event(sentence, at, from) {
        return None;
    }
    // "see if", "of when", "even if", "such as when"
    let governed = sentence.is(before, Class::PREPOSITION) && at > from && kind == Kind::Condition && length == 1;
    if governed || plain && after_said(first) && says("if") || exemplifies(sentence, first, from) {
        return None;
    }
    let asks = plain && at > from && sentence.is(before, Class::CONTENT.or(Class::SAY)) && !temporal;
    (!asks).then_some(Opener { kind, first, body: at + length, nominal, temporal })
}

/// *if any*, *if not,*: nothing is stated.
fn is_clause(sentence: Sentence<'_>, at: usize) -> bool {
    let ends = |at: usize| at >= sentence.tokens.len() || sentence.is(at, Class::PUNCTUATION);
    let short = ["any", "not", "so", "ever", "at"].into_iter().any(|word| sentence.says(at + 1, word));
    !(ends(at + 1) || short && (ends(at + 2) || sentence.says(at + 1, "at") && sentence.says(at + 2, "all")))
}

/// *where* that says when: not of symbols (*F, where q is*), nor of a place after a preposition (*in rooms where*).
fn is_circumstance(sentence: Sentence<'_>, at: usize, from: usize) -> bool {
    let before = Sentence::before(at);
    if at <= from || sentence.is(before, Class::COORDINATOR) || sentence.says(before, "only") {
        return true;
    }
    if sentence.is(before, Class::COMMA) {
        return sentence.is(at + 1, Class::VERBLESS.or(Class::ADVERB)) || is_enclosed(sentence, before, at);
    }
    let mut noun = before;
    for _ in 0..3 {
        noun = Sentence::before(noun);
        if sentence.is(noun, Class::PREPOSITION) {
            return sentence.is(at + 1, Class::VERBLESS);
        }
        if sentence.is(noun, Class::PUNCTUATION.or(Class::FINITE)) || noun >= sentence.tokens.len() {
            break;
        }
    }
    true
}

/// *shall, where it is wet, be shut*; *the lid, where one is present, shall*: in commas beside a modal, and not of a symbol (*F, where q is
/// the load, shall*).
fn is_enclosed(sentence: Sentence<'_>, comma: usize, at: usize) -> bool {
    const LONGEST: usize = 24;
    let host = Sentence::before(comma);
    if sentence.is(host, Class::MODAL) {
        return true;
    }
    let symbol = sentence.word(host).len() <= 2 || sentence.is(host, Class::NUMBER.or(Class::PUNCTUATION));
    let end = (at + 1..at + LONGEST).find(|i| sentence.is(*i, Class::COMMA));
    !symbol && end.is_some_and(|end| sentence.is(end + 1, Class::MODAL))
}

/// *once* that is a conjunction: a subject follows, and no number of times is told.
fn is_event(sentence: Sentence<'_>, at: usize, from: usize) -> bool {
    let subject = Class::ARTICLE.or(Class::DETERMINER).or(Class::PRONOUN);
    let next = at + 1;
    let times = sentence.says(next, "a") || sentence.says(next, "an") || sentence.says(next, "every");
    let verbal = sentence.word(next).ends_with("ed");
    let times = times && !(next + 2..next + 6).any(|at| sentence.is(at, Class::FINITE));
    at <= from && (sentence.is(next, subject) || verbal) || sentence.is(next, subject) && !times
}

/// Words before an opener that make an example or a concession of it.
const EXEMPLIFY: [&str; 10] =
    ["even", "e.g", "including", "as", "especially", "particularly", "notably", "than", "like", "typically"];

fn exemplifies(sentence: Sentence<'_>, first: usize, from: usize) -> bool {
    let mut before = Sentence::before(first);
    while before > from && sentence.is(before, Class::COMMA.or(Class::STOP)) && before < first {
        before = Sentence::before(before);
    }
    if first <= from || before < from || before >= first {
        return false;
    }
    let comma = before + 1 < first;
    let example = sentence.says(before, "example") || sentence.says(before, "instance");
    let word = EXEMPLIFY.into_iter().any(|word| sentence.says(before, word));
    example && sentence.says(Sentence::before(before), "for") || word && (!comma || sentence.says(before, "e.g"))
}
