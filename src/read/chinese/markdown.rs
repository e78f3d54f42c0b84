//! Markdown: headings, items, tables with bars, comments. Nothing else of its syntax carries structure here.

use memchr::memmem;

use super::head::item;
use super::numbering::number;
use super::page::{Line, LineKind, Page};
use super::view::{folded, is_layout};

/// Says what lines of text are by the syntax of Markdown.
pub(super) fn refine(page: &mut Page<'_>) {
    let lines = std::mem::take(&mut page.lines);
    let lines = front_matter(page, lines);
    let lines = containers(page, lines);
    let mut out = Vec::with_capacity(lines.len());
    let (mut comment, mut in_table) = (false, false);
    let has_comments = memmem::find(page.text.as_bytes(), b"<!--").is_some();
    for (index, line) in lines.iter().enumerate() {
        if line.kind != LineKind::Text {
            out.push(*line);
            continue;
        }
        let mut line = *line;
        if has_comments && !without_comments(&page.text, &mut line, &mut comment) {
            continue;
        }
        let body = page.slice(line);
        let border = is_border(body);
        if border && in_table {
            if body.contains('=') {
                head_row(&mut out);
            }
            continue;
        }
        let outer = body.starts_with('|') && body.len() > 1;
        let next = lines.get(index + 1).filter(|next| next.kind == LineKind::Text && !next.gap);
        if border && next.is_some_and(|next| page.slice(*next).starts_with('|')) {
            continue;
        }
        let heads = || body.contains('|') && next.is_some_and(|next| is_rule(page.slice(*next)));
        let goes_on = in_table && !line.gap && body.contains('|');
        if outer || goes_on || heads() {
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
        if let Some(line) = block(page, line) {
            out.push(line);
        }
    }
    if let Some(last) = out.last().copied().filter(|_| in_table) {
        out.push(Line { kind: LineKind::TableEnd, start: last.end, gap: false, ..last });
    }
    page.lines = out;
}

/// The front matter of a page: `key: value` between lines of three hyphens. What it says are facts.
fn front_matter(page: &mut Page<'_>, mut lines: Vec<Line>) -> Vec<Line> {
    let is_border = |line: &Line| page.slice(*line) == "---";
    if !lines.first().is_some_and(is_border) {
        return lines;
    }
    let Some(length) = lines.iter().skip(1).take(LONGEST_FRONT).position(is_border) else { return lines };
    let mut facts = Vec::new();
    let mut name = String::new();
    for line in &lines[1..=length] {
        let text = page.slice(*line);
        // An item of a list belongs to the key above it.
        let item = text.strip_prefix("- ").or_else(|| (line.kind != LineKind::Text).then_some(text));
        if let Some(item) = item {
            facts.push((name.clone(), item.trim().to_owned()));
        } else if let Some((key, value)) = text.split_once(':') {
            name = format!("front-matter/{}", key.trim());
            let value = value.trim().trim_matches(['"', '\'']);
            if !value.is_empty() {
                facts.push((name.clone(), value.to_owned()));
            }
        }
    }
    page.facts.extend(facts);
    lines.drain(..length + 2);
    lines
}

/// Takes out the borders of containers, `::: tip`, and containers that hold nothing but the way about the page, `::: details 目录`.
fn containers(page: &mut Page<'_>, lines: Vec<Line>) -> Vec<Line> {
    if memmem::find(page.text.as_bytes(), b":::").is_none() {
        return lines;
    }
    let mut open: Vec<bool> = Vec::new();
    let mut left_out = 0;
    let kept = lines.into_iter().filter(|line| {
        let text = &page.text[line.start as usize..line.end as usize];
        let Some(rest) = text.strip_prefix(":::") else {
            let hidden = open.contains(&true);
            left_out += if hidden { text.len() } else { 0 };
            return !hidden;
        };
        let words = rest.trim_start_matches(':').trim();
        if words.is_empty() {
            open.pop();
        } else {
            let is_way =
                ["目录", "目次", "目錄", "contents", "toc"].iter().any(|word| words.to_lowercase().contains(word));
            open.push(is_way);
        }
        false
    });
    let kept = kept.collect();
    page.left_out += left_out;
    kept
}

/// The most lines of a front matter.
const LONGEST_FRONT: usize = 200;

/// A line outside of tables: a heading, an item, a quotation, or text; `None` where nothing but signs stand in it.
fn block(page: &mut Page<'_>, mut line: Line) -> Option<Line> {
    let body = page.text.get(line.start as usize..line.end as usize)?;
    let hashes = body.bytes().take_while(|b| *b == b'#').count();
    let is_heading =
        (1..=6).contains(&hashes) && (body.len() == hashes || body[hashes..].starts_with([' ', '\t', '\u{3000}']));
    if is_heading {
        let rest = body[hashes..].trim_start_matches(is_layout);
        line.start = line.end - rest.len() as u32;
        let rest = without_attributes(rest);
        line.end = line.start + rest.trim_end_matches('#').trim_end_matches(is_layout).len() as u32;
        line.kind = LineKind::Heading(hashes as u8);
    } else if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|bullet| body.strip_prefix(bullet)) {
        let rest = rest.trim_start_matches(is_layout);
        line.start = line.end - rest.len() as u32;
        // What has a label of its own is marked as an item by what converted it.
        if !has_label(rest) {
            line.kind = LineKind::Item { ordinal: 0, depth: 0 };
        }
    } else if let Some(rest) = body.strip_prefix("> ") {
        line.start = line.end - rest.len() as u32;
    } else if let Some((from, until, word)) = ornament(body) {
        let start = line.start;
        (line.start, line.end) = (start + from as u32, start + until as u32);
        if !word.is_empty() && page.facts.iter().all(|(name, _)| name != "markup/ornament") {
            page.facts.push(("markup/ornament".to_owned(), word));
        }
    } else if matches!(body, "---" | "***" | "* * *" | "___" | "[[toc]]" | "[TOC]" | "[toc]") {
        return None;
    }
    (line.start < line.end).then_some(line)
}

/// True if words begin with the number of a clause, or with the label of an item.
fn has_label(text: &str) -> bool {
    let head: Vec<char> = text.chars().take(16).map(folded).collect();
    let clause = number(&head).is_some_and(|(found, length)| {
        found.depth() + usize::from(found.letter.is_some()) > 1 && head.get(length) == Some(&' ')
    });
    let dashed = matches!(head.first(), Some('—' | '·' | '•' | '●' | '■' | '◆') | None);
    clause || !dashed && item(&head).is_some()
}

/// A heading without the attributes behind it: `灯笼 {#lantern .unnumbered}`.
fn without_attributes(text: &str) -> &str {
    let open = text.rfind('{').filter(|_| text.ends_with('}'));
    let is_attribute = |open: &usize| text[open + 1..].starts_with(['#', '.', '-']);
    open.filter(is_attribute).map_or(text, |open| text[..open].trim_end_matches(is_layout))
}

/// A line between runs of signs, `===== 表格：表4.1.1 灯棚 =====`: where its words are, and the word before the label of a table or
/// figure that only says what it is.
fn ornament(body: &str) -> Option<(usize, usize, String)> {
    let sign = body.chars().next().filter(|c| matches!(c, '=' | '-' | '~'))?;
    let inner = body.trim_start_matches(sign);
    let from = body.len() - inner.len();
    let words = inner.trim_end_matches(sign);
    if from < 3 || inner.len() - words.len() < 3 || words.trim().is_empty() {
        return None;
    }
    let start = from + words.len() - words.trim_start_matches(is_layout).len();
    let until = from + words.trim_end_matches(is_layout).len();
    let labelled = body[start..until].find(['：', ':']).and_then(|at| {
        let after = at + body[start + at..].chars().next().map_or(1, char::len_utf8);
        let rest = &body[start + after..until];
        let label = rest.trim_start_matches(is_layout);
        let is_label = label
            .strip_prefix(['表', '图', '圖'])
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ' '));
        is_label.then(|| (start + after + rest.len() - label.len(), body[start..start + at].to_owned()))
    });
    match labelled {
        Some((start, word)) => Some((start, until, word)),
        None => Some((start, until, String::new())),
    }
}

/// The row of hyphens below a header: `--- | :-: | ---`.
fn is_rule(text: &str) -> bool {
    text.contains('|') && text.contains("--") && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
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

/// The border of a grid table: `+-----+-----+`, `+=====+=====+`.
fn is_border(text: &str) -> bool {
    text.len() > 4
        && text.starts_with('+')
        && text.ends_with('+')
        && text.bytes().all(|b| matches!(b, b'+' | b'-' | b'=' | b':'))
}

/// Makes the last row one of headers: a line that parts them from the rest stands below it.
fn head_row(out: &mut [Line]) {
    let row = out.iter().rposition(|l| l.kind == LineKind::Row).unwrap_or(out.len());
    for cell in &mut out[row..] {
        if let LineKind::Cell { header, .. } = &mut cell.kind {
            *header = true;
        }
    }
}

/// The cells of a row between bars. The row of hyphens below a header is none.
fn bars(text: &str, line: Line, out: &mut Vec<Line>) {
    let body = &text[line.start as usize..line.end as usize];
    if body.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
        head_row(out);
        return;
    }
    out.push(Line { kind: LineKind::Row, end: line.start, gap: false, ..line });
    let inner = body.strip_prefix('|').unwrap_or(body);
    let mut at = line.end as usize - inner.len();
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    for cell in inner.split('|') {
        let trimmed = cell.trim_start_matches(is_layout);
        let start = at + cell.len() - trimmed.len();
        let kind = LineKind::Cell { header: false, columns: 1, rows: 1 };
        let end = start + trimmed.trim_end_matches(is_layout).len();
        out.push(Line { start: start as u32, end: end as u32, kind, gap: false, new_page: false });
        at += cell.len() + 1;
    }
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

    #[test]
    fn tables_need_no_outer_bars() {
        let found = lines("===== 表格：表1 纸 =====\n纸 | 竹\n--- | ---\n1 | 2\n\n纸 | 竹不是表。");
        let texts: Vec<_> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["表1 纸", "", "", "纸", "竹", "", "1", "2", "", "纸 | 竹不是表。"]);
        assert_eq!(found[1].0, LineKind::TableStart);
        assert_eq!(found[8].0, LineKind::TableEnd);
    }

    #[test]
    fn containers_and_front_matter_are_no_text() {
        let mut page = plain::page(
            "---\ntitle: 灯\ntag:\n  - 纸\n---\n::: tip 注意\n灯。\n:::\n::: details 目录\n[1](#1)\n:::\n#\n## 笼",
        );
        refine(&mut page);
        let texts: Vec<_> = page.lines.iter().map(|line| page.slice(*line)).collect();
        assert_eq!(texts, ["灯。", "笼"]);
        assert_eq!(page.facts[0], ("front-matter/title".to_owned(), "灯".to_owned()));
        assert_eq!(page.facts[1].1, "纸");
    }
}
