//! Chinese documents as text: standards by GB/T 1.1, engineering construction codes, statutes, official documents.
//!
//! Plain text, Markdown and simple HTML become lines (`page`, `plain`, `markdown`, `html`); a regime recognises what a line begins with
//! (`head`) over a normalising view of it (`view`) and drives blocks (`flow`). No regime changes the text.

mod articles;
mod candidates;
mod chain;
mod changes;
mod content;
mod contents;
mod cover;
mod dates;
mod decimal;
mod document_number;
mod doubt;
mod elements;
mod entry;
mod flow;
mod front;
mod furniture;
mod gongwen;
mod head;
mod html;
mod letters;
mod links;
mod look;
mod markdown;
mod names;
mod numbering;
mod open;
mod page;
mod paged;
mod plain;
mod plan;
mod state;
mod statute;
mod tables;
mod terms;
mod typeset;
mod view;
mod web;
mod words;

use super::{Parsed, SourceBytes};
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::format::Format;
use crate::identifier::find;
use crate::model::{DocumentIdentifier, DocumentTitle, Field, IdentifierForm, Metadata, OtherFact};
use crate::place::Span;
use crate::regime::{Regime, format_name};
use flow::Flow;
use page::Page;

/// Facts that every regime looks for.
const LOOKED_FOR: &[Field] = &[Field::Identifiers, Field::Titles, Field::Languages, Field::Dates, Field::Publishers];

/// Reads the text of a container in a regime. Nothing that is text is refused.
pub(super) fn read(source: &SourceBytes<'_>, format: Format, regime: Regime) -> Parsed {
    let page = front::page(&source.decoded.text, format);
    let mut flow = Flow::new(&page);
    match regime {
        Regime::Statute => statute::read(&mut flow),
        Regime::Gongwen => gongwen::read(&mut flow),
        Regime::Gbt | Regime::Engineering => decimal::read(&mut flow, regime),
        _ => decimal::read(&mut flow, Regime::ChineseOutline),
    }
    flow.finish();
    if !page.web.is_empty() {
        flow.end_clauses(0);
        flow.aside("page-furniture", &page.web);
    }
    let Flow { mut builder, odd, .. } = flow;
    let metadata = builder.metadata();
    if metadata.dates.iter().all(|known| &*known.event != "implementation") {
        metadata.dates.extend(dates::in_force(&page.text));
    }
    let says = |character: &str| memchr::memmem::find(page.text.as_bytes(), character.as_bytes()).is_some();
    let is_traditional = ["國", "標", "條"].into_iter().any(says);
    metadata.languages.push(if is_traditional { "zh-Hant" } else { "zh" }.into());
    metadata.extracted.extend_from_slice(LOOKED_FOR);
    let title = page.facts.iter().find(|(name, _)| name == "front-matter/title");
    if let Some((_, full)) = title.filter(|_| metadata.titles.is_empty()) {
        let (language, full) = (Some("zh".into()), Some(full.as_str().into()));
        metadata.titles.push(DocumentTitle { language, full, ..DocumentTitle::default() });
    }
    identify(metadata, &page.facts);
    for (name, value) in &page.facts {
        metadata.other.push(OtherFact { name: name.as_str().into(), value: value.as_str().into() });
    }
    let map = page.map.after(&source.decoded.map);
    let mut diagnostics = Gathered::default();
    if page.left_out > 0 {
        let message = format!("menus, headers and footers of the page were left out: {} bytes", page.left_out);
        diagnostics.push(Diagnostic::note(Code::PageFurniture, message));
    }
    for note in &page.notes {
        diagnostics.push(Diagnostic::note(Code::NotUnderstood, *note));
    }
    unmapped(&page, &mut diagnostics);
    diagnostics.extend(odd.finish());
    let mut placed = Gathered::default();
    placed.extend(diagnostics.finish().into_iter().map(|found| match found.span() {
        Some(span) => {
            let place = map.span(span.start(), span.end());
            found.at(Span::new(place.start(), place.end().max(place.start())))
        }
        None => found,
    }));
    source.finish(format_name(format, Some(regime)), builder, map, placed)
}

/// Takes the number of a document from its title, or from that of its page, where nothing else gives it: `GB 59970—2031 水上集市规范`.
fn identify(metadata: &mut Metadata, facts: &[(String, String)]) {
    if !metadata.identifiers.is_empty() {
        return;
    }
    let pages = facts.iter().filter(|(name, _)| name == "html/title").map(|(_, value)| value.as_str());
    let titles = metadata.titles.iter().filter_map(|title| title.full.as_deref());
    let named = titles.chain(pages).find_map(|title| {
        let found = find(title).into_iter().find(|found| found.identifier.family() == "gb")?;
        let edge = found.range.start == 0 || found.range.end == title.len();
        edge.then_some(found.identifier)
    });
    if let Some(identifier) = named {
        let form = if identifier.year().is_some() { IdentifierForm::Dated } else { IdentifierForm::Undated };
        metadata.identifiers.push(DocumentIdentifier { value: identifier.to_string().into(), form });
    }
}

/// True if bytes stand in a text that characters for private use, or the one that replaces others, begin with.
fn may_be_unmapped(bytes: &[u8]) -> bool {
    let follows = |at: usize| bytes.get(at + 1).is_some_and(|byte| *byte <= 0xA3 || *byte == 0xBF);
    memchr::memchr3(0xEE, 0xF3, 0xF4, bytes).is_some() || memchr::memchr_iter(0xEF, bytes).any(follows)
}

/// Says where a text layer does not say which characters it shows: private-use and replacement characters.
fn unmapped(page: &Page<'_>, diagnostics: &mut Gathered) {
    if !may_be_unmapped(page.text.as_bytes()) {
        return;
    }
    let is_unmapped = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'..='\u{10FFFD}');
    let mut found = page.text.char_indices().filter(|(_, c)| is_unmapped(*c));
    let Some((first, character)) = found.next() else { return };
    let count = 1 + found.count();
    let all = page.text.chars().filter(|c| !c.is_whitespace()).count();
    let message = format!("{count} of {all} characters have no meaning in Unicode, and were kept as they are");
    let span = Span::new(first as u32, (first + character.len_utf8()) as u32);
    let diagnostic = if count * 20 > all {
        Diagnostic::warning(Code::NotUnderstood, format!("{message}: the text layer cannot be read"))
    } else {
        Diagnostic::note(Code::NotUnderstood, message)
    };
    diagnostics.push(diagnostic.at(span));
}
