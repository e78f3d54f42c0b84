//! Tables.

use super::Writer;
use crate::model::{AttributeKey, NodeId, NodeKind};

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, node: NodeId) {
        self.captioned(node, "table");
    }

    /// Grids, and what stands around them.
    pub(super) fn rows(&mut self, node: NodeId) {
        let children: Vec<NodeId> = self.document.children(node).filter(|c| !self.written.contains(c)).collect();
        let own: Vec<_> = self.document.own_text(node).map(|own| self.document.without_label(node, own)).collect();
        for range in own.into_iter().filter(|own| !own.is_empty()) {
            self.page.open("p");
            self.text(node, range);
            self.page.end("p");
        }
        let mut open = false;
        for child in children {
            let group = self.kind(child) == NodeKind::RowGroup;
            if group && !std::mem::replace(&mut open, true) {
                let what = self.words.table;
                let name = self.named(node, what);
                self.page.start(
                    "div",
                    &[
                        ("class", Some("scroll")),
                        ("tabindex", Some("0")),
                        ("role", Some("region")),
                        ("aria-label", Some(&name)),
                    ],
                );
                self.page.open("table");
            }
            if !group && std::mem::take(&mut open) {
                self.page.end("table");
                self.page.end("div");
            }
            if group {
                self.group(child);
            } else {
                self.block(child);
            }
        }
        if open {
            self.page.end("table");
            self.page.end("div");
        }
    }

    fn group(&mut self, node: NodeId) {
        let role = self.document.attribute(node, &AttributeKey::GroupRole).unwrap_or("body");
        // A grid has one head; what is printed as a second one is a body of headings.
        let name = if role == "head" { "thead" } else { "tbody" };
        self.page.open(name);
        for row in self.document.children(node).collect::<Vec<_>>() {
            self.page.open("tr");
            if self.kind(row) == NodeKind::Row {
                for cell in self.document.children(row).collect::<Vec<_>>() {
                    self.cell(cell, role == "head");
                }
            } else {
                self.page.open("td");
                self.block(row);
                self.page.end("td");
            }
            self.page.end("tr");
            self.page.line_end();
        }
        self.page.end(name);
    }

    fn cell(&mut self, node: NodeId, head: bool) {
        use AttributeKey as A;
        let says = |key: &A| self.document.attribute(node, key).map(str::to_owned);
        let empty = self.document.node(node).range.is_empty();
        let header = says(&A::CellRole).as_deref() == Some("header") && !empty;
        let name = if header { "th" } else { "td" };
        let scope = header.then_some(if head { "col" } else { "row" });
        let class = says(&A::Align).filter(|a| matches!(&**a, "right" | "center"));
        let span = |key: &A, most: u32| says(key).filter(|n| n.parse::<u32>().is_ok_and(|n| n <= most));
        let (columns, rows) = (span(&A::ColumnSpan, 1000), span(&A::RowSpan, 65_534));
        let id = self.targets.contains(&node).then(|| self.id_of(node));
        let language = self.language(node).map(str::to_owned);
        self.page.start(
            name,
            &[
                ("id", id.as_deref()),
                ("scope", scope),
                ("class", class.as_deref()),
                ("colspan", columns.as_deref()),
                ("rowspan", rows.as_deref()),
                ("lang", language.as_deref()),
            ],
        );
        if self.kind(node) == NodeKind::Cell {
            self.children(node);
        } else {
            self.block(node);
        }
        self.page.end(name);
    }
}
