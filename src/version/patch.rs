//! A new text as edits of an old one.

use similar::DiffOp;

use super::edition::Edition;
use super::hash::Fnv;
use super::stretches::stretches;
use super::tokens::Token;
use super::words;
use crate::model::{Document, TextRange};

/// Copies from an old text and insertions that together make a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Copy(TextRange),
    Insert(Box<str>),
}

impl Patch {
    /// From two documents, and the old part of each new one.
    pub(super) fn between(old: &Document, new: &Document, to_old: &[Option<usize>]) -> Self {
        let same = same(&Edition::of(old), &Edition::of(new), to_old);
        Self::of(old.text(), new.text(), &same)
    }

    /// From the ranges of the old text that stand unchanged in the new one, each with its place there, by new place and
    /// not overlapping there.
    fn of(old: &str, new: &str, same: &[(TextRange, TextRange)]) -> Self {
        let mut steps = Vec::new();
        let mut at = 0;
        let insert = |steps: &mut Vec<Step>, from: usize, to: usize| {
            if from < to {
                steps.push(Step::Insert(new[from..to].into()));
            }
        };
        for (from, to) in same {
            let (start, end) = (to.start() as usize, to.end() as usize);
            if start < at || old.get(from.as_usize()) != new.get(to.as_usize()) {
                continue;
            }
            // What stands between two copies is copied as well where it is the same.
            match steps.last_mut() {
                Some(Step::Copy(last))
                    if last.end() <= from.start()
                        && old.get(last.end() as usize..from.start() as usize) == new.get(at..start) =>
                {
                    *last = TextRange::new(last.start(), from.end());
                }
                _ => {
                    insert(&mut steps, at, start);
                    steps.push(Step::Copy(*from));
                }
            }
            at = end;
        }
        insert(&mut steps, at, new.len());
        Self { steps }
    }

    /// The new text, from the old one. `None` where the text is not the one that the patch was made for.
    pub fn apply(&self, old: &str) -> Option<String> {
        let mut text = String::new();
        for step in &self.steps {
            match step {
                Step::Copy(range) => text.push_str(old.get(range.as_usize())?),
                Step::Insert(inserted) => text.push_str(inserted),
            }
        }
        Some(text)
    }

    /// How many bytes of the new text are not in the old one, or stand elsewhere than the patch looks for them.
    pub fn inserted(&self) -> usize {
        let length = |step: &Step| if let Step::Insert(text) = step { text.len() } else { 0 };
        self.steps.iter().map(length).sum()
    }
}

/// Ranges of the old text that stand in the new one, each with its place there.
fn same(before: &Edition<'_>, after: &Edition<'_>, to_old: &[Option<usize>]) -> Vec<(TextRange, TextRange)> {
    let mut found = Vec::new();
    for (new, old) in to_old.iter().enumerate() {
        let Some(old) = *old else { continue };
        let (a, b) = (stretches(before, Some(old)).ranges, stretches(after, Some(new)).ranges);
        let hash = |edition: &Edition<'_>, range: &TextRange| Fnv::new().text(edition.document.slice(*range)).finish();
        let x: Vec<u64> = a.iter().map(|range| hash(before, range)).collect();
        let y: Vec<u64> = b.iter().map(|range| hash(after, range)).collect();
        for op in words::compare(&x, &y) {
            let pairs = a[op.old_range()].iter().zip(&b[op.new_range()]);
            if matches!(op, DiffOp::Equal { .. }) {
                found.extend(pairs.map(|(from, to)| (*from, *to)));
            } else {
                pairs.for_each(|(from, to)| inside(before, after, (*from, *to), &mut found));
            }
        }
    }
    found.sort_unstable_by_key(|(_, to)| to.start());
    found
}

/// The runs of words of one stretch that stand in another.
fn inside(
    before: &Edition<'_>,
    after: &Edition<'_>,
    stretch: (TextRange, TextRange),
    found: &mut Vec<(TextRange, TextRange)>,
) {
    let (a, b) = (before.tokens.within(stretch.0), after.tokens.within(stretch.1));
    let text = |edition: &Edition<'_>, token: &Token| Fnv::new().text(edition.document.slice(token.range())).finish();
    let x: Vec<u64> = a.iter().map(|token| text(before, token)).collect();
    let y: Vec<u64> = b.iter().map(|token| text(after, token)).collect();
    for op in words::compare(&x, &y).into_iter().filter(|op| matches!(op, DiffOp::Equal { .. })) {
        let (a, b) = (&a[op.old_range()], &b[op.new_range()]);
        let whole = |tokens: &[Token]| Some(TextRange::new(tokens.first()?.start, tokens.last()?.end));
        if let (Some(from), Some(to)) = (whole(a), whole(b)) {
            if before.document.slice(from) == after.document.slice(to) {
                found.push((from, to));
            } else {
                found.extend(a.iter().zip(b).map(|(from, to)| (from.range(), to.range())));
            }
        }
    }
}
