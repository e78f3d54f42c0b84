//! Ordinary text of standards and regulations in English, French and German, as people type it and as `pdftotext` prints it in either mode.
//!
//! Lines are parted from what pages add (`furniture`); the contents page is read (`contents`); lines that may be headings are proposed
//! (`proposal`), and `outline` chooses the best numbering of the whole text (`headings`); what stands before the first heading fills the
//! metadata (`front`), and what stands between headings becomes blocks (`sections`, `blocks`). The words are data of `regime::european`.

mod annex;
mod blocks;
mod caption;
mod contents;
mod definition;
mod doubts;
mod front;
mod furniture;
mod grid;
mod headings;
mod item;
mod label;
mod language;
mod note;
mod page;
mod proposal;
mod reference;
mod sections;
mod signs;
mod table;
mod term;
mod title;

use blocks::Blocks;
use headings::Headings;
use page::{Layout, Page, span};

use super::{Parsed, SourceBytes};
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::error::{Error, ErrorKind};
use crate::format::Format;
use crate::model::Builder;
use crate::place::Span;
use crate::read::rfctext::header::{fact, printed};
use crate::read::rfctext::lines;
use crate::source::Limits;

/// Reads ordinary text. Linear in the size of the source but for the logarithm of the solver.
pub(super) fn read(source: &SourceBytes<'_>, limits: &Limits) -> Result<Parsed, Error> {
    let text = &*source.decoded.text;
    let all = lines::cut(text);
    if all.len() > limits.nodes() as usize {
        let (lines, most) = (all.len(), limits.nodes());
        let message = format!("{lines} lines are more than the limit of {most} nodes; raise the limit to read it");
        return Err(Error::new(ErrorKind::Limit, message));
    }
    let mut builder = Builder::new(source.bytes.len());
    let mut diagnostics = Gathered::default();
    let (lines, heads) = furniture::take(text, all);
    let page = Page { source: text, lines: &lines, layout: Layout::of(text, &lines) };
    let style = label::style(lines.iter().map(|line| line.text(text)));
    let listed = contents::find(text, &lines, style);
    let place = |line: lines::Line| source.decoded.map.span(line.start, line.end);
    let (contents, from, to) = listed.unwrap_or_default();
    let headings = Headings::find(&page, &contents, style, from..to);
    let first = headings.all.first().map_or(lines.len(), |heading| heading.line);
    let cover = front::end(&page, first, (to > from).then_some(from));
    let numbered = headings.all.iter().find(|heading| heading.label.is_some()).map_or(cover, |heading| heading.line);
    front::read(&page, cover, numbered.max(cover), &heads, &mut builder);
    keep(&mut builder, &mut diagnostics, "header", &printed(text, &lines[..cover]), None);
    if to > from {
        let message = "the table of contents was left out of the text; it is in the metadata";
        let whole = span(&lines[from..to]);
        let at = source.decoded.map.span(whole.start(), whole.end());
        keep(
            &mut builder,
            &mut diagnostics,
            "table-of-contents",
            &printed(text, &lines[from..to]),
            Some((message, at)),
        );
    }
    let title = builder.metadata().titles.first().map(crate::model::DocumentTitle::text).unwrap_or_default();
    let again = front::repeated(&page, cover.max(to)..numbered.max(cover.max(to)), &title);
    keep(&mut builder, &mut diagnostics, "running-title", &printed(text, &lines[again.clone()]), None);
    if let Some(first) = heads.first() {
        let message = "the running heads and feet of pages were left out of the text; they are in the metadata";
        keep(&mut builder, &mut diagnostics, "running-heads", &printed(text, &heads), Some((message, place(*first))));
    }
    let language = language::of(text);
    builder.metadata().languages.extend(language.map(Box::from));
    let mut blocks = Blocks::new(page, &mut builder, language);
    let weight = sections::write(&mut blocks, &headings, cover, &[from..to, again]);
    doubts::report(place, &page, &headings, &contents, weight, &mut diagnostics);
    Ok(source.finish(Format::Text.name(), builder, source.decoded.map.clone(), diagnostics))
}

/// Keeps lines that are no text of the document in the metadata, and says so.
fn keep(builder: &mut Builder, diagnostics: &mut Gathered, name: &str, value: &str, note: Option<(&str, Span)>) {
    if value.is_empty() {
        return;
    }
    fact(builder, name, value);
    if let Some((message, at)) = note {
        diagnostics.push(Diagnostic::note(Code::Generated, message).at(at));
    }
}
