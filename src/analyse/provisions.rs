//! Provisions by their verbal forms.

use super::languages::Languages;
use super::sentences::sentences;
use crate::convention::{Forms, forms};
use crate::model::{
    AttributeKey, Basis, Bindingness, Convention, Document, Layer, NodeId, NodeKind, ProvisionData, TextRange,
};

/// Finds the provisions of what is written by ISO/IEC Directives Part 2, in English.
///
/// Text in another language is left alone; where there is no other, the layer says that it was not extracted. Linear.
pub(crate) fn find(document: &mut Document) {
    let convention = Convention::IsoDirectives;
    let forms = forms(convention);
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
                find_in(document.slice(own), forms, |sentence, keyword, form| {
                    let place = |r: std::ops::Range<usize>| {
                        TextRange::new(own.start() + r.start as u32, own.start() + r.end as u32)
                    };
                    found.push(ProvisionData {
                        range: place(sentence),
                        node,
                        number: 0,
                        kind: form.kind,
                        keyword: place(keyword),
                        polarity: form.polarity,
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

fn find_in(
    text: &str,
    forms: &Forms,
    mut each: impl FnMut(std::ops::Range<usize>, std::ops::Range<usize>, &'static crate::convention::VerbalForm),
) {
    let mut found = forms.find(text).peekable();
    if found.peek().is_none() {
        return;
    }
    for sentence in sentences(text) {
        while let Some((keyword, form)) = found.next_if(|(keyword, _)| keyword.start < sentence.end) {
            each(sentence.clone(), keyword, form);
        }
    }
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
