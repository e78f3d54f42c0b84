//! Other matter in the place of a clause, of blocks, of a sentence.

use super::super::edits::{Content, TextEdit};
use super::super::fit;
use super::super::place::{Place, Target};
use super::super::plan::{Done, Plan};
use super::super::refusal::Refusal;
use crate::convention::sentence::sentences;
use crate::model::{NodeId, NodeKind, TextRange};

impl Plan<'_> {
    /// Other matter in the place of a place.
    pub(super) fn replace(&mut self, at: &Place, content: Vec<Content>) -> Done {
        match at.find(&self.index)? {
            Target::Text(block, range) => {
                let [text] = self.plain(&content)?[..] else {
                    return Err(Refusal::Unclear("more than a paragraph cannot replace a sentence"));
                };
                self.free(block)?;
                self.edit(TextEdit { range, with: Some((self.amendment.slice(text).to_owned(), text)) })
            }
            Target::Blocks(blocks) => self.replace_blocks(&blocks, content),
            Target::Clause(clause) => {
                // A clause for a clause; else other text in the clause, which keeps its title and subclauses.
                if self.brings(&content, self.base.node(clause).kind) {
                    self.claim(&[clause])?;
                    self.replace_block(clause, content);
                    return Ok(());
                }
                if self.base.node(clause).kind == NodeKind::TermEntry {
                    return Err(Refusal::Kind { target: NodeKind::TermEntry });
                }
                let own: Vec<NodeId> = self.base.children(clause).filter(|&id| self.is_own(id)).collect();
                let Some((&first, rest)) = own.split_first() else {
                    return Err(Refusal::Unclear("the clause has no text"));
                };
                self.claim(&own)?;
                self.replace_block(first, content);
                rest.iter().for_each(|&block| self.replace_block(block, Vec::new()));
                Ok(())
            }
        }
    }

    /// Other matter in the place of blocks: text stays in a title or a definition, and an item is replaced by an item.
    fn replace_blocks(&mut self, blocks: &[NodeId], content: Vec<Content>) -> Done {
        let Some((&first, rest)) = blocks.split_first() else { return Err(Refusal::NoPlace) };
        let kind = self.base.node(first).kind;
        if matches!(
            kind,
            NodeKind::Title | NodeKind::Definition | NodeKind::Designation | NodeKind::Cell | NodeKind::Caption
        ) {
            let [text] = self.plain(&content)?[..] else { return Err(Refusal::Kind { target: kind }) };
            let range = self.base.node(first).range;
            if self.base.slice(range).contains('\n') || range.is_empty() {
                return Err(Refusal::Kind { target: kind });
            }
            self.free(first)?;
            return self.edit(TextEdit { range, with: Some((self.amendment.slice(text).to_owned(), text)) });
        }
        let content = fit::replacing(self.base, self.amendment, first, content)?;
        self.claim(blocks)?;
        self.replace_block(first, content);
        rest.iter().for_each(|&block| self.replace_block(block, Vec::new()));
        Ok(())
    }

    /// Other matter in the place of a place, which it is to repeat: it may have no fewer sentences.
    pub(super) fn rewrite(&mut self, at: &Place, content: Vec<Content>) -> Done {
        let old = at.find(&self.index)?.range(self.base);
        let new = self.text_of(&content);
        if sentences(&new).count() < sentences(self.base.slice(old)).count() {
            return Err(Refusal::Unclear("it does not say whether the sentences stay that it does not repeat"));
        }
        self.replace(at, content)
    }

    /// True if content has a clause, or where a term entry is asked for, a term entry.
    pub(super) fn brings(&self, content: &[Content], kind: NodeKind) -> bool {
        let wanted = if kind == NodeKind::TermEntry { kind } else { NodeKind::Clause };
        content.iter().any(|content| match content {
            Content::Blocks(blocks) => blocks.iter().any(|&id| self.amendment.node(id).kind == wanted),
            Content::Clause(_) => wanted == NodeKind::Clause,
            Content::Text(_) | Content::Labelled(..) | Content::Moved(_) => false,
        })
    }

    pub(super) fn is_own(&self, id: NodeId) -> bool {
        !matches!(self.base.node(id).kind, NodeKind::Clause | NodeKind::Title | NodeKind::AnnexType)
    }

    /// The text of content that is nothing but text.
    pub(super) fn plain(&self, content: &[Content]) -> Done<Vec<TextRange>> {
        let mut found = Vec::new();
        for content in content {
            match content {
                Content::Text(range) => found.push(*range),
                Content::Blocks(blocks) => {
                    for &block in blocks {
                        if self.amendment.node(block).kind != NodeKind::Paragraph {
                            return Err(Refusal::Unclear("only text can replace text"));
                        }
                        found.push(self.amendment.node(block).range);
                    }
                }
                Content::Clause(_) | Content::Labelled(..) | Content::Moved(_) => {
                    return Err(Refusal::Unclear("only text can replace text"));
                }
            }
        }
        Ok(found)
    }
}
