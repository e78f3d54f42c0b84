//! Elements inside a line of text.

use super::element::Role;
use super::state::{Close, Frame, Place, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{BuilderToken, MarkKind, NodeKind};
use crate::place::Span;
use crate::read::xml::Node;
use crate::read::xml::tree::{attribute, plain};
use crate::vocabulary::akn::QUOTED_TEXT;

impl<'t> Walker<'_, 't> {
    pub(super) fn inline(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if matches!(role, Role::Break | Role::Image | Role::NoteCall) {
            self.say_lost(node);
        }
        match role {
            Role::Break => {
                self.line_end(node);
                return None;
            }
            Role::Image => {
                self.picture(node);
                return None;
            }
            Role::NoteCall => {
                self.note_call(node);
                return None;
            }
            Role::Unknown => self.say_unknown(node),
            _ => {}
        }
        // Inline elements that stand among blocks make a line.
        let frame = if self.holds_blocks() && role != Role::Unknown { self.paragraph(node, frame) } else { frame };
        Some(match role {
            Role::Reference => self.began(frame, Close::Reference),
            Role::Link => self.began(frame, Close::Link),
            Role::Definition => {
                self.quote_mark(node, "startQuote", true);
                self.began(frame, Close::Definition)
            }
            Role::QuotedWords => {
                self.quote_mark(node, "startQuote", true);
                // A level that is quoted inside a line is no clause.
                self.own.place = Place::Quoted;
                self.began(frame, Close::Quoted)
            }
            Role::Term => self.marked(MarkKind::Term, attribute(node, "refersTo").map(anchor), frame),
            Role::Inline(kind) => self.marked(kind, None, frame),
            Role::Named => self.marked(MarkKind::Named, Some(node.name()), frame),
            _ => frame,
        })
    }

    /// Says that an element that the schema calls empty has words.
    pub(super) fn say_lost(&mut self, node: Node<'t>) {
        let words = plain(node, "br", |_| false);
        if !words.is_empty() {
            let message = format!("<{}> holds no text; its words were left out: {words}", node.name());
            self.say(Diagnostic::warning(Code::NotUnderstood, message), node);
        }
    }

    fn began(&mut self, frame: Frame<'t>, close: impl Fn(BuilderToken) -> Close) -> Frame<'t> {
        let token = self.builder.begin();
        frame.closing(close(token))
    }

    /// A quotation mark that an attribute asks to be printed (OASIS `LegalDocML`, `startQuote`, `endQuote`).
    fn quote_mark(&mut self, node: Node<'t>, name: &str, opens: bool) {
        let Some(quote) = attribute(node, name).map(str::trim).filter(|quote| !quote.is_empty()) else { return };
        let span = node.span();
        let place =
            if opens { Span::new(span.start(), span.start() + 1) } else { Span::new(span.end() - 1, span.end()) };
        self.builder.generated(quote, place);
    }

    /// A term that is defined here: an entry whose block is the line that it stands in.
    pub(super) fn end_definition(&mut self, token: BuilderToken, node: Node<'t>) {
        let range = self.builder.end(token);
        if !range.is_empty() {
            self.builder.defined(range);
            self.builder.mark(range, MarkKind::Named, Some("def"));
        }
        self.quote_mark(node, "endQuote", false);
    }

    pub(super) fn end_quoted_words(&mut self, token: BuilderToken, node: Node<'t>) {
        let range = self.builder.end(token);
        if !range.is_empty() {
            self.builder.mark(range, MarkKind::Named, Some(QUOTED_TEXT));
        }
        self.quote_mark(node, "endQuote", false);
    }

    /// A line end; one inside of a word, which `breakat` says, parts nothing.
    fn line_end(&mut self, node: Node<'t>) {
        if self.holds_blocks() {
            return;
        }
        self.builder.point(MarkKind::LineBreak, None);
        if attribute(node, "breakat").is_none() {
            self.builder.text(" ", 0);
        }
    }

    fn picture(&mut self, node: Node<'t>) {
        let source = attribute(node, "src").unwrap_or_default();
        // A picture that the file itself holds can be megabytes.
        let source = if source.starts_with("data:") { "data:" } else { source };
        if self.holds_blocks() {
            self.open(NodeKind::Graphic, node);
            self.builder.attribute(crate::model::AttributeKey::Target, source);
            self.close_block();
        } else {
            self.builder.point(MarkKind::Graphic, Some(source));
        }
    }

    /// The call of a note that the metadata holds.
    fn note_call(&mut self, node: Node<'t>) {
        let Some(target) = attribute(node, "href").map(anchor).filter(|target| !target.is_empty()) else { return };
        let token = self.builder.begin();
        let range = self.builder.end(token);
        self.builder.call_footnote(range, target, node.span());
    }
}

/// The id that a local reference names.
pub(super) fn anchor(reference: &str) -> &str {
    let reference = reference.trim();
    reference.strip_prefix('#').unwrap_or(reference)
}
