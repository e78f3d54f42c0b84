//! Other numbers.

use super::super::plan::{Done, Plan};
use super::super::refusal::Refusal;
use crate::model::{NodeId, NodeKind, address};

impl Plan<'_> {
    /// Gives a block another number, in the words of its label; the subclauses of a clause follow.
    pub(super) fn relabel(&mut self, block: NodeId, label: &str) -> Done {
        let old = self.base.label_of(block).ok_or(Refusal::Unclear("it has no number"))?.to_owned();
        let bare = |label: &str| address::bare(label).map(str::to_owned);
        let Some(to) = bare(label) else { return Err(Refusal::Unclear("it gives no number")) };
        let digits = |text: &str| text.chars().any(|c| c.is_ascii_alphanumeric());
        let from = bare(&old).filter(|from| digits(from));
        let is_clause = matches!(self.base.node(block).kind, NodeKind::Clause | NodeKind::TermEntry);
        match &from {
            // 注1 is a word and a number.
            Some(from) => {
                let number = from.trim_start_matches(|c: char| !c.is_ascii() && c.is_alphabetic());
                let word = number.rsplit_once(' ').map_or(number, |(_, number)| number);
                self.set_label(block, old.replacen(word, &to, 1))?;
            }
            None => self.set_label(block, label.to_owned())?,
        }
        if !is_clause {
            return Ok(());
        }
        let Some(from) = from else { return Ok(()) };
        let inside: Vec<NodeId> = self
            .base
            .descendants(block)
            .filter(|&id| matches!(self.base.node(id).kind, NodeKind::Clause | NodeKind::TermEntry))
            .collect();
        for inside in inside {
            if let Some(label) = self.base.label_of(inside)
                && let Some(rest) = label.strip_prefix(&*from).filter(|rest| rest.starts_with('.'))
            {
                self.set_label(inside, format!("{to}{rest}"))?;
            }
        }
        Ok(())
    }
}
