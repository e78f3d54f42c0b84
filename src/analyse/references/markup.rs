//! References of the markup: their targets inside the document, and what the list that they stand in says of them.

use super::labels::Labels;
use super::spelling::spelled;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::identifier::Identifier;
use crate::model::{
    ClauseKind, Document, MarkData, MarkKind, NodeId, NodeKind, ReferenceData, ReferenceKind, TargetData,
};

/// Resolves every target that a reader left open, tells references from calls of footnotes, and says which are normative.
///
/// Linear in the number of references, with a binary search for each.
pub(crate) fn resolve(document: &mut Document) -> Vec<Diagnostic> {
    let mut diagnostics = Gathered::default();
    let mut kept = Vec::with_capacity(document.references.len());
    let mut calls = Vec::new();
    let rows = std::mem::take(&mut document.references);
    let labels = Labels::of(document);
    for mut reference in rows {
        if let TargetData::Unresolved(id) = &reference.target {
            match document.anchor(id) {
                Some(node) if document.node(node).kind == NodeKind::Footnote => {
                    let value = Some(node.index().to_string().into());
                    calls.push(MarkData {
                        range: reference.range,
                        node: reference.node,
                        kind: MarkKind::FootnoteAnchor,
                        value,
                    });
                    continue;
                }
                Some(node) => {
                    let found = kind_of(document, node);
                    if found != ReferenceKind::Block || !means_a_place(reference.kind) {
                        reference.kind = found;
                    }
                    reference.target = TargetData::Node(node);
                }
                None => diagnostics.push(dangling(document, id, &reference)),
            }
        }
        if let TargetData::Document { identifier, .. } = &reference.target
            && let Some(label) = label_of(identifier)
        {
            // An element for a standard around `[10]` cites the entry of that label, or is that label.
            match labels.entry(label) {
                Some(entry) if document.ancestors(reference.node).any(|around| around == entry) => continue,
                Some(entry) => {
                    reference.kind = ReferenceKind::Bibliography;
                    reference.target = TargetData::Node(entry);
                    reference.dated = None;
                }
                None => {}
            }
        }
        if let TargetData::Document { identifier, .. } = &mut reference.target {
            canonise(identifier);
        }
        if reference.kind != ReferenceKind::Uri && reference.normative.is_none() {
            reference.normative = normative(document, &reference);
        }
        kept.push(reference);
    }
    document.references = kept;
    if !calls.is_empty() {
        document.marks.extend(calls);
        document.marks.sort_by_key(|m| (m.range.start(), std::cmp::Reverse(m.range.end())));
    }
    diagnostics.finish()
}

/// Returns `true` for a kind by which a reader says that a block of running text is meant as a place in its clause, or as the definition
/// of a term.
fn means_a_place(kind: ReferenceKind) -> bool {
    matches!(kind, ReferenceKind::Clause | ReferenceKind::Term)
}

/// Gives an identifier its canonical spelling, where it is one.
fn canonise(identifier: &mut Box<str>) {
    let printed = identifier.trim_end_matches([',', ';']);
    let Ok(named) = printed.parse::<Identifier>() else { return };
    let spelled = spelled(&named, printed);
    if *spelled != **identifier {
        *identifier = spelled.into();
    }
}

/// The label of an entry that stands in brackets where an identifier should: `[10]`.
fn label_of(identifier: &str) -> Option<&str> {
    identifier.strip_prefix('[')?.strip_suffix(']').filter(|label| !label.is_empty() && !label.contains(['[', ']']))
}

fn dangling(document: &Document, id: &str, reference: &ReferenceData) -> Diagnostic {
    let message = format!("the reference to {id:?} has no target in the document; it was kept unresolved");
    let span = document.source_map.span(reference.source.start(), reference.source.end());
    Diagnostic::warning(Code::DanglingReference, message).at(span)
}

/// What a reference to a node points to: what the node is, or what it is a part of.
pub(super) fn kind_of(document: &Document, node: NodeId) -> ReferenceKind {
    for id in document.ancestors(node) {
        return match document.node(id).kind {
            NodeKind::Clause => ReferenceKind::Clause,
            NodeKind::Table => ReferenceKind::Table,
            NodeKind::Figure => ReferenceKind::Figure,
            NodeKind::Formula => ReferenceKind::Formula,
            NodeKind::Note => ReferenceKind::Note,
            NodeKind::Example => ReferenceKind::Example,
            NodeKind::TermEntry => ReferenceKind::Term,
            NodeKind::ReferenceEntry => ReferenceKind::Bibliography,
            NodeKind::Footnote => ReferenceKind::Footnote,
            NodeKind::Title
            | NodeKind::Caption
            | NodeKind::RowGroup
            | NodeKind::Row
            | NodeKind::Cell
            | NodeKind::Graphic
            | NodeKind::TermLanguage
            | NodeKind::Designation => continue,
            _ => ReferenceKind::Block,
        };
    }
    ReferenceKind::Block
}

/// A document that is listed under the normative references is normative, one of the bibliography is not
/// (ISO/IEC Directives Part 2, clauses 15 and 21); elsewhere the list entry that is referred to decides.
pub(super) fn normative(document: &Document, reference: &ReferenceData) -> Option<bool> {
    let listed = match reference.target {
        TargetData::Node(target) if reference.kind == ReferenceKind::Bibliography => target,
        TargetData::Document { .. } => reference.node,
        _ => return None,
    };
    match document.clause_kind_of(listed)? {
        ClauseKind::NormativeReferences => Some(true),
        ClauseKind::Bibliography => Some(false),
        _ => None,
    }
}
