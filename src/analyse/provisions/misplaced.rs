//! Requirements where none belong: in notes, examples, footnotes, forewords and scopes.
//!
//! ISO/IEC Directives Part 2 (2021): foreword 12.4, introduction 13.4, scope 14.4, examples 25.4, notes 24.4, footnotes 26.4;
//! GB/T 1.1—2020, 8.2, 8.4, 8.5 and 9.10 to 9.12.

use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::model::{ClauseKind, Convention, Document, NodeId, NodeKind, ProvisionData, ProvisionKind};

/// Reports each requirement of a document that stands where its convention wants none.
pub(super) fn report(document: &Document, rows: &[ProvisionData], diagnostics: &mut Gathered) {
    for row in rows.iter().filter(|row| row.kind == ProvisionKind::Requirement && forbids(row.convention)) {
        let Some(place) = place(document, row.node) else { continue };
        if !diagnostics.wants(Code::Misplaced) {
            diagnostics.push(Diagnostic::note(Code::Misplaced, ""));
            continue;
        }
        let message = format!(
            "{:?} states a requirement in {place}, where the drafting rules allow none",
            document.slice(row.keyword)
        );
        diagnostics.push(Diagnostic::note(Code::Misplaced, message).at(document.source_of(row.range)));
    }
}

/// True if a convention says that notes and the like hold no requirements.
fn forbids(convention: Convention) -> bool {
    matches!(
        convention,
        Convention::IsoDirectives
            | Convention::IsoDirectivesFrench
            | Convention::IsoDirectivesGerman
            | Convention::GbT11
            | Convention::JisZ8301
    )
}

/// The container or clause that wants no requirements.
fn place(document: &Document, node: NodeId) -> Option<&'static str> {
    for id in document.ancestors(node) {
        let place = match document.node(id).kind {
            NodeKind::Note => Some("a note"),
            NodeKind::Example => Some("an example"),
            NodeKind::Footnote if !document.ancestors(id).any(|o| document.node(o).kind == NodeKind::Table) => {
                Some("a footnote")
            }
            // A table's notes bind as the table does where their markup says so; quoted text is not the document's own.
            NodeKind::Quote | NodeKind::Footnote => return None,
            _ => document.clause_data(id).and_then(|clause| match clause.kind {
                ClauseKind::Foreword => Some("the foreword"),
                ClauseKind::Introduction => Some("the introduction"),
                ClauseKind::Scope => Some("the scope"),
                _ => None,
            }),
        };
        if place.is_some() {
            return place;
        }
    }
    None
}
