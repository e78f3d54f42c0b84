//! Furniture of printed pages: running heads that come again on every page, page numbers, letters of a watermark.

use std::collections::HashMap;

use super::entry::{is_page_number, is_worded_page, squeezed};
use super::page::{LineKind, Page};

/// What comes again on the pages of a document.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    /// Identifiers that stand alone on a line three times or more, by their digits: recognition of characters errs in the rest.
    heads: HashMap<String, u32>,
    /// Titles that stand at the edge of three pages or more.
    titles: HashMap<String, u32>,
    /// Pieces of a watermark.
    marks: HashMap<String, u32>,
    /// The last page number.
    page: Option<u32>,
}

impl Furniture {
    /// Looks for lines that come again.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut heads: HashMap<String, u32> = HashMap::new();
        let mut titles: HashMap<String, u32> = HashMap::new();
        let mut marks: HashMap<String, u32> = HashMap::new();
        let text = |at: usize| page.lines.get(at).map_or("", |line| page.slice(*line));
        // A page ends before a form feed; a number of a page, or the identifier, stands beside its edge.
        let mut numbered: HashMap<String, Numbered> = HashMap::new();
        let is_edge = |at: usize| {
            let new = page.lines.get(at).is_some_and(|line| line.new_page);
            at == 0 || new || page.lines.get(at + 1).is_none_or(|next| next.new_page)
        };
        for (at, line) in page.lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Text) {
            let body = page.slice(*line);
            if body.len() > 90 {
                continue;
            }
            if is_identifier(body) {
                *heads.entry(digits(body)).or_default() += 1;
            } else if is_mark(body) {
                let beside = |at: usize| is_mark(text(at));
                let alone = !(at > 0 && beside(at - 1) || beside(at + 1));
                if !alone || is_far(page, line.start) {
                    *marks.entry(body.to_owned()).or_default() += if alone { 2 } else { 1 };
                }
            } else if (is_edge(at) || at > 0 && is_beside(text(at - 1)) || is_beside(text(at + 1)))
                && !body.ends_with(['。', '；', '：', ';', ':', '，'])
                && !is_page_number(body)
                && !begins_label(body)
            {
                *titles.entry(squeezed(body)).or_default() += 1;
            } else if let Some(number) = number_beside(text(at + 1)).or_else(|| number_beside(text(at.checked_sub(1)?)))
                && !body.ends_with(['。', '；', '：', ';', ':', '，'])
                && !is_page_number(body)
                && !begins_label(body)
            {
                numbered.entry(squeezed(body)).or_default().add(number, at);
            }
        }
        titles.extend(numbered.into_iter().filter(|(_, of)| of.in_order).map(|(title, of)| (title, of.count)));
        heads.retain(|_, count| *count > 2);
        titles.retain(|_, count| *count > 2);
        marks.retain(|_, count| *count > 1);
        if marks.len() < 3 {
            marks.clear();
        }
        Self { heads, titles, marks, page: None }
    }

    /// True if a line is a running head, or a piece of a watermark.
    pub(super) fn is_running_head(&self, text: &str) -> bool {
        !self.heads.is_empty() && is_identifier(text) && self.heads.contains_key(&digits(text))
            || !self.titles.is_empty() && text.len() <= 90 && self.titles.contains_key(&squeezed(text))
            || !self.marks.is_empty() && is_mark(text) && self.marks.contains_key(text)
    }

    /// True if a number alone on a line is that of a page: the one after the last. Roman numerals always are.
    pub(super) fn is_page(&mut self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let Ok(number) = digits.parse::<u32>() else { return true };
        let follows = match self.page {
            None => number <= 3,
            Some(last) => number > last && number <= last + 3,
        };
        if follows {
            self.page = Some(number);
        }
        follows
    }
}

/// A title that stands beside numbers which may be those of pages.
#[derive(Debug)]
struct Numbered {
    count: u32,
    last: u32,
    line: usize,
    /// The numbers go up as those of pages do, and many lines stand between them.
    in_order: bool,
}

impl Default for Numbered {
    fn default() -> Self {
        Self { count: 0, last: 0, line: 0, in_order: true }
    }
}

/// No page has fewer lines.
const SHORTEST_PAGE: usize = 12;

impl Numbered {
    fn add(&mut self, number: u32, line: usize) {
        let follows = number > self.last && number <= self.last + 3 && line >= self.line + SHORTEST_PAGE;
        self.in_order &= self.count == 0 || follows;
        self.count += 1;
        (self.last, self.line) = (number, line);
    }
}

/// The number that a line has and nothing else.
fn number_beside(text: &str) -> Option<u32> {
    (text.len() < 5).then(|| text.parse().ok()).flatten()
}

fn digits(text: &str) -> String {
    text.chars().map(super::view::folded).filter(char::is_ascii_digit).collect()
}

/// True if a line is an identifier, or a number that dashes mark as that of a page: what stands beside it stands at the edge of a page.
fn is_beside(text: &str) -> bool {
    is_identifier(text)
        || text.len() < 16 && text.starts_with(['-', '—', '·']) && is_page_number(text)
        || is_worded_page(text)
}

/// True if a line begins with a number or a bracket: a heading or an item, which is no running head although it may come again.
fn begins_label(text: &str) -> bool {
    let first = text.chars().next().map_or(' ', super::view::folded);
    first.is_ascii_digit()
        || first.is_ascii_lowercase()
        || matches!(first, '(' | '（' | '①'..='⑳' | '—' | '注' | '表' | '图' | '续')
}

/// True if a line has nothing but a few Latin letters.
fn is_mark(text: &str) -> bool {
    text.len() <= 12 && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ')
}

/// True if a line begins far from the margin.
fn is_far(page: &Page<'_>, start: u32) -> bool {
    let before = &page.text.as_bytes()[..start as usize];
    before.iter().rev().take_while(|b| **b == b' ').count() >= 12
}

/// True if a line is an identifier and nothing else: `GB/T 38629—2020`, `GB/T 99001—2008/ISO/IEC 99001:2005`.
fn is_identifier(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c));
    let mark = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '/' | ' ' | '.' | '-' | '—' | '–' | '－' | '／' | '～' | '．' | ':' | '：' | '─')
            || ('Ａ'..='Ｚ').contains(&c)
            || ('０'..='９').contains(&c)
    };
    // Asked of every line: what most of them fail comes first.
    begins
        && (6..60).contains(&text.chars().take(60).count())
        && text.chars().all(mark)
        && text.chars().filter(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count() >= 4
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn running_heads_come_again() {
        let text = "GB/T 99001—2024\n灯\nGB／T 99001—2024\n笼\nGB/T 99001--2024\nGB/T 99002—2024";
        let page = plain::page(text);
        let mut furniture = Furniture::of(&page);
        assert!(furniture.is_running_head("GB/T 99001—2024"));
        assert!(!furniture.is_running_head("GB/T 99002—2024"));
        assert!(furniture.is_page("1"));
        assert!(furniture.is_page("2"));
        assert!(!furniture.is_page("40"));
        assert!(furniture.is_page("Ⅳ"));
    }

    #[test]
    fn titles_at_the_edge_of_pages_come_again() {
        let page = plain::page("纸灯笼规范\n灯\n1\n\u{c}纸灯笼规范\n笼\n2\n\u{c}纸灯笼规范\n灯\n纸\n灯\n笼");
        let furniture = Furniture::of(&page);
        assert!(furniture.is_running_head("纸灯笼规范"));
        assert!(!furniture.is_running_head("灯"));
    }

    #[test]
    fn letters_far_from_the_margin_are_a_watermark() {
        let page = plain::page("灯笼\n              lan\n笼。\n              t\n灯\n              ern\n纸\nm\n");
        let furniture = Furniture::of(&page);
        assert!(furniture.is_running_head("lan") && furniture.is_running_head("ern"));
        assert!(!furniture.is_running_head("m"));
    }
}
