//! Tables: `table-wrap` with as many grids as its groups of rows ask for.

use super::Writer;
use super::block::Shape;
use super::inline::Piece;
use super::place::Place;
use crate::model::{AttributeKey, NodeId, NodeKind};

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, node: NodeId, place: Place) {
        self.within(place, "table-wrap", |w, _| {
            w.start(node, &Shape::new("table-wrap", &[(AttributeKey::Type, "content-type")]));
            w.label(node, "table-wrap");
            w.caption_first(node);
            w.table_content(node);
            w.xml.end("table-wrap");
        });
    }

    fn table_content(&mut self, node: NodeId) {
        let pieces: Vec<Piece> = self
            .pieces(node)
            .into_iter()
            .filter(|p| !matches!(p, Piece::Child(c) if self.written.contains(c)))
            .collect();
        let is_group = |w: &Self, p: &Piece| matches!(p, Piece::Child(c) if w.kind(*c) == NodeKind::RowGroup);
        let rows = pieces.iter().rposition(|p| is_group(self, p)).map_or(0, |at| at + 1);
        // What the place before the foot has no element for, and all after it, stands in the foot.
        let allowed = |w: &Self, p: &Piece| match p {
            Piece::Child(c) => matches!(
                w.kind(*c),
                NodeKind::Graphic
                    | NodeKind::List
                    | NodeKind::DefinitionList
                    | NodeKind::Code
                    | NodeKind::Preformatted
                    | NodeKind::Quote
            ),
            Piece::Text(_) => false,
        };
        let foot = rows + pieces[rows..].iter().take_while(|p| allowed(self, p)).count();
        let labelled = usize::from(self.document.label_of(node).is_some());
        let mut ids: Vec<String> = self.ids.further(node).iter().skip(labelled).rev().cloned().collect();
        let mut at = 0;
        while at < foot {
            if !is_group(self, &pieces[at]) {
                self.piece(node, pieces[at], Place::Table);
                at += 1;
                continue;
            }
            let run = pieces[at..foot].iter().take_while(|p| is_group(self, p)).count();
            let groups: Vec<NodeId> = pieces[at..at + run]
                .iter()
                .filter_map(|p| match p {
                    Piece::Child(c) => Some(*c),
                    Piece::Text(_) => None,
                })
                .collect();
            self.grids(&groups, &mut ids);
            at += run;
        }
        self.losses.add("further ids of an element", ids.len());
        let items = self.items(node);
        let points = items.iter().filter(|i| i.start == i.end).count();
        if self.document.label_of(node).is_none() && points > 0 {
            self.losses.add("references and marks outside of every block", points);
        }
        if foot < pieces.len() {
            self.xml.open("table-wrap-foot");
            for piece in &pieces[foot..] {
                self.piece(node, *piece, Place::TableFoot);
            }
            self.xml.end("table-wrap-foot");
        }
    }

    /// A head, bodies and a foot are one grid.
    fn grids(&mut self, groups: &[NodeId], ids: &mut Vec<String>) {
        let role = |w: &Self, group: NodeId| match w.attribute_of(group, &AttributeKey::GroupRole) {
            Some("head") => 0,
            Some("foot") => 2,
            _ => 1,
        };
        let mut from = 0;
        while from < groups.len() {
            let mut to = from + 1;
            while to < groups.len() {
                let (before, next) = (role(self, groups[to - 1]), role(self, groups[to]));
                if next < before || next == before && next != 1 {
                    break;
                }
                to += 1;
            }
            let part = &groups[from..to];
            let id = ids.pop();
            self.xml.start("table", &[("id", id.as_deref())]);
            let bodies = part.iter().filter(|g| role(self, **g) == 1).count();
            if bodies == 0 {
                self.losses.add("heads and feet of tables without a body, as bodies", part.len());
                part.iter().for_each(|group| self.row_group("tbody", *group));
            } else {
                for (wanted, name) in [(0, "thead"), (2, "tfoot"), (1, "tbody")] {
                    for group in part.iter().filter(|g| role(self, **g) == wanted).collect::<Vec<_>>() {
                        self.row_group(name, *group);
                    }
                }
            }
            self.xml.end("table");
            from = to;
        }
    }

    fn row_group(&mut self, name: &'static str, node: NodeId) {
        self.start(node, &Shape { said: &[AttributeKey::GroupRole], ..Shape::new(name, &[]) });
        let mut any = false;
        for piece in self.pieces(node) {
            any = true;
            match piece {
                Piece::Child(row) if self.kind(row) == NodeKind::Row => self.row(row),
                piece => {
                    self.losses.add("what stands between rows, as rows", 1);
                    self.xml.open("tr");
                    self.xml.open("td");
                    match piece {
                        Piece::Text(range) => self.xml.text(self.document.slice(range)),
                        Piece::Child(child) => self.block(child, Place::Cell),
                    }
                    self.xml.end("td");
                    self.xml.end("tr");
                }
            }
        }
        if !any {
            self.losses.add("empty rows, as rows with one cell", 1);
            self.xml.open("tr");
            self.xml.empty("td", &[]);
            self.xml.end("tr");
        }
        self.xml.end(name);
    }

    fn row(&mut self, node: NodeId) {
        self.start(node, &Shape::new("tr", &[]));
        let mut any = false;
        for piece in self.pieces(node) {
            any = true;
            match piece {
                Piece::Child(cell) if self.kind(cell) == NodeKind::Cell => self.cell(cell),
                piece => {
                    self.losses.add("what stands between cells, as cells", 1);
                    self.xml.open("td");
                    match piece {
                        Piece::Text(range) => self.xml.text(self.document.slice(range)),
                        Piece::Child(child) => self.block(child, Place::Cell),
                    }
                    self.xml.end("td");
                }
            }
        }
        if !any {
            self.losses.add("empty rows, as rows with one cell", 1);
            self.xml.empty("td", &[]);
        }
        self.xml.end("tr");
    }

    fn cell(&mut self, node: NodeId) {
        use AttributeKey as A;
        const ALIGNS: &[&str] = &["left", "right", "center", "justify", "char"];
        const NATURAL: &[(AttributeKey, &str)] =
            &[(A::ColumnSpan, "colspan"), (A::RowSpan, "rowspan"), (A::Align, "align")];
        let name = if self.attribute_of(node, &A::CellRole) == Some("header") { "th" } else { "td" };
        let aligned = self.attribute_of(node, &A::Align).is_none_or(|a| ALIGNS.contains(&a));
        let natural = if aligned { NATURAL } else { &NATURAL[..2] };
        self.start(node, &Shape { said: &[A::CellRole], ..Shape::new(name, natural) });
        self.children(node, Place::Cell);
        self.xml.end(name);
    }
}
