use serde::Serialize;

use super::line;
use crate::model::{Clause, Provision, TermEntry};
use crate::version::{Change, Changes, ProvisionChange, ReferenceChange, TermChange};

/// A row of `diff`.
#[derive(Serialize)]
pub(in crate::cli) struct ChangeRow<'c> {
    change: &'static str,
    old: Option<&'c str>,
    new: Option<&'c str>,
    old_title: Option<&'c str>,
    new_title: Option<&'c str>,
    impact: &'static str,
    provisions: Vec<ProvisionCell<'c>>,
    terms: Vec<TermCell<'c>>,
    references: Vec<ReferenceCell<'c>>,
    moved: bool,
    reasons: Vec<&'c str>,
}

#[derive(Serialize)]
struct ProvisionCell<'c> {
    change: &'static str,
    old_kind: Option<&'static str>,
    new_kind: Option<&'static str>,
    old: Option<String>,
    new: Option<String>,
    aspects: Vec<&'static str>,
    impact: &'static str,
    reason: &'c str,
    old_text: Option<&'c str>,
    new_text: Option<&'c str>,
}

#[derive(Serialize)]
struct TermCell<'c> {
    change: &'static str,
    old: Option<&'c str>,
    new: Option<&'c str>,
    impact: &'static str,
    reason: &'c str,
}

#[derive(Serialize)]
struct ReferenceCell<'c> {
    change: &'static str,
    old: Option<&'c str>,
    new: Option<&'c str>,
    normative: bool,
    impact: &'static str,
    reason: &'c str,
}

/// The last row of `diff`.
#[derive(Serialize)]
pub(in crate::cli) struct ChangesRow<'c> {
    kinship: &'static str,
    bump: &'static str,
    clauses: usize,
    warnings: Vec<&'c str>,
}

impl<'c> ChangeRow<'c> {
    pub(in crate::cli) const HEADINGS: &'static [&'static str] = &["change", "old", "new", "impact", "title"];

    pub(in crate::cli) fn new(change: &'c Change<'c>) -> Self {
        Self {
            change: change.kind().name(),
            old: change.before().map(Clause::address),
            new: change.after().map(Clause::address),
            old_title: change.before().and_then(Clause::title),
            new_title: change.after().and_then(Clause::title),
            impact: change.impact().name(),
            provisions: change.provisions().iter().map(ProvisionCell::new).collect(),
            terms: change.terms().iter().map(TermCell::new).collect(),
            references: change.references().iter().map(ReferenceCell::new).collect(),
            moved: change.is_moved(),
            reasons: change.reasons().collect(),
        }
    }

    /// What people see of it in one line.
    pub(in crate::cli) fn cells(&self) -> Vec<String> {
        let title = match (self.old_title, self.new_title) {
            (Some(old), Some(new)) if old != new => format!("{} → {}", line(old), line(new)),
            (old, new) => line(new.or(old).unwrap_or_default()),
        };
        let word = |value: Option<&str>| value.unwrap_or("-").to_owned();
        vec![self.change.to_owned(), word(self.old), word(self.new), self.impact.to_owned(), title]
    }
}

impl<'c> ProvisionCell<'c> {
    fn new(change: &'c ProvisionChange<'c>) -> Self {
        let (old, new) = (change.before(), change.after());
        Self {
            change: change.kind().name(),
            old_kind: old.map(|p| p.kind().name()),
            new_kind: new.map(|p| p.kind().name()),
            old: old.map(Provision::address),
            new: new.map(Provision::address),
            aspects: change.aspects().iter().map(|aspect| aspect.name()).collect(),
            impact: change.impact().name(),
            reason: change.reason(),
            old_text: old.map(Provision::text),
            new_text: new.map(Provision::text),
        }
    }
}

impl<'c> TermCell<'c> {
    fn new(change: &'c TermChange<'c>) -> Self {
        Self {
            change: change.kind().name(),
            old: change.before().and_then(TermEntry::preferred),
            new: change.after().and_then(TermEntry::preferred),
            impact: change.impact().name(),
            reason: change.reason(),
        }
    }
}

impl<'c> ReferenceCell<'c> {
    fn new(change: &'c ReferenceChange) -> Self {
        Self {
            change: change.kind().name(),
            old: change.before(),
            new: change.after(),
            normative: change.is_normative(),
            impact: change.impact().name(),
            reason: change.reason(),
        }
    }
}

impl<'c> ChangesRow<'c> {
    pub(in crate::cli) fn new(changes: &'c Changes<'_>) -> Self {
        Self {
            kinship: changes.kinship().name(),
            bump: changes.bump().name(),
            clauses: changes.clauses().len(),
            warnings: changes.warnings().collect(),
        }
    }
}
