//! Terms with their definitions in one paragraph (`rod: piece of metal`), and lists of abbreviations (`MB  Message Board`).

use super::blocks::Blocks;
use super::page::span;
use super::signs::{parted, symbol};
use crate::model::{NodeKind, TermStatus};
use crate::place::Span;
use crate::read::rfctext::lines::Line;

impl Blocks<'_, '_, '_> {
    /// A term with its definition in one paragraph.
    pub(super) fn definition(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        let first = lines[at];
        let (term, body) = parted(self.text(first))?;
        let end = self.unit_end(lines, at);
        self.leave(first);
        self.builder.open(NodeKind::TermEntry, span(&lines[at..end]), &[]);
        if let Some(language) = self.language {
            self.builder.term_language(language);
        }
        self.defined(&lines[at..end], term, body);
        self.builder.close();
        Some(end)
    }

    /// The term and the definition of a paragraph, into the open entry.
    pub(super) fn defined(&mut self, lines: &[Line], term: usize, body: usize) {
        let first = lines[0];
        let text = self.text(first);
        let name = Line { end: first.start + term as u32, ..first };
        self.builder.open_designation(TermStatus::Preferred, span(&[name]), &[]);
        self.run(&[name]);
        self.builder.close();
        self.builder.continue_line(false);
        let between = text[term..body].trim_end();
        self.builder.text(between, first.start + term as u32);
        let mut own = lines.to_vec();
        own[0].start += body as u32;
        self.define(&own);
    }

    /// A definition; a stop at its end stands behind it.
    pub(super) fn define(&mut self, lines: &[Line]) {
        let Some(last) = lines.last().copied() else { return };
        let mut own = lines.to_vec();
        // `<kites> toy that flies`: the field of knowledge stands before the definition.
        let first = self.text(lines[0]);
        let field = first.strip_prefix('<').and_then(|rest| rest.find('>')).filter(|end| *end < 60);
        if let Some(end) = field {
            let field = Line { end: lines[0].start + end as u32 + 2, ..lines[0] };
            self.builder.open(NodeKind::SubjectField, span(&[field]), &[]);
            self.run(&[field]);
            self.builder.close();
            self.builder.continue_line(true);
            let rest = first[end + 2..].trim_start();
            own[0].start = own[0].end - rest.len() as u32;
            if own[0].is_blank() {
                own.remove(0);
            }
        }
        if own.is_empty() {
            return;
        }
        let stop = self.text(last).ends_with('.') && !self.text(last).ends_with("..");
        if stop && let Some(end) = own.last_mut() {
            end.end -= 1;
        }
        self.builder.open(NodeKind::Definition, span(&own), &[]);
        self.run(&own);
        self.builder.close();
        if stop {
            self.builder.continue_line(false);
            self.builder.text(".", last.end - 1);
        }
    }

    /// An abbreviation and its words.
    pub(super) fn symbol(&mut self, lines: &[Line], at: usize) -> Option<usize> {
        symbol(self.text(lines[at]))?;
        self.leave(lines[at]);
        let start = lines[at].start;
        self.builder.open(NodeKind::DefinitionList, Span::new(start, start), &[]);
        let list = self.builder.current();
        let mut at = at;
        while at < lines.len() && !lines[at].is_blank() {
            let first = lines[at];
            let Some((term, body)) = symbol(self.text(first)) else { break };
            let mut end = at + 1;
            while end < lines.len()
                && !lines[end].is_blank()
                && symbol(self.text(lines[end])).is_none_or(|_| lines[end].column > first.column + 1)
            {
                end += 1;
            }
            self.builder.open(NodeKind::DefinitionItem, span(&lines[at..end]), &[]);
            self.builder.open(NodeKind::DefinitionTerm, Span::new(first.start, first.start + term as u32), &[]);
            self.run(&[Line { end: first.start + term as u32, ..first }]);
            self.builder.close();
            let mut own = lines[at..end].to_vec();
            own[0].start += body as u32;
            self.builder.open(NodeKind::DefinitionText, span(&own), &[]);
            self.run(&own);
            self.builder.close();
            self.builder.close();
            self.builder.source_goes_on(list, lines[end - 1].end);
            at = end;
            // A blank line between two of them.
            if at + 1 < lines.len() && lines[at].is_blank() && symbol(self.text(lines[at + 1])).is_some() {
                at += 1;
            }
        }
        self.builder.close();
        Some(at)
    }
}
