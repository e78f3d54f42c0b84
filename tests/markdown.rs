//! Markdown, read back by a parser of `CommonMark` and GitHub's extensions: every word of the text stands in it, as text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails by panicking")]

#[path = "support/real.rs"]
mod real;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use normative::model::{AttributeKey, MarkKind, NodeKind};
use normative::{Document, Output, ReadOptions, read, write};
use pulldown_cmark::{Event, Options, Parser};

fn markdown(document: &Document) -> String {
    let mut out = Vec::new();
    write(document, Output::Markdown, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What a reader of the rendered Markdown sees.
fn shown(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_MATH | Options::ENABLE_STRIKETHROUGH;
    let mut out = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                out.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(start) => {
                use pulldown_cmark::Tag as T;
                let inline =
                    matches!(start, T::Emphasis | T::Strong | T::Link { .. } | T::Image { .. } | T::Strikethrough);
                out.push_str(if inline { "" } else { " " });
            }
            Event::Html(html) | Event::InlineHtml(html) if html.starts_with("<br") => out.push(' '),
            Event::End(end) => {
                use pulldown_cmark::TagEnd as T;
                let inline = matches!(end, T::Emphasis | T::Strong | T::Link | T::Image | T::Strikethrough);
                out.push_str(if inline { "" } else { " " });
            }
            _ => {}
        }
    }
    out
}

fn words(text: &str) -> HashMap<&str, usize> {
    let mut found = HashMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        *found.entry(word).or_insert(0) += 1;
    }
    found
}

/// The words of a text that the rendered Markdown does not show as often.
fn lost(document: &Document) -> Vec<String> {
    // Words end where a block or a formula does. A formula that has TeX is that TeX.
    let mut ends: Vec<(u32, u32)> = document.blocks().map(|b| (b.range().start(), b.range().end())).collect();
    let mut text = document.text().as_bytes().to_vec();
    let formulas = document.blocks().filter(|b| b.kind() == NodeKind::Formula);
    let mut tex: Vec<_> =
        formulas.filter(|b| b.attribute(&AttributeKey::Tex).is_some()).map(normative::model::Block::range).collect();
    let math = document.root().marks().filter(|m| m.kind() == MarkKind::Math);
    for mark in math.filter(|m| m.value().is_some_and(|value| !value.starts_with('<'))) {
        ends.push((mark.range().start(), mark.range().end()));
        tex.push(mark.range());
    }
    for range in tex {
        text[range.as_usize()].fill(b' ');
    }
    let mut cuts: Vec<_> = ends.iter().flat_map(|(start, end)| [*start as usize, *end as usize]).collect();
    cuts.sort_unstable();
    let mut parted = Vec::with_capacity(text.len() + cuts.len());
    let mut at = 0;
    for cut in cuts {
        parted.extend_from_slice(&text[at..cut]);
        parted.push(b' ');
        at = cut;
    }
    parted.extend_from_slice(&text[at..]);
    let text = String::from_utf8(parted).unwrap();
    let shown = shown(&markdown(document));
    let have = words(&shown);
    let mut lost: Vec<_> = words(&text)
        .into_iter()
        .filter(|(word, count)| have.get(word).copied().unwrap_or_default() < *count)
        .map(|(word, _)| word.to_owned())
        .collect();
    lost.sort();
    lost
}

fn inputs(root: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            inputs(&path, found);
        } else if path.file_stem().is_some_and(|stem| stem == "input") {
            found.push(path);
        }
    }
}

#[test]
fn every_word_of_every_fixture_is_shown() {
    let mut paths = Vec::new();
    inputs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"), &mut paths);
    let mut compared = 0;
    for path in paths {
        let Ok(reading) = read(&std::fs::read(&path).unwrap(), &ReadOptions::default()) else { continue };
        let lost = lost(&reading.document);
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
        compared += 1;
    }
    assert!(compared > 30, "{compared}");
}

/// Parts of the corpus whose formats are read.
const PARTS: &[&str] = &[
    "sts",
    "sts-derived",
    "rfcxml/v3",
    "rfcxml/v2",
    "rfcxml/v2-includes",
    "rfcxml/drafts",
    "rfcxml/xml2rfc-tests",
    "rfctxt/v3-match",
    "rfctxt/text-only",
    "zh",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_word_of_the_corpus_is_shown() {
    let Some(root) = real::corpus("every_word_of_the_corpus_is_shown") else { return };
    let mut bad = Vec::new();
    for part in PARTS {
        let mut found = Vec::new();
        files(&Path::new(&root).join(part), &mut found);
        for path in found {
            let Ok(reading) = normative::read_path(&path) else { continue };
            let lost = lost(&reading.document);
            if !lost.is_empty() {
                bad.push(format!("{}: {} {:?}", path.display(), lost.len(), &lost[..lost.len().min(12)]));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// Hostile files that repeat a piece give no more than a bounded multiple of their length. Time is counted by `.ci/linear`.
#[test]
fn hostile_documents_are_written_in_bounded_size() {
    let kinds: [(&str, &str, &str); 8] = [
        ("<li><iref item='x'/><xref target='a' format='counter'/></li>", "<ul anchor='a'>", "</ul>"),
        ("<xref target='a' format='counter'/>", "<t anchor='a'>", "</t>"),
        ("<t/><name>n</name>", "<section>", "</section>"),
        ("<t>p</t><name>n</name>", "<figure>", "</figure>"),
        ("<tr><td rowspan='9999'>a</td><td colspan='9999'>b</td></tr>", "<table>", "</table>"),
        ("<c>a</c><postamble>b</postamble>", "<texttable><ttcol>h</ttcol>", "</texttable>"),
        ("<dt>a</dt>", "<dl>", "</dl>"),
        ("<references><reference anchor='r'/></references><section title='s'/>", "<back>", "</back>"),
    ];
    for (piece, open, close) in kinds {
        let source = ["<rfc version='3'><middle>", open, &piece.repeat(2_000), close, "</middle></rfc>"].concat();
        let document = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
        let length = markdown(&document).len();
        assert!(length < 64 * source.len(), "{piece}: {length} bytes for {}", source.len());
    }
}

#[test]
fn depth_costs_no_stack() {
    let kinds = ["dt", "ul", "li", "blockquote", "artwork", "table", "td", "figure", "reference", "section", "em", "t"];
    for kind in kinds {
        let deep = [format!("<{kind}>").repeat(400), "x".into(), format!("</{kind}>").repeat(400)].concat();
        let source = format!("<rfc><middle>{deep}</middle></rfc>");
        let document = read(source.as_bytes(), &ReadOptions::default()).unwrap().document;
        assert!(shown(&markdown(&document)).contains('x'), "{kind}");
    }
}
