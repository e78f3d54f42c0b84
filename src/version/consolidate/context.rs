//! The place that the clause around an instruction names.

use std::collections::HashMap;

use super::effort::spent;
use super::place::{Index, Place};
use crate::model::{ClauseKind, Document, NodeId, NodeKind};

/// What is known of a clause with instructions.
struct Seen {
    /// By its title.
    title: Place,
    /// By its label or kind, where no line names one.
    own: Place,
    /// The last line of its own, such as `Clause 1`, among the blocks up to the next to look at.
    line: Option<Place>,
    next: u32,
}

/// The places that the clauses of an amendment name. Each block is looked at once.
pub(super) struct Contexts<'d> {
    document: &'d Document,
    base: &'d Index<'d>,
    seen: HashMap<NodeId, Seen>,
}

impl<'d> Contexts<'d> {
    pub(super) fn new(document: &'d Document, base: &'d Index<'d>) -> Self {
        Self { document, base, seen: HashMap::new() }
    }

    /// The place around an instruction: by title, by a line above the instruction, else by the label of its clause. Instructions come in
    /// the order of the text.
    pub(super) fn of(&mut self, id: NodeId) -> Place {
        let document = self.document;
        let Some(clause) = document.clause_of(id) else { return Place::default() };
        let base = self.base;
        let seen = self.seen.entry(clause).or_insert_with(|| begin(document, base, clause));
        if seen.title.clause.is_some() || seen.title.kind.is_some() {
            return seen.title.clone();
        }
        let end = document.node(clause).end;
        while seen.next < id.0.min(end) {
            let block = document.node(NodeId(seen.next));
            spent(1);
            // A line of its own, right above.
            if block.kind == NodeKind::Paragraph && block.range.len() < 80 {
                let place = Place::read(document.slice(block.range), true);
                if place.clause.is_some() || place.kind.is_some() {
                    seen.line = Some(place);
                }
            }
            seen.next = block.end;
        }
        seen.line.as_ref().unwrap_or(&seen.own).clone()
    }
}

fn begin(document: &Document, base: &Index<'_>, clause: NodeId) -> Seen {
    let title = document.children(clause).find(|&c| document.node(c).kind == NodeKind::Title);
    let title = title.map(|t| document.slice(document.node(t).range)).unwrap_or_default();
    let by_title = Place::read(title, true);
    // A label alone may be a number that a converter gave: it counts where the base has the same title under it.
    let squeeze = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let same_title = |address: &&str| {
        let found =
            base.at_address(address).and_then(|id| base.children(id).find(|&c| base.node(c).kind == NodeKind::Title));
        found.is_some_and(|found| !title.is_empty() && squeeze(base.slice(base.node(found).range)) == squeeze(title))
    };
    let label = document.label_of(clause).and_then(crate::model::address::bare).filter(same_title);
    let known = |kind: &ClauseKind| !matches!(kind, ClauseKind::Clause | ClauseKind::Annex);
    let kind = document.clause_data(clause).map(|c| c.kind).filter(known);
    let mut own = by_title.clone();
    match (label, kind) {
        (_, Some(kind)) => own.kind = Some(kind),
        (Some(label), None) => own.clause = Some(label.to_owned()),
        _ => {}
    }
    Seen { title: by_title, own, line: None, next: clause.0 + 1 }
}
