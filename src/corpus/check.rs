//! Findings: faults between documents of a corpus, at a date.

use std::collections::{HashMap, HashSet};

use crate::identifier::Identifier;
use crate::model::{
    Bindingness, Block, Clause, ClauseKind, Document, NodeKind, PartialDate, ProvisionKind, Reference, RelationKind,
    Target,
};

use crate::place::Span;

use super::finding::{Finding, FindingKind};
use super::member::Member;
use super::members::Corpus;
use super::resolve::{Resolution, Resolver, Withdrawal};

/// Families of publishers whose codes share one row of numbers, so that another code before a number may be a slip: `GB` and `GB/T`,
/// `ISO` and `ISO/IEC`. Elsewhere each code has numbers of its own, as RFC and STD have.
const SHARED_NUMBERS: &[&str] = &["gb", "iso", "iec", "cen"];

impl Corpus {
    /// Everything that is wrong between the documents at a date; without one, of all that is known.
    ///
    /// In the order of the members, inside each in the order of its text; then what is wrong with files and the catalogue.
    /// Linear in the references of all members.
    pub fn check(&self, at: Option<PartialDate>) -> Vec<Finding> {
        let mut resolver = Resolver::new(self, at);
        let mut findings = Vec::new();
        for member in &self.members {
            let first = findings.len();
            self.check_references(member, &mut resolver, &mut findings);
            check_lists(member, &mut resolver, &mut findings);
            check_date(member, at, &mut findings);
            self.check_catalogue(member, &mut findings);
            findings[first..].sort_by_key(|f| f.span.map(Span::start));
        }
        self.check_duplicates(&mut findings);
        for (second, first) in self.catalogue.contradictions() {
            let message = format!("the catalogue says two things of {}; the first counts", first.identifier);
            findings.push(Finding {
                identifier: Some(second.identifier.clone()),
                ..Finding::new(FindingKind::Contradiction, "", message)
            });
        }
        for failure in &self.failures {
            findings.push(Finding::new(FindingKind::Unreadable, failure.source_name(), located(failure)));
        }
        findings
    }

    fn check_references<'c>(&'c self, member: &'c Member, resolver: &mut Resolver<'c>, findings: &mut Vec<Finding>) {
        for reference in member.document().references() {
            let mut report = |kind, identifier: &Identifier, message: String, replaced_by| {
                findings.push(Finding {
                    identifier: Some(identifier.to_string().into()),
                    replaced_by,
                    ..at_reference(kind, member, reference, message)
                });
            };
            match resolver.resolve(reference) {
                Resolution::Internal | Resolution::Unidentified => {}
                Resolution::NotInCorpus { identifier } => {
                    let other = self.other_code(&identifier);
                    if let Some(other) = other {
                        let message = format!("{identifier} is not in the corpus, but {other} is");
                        report(FindingKind::OtherCode, &identifier, message, Vec::new());
                    }
                }
                Resolution::OtherEditions { identifier, editions } => {
                    let names: Vec<_> =
                        editions.iter().filter_map(|m| m.identifier()).map(ToString::to_string).collect();
                    let message = format!("{identifier} is not in the corpus; there is {}", names.join(", "));
                    report(FindingKind::OtherEditions, &identifier, message, Vec::new());
                }
                Resolution::Found(found) => {
                    if let Some(withdrawal) = &resolver.withdrawals[found.member] {
                        let (kind, message) = withdrawn(found.identifier(), withdrawal);
                        report(kind, found.identifier(), message, withdrawal.replaced_by.clone());
                    }
                    if found.is_place_missing() {
                        let locator = reference.locator().unwrap_or_default();
                        let named = found.member().identifier().map_or_else(String::new, ToString::to_string);
                        let message = format!("{named} has no {locator}");
                        report(FindingKind::MissingPlace, found.identifier(), message, Vec::new());
                    }
                }
            }
        }
    }

    /// The identifier of a member that has the same number with another code.
    fn other_code(&self, identifier: &Identifier) -> Option<&Identifier> {
        if !SHARED_NUMBERS.contains(&identifier.family()) || identifier.supplements().next().is_some() {
            return None;
        }
        let found = self.index.same_number(&self.members, identifier);
        found.first().and_then(|&at| self.members[at].identifier())
    }

    fn check_catalogue(&self, member: &Member, findings: &mut Vec<Finding>) {
        let Some(own) = member.identifier() else { return };
        let Some(fact) = self.catalogue.fact(own) else { return };
        let says = member.document().metadata().relations.iter();
        let replaced: Vec<&str> = says.filter(|r| r.kind == RelationKind::ReplacedBy).map(|r| &*r.identifier).collect();
        let known: HashSet<String> = fact.replaced_by.iter().map(|id| canonical(id)).collect();
        let mut contradict = |message: String| {
            findings.push(Finding {
                identifier: Some(own.to_string().into()),
                ..Finding::new(FindingKind::Contradiction, member.name(), message)
            });
        };
        if let Some(other) = replaced.iter().find(|id| !known.is_empty() && !known.contains(&canonical(id))) {
            contradict(format!(
                "says that {other} replaces it, the catalogue names {}; both count",
                fact.replaced_by.join(", ")
            ));
        }
        if let (Some(own_date), Some(date)) = (member.in_force(), fact.in_force.or(fact.published)) {
            // A date of lower precision does not contradict one inside it.
            let agree = own_date.year() == date.year()
                && (own_date.month().is_none() || date.month().is_none() || own_date.month() == date.month())
                && (own_date.day().is_none() || date.day().is_none() || own_date.day() == date.day());
            if !agree && fact.in_force.is_some() {
                contradict(format!(
                    "says that it is in force from {own_date}, the catalogue says {date}; the document counts"
                ));
            }
        }
    }

    fn check_duplicates(&self, findings: &mut Vec<Finding>) {
        let mut seen: HashMap<(String, &str), &Member> = HashMap::new();
        for member in &self.members {
            let Some(identifier) = member.identifier().filter(|id| id.year().is_some() || id.family() == "ietf") else {
                continue;
            };
            let origin = member.document().origin();
            let languages = member.document().metadata().languages.join(",");
            let key = (format!("{identifier}\u{1f}{languages}"), origin.format());
            let Some(first) = seen.get(&key) else {
                seen.insert(key, member);
                continue;
            };
            if first.document().origin().sha256() != origin.sha256() {
                let message =
                    format!("{identifier} is also {}, with other content; the first by name is used", first.name());
                findings.push(Finding {
                    identifier: Some(identifier.to_string().into()),
                    ..Finding::new(FindingKind::DuplicateIdentifier, member.name(), message)
                });
            }
        }
    }
}

/// The canonical form of an identifier, or what was printed.
fn canonical(text: &str) -> String {
    text.parse::<Identifier>().map_or_else(|_| text.to_owned(), |id| id.to_string())
}

/// A message with the line and column that the error names, without the file.
fn located(error: &crate::error::Error) -> String {
    match error.place() {
        Some(place) => format!("{}:{}: {}", place.line, place.column, error.message()),
        None => error.message().to_owned(),
    }
}

fn withdrawn(identifier: &Identifier, withdrawal: &Withdrawal) -> (FindingKind, String) {
    let since = withdrawal.since.map_or_else(String::new, |date| format!(" since {date}"));
    if withdrawal.replaced_by.is_empty() {
        return (FindingKind::Withdrawn, format!("{identifier} is withdrawn{since}"));
    }
    (FindingKind::Replaced, format!("{identifier} is replaced by {}{since}", withdrawal.replaced_by.join(", ")))
}

fn at_reference(kind: FindingKind, member: &Member, reference: Reference<'_>, message: String) -> Finding {
    Finding {
        clause: reference.clause().map(|c| c.address().into()),
        span: Some(reference.source()),
        locator: reference.locator().map(Box::from),
        ..Finding::new(kind, member.name(), message)
    }
}

fn check_date(member: &Member, at: Option<PartialDate>, findings: &mut Vec<Finding>) {
    if let (Some(date), Some(at)) = (member.in_force(), at)
        && date > at
    {
        let message = format!("in force from {date}, after {at}; undated references do not mean it");
        findings.push(Finding::new(FindingKind::NotYetInForce, member.name(), message));
    }
}

/// A work in the lists of referenced documents of one document.
#[derive(Default)]
struct Listed {
    normative: bool,
    informative: bool,
}

/// Finds documents that are cited and not listed, listed and not cited, or listed only as informative (ISO/IEC Directives Part 2, clauses 15 and 21).
fn check_lists<'c>(member: &'c Member, resolver: &mut Resolver<'c>, findings: &mut Vec<Finding>) {
    let document = member.document();
    let in_list = |r: &Reference<'_>| r.block().ancestors().any(|b| b.kind() == NodeKind::ReferenceEntry);
    let (listed, cited): (Vec<_>, Vec<_>) = document.references().partition(|r| in_list(r));
    let mut works: HashMap<String, Listed> = HashMap::new();
    for reference in &listed {
        let Some(identifier) = reference.identifier().and_then(|text| resolver.identifier(text)) else { continue };
        let list = works.entry(identifier.work_key()).or_default();
        match reference.clause().map(Clause::kind) {
            Some(ClauseKind::NormativeReferences) => list.normative = true,
            _ => list.informative |= reference.normative() != Some(true),
        }
        list.normative |= reference.normative() == Some(true);
    }
    if works.is_empty() {
        return;
    }
    let mut used: HashSet<String> = HashSet::new();
    let mut targets: HashSet<_> = HashSet::new();
    let own = member.identifier().map(Identifier::work_key);
    for reference in cited {
        if let Target::Internal(block) = reference.target() {
            targets.extend(block.ancestors().find(|b| b.kind() == NodeKind::ReferenceEntry).map(Block::id));
        }
        let Some(identifier) = reference.identifier().and_then(|text| resolver.identifier(text)) else { continue };
        let key = identifier.work_key();
        if own.as_ref() != Some(&key) && in_requirement(document, reference) {
            let (kind, message) = match works.get(&key) {
                None => (FindingKind::NotListed, "cited in a requirement, and in no list of referenced documents"),
                Some(list) if !list.normative => {
                    (FindingKind::ListedAsInformative, "cited in a requirement, and listed as informative only")
                }
                Some(_) => {
                    used.insert(key);
                    continue;
                }
            };
            findings.push(Finding {
                identifier: Some(identifier.to_string().into()),
                ..at_reference(kind, member, reference, format!("{identifier} is {message}"))
            });
        }
        used.insert(key);
    }
    for reference in listed {
        let Some(identifier) = reference.identifier().and_then(|text| resolver.identifier(text)) else { continue };
        let entry = reference.block().ancestors().find(|b| b.kind() == NodeKind::ReferenceEntry);
        let called = entry.is_some_and(|entry| targets.contains(&entry.id()));
        let first = entry.is_none_or(|entry| {
            reference.block().id() == entry.id() || reference.range().start() == entry.range().start()
        });
        if first && !called && !used.contains(&identifier.work_key()) {
            let message = format!("{identifier} is listed and nowhere cited");
            findings.push(Finding {
                identifier: Some(identifier.to_string().into()),
                ..at_reference(FindingKind::NeverCited, member, reference, message)
            });
        }
    }
}

/// Returns `true` if a reference stands in a requirement or instruction of normative content. Binary search.
fn in_requirement(document: &Document, reference: Reference<'_>) -> bool {
    let range = reference.range();
    let provisions = document.provisions();
    let after = document.provisions.partition_point(|p| p.range.start() <= range.start());
    let near = provisions.take(after).rev().take_while(|p| p.range().end() >= range.start());
    let demands = |kind| matches!(kind, ProvisionKind::Requirement | ProvisionKind::Instruction);
    near.into_iter()
        .any(|p| p.range().encloses(range) && demands(p.kind()) && p.bindingness() == Bindingness::Normative)
}
