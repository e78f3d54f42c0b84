//! The outcome of the instructions of amendments, as one HTML page that needs nothing else.

use std::io::{self, Write};

use super::html::STYLE;
use crate::markup::tags::{Language, markup};
use crate::model::Document;
use crate::version::{AppliedEdit, Consolidation, Instruction};

/// Writes the page: for each instruction its words, each place with the text before and after, or why it was refused; then the text
/// of the amendments that none has used. `names` are those of the base and of the amendments.
pub(super) fn report(base: &Document, done: &Consolidation, names: &[&str], out: &mut dyn Write) -> io::Result<()> {
    let language = base.metadata().languages.first().map_or("en", |language| language);
    let title = base.metadata().identifier().or(names.first().copied()).unwrap_or_default();
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", escaped(language))?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{0}, amended</title>\n<style>\n{STYLE}</style>\n</head>\n<body>", escaped(title))?;
    let applied = done.instructions().iter().filter(|instruction| instruction.is_applied()).count();
    writeln!(out, "<header>\n<h1>{}, amended</h1>", escaped(title))?;
    writeln!(
        out,
        "<p>{applied} of {} instructions applied; {} texts that no instruction has used.</p>\n</header>\n<main>",
        done.instructions().len(),
        done.unused().len()
    )?;
    for (at, instruction) in done.instructions().iter().enumerate() {
        section(at, base, instruction, names, out)?;
    }
    if !done.unused().is_empty() {
        writeln!(out, "<section id=\"unused\">\n<h2>Not used</h2>\n<ul>")?;
        for unused in done.unused() {
            let name = names.get(unused.amendment + 1).copied().unwrap_or_default();
            writeln!(out, "<li>{} <small>{}</small></li>", escaped(&unused.text), escaped(name))?;
        }
        writeln!(out, "</ul>\n</section>")?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn section(
    at: usize,
    base: &Document,
    instruction: &Instruction,
    names: &[&str],
    out: &mut dyn Write,
) -> io::Result<()> {
    let class = if instruction.is_applied() { "patch" } else { "major" };
    let name = names.get(instruction.amendment() + 1).copied().unwrap_or_default();
    writeln!(
        out,
        "<section id=\"i{at}\">\n<h2><span class=\"{class}\">{}</span> {} <small>{}</small></h2>",
        instruction.status(),
        escaped(instruction.text()),
        escaped(name)
    )?;
    for problem in instruction.problems() {
        writeln!(out, "<p class=\"warning\">{}</p>", escaped(problem))?;
    }
    if !instruction.edits().is_empty() {
        writeln!(out, "<table>\n<tr><th>place</th><th>before</th><th>after</th></tr>")?;
        for edit in instruction.edits() {
            writeln!(
                out,
                "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
                escaped(&place(base, edit)),
                marked("del", &edit.before),
                marked("ins", &edit.after)
            )?;
        }
        writeln!(out, "</table>")?;
    }
    writeln!(out, "</section>")
}

/// The address of a clause of the base with its title.
fn place(base: &Document, edit: &AppliedEdit) -> String {
    let title = base.clause(&edit.address).and_then(crate::model::Clause::title).unwrap_or_default();
    format!("{} {title}", edit.address).trim().to_owned()
}

fn marked(tag: &str, text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { format!("<{tag}>{}</{tag}>", escaped(text).replace('\n', "<br>")) }
}

/// Text of the page, escaped.
fn escaped(text: &str) -> String {
    markup(Language::Html, |tags| tags.text(text))
}
