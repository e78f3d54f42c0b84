//! Lists: items with the numbers that a browser prints, and lists of definitions.

use super::state::{Definitions, Entries, Numbering};
use super::survey::Survey;
use super::tree::{Node, Tag};
use super::walker::{Close, Walker};
use crate::model::{AttributeKey, ClauseKind, NodeKind, TermStatus};
use crate::read::rfcxml::number::item as item_label;

/// The forms of numbers (WHATWG HTML, 4.4.5), as the model names them.
const FORMS: &[(char, &str)] =
    &[('1', "order"), ('a', "alpha-lower"), ('A', "alpha-upper"), ('i', "roman-lower"), ('I', "roman-upper")];

/// The same as styles say it.
const STYLES: &[(&str, char)] = &[
    ("lower-alpha", 'a'),
    ("lower-latin", 'a'),
    ("upper-alpha", 'A'),
    ("upper-latin", 'A'),
    ("lower-roman", 'i'),
    ("upper-roman", 'I'),
];

impl<'t> Walker<'t> {
    pub(super) fn open_list(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let numbering = (node.tag() == Tag::Ol).then(|| numbering(node));
        self.lists.push(numbering);
        let kind = if self.lists_references() { NodeKind::ReferenceList } else { NodeKind::List };
        if self.open_block(kind, node).is_none() {
            return (Close::Nothing, depth);
        }
        if kind == NodeKind::List {
            let style = numbering.map_or("bullet", |numbering| style(numbering.form));
            self.builder.attribute(AttributeKey::ListStyle, style);
        }
        (Close::Blocks, depth)
    }

    /// Returns `true` in a clause that lists referenced documents, outside of its entries.
    pub(super) fn lists_references(&self) -> bool {
        matches!(self.clause, ClauseKind::Bibliography | ClauseKind::NormativeReferences)
            && matches!(self.builder.current_kind(), NodeKind::Clause | NodeKind::ReferenceList | NodeKind::Paragraph)
    }

    pub(super) fn open_item(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_implied();
        if self.builder.current_kind() == NodeKind::ReferenceList {
            return self.open_entry(node, depth);
        }
        let label = self.lists.last_mut().and_then(Option::as_mut).map(|list| list.label(node));
        let Some(id) = self.open_block(NodeKind::ListItem, node) else { return (Close::Nothing, depth) };
        if let Some(label) = label {
            self.builder.label_node(id, &label, true);
        }
        (Close::Blocks, depth)
    }

    pub(super) fn open_definitions(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let kind = if self.lists_references() {
            Entries::References
        } else if defines_terms(node, &self.survey) {
            Entries::Terms
        } else {
            Entries::Plain
        };
        let opened = match kind {
            Entries::Plain => self.open_block(NodeKind::DefinitionList, node).is_some(),
            Entries::References => self.open_block(NodeKind::ReferenceList, node).is_some(),
            Entries::Terms => {
                self.end_implied();
                true
            }
        };
        if !opened {
            return (Close::Nothing, depth);
        }
        self.definitions.push(Definitions { depth: self.builder.depth(), kind, explained: false });
        (Close::Definitions, depth)
    }

    /// A term: it begins an entry, unless it follows a term.
    pub(super) fn open_definition_term(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let Some(list) = self.definitions.last().copied() else {
            return self.open_plain(NodeKind::Paragraph, node, depth);
        };
        self.end_implied();
        let open = self.builder.depth() > list.depth;
        if open && (list.explained || list.kind == Entries::References) {
            self.close_to(list.depth);
        }
        self.explained(false);
        let begins = self.builder.depth() == list.depth;
        match list.kind {
            Entries::References => {
                // The entry goes on to its text; only its label ends here.
                self.open_entry(node, depth);
                (Close::Nothing, self.builder.depth())
            }
            Entries::Terms => {
                if begins {
                    self.open_block(NodeKind::TermEntry, node);
                }
                let depth = self.builder.depth();
                if !defines(node, &self.survey) {
                    self.open_designation(node);
                }
                (Close::Blocks, depth)
            }
            Entries::Plain => {
                if begins && self.open_block(NodeKind::DefinitionItem, node).is_none() {
                    return (Close::Nothing, depth);
                }
                self.open_plain(NodeKind::DefinitionTerm, node, depth)
            }
        }
    }

    pub(super) fn open_definition_text(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let Some(list) = self.definitions.last().copied() else {
            return self.open_plain(NodeKind::Paragraph, node, depth);
        };
        self.end_implied();
        self.explained(true);
        let item = self.builder.current();
        self.builder.source_goes_on(item, node.span().end());
        let kind = match list.kind {
            // The text of an entry goes on from its label.
            Entries::References => return (Close::EntryText(self.builder.begin()), self.builder.depth()),
            Entries::Terms => NodeKind::Definition,
            Entries::Plain => NodeKind::DefinitionText,
        };
        if self.builder.depth() == list.depth {
            let item = if list.kind == Entries::Terms { NodeKind::TermEntry } else { NodeKind::DefinitionItem };
            self.open_block(item, node);
        }
        self.open_plain(kind, node, self.builder.depth())
    }

    fn explained(&mut self, explained: bool) {
        if let Some(list) = self.definitions.last_mut() {
            list.explained = explained;
        }
    }

    /// A block that ends with its element.
    pub(super) fn open_plain(&mut self, kind: NodeKind, node: Node<'t>, _depth: usize) -> (Close, usize) {
        self.end_implied();
        let depth = self.builder.depth();
        match self.open_block(kind, node) {
            Some(_) => (Close::Blocks, depth),
            None => (Close::Nothing, depth),
        }
    }

    /// A designation of the open term entry: the first is the preferred one.
    pub(super) fn open_designation(&mut self, node: Node<'t>) {
        self.end_implied();
        let status = if self.builder.has_designations() { TermStatus::Admitted } else { TermStatus::Preferred };
        self.designate(status, node);
    }

    pub(super) fn designate(&mut self, status: TermStatus, node: Node<'t>) {
        self.builder.open_designation(status, node.span(), &[]);
        self.opened(false);
    }
}

fn numbering(list: Node<'_>) -> Numbering {
    let items = || list.children().filter(|child| child.tag() == Tag::Li);
    let reversed = list.has("reversed");
    let start = list.filled("start").and_then(|start| start.parse::<i64>().ok());
    let next = start.unwrap_or_else(|| if reversed { i64::try_from(items().count()).unwrap_or(1) } else { 1 });
    let style = list.filled("style").unwrap_or_default();
    let styled = STYLES.iter().find(|(name, _)| style.contains(name)).map(|(_, form)| *form);
    let typed =
        list.filled("type").and_then(|form| form.chars().next()).filter(|form| FORMS.iter().any(|(f, _)| f == form));
    Numbering { next, step: if reversed { -1 } else { 1 }, form: styled.or(typed).unwrap_or('1') }
}

fn style(form: char) -> &'static str {
    FORMS.iter().find(|(known, _)| *known == form).map_or("order", |(_, style)| style)
}

impl Numbering {
    /// The label of the next item.
    fn label(&mut self, item: Node<'_>) -> String {
        let own = item.filled("value").and_then(|value| value.parse::<i64>().ok());
        let number = own.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        // A browser writes letters and Roman numbers only for what they can say.
        match u32::try_from(number).ok().filter(|number| (1..4000).contains(number)) {
            Some(number) => item_label(self.form.encode_utf8(&mut [0; 4]), number, ""),
            None => format!("{number}."),
        }
    }
}

/// Returns `true` for a list whose terms are definitions of terms: the markup defines each, and none is program text.
fn defines_terms(list: Node<'_>, survey: &Survey) -> bool {
    let glossary = list.has_class(&["glossary", "termlist"]);
    let (mut all, mut defined) = (0, 0);
    let groups = list.children().flat_map(|child| {
        let wrapped = (child.tag() == Tag::Div).then(|| child.children()).into_iter().flatten();
        std::iter::once(child).chain(wrapped)
    });
    for term in groups.filter(|child| child.tag() == Tag::Dt) {
        all += 1;
        if term.descendants().take(40).any(|inner| matches!(inner.tag(), Tag::Code | Tag::Pre)) {
            return false;
        }
        defined += usize::from(defines(term, survey));
    }
    all > 0 && (glossary || defined * 2 > all)
}

/// Returns `true` for a term of a list that its markup defines.
fn defines(term: Node<'_>, survey: &Survey) -> bool {
    use super::role::Role;
    term.descendants().take(40).any(|inner| survey.role(inner) == Role::Defined && !inner.is_text())
}
