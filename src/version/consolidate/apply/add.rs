//! What is added.

use super::super::super::tokens::stands_alone;
use super::super::edits::{Content, TextEdit};
use super::super::place::{Place, Target};
use super::super::plan::{Beside, Done, Plan};
use super::super::refusal::Refusal;
use super::super::request::{Object, Where};
use super::super::{fit, heading, number};
use crate::model::{NodeId, NodeKind, TextRange};

impl Plan<'_> {
    /// Adds content in, before or after a place.
    pub(super) fn add(&mut self, at: &Place, where_: Where, object: Option<Object>, content: Vec<Content>) -> Done {
        match object {
            Some(Object::Title) => return Err(Refusal::Beside(NodeKind::Title)),
            Some(Object::Cell) => return Err(Refusal::Beside(NodeKind::Cell)),
            _ => {}
        }
        let content = match object {
            Some(Object::Clause)
                if !self.brings(&content, NodeKind::Clause) && !self.brings(&content, NodeKind::TermEntry) =>
            {
                vec![heading::clause(self.amendment, &content).ok_or(Refusal::Brings(NodeKind::Clause))?]
            }
            Some(Object::Entry) if !self.brings(&content, NodeKind::TermEntry) => {
                return Err(Refusal::Brings(NodeKind::TermEntry));
            }
            _ => content,
        };
        // A clause whose place is not said goes where its number stands.
        if where_ == Where::Within && self.brings(&content, NodeKind::Clause) {
            match number::place(&self.index, self.amendment, &content)? {
                Some(number::Beside::Before(id)) => return self.put(Beside::Before, id, content),
                Some(number::Beside::After(id)) => return self.put(Beside::After, id, content),
                None => {}
            }
        }
        let target = at.find(&self.index)?;
        if matches!(object, Some(Object::Text))
            && let Some(done) = self.add_words(&target, where_, &content)
        {
            return done;
        }
        if let Some((kind, list)) = fit::member_of(object) {
            return self.add_member(&target, where_, kind, list, content);
        }
        match target {
            Target::Clause(clause) => self.add_to_clause(clause, where_, content),
            Target::Blocks(ref blocks) => self.add_to_blocks(blocks, &target, where_, content),
            Target::Text(..) => self.add_words(&target, where_, &content).unwrap_or(Err(Refusal::NoPlace)),
        }
    }

    fn add_to_clause(&mut self, clause: NodeId, where_: Where, content: Vec<Content>) -> Done {
        let brings_clause = self.brings(&content, self.base.node(clause).kind);
        match where_ {
            Where::Within | Where::End | Where::Start if clause == NodeId::ROOT => Err(Refusal::NoPlace),
            Where::Within | Where::End => self.put(Beside::Within, clause, content),
            Where::Start => match self.base.children(clause).find(|&id| self.is_own(id)) {
                Some(first) => self.put(Beside::Before, first, content),
                None => self.put(Beside::Within, clause, content),
            },
            _ if !brings_clause => Err(Refusal::Unclear("text cannot stand between clauses")),
            Where::Before => self.put(Beside::Before, clause, content),
            Where::After => self.put(Beside::After, clause, content),
        }
    }

    fn add_to_blocks(&mut self, blocks: &[NodeId], target: &Target, where_: Where, content: Vec<Content>) -> Done {
        let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { return Err(Refusal::NoPlace) };
        let content = fit::beside(self.base, self.amendment, last, where_, content)?;
        match where_ {
            Where::Before => self.put(Beside::Before, first, content),
            Where::After => self.put(Beside::After, last, content),
            _ => match self.add_words(target, where_, &content) {
                Some(done) => done,
                None => self.put(Beside::After, last, content),
            },
        }
    }

    /// Words at the end or the beginning of a paragraph or beside a sentence. Nothing where the place is no stretch of text.
    fn add_words(&mut self, target: &Target, where_: Where, content: &[Content]) -> Option<Done> {
        let (block, range) = match target {
            Target::Text(block, range) => (*block, *range),
            Target::Blocks(blocks) if !matches!(where_, Where::Before | Where::After) => {
                let [block] = blocks[..] else { return None };
                let range = self.base.node(block).range;
                let is_text = matches!(
                    self.base.node(block).kind,
                    NodeKind::Paragraph | NodeKind::ListItem | NodeKind::Note | NodeKind::Title | NodeKind::Definition
                );
                if !is_text || self.base.slice(range).contains('\n') {
                    return None;
                }
                (block, range)
            }
            _ => return None,
        };
        let text = match self.plain(content).as_deref() {
            Ok([text]) => *text,
            Ok(_) => return Some(Err(Refusal::Unclear("only text can stand beside a sentence"))),
            Err(refusal) => return Some(Err(refusal.clone())),
        };
        let new = self.amendment.slice(text);
        let at_start = matches!(where_, Where::Before | Where::Start);
        let at = if at_start { range.start() } else { range.end() };
        // Words behind a full stop would be no sentence; whether they belong before it is not said.
        let ends = |text: &str| text.trim_end().ends_with(['.', '。', '!', '?', ';', '；', ':']);
        if !at_start && ends(self.base.slice(range)) && !ends(new) {
            return Some(Err(Refusal::Unclear("it does not say whether the words come before the full stop")));
        }
        let bare = new.starts_with(' ') || new.ends_with(' ');
        let han = new.ends_with(stands_alone) || new.ends_with('。');
        let blank = if han || bare { "" } else { " " };
        let new = if at_start { format!("{new}{blank}") } else { format!("{blank}{new}") };
        let edit = TextEdit { range: TextRange::new(at, at), with: Some((new, text)) };
        Some(self.free(block).and_then(|()| self.edit(edit)))
    }
}
