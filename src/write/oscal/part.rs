//! Blocks as parts: what binds is a statement with items, the rest informs.

use super::token::{Tokens, is_token};
use super::{inline, params};
use crate::model::{AttributeKey, Bindingness, Block, Document, NodeKind, TextRange};
use crate::oscal::label::collapse;
use crate::oscal::{Id, Tree};
use crate::place::Span;

/// Writes parts.
pub(super) struct Parts<'a> {
    pub(super) document: &'a Document,
    pub(super) tree: &'a mut Tree,
    pub(super) tokens: &'a mut Tokens,
    /// Marks that were left out.
    pub(super) lost: usize,
}

impl Parts<'_> {
    /// Writes the own blocks of a clause into its control or group.
    pub(super) fn write(&mut self, into: Id, id: &str, blocks: &[Block<'_>]) {
        let mut at = 0;
        while at < blocks.len() {
            let block = blocks[at];
            if params::is_list(block) {
                params::write(self.tree, into, block);
                at += 1;
                continue;
            }
            let name = named(block);
            let binds = name.is_none() && self.binds(block.range());
            // Blocks that follow each other and bind alike are one part.
            let alike = |other: &Block<'_>| {
                named(*other).is_none()
                    && !params::is_list(*other)
                    && name.is_none()
                    && self.binds(other.range()) == binds
            };
            let count = 1 + blocks[at + 1..].iter().take_while(|other| alike(other)).count();
            let name = name.unwrap_or(if binds { "statement" } else { "guidance" });
            let suffix = match name {
                "statement" => "smt",
                "guidance" => "gdn",
                other => other,
            };
            let own = own_id(block).filter(|_| count == 1).map_or_else(|| format!("{id}_{suffix}"), str::to_owned);
            let part = self.part(into, name, &own);
            let statement = name == "statement";
            if count == 1 {
                self.label(part, block);
                self.content(part, &own, block, statement);
            } else {
                for (number, block) in blocks[at..at + count].iter().enumerate() {
                    if statement && block.kind() != NodeKind::List {
                        let own = format!("{own}.{}", number + 1);
                        let item = self.part(part, "item", &own);
                        self.label(item, *block);
                        self.content(item, &own, *block, true);
                    } else {
                        self.content(part, &own, *block, statement);
                    }
                }
            }
            at += count;
        }
    }

    fn part(&mut self, into: Id, name: &str, id: &str) -> Id {
        let part = self.tree.add(into, "part", Span::default());
        let id = self.tokens.like(id);
        self.tree.add_flag(part, "id", &id, Span::default());
        self.tree.add_flag(part, "name", name, Span::default());
        part
    }

    fn label(&mut self, part: Id, block: Block<'_>) {
        if let Some(label) = block.label() {
            super::metadata::prop(self.tree, part, "label", label);
        }
    }

    /// True if something in a range binds.
    fn binds(&self, range: TextRange) -> bool {
        let provisions = &self.document.provisions;
        let from = provisions.partition_point(|row| row.range.start() < range.start());
        let mut inside = provisions[from..].iter().take_while(|row| row.range.start() < range.end());
        inside.any(|row| row.bindingness == Bindingness::Normative)
    }

    /// Writes what a block holds into a part: text as prose, items of a statement as parts of their own.
    fn content(&mut self, part: Id, id: &str, block: Block<'_>, statement: bool) {
        // Blocks that wait, the next one last, each with its part and the part's id.
        let mut waiting = vec![(block, part, id.to_owned(), statement)];
        while let Some((block, part, id, statement)) = waiting.pop() {
            match block.kind() {
                NodeKind::Table => self.table(part, block),
                NodeKind::Code | NodeKind::Preformatted => {
                    let prose = self.prose(part);
                    self.tree.add_field(prose, "pre", block.text(), Span::default());
                }
                NodeKind::List if !statement && named_list(block).is_none() => self.list(part, block),
                kind => {
                    for range in block.own_text() {
                        self.paragraph(part, range);
                    }
                    let in_list = kind == NodeKind::List;
                    let mut inner: Vec<_> = Vec::new();
                    for (number, child) in block.children().enumerate() {
                        let child_part = match named(child).filter(|_| in_list) {
                            _ if in_list => {
                                let name = listed(child).unwrap_or(if statement { "item" } else { "guidance" });
                                let own = own_id(child).map_or_else(|| format!("{id}.{}", number + 1), str::to_owned);
                                let item = self.part(part, name, &own);
                                self.label(item, child);
                                (item, own)
                            }
                            _ => (part, id.clone()),
                        };
                        inner.push((child, child_part.0, child_part.1, statement));
                    }
                    waiting.extend(inner.into_iter().rev());
                }
            }
        }
    }

    /// The prose of a part.
    fn prose(&mut self, part: Id) -> Id {
        match self.tree.at(part).child("prose").map(crate::oscal::Element::id) {
            Some(prose) => prose,
            None => self.tree.add(part, "prose", Span::default()),
        }
    }

    fn paragraph(&mut self, part: Id, range: TextRange) {
        if self.document.slice(range).trim().is_empty() {
            return;
        }
        let prose = self.prose(part);
        let p = self.tree.add(prose, "p", Span::default());
        self.lost += inline::write(self.document, self.tree, p, range);
    }

    /// A list that informs, as one of HTML; inner lists are lists in items.
    fn list(&mut self, part: Id, list: Block<'_>) {
        let prose = self.prose(part);
        let mut waiting = vec![(list, prose)];
        while let Some((block, into)) = waiting.pop() {
            let name = match block.kind() {
                NodeKind::List => "ul",
                NodeKind::ListItem => "li",
                _ => "",
            };
            let into = if name.is_empty() { into } else { self.tree.add(into, name, Span::default()) };
            if let Some(label) = block.label().filter(|label| label.contains(char::is_alphanumeric)) {
                self.tree.add_text(into, &format!("{label} "), 0);
            }
            for range in block.own_text() {
                self.lost += inline::write(self.document, self.tree, into, range);
            }
            let children: Vec<_> = block.children().map(|child| (child, into)).collect();
            waiting.extend(children.into_iter().rev());
        }
    }

    fn table(&mut self, part: Id, table: Block<'_>) {
        let prose = self.prose(part);
        let out = self.tree.add(prose, "table", Span::default());
        let mut row = None;
        let mut beside = Vec::new();
        for block in table.descendants() {
            match block.kind() {
                NodeKind::Row => row = Some(self.tree.add(out, "tr", Span::default())),
                NodeKind::Cell => {
                    let header = block.attribute(&AttributeKey::CellRole) == Some("header");
                    let into = row.unwrap_or(out);
                    self.tree.add_field(
                        into,
                        if header { "th" } else { "td" },
                        &collapse(block.text()),
                        Span::default(),
                    );
                }
                NodeKind::Caption | NodeKind::Note | NodeKind::Footnote
                    if !block.ancestors().any(|b| b.kind() == NodeKind::Cell) =>
                {
                    beside.push(block);
                }
                _ => {}
            }
        }
        let label = table.label().unwrap_or_default();
        for (at, block) in beside.iter().enumerate() {
            let words = if at == 0 { format!("{label} {}", block.text()) } else { block.text().to_owned() };
            self.tree.add_field(prose, "p", &collapse(&words), Span::default());
        }
    }
}

/// The name of the part that a block was read from, or that it is by its kind.
fn named(block: Block<'_>) -> Option<&'static str> {
    match (block.kind(), block.attribute(&AttributeKey::Type)) {
        (NodeKind::Other, Some("statement")) => Some("statement"),
        (NodeKind::Note | NodeKind::Example, said) => {
            said.and_then(known).or(Some(if block.kind() == NodeKind::Example { "example" } else { "guidance" }))
        }
        _ => None,
    }
}

/// The name of the part that an item of a list was read from.
fn listed(block: Block<'_>) -> Option<&'static str> {
    block.attribute(&AttributeKey::Type).and_then(known)
}

/// True if the items of a list were parts.
fn named_list(block: Block<'_>) -> Option<&'static str> {
    block.children().next().and_then(listed)
}

/// Names of parts that OSCAL and its publishers use.
fn known(name: &str) -> Option<&'static str> {
    const NAMES: &[&str] = &[
        "statement",
        "item",
        "guidance",
        "overview",
        "instruction",
        "example",
        "objective",
        "assessment",
        "assessment-objective",
        "assessment-method",
        "assessment-objects",
        "objects",
    ];
    NAMES.iter().find(|known| **known == name).copied()
}

/// The id that a block has already, where it is a token.
fn own_id(block: Block<'_>) -> Option<&str> {
    block.ids().find(|id| is_token(id))
}
