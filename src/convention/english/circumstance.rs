//! Conditions and exceptions of English sentences: *if …*, *where …*, *unless …*, *except …*.

use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use super::bits::Bits;
use super::heads::Heads;
use super::lexicon::Class;
use super::tokens::{Sentence, Tokens};
use crate::convention::circumstance::{Kind, Stated};

/// Words that may open a condition or an exception.
const OPENERS: &[&str] = &[
    "if",
    "when",
    "whenever",
    "where",
    "wherever",
    "once",
    "until",
    "unless",
    "except",
    "excepting",
    "in case",
    "provided that",
    "as long as",
];

/// Letters that tell one of them from most words.
const LETTERS: usize = 2;

static WORDS: LazyLock<Heads> = LazyLock::new(|| Heads::new(OPENERS.iter().copied(), true, LETTERS));

/// The conditions and exceptions of a sentence, each with the part between semicolons that it belongs to.
pub(super) fn find(text: &str, bits: &mut Bits, heads: &mut Vec<Found>, tokens: &mut Tokens, found: &mut Vec<Stated>) {
    bits.fill(text);
    heads.clear();
    WORDS.find(text, &bits.initials, heads);
    if heads.is_empty() {
        return;
    }
    let sentence = tokens.cut(text, bits, &(0..text.len()));
    let length = sentence.tokens.len();
    let mut heads = heads.as_slice();
    let mut from = 0;
    while from < length {
        let semicolon = |at: &usize| sentence.mark(*at).any(Class::BREAK) && sentence.word(*at) == ";";
        let to = (from..length).find(semicolon).unwrap_or(length);
        let start = sentence.tokens[from].start;
        let end = sentence.tokens.get(to).map_or(text.len(), |token| token.end);
        let (own, later) = heads.split_at(heads.partition_point(|head| head.start < end));
        heads = later;
        in_part(sentence, own, from..to, &(start..end), found);
        from = to + 1;
    }
}

fn in_part(sentence: Sentence<'_>, heads: &[Found], part: Range<usize>, bytes: &Range<usize>, found: &mut Vec<Stated>) {
    let mut last = None;
    let mut after = part.start;
    for head in heads {
        let Some(at) = sentence.token_at(head.start).filter(|at| (after..part.end).contains(at)) else { continue };
        let Some(kind) = opens(sentence, at, part.start) else { continue };
        // Past the last finite verb, a comma without a verb after it goes on.
        let last = *last
            .get_or_insert_with(|| part.clone().rev().find(|at| sentence.is(*at, Class::FINITE)).unwrap_or(part.start));
        let end = end_of(sentence, at, part.end, last).max(at + 1);
        let first = if sentence.says(Sentence::before(at), "only") && at > part.start { at - 1 } else { at };
        found.push(Stated { kind, range: sentence.bytes(first, end - 1), part: bytes.clone() });
        after = end;
    }
}

/// What a word opens.
fn opens(sentence: Sentence<'_>, at: usize, from: usize) -> Option<Kind> {
    let says = |word: &str| sentence.says(at, word);
    let before = Sentence::before(at);
    let exception = says("unless") || says("except") || says("excepting");
    if exception {
        return Some(Kind::Exception);
    }
    let aside = at > from && sentence.is(before, Class::COMMA) && !sentence.is(at + 1, Class::VERBLESS);
    let condition = says("if")
        || ["when", "whenever", "once", "wherever", "until"].into_iter().any(says)
        || says("where") && !aside
        || says("in") && sentence.says(at + 1, "case")
        || says("provided") && sentence.says(at + 1, "that")
        || says("as") && sentence.says(at + 1, "long") && sentence.says(at + 2, "as");
    (condition && !sentence.is(before, Class::PREPOSITION.or(Class::SAY))).then_some(Kind::Condition)
}

/// Past the last word of a condition: at its comma after a verb, at the first comma of one without, at the end.
fn end_of(sentence: Sentence<'_>, at: usize, to: usize, last: usize) -> usize {
    let mut depth = 0_u32;
    let mut verb = false;
    let mut aside = false;
    // ", if wet,"
    let enclosed = sentence.is(Sentence::before(at), Class::COMMA);
    for i in at + 1..to {
        let class = sentence.class(i);
        if class.any(Class::OPEN) {
            depth += 1;
        } else if class.any(Class::CLOSE) {
            if depth == 0 {
                return i;
            }
            depth -= 1;
        } else if class.any(Class::STOP) && i + 1 >= to {
            return i;
        } else if depth == 0 && class.any(Class::COMMA.or(Class::BREAK)) {
            // ", which is thin," goes on.
            let opens_aside = sentence.is(i + 1, Class::WHO) || sentence.says(i + 1, "which");
            let rest = last > i;
            if opens_aside && !verb {
                aside = true;
            } else if aside {
                aside = false;
            } else if verb || enclosed || rest && !sentence.is(i + 1, Class::COORDINATOR) {
                return i;
            }
        } else if class.any(Class::FINITE.or(Class::VERB_S)) && !aside {
            verb = true;
        }
    }
    to
}
