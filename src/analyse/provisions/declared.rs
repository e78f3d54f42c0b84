//! Provisions that the reader of a format has declared: a rule of a checklist, an element of a component, a requirement that markup
//! names. Each is one provision, whatever verbal forms stand in it.

use std::cmp::Reverse;

use super::bindingness;
use crate::model::{Convention, Document, NodeId, ProvisionData};

/// Puts declared provisions among those that were found: what was found inside one is a part of it, and the first verbal form of the
/// same kind is its own. `convention` is asked for nodes in pre-order. Linear, but for sorting.
pub(super) fn merge(
    document: &Document,
    mut declared: Vec<ProvisionData>,
    mut convention: impl FnMut(NodeId) -> Option<Convention>,
    found: &mut Vec<ProvisionData>,
) {
    if declared.is_empty() {
        return;
    }
    declared.sort_by_key(|row| row.node);
    for row in &mut declared {
        row.bindingness = bindingness(document, row.node);
        row.convention = convention(row.node).unwrap_or(row.convention);
    }
    declared.sort_by_key(|row| (row.range.start(), Reverse(row.range.end())));
    found.sort_by_key(|row| (row.range.start(), row.keyword.start()));
    // Positions of declared provisions around the one that is looked at, the innermost last.
    let mut around: Vec<usize> = Vec::new();
    let mut next = 0;
    found.retain(|hit| {
        while declared.get(next).is_some_and(|row| row.range.start() <= hit.range.start()) {
            around.push(next);
            next += 1;
        }
        while around.pop_if(|at| declared[*at].range.end() <= hit.range.start()).is_some() {}
        let Some(&inner) = around.last() else { return true };
        let row = &mut declared[inner];
        if row.keyword.is_empty() && row.kind == hit.kind && !hit.keyword.is_empty() {
            (row.keyword, row.polarity) = (hit.keyword, hit.polarity);
            (row.condition, row.exception) = (hit.condition, hit.exception);
            row.convention = hit.convention;
        }
        false
    });
    found.append(&mut declared);
}

#[cfg(test)]
mod tests {
    use crate::model::{Basis, Builder, ClauseKind, NodeKind, ProvisionKind};
    use crate::place::Span;
    use crate::source::{OffsetMap, Origin};

    #[test]
    fn what_is_declared_is_one_provision() {
        let mut b = Builder::new(0);
        b.metadata().languages.push("en".into());
        b.open_clause(ClauseKind::Clause, None, Span::default(), &[]);
        let rule = b.open(NodeKind::Other, Span::default(), &[]);
        let token = b.begin();
        for text in ["Lanterns are dry.", "The keeper shall, if it rains, take them in. Frames should be new."] {
            b.open(NodeKind::Paragraph, Span::default(), &[]);
            b.text(text, 0);
            b.close();
        }
        let range = b.end(token);
        b.provision(range, rule, (ProvisionKind::Requirement, Basis::Structure), "rule");
        b.provision(range, crate::model::NodeId(99), (ProvisionKind::Requirement, Basis::Structure), "no-node");
        b.close();
        b.open(NodeKind::Paragraph, Span::default(), &[]);
        b.text("Lamps should be off.", 0);
        let mut document = b.finish(Origin::default(), OffsetMap::default()).document;
        super::super::find(&mut document, None);
        assert_eq!(document.verify(), Ok(()));
        let rows: Vec<_> = document.provisions().map(|p| (p.kind(), p.basis(), p.keyword(), p.text().len())).collect();
        assert_eq!(
            rows,
            [
                (ProvisionKind::Requirement, Basis::Structure, "shall", 84),
                (ProvisionKind::Recommendation, Basis::VerbalForm, "should", 20)
            ]
        );
        let rule = document.provisions().next().unwrap();
        assert_eq!(rule.condition().map(|range| document.slice(range)), Some("if it rains"));
    }
}
