//! Provisions by their verbal forms.

use super::languages::Languages;
use crate::convention;
use crate::model::{
    AttributeKey, Basis, Bindingness, Convention, Document, Layer, NodeId, NodeKind, ProvisionData, TextRange,
};

/// Finds the provisions of what is written by ISO/IEC Directives Part 2, in English.
///
/// Text in another language is left alone; where there is no other, the layer says that it was not extracted. Linear.
pub(crate) fn find(document: &mut Document) {
    let convention = Convention::IsoDirectives;
    let mut found = Vec::new();
    let mut languages = Languages::of(document);
    let mut any = false;
    for index in 0..document.nodes.len() as u32 {
        let node = NodeId(index);
        let is_english = languages.is_english(document, node);
        any |= is_english;
        if is_english && holds_provisions(document.node(node).kind) {
            // Asked for only where something is found: most blocks hold nothing.
            let mut binding = None;
            for own in document.own_text(node) {
                convention::scan(convention, document.slice(own), &mut |hit| {
                    let place = |r: std::ops::Range<usize>| {
                        TextRange::new(own.start() + r.start as u32, own.start() + r.end as u32)
                    };
                    found.push(ProvisionData {
                        range: place(hit.sentence),
                        node,
                        number: 0,
                        kind: hit.kind,
                        keyword: place(hit.keyword),
                        polarity: hit.polarity,
                        bindingness: *binding.get_or_insert_with(|| bindingness(document, node)),
                        basis: Basis::VerbalForm,
                        convention,
                    });
                });
            }
        }
    }
    if !any {
        document.not_extracted.push(Layer::Provisions);
    }
    document.set_provisions(found);
}

/// Whether the own text of such a block is prose that may demand something.
fn holds_provisions(kind: NodeKind) -> bool {
    use NodeKind as K;
    !matches!(
        kind,
        K::Title
            | K::AnnexType
            | K::Graphic
            | K::Formula
            | K::Code
            | K::Preformatted
            | K::Designation
            | K::DefinitionTerm
            | K::SubjectField
            | K::TermSource
            | K::TermNote
            | K::ReferenceEntry
            | K::ReferenceList
    )
}

/// Notes, examples and footnotes of running text inform, unless their markup says otherwise; footnotes of tables bind as
/// the table does (ISO/IEC Directives Part 2, clauses 24 to 26).
fn bindingness(document: &Document, node: NodeId) -> Bindingness {
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
