//! The edits of one amendment, as its instructions come: each is checked against those before it, and can be taken back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::articles;
use super::edits::{Content, Edits, TextEdit};
use super::outcome::AppliedEdit;
use super::place::Index;
use super::refusal::Refusal;
use crate::model::{Document, NodeId, NodeKind, TextRange};

pub(super) type Done<T = ()> = Result<T, Refusal>;

/// The edits of one amendment, as its instructions come.
pub(super) struct Plan<'d> {
    pub(super) base: &'d Document,
    /// The base by what instructions call its blocks, with the numbers that its clauses have by now.
    pub(super) index: Index<'d>,
    pub(super) amendment: &'d Document,
    edits: Edits,
    /// Edits of words by their first and last byte; they do not overlap.
    texts: BTreeMap<(u32, u32), TextEdit>,
    /// Blocks that an instruction has taken whole.
    taken: BTreeSet<u32>,
    /// Blocks that were moved, which nothing can be put beside.
    moved: BTreeSet<u32>,
    /// How often something was put before or behind a block, and into one.
    beside: BTreeMap<u32, usize>,
    inside: BTreeMap<u32, usize>,
    /// Articles with the number that they have in the end.
    articles: Vec<(usize, Vec<Content>)>,
    /// Changes of the instruction at work, so that they can be taken back.
    journal: Vec<Step>,
}

/// A change that can be taken back.
enum Step {
    Text((u32, u32)),
    Taken(NodeId),
    Moved(NodeId),
    Replaced(NodeId),
    Put(Beside, NodeId, usize),
    Label(NodeId, Option<String>),
    Articles,
    Article,
}

/// Where something is put.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Before,
    After,
    /// At the end of the own blocks of a clause.
    Within,
}

impl<'d> Plan<'d> {
    pub(super) fn new(index: Index<'d>, amendment: &'d Document) -> Self {
        Self {
            base: index.document(),
            index,
            amendment,
            edits: Edits::default(),
            texts: BTreeMap::new(),
            taken: BTreeSet::new(),
            moved: BTreeSet::new(),
            beside: BTreeMap::new(),
            inside: BTreeMap::new(),
            articles: Vec::new(),
            journal: Vec::new(),
        }
    }

    /// The edits, in the order of their places.
    pub(super) fn edits(mut self) -> Edits {
        articles::insert(self.base, &mut self.edits, std::mem::take(&mut self.articles));
        self.edits.texts = self.texts.into_values().collect();
        self.edits
    }

    /// Begins an instruction.
    pub(super) fn begin(&mut self) {
        self.journal.clear();
    }

    /// Takes back all that the instruction at work has done.
    pub(super) fn take_back(&mut self) {
        for step in std::mem::take(&mut self.journal).into_iter().rev() {
            match step {
                Step::Text(key) => drop(self.texts.remove(&key)),
                Step::Taken(id) => drop(self.taken.remove(&id.0)),
                Step::Moved(id) => {
                    self.moved.remove(&id.0);
                    self.edits.moved.remove(&id);
                }
                Step::Replaced(id) => drop(self.edits.replaced.remove(&id)),
                Step::Put(beside, id, length) => {
                    if let Some(contents) = self.contents(beside).get_mut(&id) {
                        contents.truncate(length);
                    }
                    let counts = if beside == Beside::Within { &mut self.inside } else { &mut self.beside };
                    uncount(counts, id);
                }
                Step::Label(id, before) => {
                    let own = before.as_deref().or(self.base.label_of(id)).map(str::to_owned);
                    self.rename(id, own.as_deref());
                    match before {
                        None => drop(self.edits.labels.remove(&id)),
                        Some(label) => drop(self.edits.labels.insert(id, label)),
                    }
                    uncount(&mut self.inside, id);
                }
                Step::Articles => self.edits.articles_in_order = false,
                Step::Article => drop(self.articles.pop()),
            }
        }
    }

    fn contents(&mut self, beside: Beside) -> &mut HashMap<NodeId, Vec<Content>> {
        match beside {
            Beside::Before => &mut self.edits.before,
            Beside::After => &mut self.edits.after,
            Beside::Within => &mut self.edits.within,
        }
    }

    /// Puts content before or behind a block, or at the end of a clause.
    pub(super) fn put(&mut self, beside: Beside, id: NodeId, contents: Vec<Content>) -> Done {
        let lost = match beside {
            Beside::Within => self.is_taken(id),
            // What stands in the place of a block stands between what is before and behind it; a block that was moved is elsewhere.
            _ => self.moved.contains(&id.0) || self.base.ancestors(id).skip(1).any(|id| self.taken.contains(&id.0)),
        };
        if lost {
            return Err(Refusal::Conflict("place"));
        }
        let own = self.contents(beside).entry(id).or_default();
        let length = own.len();
        own.extend(contents);
        self.journal.push(Step::Put(beside, id, length));
        let counts = if beside == Beside::Within { &mut self.inside } else { &mut self.beside };
        *counts.entry(id.0).or_default() += 1;
        Ok(())
    }

    /// Puts content in the place of a block that was claimed; none takes it away.
    pub(super) fn replace_block(&mut self, id: NodeId, contents: Vec<Content>) {
        self.edits.replaced.insert(id, contents);
        self.journal.push(Step::Replaced(id));
    }

    /// Leaves blocks that were claimed out of their place: they stand in a content. What was put beside one would go with it.
    pub(super) fn mark_moved(&mut self, blocks: &[NodeId]) -> Done {
        if blocks.iter().any(|id| self.beside.contains_key(&id.0)) {
            return Err(Refusal::Conflict("place"));
        }
        for &id in blocks {
            self.moved.insert(id.0);
            self.edits.moved.insert(id);
            self.journal.push(Step::Moved(id));
        }
        Ok(())
    }

    pub(super) fn set_label(&mut self, id: NodeId, label: String) -> Done {
        self.free(id)?;
        self.rename(id, Some(&label));
        let before = self.edits.labels.insert(id, label);
        self.journal.push(Step::Label(id, before));
        *self.inside.entry(id.0).or_default() += 1;
        Ok(())
    }

    /// Notes another number of a clause for those that come by number.
    fn rename(&mut self, id: NodeId, to: Option<&str>) {
        if matches!(self.base.node(id).kind, NodeKind::Clause | NodeKind::TermEntry) {
            let from = self.edits.labels.get(&id).map(String::as_str).or(self.base.label_of(id));
            self.index.rename(id, from, to);
        }
    }

    /// Adds an article that has a number in the end.
    pub(super) fn add_article(&mut self, number: usize, content: Vec<Content>) {
        self.articles.push((number, content));
        self.journal.push(Step::Article);
    }

    /// Articles get numbers in order once everything is in its place.
    pub(super) fn number_articles(&mut self) {
        if !self.edits.articles_in_order {
            self.edits.articles_in_order = true;
            self.journal.push(Step::Articles);
        }
    }

    /// Other words in the place of a stretch of text.
    pub(super) fn edit(&mut self, edit: TextEdit) -> Done {
        let (start, end) = (edit.range.start(), edit.range.end());
        // Edits do not overlap, and no two are alike: three of them tell.
        let near = self.texts.range(..=(end, end)).rev().take(3);
        let clash =
            |other: &TextEdit| start < other.range.end() && other.range.start() < end || edit.range == other.range;
        if near.into_iter().any(|(_, other)| clash(other)) {
            return Err(Refusal::Conflict("words"));
        }
        self.texts.insert((start, end), edit);
        self.journal.push(Step::Text((start, end)));
        Ok(())
    }

    fn is_taken(&self, block: NodeId) -> bool {
        self.base.ancestors(block).any(|id| self.taken.contains(&id.0))
    }

    /// True if a block was not taken whole by another instruction.
    pub(super) fn free(&self, block: NodeId) -> Done {
        if self.is_taken(block) { Err(Refusal::Conflict("place")) } else { Ok(()) }
    }

    /// Takes blocks whole, unless another instruction has changed something in them.
    pub(super) fn claim(&mut self, blocks: &[NodeId]) -> Done {
        for &block in blocks {
            self.free(block)?;
            let (range, end) = (self.base.node(block).range, self.base.node(block).end);
            let edits = self.texts.range((range.start(), 0)..).take_while(|((_, last), _)| *last <= range.end());
            let words = !range.is_empty() && edits.take(1).count() > 0;
            let inside = self.taken.range(block.0..end).next().is_some()
                || self.inside.range(block.0..end).next().is_some()
                || self.beside.range(block.0 + 1..end).next().is_some();
            if inside || words {
                return Err(Refusal::Conflict("place"));
            }
        }
        for &block in blocks {
            self.taken.insert(block.0);
            self.journal.push(Step::Taken(block));
        }
        Ok(())
    }

    /// The changes of the instruction at work.
    pub(super) fn made(&self) -> Vec<AppliedEdit> {
        let change = |step: &Step| match step {
            Step::Text(key) => {
                let edit = self.texts.get(key)?;
                let after = edit.with.as_ref().map(|(text, _)| text.as_str()).unwrap_or_default();
                Some(self.edit_at(self.base.node_at(edit.range.start()), self.base.slice(edit.range), after))
            }
            Step::Replaced(id) => {
                let before = self.base.slice(self.base.node(*id).range);
                let contents = self.edits.replaced.get(id).map(Vec::as_slice).unwrap_or_default();
                Some(self.edit_at(*id, before, &self.text_of(contents)))
            }
            Step::Put(beside, id, from) => {
                let map = match beside {
                    Beside::Before => &self.edits.before,
                    Beside::After => &self.edits.after,
                    Beside::Within => &self.edits.within,
                };
                let contents = map.get(id).and_then(|all| all.get(*from..)).unwrap_or_default();
                Some(self.edit_at(*id, "", &self.text_of(contents)))
            }
            Step::Moved(id) => Some(self.edit_at(*id, self.base.slice(self.base.node(*id).range), "")),
            Step::Label(id, before) => {
                let before = before.as_deref().or(self.base.label_of(*id)).unwrap_or_default();
                let after = self.edits.labels.get(id).map(String::as_str).unwrap_or_default();
                Some(self.edit_at(*id, before, after))
            }
            Step::Article => {
                let contents = self.articles.last().map(|(_, contents)| contents.as_slice()).unwrap_or_default();
                Some(AppliedEdit {
                    address: Box::default(),
                    before: Box::default(),
                    after: self.text_of(contents).into(),
                })
            }
            Step::Taken(_) | Step::Articles => None,
        };
        self.journal.iter().filter_map(change).collect()
    }

    fn edit_at(&self, id: NodeId, before: &str, after: &str) -> AppliedEdit {
        let clause = self.base.clause_of(id).and_then(|clause| self.base.clause_data(clause));
        let address = clause.map(|clause| clause.address.clone()).unwrap_or_default();
        AppliedEdit { address, before: before.into(), after: after.into() }
    }

    /// The text that contents bring.
    pub(super) fn text_of(&self, contents: &[Content]) -> String {
        let text = |content: &Content| -> Vec<&str> {
            let of = |document: &'d Document, range: TextRange| document.slice(range);
            match content {
                Content::Blocks(blocks) => {
                    blocks.iter().map(|&id| of(self.amendment, self.amendment.node(id).range)).collect()
                }
                Content::Moved(blocks) => blocks.iter().map(|&id| of(self.base, self.base.node(id).range)).collect(),
                Content::Text(range) | Content::Labelled(_, _, range) => vec![of(self.amendment, *range)],
                Content::Clause(_) => Vec::new(),
            }
        };
        let whole = |content: &Content| match content {
            Content::Clause(clause) => {
                let title = clause.title.map(|range| self.amendment.slice(range).to_owned());
                title.into_iter().chain([self.text_of(&clause.content)]).collect()
            }
            other => text(other).into_iter().map(str::to_owned).collect::<Vec<_>>(),
        };
        contents.iter().flat_map(whole).collect::<Vec<_>>().join("\n")
    }
}

fn uncount(counts: &mut BTreeMap<u32, usize>, id: NodeId) {
    if let Some(count) = counts.get_mut(&id.0) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&id.0);
        }
    }
}
