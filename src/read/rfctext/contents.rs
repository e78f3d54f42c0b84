//! The table of contents: generated, so no text of the document; but it says what is a heading.

use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};

use super::lines::Line;
use super::number::{bare_letter, numbered};
use crate::outline::Number;

/// The entries of a table of contents.
#[derive(Debug, Default)]
pub(super) struct Contents<'s> {
    numbered: HashMap<Number, usize>,
    entries: Vec<Entry<'s>>,
    deepest: usize,
    /// Numbers that others are listed below.
    holders: HashSet<Number>,
    /// Titles without a number, with how deep they stand.
    plain: Vec<(&'s str, usize)>,
}

/// An entry with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'s> {
    pub(super) number: Number,
    pub(super) title: &'s str,
    pub(super) line: Line,
}

impl<'s> Contents<'s> {
    /// Number of listed numbers.
    pub(super) fn numbers(&self) -> usize {
        self.entries.len()
    }

    /// The entries with a number, each number once, in their order.
    pub(super) fn entries(&self) -> &[Entry<'s>] {
        &self.entries
    }

    /// Number of parts of the deepest listed number.
    pub(super) fn deepest(&self) -> usize {
        self.deepest
    }

    /// Returns `true` if the numbers beside one are listed: any that its own parent contains.
    pub(super) fn lists_beside(&self, number: Number) -> bool {
        number.parent().is_none_or(|parent| self.holders.contains(&parent))
    }

    /// True if a section with this number and title is listed; `None` where the number is not.
    pub(super) fn lists(&self, number: Number, title: &str) -> Option<Agreement> {
        self.numbered.get(&number).map(|&at| match self.entries[at].title {
            listed if agree(listed, title) => Agreement::Same,
            listed if resemble(listed, title) => Agreement::Alike,
            _ => Agreement::Other,
        })
    }

    /// Depth at which a section without a number is listed, if it is.
    pub(super) fn depth_of(&self, title: &str) -> Option<usize> {
        self.plain.iter().find(|(listed, _)| listed.len() > 2 && agree(listed, title)).map(|(_, depth)| *depth)
    }
}

/// The agreement of the title of a heading with the listed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// Letter for letter, or one is the beginning of the other.
    Same,
    /// Half of the longer words of one are in the other, perhaps spelled otherwise.
    Alike,
    Other,
}

/// True if half of the longer words of the shorter title are in the other one: the first four letters count.
fn resemble(one: &str, other: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|w| w.chars().count() > 3)
            .take(12)
            .map(|w| w.chars().take(4).collect::<String>().to_lowercase())
            .collect()
    };
    let (one, other) = (stems(one), stems(other));
    let (few, many) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let shared = few.iter().filter(|word| many.contains(word)).count();
    shared > 0 && shared * 2 >= few.len()
}

/// True if two titles begin alike, letter for letter: one of them may be the first line only.
fn agree(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.bytes().filter(|b| is_letter(*b)).count();
    let (mut left, mut right) = (one.bytes(), other.bytes());
    let mut length = 0;
    loop {
        match (next_letter(&mut left), next_letter(&mut right)) {
            (Some(a), Some(b)) if a == b => length += 1,
            (Some(_), Some(_)) => return false,
            (None, None) => return true,
            // What is left of the longer one is not most of it.
            _ => return length > 0 && length * 3 >= letters(one).max(letters(other)),
        }
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

fn next_letter(bytes: &mut std::str::Bytes<'_>) -> Option<u8> {
    bytes.find(|b| is_letter(*b)).map(|b| b.to_ascii_lowercase())
}

/// True if a line heads a table of contents.
pub(super) fn is_heading(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '.']).trim_end();
    let listed = [
        "table of contents",
        "contents",
        "table of content",
        "sommaire",
        "table des matières",
        "inhalt",
        "inhaltsverzeichnis",
    ];
    bare.len() <= 19 && listed.iter().any(|known| bare.eq_ignore_ascii_case(known))
}

/// Reads a table of contents from the line after its heading on. Gives what it lists, and the line after it.
pub(super) fn read<'s>(source: &'s str, lines: &[Line], from: usize, body: u16) -> (Contents<'s>, usize) {
    let mut contents = Contents::default();
    let mut columns: Vec<u16> = Vec::new();
    let mut first: Option<(Line, Option<Number>)> = None;
    let mut paged = false;
    let (mut at, mut end) = (from, from);
    while let Some(&line) = lines.get(at) {
        if line.is_blank() {
            at += 1;
            continue;
        }
        let text = line.text(source);
        let title = without_page(text);
        let number = numbered(title.unwrap_or(text)).map(|n| n.number);
        match first {
            None => {
                first = Some((line, number));
                paged = (0..3).any(|ahead| {
                    let ahead = lines.get(at..).unwrap_or_default().iter().filter(|l| !l.is_blank()).nth(ahead);
                    ahead.is_some_and(|l| without_page(l.text(source)).is_some())
                });
                // A heading stands where the text begins: there are no entries.
                if !paged && line.column == 0 && body > 0 {
                    break;
                }
            }
            Some((first, opening)) => {
                let repeats = number.is_some() && number == opening && title.is_none();
                let goes_on = if title.is_some() {
                    true
                } else if paged {
                    !repeats && page_follows(source, lines, at)
                } else {
                    line.column > 0 && (first.column > 0 || body > 0)
                        || first.column == 0 && !repeats && number.is_some()
                };
                if !goes_on {
                    break;
                }
            }
        }
        contents.enter(line, title.unwrap_or(text), &mut columns);
        at += 1;
        end = at;
    }
    (contents, end)
}

/// True if one of the next lines ends with the number of a page.
fn page_follows(source: &str, lines: &[Line], at: usize) -> bool {
    lines
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .filter(|l| !l.is_blank())
        .take(3)
        .any(|l| without_page(l.text(source)).is_some())
}

impl<'s> Contents<'s> {
    fn enter(&mut self, line: Line, text: &'s str, columns: &mut Vec<u16>) {
        while columns.last().is_some_and(|&c| c >= line.column) {
            columns.pop();
        }
        columns.push(line.column);
        // `A   Folding` in a list of numbers and titles that stand apart.
        let bare = || bare_letter(text).filter(|found| found.gap > 1);
        match numbered(text).or_else(bare) {
            Some(found) => {
                // `1.0` is the first section.
                let zero = found.number.depth() == 2 && found.number.last() == 0;
                let number = found.number.parent().filter(|_| zero).unwrap_or(found.number);
                let next = self.entries.len();
                if let Slot::Vacant(place) = self.numbered.entry(number) {
                    place.insert(next);
                    self.entries.push(Entry { number, title: found.title, line });
                    self.deepest = self.deepest.max(number.depth());
                    self.holders.extend(number.parent());
                }
            }
            None if text.len() > 2 && self.plain.len() < 200 => self.plain.push((text, columns.len())),
            None => {}
        }
    }
}

/// An entry without the number of its page, if it ends with one: after dots, a tab or many blanks.
fn without_page(text: &str) -> Option<&str> {
    let number_at = text.rfind([' ', '.', '\t', '\u{a0}'])? + 1;
    let page = text[number_at..].trim_matches(['[', ']']);
    let roman = page.bytes().all(|b| b"ivxlcIVXLC".contains(&b)) && page.len() < 7;
    let digits = page.bytes().all(|b| b.is_ascii_digit()) && page.len() < 4;
    let before = &text[..number_at];
    let title = before.trim_end_matches([' ', '.', '\t', '\u{a0}', '_', '-']);
    let leader = &before[title.len()..];
    let led = leader.len() >= 3 || leader.contains('\t');
    (!page.is_empty() && (digits || roman) && led).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn read_text(text: &str) -> (Contents<'_>, String) {
        let lines = cut(text);
        let (contents, end) = read(text, &lines, 1, 3);
        let rest = lines.get(end..).unwrap_or_default().iter().find(|l| !l.is_blank()).map(|l| l.text(text).to_owned());
        (contents, rest.unwrap_or_default())
    }

    #[test]
    fn with_pages() {
        let (contents, rest) = read_text(
            "Contents\n\n   1.  Scope ........ 1\n     1.1.  A title that\n           wraps . . . . . 2\n   Index    iv\n\n1.  Scope\n\n   Text.\n",
        );
        assert_eq!(rest, "1.  Scope");
        let number = |t| numbered(t).unwrap().number;
        assert_eq!(contents.lists(number("1. x"), "Scope"), Some(Agreement::Same));
        assert_eq!(contents.lists(number("1.1. x"), "A Title That Wraps"), Some(Agreement::Same));
        assert_eq!(contents.lists(number("1.1. x"), "The Titles That Wrap Round"), Some(Agreement::Alike));
        assert_eq!(contents.lists(number("1.1. x"), "Another"), Some(Agreement::Other));
        assert_eq!(contents.lists(number("2. x"), "Scope"), None);
    }

    #[test]
    fn without_pages() {
        let (contents, rest) =
            read_text("Contents\n\n   1.  Scope\n   Annexes\n     Folding\n\n1.  Scope\n\n   Text.\n");
        assert_eq!((rest.as_str(), contents.depth_of("Folding")), ("1.  Scope", Some(2)));
    }

    #[test]
    fn in_the_first_column() {
        let (contents, rest) =
            read_text("CONTENTS\n\n1.  SCOPE ....... 1\n\n  1.1  Paper ...... 2\n\n      1.  SCOPE\n\nText.\n");
        assert_eq!((rest.as_str(), contents.numbers()), ("1.  SCOPE", 2));
    }

    #[test]
    fn pages_are_told_from_titles() {
        assert_eq!(without_page("1.  Scope ...... 12"), Some("1.  Scope"));
        assert_eq!(without_page("Scope\tiii"), Some("Scope"));
        assert_eq!(without_page("Changes from RFC 2616"), None);
        assert_eq!(without_page("HTTP/1.1"), None);
    }
}
