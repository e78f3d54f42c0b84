//! Term entries: TBX (ISO 30042) and `term-display`.

#![expect(clippy::unnecessary_wraps, reason = "handlers of roles have one shape")]

use crate::read::xml::Node;

use super::state::{Frame, Walker};
use super::tree::{attribute, child, elements, plain};
use crate::model::{AttributeKey, MarkKind, NodeKind, TermStatus};
use crate::read::xml::tree::parent_name;
use crate::vocabulary::sts::words;

impl<'t> Walker<'_, 't> {
    /// A designation, the key of a definition list, or a word of the text.
    pub(super) fn term(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let status = match parent_name(node) {
            "def-item" => {
                self.open(NodeKind::DefinitionTerm, node);
                return Some(frame);
            }
            "tig" | "ntig" | "termGrp" => self.status_of(node),
            "term-display" if self.builder.has_designations() => TermStatus::Admitted,
            "term-display" => TermStatus::Preferred,
            _ => {
                let token = self.builder.begin();
                return Some(frame.marking(token, MarkKind::Term, attribute(node, "id")));
            }
        };
        self.own.designation = Some(self.open_designation(status, node));
        Some(frame)
    }

    /// A value about a designation: an attribute of it. One that is text, against its rules, is kept as text.
    pub(super) fn term_value(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let key = match node.name() {
            "partOfSpeech" | "part-of-speech" => AttributeKey::PartOfSpeech,
            "termType" => AttributeKey::TermType,
            "grammaticalGender" => AttributeKey::Gender,
            "grammaticalNumber" => AttributeKey::GrammaticalNumber,
            _ => AttributeKey::Status,
        };
        if let (Some(value), Some(designation)) = (attribute(node, "value"), self.own.designation) {
            self.builder.attribute_of(designation, key, value);
        }
        if plain(node, &[]).is_empty() {
            return None;
        }
        self.open(NodeKind::TermNote, node);
        Some(frame)
    }

    /// The standing of a designation: as its markup says; unmarked, the first is preferred unless another is marked so.
    fn status_of(&mut self, term: Node<'t>) -> TermStatus {
        let Some(group) = term.parent() else { return TermStatus::Preferred };
        if let Some(status) = marked(group) {
            return status;
        }
        let Some(entry) = group.parent() else { return TermStatus::Preferred };
        if self.own.preferred.is_none_or(|(known, ..)| known != entry) {
            let is_group = |n: &Node<'_>| matches!(n.name(), "tig" | "ntig" | "termGrp");
            let preferred = elements(entry).filter(is_group).any(|g| marked(g) == Some(TermStatus::Preferred));
            let first = elements(entry).filter(is_group).find(|g| says(*g).is_none());
            self.own.preferred = Some((entry, preferred, first));
        }
        match self.own.preferred {
            Some((_, false, Some(first))) if first == group => TermStatus::Preferred,
            _ => TermStatus::Admitted,
        }
    }
}

/// The standing that the markup gives.
fn marked(group: Node<'_>) -> Option<TermStatus> {
    says(group).and_then(|mark| attribute(mark, "value")).and_then(words::term_status)
}

/// The element that gives a designation its standing.
fn says(group: Node<'_>) -> Option<Node<'_>> {
    child(group, "normativeAuthorization").or_else(|| child(group, "administrativeStatus"))
}
