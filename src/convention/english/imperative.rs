//! Instructions: a verb in its base form at the head of a clause.

use std::ops::Range;

use super::bits::Bits;
use super::lexicon::{Class, class_at};
use super::rules::Rules;
use super::tokens::Sentence;
use crate::model::Polarity;

/// A verb in the imperative: tokens of the keyword, both ends included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Imperative {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) polarity: Polarity,
    pub(super) rule: &'static str,
}

/// True if a sentence may hold an instruction, by the words that its clauses begin with; asked before it is cut into words.
///
/// A clause begins with the sentence, in a capital or behind a label, or with a capital behind a mark.
pub(super) fn may_begin(rules: Rules, text: &str, bits: &Bits, range: &Range<usize>) -> bool {
    let lower = text.as_bytes()[range.start].is_ascii_lowercase();
    !lower && may_open(rules, text, range) || has_inner_start(rules, text, bits, range)
}

/// First words of clauses that tell when something is to be done, besides those that are adverbs.
const ELSE: [&str; 3] = ["Else", "else", "Given"];

/// Before the verb of an instruction nobody writes more adverbs and labels than this.
const SKIPPED: usize = 8;

/// True if a verb stands at the head of a clause, behind labels and adverbs, or behind a comma that ends an adverbial.
fn may_open(rules: Rules, text: &str, clause: &Range<usize>) -> bool {
    let mut at = clause.start;
    for _ in 0..SKIPPED {
        let (word, class) = next_word(text, at, clause.end);
        if may_be_verb(rules, text, &word, class, clause.end) {
            return true;
        }
        let word_text = &text[word.clone()];
        if is_else(class, word_text) || word_text.ends_with("ing") || INVERTED.contains(&word_text) {
            let mut commas = memchr::memchr_iter(b',', &text.as_bytes()[clause.clone()]).take(COMMAS);
            if commas.any(|comma| may_follow(rules, text, clause.start + comma + 1..clause.end)) {
                return true;
            }
        }
        if !class.any(Class::ADVERB.or(Class::LABEL).or(Class::COORDINATOR).or(Class::NOT)) {
            return false;
        }
        at = word.end;
    }
    false
}

fn is_else(class: Class, word: &str) -> bool {
    class.any(ADVERBIAL) || ELSE.contains(&word)
}

/// True if a verb stands behind the comma of an adverbial, and behind adverbs.
fn may_follow(rules: Rules, text: &str, clause: Range<usize>) -> bool {
    let mut at = clause.start;
    for _ in 0..SKIPPED {
        let (word, class) = next_word(text, at, clause.end);
        if may_be_verb(rules, text, &word, class, clause.end) || class.any(Class::ANY_VERB) {
            return true;
        }
        if !class.any(Class::ADVERB.or(Class::NOT)) {
            return false;
        }
        at = word.end;
    }
    false
}

/// True if a word may be the verb of an instruction, as far as the word after it tells.
fn may_be_verb(rules: Rules, text: &str, word: &Range<usize>, class: Class, end: usize) -> bool {
    if !class.any(Class::ANY_VERB) {
        let (next, after) = next_word(text, word.end, end);
        let never = text[word.clone()].eq_ignore_ascii_case("do") && text[next].eq_ignore_ascii_case("not");
        return never || is_unknown(class, &text[word.clone()]) && after.any(OBJECT.or(Class::COORDINATOR));
    }
    if rules == Rules::Controls || !class.any(Class::STRICT) {
        return true;
    }
    // What is a noun most of the time needs a determiner, or a second verb.
    if text[word.end..end].trim_start().starts_with([',', '[', '"', '“']) {
        return true;
    }
    let determines = Class::ARTICLE.or(Class::DETERMINER).or(Class::PRONOUN).or(Class::QUESTION);
    let other = Class::COORDINATOR.or(Class::PREPOSITION).or(Class::ADVERB);
    let (next, class) = next_word(text, word.end, end);
    class.any(determines.or(other))
        || PARTICLES.iter().any(|particle| text[next.clone()].eq_ignore_ascii_case(particle))
}

/// Words that begin an object: a verb stands before it, and no noun does.
const OBJECT: Class = Class::ARTICLE.or(Class::PRONOUN).or(Class::DETERMINER);

/// True if a word that no table has may be a verb in its base form, by its ending.
fn is_unknown(class: Class, word: &str) -> bool {
    let ending = ["ing", "ed"].into_iter().any(|ending| word.ends_with(ending));
    let third = word.ends_with('s') && !word.ends_with("ss");
    let small = |word: &str| word.bytes().skip(1).all(|b| b.is_ascii_lowercase());
    !class.any(KNOWN) && word.len() > 2 && !ending && !third && small(word)
}

/// Words that are no verbs in their base form.
const KNOWN: Class = Class::ARTICLE
    .or(Class::DETERMINER)
    .or(Class::PRONOUN)
    .or(Class::FINITE)
    .or(Class::NOT)
    .or(Class::ADVERB)
    .or(Class::PREPOSITION)
    .or(Class::COORDINATOR)
    .or(Class::CONDITION)
    .or(Class::CONJUNCTION)
    .or(Class::QUESTION)
    .or(Class::WHO)
    .or(Class::VERBLESS)
    .or(Class::LABEL)
    .or(Class::POINTER)
    .or(Class::DETAIL)
    .or(Class::PARTICIPLE)
    .or(Class::OPENER)
    .or(Class::PUNCTUATION)
    .or(Class::QUOTED)
    .or(Class::VERB_S)
    .or(Class::ANY_VERB)
    .or(Class::NUMBER);

/// The next run of letters, past what is no letter, and its class; an empty one where a letter beyond ASCII comes first.
fn next_word(text: &str, from: usize, end: usize) -> (Range<usize>, Class) {
    let bytes = text.as_bytes();
    let mut start = from;
    while start < end && !bytes[start].is_ascii_alphabetic() {
        if bytes[start] >= 0x80 {
            let rest = &text[start..end];
            start += rest.find(char::is_alphabetic).unwrap_or(rest.len());
            break;
        }
        start += 1;
    }
    let mut after = start;
    while after < end && bytes[after].is_ascii_alphabetic() {
        after += 1;
    }
    (start..after, class_at(bytes, start, after))
}

/// True if an instruction may begin behind a colon, a semicolon or a dash: in a capital, or behind a semicolon in a verb or a condition.
fn has_inner_start(rules: Rules, text: &str, bits: &Bits, range: &Range<usize>) -> bool {
    let mut at = bits.asides.first(range.start, range.end);
    while at < range.end {
        let rest = &text[at..range.end];
        let mark = [": ", "; ", "— ", "– "].into_iter().find(|mark| rest.starts_with(mark));
        let clause = mark.map(|mark| rest[mark.len()..].trim_start());
        let semicolon = mark == Some("; ");
        if let Some(clause) = clause.filter(|clause| semicolon || clause.starts_with(char::is_uppercase))
            && may_open(rules, text, &(range.end - clause.len()..range.end))
        {
            return true;
        }
        at = bits.asides.first(at + 1, range.end);
    }
    false
}

/// First words of adverbials, behind which an instruction may stand.
const ADVERBIAL: Class = Class::PREPOSITION.or(Class::CONDITION).or(Class::CONJUNCTION);

/// First words of conditions without *if*: *Should the alarm sound, leave the room*.
const INVERTED: [&str; 3] = ["Should", "Were", "Had"];

/// The instructions of a sentence, in order: one for each clause between semicolons.
pub(super) fn find(rules: Rules, sentence: Sentence<'_>, found: &mut Vec<Imperative>) {
    found.clear();
    let mut lead_in = false;
    let (mut segment, mut previous) = (0, 0);
    let mut depth = 0_u32;
    let length = sentence.tokens.len();
    for at in 0..=length {
        let class = sentence.mark(at);
        if class.any(Class::OPEN) {
            depth += 1;
        } else if class.any(Class::CLOSE) {
            depth = depth.saturating_sub(1);
        }
        let dash = class.any(Class::DASH) && starts_with_capital(sentence, at + 1);
        if at < length && !(class.any(Class::BREAK) && depth == 0) && !dash {
            continue;
        }
        if segment < at && !lead_in {
            let begins = if segment == 0 {
                Begins::Sentence
            } else if !found.is_empty() {
                Begins::Instructed
            } else if sentence.word(segment - 1) == ";" && asserts(sentence, previous, segment - 1) {
                Begins::Asserted
            } else {
                Begins::Other
            };
            if let Some(imperative) = in_segment(rules, sentence, segment, at, begins) {
                found.push(imperative);
            }
        }
        // "shall:", "should be able to:" - what follows is governed by it.
        lead_in |= sentence.word(at) == ":" && governs(sentence, segment, at);
        (previous, segment) = (segment, at + 1);
    }
}

/// Behind what a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins {
    /// The sentence itself.
    Sentence,
    /// A mark, after an instruction.
    Instructed,
    /// A semicolon, after a clause with a verb of its own.
    Asserted,
    Other,
}

/// True if a clause has a finite verb.
fn asserts(sentence: Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| sentence.is(at, Class::FINITE.or(Class::VERB_S)))
}

fn starts_with_capital(sentence: Sentence<'_>, at: usize) -> bool {
    sentence.word(at).starts_with(char::is_uppercase)
}

/// True if a clause before a colon leaves its verb to what follows.
fn governs(sentence: Sentence<'_>, segment: usize, colon: usize) -> bool {
    let last = Sentence::before(colon);
    (segment..colon).contains(&last) && (sentence.is(last, Class::FINITE.or(Class::NOT)) || sentence.says(last, "to"))
}

/// The instruction of one clause. In lower case only behind an instruction, behind a clause that asserts, or behind an adverbial.
fn in_segment(rules: Rules, sentence: Sentence<'_>, from: usize, to: usize, begins: Begins) -> Option<Imperative> {
    let mut at = from;
    while at < to
        && sentence.is(at, Class::LABEL.or(Class::NUMBER).or(Class::DASH).or(Class::CLOSE).or(Class::COORDINATOR))
    {
        at += 1;
    }
    let capital = starts_with_capital(sentence, at);
    if let Some(imperative) = verb_at(rules, sentence, at, to, "imperative") {
        let asserted = begins == Begins::Asserted && !sentence.is(imperative.last, Class::STRICT);
        let continues = from > 0 && (begins == Begins::Instructed || asserted);
        return (capital || continues).then_some(imperative);
    }
    // "Then", "Carefully", "Next,", "otherwise,", "else,"
    let other = sentence.says(at, "else");
    let verb = sentence.skip(at + usize::from(other), Class::ADVERB.or(Class::COMMA));
    let goes_on = capital || matches!(begins, Begins::Instructed | Begins::Asserted);
    if verb > at && goes_on {
        let rule = "imperative-after-adverb";
        let told = || verb_that_is_lacking(sentence, verb, to, rule);
        return verb_at(rules, sentence, verb, to, rule)
            .or_else(|| sentence.is(verb - 1, Class::COMMA).then(told).flatten());
    }
    after_adverbial(rules, sentence, at, to)
}

/// The verb of a clause that has no other: behind a condition or *otherwise*, what stands where a subject could, with no finite verb after it.
fn verb_that_is_lacking(sentence: Sentence<'_>, at: usize, to: usize, rule: &'static str) -> Option<Imperative> {
    let (class, next) = (sentence.class(at), at + 1);
    if at >= to || starts_with_capital(sentence, at) || is_predicated(sentence, next, to) {
        return None;
    }
    let known = class.any(Class::ANY_VERB) && !class.any(Class::POINTER);
    let none = Class::FINITE.or(Class::CLOSE).or(Class::VERB_S).or(Class::COMMA);
    let verb = known && !sentence.is(next, none) && !sentence.says(next, "of");
    let unknown = is_unknown(class, sentence.word(at)) && is_object(sentence, next);
    (verb || unknown).then_some(Imperative { first: at, last: at, polarity: Polarity::Positive, rule })
}

/// True if an object begins at a token; *A* inside a sentence is the name of something.
fn is_object(sentence: Sentence<'_>, at: usize) -> bool {
    let numeral = sentence.is(at, Class::DETERMINER) && NUMERALS.into_iter().any(|word| sentence.says(at, word));
    let other = ["that", "such", "only", "at", "there"].into_iter().any(|word| sentence.says(at, word));
    sentence.is(at, OBJECT) && !numeral && sentence.word(at) != "A" && !other
}

/// Numbers that may follow a noun: *Section six*.
const NUMERALS: [&str; 11] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "no"];

/// Of a list of words nobody reads more commas than this before the verb.
const COMMAS: usize = 8;

/// *If condensation is visible, wipe the window*: the first comma after which a verb has an object and no subject follows.
fn after_adverbial(rules: Rules, sentence: Sentence<'_>, from: usize, to: usize) -> Option<Imperative> {
    let class = sentence.class(from);
    let gerund = sentence.word(from).ends_with("ing");
    let inverted = INVERTED.contains(&sentence.word(from));
    let given = sentence.says(from, "given") || sentence.says(from, "else");
    let adverbial = class.any(ADVERBIAL) || gerund || inverted || given;
    if !adverbial {
        return None;
    }
    let pointer = sentence.says(from, "for") && (from..from + 4).any(|i| sentence.is(i, Class::DETAIL));
    if pointer {
        return None;
    }
    let mut commas = (from..to).filter(|i| sentence.mark(*i).any(Class::COMMA)).take(COMMAS).peekable();
    let first = commas.peek().copied().unwrap_or(to);
    let condition = inverted || class.any(Class::CONDITION.or(Class::CONJUNCTION));
    let other = if condition { Class::MODAL } else { Class::FINITE };
    for comma in commas {
        // What follows the verb of another main clause is coordinated with that.
        if (first..comma).any(|i| sentence.is(i, other)) {
            return None;
        }
        let verb = sentence.skip(comma + 1, Class::ADVERB);
        let rule = "imperative-after-adverbial";
        let found = verb_at(rules, sentence, verb, to, rule);
        let lacking = || {
            // Of several commas, the last that a whole condition stands before.
            let whole = condition && sentence.says(from, "if") || sentence.says(from, "when") || given;
            whole.then(|| verb_that_is_lacking(sentence, verb, to, rule)).flatten()
        };
        let accepted = found.filter(|found| {
            found.polarity == Polarity::Negative || has_object(sentence, verb) && !is_predicated(sentence, verb + 1, to)
        });
        if let Some(imperative) = accepted.or_else(lacking) {
            return Some(imperative);
        }
    }
    None
}

/// True if what follows a verb is its object, or the particle or clause that it takes.
fn has_object(sentence: Sentence<'_>, verb: usize) -> bool {
    let next = verb + 1;
    let verbal = sentence.is(verb, Class::VERB) && !sentence.is(verb, Class::LENIENT.or(Class::STRICT));
    let object = sentence.is(next, Class::BEFORE_NOUN.or(Class::PRONOUN).or(Class::QUOTED).or(Class::OPEN));
    let list = sentence.is(next, Class::COMMA.or(Class::COORDINATOR).or(Class::FINITE).or(Class::BREAK));
    object || (verbal && !list && !sentence.says(next, "of"))
}

/// True if a finite verb follows before the clause branches: then what looked like a verb was part of a subject.
fn is_predicated(sentence: Sentence<'_>, from: usize, to: usize) -> bool {
    if sentence.is(Sentence::before(from), Class::CONTENT) {
        return false;
    }
    for at in from..to {
        let class = sentence.class(at);
        if class.any(Class::FINITE.or(Class::VERB_S)) || is_predicate(sentence, at, from) {
            return true;
        }
        let branches = Class::CONDITION.or(Class::CONJUNCTION).or(Class::QUESTION).or(Class::WHO).or(Class::OPEN);
        let words = ["that", "which", "as", "so"];
        if class.any(branches) || words.into_iter().any(|word| sentence.says(at, word)) {
            return false;
        }
    }
    false
}

/// True if a word is the verb of a noun before it, by what stands around it: *six tells how*, *A details the length*, *kites carry a flag*.
fn is_predicate(sentence: Sentence<'_>, at: usize, from: usize) -> bool {
    let word = sentence.word(at);
    let third = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
    let small = word.bytes().all(|b| b.is_ascii_lowercase());
    let next = at + 1;
    if third && small && at > from {
        let before = sentence.is(at - 1, OBJECT.or(Class::PREPOSITION).or(Class::NUMBER).or(Class::COORDINATOR));
        return !before && sentence.is(next, Class::ARTICLE.or(Class::QUESTION));
    }
    let base = sentence.is(at, Class::ANY_VERB) && at > from;
    let plural = base && sentence.word(at - 1).ends_with('s') && !sentence.word(at - 1).ends_with("ss");
    plural && sentence.is(next, Class::ARTICLE)
}

/// True if a clause is a label before a colon: *Transport kite:*, *Parse Colour (PC):*.
fn is_label(sentence: Sentence<'_>, verb: usize, to: usize) -> bool {
    let object = (verb + 1..to).any(|at| sentence.is(at, OBJECT) && sentence.word(at) != "A");
    sentence.word(to) == ":" && to <= verb + 6 && !object
}

/// True if a verb in the imperative stands at a token.
fn verb_at(rules: Rules, sentence: Sentence<'_>, at: usize, to: usize, rule: &'static str) -> Option<Imperative> {
    if at >= to {
        return None;
    }
    if sentence.says(at, "do") && sentence.says(at + 1, "not") {
        let verb = sentence.skip(at + 2, Class::ADVERB);
        let last = if is_base(sentence, verb, to) { verb } else { at + 1 };
        return Some(Imperative { first: at, last, polarity: Polarity::Negative, rule });
    }
    let never = sentence.says(at, "never");
    let verb = at + usize::from(never);
    let class = sentence.class(verb);
    let next = verb + 1;
    let unknown = is_unknown(class, sentence.word(verb)) && is_object(sentence, next);
    let coordinated = is_unknown(class, sentence.word(verb)) && shares_object(sentence, next, to);
    if !(class.any(Class::ANY_VERB) || unknown || coordinated) || class.any(Class::POINTER) {
        return None;
    }
    if rules != Rules::Controls && is_label(sentence, verb, to) || next == to && sentence.is(to, Class::DASH) {
        return None;
    }
    if unknown || coordinated {
        let polarity = if never { Polarity::Negative } else { Polarity::Positive };
        let accepted = is_stopped(sentence, to) && !is_predicated(sentence, next, to);
        return accepted.then_some(Imperative { first: at, last: verb, polarity, rule });
    }
    // "Find: used to …", "Execute — This operation", "Declare (a property)": the name of something.
    let name =
        sentence.is(sentence.skip(next, Class::ADVERB), Class::BREAK.or(Class::DASH)) || sentence.word(next) == "(";
    if name && next < to || next == to && sentence.word(to) == ":" {
        return None;
    }
    // "Practice in this field has changed": a noun with what belongs to it, and then its verb.
    let noun = class.any(Class::STRICT.or(Class::LENIENT));
    if noun && is_particle(sentence, next) && is_predicated(sentence, next, to) {
        return None;
    }
    let listed = sentence.is(next, Class::COMMA.or(Class::COORDINATOR)) && is_verb_again(sentence, next + 1, to);
    let catalogue = rules == Rules::Controls && class.any(Class::CONTROL);
    let accepted = if class.any(Class::STRICT) && !catalogue {
        has_determiner(sentence, verb) && !is_counted(sentence, verb)
            || listed
            || is_parted(sentence, verb, to)
            || moves_object(sentence, verb, to)
            || is_stopped(sentence, to) && takes_code(sentence, next) && !is_predicated(sentence, next, to)
    } else if class.any(Class::LENIENT) || catalogue {
        has_determiner(sentence, verb)
            || listed
            || stands_alone(sentence, verb, to)
            || catalogue && (sentence.says(next, "for") || sentence.says(next, "to"))
    } else {
        let none = Class::FINITE.or(Class::CLOSE).or(Class::VERB_S);
        let follows = !sentence.is(next, none) && !sentence.says(next, "of");
        let object =
            has_determiner(sentence, verb) || !is_heading(sentence, next, to) && !is_predicated(sentence, next, to);
        follows && object && (listed || !sentence.is(next, Class::COMMA))
    };
    let polarity = if never { Polarity::Negative } else { Polarity::Positive };
    accepted.then_some(Imperative { first: at, last: verb, polarity, rule })
}

/// True if the verb behind *do not* stands at a token.
fn is_base(sentence: Sentence<'_>, verb: usize, to: usize) -> bool {
    let known = sentence.is(verb, Class::ANY_VERB.or(Class::OUTCOME));
    verb < to && (known || is_unknown(sentence.class(verb), sentence.word(verb)))
}

/// *Section six*, *Line A*: a number of a noun.
fn is_counted(sentence: Sentence<'_>, verb: usize) -> bool {
    let next = verb + 1;
    sentence.word(next) == "A"
        || !is_object(sentence, next) && NUMERALS.into_iter().any(|word| sentence.says(next, word))
}

/// *Weigh, to the nearest gram, the sample*: an adverbial in commas before the object.
fn is_parted(sentence: Sentence<'_>, verb: usize, to: usize) -> bool {
    if !(sentence.is(verb + 1, Class::COMMA) && sentence.is(verb + 2, Class::PREPOSITION)) {
        return false;
    }
    let mut commas = (verb + 2..to).filter(|at| sentence.mark(*at).any(Class::COMMA)).take(COMMAS);
    commas.any(|comma| is_object(sentence, comma + 1) || sentence.says(comma + 1, "one"))
}

/// *Increase price by one.*, *Fill in local names, remote names*: a bare object with what is done to it, in a clause that a stop ends and
/// that has no other verb.
fn moves_object(sentence: Sentence<'_>, verb: usize, to: usize) -> bool {
    let next = verb + 1;
    let object = |at: usize| {
        let word = sentence.word(at);
        word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase()) && !sentence.is(at, KNOWN)
    };
    let goal = ["by", "to", "from", "into"].into_iter().any(|word| sentence.says(next + 1, word));
    let phrasal = is_particle(sentence, next) && PHRASAL.into_iter().any(|word| sentence.says(verb, word));
    let fits = object(next) && goal || phrasal && (object(next + 1) || sentence.is(next + 1, Class::QUOTED));
    fits && is_stopped(sentence, to) && !is_predicated(sentence, next, to)
}

/// Verbs that are nouns as well, and take a particle: *Fill in*, *Log out*.
const PHRASAL: [&str; 12] =
    ["fill", "set", "log", "sign", "plug", "turn", "switch", "look", "back", "shut", "hand", "type"];

/// *Return "error"*, *Set SND.UNA to ISS*: an object that is quoted, or a name of code with a preposition behind it.
fn takes_code(sentence: Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    let capitals = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let code = capitals > 1 && word.contains(['.', '_']) || word.contains('_');
    sentence.is(at, Class::QUOTED) || code && sentence.is(at + 1, Class::PREPOSITION)
}

/// *Uncork and inspect the bottle*: a verb that is known follows, with the object of both.
fn shares_object(sentence: Sentence<'_>, at: usize, to: usize) -> bool {
    sentence.is(at, Class::COORDINATOR) && is_verb_again(sentence, at + 1, to) && is_object(sentence, at + 2)
}

/// *Define, document and enforce*: after a comma or coordinator, another verb.
fn is_verb_again(sentence: Sentence<'_>, at: usize, to: usize) -> bool {
    let at = sentence.skip(at, Class::COORDINATOR);
    let verb = sentence.is(at, Class::ANY_VERB) && !sentence.is(at, Class::STRICT);
    at < to && verb && !sentence.is(at + 1, Class::FINITE)
}

/// *Coordinate Reference System*: capitals go on, and no stop ends it.
fn is_heading(sentence: Sentence<'_>, next: usize, to: usize) -> bool {
    let word = sentence.word(next);
    let capital =
        word.len() > 3 && starts_with_capital(sentence, next) && word[1..].bytes().any(|b| b.is_ascii_lowercase());
    capital && !is_stopped(sentence, to)
}

/// True if a mark ends a clause: a heading or a cell has none.
fn is_stopped(sentence: Sentence<'_>, to: usize) -> bool {
    sentence.is(to, Class::BREAK) || sentence.is(Sentence::before(to), Class::STOP.or(Class::CLOSE))
}

/// Words between a verb and its object: *Switch on the lamp*.
const PARTICLES: [&str; 6] = ["on", "off", "up", "down", "out", "in"];

fn is_particle(sentence: Sentence<'_>, at: usize) -> bool {
    PARTICLES.into_iter().any(|word| sentence.says(at, word))
}

/// True if a determiner follows, which makes a verb of what might be a noun; a particle may stand between (*Switch on the*).
fn has_determiner(sentence: Sentence<'_>, verb: usize) -> bool {
    let particle = is_particle(sentence, verb + 1);
    let next = verb + 1 + usize::from(particle);
    // "Draft No 3"
    let number = sentence.word(next) == "No";
    let whole = Class::ARTICLE.or(Class::DETERMINER);
    // A parameter of a control: "[Assignment: …]"
    let bracket = sentence.word(next) == "[" && sentence.is(next + 2, Class::BREAK);
    let clause = !particle && (sentence.says(next, "whether") || sentence.says(next, "how"));
    let pronoun = !particle && ["it", "them"].into_iter().any(|word| sentence.says(next, word));
    sentence.is(next, whole) && !number || bracket || clause || pronoun
}

/// True if nothing else in the clause is a verb: *Monitor changes to roles.*
fn stands_alone(sentence: Sentence<'_>, verb: usize, to: usize) -> bool {
    let next = verb + 1;
    let nominal = Class::PREPOSITION.or(Class::FINITE).or(Class::COMMA).or(Class::COORDINATOR).or(Class::PUNCTUATION);
    let word = sentence.word(next);
    let code = starts_with_capital(sentence, next) && word.bytes().any(|b| b.is_ascii_digit());
    let object = !sentence.is(next, nominal.or(Class::VERB_S)) && !code;
    next < to && object && is_stopped(sentence, to) && !is_predicated(sentence, next, to)
}
