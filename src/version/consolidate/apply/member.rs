//! Rows, items, notes and examples that are added: beside their like, or as the last.

use super::super::edits::Content;
use super::super::fit;
use super::super::place::Target;
use super::super::plan::{Beside, Done, Plan};
use super::super::refusal::Refusal;
use super::super::request::Where;
use crate::model::{NodeId, NodeKind};

impl Plan<'_> {
    /// Adds members of a kind to what holds them, where it holds some: a table its rows, a list its items.
    pub(super) fn add_member(
        &mut self,
        target: &Target,
        where_: Where,
        kind: NodeKind,
        holder: Option<NodeKind>,
        content: Vec<Content>,
    ) -> Done {
        let content = fit::members(self.amendment, kind, content)?;
        // Beside a member, or the block, that the place names.
        if let (Target::Blocks(blocks), Where::After | Where::Before) = (target, where_)
            && let (Some(&first), Some(&last)) = (blocks.first(), blocks.last())
            && (self.base.node(last).kind == kind || holder.is_none())
        {
            let (beside, id) = if where_ == Where::Before { (Beside::Before, first) } else { (Beside::After, last) };
            return self.put(beside, id, content);
        }
        let Some((first, last)) = self.members_in(target, kind, holder)? else {
            return match (holder, target) {
                // The first note of a clause.
                (None, Target::Clause(clause)) => self.put(Beside::Within, *clause, content),
                _ => Err(Refusal::None(kind)),
            };
        };
        if where_ == Where::Start {
            self.put(Beside::Before, first, content)
        } else {
            self.put(Beside::After, last, content)
        }
    }

    /// The first and the last member of a kind in a place; none where it has no members.
    fn members_in(&self, target: &Target, kind: NodeKind, holder: Option<NodeKind>) -> Done<Option<(NodeId, NodeId)>> {
        let scope = match target {
            Target::Clause(NodeId::ROOT) => return Err(Refusal::NoPlace),
            Target::Clause(clause) => vec![*clause],
            Target::Blocks(blocks) => blocks.clone(),
            Target::Text(block, _) => vec![*block],
        };
        let own = |id: NodeId| match target {
            Target::Clause(clause) => self.base.clause_of(id) == Some(*clause),
            _ => true,
        };
        let all: Vec<NodeId> = scope.iter().flat_map(|&id| self.base.of_kind(id, kind)).filter(|&id| own(id)).collect();
        let Some((&first, &last)) = all.first().zip(all.last()) else { return Ok(None) };
        let parent = |id: &NodeId| self.base.node(*id).parent;
        let one = match holder {
            Some(_) if kind == NodeKind::ListItem => all.iter().all(|id| parent(id) == parent(&first)),
            Some(holder) => scope.iter().flat_map(|&id| self.holders(id, holder)).filter(|&id| own(id)).count() == 1,
            None => true,
        };
        if one { Ok(Some((first, last))) } else { Err(Refusal::Several(holder.unwrap_or(kind))) }
    }

    fn holders(&self, id: NodeId, kind: NodeKind) -> impl Iterator<Item = NodeId> + '_ {
        let own = (self.base.node(id).kind == kind).then_some(id);
        own.into_iter().chain(self.base.of_kind(id, kind).filter(move |&other| other != id))
    }
}
