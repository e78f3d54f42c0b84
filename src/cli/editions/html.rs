//! Changes as one HTML page that needs nothing else.

use std::io::{self, Write};

use super::sides::{Piece, Style, pairs};
use crate::markup::tags::{Language, Tags};
use crate::model::{Clause, Document};
use crate::version::{Change, ChangeKind, Changes};

pub(super) const STYLE: &str = include_str!("page.css");
pub(super) const HEAD: &str =
    "\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

/// Writes the page.
pub(super) fn page(changes: &Changes<'_>, names: (&str, &str), out: &mut dyn Write) -> io::Result<()> {
    let (old, new) = (name_of(changes.before(), names.0), name_of(changes.after(), names.1));
    let language = changes.after().metadata().languages.first().map_or("en", |l| l);
    let title = format!("{old} → {new}");
    let mut page = Tags::new(out, Language::Html);
    page.document_type("html");
    page.line_end();
    page.start("html", &[("lang", Some(language))]);
    page.raw(HEAD);
    page.leaf("title", &[], &title);
    page.raw(&format!("\n<style>\n{STYLE}</style>\n</head>\n<body>\n"));
    header(changes, &title, &mut page);
    contents(changes, &mut page);
    lines(&mut page, &[Tag::Open("main")]);
    for (at, change) in changes.clauses().iter().enumerate() {
        section(at, change, &mut page);
    }
    lines(&mut page, &[Tag::End("main"), Tag::End("body"), Tag::End("html")]);
    page.finish()
}

/// A tag that stands on a line of its own.
enum Tag {
    Open(&'static str),
    End(&'static str),
}

fn lines(page: &mut Tags<'_>, tags: &[Tag]) {
    for tag in tags {
        match tag {
            Tag::Open(name) => page.open(name),
            Tag::End(name) => page.end(name),
        }
        page.line_end();
    }
}

fn leaf_line(page: &mut Tags<'_>, name: &str, class: Option<&str>, text: &str) {
    page.leaf(name, &[("class", class)], text);
    page.line_end();
}

fn header(changes: &Changes<'_>, title: &str, page: &mut Tags<'_>) {
    lines(page, &[Tag::Open("header")]);
    leaf_line(page, "h1", None, title);
    page.open("p");
    page.text(&format!("{} changes; ", changes.clauses().len()));
    let bump = changes.bump().to_string();
    page.leaf("strong", &[("class", Some(&bump))], &bump);
    page.text(&format!("; {}.", changes.kinship()));
    lines(page, &[Tag::End("p")]);
    for warning in changes.warnings() {
        leaf_line(page, "p", Some("warning"), warning);
    }
    lines(page, &[Tag::End("header")]);
}

/// The table of changes, each with a link to its section.
fn contents(changes: &Changes<'_>, page: &mut Tags<'_>) {
    page.open("nav");
    lines(page, &[Tag::Open("table")]);
    for (at, change) in changes.clauses().iter().enumerate() {
        page.open("tr");
        page.open("td");
        page.leaf("a", &[("href", Some(&format!("#c{at}")))], change.kind().name());
        page.end("td");
        let impact = change.impact().name();
        page.leaf("td", &[("class", Some(impact))], impact);
        page.leaf("td", &[], &place(change));
        page.leaf("td", &[], &heading(change));
        lines(page, &[Tag::End("tr")]);
    }
    page.end("table");
    lines(page, &[Tag::End("nav")]);
}

fn section(at: usize, change: &Change<'_>, page: &mut Tags<'_>) {
    page.start("section", &[("id", Some(&format!("c{at}")))]);
    page.line_end();
    page.open("h2");
    let impact = change.impact().name();
    page.leaf("span", &[("class", Some(impact))], impact);
    page.text(&format!(" {} {} {}", change.kind(), place(change), heading(change)));
    lines(page, &[Tag::End("h2"), Tag::Open("ul")]);
    for reason in change.reasons() {
        leaf_line(page, "li", None, reason);
    }
    lines(page, &[Tag::End("ul")]);
    if !matches!(change.kind(), ChangeKind::Renumbered | ChangeKind::Moved) {
        page.start("table", &[("class", Some("sides"))]);
        page.line_end();
        for pair in pairs(change) {
            page.open("tr");
            cell(&pair.left, page);
            cell(&pair.right, page);
            lines(page, &[Tag::End("tr")]);
        }
        lines(page, &[Tag::End("table")]);
    }
    lines(page, &[Tag::End("section")]);
}

fn cell(pieces: &[Piece], page: &mut Tags<'_>) {
    page.open("td");
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 {
            page.text(" ");
        }
        match piece.style {
            Style::Same => page.text(&piece.text),
            Style::Removed => page.leaf("del", &[], &piece.text),
            Style::Added => page.leaf("ins", &[], &piece.text),
        }
    }
    page.end("td");
}

fn place(change: &Change<'_>) -> String {
    match (change.old_address(), change.new_address()) {
        (Some(old), Some(new)) if old == new => old.to_owned(),
        (old, new) => format!("{} → {}", old.unwrap_or("–"), new.unwrap_or("–")),
    }
}

fn heading(change: &Change<'_>) -> String {
    let titles = (change.before().and_then(Clause::title), change.after().and_then(Clause::title));
    titles.1.or(titles.0).unwrap_or_default().to_owned()
}

fn name_of(document: &Document, file: &str) -> String {
    document.metadata().identifier().unwrap_or(file).to_owned()
}
