//! What the elements of each role open.

use super::number;
use super::role::{Role, Style};
use super::table::formula_number;
use super::tree::Node;
use super::walker::{Close, Walker};
use crate::model::{AttributeKey, MarkKind, NodeKind, TermStatus};

/// What is done when an element ends, and how many blocks stay open then; `None` where its contents are dealt with.
pub(super) type Opened = Option<(Close, usize)>;

impl<'t> Walker<'t> {
    /// Opens what an element opens.
    pub(super) fn open_role(&mut self, node: Node<'t>, role: Role, depth: usize) -> Opened {
        if self.in_contents && self.is_left_to_contents(node, role) {
            return None;
        }
        if role.is_inline() {
            return self.open_inline(node, role, depth);
        }
        match role {
            Role::Heading(_) => self.open_heading(node),
            Role::Block(kind) => Some(self.open_kind(kind, node, depth)),
            Role::Styled(style) => Some(self.open_styled(style, node, depth)),
            Role::Verbatim(kind) => {
                let opened = self.open_plain(kind, node, depth);
                self.verbatim = true;
                if let Some(language) = code_language(node) {
                    self.builder.attribute(AttributeKey::CodeLanguage, &language);
                }
                Some(opened)
            }
            Role::List => Some(self.open_list(node, depth)),
            Role::Item => Some(self.open_item(node, depth)),
            Role::Definitions => Some(self.open_definitions(node, depth)),
            Role::DefinitionTerm => Some(self.open_definition_term(node, depth)),
            Role::DefinitionText => Some(self.open_definition_text(node, depth)),
            Role::Table => Some(self.open_table(node, depth)),
            Role::RowGroup(part) => Some(self.open_group(part, node, depth)),
            Role::Row => Some(self.open_row(node, depth)),
            Role::Cell => Some(self.open_cell(node, depth)),
            Role::Caption => Some(self.open_caption(node, depth)),
            Role::Drawing => Some(self.open_plain(NodeKind::Graphic, node, depth)),
            Role::Rule => {
                self.end_implied();
                None
            }
            _ => {
                self.end_implied();
                Some((Close::Nothing, depth))
            }
        }
    }

    fn open_inline(&mut self, node: Node<'t>, role: Role, depth: usize) -> Opened {
        let close = match role {
            Role::Mark(kind) => {
                let token = self.builder.begin();
                Close::Mark(token, kind, None)
            }
            Role::Link => {
                let target = node.filled("href").is_some();
                if target { Close::Link(self.builder.begin()) } else { Close::Nothing }
            }
            Role::Defined => self.open_defined(node),
            Role::Image => {
                self.image(node);
                return None;
            }
            Role::Break => {
                if self.in_line() && !self.verbatim {
                    self.builder.point(MarkKind::LineBreak, None);
                }
                if self.verbatim {
                    self.builder.verbatim("\n", node.span().start());
                } else {
                    self.builder.text(" ", node.span().start());
                }
                return None;
            }
            Role::Math => return Some(self.open_math(node, depth)),
            _ => Close::Nothing,
        };
        let depth = if matches!(close, Close::Blocks) { self.builder.depth() - 1 } else { depth };
        Some((close, depth))
    }

    /// A term where it is defined: the designation of an entry, else a mark.
    fn open_defined(&mut self, node: Node<'t>) -> Close {
        let in_entry = self.builder.current_kind() == NodeKind::TermEntry;
        if in_entry && self.in_definition_term(node) {
            self.open_designation(node);
            return Close::Blocks;
        }
        let value = node.filled("id").map(|id| id.into_owned().into());
        Close::Mark(self.builder.begin(), MarkKind::Term, value)
    }

    fn in_definition_term(&self, node: Node<'t>) -> bool {
        let mut around = node.ancestors().take(4).map(|around| self.survey.role(around));
        around.find(|role| !role.is_inline()) == Some(Role::DefinitionTerm)
    }

    /// A block of a kind. In a term entry the first paragraph is the definition.
    fn open_kind(&mut self, kind: NodeKind, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_implied();
        if kind != NodeKind::Paragraph {
            let opened = self.open_plain(kind, node, depth);
            if kind == NodeKind::Formula
                && let Some(label) = formula_number(&self.survey.text(node))
            {
                let formula = self.builder.current();
                self.builder.label_node(formula, label, false);
            }
            return opened;
        }
        if self.lists_references() && self.begins_entry(node) {
            return self.open_entry(node, depth);
        }
        if self.builder.current_kind() == NodeKind::TermEntry {
            let text = self.survey.text(node);
            let kind = if is_source(text.trim_start()) {
                NodeKind::TermSource
            } else if !self.explained_term {
                self.explained_term = true;
                NodeKind::Definition
            } else {
                NodeKind::Paragraph
            };
            return self.open_plain(kind, node, depth);
        }
        self.open_plain(NodeKind::Paragraph, node, depth)
    }

    fn open_styled(&mut self, style: Style, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_implied();
        if style == Style::Term {
            self.begin_numbered_entry(node);
        }
        let in_entry = self.builder.current_kind() == NodeKind::TermEntry;
        let status = match style {
            Style::Term => TermStatus::Preferred,
            Style::AdmittedTerm => TermStatus::Admitted,
            Style::DeprecatedTerm => TermStatus::Deprecated,
            Style::Reference if self.lists_references() => return self.open_entry(node, depth),
            Style::Title => return self.open_caption(node, depth),
            Style::Reference => return self.open_kind(NodeKind::Paragraph, node, depth),
        };
        if !in_entry {
            return self.open_kind(NodeKind::Paragraph, node, depth);
        }
        let depth = self.builder.depth();
        self.designate(status, node);
        if status == TermStatus::Deprecated {
            // `DEPRECATED: cargo rice`: the word is the standing of the term, and no part of it.
            let text = self.survey.text(node);
            if let Some(at) =
                text.find(':').filter(|at| text[..*at].chars().all(|c| c.is_uppercase() || c.is_whitespace()))
            {
                self.skip = super::heading::printed(&text[..=at]);
                self.print_label(&text[..=at]);
            }
        }
        (Close::Blocks, depth)
    }

    /// A term whose number stands before it begins an entry.
    fn begin_numbered_entry(&mut self, node: Node<'t>) {
        let text = self.survey.text(node);
        let Some(numbered) = number::read(&text).filter(|numbered| numbered.label.contains('.')) else { return };
        self.close_to(self.clause_depth);
        let Some(entry) = self.open_block(NodeKind::TermEntry, node) else { return };
        self.builder.label_node(entry, numbered.label, false);
        self.explained_term = false;
        self.skip = super::heading::printed(&text[..numbered.title]);
    }

    /// The kind of a paragraph that the page has no element for.
    pub(super) fn line_kind(&self) -> NodeKind {
        match self.builder.current_kind() {
            NodeKind::TermEntry => NodeKind::TermNote,
            _ => NodeKind::Paragraph,
        }
    }
}

/// Returns `true` for the source of a term entry.
fn is_source(text: &str) -> bool {
    ["[SOURCE", "[QUELLE", "[来源"].iter().any(|begin| text.starts_with(begin))
}

/// The language of program text, as highlighters name it.
fn code_language(node: Node<'_>) -> Option<String> {
    let inner = node.children().find(|child| child.is_element());
    let classes = node.classes().chain(inner.into_iter().flat_map(Node::classes));
    let named = |class: &str| {
        ["lang-", "language-", "highlight-"].iter().find_map(|begin| class.strip_prefix(begin).map(str::to_owned))
    };
    classes.filter_map(named).find(|name| !name.is_empty())
}
