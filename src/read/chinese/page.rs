//! What the front ends make of a source: one text, cut into lines that know what their markup says of them.

use std::borrow::Cow;

use crate::format::Format;
use crate::model::MarkKind;
use crate::source::OffsetMap;

/// A text in lines.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) format: Format,
    /// From the text back to the decoded source.
    pub(super) map: OffsetMap,
    pub(super) lines: Vec<Line>,
    /// Inline ranges that the markup names, in order of their start.
    pub(super) marks: Vec<(u32, u32, MarkKind)>,
    /// Targets of pictures.
    pub(super) targets: Vec<String>,
    /// Facts that the markup states beside the text: name and value.
    pub(super) facts: Vec<(String, String)>,
    /// What the front end did that a reader of the document should know.
    pub(super) notes: Vec<&'static str>,
    /// Bytes of menus, headers and footers of a web page that were left out.
    pub(super) left_out: usize,
    /// Lines that a page of the web adds: the way to it, its buttons, its foot.
    pub(super) web: Vec<Line>,
    /// Where lines begin that are links to places below them: entries of contents.
    pub(super) entries: Vec<u32>,
    /// How wide a full line is.
    pub(super) full: usize,
    /// How wide the first lines are, where lines end where the paper ended.
    pub(super) widths: Vec<u32>,
    /// True if lines end where the paper ended, so that a paragraph goes on over several.
    pub(super) wrapped: bool,
    /// True if two stars stand anywhere, which mark strong text.
    pub(super) starred: bool,
    /// True if the pinyin of characters stands behind them: `國(guó)家`.
    pub(super) glossed: bool,
}

/// A line without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: LineKind,
    /// A line without text stands before it.
    pub(super) gap: bool,
    /// A form feed stands before it.
    pub(super) new_page: bool,
}

/// What the markup says that a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Text,
    /// A heading of a level, from 1.
    Heading(u8),
    /// The first line of an item; 0 for a bullet, else the number that is computed.
    Item {
        ordinal: u32,
        depth: u8,
    },
    TableStart,
    TableEnd,
    Row,
    Cell {
        header: bool,
        columns: u16,
        rows: u16,
    },
    Caption,
    /// A picture; the text of the line is the alternative text, the number is that of the target.
    Graphic(u32),
    /// Text that is kept as it is laid out.
    Preformatted,
}

impl LineKind {
    pub(super) fn is_text(self) -> bool {
        self == Self::Text
    }

    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
    }
}

impl<'a> Page<'a> {
    pub(super) fn new(text: Cow<'a, str>, map: OffsetMap, lines: Vec<Line>) -> Self {
        Self {
            text,
            format: Format::Text,
            map,
            lines,
            marks: Vec::new(),
            targets: Vec::new(),
            facts: Vec::new(),
            notes: Vec::new(),
            left_out: 0,
            web: Vec::new(),
            entries: Vec::new(),
            full: 0,
            widths: Vec::new(),
            wrapped: false,
            starred: false,
            glossed: false,
        }
    }

    /// True if lines without a blank line between them may be one paragraph.
    pub(super) fn joins(&self) -> bool {
        self.format != Format::Html
    }

    pub(super) fn slice(&self, line: Line) -> &str {
        &self.text[line.start as usize..line.end as usize]
    }
}
