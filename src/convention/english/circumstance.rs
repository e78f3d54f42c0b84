//! Conditions and exceptions of English sentences: *if …*, *where …*, *unless …*, *except …*.

use std::ops::Range;

use super::lexicon::Class;
use super::tokens::{Sentence, Tokens};
use crate::convention::Circumstances;

/// The condition and exception in the part of a sentence, between semicolons, that a verbal form stands in.
pub(in crate::convention) fn circumstances(text: &str, keyword: &Range<usize>) -> Circumstances {
    let mut found = Circumstances::default();
    if !may_state(text) {
        return found;
    }
    let mut tokens = Tokens::default();
    let sentence = tokens.cut(text, &(0..text.len()));
    let before = |at: &usize| sentence.tokens[*at].start < keyword.start;
    let verb = (0..sentence.tokens.len()).take_while(before).count();
    let is_break = |at: &usize| sentence.word(*at) == ";";
    let from = (0..verb).rev().find(is_break).map_or(0, |at| at + 1);
    let to = (verb..sentence.tokens.len()).find(is_break).unwrap_or(sentence.tokens.len());
    let mut at = from;
    while at < to {
        let (condition, exception) = opens(sentence, at, from);
        if !condition && !exception {
            at += 1;
            continue;
        }
        let end = end_of(sentence, at, to);
        let first = if sentence.says(Sentence::before(at), "only") && at > from { at - 1 } else { at };
        let bytes = sentence.tokens[first].start..sentence.tokens[end - 1].end;
        let holds = (at..end).contains(&verb);
        if !holds {
            let place = if exception { &mut found.exception } else { &mut found.condition };
            place.get_or_insert(bytes);
        }
        at = if holds { at + 1 } else { end };
    }
    found
}

/// Words that open a condition or an exception, as bytes to look for before a sentence is cut into words.
const SIGNS: &[&str] = &["if ", "hen ", "here ", "nless ", "xcept", "ase ", "rovided ", "nce ", "ntil ", "long as"];

fn may_state(text: &str) -> bool {
    let haystack = text.as_bytes();
    let found = |sign: &&str| memchr::memmem::find(haystack, sign.as_bytes()).is_some();
    text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("if ")) || SIGNS.iter().any(found)
}

/// Whether a word opens a condition, or an exception.
fn opens(sentence: Sentence<'_>, at: usize, from: usize) -> (bool, bool) {
    let says = |word: &str| sentence.says(at, word);
    let before = Sentence::before(at);
    let exception = says("unless") || says("except") || says("excepting");
    if exception {
        return (false, true);
    }
    let aside = at > from && sentence.is(before, Class::COMMA) && !sentence.is(at + 1, Class::VERBLESS);
    let condition = says("if")
        || ["when", "whenever", "once", "wherever", "until"].into_iter().any(says)
        || says("where") && !aside
        || says("in") && sentence.says(at + 1, "case")
        || says("provided") && sentence.says(at + 1, "that")
        || says("as") && sentence.says(at + 1, "long") && sentence.says(at + 2, "as");
    (condition && !sentence.is(before, Class::PREPOSITION.or(Class::SAY)), false)
}

/// Past the last word of a condition: at its comma after a verb, at the first comma of one without, at the end.
fn end_of(sentence: Sentence<'_>, at: usize, to: usize) -> usize {
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
            let rest = (i + 1..to).any(|j| sentence.is(j, Class::FINITE));
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
