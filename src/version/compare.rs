//! The comparison of two editions.

use std::collections::HashMap;

use super::align::Alignment;
use super::changes::{Change, Changes, ProvisionChange, ReferenceChange, TermChange};
use super::edition::Edition;
use super::entries;
use super::groups::Group;
use super::hash::Fnv;
use super::judge::{Judgement, judge};
use super::kinds::{ChangeKind, Impact, Kinship, ProvisionChangeKind};
use super::kinship;
use super::provisions::{self, Delta};
use super::stretches::stretches;
use super::values;
use crate::model::{Basis, Bindingness, Document, TargetData};

/// Compares two editions of a document.
///
/// Clauses are held against each other by what the documents say themselves, by ids, content, likeness and place; then their
/// provisions. Deterministic; time is near-linear in the size of both. Documents that are not two editions of one are
/// recognised: see [`Changes::kinship`] and [`Changes::warnings`].
///
/// ```
/// use normative::{diff, read_path};
/// use normative::version::{Bump, ChangeKind, ProvisionChangeKind};
///
/// let old = read_path("fixtures/diff/lanterns/old.xml")?.document;
/// let new = read_path("fixtures/diff/lanterns/new.xml")?.document;
/// let changes = diff(&old, &new);
/// let paper = changes.clauses().iter().find(|c| c.old_address() == Some("5.2")).unwrap();
/// assert_eq!((paper.kind(), paper.new_address()), (ChangeKind::Modified, Some("5.3")));
/// assert_eq!(paper.provisions()[0].kind(), ProvisionChangeKind::Strengthened);
/// assert_eq!(changes.bump(), Bump::Major);
/// assert_eq!(changes.next_version(&semver::Version::new(1, 0, 0)), semver::Version::new(2, 0, 0));
/// # Ok::<(), normative::Error>(())
/// ```
pub fn diff<'a>(old: &'a Document, new: &'a Document) -> Changes<'a> {
    let (before, after) = (Edition::of(old), Edition::of(new));
    let mut alignment = Alignment::of(&before, &after);
    let mut relation = kinship::of(&before, &after);
    if relation.kinship == Kinship::Unrelated {
        alignment = Alignment::none(&before, &after);
    } else if relation.kinship == Kinship::Translation {
        alignment = Alignment::by_structure(&before, &after);
    }
    let comparison = Comparison {
        old: &before,
        new: &after,
        alignment: &alignment,
        by_words: old.origin().format() != new.origin().format(),
        structure_only: relation.kinship == Kinship::Translation,
    };
    let (clauses, unchanged) = comparison.changes();
    relation.conclude(clauses.is_empty());
    Changes {
        old,
        new,
        kinship: relation.kinship,
        warnings: relation.warnings,
        clauses,
        pairs: comparison.pairs(),
        unchanged,
        to_old: alignment.to_old.clone(),
    }
}

struct Comparison<'e, 'a> {
    old: &'e Edition<'a>,
    new: &'e Edition<'a>,
    alignment: &'e Alignment,
    /// Only words count, not the characters: two formats of one text.
    by_words: bool,
    /// Texts are in two languages.
    structure_only: bool,
}

impl<'a> Comparison<'_, 'a> {
    /// The changes, and the provisions that did not change.
    fn changes(&self) -> (Vec<Change<'a>>, Vec<(usize, usize)>) {
        let mut unchanged = Vec::new();
        let groups = Group::all(self.alignment);
        let mut deltas: Vec<Vec<Delta>> = Vec::with_capacity(groups.len());
        for group in &groups {
            deltas.push(match group.pairs[..] {
                _ if self.structure_only => Vec::new(),
                [(old, new)] if group.olds.len() == 1 && group.news.len() == 1 && self.same_provisions(old, new) => {
                    let rows = &self.old.parts[old].provisions;
                    unchanged.extend(rows.iter().copied().zip(self.new.parts[new].provisions.iter().copied()));
                    Vec::new()
                }
                _ => {
                    let sides = ((self.old, &*group.olds), (self.new, &*group.news));
                    provisions::compare(sides.0, sides.1, self.by_words, &mut unchanged)
                }
            });
        }
        self.move_provisions(&mut deltas);
        let mut rows: Vec<(usize, Change<'a>)> = Vec::new();
        for (group, deltas) in groups.iter().zip(deltas) {
            self.rows(group, deltas, &mut rows);
        }
        rows.sort_by_key(|(place, _)| *place);
        (rows.into_iter().map(|(_, change)| change).collect(), unchanged)
    }

    /// True if two clauses have the same text, provisions and standing.
    fn same_provisions(&self, old: usize, new: usize) -> bool {
        let (a, b) = (&self.old.parts[old], &self.new.parts[new]);
        a.exact == b.exact && a.provisions.len() == b.provisions.len() && {
            let rows = a.provisions.iter().zip(&b.provisions);
            let (x, y) = (&self.old.document.provisions, &self.new.document.provisions);
            rows.into_iter().all(|(&i, &j)| {
                (x[i].kind, x[i].polarity, x[i].bindingness) == (y[j].kind, y[j].polarity, y[j].bindingness)
            })
        }
    }

    /// A provision that went from one clause and came in another with the same words has moved.
    fn move_provisions(&self, deltas: &mut [Vec<Delta>]) {
        let key = |edition: &Edition<'_>, at: usize| {
            let row = &edition.document.provisions[at];
            let tokens = edition.tokens.within(row.range).iter();
            let words = tokens.clone().filter(|t| t.speaks()).count();
            let hash =
                tokens.fold(Fnv::new().text(row.kind.name()).text(row.polarity.name()), |hash, t| hash.number(t.key));
            let form = ordinal(edition, at);
            (words >= 4).then(|| hash.number(form).finish())
        };
        let mut gone: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
        for (group, list) in deltas.iter().enumerate().rev() {
            for (at, delta) in list.iter().enumerate().rev() {
                if let (Some(old), None) = (delta.old, delta.new)
                    && let Some(key) = key(self.old, old)
                {
                    gone.entry(key).or_default().push((group, at));
                }
            }
        }
        let mut moves = Vec::new();
        for (group, list) in deltas.iter().enumerate() {
            for (at, delta) in list.iter().enumerate() {
                if let (None, Some(new)) = (delta.old, delta.new)
                    && let Some(key) = key(self.new, new)
                    && let Some(from) = gone.get_mut(&key).and_then(Vec::pop)
                {
                    moves.push((from, (group, at)));
                }
            }
        }
        for ((from_group, from), (to_group, to)) in moves {
            let (old, new) = (deltas[from_group][from].old, deltas[to_group][to].new);
            let kind = ProvisionChangeKind::Moved;
            let side = |document, at: Option<usize>| at.map(|at| (document, at));
            let judgement = judge(kind, side(self.old.document, old), side(self.new.document, new), &[], None);
            let moved = Delta { kind, old, new, aspects: Vec::new(), judgement };
            deltas[from_group][from] = moved.clone();
            deltas[to_group][to] = moved;
        }
    }

    fn rows(&self, group: &Group, deltas: Vec<Delta>, rows: &mut Vec<(usize, Change<'a>)>) {
        let (divided, joined) = (group.news.len() > 1, group.olds.len() > 1);
        let whole = divided || joined;
        let mut made: Vec<(usize, Change<'a>)> = Vec::new();
        if group.pairs.is_empty() {
            let change = match (group.olds.first(), group.news.first()) {
                (_, Some(&new)) => (new * 2, self.change(ChangeKind::Added, None, Some(new))),
                (Some(&old), _) => (self.place_old(old), self.change(ChangeKind::Removed, Some(old), None)),
                (None, None) => return,
            };
            made.push(change);
        }
        for &(old, new) in &group.pairs {
            let kind = match (divided, joined) {
                _ if !whole => self.kind(old, new, !deltas.is_empty()),
                (true, false) => ChangeKind::Split,
                (false, true) => ChangeKind::Merged,
                _ if group.pairs.iter().filter(|pair| pair.0 == old).count() > 1 => ChangeKind::Split,
                _ => ChangeKind::Merged,
            };
            made.push((new * 2, self.change(kind, Some(old), Some(new))));
        }
        // Each provision stands in the row of its new clause, one that is gone in that of its old clause.
        let owner = |edition: &Edition<'_>, at: usize| edition.owner(edition.document.provisions[at].node);
        for delta in deltas {
            let new = delta.new.map(|at| owner(self.new, at)).filter(|part| group.news.contains(part));
            let old = delta.old.map(|at| owner(self.old, at));
            let row = match new {
                Some(new) => group.pairs.iter().position(|pair| pair.1 == new),
                None => group.pairs.iter().position(|pair| Some(pair.0) == old),
            };
            if let Some((_, change)) = made.get_mut(row.unwrap_or(0)) {
                change.provisions.push(self.provision_change(delta));
            }
        }
        if !self.structure_only {
            self.entries(group, &mut made);
        }
        for (place, mut change) in made {
            self.conclude(&mut change);
            let unchanged = change.kind == ChangeKind::Modified && change.reasons.is_empty();
            if !unchanged {
                rows.push((place, change));
            }
        }
    }

    /// What became of a clause that is held against one other.
    fn kind(&self, old: usize, new: usize, provisions_differ: bool) -> ChangeKind {
        let (a, b) = (&self.old.parts[old], &self.new.parts[new]);
        let text = if self.by_words {
            a.loose != b.loose || a.title_key != b.title_key
        } else {
            a.exact != b.exact || a.title_exact != b.title_exact
        };
        let modified = !self.structure_only && (text || provisions_differ || self.retargeted(old, new));
        match () {
            () if modified => ChangeKind::Modified,
            () if self.alignment.moved[new] => ChangeKind::Moved,
            () if a.number != b.number => ChangeKind::Renumbered,
            // Nothing, unless entries changed.
            () => ChangeKind::Modified,
        }
    }

    /// True if a reference inside the document leads to another clause than before.
    fn retargeted(&self, old: usize, new: usize) -> bool {
        let targets = |edition: &Edition<'_>, part: usize| -> Vec<(usize, usize)> {
            let rows = edition.parts[part].references.iter();
            rows.filter_map(|&at| match edition.document.references[at].target {
                TargetData::Node(node) => Some((at, edition.owner(node))),
                _ => None,
            })
            .collect()
        };
        let (before, after) = (targets(self.old, old), targets(self.new, new));
        // The same words without markup say nothing of where they lead.
        let only_words = |a: usize, b: usize| {
            let (a, b) = (&self.old.document.references[a], &self.new.document.references[b]);
            (a.basis, b.basis) == (Basis::Text, Basis::Text)
                && self.old.document.slice(a.range) == self.new.document.slice(b.range)
        };
        before.len() == after.len()
            && before.iter().zip(&after).any(|((a, from), (b, to))| {
                let went = self.alignment.to_new[*from];
                let other = |pairs: &[(usize, usize)]| pairs.contains(&(*from, *to));
                let elsewhere = went.is_some() && went != Some(*to) && !other(&self.alignment.splits);
                elsewhere && !other(&self.alignment.merges) && !only_words(*a, *b)
            })
    }

    fn change(&self, kind: ChangeKind, old: Option<usize>, new: Option<usize>) -> Change<'a> {
        let retitled = match (old, new) {
            (Some(old), Some(new)) => {
                let (a, b) = (&self.old.parts[old], &self.new.parts[new]);
                !self.structure_only
                    && if self.by_words { a.title_key != b.title_key } else { a.title_exact != b.title_exact }
            }
            _ => false,
        };
        Change {
            kind,
            old: old.and_then(|at| self.old.clause(at)),
            new: new.and_then(|at| self.new.clause(at)),
            impact: Impact::Patch,
            reasons: Vec::new(),
            moved: new.is_some_and(|new| old.is_some() && self.alignment.moved[new]),
            retitled,
            provisions: Vec::new(),
            terms: Vec::new(),
            references: Vec::new(),
            texts: (stretches(self.old, old), stretches(self.new, new)),
        }
    }

    fn provision_change(&self, delta: Delta) -> ProvisionChange<'a> {
        let Judgement { impact, reason } = delta.judgement;
        ProvisionChange {
            kind: delta.kind,
            old: delta.old.map(|at| self.old.document.provision_view(at)),
            new: delta.new.map(|at| self.new.document.provision_view(at)),
            aspects: delta.aspects,
            impact,
            reason,
        }
    }

    /// Terms and references of a group go to the first row that has their clause.
    fn entries(&self, group: &Group, made: &mut [(usize, Change<'a>)]) {
        let row = |old: Option<usize>, new: Option<usize>| {
            let at = group.pairs.iter().position(|pair| new.map_or(Some(pair.0) == old, |new| pair.1 == new));
            at.unwrap_or(0)
        };
        for delta in entries::terms(self.old, &group.olds, self.new, &group.news) {
            let owner = |edition: &Edition<'_>, at: usize| edition.owner(edition.document.terms[at].entry);
            let at = row(delta.old.map(|at| owner(self.old, at)), delta.new.map(|at| owner(self.new, at)));
            if let Some((_, change)) = made.get_mut(at) {
                change.terms.push(TermChange {
                    kind: delta.kind,
                    old: delta.old.map(|at| self.old.document.term_view(at)),
                    new: delta.new.map(|at| self.new.document.term_view(at)),
                    impact: delta.judgement.impact,
                    reason: delta.judgement.reason,
                });
            }
        }
        let Some((_, change)) = made.first_mut() else { return };
        for delta in entries::references(self.old, &group.olds, self.new, &group.news) {
            change.references.push(ReferenceChange {
                kind: delta.kind,
                old: delta.old,
                new: delta.new,
                normative: delta.normative,
                impact: delta.judgement.impact,
                reason: delta.judgement.reason,
            });
        }
    }

    /// What became of the grammars, tables and values of a clause that was modified.
    fn values(&self, change: &Change<'a>) -> Option<Judgement> {
        let compared = change.kind == ChangeKind::Modified && !self.structure_only;
        let parts = (part_of(self.old, change.old), part_of(self.new, change.new));
        compared.then(|| values::judge((self.old, parts.0), (self.new, parts.1))).flatten()
    }

    /// The impact of a change, and why.
    fn conclude(&self, change: &mut Change<'a>) {
        let mut reasons: Vec<(Impact, Box<str>)> = Vec::new();
        reasons.extend(change.provisions.iter().map(|p| (p.impact, p.reason.clone())));
        reasons.extend(change.terms.iter().map(|t| (t.impact, t.reason.clone())));
        reasons.extend(change.references.iter().map(|r| (r.impact, r.reason.clone())));
        let bare = reasons.is_empty();
        let mut say = |impact: Impact, reason: &str| reasons.push((impact, reason.into()));
        match change.kind {
            ChangeKind::Added if bare => say(Impact::Minor, "a clause without provisions was added"),
            ChangeKind::Removed if bare => say(Impact::Patch, "a clause without provisions was removed"),
            ChangeKind::Renumbered => say(Impact::Patch, "it has another number"),
            ChangeKind::Split => say(Impact::Patch, "the clause was divided"),
            ChangeKind::Merged => say(Impact::Patch, "the clause became one with another"),
            ChangeKind::Moved => say(Impact::Patch, "it stands elsewhere"),
            _ => {}
        }
        if change.moved && change.kind == ChangeKind::Modified {
            say(Impact::Patch, "it stands elsewhere");
        }
        if change.retitled {
            say(Impact::Patch, "it has another title");
        }
        if let (Some(old), Some(new)) = (change.old, change.new) {
            if let Some(judged) = self.values(change) {
                say(judged.impact, &judged.reason);
            }
            let (a, b) = (old.bindingness(), new.bindingness());
            if a != b && b == Bindingness::Informative {
                say(Impact::Minor, "it is informative now");
            } else if a != b {
                say(Impact::Minor, "it is normative now");
            }
            if change.kind == ChangeKind::Modified && bare && !change.retitled && !self.structure_only {
                let (old, new) = (part_of(self.old, change.old), part_of(self.new, change.new));
                let text = if self.by_words {
                    self.old.parts[old].loose != self.new.parts[new].loose
                } else {
                    self.old.parts[old].exact != self.new.parts[new].exact
                };
                if text {
                    say(Impact::Patch, "text without provisions changed");
                } else if self.retargeted(old, new) {
                    say(Impact::Patch, "a reference leads to another clause");
                }
            }
        } else if change.kind == ChangeKind::Modified
            && bare
            && !self.structure_only
            && self.old.parts[0].exact != self.new.parts[0].exact
        {
            say(Impact::Patch, "text without provisions changed");
        }
        reasons.sort_by_key(|(impact, _)| std::cmp::Reverse(*impact));
        change.impact = reasons.first().map_or(Impact::Patch, |(impact, _)| *impact);
        let mut seen = std::collections::HashSet::new();
        change.reasons = reasons.into_iter().map(|(_, reason)| reason).filter(|r| seen.insert(r.clone())).collect();
    }

    /// Where the row of a clause that is gone stands: after the new place, twice its number, of what stood before it.
    fn place_old(&self, old: usize) -> usize {
        let before = (0..old).rev().find_map(|at| self.alignment.to_new[at]);
        before.map_or(1, |new| new * 2 + 1)
    }

    fn pairs(&self) -> Vec<(Option<crate::model::Clause<'a>>, Option<crate::model::Clause<'a>>)> {
        let mut found = Vec::new();
        for group in Group::all(self.alignment) {
            let clause = |old: Option<usize>, new: Option<usize>| {
                (old.and_then(|at| self.old.clause(at)), new.and_then(|at| self.new.clause(at)))
            };
            if group.pairs.is_empty() {
                found.push(clause(group.olds.first().copied(), group.news.first().copied()));
            }
            found.extend(group.pairs.iter().filter(|pair| pair.1 != 0).map(|&(old, new)| clause(Some(old), Some(new))));
        }
        found
    }
}

fn part_of(edition: &Edition<'_>, clause: Option<crate::model::Clause<'_>>) -> usize {
    clause.map_or(0, |clause| edition.owner(clause.block().id()))
}

/// Which of the provisions of its sentence a provision is.
fn ordinal(edition: &Edition<'_>, at: usize) -> u64 {
    let rows = &edition.document.provisions;
    rows[..at].iter().rev().take_while(|row| row.range == rows[at].range).count() as u64
}
