//! Acts, bills and regulations in English: the forms of ISO/IEC Directives Part 2 with other weights, and those of statutes besides.
//!
//! A duty that a condition, a restrictive clause or a governed clause names is laid down elsewhere, so no form counts there, however strong
//! it is. *must* is the text's own, *may not* and *no person may* forbid, *is to* directs. Offences and effects (*is guilty of*, *is void*)
//! are statements. An instruction is one to amend a text: *after “A” insert “B”*.

use std::sync::LazyLock;

use super::bits::Bits;
use super::forms::{self, Form, form};
use super::found::Found;
use super::heads::Heads;
use super::imperative::Imperative;
use super::lexicon::Class;
use super::tokens::Sentence;
use crate::convention::hit::Hit;
use crate::model::Polarity::{self, Negative, Positive};
use crate::model::ProvisionKind::{self, ExternalConstraint, Permission, Requirement};

/// What a head of a form of statutes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// A participle after *is* or *are*: what it demands, and what its negation does. An infinitive may follow.
    Participle(ProvisionKind, ProvisionKind),
    /// *is prohibited*
    Prohibited,
    /// What stands after *has*: *power to*, *a duty to*; or after *is under*.
    Held(ProvisionKind, Polarity),
    /// *it is the duty*
    Duty,
}

/// Heads of the forms that statutes have besides those of standards.
const HEADS: &[(&str, Head)] = &[
    ("entitled", Head::Participle(Permission, Permission)),
    ("authorised", Head::Participle(Permission, Permission)),
    ("authorized", Head::Participle(Permission, Permission)),
    ("empowered", Head::Participle(Permission, Permission)),
    ("obliged", Head::Participle(Requirement, Permission)),
    ("bound to", Head::Participle(Requirement, Permission)),
    ("prohibited", Head::Prohibited),
    ("a duty to", Head::Held(Requirement, Positive)),
    ("no duty to", Head::Held(Permission, Negative)),
    ("power to", Head::Held(Permission, Positive)),
    ("powers to", Head::Held(Permission, Positive)),
    ("the right to", Head::Held(Permission, Positive)),
    ("the power to", Head::Held(Permission, Positive)),
    ("the duty", Head::Duty),
];

static WORDS: LazyLock<Heads> =
    LazyLock::new(|| Heads::new(forms::words().chain(HEADS.iter().map(|(words, _)| *words)), true, 3));

/// The heads of a text that are whole words, in order: those of standards, and behind them those of statutes.
pub(super) fn find(text: &str, bits: &Bits, found: &mut Vec<Found>) {
    WORDS.find(text, &bits.initials, found);
    found.retain(|head| forms::is_likely(text, *head));
}

/// The form at a head. However strong it is, it counts only in a clause that asserts something.
pub(super) fn read(sentence: Sentence<'_>, at: usize, found: Found) -> Option<Form> {
    let own = found.row.checked_sub(forms::words().len()).and_then(|row| HEADS.get(row));
    let form = match own {
        Some(_) if sentence.is(at, Class::QUOTED) => None,
        Some((_, head)) => read_own(sentence, at, *head),
        None if forms::is_direction(found) => direction(sentence, at),
        None => forms::read(sentence, at, found),
    }?;
    Some(Form { weak: true, ..form })
}

/// *is to be treated as*, whoever is to do so.
fn direction(sentence: Sentence<'_>, at: usize) -> Option<Form> {
    let not = sentence.says(at + 1, "not");
    let to = at + 1 + usize::from(not);
    let none = Class::BEFORE_NOUN.or(Class::PRONOUN).or(Class::PREPOSITION).or(Class::PUNCTUATION).or(Class::QUOTED);
    let verb = sentence.skip(to + 1, Class::ADVERB);
    let says = !sentence.is(at, Class::QUOTED) && verb < sentence.len() && !sentence.is(verb, none);
    let polarity = if not { Negative } else { Positive };
    (says && directs(sentence, at)).then(|| Form { polarity, ..equivalent(at, to, at, Requirement) })
}

/// The form at a head that statutes have; none where the words around it make something else of it.
fn read_own(sentence: Sentence<'_>, at: usize, head: Head) -> Option<Form> {
    let mut before = Sentence::before(at);
    match head {
        Head::Participle(..) | Head::Prohibited => {
            let mut negative = false;
            while sentence.is(before, Class::ADVERB.or(Class::NOT)) {
                negative |= sentence.is(before, Class::NOT);
                before = Sentence::before(before);
            }
            if !sentence.is(before, Class::BE) || at.wrapping_sub(before) > 4 {
                return None;
            }
            let to = usize::from(sentence.says(at + 1, "to"));
            let polarity = if negative { Negative } else { Positive };
            Some(match head {
                Head::Participle(_, kind) if negative => Form { polarity, ..equivalent(before, at + to, before, kind) },
                Head::Participle(kind, _) => equivalent(before, at + to, before, kind),
                _ if negative => return None,
                _ => Form { polarity: Negative, ..equivalent(before, at, before, Requirement) },
            })
        }
        Head::Held(kind, polarity) => {
            let under = sentence.says(before, "under");
            let verb = if under { Sentence::before(before) } else { before };
            let holds = if under {
                sentence.is(verb, Class::BE)
            } else {
                (sentence.says(verb, "has") || sentence.says(verb, "have")) && !is_governed(sentence, verb)
            };
            let words = HEADS.iter().filter(|(_, known)| *known == head).map(|(words, _)| words.split(' ').count());
            let length = words.filter(|count| sentence.says(at + count - 1, "to")).min()?;
            holds.then(|| Form { polarity, ..equivalent(verb, at + length - 1, verb, kind) })
        }
        Head::Duty => {
            let it = Sentence::before(before);
            let says = sentence.is(before, Class::BE) && sentence.says(it, "it");
            says.then(|| equivalent(it, at + 1, before, Requirement))
        }
    }
}

fn equivalent(first: usize, last: usize, verb: usize, kind: ProvisionKind) -> Form {
    form(first, last, verb, kind, "equivalent")
}

/// True where *have* is the verb of another: *shall have power to*, *to have power to*.
fn is_governed(sentence: Sentence<'_>, have: usize) -> bool {
    let mut before = Sentence::before(have);
    while sentence.is(before, Class::ADVERB.or(Class::NOT)) {
        before = Sentence::before(before);
    }
    sentence.is(before, Class::MODAL.or(Class::AUXILIARY)) || sentence.says(before, "to")
}

/// *is to be paid* directs; *has been or is to be obtained* tells of the future, and so does what has no subject.
fn directs(sentence: Sentence<'_>, be: usize) -> bool {
    let before = Sentence::before(be);
    let joined = sentence.is(before, Class::COORDINATOR) && be > 1;
    let past = joined && (sentence.says(be - 2, "been") || sentence.is(be - 2, Class::PARTICIPLE.or(Class::BE)));
    be > 0 && !past && !sentence.is(before, Class::BREAK)
}

/// Adapts what was found by the forms of standards.
pub(super) fn adapt(text: &str, hit: &mut Hit) {
    let denied = hit.polarity == Negative;
    let forbids = text[hit.keyword.clone()].to_ascii_lowercase().starts_with("may not");
    let permits = hit.kind == Permission && text[hit.keyword.clone()].eq_ignore_ascii_case("may");
    if hit.kind == ExternalConstraint || forbids || permits && denied {
        hit.kind = Requirement;
    }
}

/// Verbs by which a text is amended.
const VERBS: &[&str] = &["add", "delete", "insert", "leave", "omit", "substitute"];

/// Words that a clause begins with which says where a text is amended.
const PLACES: &[&str] = &["after", "at", "before", "for", "from", "in", "the", "to"];

/// Words that follow the verb: what is put in or taken out.
const OBJECTS: &[&str] = &[
    "article",
    "clause",
    "entry",
    "paragraph",
    "paragraphs",
    "section",
    "sections",
    "subsection",
    "subsections",
    "that",
];

/// True if a sentence may hold an instruction to amend.
pub(super) fn may_amend(sentence: &str) -> bool {
    let bytes = sentence.as_bytes();
    VERBS.iter().any(|verb| memchr::memmem::find(bytes, &verb.as_bytes()[1..]).is_some())
}

/// The instructions of a sentence: one for each clause with a verb of its own, the first of those that are coordinated. Linear.
pub(super) fn amendments(sentence: Sentence<'_>, found: &mut Vec<Imperative>) {
    found.clear();
    let leading =
        Class::COORDINATOR.or(Class::ADVERB).or(Class::LABEL).or(Class::NUMBER).or(Class::OPEN).or(Class::CLOSE);
    let mut head = sentence.skip(0, leading);
    let mut said = false;
    for at in 0..sentence.len() {
        if sentence.is(at, Class::BREAK) {
            head = sentence.skip(at + 1, leading);
            said = false;
            continue;
        }
        if said || at < head || sentence.is(at, Class::QUOTED) || !VERBS.iter().any(|verb| sentence.says(at, verb)) {
            continue;
        }
        let out = sentence.says(at, "leave");
        let last = at + usize::from(out);
        let placed = at > head && PLACES.iter().any(|word| sentence.says(head, word)) && !is_bound(sentence, at);
        if (at == head || placed) && (!out || sentence.says(last, "out")) && takes_text(sentence, last + 1) {
            found.push(Imperative { first: at, last, polarity: Positive, rule: "amendment" });
            said = true;
        }
    }
}

/// True where a verb is no imperative: *may insert*, *to substitute*, *power to omit*.
fn is_bound(sentence: Sentence<'_>, at: usize) -> bool {
    let before = Sentence::before(at);
    let binds = Class::MODAL.or(Class::AUXILIARY).or(Class::BE).or(Class::PRONOUN).or(Class::NOT).or(Class::ARTICLE);
    sentence.is(before, binds) || sentence.says(before, "to")
}

/// True where what is put in or taken out follows: words in quotation marks, a part of a text, or what stands on the next line.
fn takes_text(sentence: Sentence<'_>, at: usize) -> bool {
    at >= sentence.len()
        || sentence.is(at, Class::QUOTED.or(Class::DASH).or(Class::BREAK).or(Class::ARTICLE))
        || OBJECTS.iter().any(|word| sentence.says(at, word))
}

#[cfg(test)]
mod tests {
    use crate::convention::scanner::Scanner;
    use crate::model::{Convention, ProvisionKind};

    fn found(text: &str) -> Vec<(ProvisionKind, &str)> {
        let mut hits = Vec::new();
        Scanner::default().scan(Convention::LegislationEn, text, &mut |hit| hits.push((hit.kind, &text[hit.keyword])));
        hits
    }

    #[test]
    fn forms_of_statutes() {
        use ProvisionKind::{Permission, Requirement};
        for (text, expected) in [
            ("A keeper must light the lantern.", vec![(Requirement, "must")]),
            ("A keeper may not sell oil.", vec![(Requirement, "may not")]),
            ("No person may enter the tower.", vec![(Requirement, "may")]),
            ("A keeper is entitled to a stipend.", vec![(Permission, "is entitled to")]),
            ("A keeper is entitled, within a year, to leave.", vec![(Permission, "is entitled")]),
            ("The keepers are under no duty to sing.", vec![(Permission, "are under no duty to")]),
            ("It is the duty of a keeper to watch.", vec![(Requirement, "It is the duty")]),
            ("The Board shall have power to sue.", vec![(Requirement, "shall")]),
            ("The keeper has the right to appeal.", vec![(Permission, "has the right to")]),
            ("Smoking is prohibited in the tower.", vec![(Requirement, "is prohibited")]),
            ("The fee is to be paid to the clerk.", vec![(Requirement, "is to")]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_laid_down_elsewhere_is_not_demanded_here() {
        use ProvisionKind::{Permission, Requirement};
        for (text, expected) in [
            ("A person who must carry a lamp and does not is guilty of an offence.", vec![]),
            ("The form that must be used is blue.", vec![]),
            ("The Board shall appoint a clerk on such terms as the Board may determine.", vec![(Requirement, "shall")]),
            ("The Minister may provide that a fee is to be paid.", vec![(Permission, "may")]),
            ("The words “shall” and “must” have one meaning.", vec![]),
            ("has been or is to be obtained by the keeper, and", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn only_amendments_are_instructions() {
        use ProvisionKind::Instruction;
        for (text, expected) in [
            ("After “lamp” insert “or lantern”.", vec![(Instruction, "insert")]),
            ("In section 4, for “oil” substitute “fat”.", vec![(Instruction, "substitute")]),
            ("Leave out “ten” and insert “twelve”.", vec![(Instruction, "Leave out")]),
            ("In section 9, after subsection (2) insert—", vec![(Instruction, "insert")]),
            ("promote the use of lanterns.", vec![]),
            ("insert the wick into the holder", vec![(Instruction, "insert")]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
