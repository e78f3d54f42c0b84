//! Simple HTML of published codes: a small tolerant scanner of tags, no more than pages of text and tables need.
//!
//! Tags that are not closed, or closed in the wrong order, do no harm: a block begins a line, a cell ends where the next begins.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::links::{LineLinks, Places};
use super::page::{Line, LineKind, Page};
use super::tables::{self, Table, Use};
use super::view::is_layout;
use crate::markup::entities::reference;
use crate::markup::inline::{Inline, inline, may_begin};
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

#[expect(clippy::struct_excessive_bools, reason = "each tells of an element that is open")]
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
    /// True if line ends of the source end lines, as in Markdown.
    by_line: bool,
    /// True if strong text of Markdown is open.
    is_strong: bool,
    /// What each table of the source is for, in the order in which they begin.
    known_tables: Vec<Table>,
    /// What the open tables are for.
    open_tables: Vec<Use>,
    /// True if the text of an element for text as it is laid out is the text of the page.
    is_typed: bool,
    facts: Vec<(String, String)>,
    places: Places<'a>,
    links: LineLinks,
    entries: Vec<u32>,
    /// How many elements were looked at that are called furniture and hold the text of the page.
    misnamed: u32,
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
        is_strong: false,
        known_tables: tables::tables(source),
        open_tables: Vec::new(),
        is_typed: false,
        facts: Vec::new(),
        places: if by_line { Places::default() } else { Places::of(source) },
        links: LineLinks::default(),
        entries: Vec::new(),
        misnamed: 0,
        unclosed: Vec::new(),
    };
    let hidden = scanner.run(start, end);
    let Scanner { text, map, lines, mut marks, targets, facts, entries, .. } = scanner;
    marks.sort_by_key(|mark| (mark.0, std::cmp::Reverse(mark.1)));
    let mut page = Page::new(Cow::Owned(text), map, lines);
    page.marks = marks;
    page.targets = targets;
    page.entries = entries;
    page.left_out = if by_line { 0 } else { hidden + source.len() - (end - start) };
    page.facts.extend(facts);
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
        let (characters, length) = reference(&rest[at..]).unwrap_or((Cow::Borrowed("&"), 1));
        out.push_str(&characters);
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
            let past = self.words(at, at + open, end);
            if past > at + open {
                at = past;
                continue;
            }
            at += open;
            if at >= end {
                break;
            }
            let rest = &source[at..];
            if rest.starts_with("<!") {
                at += declaration_length(rest.as_bytes()).max(2);
                continue;
            }
            let is_tag = at < last_close
                && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
                && (!self.by_line || is_known(&rest[1..]));
            let Some(length) = is_tag.then(|| memchr(b'>', rest.as_bytes())).flatten() else {
                // A sign of less-than that nobody wrote as an entity.
                self.copy(at, at + 1);
                at += 1;
                continue;
            };
            let inside = &rest[1..length];
            let (closes, body) = inside.strip_prefix('/').map_or((false, inside), |body| (true, body));
            let name = &body[..body.bytes().take_while(u8::is_ascii_alphanumeric).count()];
            let is_lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
            let name = if is_lower { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) };
            if let Some(past) = self.facts(&name, closes, at, end) {
                at = past;
                continue;
            }
            if name == "pre" && !closes {
                self.is_typed = is_page(&source[at..], end - start);
            }
            at += length + 1;
            let past = self.furniture(&source[at..], (&name, closes, inside), end - start);
            left_out += past;
            at += past;
            if past > 0 {
                continue;
            }
            if name == "a" {
                self.link(closes, body, at);
            }
            self.tag(&name, closes, body);
        }
        self.end_line();
        left_out
    }

    /// How many bytes are left out behind a tag, from its name on, of an element that is no text of the document. An element that is only
    /// called furniture and holds a third of the page is its text.
    fn furniture(&mut self, rest: &str, (name, closes, body): (&str, bool, &str), whole: usize) -> usize {
        if closes || body.ends_with('/') {
            return 0;
        }
        if is_hidden(name, body) {
            return self.hidden(rest, name);
        }
        if self.by_line || self.misnamed >= MISNAMED || !is_named_furniture(name, body) {
            return 0;
        }
        let past = self.hidden(rest, name);
        let is_text = past * 3 > whole;
        self.misnamed += u32::from(is_text);
        if is_text { 0 } else { past }
    }

    /// How many bytes are left out behind the tag of an element that is hidden; none where nothing closes it.
    fn hidden(&mut self, rest: &str, name: &str) -> usize {
        if self.unclosed.iter().any(|known| known == name) {
            return 0;
        }
        skip(rest, name).unwrap_or_else(|| {
            self.unclosed.push(name.to_owned());
            0
        })
    }

    /// A link begins or ends.
    fn link(&mut self, closes: bool, body: &str, at: usize) {
        if closes {
            self.links.end(self.text.len());
        } else if let Some(target) = attribute(body, "href") {
            let below = if self.by_line { target.starts_with('#') } else { self.places.is_below(target, at) };
            self.links.begin(self.text.len(), below);
        }
    }

    /// Reads a table of facts whole, and gives where it ends; notes what other tables are for.
    fn facts(&mut self, name: &str, closes: bool, at: usize, end: usize) -> Option<usize> {
        let table = if name == "table" && !closes { self.table_at(at)? } else { return None };
        if table.purpose == Use::Facts && table.end <= end {
            self.end_line();
            self.facts.extend(tables::facts(&self.source[table.start..table.end]));
            return Some(table.end);
        }
        self.open_tables.push(table.purpose);
        None
    }

    fn table_at(&self, start: usize) -> Option<Table> {
        let at = self.known_tables.binary_search_by_key(&start, |table| table.start).ok()?;
        self.known_tables.get(at).copied()
    }

    /// Text of the source as it stands.
    fn copy(&mut self, start: usize, end: usize) {
        self.map.transcoded(self.text.len(), start, 1, 1);
        self.text.push_str(&self.source[start..end]);
    }

    /// Text of the source, with its entities expanded and its white space as it is; where it is Markdown, without the signs of its
    /// inlines. Gives where reading goes on: an inline may end behind `end`, though not behind `limit`.
    fn words(&mut self, start: usize, end: usize, limit: usize) -> usize {
        let mut at = start;
        while at < end {
            let rest = &self.source[at..end];
            let stop = if self.by_line {
                rest.bytes().position(|byte| matches!(byte, b'&' | b'\n' | b'~') || may_begin(byte))
            } else {
                memchr2(b'&', b'\n', rest.as_bytes())
            };
            let stop = stop.unwrap_or(rest.len());
            if stop > 0 {
                self.copy(at, at + stop);
                at += stop;
                continue;
            }
            match rest.as_bytes()[0] {
                b'\n' => {
                    if (self.by_line || self.is_typed) && self.tables == 0 {
                        self.end_line();
                    } else {
                        self.copy(at, at + 1);
                    }
                    at += 1;
                }
                b'&' => {
                    let (characters, length) = reference(&self.source[at..limit]).unwrap_or((Cow::Borrowed("&"), 1));
                    self.map.replaced(self.text.len(), at);
                    self.text.push_str(&characters);
                    at += length;
                    self.map.copied(self.text.len(), at);
                }
                _ => at += self.inline(at, limit),
            }
        }
        at
    }

    /// Reads an inline of Markdown, if one begins at a place, else the character there; gives its length.
    fn inline(&mut self, at: usize, limit: usize) -> usize {
        let source = self.source;
        let text = &source[at..limit];
        let is_first = self.text[self.from..].chars().all(is_layout);
        if is_first
            && self.tables == 0
            && (text.starts_with("```") || text.starts_with("~~~"))
            && let Some(length) = self.fence(at, limit)
        {
            return length;
        }
        let Some((found, length)) = inline(text) else {
            let length = text.chars().next().map_or(1, char::len_utf8);
            self.copy(at, at + length);
            return length;
        };
        let place = |part: &str| part.as_ptr() as usize - source.as_ptr() as usize;
        match found {
            Inline::StrongText { text } => {
                let from = place(text);
                self.mark(MarkKind::Strong, false);
                self.copy(from, from + text.len());
                self.mark(MarkKind::Strong, true);
            }
            Inline::Strong => {
                self.mark(MarkKind::Strong, self.is_strong);
                self.is_strong = !self.is_strong;
            }
            Inline::Escape => {
                let escaped = text[1..].chars().next().map_or(0, char::len_utf8);
                self.copy(at + 1, at + 1 + escaped);
                return 1 + escaped;
            }
            Inline::Link { text } => {
                let from = place(text);
                let target = source[from + text.len()..limit].strip_prefix("](");
                self.links.begin(self.text.len(), target.is_some_and(|target| target.starts_with('#')));
                self.words(from, from + text.len(), from + text.len());
                self.links.end(self.text.len());
            }
            Inline::Image { alternative, target } => {
                let from = place(alternative);
                self.image(from, from + alternative.len(), target);
            }
            Inline::Code { text } => {
                let from = place(text);
                self.mark(MarkKind::Code, false);
                self.copy(from, from + text.len());
                self.mark(MarkKind::Code, true);
            }
            Inline::Formula => self.copy(at, at + length),
            Inline::Number { text } => {
                let from = place(text);
                self.copy(from, from + text.len());
            }
            Inline::Attributes => {}
        }
        length
    }

    /// A picture whose alternative text stands in a range of the source.
    fn image(&mut self, start: usize, end: usize, target: &str) {
        if self.in_cell {
            self.copy(start, end);
            return;
        }
        self.end_line();
        self.targets.push(target.to_owned());
        self.kind = LineKind::Graphic(self.targets.len() as u32 - 1);
        self.copy(start, end);
        self.end_line();
    }

    /// A block of code between fences: each line is kept as it is laid out. `None` where no fence ends it.
    fn fence(&mut self, at: usize, limit: usize) -> Option<usize> {
        let text = &self.source[at..limit];
        let sign = text.as_bytes().first()?;
        let fence = &text[..text.bytes().take_while(|byte| byte == sign).count()];
        let mut from = memchr(b'\n', text.as_bytes())? + 1;
        let head = from;
        let mut lines = Vec::new();
        loop {
            let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
            let length = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            if rest[..length].trim().starts_with(fence) {
                break;
            }
            lines.push((from, from + length));
            from += length + 1;
        }
        debug_assert!(from >= head);
        self.end_line();
        for (start, end) in lines {
            self.kind = LineKind::Preformatted;
            self.copy(at + start, at + end);
            self.end_line();
            self.kind = LineKind::Text;
        }
        let rest = &text[from..];
        Some(from + memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1))
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
            let is_entry = matches!(self.kind, LineKind::Text | LineKind::Item { .. });
            if self.links.are_all(&self.text, start, end) && is_entry {
                self.entries.push(start as u32);
            }
            self.lines.push(Line { start: start as u32, end: end as u32, kind: self.kind, gap, new_page: false });
            self.kind = LineKind::Text;
        } else {
            self.gap = true;
        }
        self.from = self.text.len();
        // Two lines never share a place in the text.
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            let end = self.map_end();
            if self.source.as_bytes().get(end) != Some(&b'\n') {
                self.map.replaced(self.text.len(), end);
            }
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
        if self.open_tables.last() == Some(&Use::Layout) && matches!(name, "table" | "tr" | "td" | "th" | "caption") {
            self.end_line();
            if name == "table" && closes {
                self.open_tables.pop();
            }
            return;
        }
        match name {
            "sub" => self.mark(MarkKind::Subscript, closes),
            "sup" => self.mark(MarkKind::Superscript, closes),
            "b" | "strong" => self.mark(MarkKind::Strong, closes),
            "i" | "em" => self.mark(MarkKind::Emphasis, closes),
            "td" | "th" => self.cell(name == "th", closes, body),
            "caption" => {
                self.end_line();
                if !closes {
                    self.kind = LineKind::Caption;
                }
            }
            _ if self.in_cell && (BLOCKS.contains(&name) && name != "tr") => {
                self.text.push(' ');
            }
            "table" => self.table(closes),
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
            "ol" | "ul" => self.list(name == "ol", closes, body),
            "li" => self.item(closes),
            "img" if !self.in_cell => {
                self.end_line();
                self.targets.push(attribute(body, "src").unwrap_or_default().to_owned());
                self.kind = LineKind::Graphic(self.targets.len() as u32 - 1);
                self.end_line();
            }
            // A row of a table of Markdown is one line.
            "br" if self.by_line && self.text[self.from..].trim_start().starts_with('|') => self.text.push(' '),
            "pre" => {
                self.end_line();
                self.is_typed &= !closes;
                if !closes && !self.is_typed {
                    self.kind = LineKind::Preformatted;
                }
            }
            _ if BLOCKS.contains(&name) && !matches!(self.kind, LineKind::Caption) => {
                self.end_line_keeping_item();
            }
            _ => {}
        }
    }

    fn cell(&mut self, header: bool, closes: bool, body: &str) {
        self.end_line();
        self.in_cell = !closes;
        if !closes {
            let number = |key| attribute(body, key).and_then(|n| n.parse().ok()).filter(|n| *n > 0).unwrap_or(1);
            self.kind = LineKind::Cell { header, columns: number("colspan"), rows: number("rowspan") };
        }
    }

    fn table(&mut self, closes: bool) {
        self.end_line();
        self.in_cell = false;
        if closes {
            self.open_tables.pop();
        }
        if closes && self.tables > 0 {
            self.tables -= 1;
            self.sign(LineKind::TableEnd);
        } else if !closes {
            self.tables += 1;
            self.sign(LineKind::TableStart);
        }
    }

    fn list(&mut self, ordered: bool, closes: bool, body: &str) {
        self.end_line();
        if closes {
            self.lists.pop();
        } else {
            let start = attribute(body, "start").and_then(|n| n.parse().ok()).unwrap_or(1);
            self.lists.push(if ordered { start } else { 0 });
        }
    }

    fn item(&mut self, closes: bool) {
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

/// True if an element is furniture of the page.
fn is_hidden(name: &str, body: &str) -> bool {
    let says = |key, words: &[&str]| attribute(body, key).is_some_and(|value| words.contains(&value));
    HIDDEN.contains(&name)
        || body.contains('=')
            && (says("role", &["navigation", "search", "contentinfo"]) || says("class", &["headerlink"]))
}

/// So many elements are looked at that are called furniture and hold the text of the page.
const MISNAMED: u32 = 16;

/// Words of the names that authors of pages give to furniture.
const FURNITURE: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "sidebar",
    "side",
    "aside",
    "footer",
    "share",
    "sharing",
    "pagination",
    "pager",
    "toolbar",
    "related",
    "login",
    "search",
    "topbar",
    "bottombar",
    "copyright",
];

/// True if the id or class of an element that groups others says that it is furniture of the page.
fn is_named_furniture(name: &str, body: &str) -> bool {
    let groups = matches!(name, "div" | "ul" | "ol" | "section" | "p" | "table" | "span");
    let says = |key| {
        let words = attribute(body, key).unwrap_or_default().split([' ', '-', '_']).filter(|word| !word.is_empty());
        words.into_iter().any(|word| FURNITURE.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    groups && body.contains('=') && (says("id") || says("class"))
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

/// True if text as it is laid out is that of a whole page: more than half of it.
fn is_page(rest: &str, whole: usize) -> bool {
    let length = memmem::find(rest.as_bytes(), b"</pre").or_else(|| memmem::find(rest.as_bytes(), b"</PRE"));
    length.unwrap_or(rest.len()) * 2 > whole
}

/// Elements that may stand in Markdown; what else looks like a tag is text there.
const INLINE: &[&str] = &[
    "table", "caption", "colgroup", "col", "td", "th", "span", "b", "i", "u", "s", "em", "strong", "sub", "sup", "del",
    "ins", "a", "img", "font", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "code", "small", "mark",
    "script", "style", "nav", "header", "footer", "head", "title", "meta", "link", "iframe", "video", "label", "input",
];

/// True if a tag, from its name on, is one of HTML.
fn is_known(tag: &str) -> bool {
    let body = tag.strip_prefix('/').unwrap_or(tag);
    let name = &body[..body.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    let ends = body[name.len()..].starts_with([' ', '>', '/', '\t', '\n', '\r']);
    ends && INLINE.iter().chain(BLOCKS).any(|known| known.eq_ignore_ascii_case(name))
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
