//! The contents page: no text of the document, but it names headings.

use std::collections::{HashMap, HashSet};

use super::caption::caption;
use super::label::{self, Style};
use super::title::{bare_title, key};
use crate::outline::Number;
use crate::read::rfctext::lines::Line;
use crate::regime::european::{heads_contents, names_pages};

/// The entries of a contents page.
#[derive(Debug, Default)]
pub(super) struct Contents<'s> {
    entries: Vec<Entry<'s>>,
    numbered: HashMap<Number, usize>,
    plain: HashSet<String>,
    /// The numbers that others are listed below.
    parents: HashSet<Number>,
    /// Number of parts of the deepest number.
    pub(super) deepest: usize,
}

/// An entry with a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'s> {
    pub(super) number: Number,
    pub(super) title: &'s str,
    pub(super) line: Line,
}

/// The agreement of a heading with the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    Same,
    Other,
}

impl<'s> Contents<'s> {
    /// The entries with a number, each number once.
    pub(super) fn entries(&self) -> &[Entry<'s>] {
        &self.entries
    }

    /// The agreement of the title of a number with the listed one; `None` where the number is not listed.
    pub(super) fn lists(&self, number: Number, title: &str) -> Option<Agreement> {
        let listed = self.entries[*self.numbered.get(&number)?].title;
        let (one, other) = (key(listed), key(title));
        let same =
            one == other || !other.is_empty() && one.starts_with(&other) || !one.is_empty() && other.starts_with(&one);
        Some(if same { Agreement::Same } else { Agreement::Other })
    }

    /// True if numbers below a number are listed.
    pub(super) fn lists_below(&self, number: Number) -> bool {
        self.parents.contains(&number)
    }

    /// The listed title of a number.
    pub(super) fn title(&self, number: Number) -> Option<&'s str> {
        self.numbered.get(&number).map(|at| self.entries[*at].title)
    }

    /// True if a title without a number is listed.
    pub(super) fn names(&self, title: &str) -> bool {
        !self.plain.is_empty() && title.len() < 120 && self.plain.contains(&key(title))
    }

    fn enter(&mut self, line: Line, text: &'s str, style: Style) {
        match label::label(text, style) {
            // Where a page is printed column by column the numbers stand apart from the titles.
            Some(found) if found.rest.is_empty() => {}
            Some(found) => {
                let title = bare_title(found.rest);
                if !self.numbered.contains_key(&found.number) {
                    self.numbered.insert(found.number, self.entries.len());
                    self.entries.push(Entry { number: found.number, title, line });
                    self.parents.extend(found.number.parent());
                    self.deepest = self.deepest.max(found.number.depth());
                }
            }
            None if self.plain.len() < 400 && caption(text).is_none() => {
                self.plain.insert(key(text));
            }
            None => {}
        }
    }
}

/// An entry without the number of a list that stands before its own: `1. 1. Scope`.
fn unlisted(text: &str, style: Style) -> &str {
    let inner = label::label(text, style).filter(|l| !l.worded).map(|l| l.rest);
    inner.filter(|rest| label::label(rest, style).is_some_and(|l| !l.rest.is_empty())).unwrap_or(text)
}

/// Finds the contents page: what it lists, its first line and the line after it.
pub(super) fn find<'s>(source: &'s str, lines: &[Line], style: Style) -> Option<(Contents<'s>, usize, usize)> {
    let headed = lines.iter().position(|line| !line.is_blank() && heads_contents(line.text(source)));
    let read = |from: usize| {
        let (contents, to) = read(source, lines, from, style);
        (contents.entries.len() + contents.plain.len() > 1).then_some((contents, to))
    };
    if let Some((from, (contents, to))) = headed.and_then(|from| Some((from, read(from + 1)?))) {
        return Some((contents, from, to));
    }
    // Leaders alone make a contents page too.
    let from = lines.windows(5).position(|w| w.iter().filter(|l| led(l.text(source))).count() > 2)?;
    read(from).map(|(contents, to)| (contents, from, to))
}

fn led(text: &str) -> bool {
    entry(text).is_some_and(|(title, page)| page && text[title.len()..].contains(".."))
}

/// Reads entries from a line on; gives the line after the last.
fn read<'s>(source: &'s str, lines: &[Line], from: usize, style: Style) -> (Contents<'s>, usize) {
    let mut contents = Contents::default();
    let mut seen: HashSet<String> = HashSet::new();
    let text_of = |at: usize| lines[at].text(source);
    let texts = |from: usize, count: usize| (from..lines.len()).filter(|at| !lines[*at].is_blank()).take(count);
    let paged = texts(from, 6).filter(|at| entry(text_of(*at)).is_some_and(|(_, page)| page)).count() >= 2;
    let (mut at, mut end) = (from, from);
    let mut before = false;
    while at < lines.len() {
        let text = text_of(at);
        if text.is_empty() || names_pages(text) {
            at += 1;
            continue;
        }
        // Numbers of pages, or of clauses, in a column of their own.
        let number = |at: usize| lines.get(at).is_some_and(|line| is_number(line.text(source)));
        if number(at) && (number(at + 1) || at > from && number(at - 1)) {
            at += 1;
            end = at;
            continue;
        }
        let (title, page) = entry(text).unwrap_or((text, false));
        let title = unlisted(title, style);
        let shown = key(title);
        let again = !seen.insert(shown) && !heads_contents(text);
        let long = title.len() > 160 || title.len() > 60 && title.ends_with('.');
        let goes_on = if page {
            true
        } else if paged {
            // The first line of an entry of two, or the title of another list.
            !again && texts(at + 1, 2).any(|next| entry(text_of(next)).is_some_and(|(_, page)| page))
        } else {
            !again && !long
        };
        if !goes_on {
            break;
        }
        if page || !paged || !before {
            contents.enter(lines[at], title, style);
        }
        before = !page;
        at += 1;
        end = at;
    }
    // Without numbers of pages only what comes again in the text ends the list.
    if !paged && (at == lines.len() || contents.entries.len() + contents.plain.len() < 2) {
        return (Contents::default(), from);
    }
    (contents, end)
}

/// True if a line is nothing but a number of a page or of a clause.
fn is_number(text: &str) -> bool {
    let roman = !text.is_empty() && text.len() < 6 && text.bytes().all(|b| b"ivxl".contains(&b));
    let decimal = text.len() < 10 && text.starts_with(|c: char| c.is_ascii_digit());
    roman || decimal && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// The title of an entry, and whether the number of a page stands behind it.
fn entry(text: &str) -> Option<(&str, bool)> {
    let at = text.rfind([' ', '.', '\t', '\u{a0}', '\u{2026}'])?;
    let step = text[at..].chars().next().map_or(1, char::len_utf8);
    let page = text[at + step..].trim_matches(['[', ']', '(', ')']);
    let roman = page.bytes().all(|b| b"ivxl".contains(&b)) && page.len() < 7;
    let digits = page.bytes().all(|b| b.is_ascii_digit()) && page.len() < 4;
    let lead = &text[..at + step];
    let title = lead.trim_end_matches([' ', '.', '\t', '\u{a0}', '_', '-', '\u{2026}', '\u{b7}']);
    (!page.is_empty() && (roman || digits) && title.contains(char::is_alphabetic)).then_some((title, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::rfctext::lines::cut;

    fn shown(source: &str) -> (Vec<String>, &str) {
        let lines = cut(source);
        let (contents, _, to) = find(source, &lines, Style::default()).unwrap_or_default();
        let entries = contents.entries.iter().map(|e| format!("{} {}", e.number, e.title)).collect();
        (entries, lines[to..].iter().map(|l| l.text(source)).find(|t| !t.is_empty()).unwrap_or_default())
    }

    #[test]
    fn leaders_of_every_form() {
        for leader in [" ..... ", " . . . . ", "\t", "      ", " ", " \u{2026}\u{2026} "] {
            let source = format!(
                "Contents\nForeword{leader}iii\n1 Scope{leader}1\n2 Kites{leader}1\nAnnex A (informative) Tails{leader}4\n\nForeword\nKites fly.\n"
            );
            let (entries, rest) = shown(&source);
            assert_eq!((entries.join(", ").as_str(), rest), ("1 Scope, 2 Kites, A Tails", "Foreword"), "{leader:?}");
        }
    }

    #[test]
    fn without_pages_it_ends_where_a_title_comes_again() {
        let source = "Sommaire\nAvant-propos\n1 Domaine\n2 Ficelle\n\n1 Domaine\nLe cerf-volant vole.\n2 Ficelle\n";
        let (entries, rest) = shown(source);
        assert_eq!((entries.len(), rest), (2, "1 Domaine"));
        let numbered_twice = "Table of Contents\n\n  1. 1. Kites\n  2. 2. Tails\n\n1. Kites\n\nThey fly.\n\n2. Tails\n";
        assert_eq!(shown(numbered_twice), (vec!["1 Kites".to_owned(), "2 Tails".to_owned()], "1. Kites"));
    }

    #[test]
    fn a_text_that_is_none() {
        assert_eq!(shown("Contents\n\nThe box holds kites.\n").0.len(), 0);
    }
}
