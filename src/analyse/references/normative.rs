//! Whether what a reference names is indispensable, where no list says so: by the entry that lists the same document, else by the
//! sentence that cites it (ISO/IEC Directives Part 2, clauses 10 and 15; GB/T 1.1—2020, 9.5.4.2.1).

use std::collections::HashMap;

use crate::model::{Bindingness, Document, NodeKind, ProvisionKind, ReferenceKind, TargetData, without_year};

/// Judges the references to other documents that no list has judged. Runs after provisions; linear but for binary searches.
pub(in crate::analyse) fn judge(document: &mut Document) {
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
