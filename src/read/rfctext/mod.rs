//! RFCs and Internet-Drafts as plain text (RFC 7322, RFC 7994), with pages and without, from 1969 to today.
//!
//! A text is cut into lines, which are slices; pages are taken out; the head of the first page becomes metadata; headings
//! part the rest into sections, and each section becomes blocks.

mod blocks;
mod caption;
mod contents;
mod definition;
pub(super) mod doubts;
mod drawing;
pub(super) mod entry;
pub(super) mod header;
mod heading;
pub(super) mod lines;
mod lists;
mod marker;
mod number;
mod open;
mod page;
mod pages;
mod proposal;
pub(super) mod running;
mod sections;
mod shape;
mod table;
mod title;
mod witness;
mod words;

use heading::Headings;
use lines::{Layout, Line};
use open::{Blocks, span};
use sections::Sections;

use super::{Parsed, SourceBytes};
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::error::{Error, ErrorKind};
use crate::model::Builder;
use crate::place::Span;
use crate::regime::Regime;
use crate::source::Limits;

/// Reads an RFC or a draft. Linear in the size of the source.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let text = &*source.decoded.text;
    let all = lines::cut(text);
    if all.len() > limits.nodes() as usize {
        let message = format!(
            "{} lines are more than the limit of {} nodes; raise the limit on nodes to read it",
            all.len(),
            limits.nodes()
        );
        return Err(Error::new(ErrorKind::Limit, message));
    }
    let mut builder = Builder::new(source.bytes.len());
    let mut diagnostics = Gathered::default();
    let (lines, removed) = pages::take(text, all);
    let layout = Layout::of(text, &lines);
    let body = header::read(text, &lines, &mut builder);
    if builder.metadata().identifiers.is_empty() {
        diagnostics.push(Diagnostic::warning(
            Code::Missing,
            "no number of an RFC and no name of a draft was found at the head of the text",
        ));
    }
    let rest = lines.get(body..).unwrap_or_default();
    let contents = find_contents(text, rest, layout);
    let (listed, from, to) = contents.unwrap_or_default();
    if to > from {
        header::fact(&mut builder, "table-of-contents", &header::printed(text, &rest[from..to]));
        let message = "the table of contents was left out of the text; it is in the metadata";
        diagnostics.push(Diagnostic::note(Code::Generated, message).at(located(source, span(&rest[from..to]))));
    }
    if removed.breaks > 0 {
        header::fact(&mut builder, "running-heads", &header::printed(text, &removed.lines));
        let message = format!(
            "{} page breaks with their heads and feet were left out of the text; these are in the metadata",
            removed.breaks
        );
        diagnostics.push(Diagnostic::note(Code::Generated, message));
    }
    let mut headings = Headings::new(text, layout, rest, &listed, from..to);
    let mut sections = Sections::new(Blocks::new(text, layout, &mut builder));
    sections.run(rest, 0..from, &mut headings);
    sections.run(rest, to..rest.len(), &mut headings);
    let place = |line: Line| located(source, line_span(line));
    doubts::report(place, &headings, &listed, sections.weight, &mut diagnostics);
    let Blocks { drawn, tables, labels, .. } = sections.finish();
    keep_drawn(&mut builder, &mut diagnostics, &drawn, tables, &labels);
    Ok(source.finish(Regime::Rfc.format_name(), builder, source.decoded.map.clone(), diagnostics))
}

/// Puts labels, rules and bars that no block has into the metadata.
fn keep_drawn(builder: &mut Builder, diagnostics: &mut Gathered, drawn: &str, tables: usize, labels: &str) {
    if !labels.is_empty() {
        header::fact(builder, "printed-labels", labels.trim_end());
    }
    if !drawn.is_empty() {
        header::fact(builder, "rules-and-bars", drawn.trim_end());
        let message = format!(
            "rules and bars of {tables} tables and of quotations were left out of the text; they are in the metadata"
        );
        diagnostics.push(Diagnostic::note(Code::Generated, message));
    }
}

fn line_span(line: Line) -> Span {
    Span::new(line.start, line.end)
}

fn located(source: &SourceBytes<'_>, span: Span) -> Span {
    source.decoded.map.span(span.start(), span.end())
}

/// The table of contents, the line of its heading, and the line after it.
fn find_contents<'s>(
    source: &'s str,
    lines: &[Line],
    layout: Layout,
) -> Option<(contents::Contents<'s>, usize, usize)> {
    let from = lines.iter().position(|l| !l.is_blank() && contents::is_heading(l.text(source)))?;
    let (listed, to) = contents::read(source, lines, from + 1, layout.body);
    (to > from + 1).then_some((listed, from, to))
}
