//! Tables of contents: consumed once, so that no heading comes twice, and remembered, since they know the titles.

use std::collections::{HashMap, HashSet};

use memchr::memmem;

use super::entry::{has_leader, is_page, is_page_number, squeezed, without_page};
use super::head;
use super::numbering::{Number, dotted, number, spread};
use super::page::{Line, LineKind, Page};
use super::paged;
use super::view::{View, folded, is_han};

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

    /// True if it names a number below the same one: then it names all of them.
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

    /// The numbers that it names and an outline does not have, in their order as text.
    pub(super) fn lost(&self, outline: &HashSet<String>) -> Vec<String> {
        let mut lost: Vec<String> = self.titles.keys().filter(|number| !outline.contains(*number)).cloned().collect();
        lost.sort_unstable();
        lost
    }
}

/// Where a table of contents begins: its heading.
pub(super) fn is_heading(text: &str) -> bool {
    text.len() < 24 && text.starts_with('目') && matches!(squeezed(text).as_str(), "目次" | "目录" | "目錄")
}

/// The lines of the tables of contents of a document, first and end of each.
#[derive(Debug, Default)]
pub(super) struct Entries {
    ranges: Vec<(usize, usize)>,
}

impl Entries {
    /// The line after the table of contents that begins with a line.
    pub(super) fn after(&self, line: usize) -> Option<usize> {
        let at = self.ranges.binary_search_by_key(&line, |range| range.0).ok()?;
        Some(self.ranges[at].1)
    }

    /// True if a line stands in a table of contents, of those in their order.
    pub(super) fn hold(&self, line: usize) -> bool {
        let later = self.ranges.partition_point(|(from, _)| *from <= line);
        later.checked_sub(1).is_some_and(|at| self.ranges[at].1 > line)
    }
}

/// What every leader has in it.
const RUNS: &[&str] =
    &["..", ". .", "……", "… ", "…·", "··", "· ·", "．．", "． ．", "!!", "⋯", "••", "・・", "‥", "·…"];

/// So many lines may stand between two entries with leaders: page numbers, running heads, entries that go over several lines.
const NEAR: usize = 10;

/// Headings of contents, behind whose entries more is looked at than the line that follows.
const LOOKED: usize = 4;

/// Finds the tables of contents of a document: lines that lead to pages, with a heading or without, whole or in pieces; and below a
/// heading, lines that come again in the text.
pub(super) fn find(page: &Page<'_>) -> (Entries, Contents) {
    let lines = &page.lines;
    let mut entries = Entries::default();
    let mut contents = Contents::default();
    let mut found: Vec<(usize, bool)> = Vec::new();
    let bytes = page.text.as_bytes();
    let led = RUNS.iter().any(|run| memmem::find(bytes, run.as_bytes()).is_some());
    for (at, line) in lines.iter().enumerate() {
        let text = page.slice(*line);
        if led && matches!(line.kind, LineKind::Text | LineKind::Heading(_)) && has_leader(text) {
            found.push((at, false));
        } else if is_heading(text) {
            found.push((at, true));
        }
    }
    linked(page, &mut entries, &mut contents);
    found.retain(|(at, _)| !entries.hold(*at));
    let mut index = 0;
    let mut looked = 0;
    let mut done = 0;
    while let Some(&(first, headed)) = found.get(index) {
        let mut end = index + 1;
        while found.get(end).is_some_and(|next| next.0 <= found[end - 1].0 + NEAR && !next.1) {
            end += 1;
        }
        let leaders = end - index - usize::from(headed);
        if first < done {
            index += 1;
            continue;
        }
        let last = found[end - 1].0;
        let range = if leaders > 2 || headed && leaders > 0 {
            let is_table = headed || leads_somewhere(page, &found[index..end]);
            is_table.then(|| (begin(page, first, done), after(page, last)))
        } else if headed {
            looked += 1;
            Some((first, again(page, first, looked <= LOOKED)))
        } else {
            None
        };
        index = end;
        let Some((from, to)) = range else { continue };
        entries.ranges.push((from, to));
        done = to;
        if contents.is_empty() {
            contents.read(page, &lines[from..to], leaders > 0);
        }
    }
    entries.ranges.sort_unstable();
    if entries.ranges.is_empty()
        && let Some((from, to)) = paged::find(page)
    {
        entries.ranges.push((from, to));
        contents.read(page, &lines[from..to], false);
    }
    (entries, contents)
}

/// Finds the tables of contents whose entries are links to what stands below them; a heading belongs to it.
fn linked(page: &Page<'_>, entries: &mut Entries, contents: &mut Contents) {
    let is_entry = |at: &usize| page.entries.binary_search(&page.lines[*at].start).is_ok();
    let mut at = 0;
    while at < page.lines.len() && !page.entries.is_empty() {
        let mut from = at;
        let to = at + (at..page.lines.len()).take_while(is_entry).count();
        at = to + 1;
        if to < from + 2 {
            continue;
        }
        from -= usize::from(from > 0 && is_heading(page.slice(page.lines[from - 1])));
        entries.ranges.push((from, to));
        if contents.is_empty() {
            contents.read(page, &page.lines[from..to], false);
        }
    }
}

/// True if half of the lines begin like entries, or end in the number of a page: dots also stand in forms that are to be filled in.
fn leads_somewhere(page: &Page<'_>, found: &[(usize, bool)]) -> bool {
    let mut view = View::default();
    let good = found.iter().filter(|(at, _)| {
        let text = page.slice(page.lines[*at]);
        view.fill(text, 0, 40, false);
        number(&view.chars).is_some()
            || head::annex(&view.chars).is_some()
            || has_han(text) && text.trim_end().ends_with(is_page)
    });
    good.count() * 2 >= found.len()
}

/// The first line of a table of contents, before its first entry with a leader: pieces of its heading, numbers, words of the entry.
fn begin(page: &Page<'_>, first: usize, least: usize) -> usize {
    let heading = |text: &str| {
        let text = squeezed(text);
        text.chars().count() < 4 && text.chars().all(|c| matches!(c, '目' | '次' | '录' | '錄' | '前' | '引' | '言'))
    };
    let piece = |text: &str| heading(text) || is_heading(text) || text.len() < 6 && is_page_number(text);
    let mut from = first;
    while from > least && first - from < 6 && piece(page.slice(page.lines[from - 1])) {
        from -= 1;
    }
    // A number alone is no heading: it may be that of the page before.
    while from < first && !page.slice(page.lines[from]).starts_with('目') {
        from += 1;
    }
    from
}

/// The line after a table of contents whose last leader is on a line: numbers of pages may stand below.
fn after(page: &Page<'_>, last: usize) -> usize {
    let mut to = last + 1;
    while page.lines.get(to).is_some_and(|line| is_page_number(page.slice(*line)) && to < last + 4)
        && page.lines.get(to + 1).is_none_or(|next| {
            // A number and a title below it are the first clause.
            let digit = page.slice(page.lines[to]).starts_with(|c: char| folded(c).is_ascii_digit());
            let next = page.slice(*next);
            !digit || !next.starts_with(is_han) || next.starts_with(['前', '引'])
        })
    {
        to += 1;
    }
    to
}

/// The line after a table of contents without leaders: its entries come again in the text, the first of them below the last.
///
/// `further`: a sentence may stand between the table and the text, so that its entries are looked for behind that as well.
fn again(page: &Page<'_>, heading: usize, further: bool) -> usize {
    let lines = &page.lines;
    let is_entry = |text: &str| text.chars().count() < 60 && !text.ends_with(['。', '；', '：', ':']);
    let text = |at: usize| lines.get(at).filter(|line| is_textual(line.kind)).map(|line| page.slice(*line));
    let mut seen: HashMap<String, usize> = HashMap::new();
    // Entries whose numbers of pages no blank parts from them: `范围1`.
    let mut glued: HashMap<String, usize> = HashMap::new();
    let mut paged = heading + 1;
    let mut at = heading + 1;
    while let Some(text) = text(at).filter(|text| is_entry(text) && at < heading + LONGEST) {
        let bare = without_page(text);
        paged = if bare.len() < squeezed(text).len() && has_han(&bare) { at + 1 } else { paged };
        if has_han(&bare) {
            // The entry that comes again begins the text, and so does what stands before it in the table.
            if let Some(&first) = seen.get(&bare).or_else(|| glued.get(&bare)) {
                return if first <= heading + 3 { at } else { at.saturating_sub(first - heading - 1).max(first + 1) };
            }
            let words = bare.trim_end_matches(is_page);
            if words.len() < bare.len() && has_han(words) {
                glued.entry(words.to_owned()).or_insert(at);
            }
            seen.insert(bare, at);
        }
        at += 1;
    }
    if further && seen.len() > 1 { paged.max(come_again(page, &seen, at)) } else { paged }
}

/// The line after the last entry of a table that comes again behind a line; none where fewer than two do.
fn come_again(page: &Page<'_>, seen: &HashMap<String, usize>, behind: usize) -> usize {
    let lines = page.lines.iter().skip(behind).take(LONGEST).filter(|line| is_textual(line.kind));
    let found = lines.filter_map(|line| seen.get(&squeezed(page.slice(*line))));
    let (count, last) = found.fold((0, 0), |(count, last), at| (count + 1, last.max(*at)));
    if count > 1 { last + 1 } else { 0 }
}

fn is_textual(kind: LineKind) -> bool {
    matches!(kind, LineKind::Text | LineKind::Heading(_) | LineKind::Item { .. })
}

impl Contents {
    /// Reads the entries of a table of contents, which may go over several lines where leaders end them.
    fn read(&mut self, page: &Page<'_>, lines: &[Line], dotted: bool) {
        let mut view = View::default();
        let mut open = String::new();
        let mut led = false;
        for line in lines {
            let text = page.slice(*line);
            if is_heading(text) || open.is_empty() && is_page_number(text) && led {
                continue;
            }
            let is_page = is_page_number(text) && has_han(&open);
            if !is_page {
                open.push_str(text);
                open.push(' ');
            }
            led = has_leader(text);
            let ends = is_page || led || !dotted || text.contains('\t');
            if ends && has_han(&open) {
                entry(&open, &mut view, self);
                open.clear();
            }
        }
    }
}

fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

fn entry(text: &str, view: &mut View, contents: &mut Contents) {
    let bare = without_page(text);
    view.fill(text, 0, 80, false);
    let label = spread(&view.chars).or_else(|| number(&view.chars)).or_else(|| dotted(&view.chars));
    let label = label.map(|(number, length)| (number.printed(), length));
    let label = label.or_else(|| head::annex(&view.chars).map(|(letter, length)| (letter.to_string(), length)));
    let Some((label, length)) = label else { return };
    let printed = squeezed(&view.chars[..length].iter().collect::<String>());
    let bare: String = bare.chars().map(folded).collect();
    let title = bare.strip_prefix(printed.as_str()).unwrap_or(&bare);
    contents.titles.entry(label).or_insert_with(|| title.to_owned());
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn read(text: &str) -> (Vec<(usize, usize)>, Contents) {
        let page = plain::page(text);
        let (entries, contents) = find(&page);
        (entries.ranges, contents)
    }

    #[test]
    fn leaders_make_entries() {
        let (ranges, contents) = read(
            "目次\n前言……… I\n1 范围………1\n3.1\n纸灯笼· · · · ·\n2\n附录A (规范性) 点灯....... 3\n纸灯笼\n1 范围\n",
        );
        assert_eq!(ranges, [(0, 7)]);
        let title = |number: &str| contents.titles.get(number).map(String::as_str);
        assert_eq!((title("1"), title("3.1"), title("A")), (Some("范围"), Some("纸灯笼"), Some("(规范性)点灯")));
    }

    #[test]
    fn a_heading_may_be_broken_or_lost() {
        let (ranges, _) = read("灯\n目\n前\n次\n言.......II\n1 范围.....1\n2 灯笼.....2\nI\n前言\n");
        assert_eq!(ranges, [(1, 8)]);
        let (ranges, _) = read("灯笼\n1 范围.....1\n2 灯笼.....2\n3 纸.....2\n前言\n");
        assert_eq!(ranges, [(1, 4)]);
        let (ranges, _) = read("姓名........\n日期........\n地点........\n");
        assert_eq!(ranges, []);
    }

    #[test]
    fn without_leaders_the_first_entry_comes_again() {
        let (ranges, contents) = read("目次\n1 总则\n2 术语 3\n1 总则\n1.0.1 灯。");
        assert_eq!((&*ranges, &*contents.titles["2"]), (&[(0, 3)][..], "术语"));
        assert_eq!(read("目次\n本文件没有目次。\n").0, [(0, 1)]);
        assert_eq!(read("目录\n第一章 总则\n第一条 灯笼应亮。\n").0, [(0, 1)]);
    }
}
