//! Term entries: number, designations, definition, notes, examples, sources (ISO/IEC Directives Part 2, clause 16; ISO 10241-1).

use super::blocks::{Blocks, Mode};
use super::headings::Heading;
use super::note::note;
use super::page::{ends_sentence, span};
use super::signs::{is_source, parted};
use crate::model::{NodeKind, TermStatus};
use crate::place::Span;
use crate::read::rfctext::lines::Line;

/// Longest designation, in bytes.
const LONGEST: usize = 90;
/// Most words of a designation behind the first.
const WORDS: usize = 6;

/// Labels of designations that are not to be used, and of those that may be.
const STANDINGS: &[(&str, TermStatus)] = &[
    ("DEPRECATED", TermStatus::Deprecated),
    ("Deprecated", TermStatus::Deprecated),
    ("DÉCONSEILLÉ", TermStatus::Deprecated),
    ("VERALTET", TermStatus::Deprecated),
    ("ADMITTED", TermStatus::Admitted),
    ("Admitted", TermStatus::Admitted),
    ("ADMIS", TermStatus::Admitted),
    ("ZUGELASSEN", TermStatus::Admitted),
];

impl Blocks<'_, '_, '_> {
    /// Writes the entry of a number: what stands on its line and below it.
    pub(super) fn term(&mut self, heading: &Heading<'_>, lines: &[Line]) {
        let Some(&first) = lines.first() else { return };
        self.mode = Mode::Terms;
        let node = self.builder.open(NodeKind::TermEntry, span(lines), &[]);
        let label = heading.label.unwrap_or_default();
        self.builder.label_node(node, label, false);
        if let Some(language) = self.language {
            self.builder.term_language(language);
        }
        let after = self.text(first)[label.len()..].trim_start();
        let own = Line { start: first.end - after.len() as u32, ..first };
        let mut body: Vec<Line> = Vec::with_capacity(lines.len());
        if !own.is_blank() {
            body.push(own);
        }
        body.extend(&lines[1..]);
        let at = self.names(&body);
        // The rest: notes, examples, sources and what else stands in the entry.
        let mut at = at;
        while at < body.len() {
            if body[at].is_blank() {
                at += 1;
                continue;
            }
            if is_source(self.text(body[at])) {
                let mut end = at + 1;
                while end < body.len()
                    && !body[end].is_blank()
                    && !self.text(body[end - 1]).ends_with(']')
                    && note(self.text(body[end])).is_none()
                {
                    end += 1;
                }
                self.source(&body[at..end]);
                at = end;
                continue;
            }
            let end = (at + 1..body.len()).find(|i| is_source(self.text(body[*i]))).unwrap_or(body.len());
            self.content(&body[at..end], Mode::Terms);
            at = end;
        }
        self.builder.close();
    }

    /// The designations and the definition that an entry begins with; gives the line after them.
    fn names(&mut self, body: &[Line]) -> usize {
        let Some(start) = body.iter().position(|line| !line.is_blank()) else { return body.len() };
        let text = self.text(body[start]);
        if let Some((term, at)) = parted(text).filter(|_| !STANDINGS.iter().any(|(word, _)| text.starts_with(word))) {
            let end = self.unit_end(body, start);
            self.defined(&body[start..end], term, at);
            return end;
        }
        let mut at = start;
        let mut first = true;
        while at < body.len() {
            if body[at].is_blank() {
                at += 1;
                continue;
            }
            let text = self.text(body[at]);
            if note(text).is_some() || is_source(text) {
                break;
            }
            if !first && !self.is_designation(body, at) {
                let end = self.definition_end(body, at);
                self.define(&body[at..end]);
                return end;
            }
            self.designation(body[at], first);
            first = false;
            at += 1;
        }
        at
    }

    /// True if a line names the term once more: it has the standing of one, or it is short and words that define stand below.
    fn is_designation(&self, body: &[Line], at: usize) -> bool {
        let text = self.text(body[at]);
        if STANDINGS
            .iter()
            .any(|(word, _)| text.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(':')))
        {
            return true;
        }
        let short =
            text.len() <= LONGEST && text.split(' ').count() <= WORDS && !ends_sentence(text) && !text.contains(", ");
        let next = (at + 1..body.len().min(at + 3)).find(|i| !body[*i].is_blank());
        let Some(next) = next.filter(|_| short && !text.starts_with('<')) else { return false };
        let below = self.text(body[next]);
        if note(below).is_some() || is_source(below) || super::item::mark(below, None).is_some() {
            return false;
        }
        // Words that go on, in a line that is filled, are one definition.
        self.page.has_room(body[at], body[next]) || body[at + 1].is_blank()
    }

    fn designation(&mut self, line: Line, first: bool) {
        let text = self.text(line);
        let standing = STANDINGS.iter().find_map(|(word, status)| {
            let rest = text.strip_prefix(word)?.trim_start().strip_prefix(':')?.trim_start();
            Some((*status, text.len() - rest.len()))
        });
        let status =
            standing.map_or(if first { TermStatus::Preferred } else { TermStatus::Admitted }, |(status, _)| status);
        let from = standing.map_or(0, |(_, from)| from);
        if from > 0 {
            self.builder.text(text[..from].trim_end(), line.start);
        }
        let name = Line { start: line.start + from as u32, ..line };
        self.builder.open_designation(status, span(&[name]), &[]);
        if from > 0 {
            self.builder.continue_line(true);
        }
        self.run(&[name]);
        self.builder.close();
    }

    /// The line after a definition: it goes on where it leads in a list.
    fn definition_end(&self, body: &[Line], from: usize) -> usize {
        let mut at = from + 1;
        while at < body.len() && !body[at].is_blank() {
            let text = self.text(body[at]);
            if note(text).is_some()
                || is_source(text)
                || super::item::mark(text, None).is_some_and(|m| m.value < 2) && ends_sentence(self.text(body[at - 1]))
            {
                break;
            }
            at += 1;
        }
        at
    }

    /// A source, without its brackets in the words but with them in the text.
    fn source(&mut self, lines: &[Line]) {
        let node = self.builder.open(NodeKind::TermSource, Span::new(lines[0].start, lines[lines.len() - 1].end), &[]);
        let text = self.text(lines[0]);
        let inner = text.strip_prefix('[').unwrap_or(text);
        if let Some(word) = inner.get(..6).filter(|word| ["SOURCE", "QUELLE", "Source", "Quelle"].contains(word)) {
            self.builder.label_node(node, word, false);
        }
        self.run(lines);
        self.builder.close();
    }
}
