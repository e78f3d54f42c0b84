//! Whether a line is a heading: its number follows, its words have the shape of a title, the table of contents knows it.

use super::contents::{printed, squeezed};
use super::decimal::{Reader, Words};
use super::elements;
use super::head;
use super::numbering::{Fit, Number, number};
use super::open::is_demand;
use super::page::Line;
use super::plain::width;
use super::view::is_han;
use crate::diagnostic::Code;
use crate::model::ClauseKind;
use crate::regime::Regime;

/// What words look like, of a view that ends before its line does or not.
fn words_of(chars: &[char], cut: bool) -> Words {
    let chars = &chars[head::blanks(chars, 0)..];
    let Some(last) = chars.iter().rev().find(|c| **c != ' ') else { return Words::None };
    let ends = || {
        *last == '.' && chars.iter().any(|c| is_han(*c))
            || matches!(last, '。' | '；' | ':' | ';' | ',' | '，' | '、' | '！' | '!')
            || chars.iter().any(|c| matches!(c, '。' | '；'))
    };
    if cut || chars.len() > 50 || ends() { Words::Sentence } else { Words::Title }
}

impl Reader<'_, '_, '_> {
    /// How many lines after a line say the same again: a page's title that is printed twice.
    pub(super) fn is_printed_again(&self, at: usize) -> usize {
        let words = |at: usize| printed(self.line(at).map_or("", |line| self.text(line)));
        let count = if words(at).eq(words(at + 1)) {
            1
        } else if words(at).eq(words(at + 1).chain(words(at + 2))) {
            2
        } else {
            return 0;
        };
        let length: usize = words(at).map(char::len_utf8).sum();
        if (1..=300).contains(&length) { count } else { 0 }
    }

    /// How wide a line is, where lines end at the edge of a page; elsewhere nobody asks.
    pub(super) fn wide(&self, text: &str) -> usize {
        if self.flow.page.wrapped { width(text) } else { 0 }
    }

    /// How wide the line is that is being read.
    pub(super) fn wide_here(&self, line: Line) -> usize {
        let measured = self.flow.page.widths.get(self.at).map(|width| *width as usize);
        measured.unwrap_or_else(|| self.wide(self.text(line)))
    }

    /// What words look like, as far as the view goes.
    pub(super) fn words(&self, chars: &[char]) -> Words {
        words_of(chars, self.flow.view.cut)
    }

    /// The words of a line, as they look.
    pub(super) fn words_of(&mut self, line: Line) -> Words {
        self.flow.look(line);
        let chars = std::mem::take(&mut self.flow.view.chars);
        let words = self.words(&chars);
        self.flow.view.chars = chars;
        words
    }

    /// Whether `附录A` begins an annex, or speaks of one.
    pub(super) fn is_annex(&self, letter: char, length: usize, marked: bool) -> bool {
        let rest = self.flow.view.chars.get(length..).unwrap_or_default();
        let follows = match self.annex {
            // Engineering codes leave out I and O (建标〔2008〕182号).
            Some(last) => letter as u32 > last as u32 && letter as u32 - last as u32 <= 3,
            None => true,
        };
        if !follows && !marked {
            return false;
        }
        let unfinished = self.flow.page.wrapped && self.flow.is_unfinished();
        let begins = match rest.iter().find(|c| **c != ' ') {
            None | Some('(') => true,
            Some('的' | '中' | '给' | '规' | '和' | '、' | '与' | '或' | '所' | '，' | '。' | ')' | ':') => {
                false
            }
            Some(_) => self.words(rest) == Words::Title,
        };
        begins && (!unfinished || rest.is_empty() || self.flow.view.cut) || marked
    }

    /// Reads a line that begins with a number as a clause, if it is one.
    pub(super) fn is_numbered(&mut self, found: &Number, length: usize, line: Line, marked: bool) -> bool {
        // The view of this line is laid aside while others are looked at.
        let view = std::mem::take(&mut self.flow.view);
        let rest = &view.chars[length..];
        let mut words = words_of(rest, view.cut);
        let fit = self.sequence.fit(found);
        let top = found.depth() == 1 && found.letter.is_none();
        // A number alone has its title on the next line.
        let next = if words == Words::None {
            let next = self.next_words(self.at + 1);
            words = match next.map(|(_, next)| (next, self.words_of(next))) {
                None => {
                    self.flow.view = view;
                    return false;
                }
                Some((next, Words::Title)) if self.is_full(next) => Words::Sentence,
                Some((_, Words::Title)) if number(&self.flow.view.chars).is_some_and(|(next, _)| next.depth() > 1) => {
                    Words::None
                }
                Some((_, words)) => words,
            };
            next
        } else {
            None
        };
        let title = || match next {
            Some((_, next)) => squeezed(self.text(next)),
            None => rest.iter().filter(|c| **c != ' ').collect(),
        };
        let first = match next {
            Some((_, next)) => printed(self.text(next)).next(),
            None => rest.iter().copied().find(|c| *c != ' '),
        };
        let known = self.toc.title(found).map(|known| {
            let title: String = title();
            let same = known.chars().zip(title.chars()).take_while(|(a, b)| a == b).count();
            same >= known.chars().count().min(title.chars().count()).clamp(1, 6)
        });
        if words == Words::Title
            && next.is_none()
            && !top
            && !marked
            && known != Some(true)
            && self.breaks_off(line, rest)
        {
            words = Words::Sentence;
        }
        let takes = marked && words != Words::None
            || if top {
                first.is_some_and(|c| is_han(c) || c.is_ascii_alphabetic() || matches!(c, '《' | '“'))
                    && self.is_chapter(found, fit, words, known, next.is_some())
            } else {
                // A table of contents that names one of the siblings names them all.
                let unnamed = match known {
                    Some(known) => !known && fit != Fit::Next,
                    None => self.flow.page.wrapped && fit != Fit::Misprint && self.toc.names_siblings(found),
                };
                let opens = |c: char| is_han(c) || c.is_alphabetic() || matches!(c, '(' | '（' | '“' | '《' | '[');
                let words_begin = next.is_none() || first.is_some_and(opens);
                !unnamed && words_begin && self.is_clause(fit, words, known, rest, line)
            };
        if !takes {
            // A second beginning: the number of a first clause, with its title, where it cannot follow.
            let begins = top && *found.parts == [1] && words == Words::Title && matches!(&*title(), "范围" | "总则");
            self.flow.view = view;
            if begins && known.is_none() {
                let message =
                    "1 and the title of a first clause stand inside the document: perhaps another one begins here";
                self.flow.warn(Code::NotUnderstood, message, (line.start, line.end));
            }
            return false;
        }
        let in_terms = self.in_terms() && found.depth() > 1;
        let kind = if in_terms { elements::kind_of(&title()) } else { ClauseKind::Clause };
        self.flow.view = view;
        if fit == Fit::Ahead && self.begun && !self.commentary {
            let message = format!(
                "{} follows {}; what stands between is not in this text",
                found.printed(),
                self.sequence.last.printed()
            );
            self.flow.note(Code::Missing, message, (line.start, line.end));
        }
        if in_terms
            && !(marked && words == Words::Title && self.regime == Regime::Gbt)
            && (kind == ClauseKind::Clause || kind == ClauseKind::Terms && found.depth() > 2)
            && !self.heads_terms(found, next.map(|n| n.0))
        {
            self.sequence.accept(found, fit);
            let label = (line.start, self.flow.view.place(length));
            let rest = self.flow.trimmed((label.1, line.end));
            self.settle();
            self.open_term(Some((label, self.base + found.depth() as u32)), rest);
            self.at += 1;
            return true;
        }
        self.sequence.accept(found, fit);
        self.open_number(found, length, line, words);
        true
    }

    /// Whether words that end in no stop are the beginning of a sentence that the edge of the page breaks: they demand something, or
    /// a comma parts them, as in no title.
    fn breaks_off(&self, line: Line, words: &[char]) -> bool {
        // The view has full-width commas as this one.
        let parted = || words.windows(3).any(|w| w[1] == ',' && (is_han(w[0]) || is_han(w[2])));
        self.is_full(line) && (parted() || is_demand(self.text(line)))
    }

    /// Whether a line goes to the edge of the page.
    pub(super) fn is_full(&self, line: Line) -> bool {
        self.flow.page.wrapped && width(self.text(line)) * 100 >= self.full * 88
    }

    /// Whether a number below 术语 heads a group of entries: the next number is its first child, or it is 符号.
    pub(super) fn heads_terms(&mut self, found: &Number, title_at: Option<usize>) -> bool {
        let from = title_at.unwrap_or(self.at) + 1;
        for at in from..(from + 3).min(self.lines.len()) {
            self.flow.look(self.lines[at]);
            if let Some((next, _)) = number(&self.flow.view.chars) {
                let child = next.depth() == found.depth() + 1 && next.parts.starts_with(&found.parts);
                let line = self.lines[self.at];
                self.flow.look(line);
                return child;
            }
        }
        let line = self.lines[self.at];
        self.flow.look(line);
        false
    }

    pub(super) fn is_chapter(&self, found: &Number, fit: Fit, words: Words, known: Option<bool>, alone: bool) -> bool {
        if words != Words::Title || found.parts[0] == 0 {
            return false;
        }
        if let Some(known) = known {
            return known && fit != Fit::None;
        }
        // A table of contents names every clause.
        if !self.toc.is_empty() && !self.commentary {
            return false;
        }
        if self.flow.page.wrapped && self.flow.is_unfinished() && self.width * 10 > self.full * 7 {
            return false;
        }
        // Where lines are paragraphs, a number alone is a cell of a table.
        if alone && !self.flow.page.wrapped {
            return false;
        }
        // After an item that goes on, or a lead-in, it is an item.
        if matches!(self.flow.last_char(), Some('；' | ';' | '：' | ':')) && !alone {
            return false;
        }
        match fit {
            Fit::Next => true,
            // Commentary leaves out chapters; so does half a document.
            Fit::Ahead => self.sequence.last.parts.is_empty() && !self.begun || self.has_child(found, 3),
            _ => false,
        }
    }

    /// Whether one of the next lines begins with the first number below a chapter.
    pub(super) fn has_child(&self, found: &Number, lines: usize) -> bool {
        let child = |line: &Line| {
            let rest = self.text(*line).strip_prefix(&found.parts[0].to_string());
            rest.is_some_and(|rest| [".1", ".0.1", "．1", "．0．1"].iter().any(|first| rest.starts_with(first)))
        };
        let near = self.at + 1..(self.at + 1 + lines).min(self.lines.len());
        self.lines.get(near).is_some_and(|near| near.iter().any(child))
    }

    pub(super) fn is_clause(&self, fit: Fit, words: Words, known: Option<bool>, rest: &[char], line: Line) -> bool {
        if known == Some(true) {
            return true;
        }
        if words == Words::None {
            return false;
        }
        let after = rest.get(head::blanks(rest, 0)..).unwrap_or_default();
        let speaks = match after {
            ['的' | '、' | '，' | '。' | ')' | '~' | '；', ..] | ['条' | '款' | '项' | '章' | '节'] => true,
            ['条' | '款' | '项' | '章' | '节' | '中' | '和' | '或' | '及' | '与' | '规', next, ..] => {
                !matches!(
                    next,
                    '件' | '文' | '目' | '例' | '约' | '能' | '点' | '心' | '程' | '间' | '央' | '范' | '格' | '则'
                )
            }
            _ => false,
        };
        // Where a line is a paragraph, a number at its beginning is its label.
        let parted =
            !self.flow.page.wrapped && rest.first() == Some(&' ') && is_han(after.first().copied().unwrap_or(' '));
        if speaks && !(parted && after.first() != Some(&'的')) {
            return false;
        }
        let word = |c: &char| is_han(*c) || c.is_ascii_alphabetic() || matches!(c, '(' | '“' | '《' | '[' | '—');
        let digit = |c: &char| c.is_ascii_digit() && !self.flow.page.wrapped && words == Words::Sentence;
        let begins = after.first().is_none_or(|c| word(c) || digit(c));
        let finished =
            !self.flow.page.wrapped || line.gap || !self.flow.is_unfinished() || self.width * 10 < self.full * 6;
        match fit {
            Fit::Next => begins && (finished || words == Words::Title && after.first().is_none_or(|c| is_han(*c))),
            Fit::Ahead => begins && finished && after.first().is_none_or(|c| is_han(*c)),
            Fit::Again => self.commentary && words == Words::Sentence,
            Fit::Misprint => finished && words == Words::Title,
            Fit::None => false,
        }
    }

    /// Whether the line in view begins with the number that follows: the end of cells that lost their table.
    pub(super) fn is_next_number(&mut self) -> bool {
        let Some((found, length)) = number(&self.flow.view.chars) else { return false };
        let rest = &self.flow.view.chars[length..];
        let words = rest.get(head::blanks(rest, 0)).is_some_and(|c| is_han(*c));
        let fit = self.sequence.fit(&found);
        if found.depth() > 1 || found.letter.is_some() {
            let known = self.toc.title(&found).is_some();
            let alone = rest.is_empty() && (found.depth() > 2 || found.letter.is_some());
            let (follows, long) = (matches!(fit, Fit::Next | Fit::Misprint), rest.len() > 12);
            return follows && (words || known || alone && self.has_title()) || fit == Fit::Ahead && words && long;
        }
        // A chapter: its first clause follows soon.
        words && fit == Fit::Next && self.has_child(&found, 4)
    }
    /// Whether the numbers of the text go on below a line: what is named there has no text of its own.
    pub(super) fn goes_on_below(&mut self) -> bool {
        for at in self.at + 1..(self.at + 40).min(self.lines.len()) {
            self.flow.look(self.lines[at]);
            if let Some((found, _)) = number(&self.flow.view.chars).filter(|(found, _)| found.depth() > 1) {
                let line = self.lines[self.at];
                self.flow.look(line);
                return self.sequence.fit(&found) == Fit::Next && found.parts[0] != 1;
            }
        }
        let line = self.lines[self.at];
        self.flow.look(line);
        false
    }

    /// Whether the next line may be the title of a number that stands alone.
    fn has_title(&mut self) -> bool {
        let Some((_, next)) = self.next_words(self.at + 1) else { return false };
        self.words_of(next) == Words::Title
            && self.flow.view.chars.first().is_some_and(|c| is_han(*c) || c.is_ascii_alphabetic())
    }
}
