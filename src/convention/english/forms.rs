//! The verbal forms of ISO/IEC Directives Part 2 (2021), clause 7, Tables 3 to 7, with their equivalent phrases.

use std::sync::LazyLock;

use super::bits::Bits;
use super::clauses::Verdict;
use super::found::Found;
use super::heads::Heads;
use super::lexicon::Class;
use super::tokens::Sentence;
use crate::model::Polarity::{self, Negative, Positive};
use crate::model::ProvisionKind::{
    self, Capability, ExternalConstraint, Permission, Possibility, Recommendation, Requirement,
};

/// The forms that a found word may be the head of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// A modal that counts in every clause.
    Strong(ProvisionKind),
    /// *may*
    May,
    /// *can*, *cannot*
    Can,
    NeedNot,
    Ought,
    /// *is to*, *are not to*
    IsTo,
    HasTo,
    /// *is required*, *is permitted* …
    Predicate(Predicate),
    /// *there is no possibility of*
    PossibilityOf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Predicate {
    Required,
    Permitted,
    Recommended,
    Necessary,
    Possible,
    Able,
    Unable,
}

/// Heads of forms and what they may be. Each form is recognised by the words around its head.
const HEADS: &[(&str, Head)] = &[
    ("shall", Head::Strong(Requirement)),
    ("should", Head::Strong(Recommendation)),
    ("must", Head::Strong(ExternalConstraint)),
    ("may", Head::May),
    ("can", Head::Can),
    ("cannot", Head::Can),
    ("need not", Head::NeedNot),
    ("ought", Head::Ought),
    ("is to", Head::IsTo),
    ("are to", Head::IsTo),
    ("is not to", Head::IsTo),
    ("are not to", Head::IsTo),
    ("has to", Head::HasTo),
    ("have to", Head::HasTo),
    ("required", Head::Predicate(Predicate::Required)),
    ("permitted", Head::Predicate(Predicate::Permitted)),
    ("allowed", Head::Predicate(Predicate::Permitted)),
    ("permissible", Head::Predicate(Predicate::Permitted)),
    ("acceptable", Head::Predicate(Predicate::Permitted)),
    ("recommended", Head::Predicate(Predicate::Recommended)),
    ("necessary", Head::Predicate(Predicate::Necessary)),
    ("possible", Head::Predicate(Predicate::Possible)),
    ("able to", Head::Predicate(Predicate::Able)),
    ("unable to", Head::Predicate(Predicate::Unable)),
    ("possibility of", Head::PossibilityOf),
];

static WORDS: LazyLock<Heads> = LazyLock::new(|| Heads::new(words(), true, 3));

/// The heads of a text that are whole words, in order.
pub(super) fn find(text: &str, bits: &Bits, found: &mut Vec<Found>) {
    WORDS.find(text, &bits.initials, found);
    found.retain(|head| is_likely(text, *head));
}

/// The words of every head, by row, for a convention that has more of them.
pub(super) fn words() -> impl ExactSizeIterator<Item = &'static str> {
    HEADS.iter().map(|(words, _)| *words)
}

/// True for a head that is no adjective by the words before it.
pub(super) fn is_likely(text: &str, head: Found) -> bool {
    !matches!(HEADS.get(head.row), Some((_, Head::Predicate(_)))) || has_be(text, head.start)
}

/// True for the heads *is to*, *are not to*.
pub(super) fn is_direction(found: Found) -> bool {
    matches!(HEADS.get(found.row), Some((_, Head::IsTo)))
}

/// Most words between a predicate and its *is*.
const BEFORE: usize = 4;

/// True if *is* or *are* may stand before a predicate; most are adjectives (*the required accuracy*).
fn has_be(text: &str, at: usize) -> bool {
    let mut rest = &text.as_bytes()[..at];
    for _ in 0..BEFORE {
        let blanks = rest.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
        rest = &rest[..rest.len() - blanks];
        let letters = rest.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (before, word) = rest.split_at(rest.len() - letters);
        if word.eq_ignore_ascii_case(b"is") || word.eq_ignore_ascii_case(b"are") || word == b"s" {
            return true;
        }
        if word.is_empty() {
            // A blank beyond ASCII, such as one that does not break: what stands before it is not looked at.
            return rest.last().is_some_and(|byte| *byte >= 0x80);
        }
        rest = before;
    }
    false
}

/// True if a head counts in every clause, so that the words beside it are enough to read it: *shall*, *must*.
pub(super) fn is_local(found: Found) -> bool {
    matches!(HEADS.get(found.row), Some((_, Head::Strong(Requirement | ExternalConstraint))))
}

/// True if the word before a modal may make something else of it that words further off decide: a list, *the word shall*,
/// *it must be noted*.
pub(super) fn needs_more(sentence: Sentence<'_>, at: usize) -> bool {
    let before = Sentence::before(at);
    let listed = Class::COMMA.or(Class::COORDINATOR).or(Class::MODAL).or(Class::NOT).or(Class::MENTION);
    at == 0 || sentence.is(before, listed) || sentence.says(before, "it")
}

/// A verbal form in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The tokens of the keyword, both ends included.
    pub(super) first: usize,
    pub(super) last: usize,
    /// The finite verb, by whose clause it is judged.
    pub(super) verb: usize,
    pub(super) kind: ProvisionKind,
    pub(super) polarity: Polarity,
    /// True if it counts in a clause that asserts something only.
    pub(super) weak: bool,
    /// True if *No …* or *Only …* at the head of its clause belongs to it.
    pub(super) wide: bool,
    pub(super) rule: &'static str,
}

/// The form at a head; none where the words around it make something else of it.
pub(super) fn read(sentence: Sentence<'_>, at: usize, found: Found) -> Option<Form> {
    if sentence.is(at, Class::QUOTED) {
        return None;
    }
    let head = HEADS.get(found.row)?.1;
    match head {
        Head::Strong(kind) => modal(sentence, at, kind, false),
        Head::May if is_month(sentence, at) => None,
        Head::May => modal(sentence, at, Permission, true),
        Head::Can => {
            let form = modal(sentence, at, Capability, true)?;
            Some(Form { kind: super::can::sense(sentence, at, form.last), rule: "modal-can", ..form })
        }
        Head::NeedNot => {
            let noun = sentence.is_article(Sentence::before(at));
            (!noun).then_some(Form { polarity: Negative, ..form(at, at + 1, at, Permission, "modal") })
        }
        Head::Ought => ought(sentence, at),
        Head::IsTo => is_to(sentence, at),
        Head::HasTo => has_to(sentence, at),
        Head::Predicate(predicate) => read_predicate(sentence, at, predicate),
        Head::PossibilityOf => possibility_of(sentence, at),
    }
}

pub(super) fn form(first: usize, last: usize, verb: usize, kind: ProvisionKind, rule: &'static str) -> Form {
    Form { first, last, verb, kind, polarity: Positive, weak: true, wide: false, rule }
}

/// A modal with its negation: *shall never*, *should normally not*. After an article it is a noun.
fn modal(sentence: Sentence<'_>, at: usize, kind: ProvisionKind, weak: bool) -> Option<Form> {
    if sentence.is_article(Sentence::before(at)) || is_mention(sentence, at) {
        return None;
    }
    if matches!(kind, Recommendation | ExternalConstraint) && is_formula(sentence, at) {
        return None;
    }
    let last = negation(sentence, at);
    let negative = last > at || sentence.says(at, "cannot");
    let polarity = if negative { Negative } else { Positive };
    Some(Form { polarity, weak, ..form(at, last, at, kind, "modal") })
}

/// The last token of a modal with its negation. *can not only … but also* denies nothing.
fn negation(sentence: Sentence<'_>, at: usize) -> usize {
    if sentence.says(at + 1, "never") || sentence.says(at + 1, "neither") {
        return at + 1;
    }
    let adverbs = (at + 1..at + 3).take_while(|i| sentence.is(*i, Class::ADVERB)).count();
    let not = at + 1 + adverbs;
    if sentence.says(not, "not") && !sentence.says(not + 1, "only") { not } else { at }
}

/// Of a list of words that are named, no more are gone over.
const LISTED: usize = 24;

/// True if a modal is named as a word: *the verb shall is*, *the words shall, must and may*.
fn is_mention(sentence: Sentence<'_>, at: usize) -> bool {
    let mut at = at;
    // Back over what is listed before it.
    let listed = Class::COMMA.or(Class::COORDINATOR).or(Class::MODAL).or(Class::NOT);
    let first = at - (0..at).rev().take(LISTED).take_while(|i| sentence.is(*i, listed)).count();
    if first < at && sentence.is(first, Class::MODAL) {
        at = first;
    }
    if !sentence.is(Sentence::before(at), Class::MENTION) {
        return false;
    }
    let next = at + 1;
    let listed = sentence.is(next, Class::COORDINATOR.or(Class::COMMA)) && sentence.is(next + 1, Class::MODAL);
    // "the word should marks": no modal governs a verb in the third person.
    let third = |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    listed
        || third(sentence.word(next))
        || next >= sentence.tokens.len()
        || sentence.is(next, Class::BE.or(Class::STOP).or(Class::BREAK))
}

/// *It should be noted that* says nothing of its own.
fn is_formula(sentence: Sentence<'_>, at: usize) -> bool {
    let be = sentence.skip(at + 1, Class::ADVERB);
    let verb = sentence.skip(be + 1, Class::ADVERB);
    sentence.says(Sentence::before(at), "it")
        && sentence.says(be, "be")
        && sentence.is(verb, Class::FORMULA)
        && (verb + 1..verb + 7).any(|i| sentence.says(i, "that"))
}

/// True if `May` is the month: beside a number, or with a capital inside a sentence.
fn is_month(sentence: Sentence<'_>, at: usize) -> bool {
    if !sentence.word(at).starts_with('M') {
        return false;
    }
    let before = Sentence::before(at);
    let dated = sentence.is(at + 1, Class::NUMBER) || sentence.is(before, Class::NUMBER);
    let begins = at == 0 || sentence.is(before, Class::PUNCTUATION.or(Class::QUOTED).or(Class::LABEL));
    let capitals = sentence.says(at, "may") && sentence.word(at) == "MAY";
    dated || !(begins || capitals)
}

fn ought(sentence: Sentence<'_>, at: usize) -> Option<Form> {
    let not = sentence.says(at + 1, "not");
    let to = at + 1 + usize::from(not);
    let polarity = if not { Negative } else { Positive };
    sentence.says(to, "to").then_some(Form { polarity, ..form(at, to, at, Recommendation, "equivalent") })
}

/// *is to be stored*, *is not to be touched*; not *the aim is to measure*, nor *is to the left*.
fn is_to(sentence: Sentence<'_>, at: usize) -> Option<Form> {
    let not = sentence.says(at + 1, "not");
    let to = at + 1 + usize::from(not);
    let verb = sentence.skip(to + 1, Class::ADVERB);
    let none = Class::BEFORE_NOUN.or(Class::PRONOUN).or(Class::PREPOSITION).or(Class::PUNCTUATION).or(Class::QUOTED);
    if verb >= sentence.tokens.len() || sentence.is(verb, none) {
        return None;
    }
    let passive = sentence.says(verb, "be");
    if passive && sentence.is(sentence.skip(verb + 1, Class::ADVERB), Class::SAID_OF) {
        return None;
    }
    // The subject, back to the mark or the verb before.
    let inside = |i: &usize| !sentence.is(*i, Class::BREAK.or(Class::FINITE));
    let start = at - (0..at).rev().take_while(|i| inside(i)).count();
    let end = if passive { at.min(start + 3) } else { at };
    let aim = |i: usize| sentence.is(i, Class::AIM) && !(passive && sentence.says(i, "use"));
    // What is to be done when something happens is demanded, whoever is to do it.
    let conditional = || (0..at).any(|i| ["if", "when", "unless"].into_iter().any(|word| sentence.says(i, word)));
    if (start..end).any(aim) || !passive && !is_agent(sentence, start, at) && !conditional() {
        return None;
    }
    let polarity = if not { Negative } else { Positive };
    Some(Form { polarity, ..form(at, to, at, Requirement, "equivalent") })
}

/// Endings of words for somebody or something that acts.
const AGENTS: [&str; 10] = ["er", "or", "ee", "ist", "ian", "ant", "ent", "ers", "ors", "ents"];

/// True if a subject may act: *The operator is to record*; what an abstract noun is to do is told, not demanded (*The idea is to*).
fn is_agent(sentence: Sentence<'_>, start: usize, be: usize) -> bool {
    if sentence.says(be, "are") {
        return true;
    }
    // The head of the subject stands before what belongs to it.
    let branch = |i: &usize| sentence.is(*i, Class::PREPOSITION.or(Class::WHO).or(Class::COMMA).or(Class::OPEN));
    let end = (start + 1..be).find(branch).unwrap_or(be);
    let head = Sentence::before(end);
    let word = sentence.word(head).to_ascii_lowercase();
    let ending =
        AGENTS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending)) && !word.ends_with("ment");
    ending || sentence.is(head, Class::PRONOUN)
}

/// *has to*; not *will have to*, nor *has to the left*.
fn has_to(sentence: Sentence<'_>, at: usize) -> Option<Form> {
    let mut before = Sentence::before(at);
    while sentence.is(before, Class::ADVERB.or(Class::NOT)) {
        before = Sentence::before(before);
    }
    let governed = sentence.is(before, Class::MODAL.or(Class::AUXILIARY)) || sentence.says(before, "to");
    let noun = sentence.is(at + 2, Class::BEFORE_NOUN.or(Class::PRONOUN).or(Class::PUNCTUATION));
    (!governed && !noun).then_some(form(at, at + 1, at, Requirement, "equivalent"))
}

/// A predicate after *is* or *are*, with the adverbs between, the negation, and *it* before.
fn read_predicate(sentence: Sentence<'_>, at: usize, predicate: Predicate) -> Option<Form> {
    let mut be = Sentence::before(at);
    let (mut negative, mut only) = (predicate == Predicate::Unable, false);
    while sentence.is(be, Class::ADVERB.or(Class::NOT)) || sentence.says(be, "longer") || sentence.says(be, "no") {
        negative |= sentence.is(be, Class::NOT) || sentence.says(be, "no");
        only |= sentence.says(be, "only");
        be = Sentence::before(be);
    }
    let contracted = sentence.says(be, "it's");
    if !(contracted || sentence.is(be, Class::BE)) || at - be > 4 {
        return None;
    }
    let before = if contracted { be } else { Sentence::before(be) };
    let it = contracted || sentence.says(before, "it");
    let needs_it = matches!(predicate, Predicate::Necessary | Predicate::Possible);
    if sentence.says(before, "as") || needs_it && !it {
        return None;
    }
    // "It is recommended"; but "is strongly recommended".
    let plain = predicate != Predicate::Recommended || be + 1 == at || negative;
    let first = if it && plain { before } else { be };
    let to = sentence.says(at + 1, "to");
    let polarity = if negative { Negative } else { Positive };
    let (kind, last) = match predicate {
        Predicate::Required if negative => (Permission, at + usize::from(to && !it)),
        Predicate::Required => (Requirement, at + usize::from(to && !it)),
        Predicate::Permitted if negative || only => (Requirement, at),
        Predicate::Permitted => (Permission, at),
        Predicate::Recommended => (Recommendation, at),
        Predicate::Necessary if negative => (Permission, at),
        Predicate::Necessary => (Requirement, at),
        Predicate::Possible => (Possibility, at),
        Predicate::Able | Predicate::Unable => (Capability, at + 1),
    };
    let wide = !it && !negative && matches!(predicate, Predicate::Required | Predicate::Permitted);
    Some(Form { polarity, wide, ..form(first, last, be, kind, "equivalent") })
}

/// *there is no possibility of*
fn possibility_of(sentence: Sentence<'_>, at: usize) -> Option<Form> {
    let before = Sentence::before(at);
    let no = sentence.says(before, "no");
    let be = if no || sentence.is(before, Class::ARTICLE) { Sentence::before(before) } else { before };
    let there = sentence.is(be, Class::BE) && sentence.says(Sentence::before(be), "there");
    let polarity = if no { Negative } else { Positive };
    there.then(|| Form { polarity, ..form(be - 1, at + 1, be, Possibility, "equivalent") })
}

/// Keeps the forms that count in their clauses: a verdict for each of their verbs, ascending.
pub(super) fn judge(sentence: Sentence<'_>, forms: &mut Vec<Form>, verbs: &[usize], verdicts: &[Verdict]) {
    let verdict = |form: &Form| verbs.binary_search(&form.verb).ok().and_then(|at| verdicts.get(at).copied());
    let mut kept = 0;
    for at in 0..forms.len() {
        if let Some(form) = verdict(&forms[at]).and_then(|verdict| judged(sentence, forms[at], verdict)) {
            forms[kept] = form;
            kept += 1;
        }
    }
    forms.truncate(kept);
}

/// A form in the clause that it stands in; none where it does not count there.
fn judged(sentence: Sentence<'_>, form: Form, verdict: Verdict) -> Option<Form> {
    if form.weak {
        return verdict.asserts.then(|| widen(sentence, form, verdict.segment));
    }
    // "Should the need arise", "if another signal should be processed"
    let subject = !sentence.is(form.verb + 1, Class::NOT.or(Class::ADVERB)) && !sentence.says(form.verb + 1, "be");
    let inverted = || subject && sentence.skip(verdict.segment, Class::COORDINATOR.or(Class::LABEL)) == form.verb;
    let conditional = form.kind == Recommendation && (verdict.conditional || inverted());
    (!conditional).then_some(form)
}

/// Takes *No …* and *Only …* at the head of the clause into a form: *No calibration is required*, *Only water is permitted*.
fn widen(sentence: Sentence<'_>, form: Form, segment: usize) -> Form {
    let head = sentence.skip(segment, Class::COORDINATOR.or(Class::LABEL).or(Class::DASH));
    let alone = head < form.verb && (head..form.verb).all(|i| !sentence.is(i, Class::FINITE.or(Class::COMMA)));
    if !form.wide || !alone {
        return form;
    }
    let rule = "discontinuous-equivalent";
    if sentence.says(head, "no") {
        let kind = if form.kind == Permission { Requirement } else { Permission };
        return Form { first: head, kind, polarity: Negative, rule, ..form };
    }
    if sentence.says(head, "only") && form.kind == Permission {
        return Form { first: head, kind: Requirement, rule, ..form };
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_head_is_in_lower_case() {
        for (words, _) in HEADS {
            assert_eq!(*words, words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
