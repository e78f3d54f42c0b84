//! What goes: a sentence, or whole blocks.

use super::super::edits::TextEdit;
use super::super::place::{Place, Target};
use super::super::plan::{Done, Plan};
use super::super::refusal::Refusal;
use crate::model::{NodeId, NodeKind};

impl Plan<'_> {
    /// Takes away a sentence, or whole blocks.
    pub(super) fn delete(&mut self, at: &Place) -> Done {
        if let Ok(Target::Text(block, range)) = at.find(&self.index) {
            self.free(block)?;
            let range = self.with_blank(range);
            return self.edit(TextEdit { range, with: None });
        }
        let blocks = self.whole(at)?;
        let fixed = |id: &&NodeId| {
            matches!(
                self.base.node(**id).kind,
                NodeKind::Cell | NodeKind::Definition | NodeKind::Designation | NodeKind::AnnexType
            )
        };
        if let Some(id) = blocks.iter().find(fixed) {
            return Err(Refusal::Fixed(self.base.node(*id).kind));
        }
        self.claim(&blocks)?;
        blocks.into_iter().for_each(|block| self.replace_block(block, Vec::new()));
        Ok(())
    }

    /// The blocks that a place is, whole.
    pub(super) fn whole(&self, at: &Place) -> Done<Vec<NodeId>> {
        if !at.names_something() {
            return Err(Refusal::NoPlace);
        }
        match at.find(&self.index)? {
            Target::Clause(NodeId::ROOT) => Err(Refusal::NoPlace),
            Target::Clause(clause) => Ok(vec![clause]),
            Target::Blocks(blocks) => Ok(blocks),
            Target::Text(..) => Err(Refusal::Unclear("a sentence cannot be taken whole")),
        }
    }
}
