//! True if what a reference names is indispensable, where no list says so: by the entry that lists the same document, else by the
//! sentence that cites it (ISO/IEC Directives Part 2, clauses 10 and 15; GB/T 1.1—2020, 9.5.4.2.1).

use std::collections::HashMap;

use crate::identifier::{self, Identifier};
use crate::model::{Bindingness, Document, NodeId, NodeKind, ProvisionKind, ReferenceKind, TargetData, without_year};

/// Judges the references to other documents that no list has judged. Runs after provisions; linear but for binary searches.
pub(in crate::analyse) fn judge(document: &mut Document) {
    date(document);
    let mut listed: HashMap<Box<str>, bool> = HashMap::new();
    for row in &document.references {
        if let (TargetData::Document { identifier, .. }, Some(normative)) = (&row.target, row.normative) {
            let known = listed.entry(without_year(identifier).into()).or_insert(normative);
            *known |= normative;
        }
    }
    let mut judged = Vec::new();
    for (at, row) in document.references.iter().enumerate() {
        let TargetData::Document { identifier, .. } = &row.target else { continue };
        if row.normative.is_some() || row.kind == ReferenceKind::Uri {
            continue;
        }
        let by_entry = listed.get(without_year(identifier)).copied();
        if let Some(normative) = by_entry.or_else(|| by_sentence(document, at)) {
            judged.push((at, normative));
        }
    }
    for (at, normative) in judged {
        document.references[at].normative = Some(normative);
    }
}

/// Says of every citation whether it is dated: what it prints tells, else what the entry that it leads to names.
fn date(document: &mut Document) {
    let entry = |node: NodeId| document.ancestors(node).find(|id| document.node(*id).kind == NodeKind::ReferenceEntry);
    let year = |name: &str| name.parse::<Identifier>().ok().map(|identifier| identifier.year().is_some());
    let mut listed: HashMap<NodeId, bool> = HashMap::new();
    let mut dated = Vec::new();
    for (at, row) in document.references.iter().enumerate() {
        let TargetData::Document { identifier, .. } = &row.target else { continue };
        let own = row.dated.or_else(|| year(identifier));
        if let (Some(entry), Some(own)) = (entry(row.node), own) {
            listed.entry(entry).or_insert(own);
        }
        if row.dated.is_none()
            && let Some(own) = own
        {
            dated.push((at, own));
        }
    }
    for (at, row) in document.references.iter().enumerate() {
        let TargetData::Node(node) = row.target else { continue };
        if row.kind != ReferenceKind::Bibliography || row.dated.is_some() {
            continue;
        }
        let printed =
            identifier::find(document.slice(row.range)).first().map(|found| found.identifier.year().is_some());
        let entry = || entry(node).and_then(|entry| listed.get(&entry)).copied();
        if let Some(own) = printed.or_else(entry) {
            dated.push((at, own));
        }
    }
    for (at, own) in dated {
        document.references[at].dated = Some(own);
    }
}

/// A reference in a requirement or instruction is normative; one in informative text is not.
fn by_sentence(document: &Document, at: usize) -> Option<bool> {
    let row = &document.references[at];
    let after = document.provisions.partition_point(|p| p.range.start() <= row.range.start());
    let mut around = document.provisions[..after].iter().rev().take(8).filter(|p| p.range.encloses(row.range));
    let demands = |kind| matches!(kind, ProvisionKind::Requirement | ProvisionKind::Instruction);
    if around.any(|p| demands(p.kind) && p.bindingness == Bindingness::Normative) {
        return Some(true);
    }
    let mut outer = document.ancestors(row.node);
    let supplement =
        outer.any(|id| matches!(document.node(id).kind, NodeKind::Note | NodeKind::Example | NodeKind::TermSource));
    let clause = document.clause_of(row.node).and_then(|id| document.clause_data(id));
    (supplement || clause.is_some_and(|c| c.bindingness == Bindingness::Informative)).then_some(false)
}
