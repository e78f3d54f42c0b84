//! The conditions and exceptions of a sentence, and the forms that each governs.

use std::ops::Range;

use super::extent;
use super::opener::{self, Opener};
use super::view::{Part, View};
use crate::convention::circumstance::{Circumstances, Kind};
use crate::convention::english::bits::Bits;
use crate::convention::english::found::Found;
use crate::convention::english::lexicon::Class;
use crate::convention::english::tokens::{Sentence, Tokens};

/// Which forms a condition governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Governs {
    /// Every form of its part from a token on, up to the next condition at a head.
    From(usize),
    /// One form.
    One(usize),
}

/// Longer sentences than this, in words, state no condition that anybody would read as one.
const LONGEST: usize = 2000;

/// The circumstances of each verbal form of a sentence, in the order of the forms; the keyword of an item that inherits is empty.
pub(in crate::convention::english) fn find(
    text: &str,
    keywords: &[Range<usize>],
    bits: &mut Bits,
    heads: &mut Vec<Found>,
    tokens: &mut Tokens,
) -> Vec<Circumstances> {
    let mut stated = vec![Circumstances::default(); keywords.len()];
    bits.fill(text);
    heads.clear();
    opener::find(text, bits, heads);
    if heads.is_empty() {
        return stated;
    }
    let sentence = tokens.cut(text, bits, &(0..text.len()));
    if sentence.tokens.len() > LONGEST {
        return stated;
    }
    let view = View::new(sentence, keywords);
    let mut front: [Option<(Part, usize, Range<usize>)>; 2] = [None, None];
    let mut next = 0;
    let mut after = 0;
    for head in heads.iter() {
        let Some(at) = sentence.token_at(head.start).filter(|at| *at >= after) else { continue };
        let part = view.part(at);
        let Some(opener) = opener::read(sentence, at, part.from) else { continue };
        let Some((tokens, governs)) = view.stated(&opener, part) else { continue };
        if tokens.is_empty() {
            continue;
        }
        after = tokens.end;
        let range = sentence.bytes(tokens.start, tokens.end - 1);
        let place = opener.kind as usize;
        match governs {
            Governs::From(first) => {
                view.assign(&mut front, &mut stated, &mut next, first);
                // A new clause begins: what governed the one before does not go on.
                let same = |(other, ..): &(Part, usize, Range<usize>)| other.bracket == part.bracket;
                if opener.kind == Kind::Condition && front.iter().flatten().any(same) {
                    front = [None, None];
                }
                front[place] = Some((part, first, range));
            }
            Governs::One(form) => set(&mut stated[form], opener.kind, &range),
        }
    }
    view.assign(&mut front, &mut stated, &mut next, usize::MAX);
    stated
}

/// The condition at the head of a sentence that ends with a colon, where no verbal form of it says what it governs:
/// *If members remain:*.
pub(in crate::convention::english) fn opening(
    text: &str,
    bits: &mut Bits,
    heads: &mut Vec<Found>,
    tokens: &mut Tokens,
) -> Option<Range<usize>> {
    bits.fill(text);
    heads.clear();
    opener::find(text, bits, heads);
    let first = heads.first()?;
    let sentence = tokens.cut(text, bits, &(0..text.len()));
    let at = sentence.token_at(first.start).filter(|_| sentence.tokens.len() <= LONGEST)?;
    let view = View::new(sentence, &[]);
    let part = view.part(at);
    let opener = opener::read(sentence, at, part.from)?;
    let heads = opener.kind == Kind::Condition && view.is_front(&opener, part);
    let end = heads.then(|| view.front_end(&opener, part, part.to))?;
    (end > opener.first).then(|| sentence.bytes(opener.first, end - 1))
}

fn set(circumstances: &mut Circumstances, kind: Kind, range: &Range<usize>) {
    let place = match kind {
        Kind::Condition => &mut circumstances.condition,
        Kind::Exception => &mut circumstances.exception,
    };
    place.get_or_insert_with(|| range.clone());
}

impl View<'_> {
    /// Gives what stands at the head to the forms that come before a token.
    fn assign(
        &self,
        front: &mut [Option<(Part, usize, Range<usize>)>; 2],
        stated: &mut [Circumstances],
        next: &mut usize,
        until: usize,
    ) {
        while let Some(form) = self.forms.get(*next).filter(|form| form.first < until) {
            for (kind, head) in [Kind::Condition, Kind::Exception].into_iter().zip(front.iter()) {
                if let Some((part, first, range)) = head
                    && (*first..part.to).contains(&form.first)
                    && form.bracket == part.bracket
                {
                    set_front(&mut stated[*next], kind, range);
                }
            }
            *next += 1;
        }
    }

    /// True if an opener stands at the head of its part, or of a clause that a conjunction opens.
    fn is_front(&self, opener: &Opener, part: Part) -> bool {
        let sentence = self.sentence;
        let skipped = Class::COORDINATOR.or(Class::ADVERB).or(Class::DASH).or(Class::LABEL).or(Class::NUMBER);
        let mut at = opener.first;
        while at > part.from && sentence.is(at - 1, skipped) {
            at -= 1;
        }
        // "However, if"
        if at > part.from && sentence.is(at - 1, Class::COMMA) {
            let before = (part.from..at - 1).rev().find(|i| !sentence.is(*i, skipped));
            return before.is_none();
        }
        at == part.from || extent::is_conjunction(sentence, at - 1) || sentence.says(at - 1, "that")
    }

    /// The words of a condition or exception, and what it governs.
    fn stated(&self, opener: &Opener, part: Part) -> Option<(Range<usize>, Governs)> {
        let sentence = self.sentence;
        let at = opener.first;
        let next = self.form_after(opener.body, part);
        let before = self.form_before(at, part);
        if self.is_front(opener, part) {
            if self.forms.iter().all(|form| form.last <= opener.first) && self.inherits {
                // An item that inherits: its own condition at its head.
                let end = self.front_end(opener, part, part.to);
                return sentence.is(end, Class::COMMA).then_some((at..end, Governs::One(0)));
            }
            let next = next?;
            let end = self.front_end(opener, part, self.forms[next].first);
            return Some((at..end, Governs::From(end)));
        }
        let comma = Sentence::before(at);
        let enclosed = sentence.is(comma, Class::COMMA);
        let coordinated = sentence.is(comma, Class::COORDINATOR);
        if let Some(host) = before {
            // ", and if it rains, the lid shall"
            if (coordinated || enclosed && sentence.is(Sentence::before(comma), Class::COORDINATOR))
                && let Some(next) = next
            {
                let end = self.front_end(opener, part, self.forms[next].first);
                if sentence.is(end, Class::COMMA) || sentence.says(end, "then") {
                    return Some((at..end, Governs::From(end)));
                }
            }
            let end = self.end(opener, part, enclosed);
            return self.host(opener, part, host, at..end).map(|form| (at..end, Governs::One(form)));
        }
        let next = next?;
        let form = self.forms[next];
        if opener.kind == Kind::Exception && opener.nominal {
            // "All lids, except the red one, shall": up to the form.
            let end = if sentence.is(Sentence::before(form.first), Class::COMMA) { form.first - 1 } else { form.first };
            let first = (opener.body..end).find(|i| sentence.is(*i, Class::COMMA) && !self.is_inside(*i, part));
            let end = if enclosed && end == form.first { first.unwrap_or(end) } else { end };
            return Some((at..end, Governs::One(next)));
        }
        if !enclosed {
            return None;
        }
        let end = self.front_end(opener, part, form.first);
        let adverbial = sentence.is(part.from, Class::PREPOSITION) || !self.has_finite(part.from, comma, part);
        if self.is_form(end + 1) == Some(next) {
            return sentence.is(end, Class::COMMA).then_some((at..end, Governs::One(next)));
        }
        (adverbial && sentence.is(end, Class::COMMA)).then_some((at..end, Governs::From(end)))
    }

    /// The form that a condition behind it governs; none where a clause with its own verb stands between, or the condition belongs
    /// to one of two verbs.
    fn host(&self, opener: &Opener, part: Part, host: usize, range: Range<usize>) -> Option<usize> {
        let sentence = self.sentence;
        let form = self.forms[host];
        let at = range.start;
        let mut opened = false;
        let mut relative = false;
        for i in form.last + 1..at {
            if self.is_inside(i, part) {
                continue;
            }
            let class = sentence.class(i);
            if class.any(Class::COMMA) {
                relative = false;
                let next = i + 1;
                opened = extent::is_conjunction(sentence, next)
                    || sentence.is(next, Class::COORDINATOR)
                    || sentence.says(next, "which");
            } else if class.any(Class::WHO) || sentence.says(i, "which") || sentence.says(i, "that") {
                relative = true;
            } else if class.any(Class::FINITE) {
                if opened {
                    return None;
                }
                // "a lamp that is lit when it is dark": of the nearest verb.
                if relative && opener.temporal {
                    return None;
                }
            }
        }
        let enclosed = sentence.is(Sentence::before(at), Class::COMMA) && sentence.is(range.end, Class::COMMA);
        let after = range.end + 1;
        let alternates = enclosed && sentence.is(after, Class::COORDINATOR) && self.is_form(after + 1).is_none();
        let verb = sentence.skip(after + 1, Class::ADVERB);
        if alternates && (sentence.says(after, "or") || sentence.is(verb, Class::ANY_VERB)) {
            return None;
        }
        let whole = opener.kind == Kind::Exception || sentence.is(Sentence::before(at), Class::COMMA);
        (whole || !self.has_second_verb(form.last, at, part)).then_some(host)
    }

    /// *shall check the wick and replace it if it is burnt*: the condition is of the second verb alone.
    fn has_second_verb(&self, form: usize, at: usize, part: Part) -> bool {
        let sentence = self.sentence;
        let object = Class::ARTICLE.or(Class::DETERMINER).or(Class::PRONOUN);
        (form + 2..at).any(|i| {
            let verb = sentence.skip(i + 1, Class::ADVERB);
            let before = Sentence::before(i);
            !self.is_inside(i, part)
                && sentence.is(i, Class::COORDINATOR)
                && verb + 1 < at
                && sentence.is(verb, Class::ANY_VERB)
                && sentence.is(verb + 1, object)
                && !(sentence.is(before, Class::ANY_VERB) && before <= form + 2)
        })
    }
}

/// A circumstance at the head of a sentence goes before one at its end.
fn set_front(circumstances: &mut Circumstances, kind: Kind, range: &Range<usize>) {
    let place = match kind {
        Kind::Condition => &mut circumstances.condition,
        Kind::Exception => &mut circumstances.exception,
    };
    *place = Some(range.clone());
}
