//! What the tables of a page are for: data, the layout of the page, or facts about the document beside its text.

use memchr::memchr;

use crate::markup::entities::reference;

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Data,
    /// Its cells are regions of the page.
    Layout,
    /// Pairs of a label, which ends in a colon, and its value.
    Facts,
}

/// A table of a source: where its tag begins, where it ends, and what it is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) purpose: Use,
}

/// The longest cell that may be a label or the value of one, in bytes.
const LONGEST: usize = 600;

/// A table that holds more cells than this lays out no page.
const REGIONS: u32 = 4;

struct Open {
    start: usize,
    cells: u32,
    labels: u32,
    /// Cells with several blocks in them.
    regions: u32,
    blocks: u32,
    cell: Option<usize>,
    holds_tables: bool,
    has_border: bool,
}

impl Open {
    fn end_cell(&mut self, source: &str, at: usize) {
        let Some(from) = self.cell.take() else { return };
        self.cells += 1;
        self.regions += u32::from(self.blocks > 1);
        let inner = source.get(from..at).filter(|inner| inner.len() < LONGEST);
        self.labels += u32::from(inner.is_some_and(|inner| is_label(&words(inner))));
    }

    fn purpose(&self) -> Use {
        let is_pairs = self.labels > 1 && self.labels * 2 == self.cells;
        if is_pairs && !self.holds_tables {
            Use::Facts
        } else if self.holds_tables && self.cells <= 4 * REGIONS
            || self.regions > 0 && self.cells <= REGIONS && !self.has_border
            || self.regions > 0 && self.cells == 1
        {
            Use::Layout
        } else {
            Use::Data
        }
    }
}

/// The tables of a source in the order in which they begin. Linear.
pub(super) fn tables(source: &str) -> Vec<Table> {
    let mut found: Vec<Table> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let bytes = source.as_bytes();
    let mut at = 0;
    while let Some(next) = memchr(b'<', &bytes[at..]) {
        let start = at + next;
        at = start + 1;
        let tag = &bytes[at..bytes.len().min(at + 12)];
        let closes = tag.first() == Some(&b'/');
        let name = &tag[usize::from(closes)..];
        let is = |wanted: &str| {
            name.get(..wanted.len()).is_some_and(|head| head.eq_ignore_ascii_case(wanted.as_bytes()))
                && name.get(wanted.len()).is_none_or(|b| !b.is_ascii_alphanumeric())
        };
        if is("table") {
            let end = memchr(b'>', &bytes[start..]).map_or(bytes.len(), |end| start + end + 1);
            if closes {
                let Some(mut table) = open.pop() else { continue };
                table.end_cell(source, start);
                found.push(Table { start: table.start, end, purpose: table.purpose() });
            } else {
                open.last_mut().into_iter().for_each(|outer| outer.holds_tables = true);
                let head = &source[start..end];
                let has_border = head.contains("border")
                    && !["border=\"0\"", "border='0'", "border=0"].iter().any(|none| head.contains(none));
                open.push(Open {
                    start,
                    cells: 0,
                    labels: 0,
                    regions: 0,
                    blocks: 0,
                    cell: None,
                    holds_tables: false,
                    has_border,
                });
            }
        } else if let Some(table) = open.last_mut() {
            if is("td") || is("th") || is("tr") {
                table.end_cell(source, start);
                if !closes && !is("tr") {
                    table.cell = memchr(b'>', &bytes[start..]).map(|end| start + end + 1);
                    table.blocks = 0;
                }
            } else if !closes && ["p", "div", "h1", "h2", "h3", "h4", "li", "br"].into_iter().any(is) {
                table.blocks += 1;
            }
        }
    }
    // A table that is never closed is data.
    found.extend(open.iter().map(|table| Table { start: table.start, end: source.len(), purpose: Use::Data }));
    found.sort_by_key(|table| table.start);
    found
}

/// The pairs of a table of facts.
pub(super) fn facts(table: &str) -> Vec<(String, String)> {
    let lower = table.to_ascii_lowercase();
    let mut cells: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(open) = ["<td", "<th"].iter().filter_map(|tag| lower[at..].find(tag)).min() {
        let start = at + open;
        let from = lower[start..].find('>').map_or(lower.len(), |end| start + end + 1);
        let ends = ["<td", "<th", "</td", "</th", "</tr", "</table"];
        let to = ends.iter().filter_map(|tag| lower[from..].find(tag)).min().map_or(lower.len(), |end| from + end);
        cells.push(words(&table[from..to]));
        at = to;
    }
    let mut found = Vec::new();
    let mut cells = cells.into_iter();
    while let Some(label) = cells.next() {
        let name: String = label.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect();
        let value = cells.next().unwrap_or_default();
        if !name.is_empty() && !value.is_empty() {
            found.push((format!("page/{name}"), value));
        }
    }
    found
}

fn is_label(text: &str) -> bool {
    text.ends_with(['：', ':']) && text.chars().filter(|c| !c.is_whitespace()).count() <= 12
}

/// The words of a piece of markup, with single blanks.
fn words(markup: &str) -> String {
    let mut out = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            rest = &rest[end..];
        } else {
            let (text, length) = reference(rest).unwrap_or(("&".into(), 1));
            out.push_str(&text);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(source: &str) -> Vec<Use> {
        tables(source).iter().map(|table| table.purpose).collect()
    }

    #[test]
    fn tables_are_told_by_what_they_hold() {
        let data = "<table border=1><tr><td>纸</td><td>竹</td></tr><tr><td>1</td><td>2</td></tr></table>";
        assert_eq!(uses(data), [Use::Data]);
        let layout = "<TABLE width=930><tr><td><p>灯。</p><p>笼。</p></td></tr></TABLE>";
        assert_eq!(uses(layout), [Use::Layout]);
        assert_eq!(uses(&format!("<table><tr><td>{data}</td></tr></table>")), [Use::Layout, Use::Data]);
        let facts_table =
            "<table><tr><td><b>索 引 号：</b></td><td>1&nbsp;2</td><td>分类：</td><td>灯</td></tr></table>";
        assert_eq!(uses(facts_table), [Use::Facts]);
        assert_eq!(facts(facts_table), [("page/索引号".into(), "1 2".into()), ("page/分类".into(), "灯".to_owned())]);
        let words = "<table border='1'><tr><td><p>纸</p></td><td><p>竹</p></td></tr></table>";
        assert_eq!(uses(words), [Use::Data]);
    }

    proptest::proptest! {
        #[test]
        fn any_markup_is_read(source in "(<|>|/|table|td|tr|p|br|：|灯| |border|&|;){0,40}") {
            for table in tables(&source) {
                proptest::prop_assert!(table.start < table.end && table.end <= source.len());
                let _ = facts(&source[table.start..table.end]);
            }
        }
    }
}
