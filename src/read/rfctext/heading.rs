//! Headings: what begins a section, told from lists, tables of contents and text in the first column.

use super::contents::Contents;
use super::lines::{Layout, Line};
use super::number::{Number, Order, numbered};
use super::words;
use crate::model::ClauseKind;

/// A heading that was recognised.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading<'s> {
    pub(super) label: Option<&'s str>,
    pub(super) kind: ClauseKind,
    /// Whether it heads a list of references.
    pub(super) references: bool,
    pub(super) depth: usize,
    /// Where the title begins on the first line; the end of the line where there is none.
    pub(super) title_start: u32,
    /// Where the title ends on the first line.
    pub(super) title_end: u32,
    /// How many lines the heading has.
    pub(super) lines: usize,
    /// Where text begins that stands on the heading's line.
    pub(super) text_start: Option<u32>,
}

/// Recognises headings one after another.
#[derive(Debug)]
pub(super) struct Headings<'s> {
    source: &'s str,
    layout: Layout,
    pub(super) contents: Contents<'s>,
    last: Option<Number>,
    /// How deep numbers stand below the section that they began anew in.
    below: usize,
}

impl<'s> Headings<'s> {
    pub(super) fn new(source: &'s str, layout: Layout, contents: Contents<'s>) -> Self {
        Self { source, layout, contents, last: None, below: 0 }
    }

    /// The heading that begins at a line, if one does. Lines are asked for in order, each that begins a block.
    pub(super) fn at(&mut self, lines: &[Line], at: usize) -> Option<Heading<'s>> {
        let line = *lines.get(at)?;
        // Headings stand left of the text; where the text itself does, or they are set in the middle, they must be known.
        let text = line.text(self.source);
        let in_margin = line.column == 0 && self.layout.body > 0;
        match numbered(text) {
            Some(_) => self.numbered(lines, at, text, in_margin),
            None => self.plain(lines, at, text, in_margin),
        }
    }

    fn numbered(&mut self, lines: &[Line], at: usize, text: &'s str, in_margin: bool) -> Option<Heading<'s>> {
        let line = lines[at];
        let found = numbered(text)?;
        let listed = self.contents.lists(found.number, found.title);
        let order = found.number.after(self.last.as_ref());
        let extent = self.extent(lines, at, line.column + (text.len() - found.title.len()) as u16);
        let alone = extent.ends;
        let run_in = run_in(found.title);
        let titled = run_in.is_some() || is_title(found.title);
        let accepted = match (listed, order) {
            _ if found.title.is_empty() => alone && in_margin,
            (Some(true), Order::Next | Order::Later) => alone || in_margin || run_in.is_some(),
            (Some(true), _) => alone && in_margin,
            (Some(false), Order::Next) => in_margin && alone && titled,
            (None, Order::Next) if in_margin => titled && (alone || found.is_marked),
            (None, Order::Later) if in_margin => titled && alone,
            (None, Order::Restart) if in_margin => titled && alone && self.last.is_some_and(|l| l.is_letter),
            (None, Order::Next) => {
                self.contents.is_empty() && alone && titled && self.stands_out(lines, at, &found.number)
            }
            _ => false,
        };
        if !accepted {
            return None;
        }
        if order == Order::Restart {
            self.below = self.last.map_or(0, |l| l.depth());
        } else if found.number.is_letter || order != Order::Next {
            self.below = 0;
        }
        self.last = Some(found.number);
        let title_start = line.end - found.title.len() as u32;
        let title = run_in.unwrap_or(found.title);
        let is_annex = found.number.depth() == 1 && (found.number.is_appendix || found.number.is_letter);
        let kind = if is_annex { ClauseKind::Annex } else { words::numbered_kind(title) };
        Some(Heading {
            label: Some(found.label),
            kind,
            references: words::is_references(title),
            depth: found.number.depth() + self.below,
            title_start,
            title_end: title_start + title.len() as u32,
            lines: if run_in.is_some() { 1 } else { extent.lines },
            text_start: run_in.map(|t| {
                let rest = &found.title[t.len()..];
                line.end - rest.trim_start().len() as u32
            }),
        })
    }

    fn plain(&mut self, lines: &[Line], at: usize, text: &'s str, in_margin: bool) -> Option<Heading<'s>> {
        let line = lines[at];
        let extent = self.extent(lines, at, line.column);
        let known = words::plain_kind(text);
        let depth = self.contents.depth_of(text);
        let accepted = if in_margin {
            known.is_some() && (extent.ends || text.len() < 40)
                || extent.ends && (depth.is_some() || is_title(text) && is_words(text))
        } else {
            extent.ends
                && extent.lines == 1
                && (known.is_some() || depth.is_some() && is_title(text) || self.is_shouted(lines, at, text))
        };
        accepted.then(|| Heading {
            label: None,
            references: words::is_references(text),
            kind: known.unwrap_or(if self.last.is_some() { ClauseKind::BackMatter } else { ClauseKind::FrontMatter }),
            depth: depth.unwrap_or(1).min(self.last.map_or(1, |l| l.depth() + 1)),
            title_start: line.start,
            title_end: line.end,
            lines: if extent.ends { extent.lines } else { 1 },
            text_start: None,
        })
    }

    /// A line of capitals where text stands in the first column.
    fn is_shouted(&self, lines: &[Line], at: usize, text: &str) -> bool {
        let letters = || text.bytes().filter(u8::is_ascii_alphabetic);
        let line = lines[at];
        self.layout.body == 0
            && line.column == 0
            && letters().count() >= 5
            && letters().all(|b| b.is_ascii_uppercase())
            && is_title(text)
            && is_words(text)
    }

    /// Whether what follows a heading that is indented belongs to it: it is indented more, or is a subsection.
    fn stands_out(&self, lines: &[Line], at: usize, number: &Number) -> bool {
        let line = lines[at];
        let next = lines.get(at + 1..).unwrap_or_default().iter().find(|l| !l.is_blank());
        next.is_some_and(|next| {
            let sub = numbered(next.text(self.source))
                .is_some_and(|n| n.number.after(Some(number)) == Order::Next && n.number.depth() > number.depth());
            sub || next.column > line.column && number.depth() > 1
                || self.layout.body == 0 && next.column <= line.column
        })
    }

    /// How many lines a heading has, and whether a block ends with it. A title goes on where its line is full.
    fn extent(&self, lines: &[Line], at: usize, title_column: u16) -> Extent {
        let mut count = 1;
        while count < 4 {
            let Some(next) = lines.get(at + count).filter(|l| !l.is_blank() && !l.turned) else { break };
            let before = lines[at + count - 1];
            let aligned = next.column == title_column || next.column > 0 && next.column == lines[at].column;
            let full = !self.layout.has_room(self.source, before, *next);
            // Where the text is indented otherwise, what stands below the title goes on it.
            let apart = next.column == title_column && title_column != self.layout.body;
            if !(aligned && (full || apart) || next.column > title_column) {
                break;
            }
            count += 1;
        }
        let ends = lines.get(at + count).is_none_or(|l| l.is_blank() || l.turned);
        if ends { Extent { lines: count, ends } } else { Extent { lines: 1, ends: false } }
    }
}

#[derive(Clone, Copy)]
struct Extent {
    lines: usize,
    ends: bool,
}

/// `MUST` of `MUST   This word means …`: a short title and text, far from each other on one line.
fn run_in(text: &str) -> Option<&str> {
    let at = text.find("   ")?;
    let (title, rest) = (&text[..at], text[at..].trim_start());
    (at <= 40 && rest.len() > 10 && is_title(title) && title.starts_with(|c: char| c.is_uppercase())).then_some(title)
}

/// Whether a line may be a title: no sentence, and nothing that only code has.
fn is_title(text: &str) -> bool {
    let ends_open = text.ends_with([';', ',', '{', '}', '=', '|', '\\']);
    let sentence = text.ends_with('.') && !text.ends_with("etc.") && !text.ends_with("...") && text.len() > 60;
    !ends_open
        && !sentence
        && !text.contains("..")
        && !text.contains("     ")
        && text.bytes().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii())
}

/// Whether a line without a number is made of words, and begins as a title does.
fn is_words(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '\'' | '(' | '\u{201c}'));
    let sign = |b: u8| {
        matches!(
            b,
            b'=' | b';'
                | b'{'
                | b'}'
                | b'|'
                | b'<'
                | b'>'
                | b'+'
                | b'*'
                | b'_'
                | b'\\'
                | b'#'
                | b'['
                | b']'
                | b'@'
                | b'^'
        )
    };
    let words = text.bytes().filter(|b| b.is_ascii_alphabetic() || *b == b' ' || !b.is_ascii()).count();
    begins && !text.ends_with(['.', ':', '?']) && !text.bytes().any(sign) && words * 5 >= text.len() * 4
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn all(source: &str, body: u16) -> Vec<(Option<&str>, String, usize)> {
        let lines = cut(source);
        let mut headings = Headings::new(source, Layout { margin: 72, body }, Contents::default());
        let mut found = Vec::new();
        for at in 0..lines.len() {
            if lines[at].is_blank() || at > 0 && !lines[at - 1].is_blank() {
                continue;
            }
            if let Some(h) = headings.at(&lines, at) {
                found.push((h.label, source[h.title_start as usize..h.title_end as usize].to_owned(), h.depth));
            }
        }
        found
    }

    #[test]
    fn headings_stand_left_of_the_text() {
        let source = "1.  Scope\n\n   Text.\n\n   1.  An item.\n\n2.1.  Paper\n\n   Text.\n\nAppendix A.  Folding\n\nA.1.  Edges\n\nIndex\n\nx = y\n\n";
        let found = all(source, 3);
        let shown: Vec<_> = found.iter().map(|(l, t, d)| (l.unwrap_or_default(), t.as_str(), *d)).collect();
        assert_eq!(
            shown,
            [
                ("1.", "Scope", 1),
                ("2.1.", "Paper", 2),
                ("Appendix A.", "Folding", 1),
                ("A.1.", "Edges", 2),
                ("", "Index", 1)
            ]
        );
    }

    #[test]
    fn a_title_may_go_on_and_text_may_follow_at_once() {
        let source = "1.  A Title That Goes On Because It Is Longer than a Line Can Hold on a\n    Page\n\n   Text.\n\n2. Paper\n   The paper is white.\n\n\
            3. MUST   This word says what a maker of paper lanterns shall do in\n   every case.\n";
        let found = all(source, 3);
        let titles: Vec<_> = found.iter().map(|(_, t, _)| t.as_str()).collect();
        assert_eq!(titles, ["A Title That Goes On Because It Is Longer than a Line Can Hold on a", "Paper", "MUST"]);
    }

    #[test]
    fn numbered_items_in_the_first_column_are_none() {
        assert_eq!(all("7.  seven lanterns;\n\n9.  nine lanterns.\n", 0), []);
    }
}
