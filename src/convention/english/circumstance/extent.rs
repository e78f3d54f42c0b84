//! The end of a condition or exception.

use super::opener::Opener;
use super::view::{Part, View};
use crate::convention::circumstance::Kind;
use crate::convention::english::lexicon::Class;
use crate::convention::english::tokens::Sentence;

/// Conjunctions that open a clause which belongs to no condition before it.
const CONJUNCTIONS: [&str; 8] = ["though", "although", "because", "since", "while", "whereas", "so", "thus"];

pub(super) fn is_conjunction(sentence: Sentence<'_>, at: usize) -> bool {
    CONJUNCTIONS.into_iter().any(|word| sentence.says(at, word))
}

/// Words of a list before its coordinator that one looks ahead, in commas.
const COMMAS: usize = 16;

impl View<'_> {
    /// True if a comma stands inside a number: *0,7*.
    fn is_decimal(&self, comma: usize) -> bool {
        let sentence = self.sentence;
        let (Some(own), Some(next)) = (sentence.tokens.get(comma), sentence.tokens.get(comma + 1)) else {
            return false;
        };
        own.end == next.start
            && sentence.is(comma + 1, Class::NUMBER)
            && sentence.is(comma.wrapping_sub(1), Class::NUMBER)
    }

    /// True if something finite stands at a token, or a word that does the work of a verb in a clause without a subject.
    fn is_verb(&self, at: usize, opener: &Opener) -> bool {
        let sentence = self.sentence;
        let class = sentence.class(at);
        let word = sentence.word(at);
        let first = at == opener.body;
        class.any(Class::FINITE.or(Class::VERB_S))
            || first && (class.any(Class::VERBLESS.or(Class::PREPOSITION)) || word.ends_with("ing") || word.ends_with("ed"))
            || first && class.any(Class::PARTICIPLE)
            // "If the kites fly": a verb that is no noun, behind a plural.
            || class.any(Class::ANY_VERB)
                && !first
                && !class.any(Class::STRICT)
                && (sentence.word(at - 1).ends_with('s') || sentence.is(at - 1, Class::PERSON))
    }

    /// Past the last token of a condition at the head of a clause whose main verb is a form at `form`, or of which nothing is known
    /// but its end.
    pub(super) fn front_end(&self, opener: &Opener, part: Part, form: usize) -> usize {
        let sentence = self.sentence;
        let to = form.min(part.to);
        let mut verb = opener.nominal;
        let mut aside = false;
        let mut last_comma = None;
        let mut i = opener.body;
        while i < to {
            if self.is_inside(i, part) {
                i += 1;
                continue;
            }
            let class = sentence.class(i);
            if sentence.says(i, "then") && i > opener.body {
                return if sentence.is(i - 1, Class::COMMA) { i - 1 } else { i };
            }
            if class.any(Class::BREAK) || class.any(Class::STOP) && i + 1 >= part.to {
                return i;
            }
            if class.any(Class::COMMA) && !self.is_decimal(i) {
                last_comma = Some(i);
                let next = i + 1;
                if aside {
                    aside = false;
                } else if sentence.is(next, Class::WHO) || sentence.says(next, "which") {
                    aside = true;
                } else if verb {
                    match self.list_end(i, to, part) {
                        Some(end) if end > i => {
                            i = end;
                            continue;
                        }
                        _ => return i,
                    }
                }
            } else if !aside && self.is_verb(i, opener) {
                verb = true;
            }
            i += 1;
        }
        // An unknown verb, or none: what a comma parts last is the main clause.
        if let Some(comma) = last_comma {
            return comma;
        }
        // "Only if it is wet shall the lid be shut"
        let inverted = sentence.says(opener.first, "only")
            && sentence.is(form + 1, Class::ARTICLE.or(Class::DETERMINER).or(Class::PRONOUN));
        if inverted && form < part.to {
            return form;
        }
        if form < part.to { self.bare_end(opener, form) } else { to }
    }

    /// The comma that ends a list of words or clauses which a comma at `at` began: *is wet, torn, or broken, it …*; `None` where none
    /// goes on.
    fn list_end(&self, at: usize, to: usize, part: Part) -> Option<usize> {
        let sentence = self.sentence;
        let inner = |from: usize| (from..to).find(|i| sentence.is(*i, Class::COMMA) && !self.is_inside(*i, part));
        let opens = |at: usize| sentence.is(at, Class::COORDINATOR);
        if opens(at + 1) {
            return inner(at + 1);
        }
        let mut from = at;
        for _ in 0..COMMAS {
            let next = inner(from + 1)?;
            if opens(next + 1) {
                return inner(next + 1);
            }
            // "wet, torn or broken, it"
            let words = from + 1..next;
            let coordinated = words.clone().any(|i| opens(i) && !self.is_inside(i, part));
            let phrase = words.len() <= 8 && !words.clone().any(|i| sentence.is(i, Class::FINITE));
            let relative = sentence.is(next + 1, Class::WHO) || sentence.says(next + 1, "which");
            let adverbial = sentence.is(from + 1, Class::PREPOSITION.or(Class::CONDITION).or(Class::CONJUNCTION));
            if coordinated && phrase && !relative && !adverbial {
                return Some(next);
            }
            from = next;
        }
        None
    }

    /// Where the main clause begins that no comma parts from its condition: *If it is wet the lid shall*, *When it falls it can*.
    fn bare_end(&self, opener: &Opener, form: usize) -> usize {
        let sentence = self.sentence;
        let first = opener.body;
        let mut last = Sentence::before(form);
        while last > first && sentence.is(last, Class::ADVERB) {
            last -= 1;
        }
        let barred = Class::PREPOSITION.or(Class::COORDINATOR).or(Class::COMMA).or(Class::DETERMINER);
        if last > first && sentence.is(last, Class::PRONOUN) && !sentence.is(last - 1, barred) {
            return last;
        }
        let begins = Class::ARTICLE.or(Class::DETERMINER);
        let found = (first + 1..last).rev().find(|i| sentence.is(*i, begins) && !sentence.is(i - 1, barred));
        let verb = |end: usize| (first..end).any(|i| self.is_verb(i, opener));
        match found {
            Some(at) if verb(at) || at == first + 1 => at,
            _ if last > first + 1 && verb(last) => last,
            _ => form,
        }
    }

    /// Past the last token of a condition behind the form that it governs, or between its subject and it.
    pub(super) fn end(&self, opener: &Opener, part: Part, enclosed: bool) -> usize {
        let sentence = self.sentence;
        let mut verb = opener.nominal;
        let mut i = opener.body;
        while i < part.to {
            if self.is_inside(i, part) {
                i += 1;
                continue;
            }
            let class = sentence.class(i);
            let next = i + 1;
            if class.any(Class::BREAK) || class.any(Class::STOP) && next >= part.to || class.any(Class::DASH) && verb {
                return i;
            }
            if class.any(Class::COORDINATOR) && self.is_form(next).is_some() {
                return i;
            }
            let exception = sentence.says(i, "unless") || sentence.says(i, "except");
            if exception && verb && opener.kind == Kind::Condition && i > opener.body {
                return i;
            }
            if class.any(Class::COMMA) && !self.is_decimal(i) && self.ends_at(opener, part, i, verb, enclosed) {
                return i;
            }
            if self.is_verb(i, opener) {
                verb = true;
            }
            i += 1;
        }
        part.to
    }

    /// True if conditions are listed, with a coordinator before the last: *if it is wet, if it is torn, or if it is dark*.
    fn lists_conditions(&self, at: usize, part: Part) -> bool {
        let sentence = self.sentence;
        let listed = |i: usize| {
            sentence.is(i, Class::COMMA)
                && sentence.is(i + 1, Class::COORDINATOR)
                && ["if", "when", "where"].into_iter().any(|word| sentence.says(i + 2, word))
        };
        (at..part.to).any(listed)
    }

    /// True if a comma ends a condition behind its form.
    fn ends_at(&self, opener: &Opener, part: Part, comma: usize, verb: bool, enclosed: bool) -> bool {
        let sentence = self.sentence;
        let next = comma + 1;
        if sentence.is(next, Class::COORDINATOR) {
            let after = next + 1;
            let condition = ["if", "when", "unless", "where"].into_iter().any(|word| sentence.says(after, word));
            let form = self.form_after(after, part);
            let verb = verb || comma > opener.body + 1;
            // "or the batch is small": the condition goes on.
            let clause = self.has_finite(after, part.to, part);
            return self.is_form(after).is_some()
                || !condition && form.is_some()
                || enclosed && verb && !condition && !clause && form.is_none();
        }
        if sentence.is(next, Class::WHO) || sentence.says(next, "which") {
            return false;
        }
        let opens = ["unless", "except", "even", "as", "in", "to", "e.g", "especially", "particularly", "including"];
        let condition = ["if", "when", "where"].into_iter().any(|word| sentence.says(next, word));
        let other = is_conjunction(sentence, next)
            || opens.into_iter().any(|word| sentence.says(next, word))
            || sentence.says(next, "such") && sentence.says(next + 1, "that")
            || condition && !self.lists_conditions(next, part);
        let verb = verb || enclosed && comma > opener.body + 1;
        let participle = sentence.word(next).ends_with("ing");
        verb && (enclosed || other || participle || opener.nominal && opener.kind == Kind::Condition)
    }
}
