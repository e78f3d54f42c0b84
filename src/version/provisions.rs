//! Provisions of clauses that are held against each other: sentence by sentence, and in a sentence one by one.

use std::collections::HashMap;

use super::bags::{Bag, candidates, greedy};
use super::edition::Edition;
use super::hash::{Fnv, joined};
use super::judge::{Judgement, judge, strength};
use super::kinds::{Aspect, Impact, ProvisionChangeKind};
use super::limits;
use super::tokens::{Token, TokenKind};
use super::wording::{Wording, word};
use crate::identifier::Identifier;
use crate::model::{Polarity, ProvisionData, ProvisionKind, TargetData, TextRange};

/// What became of a provision. Positions are those of the documents' layers.
#[derive(Clone, Debug)]
pub(super) struct Delta {
    pub(super) kind: ProvisionChangeKind,
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) aspects: Vec<Aspect>,
    pub(super) judgement: Judgement,
}

/// A sentence with its provisions.
struct Sentence {
    range: TextRange,
    provisions: Vec<usize>,
    /// Everything the same: characters, kinds.
    exact: u64,
    /// The words, and the kinds.
    loose: u64,
    bag: Bag,
}

/// Sentences less alike than this are not one.
const LEAST: f32 = 0.35;

/// Compares the provisions of some clauses of the old edition with those of some of the new. Near-linear. What did not change is added
/// to `unchanged`.
pub(super) fn compare(
    (old, old_parts): (&Edition<'_>, &[usize]),
    (new, new_parts): (&Edition<'_>, &[usize]),
    by_words: bool,
    unchanged_pairs: &mut Vec<(usize, usize)>,
) -> Vec<Delta> {
    let (olds, news) = (sentences(old, old_parts), sentences(new, new_parts));
    let mut pairs: Vec<Option<usize>> = vec![None; news.len()];
    let mut taken = vec![false; olds.len()];
    match_equal(&olds, &news, |s| s.exact, &mut pairs, &mut taken);
    let unchanged = pairs.clone();
    match_equal(&olds, &news, |s| s.loose, &mut pairs, &mut taken);
    let unchanged = if by_words { pairs.clone() } else { unchanged };
    let free_old: Vec<_> = olds.iter().enumerate().filter(|(at, _)| !taken[*at]).map(|(at, s)| (at, &s.bag)).collect();
    let free_new: Vec<_> =
        news.iter().enumerate().filter(|(at, _)| pairs[*at].is_none()).map(|(at, s)| (at, &s.bag)).collect();
    let alike = candidates(&free_old, &free_new).into_iter().map(|(o, n)| (olds[o].bag.likeness(&news[n].bag), o, n));
    greedy(alike.filter(|(likeness, ..)| *likeness >= LEAST).collect(), |o, n| {
        let free = !taken[o] && pairs[n].is_none();
        if free {
            taken[o] = true;
            pairs[n] = Some(o);
        }
        free
    });
    let mut deltas = Vec::new();
    for (at, sentence) in news.iter().enumerate() {
        match pairs[at] {
            Some(before) if unchanged[at].is_some() => {
                let before = olds[before].provisions.iter().copied();
                unchanged_pairs.extend(before.zip(sentence.provisions.iter().copied()));
            }
            Some(before) => between(old, &olds[before], new, sentence, by_words, &mut deltas),
            None => deltas.extend(sentence.provisions.iter().map(|&p| Delta::added(new, p))),
        }
    }
    for (_, sentence) in olds.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        for &p in &sentence.provisions {
            let delta = Delta::removed(old, p);
            let granted = old.document.provisions[p].kind == ProvisionKind::Permission
                && news.iter().any(|other| still_grants((old, sentence, p), (new, other)));
            deltas.push(if granted { Delta { judgement: still_granted(), ..delta } } else { delta });
        }
    }
    deltas
}

/// Takes what is the same in both out of the comparison, in order.
fn match_equal(
    olds: &[Sentence],
    news: &[Sentence],
    key: impl Fn(&Sentence) -> u64,
    pairs: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut waiting: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, sentence) in olds.iter().enumerate().rev().filter(|(at, _)| !taken[*at]) {
        waiting.entry(key(sentence)).or_default().push(at);
    }
    for (at, sentence) in news.iter().enumerate() {
        if pairs[at].is_none()
            && let Some(old) = waiting.get_mut(&key(sentence)).and_then(Vec::pop)
        {
            pairs[at] = Some(old);
            taken[old] = true;
        }
    }
}

fn sentences(edition: &Edition<'_>, parts: &[usize]) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    for &part in parts {
        for &at in &edition.parts[part].provisions {
            let range = edition.document.provisions[at].range;
            match found.last_mut() {
                Some(last) if last.range == range => last.provisions.push(at),
                _ => found.push(Sentence { range, provisions: vec![at], exact: 0, loose: 0, bag: Bag::default() }),
            }
        }
    }
    for sentence in &mut found {
        let tokens = edition.tokens.within(sentence.range);
        let kinds = sentence.provisions.iter().map(|&at| {
            let p = &edition.document.provisions[at];
            Fnv::new().text(p.kind.name()).text(p.polarity.name()).text(p.bindingness.name()).finish()
        });
        let kinds = joined(kinds);
        sentence.exact = Fnv::new().number(kinds).number(joined(tokens.iter().map(|t| t.exact))).finish();
        let words: Vec<u64> = tokens.iter().filter(|t| t.speaks()).map(|t| t.key).collect();
        sentence.loose = Fnv::new().number(kinds).number(joined(words.iter().copied())).finish();
        let runs = words.windows(2).map(|pair| joined(pair.iter().copied()));
        sentence.bag = Bag::new(words.iter().copied().chain(runs).collect());
    }
    found
}

/// The provisions of two sentences that are one.
fn between(
    old: &Edition<'_>,
    before: &Sentence,
    new: &Edition<'_>,
    after: &Sentence,
    by_words: bool,
    deltas: &mut Vec<Delta>,
) {
    let old_row = |at: usize| &old.document.provisions[at];
    let new_row = |at: usize| &new.document.provisions[at];
    let pairs = match_kinds(before, after, old_row, new_row);
    let first = (old_row(before.provisions[0]), new_row(after.provisions[0]));
    let words = (said(old, before, &[]), said(new, after, &[]));
    let same_rest = words.0 == words.1;
    let forms_differ = before.provisions.len() != after.provisions.len()
        || pairs.iter().any(|(o, n)| match (o, n) {
            (Some(o), Some(n)) => differs(old_row(*o), new_row(*n)),
            _ => true,
        });
    let (wording, aspects) = if same_rest {
        (Wording { gone: Vec::new(), came: Vec::new() }, Vec::new())
    } else {
        content(old, before, new, after, &words, first)
    };
    // Of forms that became one, or one that became several, what they say stays: shall be A and shall be B, shall be A and B.
    let kind = |row: &ProvisionData| (row.kind, row.polarity, row.bindingness);
    let merged = |row: &ProvisionData, others: Vec<&ProvisionData>| {
        (same_rest || wording.is_editorial()) && others.into_iter().any(|other| kind(other) == kind(row))
    };
    for pair in pairs {
        match pair {
            (Some(o), None) if merged(old_row(o), after.provisions.iter().map(|&n| new_row(n)).collect()) => {
                deltas.push(Delta { judgement: said_once(), ..Delta::removed(old, o) });
            }
            (None, Some(n)) if merged(new_row(n), before.provisions.iter().map(|&o| old_row(o)).collect()) => {
                deltas.push(Delta { judgement: said_once(), ..Delta::added(new, n) });
            }
            (Some(o), Some(n)) => {
                let changed = differs(old_row(o), new_row(n));
                if changed || !same_rest || !forms_differ && !by_words {
                    deltas.push(Delta::changed(old_row(o), new_row(n), (o, n), &wording, &aspects, (old, new)));
                }
            }
            (Some(o), None) => deltas.push(Delta::removed(old, o)),
            (None, Some(n)) => deltas.push(Delta::added(new, n)),
            (None, None) => {}
        }
    }
}

/// True if a sentence of the new edition grants what one of the old did: it has the form, and most of the words.
fn still_grants(
    (old, sentence, at): (&Edition<'_>, &Sentence, usize),
    (new, other): (&Edition<'_>, &Sentence),
) -> bool {
    let own = &old.document.provisions[at];
    let alike = |&n: &usize| {
        let row = &new.document.provisions[n];
        (row.kind, row.polarity, row.bindingness) == (own.kind, own.polarity, own.bindingness)
    };
    if !other.provisions.iter().any(alike) {
        return false;
    }
    let have: std::collections::HashSet<u64> =
        new.tokens.within(other.range).iter().filter(|t| t.speaks()).map(|t| t.key).collect();
    let words: Vec<u64> = old.tokens.within(sentence.range).iter().filter(|t| t.speaks()).map(|t| t.key).collect();
    words.iter().filter(|key| have.contains(key)).count() * 5 >= words.len() * 4
}

/// The judgement of a permission that another sentence grants as well.
fn still_granted() -> Judgement {
    Judgement::new(Impact::Patch, "another sentence still grants it")
}

/// The judgement of a form that another of the same sentence stands for.
fn said_once() -> Judgement {
    Judgement::new(Impact::Patch, "another form of the sentence says it")
}

/// True if two provisions demand in another way.
fn differs(old: &ProvisionData, new: &ProvisionData) -> bool {
    old.kind != new.kind || old.polarity != new.polarity || old.bindingness != new.bindingness
}

/// Which provisions of two sentences are one: in order, where there are as many; else those of the same kind, in order.
fn match_kinds<'d>(
    before: &Sentence,
    after: &Sentence,
    old_row: impl Fn(usize) -> &'d ProvisionData,
    new_row: impl Fn(usize) -> &'d ProvisionData,
) -> Vec<(Option<usize>, Option<usize>)> {
    let (olds, news) = (&before.provisions, &after.provisions);
    if olds.len() == news.len() {
        return olds.iter().zip(news).map(|(o, n)| (Some(*o), Some(*n))).collect();
    }
    let kinds = |row: &ProvisionData| (row.kind as u8, row.polarity as u8);
    let a: Vec<_> = olds.iter().map(|&at| kinds(old_row(at))).collect();
    let b: Vec<_> = news.iter().map(|&at| kinds(new_row(at))).collect();
    let mut pairs = Vec::new();
    for op in super::words::compare(&a, &b) {
        let (o, n) = (op.old_range(), op.new_range());
        let length = o.len().max(n.len());
        for i in 0..length {
            pairs.push((olds[o.clone()].get(i).copied(), news[n.clone()].get(i).copied()));
        }
    }
    pairs
}

/// The words of a sentence without its verbal forms and without references inside the document.
fn said(edition: &Edition<'_>, sentence: &Sentence, without: &[TextRange]) -> Vec<String> {
    let text = edition.document.text();
    limits::with_numerals(tokens_said(edition, sentence, without).filter_map(|token| word(text, token)).collect())
}

fn tokens_said<'e>(
    edition: &'e Edition<'_>,
    sentence: &'e Sentence,
    without: &[TextRange],
) -> impl Iterator<Item = &'e Token> + use<'e> {
    let forms = sentence.provisions.iter().map(|&at| edition.document.provisions[at].keyword);
    let forms: Vec<TextRange> = forms.chain(without.iter().copied()).collect();
    let tokens = edition.tokens.within(sentence.range).iter();
    tokens.filter(move |t| t.kind != TokenKind::Reference && !forms.iter().any(|form| form.encloses(t.range())))
}

/// What other words, and other values, of two sentences come to.
fn content(
    old: &Edition<'_>,
    before: &Sentence,
    new: &Edition<'_>,
    after: &Sentence,
    words: &(Vec<String>, Vec<String>),
    first: (&ProvisionData, &ProvisionData),
) -> (Wording, Vec<Aspect>) {
    // A condition or exception that only one of them has is that, and not other words.
    let mut aspects = Vec::new();
    let (mut gone, mut came) = (Vec::new(), Vec::new());
    for (before, after, added, dropped) in [
        (first.0.condition, first.1.condition, Aspect::ConditionAdded, Aspect::ConditionDropped),
        (first.0.exception, first.1.exception, Aspect::ExceptionAdded, Aspect::ExceptionDropped),
    ] {
        match (before, after) {
            (None, Some(range)) => {
                came.push(range);
                aspects.push(added);
            }
            (Some(range), None) => {
                gone.push(range);
                aspects.push(dropped);
            }
            _ => {}
        }
    }
    let mut wording = if aspects.is_empty() {
        Wording::of(&words.0, &words.1)
    } else {
        Wording::of(&said(old, before, &gone), &said(new, after, &came))
    };
    // Words that both have are no condition that came or went: it was only told apart otherwise.
    let whole = Wording::of(&words.0, &words.1);
    if whole.is_editorial() || whole.gone.len() + whole.came.len() < wording.gone.len() + wording.came.len() {
        aspects.clear();
        wording = whole;
    }
    let all = |edition: &Edition<'_>, sentence: &Sentence| -> Vec<String> {
        let text = edition.document.text();
        let words = edition.tokens.within(sentence.range).iter().filter_map(|token| word(text, token));
        limits::with_numerals(words.collect())
    };
    let negative = |row: &ProvisionData| row.polarity == Polarity::Negative;
    let values = (
        limits::quantities(&all(old, before), negative(first.0)),
        limits::quantities(&all(new, after), negative(first.1)),
    );
    aspects.extend(limits::compare(&values.0, &values.1));
    if values.0.len() == values.1.len() {
        wording.gone.retain(|word| !limits::is_quantity(word));
        wording.came.retain(|word| !limits::is_quantity(word));
    }
    let elsewhere = refers_elsewhere((old, before.range), (new, after.range));
    aspects.extend(elsewhere.then_some(Aspect::ReferenceChanged));
    aspects.extend((!wording.is_editorial()).then_some(Aspect::Substance));
    (wording, aspects)
}

/// True if a sentence names something else in the stead of a document that it named: another work, another place in it, a part of its
/// own document. Other editions of one work are compared with the lists.
fn refers_elsewhere((old, before): (&Edition<'_>, TextRange), (new, after): (&Edition<'_>, TextRange)) -> bool {
    let rows = |edition: &Edition<'_>, range: TextRange| {
        let all = &edition.document.references;
        let from = all.partition_point(|row| row.range.start() < range.start());
        let inside = all[from..].iter().take_while(|row| row.range.start() < range.end());
        let named = inside.filter(|row| !matches!(row.target, TargetData::Uri(_)));
        named.map(|row| cited(&row.target)).collect::<Vec<_>>()
    };
    let (olds, news) = (rows(old, before), rows(new, after));
    let documents = olds.iter().flatten();
    let gone = documents.filter(|one| !news.iter().flatten().any(|other| other == *one)).count();
    let came = news.iter().filter(|other| match other {
        Some(other) => !olds.iter().flatten().any(|one| one == other),
        None => false,
    });
    let inside = |rows: &[Option<(String, String)>]| rows.iter().filter(|row| row.is_none()).count();
    gone > 0 && (came.count() > 0 || inside(&news) > inside(&olds))
}

/// The work that a reference names and the place in it; none for a part of its own document.
fn cited(target: &TargetData) -> Option<(String, String)> {
    let TargetData::Document { identifier, locator } = target else { return None };
    let work = identifier.parse::<Identifier>().map_or_else(|_| identifier.to_string(), |id| id.work_key());
    Some((work, locator.as_deref().unwrap_or_default().to_owned()))
}

impl Delta {
    pub(super) fn added(new: &Edition<'_>, at: usize) -> Self {
        let kind = ProvisionChangeKind::Added;
        let judgement = judge(kind, None, Some((new.document, at)), &[], None);
        Self { kind, old: None, new: Some(at), aspects: Vec::new(), judgement }
    }

    pub(super) fn removed(old: &Edition<'_>, at: usize) -> Self {
        let kind = ProvisionChangeKind::Removed;
        let judgement = judge(kind, Some((old.document, at)), None, &[], None);
        Self { kind, old: Some(at), new: None, aspects: Vec::new(), judgement }
    }

    fn changed(
        old: &ProvisionData,
        new: &ProvisionData,
        at: (usize, usize),
        wording: &Wording,
        content: &[Aspect],
        editions: (&Edition<'_>, &Edition<'_>),
    ) -> Self {
        let mut aspects = content.to_vec();
        if old.kind != new.kind {
            aspects.push(Aspect::VerbalForm);
        }
        if old.polarity != new.polarity {
            aspects.push(Aspect::Polarity);
        }
        if aspects.is_empty() {
            aspects.push(Aspect::Wording);
        }
        aspects.sort_unstable_by_key(|aspect| *aspect as u8);
        aspects.dedup();
        let has = |aspect: Aspect| aspects.contains(&aspect);
        let narrowed = has(Aspect::LimitNarrowed) || has(Aspect::ConditionDropped) || has(Aspect::ExceptionDropped);
        let widened = has(Aspect::LimitWidened) || has(Aspect::ConditionAdded) || has(Aspect::ExceptionAdded);
        let kind = match strength(new.kind).cmp(&strength(old.kind)) {
            std::cmp::Ordering::Greater => ProvisionChangeKind::Strengthened,
            std::cmp::Ordering::Less => ProvisionChangeKind::Weakened,
            std::cmp::Ordering::Equal if has(Aspect::Polarity) || has(Aspect::ValueChanged) => {
                ProvisionChangeKind::Reworded
            }
            std::cmp::Ordering::Equal if narrowed && !widened => ProvisionChangeKind::Strengthened,
            std::cmp::Ordering::Equal if widened && !narrowed => ProvisionChangeKind::Weakened,
            std::cmp::Ordering::Equal => ProvisionChangeKind::Reworded,
        };
        let sides = (Some((editions.0.document, at.0)), Some((editions.1.document, at.1)));
        let judgement = judge(kind, sides.0, sides.1, &aspects, Some(wording));
        Self { kind, old: Some(at.0), new: Some(at.1), aspects, judgement }
    }
}
