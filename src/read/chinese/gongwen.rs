//! Official documents (GB/T 9704-2012): number, title, addressee, sections 一、（一）1.（1）, signature, date, notes.

use super::dates;
use super::flow::{Flow, NewClause, Stretch};
use super::head::{self, ItemStyle};
use super::page::{Line, LineKind};
use super::view::{is_han, without_glosses};
use crate::diagnostic::Code;
use crate::model::{ClauseKind, DocumentIdentifier, DocumentTitle, IdentifierForm, LifeDate, OtherFact};
use crate::read::titles::clause_kind;

const ANNEX: u32 = 5;
const SECTION: u32 = 10;
const SUBSECTION: u32 = 20;

/// Lines before the first paragraph that may hold number, title and addressee.
const HEAD_LINES: usize = 16;

/// Reads an official document.
pub(super) fn read(flow: &mut Flow<'_, '_>) {
    let page = flow.page;
    let lines = &page.lines;
    let begin = front(flow, lines);
    let end = begin + back(flow, &lines[begin..]);
    let mut at = begin;
    while at < end {
        let line = lines[at];
        if line.kind == LineKind::TableStart {
            at += flow.table(&lines[at..end]);
            continue;
        }
        body(flow, line);
        at += 1;
    }
    closing(flow, &lines[end..]);
    if flow.builder.metadata().identifiers.is_empty() {
        flow.note(Code::Missing, "no document number (发文字号) was found", (0, 0));
    }
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
        } else if is_issuer_line(printed) {
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

/// 发文机关标志: `灯笼局文件`.
fn is_issuer_line(line: &str) -> bool {
    line.ends_with("文件") && line.chars().count() < 30 && !line.contains(['《', '关'])
}

/// `国标委发〔2022〕29号` where a line says nothing else.
fn document_number(line: &str) -> Option<&str> {
    let open = line.find(['〔', '［', '['])?;
    let rest = line[open..].trim_start_matches(['〔', '［', '[']);
    let year = rest.get(..4)?;
    let after = rest[4..].trim_start_matches(['〕', '］', ']']).trim_start().trim_start_matches('第');
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let end = after[digits..].strip_prefix(['号', '號'])?;
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    let code = line[..open].trim();
    let short = (1..24).contains(&code.chars().count()) && code.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
    (is_year && digits > 0 && short && end.trim().is_empty()).then_some(line.trim())
}

fn body(flow: &mut Flow<'_, '_>, line: Line) {
    let at = (line.start, line.end);
    flow.look(line);
    let chars = &flow.view.chars;
    if let Some((_, length)) = head::han_section(chars) {
        section(flow, SECTION, length, at);
        return;
    }
    let in_section = flow.rank().is_some();
    if let Some((number, length)) = head::han_paren(chars) {
        // After a colon, or in a list that goes on, it is an item; else a section below 一、.
        let listed = flow.last_number(ItemStyle::Han).is_some_and(|last| number == last + 1)
            || flow.last_char().is_some_and(|c| matches!(c, '：' | ':'));
        if in_section && !listed {
            section(flow, SUBSECTION, length, at);
            return;
        }
    }
    if let Some((_, length)) = head::attachment(chars).filter(|_| chars.get(2) != Some(&':') && chars.len() < 60) {
        let label = (at.0, flow.view.place(length));
        let rest = flow.trimmed((label.1, at.1));
        flow.clause(NewClause { rank: ANNEX, kind: ClauseKind::Annex, says: None, label: Some(label), at });
        if rest.0 < rest.1 {
            flow.title(&[rest]);
        }
        return;
    }
    if let LineKind::Heading(level) = line.kind {
        let kind = clause_kind(flow.slice(at)).unwrap_or(ClauseKind::Clause);
        flow.clause(NewClause { rank: 6 + u32::from(level), kind, says: None, label: None, at });
        flow.title(&[at]);
        return;
    }
    if let Some((style, number, length)) = head::item(chars) {
        let label = (line.start, flow.view.place(length));
        let rest = flow.trimmed((label.1, line.end));
        flow.item(style, number, Some(label), rest);
        return;
    }
    if let LineKind::Item { ordinal, depth } = line.kind {
        flow.item(ItemStyle::Markup(depth), ordinal, None, at);
        return;
    }
    let goes_on = flow.page.wrapped && !line.gap && flow.is_unfinished();
    if goes_on { flow.extend(at) } else { flow.paragraph(at) }
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
    flow.title(&[title]);
    flow.builder.continue_line(false);
    let after = title.1 + '。'.len_utf8() as u32;
    flow.put((title.1, after));
    let paragraph = flow.trimmed((after, rest.1));
    if paragraph.0 < paragraph.1 {
        flow.run_in(paragraph);
    }
}

/// How many lines stand before the signature: a short line that names who issued the document, and the date below it.
fn back(flow: &Flow<'_, '_>, lines: &[Line]) -> usize {
    let text = |line: &Line| without_glosses(flow.slice((line.start, line.end)), flow.page.glossed);
    let from = lines.len().saturating_sub(40);
    for at in from..lines.len() {
        let printed = text(&lines[at]);
        let whole = dates::dates(&printed).first().is_some_and(|(range, _)| *range == (0..printed.len()));
        if !whole {
            continue;
        }
        // One authority a line, each short and no sentence.
        let signs = |line: &Line| {
            let printed = text(line);
            let count = printed.chars().count();
            (2..40).contains(&count)
                && !printed.ends_with(['。', '；', '：', ':', '，'])
                && !printed.contains('、')
                && printed.chars().filter(|c| is_han(*c)).count() * 2 > count
        };
        let signatures = lines[..at].iter().rev().take(8).take_while(|line| signs(line)).count();
        return at - signatures;
    }
    lines.len()
}

/// Signature, date, notes and what follows them.
fn closing(flow: &mut Flow<'_, '_>, lines: &[Line]) {
    let mut dated = false;
    for line in lines {
        let at = (line.start, line.end);
        let printed = without_glosses(flow.slice(at), flow.page.glossed);
        let date =
            dates::dates(&printed).first().filter(|(range, _)| *range == (0..printed.len())).map(|(_, date)| *date);
        let kind = if let Some(date) = date.filter(|_| !dated) {
            dated = true;
            let printed = printed.as_str().into();
            flow.builder.metadata().dates.push(LifeDate { event: "issue".into(), date: Some(date), printed });
            "date"
        } else if !dated {
            flow.builder.metadata().publishers.push(printed.as_str().into());
            "signature"
        } else if printed.starts_with(['(', '（']) {
            "note"
        } else {
            body(flow, *line);
            continue;
        };
        flow.end_clauses(0);
        flow.typed_paragraph(kind, at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_numbers_stand_alone() {
        assert_eq!(document_number("灯标发〔2024〕8号"), Some("灯标发〔2024〕8号"));
        assert_eq!(document_number("燈標發[2024]8號"), Some("燈標發[2024]8號"));
        assert_eq!(document_number("根据灯标发〔2024〕8号的规定"), None);
        assert_eq!(document_number("〔2024〕8号"), None);
    }
}
