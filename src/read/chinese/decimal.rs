//! Documents whose clauses have decimal numbers: standards by GB/T 1.1, engineering codes, and what has an outline of its own.
//!
//! Which lines are headings is decided for the whole document beforehand (`plan`); the reader goes over the lines once and does what the
//! plan says.

use super::entry::{is_page_number, is_worded_page};
use super::flow::Flow;
use super::head;
use super::letters::Letters;
use super::numbering::Number;
use super::page::{Line, LineKind};
use super::plan::Plan;
use super::state::{Definitions, Stage};
use super::words::Words;
use super::{cover, elements, furniture::Furniture};
use crate::model::{ClauseKind, NodeId};
use crate::regime::Regime;
use crate::source::prefix;

/// Rank of foreword, clauses, annexes; what stands inside them has higher ranks.
pub(super) const TOP: u32 = 10;
pub(super) const SECTION: u32 = 13;
pub(super) const SUBSECTION: u32 = 15;
/// A cover has no more lines.
const COVER: usize = 60;

/// Rank of the clauses of a second text, less one.
pub(super) const SECOND: u32 = 19;

/// The state of reading.
#[expect(clippy::struct_excessive_bools, reason = "each tells what the text has shown so far")]
pub(super) struct Reader<'f, 'p, 'a> {
    pub(super) flow: &'f mut Flow<'p, 'a>,
    pub(super) regime: Regime,
    pub(super) lines: &'p [Line],
    pub(super) at: usize,
    pub(super) plan: Plan,
    /// The last number.
    pub(super) last: Number,
    /// Rank of the heading without a number that was opened last, where no other clause was opened since.
    pub(super) unnumbered: Option<u32>,
    /// The number by which the last clause has its place.
    pub(super) placed: Number,
    /// Rank of a number is this and its depth.
    pub(super) base: u32,
    /// True if a second text is read, whose numbers are those of the first.
    pub(super) commentary: bool,
    pub(super) annex: Option<Letters>,
    /// Kinds of the open clauses, with their ranks.
    pub(super) kinds: Vec<(u32, ClauseKind)>,
    pub(super) furniture: Furniture,
    /// How wide a full line is, and the last line of words was.
    pub(super) full: usize,
    pub(super) width: usize,
    /// A heading or clause was met.
    pub(super) begun: bool,
    /// Level of the outermost headings without numbers.
    pub(super) level: Option<u8>,
    /// The document defines terms for the most part: its scope says so.
    pub(super) vocabulary: bool,
    /// The rules of 2020, by which clause 2 informs.
    pub(super) edition_2020: bool,
    pub(super) definitions: Definitions,
    /// The line after the last page number or running head.
    pub(super) after_page: usize,
    /// The line after the last heading.
    pub(super) after_heading: usize,
    /// Title of the last element, without blanks.
    pub(super) last_element: String,
    /// How far the open term entry has come.
    pub(super) stage: Stage,
    /// Where each clause begins.
    pub(super) starts: Vec<u32>,
    /// A line of the change log, and where it begins.
    pub(super) change: Option<(NodeId, u32)>,
}

/// Reads a document.
pub(super) fn read(flow: &mut Flow<'_, '_>, regime: Regime) {
    let page = flow.page;
    let lines = &page.lines;
    let head = prefix(&page.text, 24 << 10);
    let edition_2020 = regime == Regime::Gbt
        && ["1.1—2020", "1.1-2020", "1.1–2020", "1.1－2020"].iter().any(|year| head.contains(year));
    let furniture = Furniture::of(page);
    let mut reader = Reader {
        regime,
        lines,
        at: 0,
        plan: Plan::of(page, regime, &furniture),
        last: Number::default(),
        unnumbered: None,
        placed: Number::default(),
        base: TOP - 1,
        commentary: false,
        annex: None,
        kinds: Vec::new(),
        furniture,
        full: page.full,
        width: 0,
        begun: false,
        level: None,
        vocabulary: is_vocabulary(head),
        edition_2020,
        definitions: Definitions::default(),
        after_page: usize::MAX,
        after_heading: usize::MAX,
        last_element: String::new(),
        stage: Stage::None,
        starts: Vec::new(),
        change: None,
        flow,
    };
    reader.cover();
    while reader.at < lines.len() {
        reader.step();
    }
    reader.settle();
    reader.doubt();
    cover::page_title(reader.flow);
    reader.marked_cover();
}

/// True where the scope of a document says that it defines terms: 本文件界定了……的术语和定义 (GB/T 20001.1).
fn is_vocabulary(head: &str) -> bool {
    ["界定了", "規定了", "规定了", "确立了"].iter().any(|verb| {
        head.match_indices(verb).take(8).any(|(at, _)| {
            let sentence = head[at..].split('。').next().unwrap_or_default();
            let short = sentence.len() < 300 && !sentence.contains(['要', '方']);
            short && ["术语", "词汇", "術語"].iter().any(|word| sentence.contains(word))
        })
    })
}

impl<'p> Reader<'_, 'p, '_> {
    pub(super) fn line(&self, at: usize) -> Option<Line> {
        self.lines.get(at).copied()
    }

    pub(super) fn text(&self, line: Line) -> &'p str {
        self.flow.slice((line.start, line.end))
    }

    /// The kind of the innermost open clause.
    pub(super) fn kind(&self) -> Option<ClauseKind> {
        self.kinds.last().map(|(_, kind)| *kind)
    }

    /// The kind of the outermost open clause.
    pub(super) fn element(&self) -> Option<ClauseKind> {
        self.kinds.first().map(|(_, kind)| *kind)
    }

    pub(super) fn in_terms(&self) -> bool {
        let mut kinds = self.kinds.iter().rev().map(|(_, kind)| *kind);
        kinds.find(|kind| matches!(kind, ClauseKind::Terms | ClauseKind::Symbols)) == Some(ClauseKind::Terms)
            && !self.commentary
    }

    /// The lines before the first element: the cover, or a title.
    pub(super) fn cover(&mut self) {
        let mut end = 0;
        let mut signs = 0;
        while let Some(line) = self.line(end) {
            let text = self.text(line);
            // The title may be marked up where other fields of a cover stand before it.
            let kept = line.kind.is_text()
                || line.kind.is_heading() && (signs > 0 || cover::is_kind(text) || text.starts_with("ICS"));
            if end > 60 || !kept || self.plan.entries.after(end).is_some() {
                break;
            }
            self.flow.look(line);
            let chars = &self.flow.view.chars;
            let starts = elements::element(chars).as_ref().is_some_and(|_| !self.flow.view.cut)
                || head::han_section(chars).is_some()
                || head::han_paren(chars).is_some()
                || self.plan.is_heading(end);
            let sentence = text.ends_with(['。', '；']) || text.chars().count() > 80;
            if starts || sentence && !(signs > 0 && cover::follows(self.flow, &self.lines[end + 1..])) {
                break;
            }
            signs += usize::from(
                text.contains("标准") || text.contains("ICS") || text.contains("发布") || text.contains("日期"),
            );
            // A title that is printed twice is the heading of a page.
            if self.is_printed_again(end) > 0 && end == 0 && self.regime != Regime::Gbt {
                break;
            }
            end += 1;
        }
        if end == 0 {
            return;
        }
        let lines = self.lines;
        if end == 1 && signs == 0 {
            let Some(line) = self.line(0) else { return };
            cover::title(self.flow, (line.start, line.end));
        } else {
            self.flow.aside("cover", &lines[..end]);
            cover::read(self.flow, &lines[..end]);
        }
        self.at = end;
    }

    /// Reads the lines before the first element once more as a cover, where the number of the document was not met: Markdown makes
    /// headings of them.
    fn marked_cover(&mut self) {
        if !self.flow.builder.metadata().identifiers.is_empty() {
            return;
        }
        let mut end = 0;
        while let Some(line) = self.line(end).filter(|_| end < COVER) {
            self.flow.look(line);
            let chars = &self.flow.view.chars;
            let table = matches!(line.kind, LineKind::TableStart | LineKind::Row | LineKind::Cell { .. });
            let begins = elements::element(chars).is_some() && !self.flow.view.cut;
            if table || begins || self.plan.is_heading(end) || self.plan.entries.after(end).is_some() {
                break;
            }
            end += 1;
        }
        let lines = self.lines;
        cover::marked_up(self.flow, &lines[..end]);
    }

    pub(super) fn step(&mut self) {
        let Some(line) = self.line(self.at) else { return };
        match line.kind {
            LineKind::TableStart => {
                self.settle();
                self.definitions.close(self.flow);
                self.at += self.flow.table(&self.lines[self.at..]);
                return;
            }
            LineKind::Text | LineKind::Heading(_) => {}
            _ => {
                self.marked(line);
                self.at += 1;
                return;
            }
        }
        let text = self.text(line);
        if let Some(end) = self.plan.entries.after(self.at) {
            self.settle();
            self.flow.aside("contents", &self.lines[self.at..end]);
            self.at = end;
            return;
        }
        if self.furniture.is_running_head(text) {
            self.furnish(line);
            return;
        }
        if self.is_unlabelled(line) {
            self.unlabelled(line);
            return;
        }
        self.flow.look(line);
        let before = self.at;
        if self.heading(line) {
            return;
        }
        debug_assert_eq!(self.at, before, "what is no heading consumes nothing");
        let paged = self.flow.page.wrapped || self.flow.page.joins() && self.flow.breaks_off(true);
        if is_worded_page(text) || is_page_number(text) && paged && self.furniture.is_page(text) {
            self.furnish(line);
            return;
        }
        self.content(line);
    }

    /// Takes a line that belongs to the page and not to the text.
    fn furnish(&mut self, line: Line) {
        self.flow.hold(line);
        self.at += 1;
        self.after_page = self.at;
    }

    /// True if the first and the last character of a line are enough to know that nothing begins with it: most lines are prose.
    fn is_unlabelled(&self, line: Line) -> bool {
        let text = self.text(line);
        line.kind.is_text()
            && self.begun
            && self.stage == Stage::None
            && self.at != self.after_heading
            && head::is_unlabelled(text)
            && !elements::may_end(text)
    }

    /// Reads a line as the heading of something, if it is one.
    pub(super) fn heading(&mut self, line: Line) -> bool {
        let marked = matches!(line.kind, LineKind::Heading(_));
        // `附录二  本规范用词说明`.
        let annex = head::annex(&self.flow.view.chars).is_some() && self.plan.is_heading(self.at);
        if let Some(kind) = elements::element(&self.flow.view.chars).filter(|_| !self.flow.view.cut && !annex) {
            // An announcement has its own title below that of its page.
            let again = kind == ClauseKind::FrontMatter
                && self.last_element.ends_with("公告")
                && self.kind() == Some(kind)
                && self.text(line).contains("公告")
                && line.kind != LineKind::Heading(1);
            if again {
                self.settle();
                self.flow.paragraph((line.start, line.end));
                self.at += 1;
                return true;
            }
            let stands_alone = (!self.flow.is_unfinished() || !self.flow.page.wrapped || line.gap || marked)
                && !self.plan.goes_on_over(self.at);
            let named_only = kind == ClauseKind::BackMatter && !marked && !self.plan.is_second(self.at);
            if stands_alone && !named_only {
                self.open_element(kind, line);
                return true;
            }
        }
        if self.at == self.after_heading && self.says_label_again() {
            let lines = self.lines;
            self.flow.preformatted("running-head", &lines[self.at..=self.at]);
            self.at += 1;
            return true;
        }
        if self.planned() {
            return true;
        }
        if (self.regime != Regime::Gbt || marked)
            && !(self.plan.articles && self.begun)
            && let Some(opened) = self.han(line, marked)
        {
            return opened;
        }
        if let LineKind::Heading(level) = line.kind {
            // What has a number and no place in the numbering is an item that looks like a heading.
            if self.begun && self.plan.is_numbered() && head::begins_item(&self.flow.view.chars) {
                return false;
            }
            self.unnumbered(level, line);
            return true;
        }
        // A page of a code that has no number says its title twice.
        if !self.begun
            && self.regime == Regime::Engineering
            && self.words(&self.flow.view.chars) == Words::Title
            && self.is_printed_again(self.at) > 0
        {
            self.open_element(elements::kind_of(self.text(line)), line);
            return true;
        }
        false
    }
}
