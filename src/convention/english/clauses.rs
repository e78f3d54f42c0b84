//! In what kind of clause a finite verb stands: one that asserts something, or a condition, a purpose, a restriction.
//!
//! One pass over the words of a sentence with a stack of open clauses. A clause opens at a conjunction or relative pronoun and
//! ends at its comma, or where a second finite verb shows that the clause around it goes on. Linear.

use super::lexicon::Class;
use super::tokens::Sentence;

/// A kind of clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A main clause; also one that because, since, as, although or while opens.
    Main,
    /// *if*: also *should* is conditional there.
    If,
    /// *when, where, unless, until, provided that*.
    Condition,
    /// *so that*.
    Purpose,
    /// *whether, how*: an indirect question.
    Question,
    /// *that can be used*: restricts a noun.
    Relative,
    /// *, which can be used*: says something more of it.
    Aside,
    /// *states that*.
    Content,
}

impl Kind {
    fn asserts(self) -> bool {
        matches!(self, Self::Main | Self::Aside | Self::Content)
    }

    fn is_condition(self) -> bool {
        matches!(self, Self::If | Self::Condition)
    }
}

/// The state of a clause while its words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// No finite verb was met.
    Expected,
    Met,
    /// After its finite verb, a coordinator.
    Coordinated,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Kind,
    verb: Verb,
    /// It stands at the head of its sentence.
    initial: bool,
    /// Any comma ends it, as it may be a mere phrase (*after the test,*).
    loose: bool,
    /// The word that opened it.
    at: usize,
    /// A comma was met that did not end it.
    comma: bool,
    /// Number of the clauses below and with it that do not assert.
    silent: u32,
    /// Number of them that are an *if*.
    conditional: u32,
}

/// The verdict on a finite verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// True if its clause asserts something.
    pub(super) asserts: bool,
    /// True if it stands in an *if*-clause.
    pub(super) conditional: bool,
    /// The first word of the main clause that it is the verb of, a number of a token.
    pub(super) segment: usize,
}

/// Goes over a sentence, with buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    stack: Vec<Open>,
    /// For each open bracket, how many clauses were open before it.
    brackets: Vec<usize>,
    /// Verdicts of this main clause that hang on a condition at its head: positions in the list of verdicts.
    pending: Vec<usize>,
    segment: usize,
    /// The last finite verb of the main clause, to tell one without any.
    main_finite: bool,
    /// What a verb of saying or deciding governs asserts nothing: so in statutes.
    pub(super) governed: bool,
}

/// No more adverbs than this stand between two words that belong together.
const NEAR: usize = 8;

/// Deeper brackets are taken as if they were not there.
const DEEPEST: usize = 64;

impl Clauses {
    /// One verdict for each candidate: numbers of tokens, ascending, each a finite verb. Says whether the verdicts stand, whatever
    /// words follow the last that was given.
    pub(super) fn judge(&mut self, sentence: Sentence<'_>, candidates: &[usize], verdicts: &mut Vec<Verdict>) -> bool {
        verdicts.clear();
        self.stack.clear();
        self.brackets.clear();
        self.begin_segment(0);
        let mut candidates = candidates.iter().copied().peekable();
        for at in 0..sentence.tokens.len() {
            if self.pending.is_empty() && candidates.peek().is_none() {
                return true;
            }
            let class = sentence.class(at);
            if class.any(Class::PUNCTUATION) {
                self.punctuation(sentence, at, class, verdicts);
                continue;
            }
            let candidate = candidates.next_if_eq(&at).is_some();
            if candidate || self.is_finite(sentence, at, class) {
                self.finite(sentence, at, candidate.then_some(&mut *verdicts));
            } else if class.any(Class::COORDINATOR) {
                if let Some(top) = self.stack.last_mut().filter(|top| top.verb == Verb::Met) {
                    top.verb = Verb::Coordinated;
                }
            } else if self.governed && compares(sentence, at, self.segment) {
                self.open(Kind::Relative, at, false, false);
            } else if let Some((kind, loose)) = opened(sentence, at, class, self.segment) {
                let near = self.brackets.is_empty() && at <= self.segment + NEAR;
                let initial = near && sentence.skip(self.segment, LEADING) == at;
                self.open(kind, at, initial, loose);
            }
        }
        let settled = self.pending.is_empty() && candidates.next().is_none();
        self.end_segment(verdicts);
        settled
    }

    fn base(&self) -> usize {
        self.brackets.last().map_or(0, |below| below + 1)
    }

    fn open(&mut self, kind: Kind, at: usize, initial: bool, loose: bool) {
        let (silent, conditional) = self.stack.last().map_or((0, 0), |top| (top.silent, top.conditional));
        self.stack.push(Open {
            kind,
            verb: Verb::Expected,
            initial,
            loose,
            at,
            comma: false,
            silent: silent + u32::from(!kind.asserts() || self.governed && kind == Kind::Content),
            conditional: conditional + u32::from(kind == Kind::If),
        });
    }

    fn begin_segment(&mut self, at: usize) {
        let below = self.brackets.last().copied().unwrap_or(0);
        self.stack.truncate(below);
        self.open_main(at);
        if self.brackets.is_empty() {
            self.segment = at;
            self.main_finite = false;
            self.pending.clear();
        }
    }

    /// A main clause, also inside a bracket: what stands there is asserted whatever stands around it.
    fn open_main(&mut self, at: usize) {
        self.open(Kind::Main, at, true, false);
        if let Some(top) = self.stack.last_mut() {
            (top.silent, top.conditional) = (0, 0);
        }
    }

    /// A sentence has a main verb: where none was found, the first after the comma of a condition is it.
    fn end_segment(&mut self, verdicts: &mut [Verdict]) {
        if let (false, Some(first)) = (self.main_finite, self.pending.first()) {
            verdicts[*first].asserts = true;
            verdicts[*first].conditional = false;
        }
        self.pending.clear();
    }

    fn punctuation(&mut self, sentence: Sentence<'_>, at: usize, class: Class, verdicts: &mut [Verdict]) {
        if class.any(Class::BREAK) {
            if self.brackets.is_empty() {
                self.end_segment(verdicts);
            }
            self.begin_segment(at + 1);
        } else if class.any(Class::OPEN) {
            if self.brackets.len() < DEEPEST {
                self.brackets.push(self.stack.len());
                self.open_main(at + 1);
            }
        } else if class.any(Class::CLOSE) {
            if let Some(below) = self.brackets.pop() {
                self.stack.truncate(below);
            }
        } else if class.any(Class::COMMA.or(Class::DASH)) {
            self.comma(sentence, at);
        }
    }

    fn comma(&mut self, sentence: Sentence<'_>, at: usize) {
        let base = self.base();
        while self.stack.len() > base.max(1) {
            let Some(top) = self.stack.last_mut() else { break };
            let verbless = sentence.is(top.at + 1, Class::VERBLESS) && at <= top.at + 4;
            if top.verb == Verb::Expected && !top.loose && !verbless {
                top.comma = true;
                break;
            }
            self.stack.pop();
        }
    }

    /// A finite verb that is no candidate: of being and having, a modal, or a verb that cannot be a noun, in its place.
    fn is_finite(&self, sentence: Sentence<'_>, at: usize, class: Class) -> bool {
        if class.any(Class::FINITE) {
            return true;
        }
        let before = Sentence::before(at);
        let top = self.stack.last().filter(|top| top.verb == Verb::Expected);
        let relative = top.filter(|top| matches!(top.kind, Kind::Relative | Kind::Aside)).map(|top| top.at);
        if let Some(pronoun) =
            relative.filter(|pronoun| at <= pronoun + NEAR && sentence.skip(pronoun + 1, Class::ADVERB) == at)
        {
            return is_verb_of_relative(sentence, pronoun, at, class);
        }
        if sentence.is(before, Class::PERSON) {
            return class.any(Class::ANY_VERB.or(Class::OUTCOME));
        }
        let barred = Class::ARTICLE.or(Class::MODAL).or(Class::PREPOSITION).or(Class::NOT).or(Class::NUMBER);
        if class.any(Class::VERB_S) {
            return !sentence.is(before, barred.or(Class::DETERMINER));
        }
        let plural =
            |word: &str| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s");
        let sure = class.any(Class::VERB) && !class.any(Class::LENIENT.or(Class::STRICT));
        sure && plural(sentence.word(before))
            && !sentence.is(before, barred.or(Class::FINITE).or(Class::ADVERB).or(Class::VERB_S))
    }

    /// True if a modal directly after a comma goes on with what stood before the clause that the comma ends.
    fn resume(&mut self) {
        let base = self.base();
        while self.stack.len() > base.max(1) {
            let Some(top) = self.stack.last() else { break };
            if top.verb == Verb::Expected && matches!(top.kind, Kind::Relative | Kind::Aside) {
                break;
            }
            self.stack.pop();
        }
    }

    /// Ends a condition that no comma parts from what follows: *when applicable but may*, *When it falls it can*.
    fn leave_bare(&mut self, sentence: Sentence<'_>, before: usize) {
        let base = self.base();
        let Some(top) = self.stack.last().filter(|top| top.kind.is_condition() && top.verb == Verb::Expected) else {
            return;
        };
        if self.stack.len() <= base.max(1) {
            return;
        }
        let verbless = sentence.is(top.at + 1, Class::VERBLESS) && before <= top.at + 4;
        let object = Class::PREPOSITION.or(Class::COORDINATOR).or(Class::PUNCTUATION).or(Class::CONDITION);
        let subject = before > top.at + 2
            && sentence.is(before, Class::PRONOUN)
            && !sentence.is(before - 1, object.or(Class::SAY))
            && !sentence.word(before - 1).ends_with("ing")
            && !sentence.says(before - 1, "that");
        if verbless && sentence.is(before, Class::COORDINATOR) || subject {
            self.stack.pop();
        }
    }

    fn finite(&mut self, sentence: Sentence<'_>, at: usize, verdicts: Option<&mut Vec<Verdict>>) {
        let mut before = Sentence::before(at);
        while sentence.is(before, Class::ADVERB) {
            before = Sentence::before(before);
        }
        let base = self.base();
        if sentence.is(before, Class::COMMA) && before + 1 == at {
            self.resume();
        }
        self.leave_bare(sentence, before);
        if self.governed && self.main_finite && sentence.is(before, Class::COORDINATOR) && is_strong(sentence, at) {
            // "in such custody as the Board may direct and shall not be used"
            while self.stack.len() > base.max(1)
                && self.stack.last().is_some_and(|top| top.kind == Kind::Relative && top.verb == Verb::Coordinated)
            {
                self.stack.pop();
            }
        }
        if !sentence.is(before, Class::COORDINATOR) {
            while self.stack.len() > base.max(1) {
                let Some(top) = self.stack.last() else { break };
                let stays = matches!(top.kind, Kind::If | Kind::Condition | Kind::Purpose | Kind::Question)
                    && top.verb == Verb::Coordinated;
                if top.verb == Verb::Expected || stays {
                    break;
                }
                self.stack.pop();
            }
        }
        if self.stack.is_empty() {
            self.open_main(at);
        }
        let length = self.stack.len();
        let Some(top) = self.stack.last_mut() else { return };
        top.verb = Verb::Met;
        let outer = length == 1 && self.brackets.is_empty();
        self.main_finite |= outer;
        let Some(verdicts) = verdicts else { return };
        // "as may be needed", "than can be seen": an aside of the kind that compares.
        let compares = sentence.says(before, "as") || sentence.says(before, "than");
        if length == 2 && top.initial && top.comma && top.kind.is_condition() && self.brackets.is_empty() {
            self.pending.push(verdicts.len());
        }
        verdicts.push(Verdict {
            asserts: top.silent == 0 && !compares,
            conditional: top.conditional > 0,
            segment: if outer { self.segment } else { top.at },
        });
    }
}

/// True if the first word of a relative clause is its verb: *that describes*, *frames that use*; not *that network elements*.
fn is_verb_of_relative(sentence: Sentence<'_>, pronoun: usize, at: usize, class: Class) -> bool {
    let word = sentence.word(at);
    let plural = sentence.word(Sentence::before(pronoun)).ends_with('s');
    let who = sentence.says(pronoun, "who") && !class.any(Class::ADVERB);
    let base = class.any(Class::VERB) || plural && class.any(Class::ANY_VERB) || who;
    let verbal = base || class.any(Class::VERB_S) || word.ends_with('s') || word.ends_with("ed");
    let nominal = class.any(Class::PREPOSITION.or(Class::BEFORE_NOUN).or(Class::PRONOUN));
    let subject = sentence.is(sentence.skip(at + 1, Class::ADVERB), Class::FINITE);
    verbal && !nominal && !subject
}

/// True for a modal that demands.
fn is_strong(sentence: Sentence<'_>, at: usize) -> bool {
    sentence.says(at, "shall") || sentence.says(at, "must")
}

/// How far behind *as* the modal of its clause may stand.
const COMPARED: usize = 8;

/// True where *as* opens a clause that restricts: *such terms as the Board may determine*.
fn compares(sentence: Sentence<'_>, at: usize, segment: usize) -> bool {
    let phrase = ["soon", "to", "if", "long", "far"];
    at > segment
        && sentence.says(at, "as")
        && !phrase.iter().any(|word| sentence.says(at + 1, word))
        && (at + 1..at + COMPARED)
            .take_while(|i| !sentence.is(*i, Class::PUNCTUATION))
            .any(|i| sentence.is(i, Class::MODAL))
}

/// Words that may stand before the first conjunction of a sentence.
const LEADING: Class = Class::COORDINATOR.or(Class::ADVERB).or(Class::COMMA).or(Class::DASH).or(Class::LABEL);

/// The clause that a word opens, and whether any comma ends it.
fn opened(sentence: Sentence<'_>, at: usize, class: Class, segment: usize) -> Option<(Kind, bool)> {
    let before = Sentence::before(at);
    let next = at + 1;
    let after_comma = || sentence.is(before, Class::COMMA.or(Class::DASH).or(Class::OPEN));
    if class.any(Class::CONDITION) {
        return Some((Kind::Condition, false));
    }
    if class.any(Class::QUESTION) {
        return Some((Kind::Question, false));
    }
    if class.any(Class::WHO) {
        let kind = if after_comma() { Kind::Aside } else { Kind::Relative };
        return Some((kind, false));
    }
    if !class.any(Class::OPENER) {
        return None;
    }
    let names = |word: &str| sentence.says(at, word);
    let subject = Class::DETERMINER.or(Class::PRONOUN);
    match sentence.word(at).len() {
        2 if names("if") => {
            let compares = sentence.says(before, "as");
            Some((if compares { Kind::Condition } else { Kind::If }, false))
        }
        // "so the reader can": without a comma before it, a purpose; "so that" opens at its second word.
        2 if names("so") && sentence.is(next, subject) && !sentence.says(next, "that") => {
            (!after_comma() && at > segment).then_some((Kind::Purpose, false))
        }
        4 if names("that") => that(sentence, at, segment),
        4 if names("than") && sentence.is(next, Class::PRONOUN) => Some((Kind::Condition, false)),
        4 if names("case") && sentence.says(before, "in") && !sentence.says(next, "of") => Some((Kind::If, true)),
        4 if names("long") && sentence.says(before, "as") && sentence.says(next, "as") => {
            Some((Kind::Condition, false))
        }
        3 if names("far") && sentence.says(before, "as") && sentence.says(next, "as") => Some((Kind::Condition, false)),
        5 if names("which") => Some((which(sentence, at), false)),
        5 if names("where") => {
            let aside = after_comma() && !sentence.is(next, Class::VERBLESS) && at > segment;
            Some((if aside { Kind::Aside } else { Kind::Condition }, false))
        }
        5 if names("given") && sentence.is(next, Class::ARTICLE.or(Class::PRONOUN).or(Class::DETERMINER)) => {
            let participle = sentence.is(before, Class::FINITE.or(Class::ARTICLE)) || sentence.says(before, "be");
            (!participle).then_some((Kind::Condition, true))
        }
        6 if names("before") => Some((Kind::Condition, true)),
        5 if names("after") => Some((Kind::Condition, true)),
        7 if names("insofar") => Some((Kind::Condition, false)),
        8 | 9 if ["provided", "providing", "assuming"].into_iter().any(names) => {
            let participle = sentence.is(before, Class::FINITE.or(Class::NOT)) || sentence.says(before, "be");
            let clause = sentence.is(next, subject.or(Class::ARTICLE)) && !sentence.is(next, Class::PREPOSITION);
            // "Providing a copy is acceptable": a gerund.
            let gerund = at <= segment && !names("provided") && !sentence.says(next, "that");
            (!participle && clause && !gerund).then_some((Kind::Condition, false))
        }
        _ => None,
    }
}

/// *which*: after a comma it says something more, also behind a preposition or *the parts of*.
fn which(sentence: Sentence<'_>, at: usize) -> Kind {
    let mut before = Sentence::before(at);
    if sentence.is(before, Class::PREPOSITION) {
        for _ in 0..4 {
            before = Sentence::before(before);
            if sentence.is(before, Class::PUNCTUATION.or(Class::FINITE)) {
                break;
            }
        }
    }
    // "the number, n, into which": the comma belongs to what it encloses.
    let symbol = before >= 2 && sentence.is(before, Class::COMMA) && sentence.is(before - 2, Class::COMMA);
    let aside = sentence.is(before, Class::COMMA.or(Class::DASH).or(Class::OPEN)) && !symbol;
    if aside { Kind::Aside } else { Kind::Relative }
}

/// *that*: a pronoun, a conjunction, or a demonstrative.
fn that(sentence: Sentence<'_>, at: usize, segment: usize) -> Option<(Kind, bool)> {
    let mut before = Sentence::before(at);
    while sentence.is(before, Class::ADVERB) && !sentence.says(before, "so") && !sentence.says(before, "only") {
        before = Sentence::before(before);
    }
    if at <= segment + NEAR && sentence.skip(segment, LEADING) >= at {
        return None;
    }
    if ["so", "such", "order"].into_iter().any(|word| sentence.says(before, word)) || sentence.is(before, Class::MANNER)
    {
        return Some((Kind::Purpose, false));
    }
    let conditions = ["provided", "providing", "given", "assuming", "condition", "event", "except", "extent", "case"];
    if conditions.into_iter().any(|word| sentence.says(before, word)) {
        return Some((Kind::Condition, false));
    }
    let verb = sentence.skip(at + 1, Class::ADVERB);
    if sentence.is(verb, Class::FINITE) && !sentence.is(before, Class::SAY) {
        return Some((Kind::Relative, false));
    }
    if sentence.is(before, Class::SAY) {
        return Some((Kind::Content, false));
    }
    // "note, however, that"
    if sentence.is(before, Class::COMMA) {
        let mut word = Sentence::before(before);
        while sentence.is(word, Class::ADVERB.or(Class::COMMA)) {
            word = Sentence::before(word);
        }
        return Some((if sentence.is(word, Class::SAY) { Kind::Content } else { Kind::Relative }, false));
    }
    // "and that": as the clause before, which is still open or asserts.
    if sentence.is(before, Class::PREPOSITION.or(Class::COORDINATOR)) {
        return None;
    }
    Some((Kind::Relative, false))
}

#[cfg(test)]
mod tests {
    use super::super::bits::Bits;
    use super::*;
    use crate::convention::english::tokens::Tokens;

    /// True if each of the words `may`, `can` and `should` of a sentence stands in a clause that asserts.
    fn asserts(text: &str) -> Vec<bool> {
        let mut tokens = Tokens::default();
        let sentence = tokens.cut(text, &Bits::of(text), &(0..text.len()));
        let modal = |at: &usize| ["may", "can", "should"].into_iter().any(|word| sentence.says(*at, word));
        let candidates: Vec<_> = (0..sentence.tokens.len()).filter(modal).collect();
        let mut verdicts = Vec::new();
        Clauses::default().judge(sentence, &candidates, &mut verdicts);
        assert_eq!(verdicts.len(), candidates.len(), "{text}");
        verdicts.iter().map(|v| v.asserts).collect()
    }

    #[test]
    fn restrictions_conditions_and_purposes_assert_nothing() {
        for text in [
            "Lanterns that can burn are kept apart.",
            "Use paper which may be wet.",
            "The box in which lanterns can be kept is dry.",
            "Anything that the maker may need is listed.",
            "The lantern is hung so that it can swing.",
            "It is unclear how a frame can be bent.",
            "It lists methods how network elements can be hung.",
            "It is checked whether the frame may break.",
            "The lid is shut when rain may fall, or when wind or snow can come in.",
            "If the frame can bend, the lantern is rejected.",
            "Unless the maker can show it, the lantern is rejected.",
            "The lantern is dry provided that it can be hung.",
            "It is kept before it can be hung.",
            "Frames are bent as may be needed.",
        ] {
            assert!(!asserts(text).contains(&true), "{text}");
        }
    }

    #[test]
    fn main_clauses_assert() {
        for text in [
            "The frame may bend.",
            "If the frame is wet, it may bend.",
            "If the number of frames, lids, hooks or candles equals zero, the hook may be absent.",
            "If it is hung it may swing.",
            "A lantern that is wet can burn.",
            "Lanterns, which may be red, can be hung.",
            "The lantern is hung, where there can be wind.",
            "The maker states that the paper may be wet.",
            "Frames that were bent and hung may be wet, and may be dry.",
            "As people whose names are known can be found, it is kept.",
            "It means (e.g. a wet frame can bend) that it is kept.",
            "Where possible, the frame may be bent.",
            "After the test, the frame may be bent.",
            "When the lantern is lit; it may burn.",
            "Frames used for lids and which do not bend when they fail, may be hung.",
            "There is evidence that paper can be damaged.",
        ] {
            assert!(!asserts(text).contains(&false), "{text}");
        }
    }

    #[test]
    fn many_brackets_cost_no_more_than_their_number() {
        let text = "(may ".repeat(10_000);
        assert_eq!(asserts(&text).len(), 10_000);
        assert_eq!(asserts(&"may that ".repeat(10_000)).len(), 10_000);
    }
}
