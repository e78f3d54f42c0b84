//! Official documents (GB/T 9704-2012): number, title, addressee, sections 一、（一）1.（1）, signature, date, notes.

use super::articles::before_is_open;
use super::contents;
use super::dates;
use super::document_number::document_number;
use super::entry::is_page_line;
use super::flow::{Flow, NewClause, Stretch};
use super::head::{self, ItemStyle, Level};
use super::page::{Line, LineKind};
use super::view::{is_han, without_glosses};
use crate::diagnostic::Code;
use crate::model::{ClauseKind, DocumentIdentifier, DocumentTitle, IdentifierForm, LifeDate, OtherFact};
use crate::read::titles::clause_kind;

const ANNEX: u32 = 5;
const SECTION: u32 = 30;
const SUBSECTION: u32 = 40;

/// Lines before the first paragraph that may hold number, title and addressee.
const HEAD_LINES: usize = 16;

/// What is read of an official document.
struct Reader {
    /// Where the signature begins, and the line of its date.
    signature: (usize, usize),
    /// The last `一、` of the document that is being read.
    section: u32,
    /// An article of an issued document was read: `一、` is an item of it.
    articles: bool,
    /// The document itself has chapters.
    chapters: bool,
    /// The line after the last number of a page.
    after_page: usize,
}

/// Reads an official document.
pub(super) fn read(flow: &mut Flow<'_, '_>) {
    let page = flow.page;
    let lines = &page.lines;
    let head = page_head(flow, lines);
    let (entries, _) = contents::find(page);
    let front_end = (head..lines.len()).find(|at| entries.hold(*at)).unwrap_or(lines.len());
    let begin = head + front(flow, &lines[head..front_end]);
    let signature = signature(flow, lines, begin);
    let chapters = has_chapters(flow, &entries, begin);
    let mut reader = Reader { signature, section: 0, articles: false, chapters, after_page: usize::MAX };
    let mut at = begin;
    while let Some(line) = lines.get(at).copied() {
        if let Some(end) = entries.after(at) {
            flow.aside("contents", &lines[at..end]);
            at = end;
            continue;
        }
        if line.kind == LineKind::TableStart {
            at += flow.table(&lines[at..]);
            continue;
        }
        if line.kind.is_text() && is_page_line(flow.slice((line.start, line.end))) {
            flow.hold(line);
            at += 1;
            reader.after_page = at;
            continue;
        }
        if (signature.0..=signature.1).contains(&at) {
            closing(flow, line, at == signature.1);
        } else {
            at += reader.body(flow, at);
            continue;
        }
        at += 1;
    }
    let metadata = flow.builder.metadata();
    if metadata.identifiers.is_empty() && metadata.other.iter().any(|fact| &*fact.name == "addressee") {
        flow.note(Code::Missing, "no document number (发文字号) was found", (0, 0));
    }
}

/// True if the document itself, and not what it issues, has chapters: two of them stand before anything that is numbered in another way.
fn has_chapters(flow: &mut Flow<'_, '_>, entries: &contents::Entries, begin: usize) -> bool {
    let mut chapters = 0;
    for (at, line) in flow.page.lines.iter().enumerate().skip(begin) {
        if entries.hold(at) || !(line.kind.is_text() || line.kind.is_heading()) {
            continue;
        }
        flow.look(*line);
        match head::level(&flow.view.chars) {
            Some((Level::Article, ..)) => return false,
            Some((Level::Chapter, number, _, length)) => {
                let rest = flow.view.chars.get(length..).unwrap_or_default();
                let titled = rest.first().is_some_and(|c| *c == ' ') && rest.len() < 40;
                chapters += u32::from(titled && number == chapters + 1);
            }
            None if chapters == 0 && head::han_section(&flow.view.chars).is_some() => return false,
            _ => {}
        }
        if chapters > 1 {
            return true;
        }
    }
    false
}

/// So many lines, of tables for the most part, may stand before the title of a page.
const PAGE_HEAD: usize = 200;

/// Reads what a page of the web has before its title, which its markup makes a heading: the way to the page, a table of facts. Gives the
/// line of the title.
fn page_head(flow: &mut Flow<'_, '_>, lines: &[Line]) -> usize {
    let title = lines.iter().take(PAGE_HEAD).position(|line| line.kind == LineKind::Heading(1)).unwrap_or(0);
    let mut at = 0;
    while at < title {
        if lines[at].kind == LineKind::TableStart {
            let length = flow.table(&lines[at..]);
            for line in lines[at..].iter().take(length) {
                let number = document_number(flow.slice((line.start, line.end)));
                let form = IdentifierForm::Dated;
                let found = number.map(|value| DocumentIdentifier { value: value.into(), form });
                flow.builder.metadata().identifiers.extend(found);
            }
            at += length;
        } else {
            let end = at + lines[at..title].iter().take_while(|line| line.kind != LineKind::TableStart).count();
            flow.aside("page-head", &lines[at..end]);
            at = end;
        }
    }
    at
}

/// Number, title and addressee; gives where the text begins.
fn front(flow: &mut Flow<'_, '_>, lines: &[Line]) -> usize {
    let text =
        |line: &Line, flow: &Flow<'_, '_>| without_glosses(flow.slice((line.start, line.end)), flow.page.glossed);
    let window: Vec<String> = lines.iter().take(HEAD_LINES).map(|line| text(line, flow)).collect();
    let addressee = window.iter().position(|line| is_addressee(line));
    let number = window.iter().position(|line| document_number(line).is_some());
    let section = window.iter().position(|line| head::han_section(&line.chars().collect::<Vec<_>>()).is_some());
    // Without an addressee, the head ends with the number, or before the first sentence.
    let sentence = window.iter().position(|line| line.ends_with(['。', '.']) || line.chars().count() > 60);
    let limit = section.into_iter().chain(sentence).min().unwrap_or(window.len());
    let end = match (addressee.filter(|at| *at <= limit), number.filter(|at| *at <= limit)) {
        (Some(addressee), _) => addressee + 1,
        (None, Some(number)) => (number + 1).max(limit.min(number + 4)),
        (None, None) => limit.min(3),
    };
    let mut title: Vec<Stretch> = Vec::new();
    let mut words = String::new();
    for (index, line) in lines.iter().enumerate().take(end) {
        let at = (line.start, line.end);
        let printed = &window[index];
        if Some(index) == addressee {
            flush_title(flow, &mut title, &mut words);
            let who = printed.trim_end_matches([':', '：']);
            flow.builder.metadata().other.push(OtherFact { name: "addressee".into(), value: who.into() });
            flow.typed_paragraph("addressee", at);
        } else if let Some(value) = document_number(printed) {
            flush_title(flow, &mut title, &mut words);
            let form = IdentifierForm::Dated;
            flow.builder.metadata().identifiers.push(DocumentIdentifier { value: value.into(), form });
            flow.typed_paragraph("document-number", at);
        } else if let Some((_, date)) =
            dates::dates(printed).first().filter(|(range, _)| range.len() * 2 > printed.len())
        {
            flush_title(flow, &mut title, &mut words);
            let date = LifeDate { event: "publication".into(), date: Some(*date), printed: printed.as_str().into() };
            flow.builder.metadata().dates.push(date);
            flow.typed_paragraph("date", at);
        } else if is_passed(printed) {
            flush_title(flow, &mut title, &mut words);
            flow.builder.metadata().dates.extend(dates::events(printed));
            flow.typed_paragraph("version-note", at);
        } else if is_issuer_line(printed) {
            flow.typed_paragraph("issuer", at);
        } else if !line.kind.is_heading()
            && title.iter().any(|at| lines.iter().any(|of| of.start == at.0 && of.kind.is_heading()))
        {
            // Below a title that the markup names stands who issued it.
            flush_title(flow, &mut title, &mut words);
            flow.typed_paragraph("issuer", at);
        } else {
            title.push(at);
            words.push_str(printed);
        }
    }
    flush_title(flow, &mut title, &mut words);
    end
}

fn flush_title(flow: &mut Flow<'_, '_>, title: &mut Vec<Stretch>, words: &mut String) {
    if title.is_empty() {
        return;
    }
    flow.end_blocks();
    flow.title(title);
    title.clear();
    let full = Some(std::mem::take(words).into());
    flow.builder.metadata().titles.push(DocumentTitle {
        language: Some("zh".into()),
        full,
        ..DocumentTitle::default()
    });
}

/// 主送机关: a line that ends in a colon and names authorities.
fn is_addressee(line: &str) -> bool {
    let count = line.chars().count();
    line.ends_with(['：', ':']) && (3..200).contains(&count) && !line.contains(['。', '；'])
}

/// True for the note in brackets below a title that says when and by whom the document was passed.
fn is_passed(line: &str) -> bool {
    line.starts_with(['（', '(']) && line.ends_with(['）', ')']) && !dates::events(line).is_empty()
}

/// 发文机关标志: `灯笼局文件`.
fn is_issuer_line(line: &str) -> bool {
    line.ends_with("文件") && line.chars().count() < 30 && !line.contains(['《', '关'])
}

impl Reader {
    /// Reads a line of the text, and what belongs to its heading; how many lines.
    fn body(&mut self, flow: &mut Flow<'_, '_>, place: usize) -> usize {
        let line = flow.page.lines[place];
        let at = (line.start, line.end);
        flow.look(line);
        if self.is_issued(flow, place) {
            return self.issued(flow, place);
        }
        flow.look(line);
        if place > self.signature.1
            && place <= self.signature.1 + 3
            && matches!(flow.view.chars.first(), Some('('))
            && line.kind.is_text()
        {
            flow.end_clauses(0);
            flow.typed_paragraph("note", at);
            return 1;
        }
        if let Some((level, _, _, length)) = head::level(&flow.view.chars)
            && self.is_level(flow, place, level, length)
        {
            self.level(flow, level, length, at);
            return 1;
        }
        if self.sections(flow, line) {
            return 1;
        }
        let chars = &flow.view.chars;
        if let Some((_, length)) = head::attachment(chars).filter(|_| chars.get(2) != Some(&':') && chars.len() < 60) {
            return self.attachment(flow, place, length);
        }
        if let LineKind::Heading(level) = line.kind {
            let kind = clause_kind(flow.slice(at)).unwrap_or(ClauseKind::Clause);
            flow.clause(NewClause { rank: 16 + u32::from(level), kind, says: None, label: None, at });
            flow.title(&[at]);
            return 1;
        }
        if let Some((style, number, length)) = head::item(chars) {
            let label = (line.start, flow.view.place(length));
            let rest = flow.trimmed((label.1, line.end));
            flow.item(style, number, Some(label), rest);
            return 1;
        }
        if let LineKind::Item { ordinal, depth } = line.kind {
            flow.item(ItemStyle::Markup(depth), ordinal, None, at);
            return 1;
        }
        let turned = place == self.after_page;
        let near = flow.page.joins() && (!line.gap || turned) && line.kind.is_text();
        let goes_on = flow.page.wrapped && !line.gap && flow.is_unfinished() || near && flow.breaks_off(turned);
        if goes_on {
            flow.extend(at);
        } else {
            flow.paragraph(at);
        }
        1
    }

    /// Opens `一、` and `（一）`; whether the line is one of them.
    fn sections(&mut self, flow: &mut Flow<'_, '_>, line: Line) -> bool {
        let at = (line.start, line.end);
        let chars = &flow.view.chars;
        if let Some((number, length)) = head::han_section(chars) {
            if self.articles {
                let label = (line.start, flow.view.place(length));
                let rest = flow.trimmed((label.1, line.end));
                flow.item(ItemStyle::HanComma, number, Some(label), rest);
            } else {
                self.section = number;
                section(flow, SECTION, length, at);
            }
            return true;
        }
        let in_section = flow.rank().is_some() && !self.articles;
        if let Some((number, length)) = head::han_paren(chars) {
            // After a colon, or in a list that goes on, it is an item; else a section below 一、.
            let listed = flow.last_number(ItemStyle::Han).is_some_and(|last| number == last + 1)
                || flow.last_char().is_some_and(|c| matches!(c, '：' | ':'));
            if in_section && !listed {
                section(flow, SUBSECTION, length, at);
                return true;
            }
        }
        false
    }

    /// True if a line is the title of a document that this one issues: words of a title, where the numbers begin anew soon below.
    fn is_issued(&self, flow: &mut Flow<'_, '_>, place: usize) -> bool {
        let lines = &flow.page.lines;
        let line = lines[place];
        let count = flow.view.chars.len();
        let labelled = head::han_section(&flow.view.chars).is_some()
            || head::han_paren(&flow.view.chars).is_some()
            || head::level(&flow.view.chars).is_some()
            || head::attachment(&flow.view.chars).is_some()
            || head::item(&flow.view.chars).is_some();
        let after = place > self.signature.1;
        if labelled || !is_title(flow.slice((line.start, line.end)), count) || !(after || self.section > 0) {
            return false;
        }
        let unfinished = flow.page.wrapped && flow.is_unfinished() && !line.gap;
        if unfinished {
            return false;
        }
        // The first number of a document stands below its title, at most a few paragraphs away.
        for next in lines.iter().skip(place + 1).take(6) {
            if !next.kind.is_text() && !next.kind.is_heading() {
                return false;
            }
            flow.look(*next);
            let chars = &flow.view.chars;
            if let Some((number, _)) = head::han_section(chars) {
                return number == 1;
            }
            if let Some((_, number, ..)) = head::level(chars) {
                return number == 1;
            }
            if head::han_paren(chars).is_some() || head::attachment(chars).is_some() {
                return false;
            }
        }
        false
    }

    /// Opens an issued document with its title, which may go over several lines; how many.
    fn issued(&mut self, flow: &mut Flow<'_, '_>, place: usize) -> usize {
        let pieces = title_lines(flow, place);
        let at = (pieces[0].0, pieces[pieces.len() - 1].1);
        flow.clause(NewClause { rank: ANNEX, kind: ClauseKind::Clause, says: None, label: None, at });
        flow.title(&pieces);
        (self.section, self.articles) = (0, false);
        pieces.len()
    }

    /// Opens an attachment: its title stands on the line of its label, or below.
    fn attachment(&mut self, flow: &mut Flow<'_, '_>, place: usize, length: usize) -> usize {
        let line = flow.page.lines[place];
        let at = (line.start, line.end);
        let label = (at.0, flow.view.place(length));
        let rest = flow.trimmed((label.1, at.1));
        flow.clause(NewClause { rank: ANNEX, kind: ClauseKind::Annex, says: None, label: Some(label), at });
        (self.section, self.articles) = (0, false);
        if rest.0 < rest.1 {
            flow.title(&[rest]);
            return 1;
        }
        let Some(next) = flow.page.lines.get(place + 1).filter(|next| next.kind.is_text() || next.kind.is_heading())
        else {
            return 1;
        };
        flow.look(*next);
        let labelled = head::han_section(&flow.view.chars).is_some() || head::level(&flow.view.chars).is_some();
        if labelled || !is_title(flow.slice((next.start, next.end)), flow.view.chars.len()) {
            return 1;
        }
        let pieces = title_lines(flow, place + 1);
        flow.title(&pieces);
        1 + pieces.len()
    }

    /// True if `第一章` or `第一条` begins a part of an issued document here.
    fn is_level(&self, flow: &Flow<'_, '_>, place: usize, level: Level, length: usize) -> bool {
        let rest = flow.view.chars.get(length..).unwrap_or_default();
        let parted = rest.first().is_none_or(|c| *c == ' ');
        let after = place > self.signature.1 || flow.rank() == Some(ANNEX) || self.chapters;
        let short = rest.len() < 30 && !rest.contains(&'。');
        after && !before_is_open(flow.page, place) && (parted || level != Level::Article && short)
    }

    fn level(&mut self, flow: &mut Flow<'_, '_>, level: Level, length: usize, at: Stretch) {
        let label = (at.0, flow.view.place(length));
        let rest = flow.trimmed((label.1, at.1));
        let rank = ANNEX + 1 + level as u32;
        flow.clause(NewClause { rank, kind: ClauseKind::Clause, says: None, label: Some(label), at });
        if level == Level::Article {
            self.articles = true;
            flow.paragraph(rest);
        } else if rest.0 < rest.1 {
            flow.title(&[rest]);
        }
    }
}

/// True if a line may be the title of a document: short, in Chinese, and no sentence.
fn is_title(text: &str, count: usize) -> bool {
    (3..=50).contains(&count)
        && !text.contains(['。', '；', '，', '：', ':', '？'])
        && text.chars().filter(|c| is_han(*c)).count() * 2 > count
        && dates::dates(text).is_empty()
}

/// The lines of a title that begins with a line: the next one goes on where no blank line parts them.
fn title_lines(flow: &mut Flow<'_, '_>, place: usize) -> Vec<Stretch> {
    let lines = &flow.page.lines;
    let mut pieces = vec![(lines[place].start, lines[place].end)];
    for next in lines.iter().skip(place + 1).take(2) {
        flow.look(*next);
        let chars = &flow.view.chars;
        let labelled =
            head::han_section(chars).is_some() || head::level(chars).is_some() || head::item(chars).is_some();
        let text = flow.slice((next.start, next.end));
        if next.gap || labelled || !next.kind.is_text() || !is_title(text, chars.len()) {
            break;
        }
        pieces.push((next.start, next.end));
    }
    pieces
}

/// A section. A heading that runs into its paragraph is the first sentence; the full stop after it belongs to neither.
fn section(flow: &mut Flow<'_, '_>, rank: u32, length: usize, at: Stretch) {
    let label = (at.0, flow.view.place(length));
    let rest = flow.trimmed((label.1, at.1));
    flow.clause(NewClause { rank, kind: ClauseKind::Clause, says: None, label: Some(label), at });
    let text = flow.slice(rest);
    let Some(stop) = text.find('。') else {
        flow.title(&[rest]);
        return;
    };
    let title = (rest.0, rest.0 + stop as u32);
    flow.run_in_title(title);
    flow.builder.continue_line(false);
    let after = title.1 + '。'.len_utf8() as u32;
    flow.put((title.1, after));
    let paragraph = flow.trimmed((after, rest.1));
    if paragraph.0 < paragraph.1 {
        flow.run_in(paragraph);
    }
}

/// The signature, from its first line to that of its date: short lines that name who issued the document, and the date below them.
/// What follows are notes, and documents that this one issues.
fn signature(flow: &Flow<'_, '_>, lines: &[Line], begin: usize) -> (usize, usize) {
    let text = |line: &Line| without_glosses(flow.slice((line.start, line.end)), flow.page.glossed);
    // One authority a line, each short and no sentence.
    let signs = |line: &&Line| {
        let printed = text(line);
        let count = printed.chars().count();
        (2..40).contains(&count)
            && !printed.ends_with(['。', '；', '：', ':', '，'])
            && !printed.contains('、')
            && printed.chars().filter(|c| is_han(*c)).count() * 2 > count
    };
    let mut bare = None;
    for (at, line) in lines.iter().enumerate().skip(begin) {
        if line.end - line.start > 60 {
            continue;
        }
        let printed = text(line);
        if dates::dates(&printed).first().is_none_or(|(range, _)| *range != (0..printed.len())) {
            continue;
        }
        let count = lines[begin..at].iter().rev().take(8).take_while(signs).count();
        if count > 0 {
            return (at - count, at);
        }
        bare = Some((at, at));
    }
    bare.unwrap_or((usize::MAX, usize::MAX))
}

/// A line of the signature.
fn closing(flow: &mut Flow<'_, '_>, line: Line, is_date: bool) {
    let at = (line.start, line.end);
    let printed = without_glosses(flow.slice(at), flow.page.glossed);
    let date = dates::dates(&printed).first().map(|(_, date)| *date);
    let kind = if is_date {
        let printed = printed.as_str().into();
        flow.builder.metadata().dates.push(LifeDate { event: "issue".into(), date, printed });
        "date"
    } else {
        flow.builder.metadata().publishers.push(printed.as_str().into());
        "signature"
    };
    flow.end_clauses(0);
    flow.typed_paragraph(kind, at);
}
