//! Entries of lists of references.

use super::element::Role;
use super::query::{child, elements, filled, plain, walk};
use super::record::{identifier_of, is_number, main_title};
use super::reference::marked;
use super::state::{Frame, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{MarkKind, NodeKind, ReferenceKind, TargetData};
use crate::place::Span;

use crate::read::xml::Node;

impl<'t> Walker<'_, 't> {
    pub(super) fn entry_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if filled(node, "hidden") == Some("true") {
            return None;
        }
        if role == Role::OldEntry {
            return Some(self.old_entry(node, frame));
        }
        // An entry inside another, or inside a clause, is a record of a relation.
        let id = self.open(NodeKind::ReferenceEntry, node);
        let label = elements(node).find(|n| n.name() == "docidentifier" && is_number(*n)).map(plain);
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            self.builder.label_node(id, &label, false);
            self.own.printed_labels.push(' ');
            self.own.printed_labels.push_str(&label);
        }
        self.say_record(node);
        let named = identifier_of(node);
        if let Some(named) = named {
            let token = self.builder.begin();
            walk(named, |_| false).for_each(|text| text.runs(|run, at| self.builder.text(run, at)));
            let range = self.builder.end(token);
            let target = TargetData::Document { identifier: plain(named).into(), locator: None };
            self.builder.reference(range, marked(named, ReferenceKind::Document, target));
        }
        let title = child(node, "formattedref").or_else(|| main_title(node));
        if let Some(title) = title {
            if named.is_some() {
                let at = title.span().start();
                self.builder.generated(",", Span::new(at, at + 1));
                self.builder.text(" ", 0);
            }
            let frame = self.arranged(title.children().collect(), frame);
            if title.name() == "title" {
                return Some(self.marked(MarkKind::Emphasis, None, frame));
            }
            return Some(frame);
        }
        None
    }

    /// An entry of the oldest files: its parts are read as they stand.
    fn old_entry(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        self.open(NodeKind::ReferenceEntry, node);
        frame
    }

    /// A code, a date or a title: the date stands behind a colon, other parts behind a comma.
    pub(super) fn old_part(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        if node.previous_siblings().any(|n| n.is_element()) {
            let at = node.span().start();
            let is_date = node.name() == "isodate";
            self.builder.generated(if is_date { ":" } else { "," }, Span::new(at, at + 1));
            if !is_date {
                self.builder.text(" ", 0);
            }
        }
        frame
    }

    /// Records hold more than is printed; that it was left out is said once.
    fn say_record(&mut self, node: Node<'t>) {
        if elements(node).count() > 2 && !std::mem::replace(&mut self.own.said_records, true) {
            let message =
                "entries of lists of references are records; what is printed of them was read, the rest left out";
            self.say(Diagnostic::note(Code::Metadata, message), node);
        }
    }
}
