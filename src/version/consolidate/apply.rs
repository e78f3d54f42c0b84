//! Instructions become edits, where they can be applied without a guess.

use std::collections::HashMap;
use std::ops::Range;

use super::AppliedEdit;
use super::errata::Pair;
use super::instruction::Found;
use super::place::{Place, Target};
use super::refusal::Refusal;
use super::request::{Object, Request, Where, requests};
use super::splice::{Content, Edits, TextEdit};
use super::words::quotations;
use super::{fit, number};
use crate::convention::sentence::sentences;
use crate::model::{Document, NodeId, NodeKind, TextRange};

type Done<T = ()> = Result<T, Refusal>;

/// The edits of one amendment, as its instructions come.
pub(super) struct Plan<'d> {
    base: &'d Document,
    amendment: &'d Document,
    edits: Edits,
    /// Blocks that an instruction has taken already.
    taken: Vec<NodeId>,
    /// What the instruction at work has done, so that it can be taken back.
    journal: Vec<Step>,
}

/// Something that can be taken back.
enum Step {
    Replaced(NodeId),
    Put(Beside, NodeId, usize),
    Label(NodeId, Option<String>),
}

#[derive(Clone, Copy)]
enum Beside {
    Before,
    After,
    Within,
}

impl<'d> Plan<'d> {
    pub(super) fn new(base: &'d Document, amendment: &'d Document) -> Self {
        Self { base, amendment, edits: Edits::default(), taken: Vec::new(), journal: Vec::new() }
    }

    /// Takes an instruction: all of it, or nothing. Gives how many things it asks for, and the changes that it makes.
    pub(super) fn take(&mut self, found: &Found) -> Done<(usize, Vec<AppliedEdit>)> {
        let (texts, taken) = (self.edits.texts.len(), self.taken.len());
        self.journal.clear();
        let (count, done) = if let Some(pair) = found.pair {
            (1, self.take_pair(&found.heading, pair))
        } else {
            let all = Self::requests_of(found)?;
            (all.len(), all.iter().try_for_each(|request| self.apply(request, found)))
        };
        if let Err(refusal) = done {
            self.edits.texts.truncate(texts);
            self.taken.truncate(taken);
            self.take_back();
            return Err(refusal);
        }
        Ok((count, self.made(texts)))
    }

    /// An old text, wherever its lines break, and the new one.
    fn take_pair(&mut self, at: &Place, pair: Pair) -> Done {
        let old = self.amendment.slice(pair.old);
        let new = self.amendment.slice(pair.new).split_whitespace().collect::<Vec<_>>().join(" ");
        let scope = if at.names_something() {
            at.find(self.base)?.range(self.base)
        } else {
            self.base.node(NodeId::ROOT).range
        };
        let [range] = spaced(self.base.slice(scope), old)[..] else {
            let text = old.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
            let times = spaced(self.base.slice(scope), old).len();
            return Err(if times == 0 { Refusal::NotThere(text) } else { Refusal::Times { text, times } });
        };
        let range = TextRange::new(scope.start() + range.0, scope.start() + range.1);
        if self.base.slice(range).contains('\n') {
            return Err(Refusal::Blocks(old.split_whitespace().take(8).collect::<Vec<_>>().join(" ")));
        }
        self.free(self.base.node_at(range.start()))?;
        self.edit(TextEdit { range, with: Some((new, pair.new)) })
    }

    /// The changes of the instruction at work: those of words from a place in their list on, and those in the journal.
    fn made(&self, texts: usize) -> Vec<AppliedEdit> {
        let of_words = self.edits.texts[texts..].iter().map(|edit| {
            let after = edit.with.as_ref().map(|(text, _)| text.as_str()).unwrap_or_default();
            self.edit_at(self.base.node_at(edit.range.start()), self.base.slice(edit.range), after)
        });
        let of_blocks = self.journal.iter().map(|step| match step {
            Step::Replaced(id) => {
                let before = self.base.slice(self.base.node(*id).range);
                self.edit_at(
                    *id,
                    before,
                    &self.text_of(self.edits.replaced.get(id).map(Vec::as_slice).unwrap_or_default()),
                )
            }
            Step::Put(beside, id, from) => {
                let contents = self.beside(*beside).get(id).map(Vec::as_slice).unwrap_or_default();
                self.edit_at(*id, "", &self.text_of(contents.get(*from..).unwrap_or_default()))
            }
            Step::Label(id, before) => {
                let before = before.as_deref().or(self.base.label_of(*id)).unwrap_or_default();
                self.edit_at(*id, before, self.edits.labels.get(id).map(String::as_str).unwrap_or_default())
            }
        });
        of_words.chain(of_blocks).collect()
    }

    fn edit_at(&self, id: NodeId, before: &str, after: &str) -> AppliedEdit {
        let clause = self.base.clause_of(id).and_then(|clause| self.base.clause_data(clause));
        let address = clause.map(|clause| clause.address.clone()).unwrap_or_default();
        AppliedEdit { address, before: before.into(), after: after.into() }
    }

    /// The text that contents bring.
    fn text_of(&self, contents: &[Content]) -> String {
        let ranges = contents.iter().flat_map(|content| match content {
            Content::Blocks(blocks) => blocks.iter().map(|&id| self.amendment.node(id).range).collect(),
            Content::Text(range) | Content::Clause(_, range) | Content::Labelled(_, _, range) => vec![*range],
        });
        ranges.map(|range| self.amendment.slice(range)).collect::<Vec<_>>().join("\n")
    }

    fn beside(&self, beside: Beside) -> &HashMap<NodeId, Vec<Content>> {
        match beside {
            Beside::Before => &self.edits.before,
            Beside::After => &self.edits.after,
            Beside::Within => &self.edits.within,
        }
    }

    fn requests_of(found: &Found) -> Done<Vec<Request>> {
        if found.is_only_looked_like {
            return Err(Refusal::NotUnderstood);
        }
        requests(&found.text, &found.heading)
    }

    fn take_back(&mut self) {
        for step in self.journal.drain(..).rev() {
            match step {
                Step::Replaced(id) => drop(self.edits.replaced.remove(&id)),
                Step::Put(beside, id, length) => {
                    let map = match beside {
                        Beside::Before => &mut self.edits.before,
                        Beside::After => &mut self.edits.after,
                        Beside::Within => &mut self.edits.within,
                    };
                    if let Some(contents) = map.get_mut(&id) {
                        contents.truncate(length);
                    }
                }
                Step::Label(id, None) => drop(self.edits.labels.remove(&id)),
                Step::Label(id, Some(label)) => drop(self.edits.labels.insert(id, label)),
            }
        }
    }

    fn put(&mut self, beside: Beside, id: NodeId, contents: Vec<Content>) {
        let map = match beside {
            Beside::Before => &mut self.edits.before,
            Beside::After => &mut self.edits.after,
            Beside::Within => &mut self.edits.within,
        };
        let own = map.entry(id).or_default();
        self.journal.push(Step::Put(beside, id, own.len()));
        own.extend(contents);
    }

    fn replace_block(&mut self, id: NodeId, contents: Vec<Content>) {
        self.edits.replaced.insert(id, contents);
        self.journal.push(Step::Replaced(id));
    }

    fn set_label(&mut self, id: NodeId, label: String) {
        let before = self.edits.labels.insert(id, label);
        self.journal.push(Step::Label(id, before));
    }

    pub(super) fn edits(mut self) -> Edits {
        self.edits.texts.sort_by_key(|edit| edit.range.start());
        self.edits
    }

    fn apply(&mut self, request: &Request, found: &Found) -> Done {
        match request {
            Request::ReplaceText { at, old, new, everywhere } => {
                let place = self.quoted(found, new)?;
                let with = (found.text[new.clone()].to_owned(), place);
                self.texts(at, &found.text[old.clone()], &|_| Some(with.clone()), *everywhere)
            }
            Request::DeleteText { at, old, everywhere } => {
                self.texts(at, &found.text[old.clone()], &|_| None, *everywhere)
            }
            Request::AddText { at, new, beside, after } => {
                let place = self.quoted(found, new)?;
                let (anchor, new) = (&found.text[beside.clone()], &found.text[new.clone()]);
                let han = anchor.chars().any(super::super::tokens::stands_alone);
                let blank = if han || new.starts_with([' ', ',', '.', ';']) || new.ends_with(' ') { "" } else { " " };
                let text = if *after { format!("{anchor}{blank}{new}") } else { format!("{new}{blank}{anchor}") };
                self.texts(at, anchor, &|_| Some((text.clone(), place)), false)
            }
            Request::Replace { at, quoted } => {
                let content = self.content(found, quoted.as_ref(), None)?;
                self.replace(at, content)
            }
            Request::Rewrite { at } => {
                let content = self.content(found, None, None)?;
                let old = at.find(self.base)?.range(self.base);
                let new = self.text_of(&content);
                if sentences(&new).count() < sentences(self.base.slice(old)).count() {
                    return Err(Refusal::Unclear("it does not say whether the sentences stay that it does not repeat"));
                }
                self.replace(at, content)
            }
            Request::Cell { at, row, old, new } => {
                let place = self.quoted(found, new)?;
                let cell = self.cell(at, &found.text[row.clone()], &found.text[old.clone()])?;
                self.free(cell)?;
                let range = self.base.node(cell).range;
                self.edit(TextEdit { range, with: Some((found.text[new.clone()].to_owned(), place)) })
            }
            Request::Delete { at } => self.delete(at),
            Request::Add { at, where_, quoted, label, object } => {
                let content = self.content(found, quoted.as_ref(), label.as_deref())?;
                self.add(at, *where_, *object, content)
            }
            Request::Relabel { at, label } => {
                let blocks = self.whole(at)?;
                let [block] = blocks[..] else { return Err(Refusal::Unclear("several have one number")) };
                self.relabel(block, label)
            }
        }
    }

    /// Takes away a sentence, or whole blocks.
    fn delete(&mut self, at: &Place) -> Done {
        if let Ok(Target::Text(block, range)) = at.find(self.base) {
            self.free(block)?;
            // The blank before a sentence goes with it, else the one behind it.
            let text = self.base.text();
            let before = text[..range.start() as usize].ends_with(' ');
            let behind = !before && text[range.end() as usize..].starts_with(' ');
            let range = TextRange::new(range.start() - u32::from(before), range.end() + u32::from(behind));
            return self.edit(TextEdit { range, with: None });
        }
        let blocks = self.whole(at)?;
        self.claim(&blocks)?;
        blocks.into_iter().for_each(|block| self.replace_block(block, Vec::new()));
        Ok(())
    }

    /// Where a quotation of an instruction stands in the amendment.
    fn quoted(&self, found: &Found, quotation: &Range<usize>) -> Done<TextRange> {
        let range = self.amendment.node(found.node).range;
        let text = self.amendment.slice(range);
        let wanted = &found.text[quotation.clone()];
        let number = quotations(&found.text).iter().position(|q| q == quotation).unwrap_or(0);
        let same = quotations(text).get(number).cloned().filter(|q| text.get(q.clone()) == Some(wanted));
        let at = same
            .map(|q| q.start)
            .or_else(|| text.find(wanted))
            .ok_or(Refusal::Unclear("the quotation was not found again"))?;
        let start = range.start() + at as u32;
        Ok(TextRange::new(start, start + wanted.len() as u32))
    }

    /// What an instruction brings: what it quotes, else what follows it.
    fn content(&self, found: &Found, quoted: Option<&Range<usize>>, label: Option<&str>) -> Done<Vec<Content>> {
        if let Some(quoted) = quoted {
            let range = self.quoted(found, quoted)?;
            return Ok(vec![match label {
                Some(label) => Content::Clause(label.to_owned(), range),
                None => Content::Text(range),
            }]);
        }
        if let Some(whole) = found.whole {
            return Ok(vec![Content::Blocks(vec![whole])]);
        }
        if found.content.is_empty() {
            return Err(Refusal::Unclear("nothing follows that it could bring"));
        }
        Ok(vec![Content::Blocks(found.content.clone())])
    }

    fn replace(&mut self, at: &Place, content: Vec<Content>) -> Done {
        match at.find(self.base)? {
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
                let brings_clause = content.iter().any(|c| self.is_clause(c));
                if brings_clause {
                    self.claim(&[clause])?;
                    self.replace_block(clause, content);
                    return Ok(());
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
        if matches!(kind, NodeKind::Title | NodeKind::Definition | NodeKind::Cell | NodeKind::Caption) {
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

    fn is_clause(&self, content: &Content) -> bool {
        match content {
            Content::Blocks(blocks) => blocks.iter().any(|&id| self.amendment.node(id).kind == NodeKind::Clause),
            Content::Clause(..) => true,
            Content::Text(_) | Content::Labelled(..) => false,
        }
    }

    fn is_own(&self, id: NodeId) -> bool {
        !matches!(self.base.node(id).kind, NodeKind::Clause | NodeKind::Title | NodeKind::AnnexType)
    }

    /// The text of content that is nothing but text.
    fn plain(&self, content: &[Content]) -> Done<Vec<TextRange>> {
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
                Content::Clause(..) | Content::Labelled(..) => {
                    return Err(Refusal::Unclear("only text can replace text"));
                }
            }
        }
        Ok(found)
    }

    fn add(&mut self, at: &Place, where_: Where, object: Option<Object>, content: Vec<Content>) -> Done {
        let brings_clause = content.iter().any(|c| self.is_clause(c));
        // A clause whose place is not said goes where its number stands.
        if where_ == Where::Within && brings_clause {
            match number::place(self.base, &self.edits.labels, self.amendment, &content)? {
                Some(number::Beside::Before(id)) => {
                    return {
                        self.put(Beside::Before, id, content);
                        Ok(())
                    };
                }
                Some(number::Beside::After(id)) => {
                    return {
                        self.put(Beside::After, id, content);
                        Ok(())
                    };
                }
                None => {}
            }
        }
        let target = at.find(self.base)?;
        if matches!(object, Some(Object::Text))
            && let Some(done) = self.add_words(&target, where_, &content)
        {
            return done;
        }
        if let Some((kind, list)) = fit::member_of(object) {
            return self.add_member(&target, where_, kind, list, content);
        }
        match (&target, where_) {
            (Target::Clause(NodeId::ROOT), Where::Within | Where::End | Where::Start) => Err(Refusal::NoPlace),
            (Target::Clause(clause), Where::Within | Where::End) => {
                self.put(Beside::Within, *clause, content);
                Ok(())
            }
            (Target::Clause(clause), Where::Start) => {
                let first = self.base.children(*clause).find(|&id| self.is_own(id));
                match first {
                    Some(first) => {
                        self.put(Beside::Before, first, content);
                        Ok(())
                    }
                    None => {
                        self.put(Beside::Within, *clause, content);
                        Ok(())
                    }
                }
            }
            (Target::Clause(_), _) if !brings_clause => Err(Refusal::Unclear("text cannot stand between clauses")),
            (Target::Clause(clause), Where::Before) => {
                self.put(Beside::Before, *clause, content);
                Ok(())
            }
            (Target::Clause(clause), _) => {
                self.put(Beside::After, *clause, content);
                Ok(())
            }
            (Target::Blocks(blocks), _) => {
                let (Some(&first), Some(&last)) = (blocks.first(), blocks.last()) else { return Err(Refusal::NoPlace) };
                let content = fit::beside(self.base, self.amendment, last, where_, content)?;
                match where_ {
                    Where::Before => {
                        self.put(Beside::Before, first, content);
                        Ok(())
                    }
                    Where::After => {
                        self.put(Beside::After, last, content);
                        Ok(())
                    }
                    _ => match self.add_words(&target, where_, &content) {
                        Some(done) => done,
                        None => {
                            self.put(Beside::After, last, content);
                            Ok(())
                        }
                    },
                }
            }
            (Target::Text(..), _) => self.add_words(&target, where_, &content).unwrap_or(Err(Refusal::NoPlace)),
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
        let han = new.ends_with(super::super::tokens::stands_alone) || new.ends_with('。');
        let blank = if han || bare { "" } else { " " };
        let new = if at_start { format!("{new}{blank}") } else { format!("{blank}{new}") };
        let edit = TextEdit { range: TextRange::new(at, at), with: Some((new, text)) };
        Some(self.free(block).and_then(|()| self.edit(edit)))
    }

    /// A row of a table, an item of a list, a note: beside its like, or as the last.
    fn add_member(
        &mut self,
        target: &Target,
        where_: Where,
        kind: NodeKind,
        holder: Option<NodeKind>,
        content: Vec<Content>,
    ) -> Done {
        let content = fit::members(self.amendment, kind, content)?;
        let scope = match target {
            Target::Clause(NodeId::ROOT) => return Err(Refusal::NoPlace),
            Target::Clause(clause) => vec![*clause],
            Target::Blocks(blocks) => blocks.clone(),
            Target::Text(block, _) => vec![*block],
        };
        let is_kind = |id: NodeId| self.base.node(id).kind == kind;
        // Beside a member, or the block, that the place names.
        if let (Target::Blocks(blocks), Where::After | Where::Before) = (target, where_)
            && let (Some(&first), Some(&last)) = (blocks.first(), blocks.last())
            && (is_kind(last) || holder.is_none())
        {
            let (beside, id) = if where_ == Where::Before { (Beside::Before, first) } else { (Beside::After, last) };
            return {
                self.put(beside, id, content);
                Ok(())
            };
        }
        let own = |id: NodeId| match target {
            Target::Clause(clause) => self.base.clause_of(id) == Some(*clause),
            _ => true,
        };
        let all: Vec<NodeId> = scope.iter().flat_map(|&id| self.base.of_kind(id, kind)).filter(|&id| own(id)).collect();
        let parents: Vec<u32> = all.iter().map(|&id| self.base.node(id).parent).collect();
        let Some((&first, &last)) = all.first().zip(all.last()) else {
            return match (holder, target) {
                // The first note of a clause.
                (None, Target::Clause(clause)) => {
                    self.put(Beside::Within, *clause, content);
                    Ok(())
                }
                _ => Err(Refusal::None(kind)),
            };
        };
        let holders =
            holder.map(|holder| scope.iter().flat_map(|&id| self.holders(id, holder)).filter(|&id| own(id)).count());
        let one = match holder {
            Some(_) if kind == NodeKind::ListItem => parents.iter().all(|parent| *parent == parents[0]),
            Some(_) => holders == Some(1),
            None => true,
        };
        if !one {
            return Err(Refusal::Several(holder.unwrap_or(kind)));
        }
        if where_ == Where::Start {
            self.put(Beside::Before, first, content);
            Ok(())
        } else {
            self.put(Beside::After, last, content);
            Ok(())
        }
    }

    fn holders(&self, id: NodeId, kind: NodeKind) -> impl Iterator<Item = NodeId> + '_ {
        let own = (self.base.node(id).kind == kind).then_some(id);
        own.into_iter().chain(self.base.of_kind(id, kind).filter(move |&other| other != id))
    }

    /// The blocks that a place is, whole.
    fn whole(&self, at: &Place) -> Done<Vec<NodeId>> {
        if !at.names_something() {
            return Err(Refusal::NoPlace);
        }
        match at.find(self.base)? {
            Target::Clause(NodeId::ROOT) => Err(Refusal::NoPlace),
            Target::Clause(clause) => Ok(vec![clause]),
            Target::Blocks(blocks) => Ok(blocks),
            Target::Text(..) => Err(Refusal::Unclear("a sentence cannot be taken whole")),
        }
    }

    fn relabel(&mut self, block: NodeId, label: &str) -> Done {
        let old = self.base.label_of(block).ok_or(Refusal::Unclear("it has no number"))?.to_owned();
        let bare = |label: &str| crate::model::address::bare(label).map(str::to_owned);
        let (Some(from), Some(to)) = (bare(&old), bare(label)) else {
            return Err(Refusal::Unclear("it gives no number"));
        };
        if self.base.node(block).kind != NodeKind::Clause {
            self.set_label(block, label.to_owned());
            return Ok(());
        }
        self.set_label(block, old.replacen(&from, &to, 1));
        // Its subclauses follow.
        let subclauses: Vec<NodeId> =
            self.base.descendants(block).filter(|&id| self.base.node(id).kind == NodeKind::Clause).collect();
        for inside in subclauses {
            if let Some(label) = self.base.label_of(inside)
                && let Some(rest) = label.strip_prefix(&*from).filter(|rest| rest.starts_with('.'))
            {
                self.set_label(inside, format!("{to}{rest}"));
            }
        }
        Ok(())
    }

    /// The only cell with a text in the row of a table that a text heads.
    fn cell(&self, at: &Place, row: &str, text: &str) -> Done<NodeId> {
        let scope = match at.find(self.base)? {
            Target::Blocks(blocks) => blocks,
            Target::Clause(clause) => vec![clause],
            Target::Text(..) => return Err(Refusal::Unclear("it names no table")),
        };
        let squeezed =
            |id: NodeId| self.base.slice(self.base.node(id).range).split_whitespace().collect::<Vec<_>>().join(" ");
        let inside = scope.iter().flat_map(|&id| std::iter::once(id).chain(self.base.descendants(id)));
        let rows = inside.filter(|&id| self.base.node(id).kind == NodeKind::Row);
        let mut found = Vec::new();
        for id in rows {
            let cells: Vec<NodeId> = self.base.children(id).collect();
            if cells.iter().take(2).any(|&cell| squeezed(cell) == row) {
                found.extend(cells.into_iter().filter(|&cell| squeezed(cell) == text));
            }
        }
        match found[..] {
            [one] => Ok(one),
            [] => Err(Refusal::NoCell { row: row.to_owned(), cell: text.to_owned() }),
            _ => Err(Refusal::Cells { row: row.to_owned(), cell: text.to_owned(), count: found.len() }),
        }
    }

    /// Edits of words, where they stand in a place.
    fn texts(
        &mut self,
        at: &Place,
        old: &str,
        with: &dyn Fn(TextRange) -> Option<(String, TextRange)>,
        everywhere: bool,
    ) -> Done {
        if old.trim().is_empty() {
            return Err(Refusal::Unclear("it quotes nothing"));
        }
        let scope: Vec<TextRange> = match at.find(self.base) {
            Ok(Target::Clause(clause)) => vec![self.base.node(clause).range],
            Ok(Target::Blocks(blocks)) => blocks.iter().map(|&id| self.base.node(id).range).collect(),
            Ok(Target::Text(_, range)) => vec![range],
            Err(_) if everywhere && !at.names_something() => vec![self.base.node(NodeId::ROOT).range],
            Err(problem) => return Err(problem),
        };
        let mut places = Vec::new();
        for range in scope {
            let text = self.base.slice(range);
            for (offset, _) in text.match_indices(old) {
                if is_whole(text, offset, old) {
                    let start = range.start() + offset as u32;
                    places.push(TextRange::new(start, start + old.len() as u32));
                }
            }
        }
        match places.len() {
            0 => return Err(Refusal::NotThere(old.to_owned())),
            1 => {}
            _ if everywhere => {}
            times => return Err(Refusal::Times { text: old.to_owned(), times }),
        }
        for range in places {
            if self.base.slice(range).contains('\n') {
                return Err(Refusal::Blocks(old.to_owned()));
            }
            if self.base.node(self.base.node_at(range.start())).kind == NodeKind::AnnexType {
                return Err(Refusal::Unclear("the status of an annex is more than its words"));
            }
            self.free(self.base.node_at(range.start()))?;
            self.edit(TextEdit { range, with: with(range) })?;
        }
        Ok(())
    }

    fn edit(&mut self, edit: TextEdit) -> Done {
        let clash = |other: &TextEdit| {
            edit.range.start() < other.range.end() && other.range.start() < edit.range.end()
                || edit.range == other.range
        };
        if self.edits.texts.iter().any(clash) {
            return Err(Refusal::Conflict("words"));
        }
        self.edits.texts.push(edit);
        Ok(())
    }

    /// Whether a block was not taken whole by another instruction.
    fn free(&self, block: NodeId) -> Done {
        let taken = self.base.ancestors(block).any(|id| self.taken.contains(&id));
        if taken { Err(Refusal::Conflict("place")) } else { Ok(()) }
    }

    fn claim(&mut self, blocks: &[NodeId]) -> Done {
        for &block in blocks {
            self.free(block)?;
            let range = self.base.node(block).range;
            let end = self.base.node(block).end;
            let inside = self.taken.iter().any(|id| (block.0..end).contains(&id.0));
            let words = self.edits.texts.iter().any(|edit| !range.is_empty() && range.encloses(edit.range));
            if inside || words {
                return Err(Refusal::Conflict("place"));
            }
        }
        self.taken.extend_from_slice(blocks);
        Ok(())
    }
}

/// Where a text stands in another, whatever white space stands in both, in bytes. Linear in both for each place that begins alike.
fn spaced(text: &str, wanted: &str) -> Vec<(u32, u32)> {
    let words: Vec<&str> = wanted.split_whitespace().collect();
    let Some(first) = words.first() else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(first).map(|offset| at + offset) {
        let mut end = start + first.len();
        let fits = words[1..].iter().all(|word| {
            let rest = text[end..].trim_start();
            let fits = rest.starts_with(word) && rest.len() < text.len() - end;
            end = text.len() - rest.len() + if fits { word.len() } else { 0 };
            fits
        });
        if fits && is_whole(text, start, &text[start..end]) {
            found.push((start as u32, end as u32));
            at = end;
        } else {
            at = start + first.len();
        }
    }
    found
}

/// Whether words do not begin or end inside a word.
fn is_whole(text: &str, at: usize, words: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() && !super::super::tokens::stands_alone(c);
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let before = text[..at].chars().next_back();
    let after = text[at + words.len()..].chars().next();
    let goes_on = |inside: Option<char>, outside: Option<char>| inside.is_some_and(joins) && outside.is_some_and(joins);
    !goes_on(first, before) && !goes_on(last, after)
}
