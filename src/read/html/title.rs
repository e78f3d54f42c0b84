//! Headings on their way into the document: the clauses that they open, their labels and titles.

use super::furniture::Reason;
use super::heading::{Heading, What};
use super::open::Opened;
use super::role::Role;
use super::tree::Node;
use super::walker::{Close, Walker};
use crate::model::{DocumentTitle, NodeKind};

impl<'t> Walker<'t> {
    /// The heading that an element is, if it heads something.
    fn next_heading(&mut self, node: Node<'t>) -> Option<Heading> {
        while self.headings.get(self.heading).is_some_and(|heading| heading.node < node.index()) {
            self.heading += 1;
        }
        self.headings.get(self.heading).filter(|heading| heading.node == node.index()).cloned()
    }

    pub(super) fn open_heading(&mut self, node: Node<'t>) -> Opened {
        self.end_implied();
        let Some(heading) = self.next_heading(node) else {
            return Some(self.open_plain(NodeKind::Paragraph, node, 0));
        };
        self.in_contents = false;
        if heading.what == What::Contents && self.titles.is_empty() {
            let title = |heading: &Heading| {
                let label = heading.label.as_deref().unwrap_or_default();
                [squeezed(&heading.title), squeezed(&format!("{label} {}", heading.title))]
            };
            self.titles = self.headings.iter().flat_map(title).collect();
        }
        match heading.what {
            What::Document => {
                self.document_title(node);
                None
            }
            What::Contents => {
                let text = self.survey.text(node);
                self.note_contents(&text);
                self.leave_out(node, Reason::Contents);
                self.in_contents = true;
                None
            }
            What::Line => Some(self.open_plain(NodeKind::Paragraph, node, 0)),
            What::Term => {
                self.close_to(self.clause_depth);
                self.open_block(NodeKind::TermEntry, node);
                self.label(&heading);
                self.explained_term = false;
                self.skip = heading.skip;
                Some((Close::Nothing, self.builder.depth()))
            }
            What::Clause(depth) => Some(self.open_clause(&heading, node, usize::from(depth))),
        }
    }

    fn open_clause(&mut self, heading: &Heading, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.close_to(depth);
        self.builder.open_clause(heading.kind, heading.says, node.span(), &[]);
        self.opened(false);
        self.clause = heading.kind;
        self.clause_depth = self.builder.depth();
        self.label(heading);
        self.skip = heading.skip;
        self.declares = heading.declares;
        let kind = if heading.declares > 0 { NodeKind::AnnexType } else { NodeKind::Title };
        if heading.declares > 0 || !heading.title.is_empty() {
            self.open(kind, node.span(), false);
        }
        (Close::Title, self.clause_depth)
    }

    fn label(&mut self, heading: &Heading) {
        let node = self.builder.current();
        if let Some(label) = &heading.label {
            self.builder.label_node(node, label, false);
        }
        if let Some(word) = &heading.word {
            let label = heading.label.as_deref().unwrap_or_default();
            self.print_label(&format!("{word} {label}"));
        }
    }

    /// The declaration of an annex ends: its title begins.
    pub(super) fn begin_title(&mut self, node: Node<'t>) {
        if self.builder.current_kind() == NodeKind::AnnexType {
            self.close_to(self.clause_depth);
            self.open(NodeKind::Title, node.span(), false);
        }
    }

    pub(super) fn end_title(&mut self, depth: usize) {
        self.close_to(depth);
        (self.skip, self.declares) = (0, 0);
    }

    /// Notes a label that is no text, as it is printed.
    pub(super) fn print_label(&mut self, label: &str) {
        self.labels.push_str(label.trim());
        self.labels.push('\n');
    }

    fn document_title(&mut self, node: Node<'t>) {
        let text = self.survey.whole_text(node);
        // Links to places in the title lead to what it stands before, as those to the title itself do.
        for inner in node.descendants().filter(|inner| *inner != node && !inner.is_text()) {
            let role = self.survey.role(inner);
            if !matches!(role, Role::Skip(_)) {
                self.note_ids(inner, role);
            }
        }
        let full = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !full.is_empty() {
            let language = self.language.clone();
            let title = DocumentTitle { language, full: Some(full.into()), ..DocumentTitle::default() };
            self.builder.metadata().titles.push(title);
        }
    }

    /// Leaves out what belongs to a table of contents that only its heading names; `false` where it is none and the contents end.
    pub(super) fn is_left_to_contents(&mut self, node: Node<'t>, role: Role) -> bool {
        if matches!(role, Role::Heading(_)) {
            return false;
        }
        if self.lists_places(node) {
            self.leave_out(node, Reason::Contents);
            return true;
        }
        // A division may hold contents and the document alike.
        if role != Role::Through && !role.is_inline() {
            self.in_contents = false;
        }
        false
    }

    /// Leaves out a text of contents that only their heading names; `false` where it is none and the contents end.
    pub(super) fn is_text_of_contents(&mut self, node: Node<'t>) -> bool {
        let text = node.text();
        if text.trim().is_empty() {
            return true;
        }
        // Numbers of pages and leaders say nothing of their own.
        self.in_contents = self.is_place(node, &text) || !text.contains(char::is_alphabetic);
        if self.in_contents {
            self.leave_out(node, Reason::Contents);
        }
        self.in_contents
    }

    /// Returns `true` if a text stands in a link to a place of the page, or repeats the title of a heading.
    fn is_place(&self, node: Node<'t>, text: &str) -> bool {
        let leads = |around: Node<'t>| around.attribute("href").is_some_and(|href| href.contains('#'));
        node.ancestors().take(4).any(leads) || self.titles.contains(&squeezed(text))
    }

    /// Returns `true` if most of a text are links to places of the page, or titles of its headings.
    fn lists_places(&self, node: Node<'t>) -> bool {
        let (mut all, mut linked) = (0, 0);
        for inner in node.descendants().take(400) {
            if matches!(self.survey.role(inner), Role::Heading(_)) {
                return false;
            }
            if !inner.is_text() {
                continue;
            }
            let text = inner.text();
            let length = super::heading::printed(&text);
            all += length;
            linked += if self.is_place(inner, &text) { length } else { 0 };
        }
        all > 0 && linked * 10 >= all * 7
    }
}

/// The letters and digits of a text, for comparison.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
