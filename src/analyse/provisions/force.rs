//! The bindingness of provisions, by the block they stand in.

use crate::model::{AttributeKey, Bindingness, Document, NodeId, NodeKind};

/// The bindingness of the clause, for a demand in a note or footnote of a table or figure: it binds as the table does
/// (ISO/IEC Directives Part 2, 28.4 and 29.5).
pub(super) fn force_of_table(document: &Document, node: NodeId) -> Option<Bindingness> {
    let mut note = false;
    for id in document.ancestors(node) {
        match document.node(id).kind {
            NodeKind::Note | NodeKind::Footnote => note = true,
            NodeKind::Example | NodeKind::TermEntry | NodeKind::Clause => return None,
            NodeKind::Table | NodeKind::Figure if note => {
                return document
                    .clause_of(id)
                    .and_then(|clause| document.clause_data(clause))
                    .map(|data| data.bindingness);
            }
            _ => {}
        }
    }
    None
}

/// Notes, examples and footnotes of running text inform, unless their markup says otherwise; footnotes of tables bind as
/// the table does (ISO/IEC Directives Part 2, clauses 24 to 26).
pub(super) fn bindingness(document: &Document, node: NodeId) -> Bindingness {
    if document.run_in_supplement(node).is_some() {
        return Bindingness::Informative;
    }
    for id in document.ancestors(node) {
        let kind = document.node(id).kind;
        let supplement = matches!(kind, NodeKind::Note | NodeKind::Example | NodeKind::Footnote);
        let declares = supplement || kind == NodeKind::Warning;
        let says = || document.attribute(id, &AttributeKey::Bindingness).and_then(Bindingness::from_name);
        if let Some(says) = declares.then(says).flatten() {
            return says;
        }
        let in_table = || document.ancestors(id).any(|outer| document.node(outer).kind == NodeKind::Table);
        if supplement && !(kind == NodeKind::Footnote && in_table()) {
            return Bindingness::Informative;
        }
        if let Some(clause) = document.clause_data(id) {
            return clause.bindingness;
        }
    }
    Bindingness::Normative
}
