//! What a reader asks of the lines around it.

use super::decimal::Reader;
use super::entry::printed;
use super::page::Line;
use super::words::{Words, words_of};
use crate::script::width;

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

    /// True if a line goes to the edge of the page.
    pub(super) fn is_full(&self, line: Line) -> bool {
        self.flow.page.wrapped && width(self.text(line)) * 100 >= self.full * 88
    }
}
