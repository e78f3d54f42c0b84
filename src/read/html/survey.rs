//! A first look through a page: what each element becomes, which headings there are, which ids are those of definitions.

use std::collections::HashSet;

use super::role::{Role, role};
use super::tree::{Node, Tag, Tree};

/// How many nodes of one heading are looked at.
const MOST: usize = 300;

/// What a first look finds.
#[derive(Debug)]
pub(super) struct Survey {
    /// The role of each node. What stands inside of something that is skipped is skipped.
    roles: Vec<Role>,
    /// Headings, and whether something that holds no clauses is around each.
    pub(super) headings: Vec<(usize, bool)>,
    /// Ids of definitions.
    pub(super) defined: HashSet<String>,
}

impl Survey {
    /// Looks through a page. Linear in its nodes.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let layout = layout_tables(tree);
        let mut found = Self { roles: vec![Role::Inline; tree.len()], headings: Vec::new(), defined: HashSet::new() };
        // Whether something that holds no clauses is around a node, in which a heading is a mere line.
        let mut inside = vec![false; tree.len()];
        // Whether it stands in a drawing or a formula, whose own elements say nothing of the document.
        let mut foreign = vec![false; tree.len()];
        for index in 0..tree.len() {
            let node = tree.node(index);
            let Some(parent) = node.parent() else {
                found.roles[index] = Role::Through;
                continue;
            };
            let around = found.roles[parent.index()];
            inside[index] = inside[parent.index()] || around.holds_no_clauses() || matches!(around, Role::Heading(_));
            foreign[index] = foreign[parent.index()] || matches!(around, Role::Drawing | Role::Math);
            found.roles[index] = match around {
                Role::Skip(_) => around,
                _ if node.is_text() => Role::Inline,
                _ if foreign[index] => Role::Inline,
                _ => laid_out(node, role(node), &layout),
            };
            match found.roles[index] {
                Role::Heading(_) => found.headings.push((index, inside[index])),
                Role::Defined => found.define(node),
                _ => {}
            }
        }
        found
    }

    pub(super) fn role(&self, node: Node<'_>) -> Role {
        self.roles[node.index()]
    }

    /// Notes the ids by which a definition is referred to: its own, and that of the term of a list that it is.
    fn define(&mut self, node: Node<'_>) {
        let around = node.ancestors().take(2).filter(|node| matches!(node.tag(), Tag::Dt | Tag::Span | Tag::Code));
        for holder in std::iter::once(node).chain(around) {
            self.defined.extend(holder.attribute("id").map(std::borrow::Cow::into_owned));
        }
    }

    /// The whole text of an element, however long, with the words of its pictures.
    pub(super) fn whole_text(&self, node: Node<'_>) -> String {
        let mut out = String::new();
        for inner in node.descendants() {
            match self.role(inner) {
                Role::Skip(_) => {}
                _ if inner.is_text() => out.push_str(&inner.text()),
                Role::Image => {
                    for part in [" ", inner.attribute("alt").as_deref().unwrap_or_default(), " "] {
                        out.push_str(part);
                    }
                }
                Role::Break => out.push(' '),
                _ => {}
            }
        }
        out
    }

    /// The text of an element on one line, without what is skipped.
    pub(super) fn text(&self, node: Node<'_>) -> String {
        let mut out = String::new();
        for inner in node.descendants().take(MOST) {
            match self.role(inner) {
                Role::Skip(_) => {}
                _ if inner.is_text() => out.push_str(&inner.text()),
                Role::Break => out.push(' '),
                _ => {}
            }
        }
        out
    }
}

/// The role of an element of a table that only lays a page out: it holds the page.
fn laid_out(node: Node<'_>, role: Role, layout: &[bool]) -> Role {
    let is_part = matches!(role, Role::Table | Role::RowGroup(_) | Role::Row | Role::Cell);
    if is_part && layout[node.index()] { Role::Through } else { role }
}

/// For each node whether it is, or stands in, a table in which headings stand: such a table lays a page out.
fn layout_tables(tree: &Tree<'_>) -> Vec<bool> {
    // The nearest table around each node; 0 for none, which the page itself never is.
    let mut tables = vec![0_u32; tree.len()];
    let mut is_layout = vec![false; tree.len()];
    for index in 1..tree.len() {
        let node = tree.node(index);
        let Some(parent) = node.parent() else { continue };
        let around = if parent.tag() == Tag::Table { parent.index() as u32 } else { tables[parent.index()] };
        tables[index] = around;
        let role = || node.attribute("role").is_some_and(|role| matches!(&*role, "presentation" | "none"));
        if node.tag() == Tag::Table && role() {
            is_layout[index] = true;
        }
        if node.tag().heading().is_some_and(|level| level < 4) {
            let mut table = around as usize;
            while table != 0 && !is_layout[table] {
                is_layout[table] = true;
                table = tables[table] as usize;
            }
        }
    }
    let own = |index: usize, around: u32| if tree.node(index).tag() == Tag::Table { index } else { around as usize };
    tables.iter().enumerate().map(|(index, around)| is_layout[own(index, *around)]).collect()
}
