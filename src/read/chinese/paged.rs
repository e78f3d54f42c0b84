//! A table of contents that has neither a heading nor leaders: labelled lines that end in numbers of pages which go up, and whose titles
//! come again.

use std::collections::HashSet;

use super::elements;
use super::entry::{is_page_number, squeezed, without_page};
use super::head;
use super::numbering::{dotted, number};
use super::page::{Line, LineKind, Page};
use super::view::{View, is_han};

/// So many entries make a table.
const LEAST: usize = 4;

/// The lines of such a table, if the page has one.
pub(super) fn find(page: &Page<'_>) -> Option<(usize, usize)> {
    let mut view = View::default();
    let mut from = 0;
    while from < page.lines.len() {
        let to = run(page, from, &mut view);
        if to >= from + LEAST && comes_again(page, from, to) {
            return Some((from, to));
        }
        from = to.max(from + 1);
    }
    None
}

/// The end of the entries that begin with a line.
fn run(page: &Page<'_>, from: usize, view: &mut View) -> usize {
    let mut last = 0;
    let mut at = from;
    while let Some(line) = page.lines.get(at) {
        let Some(number) = entry_page(page, *line, view).filter(|number| *number >= last) else { break };
        last = number;
        at += 1;
    }
    at
}

/// The number of the page that an entry leads to.
fn entry_page(page: &Page<'_>, line: Line, view: &mut View) -> Option<u32> {
    let text = page.slice(line);
    if text.len() > 150 || !matches!(line.kind, LineKind::Text | LineKind::Heading(_)) {
        return None;
    }
    let last = text.rsplit([' ', '\t', '\u{3000}']).next().filter(|last| last.len() < text.len())?;
    let number = last.trim_matches(['(', ')', '（', '）']);
    if !is_page_number(number) {
        return None;
    }
    view.fill(text, line.start, 64, page.glossed);
    let chars = &view.chars;
    let labelled = self::number(chars).is_some()
        || dotted(chars).is_some()
        || head::annex(chars).is_some()
        || elements::element(&without_page(text).chars().collect::<Vec<_>>()).is_some();
    // Front matter has Roman numerals.
    (labelled && chars.iter().any(|c| is_han(*c))).then(|| number.parse().unwrap_or(0))
}

/// True if most titles of a table stand once more behind it.
fn comes_again(page: &Page<'_>, from: usize, to: usize) -> bool {
    let wanted: HashSet<String> = page.lines[from..to].iter().map(|line| without_page(page.slice(*line))).collect();
    let longest = wanted.iter().map(String::len).max().unwrap_or(0);
    let is_short = |text: &&str| text.len() <= 3 * longest;
    let behind = page.lines[to..].iter().map(|line| page.slice(*line)).filter(is_short);
    let met: HashSet<String> = behind.map(squeezed).filter(|text| wanted.contains(text)).collect();
    met.len() * 2 > wanted.len()
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn entries_lead_to_pages_that_go_up() {
        let text = "灯笼\n1 总则 (1)\n2 纸 (2)\n3 竹 (2)\n附录A 蜡 (4)\n1 总 则\n灯。\n2 纸\n3 竹\n附录A 蜡\n";
        assert_eq!(find(&plain::page(text)), Some((1, 5)));
        let table = "1 纸 5\n2 竹 6\n3 蜡 7\n4 灯 9\n灯笼应亮。\n";
        assert_eq!(find(&plain::page(table)), None);
    }
}
