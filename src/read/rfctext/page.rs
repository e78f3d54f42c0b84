//! The lines that headings are looked for in, and what is proposed of them.

use super::contents::Contents;
use super::lines::{Layout, Line};
use super::number::Numbered;
use super::title::Extent;

/// A line that may be a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Proposal<'s> {
    pub(super) line: usize,
    pub(super) found: Numbered<'s>,
    pub(super) extent: Extent,
    pub(super) run_in: Option<&'s str>,
    /// True if the number stands alone and the title on a line below.
    pub(super) alone: bool,
    /// True if what follows the number is a paragraph, as where every paragraph is numbered.
    pub(super) paragraph: bool,
    /// True if it is a title that opens a numbering and has no number itself.
    pub(super) division: bool,
}

/// The lines that headings are looked for in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a, 's> {
    pub(super) source: &'s str,
    pub(super) layout: Layout,
    pub(super) lines: &'a [Line],
    pub(super) contents: &'a Contents<'s>,
}

impl<'s> Page<'_, 's> {
    pub(super) fn text(&self, at: usize) -> &'s str {
        self.lines.get(at).map_or("", |line| line.text(self.source))
    }

    /// The next line with text from one on.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        (from..self.lines.len().min(from + 2)).find(|&at| !self.lines[at].is_blank())
    }

    /// The last line with text before one.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(2)..at).rev().find(|&i| !self.lines[i].is_blank())
    }

    /// True if a line begins a block.
    pub(super) fn begins(&self, at: usize) -> bool {
        at == 0 || self.lines[at].turned || self.lines[at - 1].is_blank()
    }
}
