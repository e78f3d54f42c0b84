//! Links of a page: which of its lines are nothing but links to places below them, as entries of contents are.

use std::collections::HashMap;

use memchr::memmem;

use super::view::is_layout;

/// The places of a page that links may lead to: where the element of each name begins.
#[derive(Debug, Default)]
pub(super) struct Places<'a> {
    places: HashMap<&'a str, usize>,
}

impl<'a> Places<'a> {
    /// The elements with an `id` or `name`, the last of each. Linear.
    pub(super) fn of(source: &'a str) -> Self {
        let mut places = HashMap::new();
        for key in ["id=", "name="] {
            for at in memmem::find_iter(source.as_bytes(), key.as_bytes()) {
                let alone = source[..at].ends_with([' ', '\t', '\n', '\r', '"', '\'']);
                let value = &source[at + key.len()..];
                let name = match value.chars().next() {
                    Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                    _ => value.split([' ', '\t', '\n', '\r', '/', '>']).next(),
                };
                let short = name.filter(|name| alone && !name.is_empty() && name.len() < 200);
                short.into_iter().for_each(|name| {
                    places.insert(name, at);
                });
            }
        }
        Self { places }
    }

    /// True if a link at a place leads to an element below it.
    pub(super) fn is_below(&self, target: &str, at: usize) -> bool {
        let name = target.strip_prefix('#').unwrap_or_default();
        self.places.get(name).is_some_and(|place| *place > at)
    }
}

/// The links of the line that is being read: bytes of the text, and whether each leads to a place below it.
#[derive(Debug, Default)]
pub(super) struct LineLinks {
    spans: Vec<(usize, usize)>,
    open: Option<(usize, bool)>,
}

impl LineLinks {
    /// A link begins at a length of the text.
    pub(super) fn begin(&mut self, at: usize, below: bool) {
        self.open = Some((at, below));
    }

    /// The open link ends at a length of the text.
    pub(super) fn end(&mut self, at: usize) {
        if let Some((start, true)) = self.open.take() {
            self.spans.push((start, at));
        }
    }

    /// True if nothing of a line but its layout is outside of such links. Forgets them.
    pub(super) fn are_all(&mut self, text: &str, start: usize, end: usize) -> bool {
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() {
            return false;
        }
        let mut at = start;
        for (from, to) in spans {
            let (from, to) = (from.clamp(start, end), to.clamp(start, end));
            if !text.get(at..from.max(at)).is_some_and(|between| between.chars().all(is_layout)) {
                return false;
            }
            at = to.max(at);
        }
        text.get(at..end).is_some_and(|rest| rest.chars().all(|c| is_layout(c) || c.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_places_below() {
        let source = "<a href=\"#c1\">第一章</a><p id=\"c1\">第一章</p><a href='#c1'>回</a>";
        let places = Places::of(source);
        assert!(places.is_below("#c1", 0) && !places.is_below("#c1", 50) && !places.is_below("/c1", 0));
    }

    #[test]
    fn a_line_is_an_entry_where_all_of_it_is_a_link() {
        let mut links = LineLinks::default();
        let text = "第一章 总则 3";
        links.begin(0, true);
        links.end("第一章 总则".len());
        assert!(links.are_all(text, 0, text.len()));
        links.begin(0, true);
        links.end("第一章".len());
        assert!(!links.are_all(text, 0, text.len()) && !links.are_all(text, 0, text.len()));
    }
}
