//! Inline ranges that have begun.

use crate::model::NodeId;

/// The beginning of an inline range, as [`Builder::begin`](super::Builder::begin) gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inline(u32);

/// Inline ranges that have begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Begun {
    count: u32,
    /// Outermost first, each with the block that it began in.
    open: Vec<(Inline, NodeId)>,
}

impl Begun {
    /// Begins a range in a block.
    pub(super) fn push(&mut self, block: NodeId) -> Inline {
        let inline = Inline(self.count);
        self.count += 1;
        self.open.push((inline, block));
        inline
    }

    /// Ends a range and all inside it. Gives its position, the block that it began in, and how many began inside it and are open.
    pub(super) fn end(&mut self, inline: Inline) -> Option<(usize, NodeId, usize)> {
        let at = self.open.iter().rposition(|(open, _)| *open == inline)?;
        let (block, inside) = (self.open[at].1, self.open.len() - at - 1);
        self.open.truncate(at);
        Some((at, block, inside))
    }
}
