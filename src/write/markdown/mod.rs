//! GitHub Flavored Markdown: headings, lists, tables, code, quotes, notes, footnotes, formulas, links.
//!
//! Every word of the text stands in it, in the order of the text; footnotes stand after the clause that they belong to. What
//! an RFC's processor prints for a reference without text is printed as well, and labels that are generated. Where Markdown has
//! no sign, or would not take one for markup, HTML stands.

mod block;
mod escape;
mod inline;
mod lines;
mod list;
mod table;
mod targets;

use std::collections::VecDeque;
use std::io;

use self::inline::{Inline, Seen};
use self::lines::Lines;
use self::targets::Targets;
use super::loss::{Losses, of_all_but_native};
use crate::model::{Document, NodeId, NodeKind, TextRange};

/// Writes a document. Linear in its size.
pub(super) fn to_markdown(document: &Document, losses: &mut Losses, out: &mut dyn io::Write) -> io::Result<()> {
    let targets = Targets::of(document);
    let mut writer = Writer {
        document,
        targets: &targets,
        lines: Lines::new(out),
        losses,
        stack: Vec::new(),
        lead: String::new(),
        footnotes: VecDeque::new(),
        adopted: 0,
    };
    writer.title(0)?;
    writer.content(NodeId::ROOT)?;
    writer.release_footnotes()?;
    of_all_but_native(document, losses);
    losses.add("provisions as data; their sentences are text", document.provisions.len());
    losses.add("term entries as data; their words are text", document.terms.len());
    Ok(())
}

/// A block whose content is being written.
#[derive(Debug)]
struct Open {
    node: NodeId,
    end: u32,
    /// Up to where its own text is written.
    at: u32,
    seen: Seen,
    /// It is a list item or a quote.
    contains: bool,
    /// Signs before its first words must not be left over.
    leads: bool,
    /// Of a list: its items follow each other without an empty line.
    tight: bool,
    /// Of a list: how many items it has had. Of a table: whether its grid is written.
    count: u32,
    /// The block in it that is its title.
    head: Option<NodeId>,
    /// The block in it that was written last, if no text followed.
    last: Option<NodeKind>,
}

struct Writer<'a, 'd, 'w> {
    document: &'d Document,
    targets: &'a Targets<'d>,
    lines: Lines<'w>,
    losses: &'a mut Losses,
    stack: Vec<Open>,
    /// Markdown that waits for the next words: labels, ids.
    lead: String,
    /// Footnotes that wait for the end of their clause.
    footnotes: VecDeque<NodeId>,
    /// Number of adopted documents so far.
    adopted: usize,
}

impl Writer<'_, '_, '_> {
    /// Begins a block. Its content follows, then [`leave`](Self::leave).
    fn push(&mut self, node: NodeId) -> &mut Open {
        let data = self.document.node(node);
        let at = data.range.start();
        self.stack.push(Open {
            node,
            end: data.end,
            at,
            seen: Seen::default(),
            contains: false,
            leads: false,
            tight: false,
            count: 0,
            head: None,
            last: None,
        });
        let top = self.stack.len() - 1;
        &mut self.stack[top]
    }

    /// Writes what stands in a block: frames on a stack of its own, so that depth costs no call stack.
    fn content(&mut self, root: NodeId) -> io::Result<()> {
        let base = self.stack.len();
        self.push(root);
        let end = self.document.node(root).end;
        let mut at = root.0 + 1;
        while at < end {
            let node = NodeId(at);
            while self.stack.len() > base + 1 && self.stack.last().is_some_and(|open| open.end <= at) {
                self.leave()?;
            }
            let data = self.document.node(node);
            self.own_text(data.range.start())?;
            let around = self.stack.len() - 1;
            let entered = self.enter(node)?;
            let around = &mut self.stack[around];
            around.at = around.at.max(data.range.end());
            around.last = Some(data.kind);
            at = if entered { at + 1 } else { data.end };
        }
        while self.stack.len() > base {
            self.leave()?;
        }
        Ok(())
    }

    /// Writes the innermost block's own text up to an offset.
    fn own_text(&mut self, to: u32) -> io::Result<()> {
        let one_line = self.lines.in_cell();
        let Some(open) = self.stack.last_mut() else { return Ok(()) };
        let inline = Inline { document: self.document, targets: self.targets, nested: false, one_line };
        let range = TextRange::new(open.at, to.max(open.at));
        // A number becomes the marker of its item, which says it only by its order.
        let counts =
            self.document.label_of(open.node).is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
        let range = if counts { range } else { self.document.without_label(open.node, range) };
        let text = inline.write(open.node, range, &mut open.seen, self.losses);
        if text.is_empty() {
            return Ok(());
        }
        open.last = None;
        self.paragraph(&text)
    }

    /// Writes words with what waits for them.
    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        let mut lead = std::mem::take(&mut self.lead);
        lead.push_str(text);
        self.lines.block(&lead)
    }

    /// Writes what waits for words where none came.
    fn flush(&mut self) -> io::Result<()> {
        let lead = std::mem::take(&mut self.lead);
        let lead = lead.trim_end_matches(['\n', '\\', ' ']);
        if lead.is_empty() { Ok(()) } else { self.lines.block(lead) }
    }

    fn leave(&mut self) -> io::Result<()> {
        let Some(end) = self.stack.last().map(|open| self.document.node(open.node).range.end()) else { return Ok(()) };
        self.own_text(end)?;
        let Some(open) = self.stack.pop() else { return Ok(()) };
        if open.leads {
            self.flush()?;
        }
        if open.contains {
            self.lines.end()?;
        }
        Ok(())
    }

    /// The words of a block and of all in it, on one line.
    fn captured(&mut self, node: NodeId) -> io::Result<String> {
        let lead = std::mem::take(&mut self.lead);
        let outer = self.lines.begin_cell();
        self.content(node)?;
        self.flush()?;
        self.lead = lead;
        Ok(self.lines.end_cell(outer))
    }

    /// Writes the footnotes that wait, where no list and no quote is open.
    fn release_footnotes(&mut self) -> io::Result<()> {
        self.flush()?;
        while self.lines.is_outside() {
            let Some(node) = self.footnotes.pop_front() else { break };
            let number = self.targets.footnote(node).unwrap_or_default();
            self.lines.begin(&format!("[^{number}]: "), "    ");
            self.content(node)?;
            self.flush()?;
            self.lines.end()?;
        }
        Ok(())
    }
}
