//! Changes as one HTML page that needs nothing else.

use std::io::{self, Write};

use super::sides::{Piece, Style, pairs};
use crate::model::{Clause, Document};
use crate::version::{Change, ChangeKind, Changes};

const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub(super) fn page(changes: &Changes<'_>, names: (&str, &str), out: &mut dyn Write) -> io::Result<()> {
    let (old, new) = (name_of(changes.before(), names.0), name_of(changes.after(), names.1));
    let language = changes.after().metadata().languages.first().map_or("en", |l| l);
    let title = format!("{} → {}", escaped(&old), escaped(&new));
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", escaped(language))?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>")?;
    writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>")?;
    writeln!(
        out,
        "<p>{} changes; <strong class=\"{bump}\">{bump}</strong>; {}.</p>",
        changes.clauses().len(),
        changes.kinship(),
        bump = changes.bump()
    )?;
    for warning in changes.warnings() {
        writeln!(out, "<p class=\"warning\">{}</p>", escaped(warning))?;
    }
    writeln!(out, "</header>\n<nav><table>")?;
    for (at, change) in changes.clauses().iter().enumerate() {
        writeln!(
            out,
            "<tr><td><a href=\"#c{at}\">{}</a></td><td class=\"{impact}\">{impact}</td><td>{}</td><td>{}</td></tr>",
            change.kind(),
            escaped(&place(change)),
            escaped(&heading(change)),
            impact = change.impact(),
        )?;
    }
    writeln!(out, "</table></nav>\n<main>")?;
    for (at, change) in changes.clauses().iter().enumerate() {
        section(at, change, out)?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn section(at: usize, change: &Change<'_>, out: &mut dyn Write) -> io::Result<()> {
    let impact = change.impact();
    writeln!(
        out,
        "<section id=\"c{at}\">\n<h2><span class=\"{impact}\">{impact}</span> {} {} {}</h2>",
        change.kind(),
        escaped(&place(change)),
        escaped(&heading(change))
    )?;
    writeln!(out, "<ul>")?;
    for reason in change.reasons() {
        writeln!(out, "<li>{}</li>", escaped(reason))?;
    }
    writeln!(out, "</ul>")?;
    if !matches!(change.kind(), ChangeKind::Renumbered | ChangeKind::Moved) {
        writeln!(out, "<table class=\"sides\">")?;
        for pair in pairs(change) {
            writeln!(out, "<tr><td>{}</td><td>{}</td></tr>", cell(&pair.left), cell(&pair.right))?;
        }
        writeln!(out, "</table>")?;
    }
    writeln!(out, "</section>")
}

fn cell(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece.style {
        Style::Same => escaped(&piece.text),
        Style::Removed => format!("<del>{}</del>", escaped(&piece.text)),
        Style::Added => format!("<ins>{}</ins>", escaped(&piece.text)),
    };
    pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
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

fn escaped(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => found.push_str("&amp;"),
            '<' => found.push_str("&lt;"),
            '>' => found.push_str("&gt;"),
            '"' => found.push_str("&quot;"),
            // What XML 1.0 and HTML do not allow.
            c if c.is_control() && !matches!(c, '\n' | '\t') => found.push('\u{FFFD}'),
            c => found.push(c),
        }
    }
    found
}
