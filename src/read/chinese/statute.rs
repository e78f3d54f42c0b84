//! Statutes: 编、分编、章、节、条; 款 and 项 are paragraphs and items (Legislation Law, article on 编、章、节、条、款、项、目).

use super::articles::{Articles, before_is_open, is_title_below};
use super::dates;
use super::document_number::document_number;
use super::entry::{is_page_line, squeezed};
use super::flow::{Flow, NewClause, Stretch};
use super::head::{self, Level};
use super::page::{Line, LineKind};
use super::view::{View, is_han, without_glosses};
use crate::diagnostic::Code;
use crate::model::{ClauseKind, DocumentIdentifier, DocumentTitle, IdentifierForm};
use crate::read::titles::clause_kind;

const ANNEX: u32 = 5;

/// What follows a label where a sentence speaks of it: `第三条规定的…`, `第三条、第四条`.
const SPEAKS: &[char] =
    &['第', '的', '、', '和', '至', '款', '项', '所', '或', '与', ',', '，', '。', '之', '及', '(', '~'];

fn rank(level: Level) -> u32 {
    match level {
        Level::Part => 10,
        Level::Subpart => 20,
        Level::Chapter => 30,
        Level::Section => 40,
        Level::Article => 50,
    }
}

struct Reader {
    articles: Articles,
    /// The last number of each level, from 编 to 节.
    last: [u32; 4],
    /// The last article, and the last that was inserted after it.
    article: (u32, u32),
    /// Ranks of the clauses that headings of each level of Markdown opened.
    ranks: [u32; 7],
    begun: bool,
    titled: bool,
    /// The label of a chapter or article stood alone on the last line: a title may stand below it.
    untitled: bool,
    /// The title that a decree before the statute names: 《…》已经…通过，现予公布.
    named: Option<String>,
}

/// Reads a statute.
pub(super) fn read(flow: &mut Flow<'_, '_>) {
    let page = flow.page;
    let lines = &page.lines;
    let articles = Articles::of(page);
    let mut reader = Reader {
        articles,
        last: [0; 4],
        article: (0, 0),
        ranks: [0; 7],
        begun: false,
        titled: false,
        untitled: false,
        named: None,
    };
    let mut at = 0;
    // The line after the last number of a page.
    let mut after_page = usize::MAX;
    while let Some(line) = lines.get(at) {
        if line.kind == LineKind::TableStart {
            at += flow.table(&lines[at..]);
            continue;
        }
        if let Some(end) = reader.articles.entries.after(at) {
            flow.aside("contents", &lines[at..end]);
            at = end;
            continue;
        }
        let text = flow.slice((line.start, line.end));
        if is_page_line(text) {
            flow.hold(*line);
            at += 1;
            after_page = at;
            continue;
        }
        let turned = at == after_page;
        if std::mem::take(&mut reader.untitled) && is_title_below(flow.page, at) {
            flow.title(&[(line.start, line.end)]);
            at += 1;
            continue;
        }
        if reader.begun && line.kind.is_text() && head::is_unlabelled(text) && !text.ends_with('则') {
            paragraph(flow, *line, turned);
            at += 1;
            continue;
        }
        flow.look(*line);
        reader.line(flow, at, *line, turned);
        at += 1;
    }
    if reader.article.0 == 0 {
        flow.warn(Code::Missing, "no article (第…条) was found", (0, 0));
    }
}

/// A line that is a paragraph, or goes on with one.
fn paragraph(flow: &mut Flow<'_, '_>, line: Line, turned: bool) {
    let at = (line.start, line.end);
    let near = flow.page.joins() && (!line.gap || turned);
    let goes_on = flow.page.wrapped && !line.gap && flow.is_unfinished() || near && flow.breaks_off(turned);
    if goes_on { flow.extend(at) } else { flow.paragraph(at) }
}

impl Reader {
    fn line(&mut self, flow: &mut Flow<'_, '_>, place: usize, line: Line, turned: bool) {
        let at = (line.start, line.end);
        let heading = match line.kind {
            LineKind::Heading(level) => Some(usize::from(level).min(6)),
            _ => None,
        };
        if let Some((level, number, inserted, length)) = head::level(&flow.view.chars)
            && self.is_heading(flow, place, (level, number), length, heading.is_some())
        {
            if let Some(depth) = heading {
                self.ranks[depth] = rank(level);
            }
            self.open(flow, level, (number, inserted), length, at);
            return;
        }
        if let Some((_, length)) = head::attachment(&flow.view.chars).filter(|_| self.begun || heading.is_some()) {
            self.annex(flow, length, at);
            return;
        }
        if let Some(depth) = heading {
            self.heading(flow, depth, at);
            return;
        }
        if self.begun && self.articles.has(place + 1) && is_named_part(&flow.view) {
            let rank = rank(if self.last[Level::Part as usize] > 0 { Level::Part } else { Level::Chapter });
            flow.clause(NewClause { rank, kind: ClauseKind::Clause, says: None, label: None, at });
            flow.title(&[at]);
            return;
        }
        if !self.begun && self.before(flow, line) {
            return;
        }
        if self.numbered(flow, line) {
            return;
        }
        if let LineKind::Item { ordinal, depth } = line.kind {
            flow.item(head::ItemStyle::Markup(depth), ordinal, None, at);
            return;
        }
        paragraph(flow, line, turned);
    }

    /// Opens the article or item that a label such as `一、`, `（一）` or `1.` begins.
    fn numbered(&mut self, flow: &mut Flow<'_, '_>, line: Line) -> bool {
        // `一、` is an item of an article; where there are no articles, it is one.
        if let Some((number, length)) = head::han_section(&flow.view.chars) {
            let label = (line.start, flow.view.place(length));
            let rest = flow.trimmed((label.1, line.end));
            if self.articles.is_empty() {
                self.begun = true;
                let at = (line.start, line.end);
                let new = NewClause {
                    rank: rank(Level::Article),
                    kind: ClauseKind::Clause,
                    says: None,
                    label: Some(label),
                    at,
                };
                flow.clause(new);
                flow.paragraph(rest);
                return true;
            }
            if self.begun {
                flow.item(head::ItemStyle::HanComma, number, Some(label), rest);
                return true;
            }
        }
        if let Some((style, number, length)) = head::item(&flow.view.chars).filter(|_| self.begun) {
            let label = (line.start, flow.view.place(length));
            let rest = flow.trimmed((label.1, line.end));
            flow.item(style, number, Some(label), rest);
            return true;
        }
        false
    }

    /// True if a line begins what its label says, or speaks of it: `第三条规定的…`.
    fn is_heading(
        &self,
        flow: &Flow<'_, '_>,
        place: usize,
        (level, number): (Level, u32),
        length: usize,
        marked: bool,
    ) -> bool {
        if level == Level::Article {
            return self.articles.has(place);
        }
        let rest = flow.view.chars.get(length..).unwrap_or_default();
        if marked || rest.is_empty() {
            return true;
        }
        let last = self.last[level as usize];
        let follows = last == 0 || number == last + 1 || number == 1;
        if rest.first() == Some(&' ') && (follows || !flow.is_unfinished()) {
            return true;
        }
        // Without a blank, a title of a chapter is short and no sentence.
        let short = rest.len() < 30 && !flow.view.cut && !rest.contains(&'。') && !rest.contains(&',');
        let speaks = rest.first().is_some_and(|c| SPEAKS.contains(c));
        short && !speaks && (follows || !flow.is_unfinished()) && !before_is_open(flow.page, place)
    }

    fn open(&mut self, flow: &mut Flow<'_, '_>, level: Level, number: (u32, u32), length: usize, at: Stretch) {
        self.begun = true;
        let label = (at.0, flow.view.place(length));
        let rest = flow.trimmed((label.1, at.1));
        let kind = ClauseKind::Clause;
        flow.clause(NewClause { rank: rank(level), kind, says: None, label: Some(label), at });
        if level != Level::Article {
            self.last[level as usize] = number.0;
            self.last[level as usize + 1..].fill(0);
            self.untitled = rest.0 >= rest.1;
            if rest.0 < rest.1 {
                flow.title(&[rest]);
            }
            return;
        }
        self.check(flow, number, at);
        self.article = number;
        self.untitled = self.articles.titled_below && rest.0 >= rest.1;
        if rest.0 < rest.1 {
            flow.paragraph(rest);
        }
    }

    /// Articles count through the whole statute: a number that does not follow is said.
    fn check(&self, flow: &mut Flow<'_, '_>, number: (u32, u32), at: Stretch) {
        let (last, _) = self.article;
        let skipped = number.0 > last + 1 && last > 0;
        if skipped {
            let message = format!("article {} follows article {last}; those between are not in this text", number.0);
            flow.note(Code::Missing, message, at);
        } else if number.0 < last && last > 0 {
            let message =
                format!("article {} stands after article {last}: perhaps another document begins here", number.0);
            flow.warn(Code::NotUnderstood, message, at);
        }
    }

    fn annex(&mut self, flow: &mut Flow<'_, '_>, length: usize, at: Stretch) {
        self.begun = true;
        let label = (at.0, flow.view.place(length));
        let rest = flow.slice((label.1, at.1)).trim_start_matches([':', '：', ' ', '\u{3000}']);
        let rest = (at.1 - rest.len() as u32, at.1);
        flow.clause(NewClause { rank: ANNEX, kind: ClauseKind::Annex, says: None, label: Some(label), at });
        if rest.0 < rest.1 {
            flow.title(&[rest]);
        }
    }

    /// A heading without a number: the title of the whole, or an unnumbered clause such as 附则.
    fn heading(&mut self, flow: &mut Flow<'_, '_>, depth: usize, at: Stretch) {
        if (depth == 1 || !self.titled) && !self.begun && is_title(&flow.view) {
            self.title(flow, at);
            return;
        }
        self.begun = true;
        let rank = match self.ranks[depth] {
            0 => 10 * depth as u32 + 10,
            rank => rank,
        };
        self.ranks[depth] = rank;
        let kind = clause_kind(flow.slice(at)).unwrap_or(ClauseKind::Clause);
        flow.clause(NewClause { rank, kind, says: None, label: None, at });
        flow.title(&[at]);
    }

    fn title(&mut self, flow: &mut Flow<'_, '_>, at: Stretch) {
        flow.end_blocks();
        flow.title(&[at]);
        let full = without_glosses(flow.slice(at), flow.page.glossed);
        // `法規名稱：灯笼管理条例`, as databases print it.
        let named = full.split_once(['：', ':']).filter(|(label, _)| label.ends_with(['称', '稱']));
        let full = named.map_or(full.as_str(), |(_, name)| name.trim());
        // Scans put blanks between the characters of a title.
        let spread = full.split_whitespace().all(|word| word.chars().count() == 1);
        let full = if spread { squeezed(full) } else { full.to_owned() };
        let language = Some("zh".into());
        flow.builder.metadata().titles.push(DocumentTitle {
            language,
            full: Some(full.into()),
            ..DocumentTitle::default()
        });
        self.titled = true;
    }

    /// The title of the statute that a line is, where another line stood in its place: the decree that announces it, or the name of a
    /// database (`法規名稱：…`).
    fn own_title(&mut self, flow: &Flow<'_, '_>, text: &str) -> Option<String> {
        let full = without_glosses(text, flow.page.glossed);
        let labelled = full.split_once(['：', ':']).filter(|(label, _)| {
            matches!(squeezed(label).as_str(), "法规名称" | "法規名稱" | "法律名称" | "法律名稱" | "标题" | "標題")
        });
        if let Some((_, name)) = labelled.filter(|(_, name)| name.chars().any(is_han)) {
            return Some(name.trim().to_owned());
        }
        let bare = squeezed(&full);
        if self.named.as_ref().is_some_and(|named| *named == bare) {
            self.named = None;
            return Some(bare);
        }
        let named = full.trim_start().strip_prefix('《').and_then(|rest| rest.find('》').map(|end| &rest[..end]));
        self.named = named.map(squeezed).or_else(|| self.named.take());
        None
    }

    /// What stands before the first heading: title, and the notes on when the text was adopted and changed.
    fn before(&mut self, flow: &mut Flow<'_, '_>, line: Line) -> bool {
        let at = (line.start, line.end);
        let text = flow.slice(at);
        let events = dates::events(text);
        if let Some(full) = self.own_title(flow, text) {
            let language = Some("zh".into());
            let title = DocumentTitle { language, full: Some(full.into()), ..DocumentTitle::default() };
            flow.builder.metadata().titles.insert(0, title);
            self.titled = true;
            return false;
        }
        if let Some(value) = document_number(text) {
            let form = IdentifierForm::Dated;
            flow.builder.metadata().identifiers.push(DocumentIdentifier { value: value.into(), form });
            flow.typed_paragraph("document-number", at);
            return true;
        }
        if !self.titled && events.is_empty() && is_title(&flow.view) {
            self.title(flow, at);
            return true;
        }
        let is_note = !events.is_empty() && text.chars().count() < 400;
        if is_note {
            flow.builder.metadata().dates.extend(events);
            flow.typed_paragraph("version-note", at);
        }
        is_note
    }
}

/// True if a line names a part of a statute that often has no number.
fn is_named_part(view: &View) -> bool {
    let words: String = view.chars.iter().filter(|c| **c != ' ').collect();
    matches!(words.as_str(), "总则" | "分则" | "附则")
}

/// True if a line may be the title of a document: short, in Chinese, and no sentence.
fn is_title(view: &View) -> bool {
    let chars = &view.chars;
    chars.len() <= 60
        && !view.cut
        && chars.iter().filter(|c| is_han(**c)).count() >= 2
        && !matches!(chars.last(), Some('。' | '；' | ':' | ',' | '，'))
}
