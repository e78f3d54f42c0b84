//! Markdown: headings, items, tables with bars, comments. Nothing else of its syntax carries structure here.

use memchr::memmem;

use super::page::{Line, LineKind, Page};
use super::view::is_layout;
use crate::model::MarkKind;

/// Whether a text has headings or tables of Markdown.
pub(super) fn is_markdown(text: &str) -> bool {
    text.starts_with("# ")
        || ["\n# ", "\n## ", "\n### ", "\n|-", "\n| -", "\n|:"]
            .iter()
            .any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

/// Says what lines of text are by the syntax of Markdown.
pub(super) fn refine(page: &mut Page<'_>) {
    let lines = std::mem::take(&mut page.lines);
    let mut out = Vec::with_capacity(lines.len());
    let (mut comment, mut in_table, mut front) = (false, false, None);
    let has_comments = memmem::find(page.text.as_bytes(), b"<!--").is_some();
    for (index, line) in lines.iter().enumerate() {
        if line.kind != LineKind::Text {
            out.push(*line);
            continue;
        }
        let mut line = *line;
        // The front matter of a page: `key: value` between lines of three hyphens.
        let body = page.slice(line);
        if index == 0 && body == "---" {
            front = Some(());
            continue;
        }
        if front.is_some() {
            if body == "---" {
                front = None;
            } else if let Some((name, value)) = body.split_once(':') {
                let fact = (format!("front-matter/{}", name.trim()), value.trim().to_owned());
                page.facts.push(fact);
            } else {
                front = None;
            }
            continue;
        }
        if has_comments && !without_comments(&page.text, &mut line, &mut comment) {
            continue;
        }
        let body = page.slice(line);
        if body.starts_with('|') && body.len() > 1 {
            if !in_table {
                out.push(Line { kind: LineKind::TableStart, end: line.start, ..line });
            }
            in_table = true;
            bars(&page.text, line, &mut out);
            continue;
        }
        if in_table {
            out.push(Line { kind: LineKind::TableEnd, end: line.start, ..line });
            in_table = false;
        }
        let hashes = body.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&hashes) && body[hashes..].starts_with([' ', '\t', '\u{3000}']) {
            let rest = body[hashes..].trim_start_matches(is_layout);
            line.start = line.end - rest.len() as u32;
            line.end = line.start + rest.trim_end_matches('#').trim_end_matches(is_layout).len() as u32;
            line.kind = LineKind::Heading(hashes as u8);
        } else if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|bullet| body.strip_prefix(bullet)) {
            line.start = line.end - rest.trim_start_matches(is_layout).len() as u32;
            line.kind = LineKind::Item { ordinal: 0, depth: 0 };
        } else if let Some(rest) = body.strip_prefix("> ") {
            line.start = line.end - rest.len() as u32;
        }
        if line.start < line.end {
            out.push(line);
        }
    }
    if let Some(last) = out.last().copied().filter(|_| in_table) {
        out.push(Line { kind: LineKind::TableEnd, start: last.end, gap: false, ..last });
    }
    page.lines = out;
    strong(page);
}

/// Cuts comments at the end of a line; whether anything is left. A comment may go on over lines.
fn without_comments(text: &str, line: &mut Line, inside: &mut bool) -> bool {
    let mut body = &text[line.start as usize..line.end as usize];
    if *inside {
        let Some(end) = body.find("-->") else { return false };
        *inside = false;
        body = body[end + 3..].trim_start_matches(is_layout);
        line.start = line.end - body.len() as u32;
    }
    while let Some(rest) = body.strip_prefix("<!--") {
        let Some(end) = rest.find("-->") else {
            *inside = true;
            return false;
        };
        body = rest[end + 3..].trim_start_matches(is_layout);
        line.start = line.end - body.len() as u32;
    }
    if let Some(at) = body.find("<!--").filter(|at| body.ends_with("-->") || !body[*at..].contains("-->")) {
        *inside = !body.ends_with("-->");
        line.end = line.start + body[..at].trim_end_matches(is_layout).len() as u32;
    }
    line.start < line.end
}

/// The cells of a row between bars. The row of hyphens below a header is none.
fn bars(text: &str, line: Line, out: &mut Vec<Line>) {
    let body = &text[line.start as usize..line.end as usize];
    if body.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
        // What stands above it heads the columns.
        let row = out.iter().rposition(|l| l.kind == LineKind::Row).unwrap_or(out.len());
        for cell in &mut out[row..] {
            if let LineKind::Cell { header, .. } = &mut cell.kind {
                *header = true;
            }
        }
        return;
    }
    out.push(Line { kind: LineKind::Row, end: line.start, gap: false, ..line });
    let inner = body.strip_prefix('|').unwrap_or(body);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut at = line.start as usize + 1;
    for cell in inner.split('|') {
        let trimmed = cell.trim_start_matches(is_layout);
        let start = at + cell.len() - trimmed.len();
        let kind = LineKind::Cell { header: false, columns: 1, rows: 1 };
        let end = start + trimmed.trim_end_matches(is_layout).len();
        out.push(Line { start: start as u32, end: end as u32, kind, gap: false, new_page: false });
        at += cell.len() + 1;
    }
}

/// Notes what stands between pairs of two stars.
fn strong(page: &mut Page<'_>) {
    let mut open: Option<usize> = None;
    let mut marks = Vec::new();
    let mut lines = page.lines.iter();
    let mut line = lines.next();
    for (at, _) in page.text.match_indices("**") {
        while line.is_some_and(|l| (l.end as usize) <= at) {
            line = lines.next();
            open = None;
        }
        if line.is_none_or(|l| (l.start as usize) > at) {
            continue;
        }
        match open.take() {
            Some(start) if at > start => marks.push((start as u32, at as u32, MarkKind::Strong)),
            _ => open = Some(at + 2),
        }
    }
    page.marks.extend(marks);
    page.marks.sort_by_key(|mark| (mark.0, std::cmp::Reverse(mark.1)));
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn lines(text: &str) -> Vec<(LineKind, String)> {
        let mut page = plain::page(text);
        refine(&mut page);
        page.lines.iter().map(|line| (line.kind, page.slice(*line).to_owned())).collect()
    }

    #[test]
    fn headings_items_and_comments() {
        let found = lines("# 灯笼条例 #\n<!-- 注 -->\n- 竹\n文 <!-- 注\n注 -->尾\n#无");
        let expected = [
            (LineKind::Heading(1), "灯笼条例"),
            (LineKind::Item { ordinal: 0, depth: 0 }, "竹"),
            (LineKind::Text, "文"),
            (LineKind::Text, "尾"),
            (LineKind::Text, "#无"),
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for ((kind, text), (wanted, words)) in found.iter().zip(expected) {
            assert_eq!((*kind, &**text), (wanted, words));
        }
    }

    #[test]
    fn bars_are_tables() {
        let found = lines("| 纸 | 竹 |\n|---|:-:|\n| 1 | |\n完");
        let cell = |header| LineKind::Cell { header, columns: 1, rows: 1 };
        let kinds: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
        let expected = [
            LineKind::TableStart,
            LineKind::Row,
            cell(true),
            cell(true),
            LineKind::Row,
            cell(false),
            cell(false),
            LineKind::TableEnd,
            LineKind::Text,
        ];
        assert_eq!(kinds, expected);
        assert_eq!(found[6].1, "");
    }
}
