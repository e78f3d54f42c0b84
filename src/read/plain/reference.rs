//! Lists of referenced documents (ISO/IEC Directives Part 2, clauses 15 and 21): entries with a label in brackets, or with an identifier.

use super::blocks::Blocks;
use super::page::{ends_sentence, span};
use super::signs::{begins_entry, entry_label, names};
use crate::model::{Basis, NewReference, NodeId, NodeKind, ReferenceKind, TargetData, TextRange};
use crate::read::rfctext::entry;
use crate::read::rfctext::lines::Line;

impl Blocks<'_, '_, '_> {
    /// The entry that begins at a line; gives the line after it.
    pub(super) fn reference_at(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let first = lines[at];
        let text = self.text(first);
        let label = entry_label(text);
        let begins = at == 0 || lines[at - 1].is_blank();
        if label.is_none() && !names(text) {
            // Behind an entry each block is one; before the first stands what leads it in.
            if !(begins && self.in_references && !is_sentence(text)) {
                return None;
            }
        }
        let mut end = at + 1;
        while end < lines.len() && !lines[end].is_blank() {
            let next = self.text(lines[end]);
            let room = self.page.has_room(lines[end - 1], lines[end]);
            let hangs = lines[end].column > first.column;
            if begins_entry(next, room && !hangs)
                || !hangs && room && ends_sentence(self.text(lines[end - 1])) && label.is_none()
            {
                break;
            }
            end += 1;
        }
        if !self.in_references {
            self.leave(first);
            self.builder.open(NodeKind::ReferenceList, span(&lines[at..end]), &[]);
            self.in_references = true;
        }
        let node = self.builder.open(NodeKind::ReferenceEntry, span(&lines[at..end]), &[]);
        let mut own = lines[at..end].to_vec();
        if let Some((length, body)) = label {
            self.builder.label_node(node, &text[..length], false);
            self.builder.anchor(text[1..length - 1].trim());
            own[0].start += body as u32;
        }
        let token = self.builder.begin();
        self.run(&own);
        let range = self.builder.end(token);
        if label.is_some() {
            self.name_document(node, range);
        }
        self.builder.close();
        Some(end)
    }
}

impl Blocks<'_, '_, '_> {
    /// Says which document an entry is of whose text does not begin with an identifier.
    fn name_document(&mut self, node: NodeId, range: TextRange) {
        let text = self.builder.slice(range);
        if names(text) {
            return;
        }
        let Some((identifier, at)) = entry::identify(self.builder.label_so_far(node), text) else { return };
        let place = TextRange::new(range.start() + at.start as u32, range.start() + at.end as u32);
        let source = self.builder.source_so_far(if place.is_empty() { range } else { place });
        let target = TargetData::Document { identifier: identifier.into(), locator: None };
        let (kind, basis) = (ReferenceKind::Document, Basis::Text);
        let new = NewReference { kind, target, dated: None, normative: None, within: None, basis, source };
        self.builder.reference(place, new);
    }
}

/// True if a line begins a sentence about the list, and is no entry of it.
fn is_sentence(text: &str) -> bool {
    let lower = text.split(' ').skip(1).take(6).filter(|word| word.starts_with(char::is_lowercase)).count();
    lower >= 4
}
