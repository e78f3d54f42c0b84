//! Conditions and exceptions of English sentences: *if …*, *where …*, *unless …*, *except …*.

use std::ops::Range;

use super::bits::Bits;
use super::lexicon::Class;
use super::tokens::{Sentence, Tokens};
use crate::convention::circumstance::{Kind, Stated};

/// The conditions and exceptions of a sentence, each with the part between semicolons that it belongs to.
pub(in crate::convention) fn circumstances(text: &str, found: &mut Vec<Stated>) {
    if !may_state(text) {
        return;
    }
    let mut tokens = Tokens::default();
    let sentence = tokens.cut(text, &Bits::of(text), &(0..text.len()));
    let length = sentence.tokens.len();
    let mut from = 0;
    while from < length {
        let to = (from..length).find(|at| sentence.word(*at) == ";").unwrap_or(length);
        let start = sentence.tokens[from].start;
        let end = sentence.tokens.get(to).map_or(text.len(), |token| token.end);
        in_part(sentence, from..to, &(start..end), found);
        from = to + 1;
    }
}

fn in_part(sentence: Sentence<'_>, part: Range<usize>, bytes: &Range<usize>, found: &mut Vec<Stated>) {
    // Past the last finite verb, a comma without a verb after it goes on.
    let last = part.clone().rev().find(|at| sentence.is(*at, Class::FINITE)).unwrap_or(part.start);
    let mut at = part.start;
    while at < part.end {
        let Some(kind) = opens(sentence, at, part.start) else {
            at += 1;
            continue;
        };
        let end = end_of(sentence, at, part.end, last).max(at + 1);
        let first = if sentence.says(Sentence::before(at), "only") && at > part.start { at - 1 } else { at };
        found.push(Stated { kind, range: sentence.bytes(first, end - 1), part: bytes.clone() });
        at = end;
    }
}

/// Words that open a condition or an exception, as bytes to look for before a sentence is cut into words.
const SIGNS: &[&str] = &["if ", "hen ", "here ", "nless ", "xcept", "ase ", "rovided ", "nce ", "ntil ", "long as"];

fn may_state(text: &str) -> bool {
    let haystack = text.as_bytes();
    let found = |sign: &&str| memchr::memmem::find(haystack, sign.as_bytes()).is_some();
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("if ")) || SIGNS.iter().any(found)
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
