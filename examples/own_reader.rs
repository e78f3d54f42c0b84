//! A reader of one's own: a small format, from bytes to a document with provisions and references.
//!
//! Lantern notes are lines: `@edition 2` is metadata, `= 4.1 Title {#id}` begins a clause whose depth is that of its number, `* text` is an
//! item of a list, `<<id>>` refers to a clause, `*strong*` is strong, an empty line ends a paragraph. Anything else is text.
//!
//! ```sh
//! cargo run --example own_reader < notes.txt
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it has read")]

use std::io::Read;
use std::ops::Range;

use normative::model::build::{Builder, NewTarget, Source};
use normative::model::{ClauseKind, MarkKind, NodeId, NodeKind, ReferenceKind};
use normative::{Error, Limits, ReadOptions, Reading};

/// Reads lantern notes: the whole of a reader.
pub(crate) fn read_notes(name: &str, bytes: &[u8]) -> Result<Reading, Error> {
    let source = Source::new(name, "lantern-notes", bytes, &Limits::default())?;
    let mut notes = Notes { text: source.text(), builder: Builder::new(&source), clauses: Vec::new(), block: None };
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        notes.line(at..at + line.trim_end().len());
        at += line.len();
    }
    notes.end_block();
    notes.end_clauses(0);
    Ok(Reading::analysed(notes.builder.finish()?, &ReadOptions::default()))
}

struct Notes<'s> {
    text: &'s str,
    builder: Builder<'s>,
    /// Open clauses, each with the depth of its number.
    clauses: Vec<(usize, NodeId)>,
    /// The open paragraph or list.
    block: Option<(NodeKind, NodeId)>,
}

impl Notes<'_> {
    fn line(&mut self, line: Range<usize>) {
        let text = &self.text[line.clone()];
        if let Some(heading) = text.strip_prefix("= ") {
            self.heading(heading, line);
        } else if let Some((key, value)) = text.strip_prefix('@').and_then(|rest| rest.split_once(' ')) {
            match key {
                "edition" => self.builder.metadata().edition = Some(value.into()),
                _ => self.builder.warn(
                    normative::diagnostic::Code::Metadata,
                    "a key that is not known was left out",
                    line,
                ),
            }
        } else if text.starts_with("* ") {
            self.block(NodeKind::List, line.clone());
            let item = self.builder.open(NodeKind::ListItem, line.clone());
            self.inline(line.start + 2..line.end);
            self.builder.close(item);
        } else if text.is_empty() {
            self.end_block();
        } else {
            self.block(NodeKind::Paragraph, line.clone());
            // The line end is white space between words.
            self.inline(line.start.saturating_sub(1)..line.end);
        }
    }

    fn heading(&mut self, heading: &str, line: Range<usize>) {
        self.end_block();
        let (heading, id) = heading.split_once(" {#").unwrap_or((heading, ""));
        let (number, title) = heading.split_once(' ').unwrap_or((heading, ""));
        let depth = number.split('.').count();
        self.end_clauses(depth);
        let clause = self.builder.open_clause(ClauseKind::Clause, None, line.clone());
        self.builder.label(clause, number);
        self.builder.id(id.trim_end_matches('}'));
        self.clauses.push((depth, clause));
        let start = line.start + "= ".len() + number.len() + 1;
        let node = self.builder.open(NodeKind::Title, line.clone());
        self.builder.text(start.min(line.end)..(start + title.len()).min(line.end));
        self.builder.close(node);
    }

    /// Text with `*strong*` and `<<id>>` in it.
    fn inline(&mut self, mut rest: Range<usize>) {
        let pair = |text: &str, open: &str, close: &str| {
            let start = text.find(open)?;
            let length = text[start + open.len()..].find(close)?;
            Some((start, start + open.len()..start + open.len() + length, start + open.len() + length + close.len()))
        };
        loop {
            let text = &self.text[rest.clone()];
            let (strong, reference) = (pair(text, "*", "*"), pair(text, "<<", ">>"));
            let is_strong =
                strong.as_ref().map_or(usize::MAX, |s| s.0) < reference.as_ref().map_or(usize::MAX, |r| r.0);
            let Some((start, inner, end)) = (if is_strong { strong } else { reference }) else { break };
            self.builder.text(rest.start..rest.start + start);
            let inline = self.builder.begin();
            self.builder.text(rest.start + inner.start..rest.start + inner.end);
            let range = self.builder.end(inline);
            if is_strong {
                self.builder.mark(range, MarkKind::Strong, None);
            } else {
                let whole = rest.start + start..rest.start + end;
                self.builder.reference(range, ReferenceKind::Clause, NewTarget::Id(&text[inner]), whole);
            }
            rest.start += end;
        }
        self.builder.text(rest);
    }

    /// Opens a paragraph or list, where the one that is open is not of the kind.
    fn block(&mut self, kind: NodeKind, line: Range<usize>) {
        if self.block.is_none_or(|(open, _)| open != kind) {
            self.end_block();
            self.block = Some((kind, self.builder.open(kind, line)));
        }
    }

    fn end_block(&mut self) {
        if let Some((_, block)) = self.block.take() {
            self.builder.close(block);
        }
    }

    /// Closes clauses as deep as a number or deeper.
    fn end_clauses(&mut self, depth: usize) {
        while let Some((_, clause)) = self.clauses.pop_if(|(open, _)| *open >= depth) {
            self.builder.close(clause);
        }
    }
}

#[allow(dead_code, reason = "the tests call `read_notes`")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let reading = read_notes("-", &bytes)?;
    for provision in reading.document.provisions() {
        println!("{}\t{}\t{}", provision.address(), provision.kind(), provision.text());
    }
    for diagnostic in &reading.diagnostics {
        println!("{diagnostic}");
    }
    Ok(())
}
