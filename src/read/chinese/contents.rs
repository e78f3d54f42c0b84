//! Tables of contents: consumed once, so that no heading comes twice, and remembered, since they know the titles.

use std::collections::HashMap;

use super::head;
use super::numbering::{Number, number};
use super::page::{Line, LineKind, Page};
use super::view::{View, is_han, is_icon, is_layout};

/// The most lines of a table of contents.
const LONGEST: usize = 4000;

/// Titles by number, without blanks.
#[derive(Debug, Default)]
pub(super) struct Contents {
    titles: HashMap<String, String>,
}

impl Contents {
    /// The title that the table of contents has for a number.
    pub(super) fn title(&self, number: &Number) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        self.titles.get(&number.printed()).map(String::as_str)
    }

    /// Whether it names a number below the same one: then it names all of them.
    pub(super) fn names_siblings(&self, number: &Number) -> bool {
        [1, 2].into_iter().all(|last| {
            let mut sibling = *number;
            sibling.parts.last_mut().into_iter().for_each(|part| *part = last);
            self.title(&sibling).is_some()
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.titles.is_empty()
    }
}

/// The characters of a line without blanks and icons.
pub(super) fn printed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_layout(*c) && !is_icon(*c))
}

/// A line without blanks and icons.
pub(super) fn squeezed(text: &str) -> String {
    printed(text).collect()
}

/// Where a table of contents begins: its heading.
pub(super) fn is_heading(text: &str) -> bool {
    text.len() < 24 && text.starts_with('目') && matches!(squeezed(text).as_str(), "目次" | "目录" | "目錄")
}

/// How many lines the table of contents has that begins at a line, heading included, and what it says.
pub(super) fn contents(page: &Page<'_>, lines: &[Line]) -> Option<(usize, Contents)> {
    let text = |at: usize| lines.get(at).filter(|line| line.kind == LineKind::Text).map(|line| page.slice(*line));
    let leads = |at: usize| text(at).is_some_and(has_leader);
    let mut count = 1;
    let dotted = (1..6).any(leads);
    if dotted {
        let is_entry = |at: usize| {
            let Some(text) = text(at) else { return false };
            let short = text.chars().count() < 60 && !text.ends_with(['。', '；']);
            leads(at) || is_page_number(text) || short && (at + 1..at + 5).any(leads)
        };
        while count < LONGEST && is_entry(count) {
            count += 1;
        }
    } else {
        // Without leaders, the first entry comes again where the text begins.
        let first = without_page(text(1)?);
        let entry = |text: &str| text.chars().count() < 60 && !text.ends_with(['。', '；', '：', ':']);
        loop {
            let text = text(count).filter(|text| entry(text))?;
            if count > 1 && without_page(text) == first {
                break;
            }
            count += 1;
            if count > LONGEST {
                return None;
            }
        }
    }
    let mut contents = Contents::default();
    let mut view = View::default();
    let mut open = String::new();
    for at in 1..count {
        let Some(text) = text(at) else { continue };
        if open.is_empty() && is_page_number(text) && leads(at - 1) {
            continue;
        }
        let is_page = is_page_number(text) && has_han(&open);
        if !is_page {
            open.push_str(text);
            open.push(' ');
        }
        let ends = is_page || has_leader(text) || !dotted || text.contains('\t');
        if ends && has_han(&open) {
            entry(&open, &mut view, &mut contents);
            open.clear();
        }
    }
    Some((count, contents))
}

fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

fn entry(text: &str, view: &mut View, contents: &mut Contents) {
    let bare = without_page(text);
    view.fill(text, 0, 80, false);
    let label = number(&view.chars).map(|(number, length)| (number.printed(), length));
    let label = label.or_else(|| head::annex(&view.chars).map(|(letter, length)| (letter.to_string(), length)));
    let Some((label, length)) = label else { return };
    let squeezed_label = squeezed(&view.chars[..length].iter().collect::<String>());
    let title = bare.strip_prefix(squeezed_label.as_str()).unwrap_or(&bare);
    contents.titles.entry(label).or_insert_with(|| title.to_owned());
}

/// Four dots of any kind in a row, blanks between them or not.
pub(super) fn has_leader(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = dots(run, c);
        run >= LEADER
    })
}

/// So many dots lead to the number of a page.
pub(super) const LEADER: u32 = 4;

/// How many dots stand in a row, this character and those before it.
#[inline]
fn dots(run: u32, c: char) -> u32 {
    match c {
        '.' | '·' | '．' | '•' | '・' | '‥' => run + 1,
        '…' => run + 3,
        ' ' | '\u{a0}' => run,
        _ => 0,
    }
}

/// Digits or Roman numerals alone.
pub(super) fn is_page_number(text: &str) -> bool {
    let inner = text.trim_matches([' ', '-', '—', '·', '\u{3000}']);
    // Asked of every line: most are longer.
    if inner.len() > 15 {
        return false;
    }
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ');
    (1..=5).contains(&inner.chars().count())
        && (inner.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) && inner.chars().count() < 5
            || inner.chars().all(roman))
}

/// An entry without blanks, leaders and the number of the page.
fn without_page(text: &str) -> String {
    let all = squeezed(text);
    let is_page = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ' | '(' | ')');
    let is_dot = |c: char| matches!(c, '.' | '·' | '…' | '．' | '•' | '・' | '‥');
    let cut = all.trim_end_matches(is_page);
    if cut.ends_with(is_dot) {
        return cut.trim_end_matches(is_dot).to_owned();
    }
    // A blank before the number of the page, and no leader.
    let trimmed = text.trim_end();
    let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
    if last.len() < trimmed.len() && is_page_number(last) && has_han(trimmed) {
        return squeezed(&trimmed[..trimmed.len() - last.len()]);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn read(text: &str) -> Option<(usize, Contents)> {
        let page = plain::page(text);
        contents(&page, &page.lines)
    }

    #[test]
    fn leaders_make_entries() {
        let (count, contents) = read(
            "目次\n前言……… I\n1 范围………1\n3.1\n纸灯笼· · · · ·\n2\n附录A (规范性) 点灯....... 3\n纸灯笼\n1 范围\n",
        )
        .unwrap();
        assert_eq!(count, 7);
        let title = |number: &str| contents.titles.get(number).map(String::as_str);
        assert_eq!((title("1"), title("3.1"), title("A")), (Some("范围"), Some("纸灯笼"), Some("(规范性)点灯")));
    }

    #[test]
    fn without_leaders_the_first_entry_comes_again() {
        let (count, contents) = read("目次\n1 总则\n2 术语 3\n1 总则\n1.0.1 灯。").unwrap();
        assert_eq!((count, &*contents.titles["2"]), (3, "术语"));
        assert!(read("目次\n本文件没有目次。\n").is_none());
    }
}
