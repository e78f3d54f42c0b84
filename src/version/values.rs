//! Normative text without verbal forms in two editions: tables of values, and statements in the indicative.

use std::collections::HashMap;

use super::edition::Edition;
use super::judge::Judgement;
use super::kinds::{Aspect, Impact};
use super::limits;
use super::tokens::TokenKind;
use super::wording::{word, words};
use super::{grammar, words as runs};
use crate::model::{Bindingness, ClauseKind, NodeId, NodeKind, TextRange};

/// Judges what became of the grammars, tables and statements of values of two clauses that are one; none where nothing of them proves
/// anything, or where the clause binds nobody. Near-linear in their text.
pub(super) fn judge((old, before): (&Edition<'_>, usize), (new, after): (&Edition<'_>, usize)) -> Option<Judgement> {
    if !binds(old, before) || !binds(new, after) {
        return None;
    }
    let (a, b) = (text_of(old, before), text_of(new, after));
    let judged = [grammar::judge(&a, &b), tables((old, before), (new, after)), statements((old, before), (new, after))];
    judged.into_iter().flatten().max_by_key(|judged| judged.impact)
}

/// True if a clause says what is to be, in a kind that states values.
fn binds(edition: &Edition<'_>, part: usize) -> bool {
    edition.clause(part).is_some_and(|clause| {
        clause.bindingness() == Bindingness::Normative
            && matches!(clause.kind(), ClauseKind::Clause | ClauseKind::Annex)
    })
}

/// The text of a clause without its subclauses, a line feed between its passages.
fn text_of(edition: &Edition<'_>, part: usize) -> String {
    let mut text = String::new();
    for passage in &edition.parts[part].passages {
        text.push_str(edition.document.slice(passage.range));
        text.push('\n');
    }
    text
}

/// The rows of the tables of a clause, by the words of their first cell; those of heads are left out.
fn rows(edition: &Edition<'_>, part: usize) -> Vec<(String, Vec<String>)> {
    let document = edition.document;
    let mut found = Vec::new();
    let mut last = None;
    for passage in &edition.parts[part].passages {
        let Some(row) = row_of(edition, passage.range).filter(|row| last != Some(*row)) else { continue };
        last = Some(row);
        let cells = document.children(row).filter(|cell| document.node(*cell).kind == NodeKind::Cell);
        let mut cells: Vec<String> =
            cells.map(|cell| words(document.slice(document.node(cell).range)).join(" ")).collect();
        if cells.len() > 1 {
            let key = cells.remove(0);
            found.push((key, cells));
        }
    }
    found
}

/// The row that a stretch of text stands in.
fn row_of(edition: &Edition<'_>, range: TextRange) -> Option<NodeId> {
    let document = edition.document;
    let node = document.node_at(range.start());
    document.ancestors(node).find(|id| document.node(*id).kind == NodeKind::Row)
}

/// The words of a stretch of text, without those of references: their numbers are no values.
fn said(edition: &Edition<'_>, range: TextRange) -> Vec<String> {
    let rows = &edition.document.references;
    let from = rows.partition_point(|row| row.range.end() <= range.start());
    let inside = rows[from..].iter().take_while(|row| row.range.start() < range.end());
    let cited: Vec<TextRange> = inside.map(|row| row.range).collect();
    let tokens = edition.tokens.within(range).iter();
    let own = tokens.filter(|token| token.kind != TokenKind::Reference);
    let own = own.filter(|token| !cited.iter().any(|range| range.encloses(token.range())));
    own.filter_map(|token| word(edition.document.text(), token)).collect()
}

fn tables(old: (&Edition<'_>, usize), new: (&Edition<'_>, usize)) -> Option<Judgement> {
    let (before, after) = (rows(old.0, old.1), rows(new.0, new.1));
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let unique = |rows: &[(String, Vec<String>)]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        rows.iter().for_each(|(key, _)| *counts.entry(key.clone()).or_default() += 1);
        counts
    };
    let (old_keys, new_keys) = (unique(&before), unique(&after));
    let cells: HashMap<&str, &Vec<String>> = after.iter().map(|(key, cells)| (&**key, cells)).collect();
    let mut impact = None;
    let mut gone = false;
    for (key, own) in &before {
        let once = old_keys.get(key) == Some(&1) && new_keys.get(key) == Some(&1);
        match cells.get(&**key) {
            Some(other) if once && own.len() == other.len() => {
                let changed = own.iter().zip(other.iter()).filter_map(|(a, b)| cell(a, b)).max();
                impact = impact.max(changed);
            }
            None => gone |= !key.is_empty(),
            _ => {}
        }
    }
    let added = after.iter().any(|(key, _)| !key.is_empty() && !old_keys.contains_key(key));
    // Where rows went and others came, they may only be named otherwise.
    let rows = match (gone, added) {
        (true, false) => Some(Impact::Major),
        (false, true) => Some(Impact::Minor),
        _ => None,
    };
    let impact = impact.max(rows)?;
    let reason = match impact {
        Impact::Major => "a table no longer has a value that it had",
        _ => "a table has a value that it had not",
    };
    Some(Judgement::new(impact, reason))
}

/// What it means that a cell changed: only values count.
fn cell(old: &str, new: &str) -> Option<Impact> {
    if old == new {
        return None;
    }
    let values = |text: &str| limits::quantities(&words(text), false);
    impact_of(&limits::compare(&values(old), &values(new)))
}

fn impact_of(aspects: &[Aspect]) -> Option<Impact> {
    let of = |aspect: &Aspect| match aspect {
        Aspect::LimitWidened => Some(Impact::Minor),
        Aspect::LimitNarrowed | Aspect::ValueChanged => Some(Impact::Major),
        _ => None,
    };
    aspects.iter().filter_map(of).max()
}

/// Sentences in the indicative with the same words and another value: *The head has 8 bytes*.
fn statements(old: (&Edition<'_>, usize), new: (&Edition<'_>, usize)) -> Option<Judgement> {
    let prose = |(edition, part): (&Edition<'_>, usize)| -> Vec<TextRange> {
        let rows = &edition.document.provisions;
        let own = |range: &TextRange| {
            let at = rows.partition_point(|row| row.range.start() < range.start());
            let speaks = rows.get(at).is_some_and(|row| row.range.start() < range.end());
            let document = edition.document;
            let around = document.node_at(range.start());
            let inside = |kind: NodeKind| document.ancestors(around).any(|id| document.node(id).kind == kind);
            let other = [NodeKind::Note, NodeKind::Example, NodeKind::ReferenceEntry, NodeKind::Row, NodeKind::Code];
            !speaks && !other.into_iter().any(inside)
        };
        edition.parts[part].passages.iter().map(|passage| passage.range).filter(own).collect()
    };
    let (before, after) = (prose(old), prose(new));
    let (a, b): (Vec<_>, Vec<_>) = (
        before.iter().map(|range| said(old.0, *range)).collect(),
        after.iter().map(|range| said(new.0, *range)).collect(),
    );
    let mut impact = None;
    for op in runs::compare(&a, &b).iter().filter(|op| op.old_range().len() == op.new_range().len()) {
        for (x, y) in a[op.old_range()].iter().zip(&b[op.new_range()]).filter(|(x, y)| x != y) {
            let plain =
                |words: &[String]| words.iter().filter(|word| !limits::is_quantity(word)).cloned().collect::<Vec<_>>();
            if plain(x) == plain(y) {
                let values = (limits::quantities(x, false), limits::quantities(y, false));
                impact = impact.max(impact_of(&limits::compare(&values.0, &values.1)));
            }
        }
    }
    impact.map(|impact| Judgement::new(impact, "a value that the text states changed"))
}
