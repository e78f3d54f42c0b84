//! Blocks in reading order: what every regime does with clauses, paragraphs, lists and asides.

use std::borrow::Cow;

use super::head::ItemStyle;
use super::page::{Line, LineKind, Page};
use super::view::{View, folded, is_gloss, is_han, is_icon, is_layout};
use super::words::is_demand;
use crate::diagnostic::{Code, Diagnostic, Gathered};
use crate::model::{
    AttributeKey, Bindingness, Builder, BuilderToken, ClauseKind, MarkKind, NodeId, NodeKind, TermStatus,
};
use crate::place::Span;

/// A stretch of the page's text.
pub(super) type Stretch = (u32, u32);

/// How deep lists may nest; what is deeper is a paragraph.
const DEEPEST: usize = 8;

/// What breaks off in the middle of a sentence has more bytes.
const SHORTEST: usize = 18;

/// A builder that knows what is open.
#[derive(Debug)]
pub(super) struct Flow<'p, 'a> {
    pub(super) builder: Builder,
    pub(super) page: &'p Page<'a>,
    pub(super) odd: Gathered,
    pub(super) view: View,
    clauses: Vec<OpenClause>,
    lists: Vec<OpenList>,
    in_paragraph: bool,
    /// Where the open paragraph begins.
    begins: u32,
    /// The last character of the open paragraph.
    last: Option<char>,
    last_end: u32,
    /// White space stood behind the last label.
    blank: bool,
    /// Running heads that wait until the paragraph that they interrupt is over.
    waiting: Vec<Line>,
    /// Pinyin that stood behind characters, lifted out of the text that it interrupts until its block is over.
    pinyin: Vec<Stretch>,
}

#[derive(Clone, Copy, Debug)]
struct OpenClause {
    rank: u32,
    depth: usize,
    /// A term entry, which is no clause.
    is_entry: bool,
}

#[derive(Clone, Copy, Debug)]
struct OpenList {
    style: ItemStyle,
    number: u32,
    /// How many nodes are open around its items.
    depth: usize,
}

/// What is to be opened as a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct NewClause {
    /// Clauses of this rank and higher end here.
    pub(super) rank: u32,
    pub(super) kind: ClauseKind,
    pub(super) says: Option<Bindingness>,
    pub(super) label: Option<Stretch>,
    pub(super) at: Stretch,
}

impl<'p, 'a> Flow<'p, 'a> {
    pub(super) fn new(page: &'p Page<'a>) -> Self {
        let bytes = page.text.len();
        Self {
            // Most lines are a block; an item of a list is two.
            builder: Builder::with_room(bytes, bytes, page.lines.len() * 3 / 2),
            page,
            odd: Gathered::default(),
            view: View::default(),
            clauses: Vec::new(),
            lists: Vec::new(),
            in_paragraph: false,
            begins: 0,
            last: None,
            last_end: 0,
            blank: false,
            waiting: Vec::new(),
            pinyin: Vec::new(),
        }
    }

    /// The beginning of a line as it is recognised.
    pub(super) fn look(&mut self, line: Line) {
        self.look_at((line.start, line.end), 64);
    }

    /// A stretch as it is recognised, up to a number of characters.
    pub(super) fn look_at(&mut self, (start, end): Stretch, most: usize) {
        let text = &self.page.text[start as usize..end as usize];
        self.view.fill(text, start, most, self.page.glossed);
    }

    pub(super) fn slice(&self, (start, end): Stretch) -> &'p str {
        &self.page.text[start as usize..end as usize]
    }

    /// A label without the white space in it.
    pub(super) fn printed(&self, label: Stretch) -> Cow<'p, str> {
        let text = self.slice(label);
        if text.contains(is_layout) { text.chars().filter(|c| !is_layout(*c)).collect() } else { Cow::Borrowed(text) }
    }

    /// The label of a clause, which stands outside the text: without white space, stars of Markdown, and the full-width and private-use
    /// forms of its digits, letters and dots.
    pub(super) fn clause_label(&self, label: Stretch) -> Cow<'p, str> {
        let text = self.slice(label);
        let numeral = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '．');
        let outer = |c: char| matches!(c, '*' | '【' | '】' | '[' | ']' | '：' | ':');
        if !text.contains(|c| is_layout(c) || numeral(c) || is_icon(c) || outer(c)) {
            return Cow::Borrowed(text);
        }
        let form = |c: char| match c {
            c if numeral(c) => folded(c),
            c if is_icon(c) => '.',
            c => c,
        };
        text.chars().filter(|c| !is_layout(*c) && !outer(*c)).map(form).collect()
    }

    /// A stretch without the white space around it.
    pub(super) fn trimmed(&self, (start, end): Stretch) -> Stretch {
        if start >= end {
            return (start, start);
        }
        let raw = self.slice((start, end));
        let body = raw.trim_start_matches(is_layout);
        let from = end - body.len() as u32;
        (from, from + body.trim_end_matches(is_layout).len() as u32)
    }

    /// The rank of the innermost open clause.
    pub(super) fn rank(&self) -> Option<u32> {
        self.clauses.last().map(|open| open.rank)
    }

    /// True if a paragraph is open that did not come to the end of a sentence.
    pub(super) fn is_unfinished(&self) -> bool {
        let ends = |c: char| matches!(folded(c), '。' | ';' | ':' | '!' | '?' | '；' | '：' | '！' | '？' | '.');
        self.in_paragraph && !self.last.is_some_and(ends)
    }

    /// True if a paragraph is open that breaks off inside a sentence, as its last character and its words say. Less is asked for where
    /// a page ends.
    pub(super) fn breaks_off(&self, at_page_end: bool) -> bool {
        let Some(last) = self.last_char().filter(|_| self.is_unfinished()) else { return false };
        let text = self.page.text.get(self.begins as usize..self.last_end as usize).unwrap_or_default();
        let words =
            is_han(last) || last.is_ascii_alphanumeric() || matches!(last, '》' | '”' | '）' | ')' | '」' | '』');
        let is_sentence = || text.contains(['，', '。', '、', '；', '：', ',', ';']) || is_demand(text);
        matches!(last, '，' | '、' | ',')
            || words && text.len() > SHORTEST && (is_sentence() || at_page_end && text.contains(is_han))
    }

    /// The last character of the open paragraph.
    pub(super) fn last_char(&self) -> Option<char> {
        self.last.filter(|_| self.in_paragraph)
    }

    pub(super) fn is_in_list(&self) -> bool {
        !self.lists.is_empty()
    }

    pub(super) fn warn(&mut self, code: Code, message: impl Into<Box<str>>, (start, end): Stretch) {
        if self.odd.wants(code) {
            self.odd.push(Diagnostic::warning(code, message).at(Span::new(start, end)));
        }
    }

    pub(super) fn note(&mut self, code: Code, message: impl Into<Box<str>>, (start, end): Stretch) {
        if self.odd.wants(code) {
            self.odd.push(Diagnostic::note(code, message).at(Span::new(start, end)));
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.builder.depth() > depth.max(1) {
            self.builder.close_at(self.last_end);
        }
    }

    /// Opens a block at a stretch.
    pub(super) fn open(&mut self, kind: NodeKind, (start, end): Stretch) -> NodeId {
        self.builder.open(kind, Span::new(start, end), &[])
    }

    pub(super) fn close(&mut self) {
        self.builder.close_at(self.last_end);
    }

    /// Text of a stretch with its marks, white space collapsed.
    pub(super) fn put(&mut self, (start, end): Stretch) {
        let page = self.page;
        let from = page.marks.partition_point(|mark| mark.0 < start);
        let mut open: Vec<(u32, BuilderToken, MarkKind)> = Vec::new();
        let mut at = start;
        for &(mark_start, mark_end, kind) in page.marks[from..].iter().take_while(|mark| mark.0 < end) {
            if mark_end > end {
                continue;
            }
            self.end_marks(&mut open, &mut at, mark_start);
            self.copy(at, mark_start);
            at = mark_start;
            open.push((mark_end, self.builder.begin(), kind));
        }
        self.end_marks(&mut open, &mut at, end);
        self.copy(at, end);
        let text = self.slice((start, end));
        self.last = text.chars().rev().find(|c| !is_layout(*c)).or(self.last);
        self.last_end = self.last_end.max(end);
    }

    /// Ends marks up to a place, the innermost first.
    fn end_marks(&mut self, open: &mut Vec<(u32, BuilderToken, MarkKind)>, at: &mut u32, until: u32) {
        while let Some((end, token, kind)) = open.pop_if(|(end, ..)| *end <= until) {
            let end = end.max(*at);
            self.copy(*at, end);
            *at = end;
            let range = self.builder.end(token);
            if !range.is_empty() {
                self.builder.mark(range, kind, None);
            }
        }
    }

    fn copy(&mut self, start: u32, end: u32) {
        if start >= end {
            return;
        }
        let text = self.slice((start, end));
        if !self.page.starred || !text.contains("**") {
            self.spaced(text, start);
            return;
        }
        let mut at = start;
        for piece in text.split("**") {
            self.spaced(piece, at);
            at += piece.len() as u32 + 2;
        }
    }

    /// Text without the pinyin behind its characters, which waits for the end of its block.
    fn spaced(&mut self, text: &str, start: u32) {
        if !self.page.glossed {
            self.plain(text, start);
            return;
        }
        let mut at = 0;
        for (open, _) in text.match_indices('(') {
            let before = start as usize + open;
            let behind_han = self.page.text[..before].ends_with(is_han);
            let Some(end) = is_gloss(text, open, true).filter(|_| behind_han && open >= at) else { continue };
            self.plain(&text[at..open], start + at as u32);
            self.pinyin.push((start + open as u32, start + end as u32));
            at = end;
        }
        self.plain(&text[at..], start + at as u32);
    }

    /// The builder collapses the blanks of ASCII; those of Chinese type-setting are blanks as well.
    fn plain(&mut self, text: &str, start: u32) {
        let blanks = Blanks::of(text.as_bytes());
        if !blanks.wide {
            // The builder knows the blanks of ASCII.
            if blanks.ascii {
                self.builder.text(text, start);
            } else {
                self.builder.run(text, start);
            }
            return;
        }
        let mut at = 0;
        for (offset, c) in text.char_indices().filter(|(_, c)| !c.is_ascii() && is_layout(*c)) {
            self.builder.text(&text[at..offset], start + at as u32);
            self.builder.text(" ", start + offset as u32);
            at = offset + c.len_utf8();
        }
        self.builder.text(&text[at..], start + at as u32);
    }

    /// Ends the open paragraph, lists, notes and tables; the innermost clause stays open.
    pub(super) fn end_blocks(&mut self) {
        self.in_paragraph = false;
        self.lists.clear();
        let depth = self.clauses.last().map_or(1, |open| open.depth);
        self.close_to(depth);
        self.flush();
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.in_paragraph) {
            self.close();
        }
    }

    /// Keeps a running head or page number for the end of the paragraph that it interrupts.
    pub(super) fn hold(&mut self, line: Line) {
        self.waiting.push(line);
        if !self.in_paragraph && self.lists.is_empty() {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if !self.waiting.is_empty() {
            let lines = std::mem::take(&mut self.waiting);
            self.preformatted("running-head", &lines);
        }
        let (Some(first), Some(last)) = (self.pinyin.first().copied(), self.pinyin.last().copied()) else { return };
        self.open(NodeKind::Preformatted, (first.0, last.1));
        self.builder.attribute(AttributeKey::Type, "pinyin");
        for (start, end) in std::mem::take(&mut self.pinyin) {
            self.builder.verbatim(self.slice((start, end)), start);
        }
        self.close();
    }

    /// Lines that are kept as they are laid out, of a type: `contents`, `cover`, `running-head`, `cells`.
    pub(super) fn aside(&mut self, kind: &str, lines: &[Line]) {
        self.end_blocks();
        self.preformatted(kind, lines);
    }

    pub(super) fn preformatted(&mut self, kind: &str, lines: &[Line]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        self.open(NodeKind::Preformatted, (first.start, last.end));
        self.builder.attribute(AttributeKey::Type, kind);
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.builder.verbatim("\n", line.start);
            }
            self.builder.verbatim(self.page.slice(*line), line.start);
        }
        self.last_end = self.last_end.max(last.end);
        self.close();
    }

    /// Ends every clause of a rank and higher.
    pub(super) fn end_clauses(&mut self, rank: u32) {
        self.end_blocks();
        while self.clauses.pop_if(|open| open.rank >= rank).is_some() {
            let depth = self.clauses.last().map_or(1, |open| open.depth);
            self.close_to(depth);
        }
    }

    /// Opens a clause below the innermost one of a lower rank.
    pub(super) fn clause(&mut self, new: NewClause) -> NodeId {
        self.end_clauses(new.rank);
        let id = self.builder.open_clause(new.kind, new.says, Span::new(new.at.0, new.at.1), &[]);
        self.last_end = self.last_end.max(new.at.0);
        if let Some(label) = new.label {
            self.builder.label_node(id, &self.clause_label(label), false);
            self.last_end = self.last_end.max(label.1);
        }
        self.clauses.push(OpenClause { rank: new.rank, depth: self.builder.depth(), is_entry: false });
        id
    }

    /// The title of the open clause or document: no blanks of layout between Chinese characters.
    pub(super) fn title(&mut self, pieces: &[Stretch]) {
        self.titled(pieces, None);
    }

    /// A title that is the first sentence of the paragraph of its clause: what it demands is a demand.
    pub(super) fn run_in_title(&mut self, at: Stretch) {
        self.titled(&[at], Some("run-in"));
    }

    fn titled(&mut self, pieces: &[Stretch], of_type: Option<&str>) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        self.open(NodeKind::Title, (first.0, last.1));
        if let Some(of_type) = of_type {
            self.builder.attribute(AttributeKey::Type, of_type);
        }
        let mut before: Option<char> = None;
        let mut icons = Vec::new();
        for &piece in pieces {
            let mut at = piece.0;
            let text = self.slice(piece);
            let bare = text.trim_end_matches(|c| is_icon(c) || is_layout(c));
            if text[bare.len()..].contains(is_icon) {
                icons.push(self.trimmed((piece.0 + bare.len() as u32, piece.1)));
            }
            let text = bare;
            for word in text.split(is_layout) {
                let start = at;
                at += word.len() as u32;
                at += text[(at - piece.0) as usize..].chars().next().map_or(0, char::len_utf8) as u32;
                let Some(first) = word.chars().next() else { continue };
                let joined = |c: char| c >= '\u{2E80}';
                if before.is_some_and(|b| !(joined(b) || joined(first))) {
                    self.builder.text(" ", start);
                }
                self.put((start, start + word.len() as u32));
                before = word.chars().next_back();
            }
        }
        self.close();
        // An icon behind a line of a title is no part of it.
        for icons in icons {
            self.builder.continue_line(false);
            self.put(icons);
        }
        if self.builder.current_kind() == NodeKind::Clause {
            self.flush();
        }
    }

    /// A paragraph of its own. It stays open for lines that go on.
    pub(super) fn paragraph(&mut self, at: Stretch) {
        self.end_blocks();
        self.open(NodeKind::Paragraph, at);
        self.begin_paragraph(at.0);
        self.put(at);
    }

    /// A paragraph of a type, such as `addressee`.
    pub(super) fn typed_paragraph(&mut self, kind: &str, at: Stretch) {
        self.paragraph(at);
        self.builder.attribute(AttributeKey::Type, kind);
    }

    /// A paragraph that goes on on the line of the title of its clause.
    pub(super) fn run_in(&mut self, at: Stretch) {
        self.end_blocks();
        self.open(NodeKind::Paragraph, at);
        self.builder.continue_line(false);
        self.begin_paragraph(at.0);
        self.put(at);
    }

    /// More of the open paragraph; a new one where none is open.
    pub(super) fn extend(&mut self, at: Stretch) {
        if !self.in_paragraph {
            self.paragraph(at);
            return;
        }
        let text = self.slice(at);
        let (before, after) = (self.last.unwrap_or(' '), text.chars().next().unwrap_or(' '));
        let number = before == '.' && after.is_ascii_digit();
        if !(is_wide(before) || is_wide(after) || number) {
            self.builder.text(" ", at.0);
        }
        self.put(at);
    }

    /// An item of a list. Lists of other styles open inside the last item; a style that is open already goes on.
    pub(super) fn item(&mut self, style: ItemStyle, number: u32, label: Option<Stretch>, at: Stretch) {
        self.end_paragraph();
        if let Some(open) = self.lists.iter().rposition(|list| list.style == style) {
            self.lists.truncate(open + 1);
            let depth = self.lists[open].depth;
            self.close_to(depth);
        } else if self.lists.len() >= DEEPEST {
            self.paragraph((label.map_or(at.0, |label| label.0), at.1));
            return;
        } else {
            if self.lists.is_empty() {
                self.end_blocks();
            }
            self.open(NodeKind::List, at);
            self.builder.attribute(AttributeKey::ListStyle, style.name());
            self.lists.push(OpenList { style, number: 0, depth: self.builder.depth() });
        }
        if let Some(list) = self.lists.last_mut() {
            list.number = number;
        }
        let start = label.map_or(at.0, |label| label.0);
        let id = self.open(NodeKind::ListItem, (start, at.1));
        match label {
            Some(label) => self.lead(id, label, at.0),
            None if number > 0 => self.builder.label_node(id, &number.to_string(), true),
            None => {}
        }
        self.open(NodeKind::Paragraph, at);
        if label.is_some() {
            self.builder.continue_line(self.blank);
        }
        self.begin_paragraph(at.0);
        self.put(at);
    }

    /// The number of the last item of the innermost open list of a style.
    pub(super) fn last_number(&self, style: ItemStyle) -> Option<u32> {
        self.lists.iter().rev().find(|list| list.style == style).map(|list| list.number)
    }

    /// The label of a block that is no clause. In a text that is all there is, it stands in the text as well: at the beginning of the
    /// block, before its first inner block, on the same line.
    pub(super) fn lead(&mut self, id: NodeId, label: Stretch, until: u32) {
        self.builder.label_node(id, self.printed(label).trim_end_matches(['：', ':']), false);
        self.put(label);
        self.blank = until > label.1;
    }

    /// Opens a term entry: it ends where a clause of its rank would.
    pub(super) fn entry(&mut self, kind: NodeKind, rank: u32, at: Stretch) -> NodeId {
        self.end_clauses(rank);
        let id = self.open(kind, at);
        self.builder.term_language("zh");
        self.clauses.push(OpenClause { rank, depth: self.builder.depth(), is_entry: true });
        id
    }

    /// True if the innermost thing of a rank is a term entry.
    pub(super) fn is_in_entry(&self) -> bool {
        self.clauses.last().is_some_and(|open| open.is_entry)
    }

    /// A designation of the open entry, on the line of the one before it or on its own. `equivalent`: it is in another language than the
    /// entry.
    pub(super) fn designation(&mut self, status: TermStatus, at: Stretch, on_line: bool, equivalent: bool) {
        self.end_blocks();
        let place = Span::new(at.0, at.1);
        if equivalent {
            self.builder.open_equivalent(status, "en", place);
        } else {
            self.builder.open_designation(status, place, &[]);
        }
        if on_line {
            self.builder.continue_line(true);
        }
        self.put(at);
        self.close();
    }

    /// What stands between designations, or behind the last one, such as `；`: text of the entry itself.
    pub(super) fn between(&mut self, at: Stretch) {
        self.builder.continue_line(false);
        self.put(at);
    }

    /// A block of the open entry that may go on over lines.
    pub(super) fn in_entry(&mut self, kind: NodeKind, at: Stretch) -> NodeId {
        self.end_blocks();
        let id = self.open(kind, at);
        self.begin_paragraph(at.0);
        self.put(at);
        id
    }

    /// A list of a kind, which goes on where it is open.
    pub(super) fn open_list(&mut self, kind: NodeKind, at: Stretch) {
        self.end_paragraph();
        if self.builder.current_kind() != kind {
            self.end_blocks();
            self.open(kind, at);
        }
    }

    /// Leaves the innermost block open for lines that go on.
    pub(super) fn hold_open(&mut self) {
        self.begin_paragraph(self.last_end);
    }

    /// Notes that words follow which may go on over lines.
    fn begin_paragraph(&mut self, at: u32) {
        self.in_paragraph = true;
        self.begins = at;
    }

    /// A block without inner structure, on the line of what stands before it.
    pub(super) fn block_on_line(&mut self, kind: NodeKind, at: Stretch) {
        self.open(kind, at);
        self.builder.continue_line(false);
        self.put(at);
        self.close();
    }

    /// Where the text ends that was put last.
    pub(super) fn last_end(&self) -> u32 {
        self.last_end
    }

    /// A note, example or warning whose label a line begins with.
    pub(super) fn supplement(&mut self, kind: NodeKind, label: Stretch, at: Stretch) {
        // It belongs to the item before it where a list is open.
        self.end_paragraph();
        while matches!(self.builder.current_kind(), NodeKind::Note | NodeKind::Example | NodeKind::Warning) {
            self.close();
        }
        let id = self.open(kind, (label.0, at.1));
        self.lead(id, label, at.0);
        if at.0 < at.1 {
            self.open(NodeKind::Paragraph, at);
            self.builder.continue_line(self.blank);
            self.begin_paragraph(at.0);
            self.put(at);
        }
    }

    /// One block without inner structure.
    pub(super) fn block(&mut self, kind: NodeKind, at: Stretch) -> NodeId {
        self.end_paragraph();
        let id = self.open(kind, at);
        self.put(at);
        self.close();
        id
    }

    /// A table of the markup: from its first line to the line after its last.
    pub(super) fn table(&mut self, lines: &[Line]) -> usize {
        let first = lines.first().map_or((0, 0), |line| (line.start, line.end));
        self.end_paragraph();
        self.open(NodeKind::Table, first);
        let count = self.table_rows(lines);
        self.close();
        count
    }

    /// The rows of a table of the markup inside the table that is open; how many lines they take.
    pub(super) fn table_rows(&mut self, lines: &[Line]) -> usize {
        let inside = self.builder.depth();
        let mut count = 0;
        let mut depth = 0_u32;
        while let Some(line) = lines.get(count) {
            count += 1;
            let at = (line.start, line.end);
            match line.kind {
                LineKind::TableStart => depth += 1,
                LineKind::TableEnd => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                LineKind::Caption => {
                    self.close_to(inside);
                    self.captioned(at);
                }
                LineKind::Row => {
                    if self.builder.depth() <= inside {
                        self.open(NodeKind::RowGroup, at);
                        self.builder.attribute(AttributeKey::GroupRole, "body");
                    }
                    self.close_to(inside + 1);
                    self.open(NodeKind::Row, at);
                }
                LineKind::Cell { header, columns, rows } => {
                    self.cell(header, columns, rows, at);
                }
                // Text between rows, where a tag was forgotten.
                _ => {
                    self.block(NodeKind::Paragraph, at);
                }
            }
        }
        self.close_to(inside);
        count
    }

    /// A cell of the open row.
    pub(super) fn cell(&mut self, header: bool, columns: u16, rows: u16, at: Stretch) {
        self.open(NodeKind::Cell, at);
        if header {
            self.builder.attribute(AttributeKey::CellRole, "header");
        }
        for (key, count) in [(AttributeKey::ColumnSpan, columns), (AttributeKey::RowSpan, rows)] {
            if count > 1 {
                self.builder.attribute(key, &count.to_string());
            }
        }
        self.put(at);
        self.close();
    }

    /// The caption of the open table or figure: its number is the label of the table or figure.
    pub(super) fn captioned(&mut self, at: Stretch) {
        self.look_at(at, 64);
        let length = super::head::caption(&self.view.chars).map(|(_, _, length)| length);
        let id = self.builder.current();
        let rest = match length {
            Some(length) => {
                let label = (at.0, self.view.place(length));
                let rest = self.trimmed((label.1, at.1));
                self.lead(id, label, rest.0);
                rest
            }
            None => at,
        };
        if rest.0 < rest.1 {
            self.open(NodeKind::Caption, rest);
            if length.is_some() {
                self.builder.continue_line(self.blank);
            }
            self.put(rest);
            self.close();
        }
    }

    /// Ends what is open, running heads included.
    pub(super) fn finish(&mut self) {
        self.end_clauses(0);
    }
}

/// Which white space a text may hold, characters that stand for none included, by the bytes of those.
#[derive(Clone, Copy, Debug, Default)]
struct Blanks {
    ascii: bool,
    wide: bool,
}

impl Blanks {
    fn of(bytes: &[u8]) -> Self {
        let (mut ascii, mut wide, mut before) = (0, 0, 0);
        // Without a branch for each byte, many are looked at at once.
        for byte in bytes {
            ascii |= u8::from(*byte <= b' ');
            wide |= u8::from(*byte == 0xC2) | u8::from(matches!(*byte, 0xE1 | 0xE2));
        }
        for byte in bytes {
            // U+3000 and U+FEFF.
            wide |= u8::from(before == 0x80 && *byte == 0x80) | u8::from(before == 0xBB && *byte == 0xBF);
            before = *byte;
        }
        Self { ascii: ascii != 0, wide: wide != 0 }
    }
}

/// Characters that no blank stands beside where a line is joined to the next.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}' | '—' | '“' | '”' | '‘' | '’' | '…')
}
