//! Term entries and references to other documents: what came, what went, what changed.

use std::collections::BTreeMap;

use super::edition::Edition;
use super::hash::joined;
use super::judge::Judgement;
use super::kinds::{EntryChangeKind, Impact};
use crate::identifier::Identifier;
use crate::model::{NodeKind, TargetData};

/// What became of a term entry. Positions are those of the layers.
#[derive(Clone, Debug)]
pub(super) struct TermDelta {
    pub(super) kind: EntryChangeKind,
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) judgement: Judgement,
}

/// What became of a reference to another document.
#[derive(Clone, Debug)]
pub(super) struct ReferenceDelta {
    pub(super) kind: EntryChangeKind,
    pub(super) old: Option<Box<str>>,
    pub(super) new: Option<Box<str>>,
    pub(super) normative: bool,
    pub(super) judgement: Judgement,
}

/// Compares the term entries of some clauses, by language and preferred term, then by definition.
pub(super) fn terms(old: &Edition<'_>, old_parts: &[usize], new: &Edition<'_>, new_parts: &[usize]) -> Vec<TermDelta> {
    let rows = |edition: &Edition<'_>, parts: &[usize]| -> Vec<usize> {
        parts.iter().flat_map(|&part| edition.parts[part].terms.iter().copied()).collect()
    };
    let (olds, news) = (rows(old, old_parts), rows(new, new_parts));
    let key = |edition: &Edition<'_>, at: usize| -> Option<(String, String)> {
        let term = edition.document.term_view(at);
        let name = term.preferred()?.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        Some((term.language().unwrap_or_default().to_owned(), name))
    };
    let definition = |edition: &Edition<'_>, at: usize| {
        let term = edition.document.term_view(at);
        let parts = term.parts(NodeKind::Definition).collect::<Vec<_>>().into_iter();
        let tokens = parts.flat_map(|block| edition.tokens.within(block.range()).iter());
        joined(tokens.filter(|t| t.speaks()).map(|t| t.key))
    };
    let empty = joined(std::iter::empty());
    let mut waiting: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for &at in olds.iter().rev() {
        waiting.entry(key(old, at)).or_default().push(at);
    }
    let mut found = Vec::new();
    let mut came = Vec::new();
    for &at in &news {
        match waiting.get_mut(&key(new, at)).and_then(Vec::pop) {
            Some(before) if definition(old, before) != definition(new, at) => {
                let reason = "a term is defined in other words: what is said of it may mean something else";
                let judgement = Judgement::new(Impact::Minor, reason);
                found.push(TermDelta { kind: EntryChangeKind::Changed, old: Some(before), new: Some(at), judgement });
            }
            Some(_) => {}
            None => came.push(at),
        }
    }
    let mut gone: Vec<usize> = waiting.into_values().flatten().collect();
    gone.sort_unstable();
    for at in came {
        // The same definition under another term.
        let own = definition(new, at);
        let renamed = gone.iter().position(|&before| own != empty && definition(old, before) == own);
        let before = renamed.map(|i| gone.remove(i));
        let (kind, reason) = match before {
            Some(_) => (EntryChangeKind::Changed, "a concept has another term"),
            None => (EntryChangeKind::Added, "a term was added"),
        };
        found.push(TermDelta { kind, old: before, new: Some(at), judgement: Judgement::new(Impact::Minor, reason) });
    }
    for at in gone {
        let judgement = Judgement::new(Impact::Minor, "a term was withdrawn");
        found.push(TermDelta { kind: EntryChangeKind::Removed, old: Some(at), new: None, judgement });
    }
    found
}

/// A document that is named, and how.
struct Named {
    printed: Box<str>,
    identifier: Option<Identifier>,
    normative: bool,
}

/// Compares which other documents some clauses name.
pub(super) fn references(
    old: &Edition<'_>,
    old_parts: &[usize],
    new: &Edition<'_>,
    new_parts: &[usize],
) -> Vec<ReferenceDelta> {
    let mut gone = named(old, old_parts);
    let mut came = Vec::new();
    for (key, one) in named(new, new_parts) {
        if gone.remove(&key).is_none() {
            came.push(one);
        }
    }
    let mut gone: Vec<Named> = gone.into_values().collect();
    let mut found = Vec::new();
    for one in came {
        let same_work = |other: &Named| match (&one.identifier, &other.identifier) {
            (Some(a), Some(b)) => a.is_same_work(b) || has_parts_now(a, b),
            _ => false,
        };
        let before = gone.iter().position(same_work).map(|at| gone.remove(at));
        let normative = one.normative || before.as_ref().is_some_and(|b| b.normative);
        let (kind, judgement) = match &before {
            Some(before) => {
                let impact = if normative { Impact::Major } else { Impact::Patch };
                let what = if normative { "a normative reference" } else { "a reference" };
                let reason = format!("{what} names another edition: {} became {}", before.printed, one.printed);
                (EntryChangeKind::Changed, Judgement::new(impact, reason))
            }
            None => {
                let impact = if one.normative { Impact::Minor } else { Impact::Patch };
                (EntryChangeKind::Added, Judgement::new(impact, format!("a reference to {} was added", one.printed)))
            }
        };
        found.push(ReferenceDelta {
            kind,
            old: before.map(|b| b.printed),
            new: Some(one.printed),
            normative,
            judgement,
        });
    }
    for one in gone {
        let impact = if one.normative { Impact::Minor } else { Impact::Patch };
        let judgement = Judgement::new(impact, format!("the reference to {} was dropped", one.printed));
        let kind = EntryChangeKind::Removed;
        found.push(ReferenceDelta { kind, old: Some(one.printed), new: None, normative: one.normative, judgement });
    }
    found
}

/// True if one of two documents is a part of the other, as of one that was divided: ISO 1 and ISO 1-2.
fn has_parts_now(a: &Identifier, b: &Identifier) -> bool {
    a.family() == b.family()
        && a.number().is_some()
        && a.number() == b.number()
        && a.document_type() == b.document_type()
        && a.parts().next().is_none() != b.parts().next().is_none()
}

/// The documents that some clauses name, each once, by canonical identifier.
fn named(edition: &Edition<'_>, parts: &[usize]) -> BTreeMap<Box<str>, Named> {
    let mut found: BTreeMap<Box<str>, Named> = BTreeMap::new();
    let document = edition.document;
    for &at in parts.iter().flat_map(|&part| &edition.parts[part].references) {
        let row = &document.references[at];
        let TargetData::Document { identifier: printed, .. } = &row.target else { continue };
        // An entry of a list is what is indispensable; a mention elsewhere follows the list.
        let listed = document.ancestors(row.node).any(|id| document.node(id).kind == NodeKind::ReferenceEntry);
        let normative = listed && row.normative == Some(true);
        let identifier: Option<Identifier> = printed.parse().ok();
        let key = identifier.as_ref().map_or_else(|| printed.clone(), |id| id.canonical().into());
        let one = found.entry(key).or_insert(Named { printed: printed.clone(), identifier, normative });
        one.normative |= normative;
    }
    found
}
