//! The lines of a text with what is known of its layout.

use crate::read::rfctext::lines::{Line, width};

/// Widest line that prose is filled to, in characters. Where lines are longer, each paragraph is a line.
const WIDEST: usize = 160;

/// The lines of a text, without those that pages add.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a, 's> {
    pub(super) source: &'s str,
    pub(super) lines: &'a [Line],
    pub(super) layout: Layout,
}

/// The look of a text on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The column that prose is filled to, in characters; more than any line has where paragraphs are lines.
    pub(super) margin: usize,
    /// True if blank lines part blocks.
    pub(super) spaced: bool,
}

impl Layout {
    /// Measures lines. Linear.
    pub(super) fn of(source: &str, lines: &[Line]) -> Self {
        let mut ends = [0_u32; WIDEST + 1];
        let (mut count, mut blank) = (0_u32, 0_u32);
        for (at, line) in lines.iter().enumerate() {
            if line.is_blank() {
                blank += 1;
            } else if lines.get(at + 1).is_some_and(|next| !next.is_blank()) && is_prose(line.text(source)) {
                ends[line.right(source).min(WIDEST)] += 1;
                count += 1;
            }
        }
        let spaced = blank * 7 > lines.len() as u32;
        // A few lines of tables are longer than those of prose.
        let few = count / 25;
        if ends[WIDEST] > few.max(1) {
            return Self { margin: usize::MAX, spaced };
        }
        let (mut margin, mut over) = (WIDEST, 0);
        while margin > 40 && over + ends[margin] <= few {
            over += ends[margin];
            margin -= 1;
        }
        Self { margin, spaced }
    }
}

/// True if a line has no gap that leaders or cells make.
fn is_prose(text: &str) -> bool {
    !text.contains("....") && !text.contains("    ")
}

impl<'s> Page<'_, 's> {
    /// The text of a line; empty beyond the last.
    pub(super) fn text(&self, at: usize) -> &'s str {
        self.lines.get(at).map_or("", |line| line.text(self.source))
    }

    /// True if a line has text.
    pub(super) fn is_text(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|line| !line.is_blank())
    }

    /// The first line with text from one on.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        (from..self.lines.len().min(from + 2)).find(|&at| self.is_text(at))
    }

    /// The last line with text before one.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(2)..at).rev().find(|&i| self.is_text(i))
    }

    /// True if a blank line, a page or the end of the text stands before a line.
    pub(super) fn begins(&self, at: usize) -> bool {
        at == 0 || !self.is_text(at - 1) || self.lines.get(at).is_some_and(|line| line.turned)
    }

    /// True if a blank line, a page or the end of the text stands behind a line.
    pub(super) fn ends(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_none_or(|line| line.is_blank() || line.turned)
    }

    /// True if the first word of a line would have fitted at the end of the line before.
    pub(super) fn has_room(&self, before: Line, next: Line) -> bool {
        let text = next.text(self.source);
        let word = text.split([' ', '\t']).next().unwrap_or_default();
        before.right(self.source).saturating_add(1 + width(word)) <= self.layout.margin
    }

    /// True if a line goes on the paragraph that the line directly before it stands in.
    pub(super) fn goes_on(&self, before: Line, next: Line) -> bool {
        // Where paragraphs are lines none goes on.
        if self.layout.margin == usize::MAX {
            return false;
        }
        if !self.has_room(before, next) {
            return true;
        }
        let text = next.text(self.source);
        let ended = ends_sentence(before.text(self.source));
        !ended || text.starts_with(|c: char| c.is_lowercase())
    }
}

/// True if a text ends as sentences and items do.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches([')', ']', '"', '\'', '\u{201d}', '\u{2019}', '»']).ends_with(['.', ':', ';', '?', '!'])
}

/// The bytes of some lines.
pub(super) fn span(lines: &[Line]) -> crate::place::Span {
    match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => crate::place::Span::new(first.start, last.end),
        _ => crate::place::Span::default(),
    }
}
