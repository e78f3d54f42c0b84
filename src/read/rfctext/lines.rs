//! Lines of a text as slices of it: where their content begins and ends, and how far it is indented.

use memchr::{memchr, memchr2_iter};

/// A line without the white space around it, or a run of blank lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Line {
    /// First byte of the content.
    pub(in crate::read) start: u32,
    /// The byte after the content; a run of blank lines is empty.
    pub(in crate::read) end: u32,
    /// Columns before the content; how many lines a run of blank ones has.
    pub(in crate::read) column: u16,
    /// A form feed stands before the content, or among the blank lines.
    pub(in crate::read) feed: bool,
    /// A page ended before this line, and no blank line stands for it.
    pub(in crate::read) turned: bool,
}

impl Line {
    pub(in crate::read) fn is_blank(self) -> bool {
        self.start == self.end
    }

    /// The content, of the text that the line was cut from.
    pub(in crate::read) fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The column after the last character.
    pub(in crate::read) fn right(self, source: &str) -> usize {
        usize::from(self.column) + width(self.text(source))
    }
}

/// The number of characters of a text, by which tools set RFCs, wide characters included.
pub(in crate::read) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// White space around content. A form feed ends a line, so that none is left in one.
fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c)
}

/// Cuts a text into lines; blank lines that follow each other are one. Lines end with `\n`, `\r\n` or a form feed, or with
/// `\r` where the text has no other end of line.
pub(in crate::read) fn cut(source: &str) -> Vec<Line> {
    let bytes = source.as_bytes();
    let terminator = if memchr(b'\n', bytes).is_some() { b'\n' } else { b'\r' };
    let mut lines: Vec<Line> = Vec::with_capacity(bytes.len() / 40 + 8);
    let (mut at, mut feed) = (0, false);
    for end in memchr2_iter(terminator, 0x0c, bytes).chain([bytes.len()]) {
        let line = trimmed(bytes, at, end, feed);
        feed = bytes.get(end) == Some(&0x0c);
        at = end + 1;
        match lines.last_mut() {
            Some(last) if line.is_blank() && last.is_blank() => {
                last.column = last.column.saturating_add(1);
                last.feed |= line.feed;
            }
            _ => lines.push(line),
        }
    }
    lines
}

fn trimmed(bytes: &[u8], from: usize, to: usize, feed: bool) -> Line {
    let (mut start, mut end) = (from, to);
    let mut column = 0_u16;
    while start < end && is_white(bytes[start]) {
        // A tab leads to the next column that eight divides.
        column = if bytes[start] == b'\t' { (column | 7).saturating_add(1) } else { column.saturating_add(1) };
        start += 1;
    }
    while end > start && is_white(bytes[end - 1]) {
        end -= 1;
    }
    if start == end {
        return Line { start: from as u32, end: from as u32, column: 1, feed, turned: false };
    }
    Line { start: start as u32, end: end as u32, column, feed, turned: false }
}

/// The look of a text on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The column that lines of prose are filled to.
    pub(super) margin: usize,
    /// Column of most paragraphs.
    pub(super) body: u16,
}

impl Layout {
    /// Measures lines. Prose is filled to the column that hardly a line passes.
    pub(super) fn of(source: &str, lines: &[Line]) -> Self {
        const WIDEST: usize = 80;
        let (mut ends, mut indents) = ([0_u32; WIDEST + 1], [0_u32; 16]);
        let mut count = 0;
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
            let goes_on = lines.get(at + 1).is_some_and(|next| !next.is_blank());
            if goes_on {
                ends[line.right(source).min(WIDEST)] += 1;
                count += 1;
                if let Some(indent) = indents.get_mut(usize::from(line.column)) {
                    *indent += 1;
                }
            }
        }
        let mut over = 0;
        let mut margin = WIDEST;
        while margin > 50 && over + ends[margin] <= count / 100 {
            over += ends[margin];
            margin -= 1;
        }
        let body = (0..16_u16).rev().max_by_key(|&i| indents[usize::from(i)]).unwrap_or(0);
        Self { margin: margin.clamp(60, 72), body }
    }

    /// True if the first word of a line would have fitted at the end of the line before: prose is filled, so it is none.
    pub(super) fn has_room(self, source: &str, before: Line, next: Line) -> bool {
        before.right(source) + 1 + width(unbroken(next.text(source))) <= self.margin
    }
}

/// The words at the beginning of a line that no line is broken between: `Section 4.2`, `MUST NOT`, `(1) the`.
fn unbroken(text: &str) -> &str {
    let Some(first) = memchr(b' ', text.as_bytes()) else { return text };
    let (word, rest) = (&text[..first], &text[first + 1..]);
    let second = &rest[..memchr(b' ', rest.as_bytes()).unwrap_or(rest.len())];
    let counted = word.len() <= 4 && word.ends_with(')');
    let numbered = word.len() > 2 && second.starts_with(|c: char| c.is_ascii_digit());
    let negated = second.trim_end_matches(',') == "NOT";
    if counted || numbered || negated { &text[..first + 1 + second.len()] } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<(&str, u16, bool)> {
        cut(source).into_iter().map(|l| (l.text(source), l.column, l.feed)).collect()
    }

    #[test]
    fn lines_know_their_indent() {
        assert_eq!(shown("a\r\n   b \n\tc"), [("a", 0, false), ("b", 3, false), ("c", 8, false)]);
        assert_eq!(shown("a\rb"), [("a", 0, false), ("b", 0, false)]);
        assert_eq!(shown(""), [("", 1, false)]);
    }

    #[test]
    fn blank_lines_are_one_and_form_feeds_are_known() {
        assert_eq!(
            shown("a\n\n \nb\x0cc\n\x0c\nd"),
            [("a", 0, false), ("", 2, false), ("b", 0, false), ("c", 0, true), ("", 2, true), ("d", 0, false),]
        );
    }

    #[test]
    fn prose_is_filled() {
        let text =
            "   The paper is held by a frame of bamboo, and the frame is held by a\n   string of hemp.\n".repeat(40);
        let lines = cut(&text);
        let layout = Layout::of(&text, &lines);
        assert_eq!(layout.body, 3);
        assert!(!layout.has_room(&text, lines[0], lines[1]));
        assert!(layout.has_room(&text, lines[1], lines[2]));
    }
}
