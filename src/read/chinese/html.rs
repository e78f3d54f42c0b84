//! Simple HTML of published codes: a small tolerant scanner of tags, no more than pages of text and tables need.
//!
//! Tags that are not closed, or closed in the wrong order, do no harm: a block begins a line, a cell ends where the next begins.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::page::{Line, LineKind, Page};
use super::view::is_layout;
use crate::model::MarkKind;
use crate::source::{OffsetMap, declaration_length, prefix};

/// Elements whose text is none of the document's.
const HIDDEN: &[&str] = &[
    "script", "style", "head", "nav", "footer", "header", "form", "button", "template", "noscript", "aside", "select",
];

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "center",
    "body",
    "html",
    "main",
    "blockquote",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "hr",
    "figure",
    "figcaption",
    "thead",
    "tbody",
    "tfoot",
    "address",
    "pre",
    "br",
    "tr",
    "li",
];

struct Scanner<'a> {
    source: &'a str,
    text: String,
    map: OffsetMap,
    lines: Vec<Line>,
    marks: Vec<(u32, u32, MarkKind)>,
    open_marks: Vec<(MarkKind, u32)>,
    targets: Vec<String>,
    /// Where the open line begins.
    from: usize,
    kind: LineKind,
    gap: bool,
    tables: u32,
    in_cell: bool,
    /// Next numbers of open lists; 0 for lists of bullets.
    lists: Vec<u32>,
    /// Whether line ends of the source end lines, as in Markdown.
    by_line: bool,
    /// Names of hidden elements of which one is never closed: the rest of the page is not looked through again for each.
    unclosed: Vec<String>,
}

/// The lines of a page. `by_line`: text outside of tags is Markdown.
pub(super) fn page(source: &str, by_line: bool) -> Page<'_> {
    let title = title_of(source);
    let (start, end) = if by_line { (0, source.len()) } else { main_part(source) };
    let mut scanner = Scanner {
        source,
        text: String::with_capacity((end - start) * 3 / 4),
        map: OffsetMap::default(),
        lines: Vec::new(),
        marks: Vec::new(),
        open_marks: Vec::new(),
        targets: Vec::new(),
        from: 0,
        kind: LineKind::Text,
        gap: false,
        tables: 0,
        in_cell: false,
        lists: Vec::new(),
        by_line,
        unclosed: Vec::new(),
    };
    let hidden = scanner.run(start, end);
    let Scanner { text, map, lines, mut marks, targets, .. } = scanner;
    marks.sort_by_key(|mark| (mark.0, std::cmp::Reverse(mark.1)));
    let mut page = Page::new(Cow::Owned(text), map, lines);
    page.marks = marks;
    page.targets = targets;
    page.left_out = if by_line { 0 } else { hidden + source.len() - (end - start) };
    page.facts.extend(title.map(|title| ("html/title".to_owned(), title)));
    page
}

/// The text of the element `title`.
fn title_of(source: &str) -> Option<String> {
    let window = prefix(source, 16 << 10);
    let start = memmem::find(window.as_bytes(), b"<title")?;
    let start = start + window[start..].find('>')? + 1;
    let raw = &window[start..start + window[start..].find('<')?];
    let mut out = String::new();
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (character, length) = entity(&rest[at..]).unwrap_or(('&', 1));
        out.push(character);
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    let words: Vec<_> = out.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Where the document itself stands on a page: in what is marked as its body, else in the whole.
fn main_part(source: &str) -> (usize, usize) {
    for sign in ["itemprop=\"articleBody\"", "<main", "role=\"main\"", "<article"] {
        if let Some(at) = memmem::find(source.as_bytes(), sign.as_bytes()) {
            let start = source[at..].find('>').map_or(source.len(), |end| at + end + 1);
            // The footer of the page stands in the same container.
            let rest = &source.as_bytes()[start..];
            let ends = ["<footer", "</main", "</article"].iter();
            let end = ends.filter_map(|end| memmem::find(rest, end.as_bytes())).min();
            return (start, end.map_or(source.len(), |end| start + end));
        }
    }
    (0, source.len())
}

impl Scanner<'_> {
    /// Reads a part of the source; gives how many bytes were left out.
    fn run(&mut self, start: usize, end: usize) -> usize {
        let source = &self.source[..end];
        let mut at = start;
        let mut left_out = 0;
        let last_close = source.rfind('>').unwrap_or(0);
        while at < end {
            let rest = &source[at..];
            let open = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
            self.words(at, at + open);
            at += open;
            if at >= end {
                break;
            }
            let rest = &source[at..];
            if rest.starts_with("<!") {
                at += declaration_length(rest.as_bytes()).max(2);
                continue;
            }
            let is_tag = at < last_close && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
            let Some(length) = is_tag.then(|| memchr(b'>', rest.as_bytes())).flatten() else {
                // A sign of less-than that nobody wrote as an entity.
                self.words(at, at + 1);
                at += 1;
                continue;
            };
            let inside = &rest[1..length];
            let (closes, body) = inside.strip_prefix('/').map_or((false, inside), |body| (true, body));
            let name = &body[..body.bytes().take_while(u8::is_ascii_alphanumeric).count()];
            let is_lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
            let name = if is_lower { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) };
            at += length + 1;
            if !closes
                && !inside.ends_with('/')
                && is_hidden(&name, body)
                && !self.unclosed.iter().any(|known| *known == name)
            {
                if let Some(past) = skip(&source[at..], &name) {
                    left_out += past;
                    at += past;
                    continue;
                }
                self.unclosed.push(name.clone().into_owned());
            }
            self.tag(&name, closes, body);
        }
        self.end_line();
        left_out
    }

    /// Text of the source, with its entities expanded and its white space as it is.
    fn words(&mut self, start: usize, end: usize) {
        let source = &self.source[start..end];
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let stop = memchr2(b'&', b'\n', rest.as_bytes()).unwrap_or(rest.len());
            if stop > 0 {
                self.map.copied(self.text.len(), start + at);
                self.text.push_str(&rest[..stop]);
                at += stop;
                continue;
            }
            if rest.starts_with('\n') {
                if self.by_line && self.tables == 0 {
                    self.end_line();
                } else {
                    self.map.copied(self.text.len(), start + at);
                    self.text.push('\n');
                }
                at += 1;
                continue;
            }
            let (character, length) = entity(rest).unwrap_or(('&', 1));
            self.map.replaced(self.text.len(), start + at);
            self.text.push(character);
            at += length;
            self.map.copied(self.text.len(), start + at);
        }
    }

    /// Ends the open line; one without text is a gap, but for a cell.
    fn end_line(&mut self) {
        let raw = &self.text[self.from..];
        let body = raw.trim_start_matches(is_layout);
        let start = self.from + raw.len() - body.len();
        let end = start + body.trim_end_matches(is_layout).len();
        let is_cell = matches!(self.kind, LineKind::Cell { .. });
        if start < end || is_cell || matches!(self.kind, LineKind::Graphic(_)) {
            let gap = std::mem::take(&mut self.gap);
            let (start, end) = if start < end { (start, end) } else { (self.from, self.from) };
            self.lines.push(Line { start: start as u32, end: end as u32, kind: self.kind, gap, new_page: false });
            self.kind = LineKind::Text;
        } else {
            self.gap = true;
        }
        self.from = self.text.len();
        // Two lines never share a place in the text.
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.map.replaced(self.text.len(), self.map_end());
            self.text.push('\n');
            self.from = self.text.len();
        }
    }

    fn map_end(&self) -> usize {
        self.map.original(self.text.len() as u32) as usize
    }

    fn sign(&mut self, kind: LineKind) {
        let at = self.text.len() as u32;
        self.lines.push(Line { start: at, end: at, kind, gap: false, new_page: false });
    }

    fn tag(&mut self, name: &str, closes: bool, body: &str) {
        match name {
            "sub" => self.mark(MarkKind::Subscript, closes),
            "sup" => self.mark(MarkKind::Superscript, closes),
            "b" | "strong" => self.mark(MarkKind::Strong, closes),
            "i" | "em" => self.mark(MarkKind::Emphasis, closes),
            "td" | "th" => {
                self.end_line();
                self.in_cell = !closes;
                if !closes {
                    let number =
                        |key| attribute(body, key).and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(1);
                    let (columns, rows) = (number("colspan"), number("rowspan"));
                    self.kind = LineKind::Cell { header: name == "th", columns, rows };
                }
            }
            "caption" => {
                self.end_line();
                if !closes {
                    self.kind = LineKind::Caption;
                }
            }
            _ if self.in_cell && (BLOCKS.contains(&name) && name != "tr") => {
                self.text.push(' ');
            }
            "table" => {
                self.end_line();
                self.in_cell = false;
                if closes && self.tables > 0 {
                    self.tables -= 1;
                    self.sign(LineKind::TableEnd);
                } else if !closes {
                    self.tables += 1;
                    self.sign(LineKind::TableStart);
                }
            }
            "tr" => {
                self.end_line();
                self.in_cell = false;
                if !closes {
                    self.sign(LineKind::Row);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                if !closes {
                    self.kind = LineKind::Heading(name.as_bytes()[1] - b'0');
                }
            }
            "ol" | "ul" => {
                self.end_line();
                if closes {
                    self.lists.pop();
                } else {
                    let start = attribute(body, "start").and_then(|n| n.parse().ok()).unwrap_or(1);
                    self.lists.push(if name == "ol" { start } else { 0 });
                }
            }
            "li" => {
                self.end_line();
                if !closes {
                    let depth = self.lists.len().saturating_sub(1).min(9) as u8;
                    let ordinal = self.lists.last_mut().map_or(0, |next| {
                        let number = *next;
                        *next += u32::from(number > 0);
                        number
                    });
                    self.kind = LineKind::Item { ordinal, depth };
                }
            }
            "img" if !self.in_cell => {
                self.end_line();
                self.targets.push(attribute(body, "src").unwrap_or_default().to_owned());
                self.kind = LineKind::Graphic(self.targets.len() as u32 - 1);
                self.end_line();
            }
            "pre" => {
                self.end_line();
                if !closes {
                    self.kind = LineKind::Preformatted;
                }
            }
            _ if BLOCKS.contains(&name) && !matches!(self.kind, LineKind::Caption) => {
                self.end_line_keeping_item();
            }
            _ => {}
        }
    }

    /// Ends the open line, unless it is an item without text yet: `<li><p>`.
    fn end_line_keeping_item(&mut self) {
        let empty = self.text[self.from..].chars().all(is_layout);
        if !(empty && matches!(self.kind, LineKind::Item { .. } | LineKind::Heading(_))) {
            self.end_line();
        }
    }

    fn mark(&mut self, kind: MarkKind, closes: bool) {
        let at = self.text.len() as u32;
        if !closes {
            self.open_marks.push((kind, at));
        } else if let Some(open) = self.open_marks.iter().rposition(|(known, _)| *known == kind) {
            let (_, start) = self.open_marks[open];
            self.open_marks.truncate(open);
            if start < at && start as usize >= self.from {
                self.marks.push((start, at, kind));
            }
        }
    }
}

/// Whether an element is furniture of the page.
fn is_hidden(name: &str, body: &str) -> bool {
    let says = |key, words: &[&str]| attribute(body, key).is_some_and(|value| words.contains(&value));
    HIDDEN.contains(&name)
        || body.contains('=')
            && (says("role", &["navigation", "search", "contentinfo"]) || says("class", &["headerlink"]))
}

/// The bytes up to and including the end of an element whose begin tag has been read, if it has one.
fn skip(source: &str, name: &str) -> Option<usize> {
    let bytes = source.as_bytes();
    let raw = matches!(name, "script" | "style");
    let (mut depth, mut at) = (1_u32, 0);
    while let Some(open) = memchr(b'<', &bytes[at..]) {
        at += open + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closes);
        let same = bytes.get(start..start + name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes()))
            && bytes.get(start + name.len()).is_none_or(|b| !b.is_ascii_alphanumeric());
        if same && closes {
            depth -= 1;
            if depth == 0 {
                return Some(memchr(b'>', &bytes[start..]).map_or(source.len(), |end| start + end + 1));
            }
        } else if same && !raw {
            depth += 1;
        }
    }
    None
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(found) = memmem::find(&tag.as_bytes()[from..], name.as_bytes()) {
        let at = from + found;
        from = at + name.len();
        let alone = tag[..at].ends_with([' ', '\t', '\n', '\r', '"', '\'']);
        let Some(value) = tag[from..].trim_start().strip_prefix('=').filter(|_| alone) else { continue };
        let value = value.trim_start();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next(),
            _ => value.split([' ', '\t', '\n', '\r', '/']).next(),
        };
    }
    None
}

/// The character that an entity at the start of a text stands for, and the length of the entity.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.as_bytes().iter().take(12).position(|b| *b == b';')?;
    let name = text.get(1..end)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "emsp" => '\u{2003}',
        "ensp" => '\u{2002}',
        "thinsp" => '\u{2009}',
        "mdash" => '—',
        "ndash" => '–',
        "middot" => '·',
        "hellip" => '…',
        "times" => '×',
        "deg" => '°',
        "plusmn" => '±',
        "le" => '≤',
        "ge" => '≥',
        "copy" => '©',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| *c != '\0')?
        }
    };
    Some((character, end + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(source: &str) -> Vec<(LineKind, String)> {
        let page = page(source, false);
        page.lines.iter().map(|line| (line.kind, page.slice(*line).to_owned())).collect()
    }

    #[test]
    fn blocks_are_lines_and_menus_are_not() {
        let found = lines(
            "<html><head><title>灯 &mdash; 笼</title></head><body><nav><a>目次</a></nav><h1>1 总则<a class=\"headerlink\">#</a></h1>\
             <p>F<sub>p</sub>&lt;2</p><ol start=2><li><p>竹<li>纸</ol><script>if (a<b) {}</script></body>",
        );
        let expected = [
            (LineKind::Heading(1), "1 总则"),
            (LineKind::Text, "Fp<2"),
            (LineKind::Item { ordinal: 2, depth: 0 }, "竹"),
            (LineKind::Item { ordinal: 3, depth: 0 }, "纸"),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn tables_have_cells() {
        let found = lines("<table><caption><b>表1</b></caption><tr><td rowspan='2'>a<br>b</td><th>c</table>");
        let cell = |header, rows| LineKind::Cell { header, columns: 1, rows };
        let kinds: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(
            kinds,
            [LineKind::TableStart, LineKind::Caption, LineKind::Row, cell(false, 2), cell(true, 1), LineKind::TableEnd]
        );
        assert_eq!(found[3].1, "a b");
    }

    #[test]
    fn places_lead_back_through_entities() {
        let source = "<p>灯&amp;笼</p>";
        let page = page(source, false);
        let line = page.lines[0];
        let at = line.start + page.slice(line).find('笼').unwrap() as u32;
        assert_eq!(page.map.original(at) as usize, source.find('笼').unwrap());
    }

    proptest! {
        #[test]
        fn any_markup_gives_lines_in_order(source in "(<|>|/|&|;|p|td|table|ol|li| |\"|=|script|!--|灯|\n){0,40}") {
            for by_line in [false, true] {
                let page = page(&source, by_line);
                let mut before = 0;
                for line in &page.lines {
                    prop_assert!(line.start >= before && line.end >= line.start);
                    prop_assert!(page.text.get(line.start as usize..line.end as usize).is_some());
                    before = line.end;
                }
            }
        }
    }
}
