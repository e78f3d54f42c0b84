//! A stretch of text with its marks and references.

use super::escape;
use super::targets::{Targets, form_of, printed};
use crate::model::{Document, MarkKind, NodeId, NodeKind, TextRange};
use crate::write::loss::Losses;

/// The form of an inline range.
#[derive(Clone, Debug)]
enum Form {
    /// Signs around the text, or tags where signs would not be taken for markup.
    Signs(&'static str, &'static str),
    Tag(&'static str),
    Link(String),
    /// Written as a whole, with what it holds.
    Code,
    Tex(String),
    Picture(String),
    /// Something at a point, after what the range holds.
    Point(String),
    /// A part of a referenced document.
    Part,
}

#[derive(Clone, Debug)]
struct Span {
    start: usize,
    end: usize,
    form: Form,
}

/// Positions at which a block's own marks and references were left, so that none is written twice.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    mark: usize,
    reference: usize,
}

/// The context of inline text.
pub(super) struct Inline<'a, 'd> {
    pub(super) document: &'d Document,
    pub(super) targets: &'a Targets<'d>,
    /// Signs of emphasis stand around the text already.
    pub(super) nested: bool,
    /// A line must not end: in headings and cells.
    pub(super) one_line: bool,
}

impl Inline<'_, '_> {
    /// The Markdown of a stretch of a block's own text; empty where there is nothing to write.
    pub(super) fn write(&self, node: NodeId, range: TextRange, seen: &mut Seen, losses: &mut Losses) -> String {
        let text = self.document.slice(range);
        let blank = text.len() - text.trim_start_matches('\n').len();
        let from = range.start() as usize + blank;
        let to = from + text[blank..].trim_end_matches('\n').len();
        let mut spans = self.marks(node, range, seen, losses);
        self.references(node, range, seen, &mut spans);
        for span in &mut spans {
            span.start = span.start.clamp(from, to);
            span.end = span.end.clamp(span.start, to);
        }
        spans.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut writing =
            Writing { inline: self, out: String::new(), at: from, open: Vec::new(), part: None, spaced: None };
        for (at, span) in spans.iter().enumerate() {
            let edged = shares_an_edge(span, &spans[at + 1..]);
            writing.span(span.clone(), edged, losses);
        }
        writing.finish(to)
    }

    fn marks(&self, node: NodeId, range: TextRange, seen: &mut Seen, losses: &mut Losses) -> Vec<Span> {
        let document = self.document;
        let mut spans = Vec::new();
        for &(_, at) in self.targets.marks_of(node).iter().skip(seen.mark) {
            let mark = &document.marks[at];
            if mark.range.start() > range.end() {
                break;
            }
            seen.mark += 1;
            let value = mark.value.as_deref().unwrap_or_default();
            let form = match mark.kind {
                MarkKind::Emphasis | MarkKind::Term => Form::Signs("*", "em"),
                MarkKind::Strong | MarkKind::Keyword => Form::Signs("**", "strong"),
                MarkKind::Subscript => Form::Tag("sub"),
                MarkKind::Superscript => Form::Tag("sup"),
                MarkKind::Underline => Form::Tag("u"),
                MarkKind::Strike | MarkKind::Deleted => Form::Tag("del"),
                MarkKind::Inserted => Form::Tag("ins"),
                MarkKind::Code => Form::Code,
                MarkKind::Link => Form::Link(value.to_owned()),
                MarkKind::LineBreak => Form::Point(if self.one_line { "<br>".into() } else { "\\\n".into() }),
                MarkKind::Graphic if value.is_empty() => {
                    losses.add("pictures that the file itself holds", 1);
                    continue;
                }
                MarkKind::Graphic => Form::Picture(value.to_owned()),
                MarkKind::FootnoteAnchor => {
                    let number = value.parse().ok().and_then(|n| self.targets.footnote(NodeId(n)));
                    let Some(number) = number else { continue };
                    Form::Point(format!("[^{number}]"))
                }
                MarkKind::Math if !value.is_empty() && !value.starts_with('<') && !mark.range.is_empty() => {
                    Form::Tex(value.to_owned())
                }
                MarkKind::Math => {
                    losses.add("formulas as MathML or TeX", 1);
                    continue;
                }
                MarkKind::SmallCaps | MarkKind::Overline => {
                    losses.add("small capitals and overlines", 1);
                    continue;
                }
                MarkKind::Named if self.document.node(node).kind == NodeKind::ReferenceEntry => Form::Part,
                MarkKind::Generated => continue,
                MarkKind::Named if value.starts_with("xref:") => continue,
                MarkKind::Named => {
                    losses.add("names of inline ranges", 1);
                    continue;
                }
            };
            spans.push(Span { start: mark.range.start() as usize, end: mark.range.end() as usize, form });
        }
        spans
    }

    /// References inside the document are links; those without text print the label of their target.
    fn references(&self, node: NodeId, range: TextRange, seen: &mut Seen, spans: &mut Vec<Span>) {
        let document = self.document;
        for &(_, at) in self.targets.references_of(node).iter().skip(seen.reference) {
            let row = &document.references[at];
            if row.range.start() > range.end() {
                break;
            }
            seen.reference += 1;
            let Some(reference) = self.targets.reference(at) else { continue };
            let target = self.targets.of_reference(reference);
            let (start, end) = (row.range.start() as usize, row.range.end() as usize);
            if start < end {
                spans.extend(target.map(|id| Span { start, end, form: Form::Link(format!("#{id}")) }));
                continue;
            }
            // In lists of references it says what an entry identifies, which the entry does itself.
            if document.node(node).kind == NodeKind::ReferenceEntry {
                continue;
            }
            let shown = printed(reference, form_of(document, reference));
            let mut words = String::from(" ");
            escape::push(&mut words, &shown);
            let words = words.trim_start();
            if let Some(id) = target.filter(|_| !words.is_empty()) {
                spans.push(Span { start, end, form: Form::Point(format!("[{words}](#{id})")) });
            } else if !words.is_empty() {
                spans.push(Span { start, end, form: Form::Point(words.to_owned()) });
            }
        }
    }
}

/// Returns `true` if something inside a range begins or ends where the range does: signs of the two would stand side by side.
fn shares_an_edge(span: &Span, later: &[Span]) -> bool {
    /// More than people nest; beyond, signs are not tried.
    const NEAR: usize = 32;
    let mut inside = later.iter().take_while(|other| other.start <= span.end).take(NEAR);
    let near = inside.clone().count();
    near == NEAR || inside.any(|other| other.start == span.start || other.end >= span.end && other.start < span.end)
}

/// Text that is being written.
struct Writing<'a, 'd> {
    inline: &'a Inline<'a, 'd>,
    out: String,
    /// Up to where the text is written.
    at: usize,
    /// Open ranges: their end, what closes them, and whether they are links.
    open: Vec<(usize, String, bool)>,
    /// Byte offset at which the last part of a referenced document ended.
    part: Option<usize>,
    /// The place after a blank that stands before what is printed there.
    spaced: Option<usize>,
}

impl Writing<'_, '_> {
    fn text(&self) -> &str {
        self.inline.document.text()
    }

    fn copy(&mut self, to: usize) {
        if self.at < to {
            let document = self.inline.document;
            let mut text = &document.text()[self.at..to];
            if self.out.ends_with('\n') {
                text = text.trim_start_matches(' ');
            }
            if self.inline.one_line {
                for (i, line) in text.split('\n').enumerate() {
                    self.out.push_str(if i > 0 { "<br>" } else { "" });
                    escape::push(&mut self.out, line);
                }
            } else {
                escape::push(&mut self.out, text);
            }
            self.at = to;
        }
    }

    /// Writes up to an offset, and closes what ends before it or there.
    fn advance(&mut self, to: usize) {
        while let Some((end, close, _)) = self.open.pop_if(|(end, ..)| *end <= to) {
            self.copy(end);
            self.out.push_str(&close);
        }
        self.copy(to);
    }

    fn span(&mut self, span: Span, edged: bool, losses: &mut Losses) {
        if span.start < self.at && !matches!(span.form, Form::Point(_)) {
            // It stands inside something that was written as a whole.
            losses.add("marks inside code", 1);
            return;
        }
        if let Some(part) = self.part.filter(|&part| matches!(span.form, Form::Part) && part <= span.start) {
            // The parts of an entry are words apart; readers see a comma between them.
            if &self.text()[part..span.start] == " " {
                self.advance(part);
                self.out.push(',');
            }
        }
        self.advance(span.start);
        let end = self.open.last().map_or(span.end, |(outer, ..)| span.end.min(*outer));
        match span.form {
            Form::Part => self.part = Some(end),
            Form::Point(words) => {
                self.advance(end);
                self.point(&words);
            }
            _ if end <= span.start => {
                if let Form::Picture(target) = &span.form {
                    self.picture(target, "");
                }
            }
            Form::Signs(sign, tag) => {
                if !edged && self.takes_signs(span.start, end) {
                    self.out.push_str(sign);
                    self.open.push((end, sign.to_owned(), false));
                } else {
                    self.tag(tag, end);
                }
            }
            Form::Tag(tag) => self.tag(tag, end),
            Form::Link(_) if self.open.iter().any(|(.., link)| *link) => {}
            Form::Link(target) => {
                self.out.push('[');
                let mut close = String::from("](");
                escape::push_target(&mut close, &target);
                close.push(')');
                self.open.push((end, close, true));
            }
            Form::Code => self.code(end),
            Form::Tex(source) => {
                let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
                self.out.push('$');
                self.out.push_str(&source.trim_matches('$').replace('|', "\\vert "));
                self.out.push('$');
                self.at = end;
            }
            Form::Picture(target) => {
                let words = self.text()[self.at..end].to_owned();
                self.picture(&target, &words);
                self.at = end;
            }
        }
    }

    /// Words that a processor prints at a point stand apart from the words around where a blank was. The text keeps one blank
    /// of the two that stood around it: before it, where a sign follows, else on both sides.
    fn point(&mut self, words: &str) {
        let generated = !words.starts_with("[^") && !words.starts_with(['\\', '<']);
        let rest = &self.text()[self.at..];
        let mut after = rest.chars();
        let (blank, next) = (after.next(), after.next());
        let ends = blank.is_none_or(|c| c == '\n');
        let first = self.out.is_empty() || self.out.ends_with('\n');
        let opening = self.out.is_empty() || self.out.ends_with(['(', '[', '"', ' ', '\u{a0}', '\n']);
        if generated && !opening && (ends || blank == Some(' ') || self.spaced == Some(self.at)) {
            self.out.push(' ');
            let sign = next.is_some_and(|c| !c.is_alphanumeric() && !matches!(c, '(' | '[' | '"' | '\u{201c}'));
            if blank == Some(' ') && sign {
                self.at += 1;
                self.spaced = Some(self.at);
            }
        }
        self.out.push_str(words);
        if generated && first && blank.is_some_and(char::is_alphanumeric) {
            // Blanks before the first word are not kept.
            self.out.push(' ');
        }
    }

    fn tag(&mut self, tag: &str, end: usize) {
        self.out.push_str(&["<", tag, ">"].concat());
        self.open.push((end, format!("</{tag}>"), false));
    }

    /// Returns `true` if signs around a range are taken for markup (`CommonMark` 0.31, 6.2): left- and right-flanking runs.
    fn takes_signs(&self, start: usize, end: usize) -> bool {
        let text = self.text();
        let (first, last) = (text[start..end].chars().next(), text[start..end].chars().next_back());
        let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
        let opens = !blank(first) && (!sign(first) || blank(before) || sign(before));
        let closes = !blank(last) && (!sign(last) || blank(after) || sign(after));
        opens && closes && !self.inline.nested && self.open.is_empty() && !self.out.ends_with('*')
    }

    fn code(&mut self, end: usize) {
        let text = self.text()[self.at..end].replace('\n', " ");
        let fence = "`".repeat(escape::backticks(&text) + 1);
        let blank = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
        // In a cell a stroke ends the cell, even in code.
        let text = if self.inline.one_line { text.replace('|', "\\|") } else { text };
        self.out.push_str(&[&fence, blank, &text, blank, &fence].concat());
        self.at = end;
    }

    fn picture(&mut self, target: &str, words: &str) {
        self.out.push_str("![");
        escape::push(&mut self.out, words);
        self.out.push_str("](");
        escape::push_target(&mut self.out, target);
        self.out.push(')');
    }

    fn finish(mut self, to: usize) -> String {
        self.advance(to);
        self.out
    }
}
