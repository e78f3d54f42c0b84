//! Term entries: their languages and designations.

use super::{Builder, OpenTerm};
use crate::model::kind::{NodeKind, TermStatus};
use crate::model::layer::{DesignationData, TermData};
use crate::model::node::AttributeKey;
use crate::model::{NodeId, Step, TextRange};
use crate::place::Span;

impl Builder {
    /// Opens the part of a term entry in a language.
    pub(crate) fn open_term_language(&mut self, language: Option<&str>, source: Span, path: &[Step]) -> NodeId {
        let id = self.push_node(NodeKind::TermLanguage, source, path);
        let entry = self.terms.last().map_or(id.0, |t| t.entry);
        let language = language.map(Box::from);
        self.terms.push(OpenTerm { entry, scope: id.0, language, designations: Vec::new() });
        id
    }

    /// Opens a designation of the open term entry.
    pub(crate) fn open_designation(&mut self, status: TermStatus, source: Span, path: &[Step]) -> NodeId {
        let node = self.push_node(NodeKind::Designation, source, path);
        if let Some(term) = self.terms.last_mut() {
            term.designations.push(DesignationData { node, range: None, status });
        }
        node
    }

    /// Says the language of the open term entry.
    pub(crate) fn term_language(&mut self, language: &str) {
        if let Some(term) = self.terms.last_mut() {
            term.language = Some(language.into());
        }
    }

    /// Opens an equivalent of the open term entry in another language: a designation that stands among those of the entry, and belongs
    /// to a row of its own in the layer of terms.
    pub(crate) fn open_equivalent(&mut self, status: TermStatus, language: &str, source: Span) -> NodeId {
        let node = self.push_node(NodeKind::Designation, source, &[]);
        self.attribute(AttributeKey::Language, language);
        let Some(entry) = self.terms.last().map(|term| NodeId(term.entry)) else { return node };
        let designation = DesignationData { node, range: None, status };
        let rows = &mut self.document.terms;
        let row = rows.iter_mut().rev().take_while(|row| row.entry == entry);
        match row.into_iter().find(|row| row.language.as_deref() == Some(language)) {
            Some(row) => row.designations.push(designation),
            None => rows.push(TermData {
                entry,
                scope: node,
                language: Some(language.into()),
                designations: vec![designation],
            }),
        }
        node
    }

    /// A term that is defined inside a line of text: the innermost open node is its entry, and a range of its text the designation.
    pub(crate) fn defined(&mut self, range: TextRange) {
        let node = self.current();
        let designations = vec![DesignationData { node, range: Some(range), status: TermStatus::Preferred }];
        self.document.terms.push(TermData { entry: node, scope: node, language: None, designations });
    }

    /// True if the open term entry has a designation.
    pub(crate) fn has_designations(&self) -> bool {
        self.terms.last().is_some_and(|t| !t.designations.is_empty())
    }
}
