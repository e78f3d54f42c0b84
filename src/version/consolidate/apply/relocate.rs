//! Another place for blocks.

use super::super::edits::Content;
use super::super::place::{Place, Target};
use super::super::plan::{Beside, Done, Plan};
use super::super::refusal::Refusal;
use super::super::request::Where;
use crate::model::{NodeId, NodeKind};

impl Plan<'_> {
    /// Moves blocks. Where they would stand in themselves, or beside what cannot stand beside them, nothing is done.
    pub(super) fn relocate(&mut self, at: &Place, where_: Where, to: &Place) -> Done {
        let blocks = self.whole(at)?;
        let Some(&first) = blocks.first() else { return Err(Refusal::NoPlace) };
        let kind = self.base.node(first).kind;
        if !is_movable(kind) {
            return Err(Refusal::Immovable(kind));
        }
        let (beside, anchor) = self.anchor(to.find(&self.index)?, where_, kind)?;
        let is_inside = |id: &NodeId| (id.0..self.base.node(*id).end).contains(&anchor.0);
        if blocks.iter().any(is_inside) {
            // A block behind itself stays where it is: that cannot be meant.
            return Err(Refusal::Itself);
        }
        self.claim(&blocks)?;
        self.put(beside, anchor, vec![Content::Moved(blocks.clone())])?;
        self.mark_moved(&blocks)
    }

    /// Beside which block something of a kind goes.
    fn anchor(&self, target: Target, where_: Where, kind: NodeKind) -> Done<(Beside, NodeId)> {
        let side = if matches!(where_, Where::Before | Where::Start) { Beside::Before } else { Beside::After };
        let is_clause = |kind: NodeKind| matches!(kind, NodeKind::Clause | NodeKind::TermEntry);
        let block = match (target, where_) {
            (Target::Text(..), _) => return Err(Refusal::Unclear("it does not say beside which block")),
            (Target::Clause(NodeId::ROOT), _) => return Err(Refusal::NoPlace),
            (Target::Clause(clause), Where::Before | Where::After) => clause,
            (Target::Clause(clause), _) if is_clause(kind) => {
                let all: Vec<NodeId> =
                    self.base.children(clause).filter(|&id| self.base.node(id).kind == kind).collect();
                let end = if side == Beside::Before { all.first() } else { all.last() };
                *end.ok_or(Refusal::Unclear("there are no subclauses that it could stand beside"))?
            }
            (Target::Clause(clause), Where::Start) => {
                let own = self.base.children(clause).find(|&id| self.is_own(id));
                return Ok(own.map_or((Beside::Within, clause), |first| (Beside::Before, first)));
            }
            (Target::Clause(clause), _) if matches!(kind, NodeKind::Row | NodeKind::ListItem) => {
                return self.last_member(clause, kind, side);
            }
            (Target::Clause(clause), _) => return Ok((Beside::Within, clause)),
            (Target::Blocks(blocks), _) => {
                let end = if side == Beside::Before { blocks.first() } else { blocks.last() };
                let block = *end.ok_or(Refusal::NoPlace)?;
                let into = matches!(where_, Where::Start | Where::End | Where::Within);
                if into && matches!(kind, NodeKind::Row | NodeKind::ListItem) && self.base.node(block).kind != kind {
                    return self.last_member(block, kind, side);
                }
                if into {
                    return Err(Refusal::Unclear("it does not say beside which block"));
                }
                block
            }
        };
        let other = self.base.node(block).kind;
        let alone = |kind: NodeKind| is_clause(kind) || matches!(kind, NodeKind::Row | NodeKind::ListItem);
        if other != kind && (alone(kind) || alone(other)) || !is_movable(other) {
            return Err(Refusal::Beside(other));
        }
        Ok((side, block))
    }

    /// The last row of a table, or item of a list, or the first one.
    fn last_member(&self, scope: NodeId, kind: NodeKind, side: Beside) -> Done<(Beside, NodeId)> {
        let all: Vec<NodeId> = self.base.of_kind(scope, kind).collect();
        let one = |id: &NodeId| self.base.node(*id).parent;
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return Err(Refusal::None(kind)) };
        if kind == NodeKind::ListItem && all.iter().any(|id| one(id) != one(first)) {
            return Err(Refusal::Several(NodeKind::List));
        }
        Ok((side, if side == Beside::Before { *first } else { *last }))
    }
}

/// True if blocks of a kind stand for themselves, so that they can stand elsewhere.
fn is_movable(kind: NodeKind) -> bool {
    use NodeKind as K;
    matches!(
        kind,
        K::Clause
            | K::Paragraph
            | K::List
            | K::ListItem
            | K::Table
            | K::Row
            | K::Figure
            | K::Formula
            | K::Note
            | K::Example
            | K::Warning
            | K::TermEntry
    )
}
