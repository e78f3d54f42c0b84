//! Instructions become edits, where they can be applied without a guess.

use std::ops::Range;

use super::instruction::Found;
use super::parse::{Request, Where, requests};
use super::place::{Place, Target};
use super::splice::{Content, Edits, TextEdit};
use super::words::quotations;
use crate::model::{Document, NodeId, NodeKind, TextRange};

/// The edits of one amendment, as its instructions come.
pub(super) struct Plan<'d> {
    base: &'d Document,
    amendment: &'d Document,
    edits: Edits,
    /// Blocks that an instruction has taken already.
    taken: Vec<NodeId>,
}

impl<'d> Plan<'d> {
    pub(super) fn new(base: &'d Document, amendment: &'d Document) -> Self {
        Self { base, amendment, edits: Edits::default(), taken: Vec::new() }
    }

    /// Takes an instruction: how much of it can be done, and why the rest cannot.
    pub(super) fn take(&mut self, found: &Found) -> (usize, Vec<String>) {
        let (mut done, mut problems) = (0, Vec::new());
        for request in requests(&found.text, &found.heading) {
            match request.and_then(|request| self.apply(&request, found)) {
                Ok(()) => done += 1,
                Err(problem) => problems.push(problem),
            }
        }
        (done, problems)
    }

    pub(super) fn edits(mut self) -> Edits {
        self.edits.texts.sort_by_key(|edit| edit.range.start());
        self.edits
    }

    fn apply(&mut self, request: &Request, found: &Found) -> Result<(), String> {
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
                let blank = if han || new.starts_with([' ', ',', '.', ';']) { "" } else { " " };
                let text = if *after { format!("{anchor}{blank}{new}") } else { format!("{new}{blank}{anchor}") };
                self.texts(at, anchor, &|_| Some((text.clone(), place)), false)
            }
            Request::Replace { at, quoted } => {
                let content = self.content(found, quoted.as_ref(), None)?;
                self.replace(at, content)
            }
            Request::Cell { at, row, old, new } => {
                let place = self.quoted(found, new)?;
                let cell = self.cell(at, &found.text[row.clone()], &found.text[old.clone()])?;
                self.free(cell)?;
                let range = self.base.node(cell).range;
                self.edit(TextEdit { range, with: Some((found.text[new.clone()].to_owned(), place)) })
            }
            Request::Delete { at } => {
                let blocks = self.whole(at)?;
                self.claim(&blocks)?;
                for block in blocks {
                    self.edits.replaced.insert(block, Vec::new());
                }
                Ok(())
            }
            Request::Add { at, where_, quoted, label } => {
                let content = self.content(found, quoted.as_ref(), label.as_deref())?;
                self.add(at, *where_, content)
            }
            Request::Relabel { at, label } => {
                let blocks = self.whole(at)?;
                let [block] = blocks[..] else { return Err("several have one number".to_owned()) };
                self.relabel(block, &found.text[label.clone()])
            }
        }
    }

    /// Where a quotation of an instruction stands in the amendment.
    fn quoted(&self, found: &Found, quotation: &Range<usize>) -> Result<TextRange, String> {
        let range = self.amendment.node(found.node).range;
        let text = self.amendment.slice(range);
        let wanted = &found.text[quotation.clone()];
        let number = quotations(&found.text).iter().position(|q| q == quotation).unwrap_or(0);
        let same = quotations(text).get(number).cloned().filter(|q| text.get(q.clone()) == Some(wanted));
        let at = same.map(|q| q.start).or_else(|| text.find(wanted)).ok_or("the quotation was not found again")?;
        let start = range.start() + at as u32;
        Ok(TextRange::new(start, start + wanted.len() as u32))
    }

    /// What an instruction brings: what it quotes, else what follows it.
    fn content(
        &self,
        found: &Found,
        quoted: Option<&Range<usize>>,
        label: Option<&str>,
    ) -> Result<Vec<Content>, String> {
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
            return Err("nothing follows that it could bring".to_owned());
        }
        Ok(vec![Content::Blocks(found.content.clone())])
    }

    fn replace(&mut self, at: &Place, content: Vec<Content>) -> Result<(), String> {
        match at.find(self.base)? {
            Target::Text(block, range) => {
                let [text] = self.plain(&content)?[..] else {
                    return Err("more than a paragraph cannot replace a sentence".to_owned());
                };
                self.free(block)?;
                self.edit(TextEdit { range, with: Some((self.amendment.slice(text).to_owned(), text)) })
            }
            Target::Blocks(blocks) => {
                self.claim(&blocks)?;
                let first = blocks[0];
                self.edits.replaced.insert(first, content);
                blocks[1..].iter().for_each(|&block| drop(self.edits.replaced.insert(block, Vec::new())));
                Ok(())
            }
            Target::Clause(clause) => {
                // A clause for a clause; else other text in the clause, which keeps its title and subclauses.
                let brings_clause = content.iter().any(|c| self.is_clause(c));
                if brings_clause {
                    self.claim(&[clause])?;
                    self.edits.replaced.insert(clause, content);
                    return Ok(());
                }
                let own: Vec<NodeId> = self.base.children(clause).filter(|&id| self.is_own(id)).collect();
                let Some((&first, rest)) = own.split_first() else { return Err("the clause has no text".to_owned()) };
                self.claim(&own)?;
                self.edits.replaced.insert(first, content);
                rest.iter().for_each(|&block| drop(self.edits.replaced.insert(block, Vec::new())));
                Ok(())
            }
        }
    }

    fn is_clause(&self, content: &Content) -> bool {
        match content {
            Content::Blocks(blocks) => blocks.iter().any(|&id| self.amendment.node(id).kind == NodeKind::Clause),
            Content::Clause(..) => true,
            Content::Text(_) => false,
        }
    }

    fn is_own(&self, id: NodeId) -> bool {
        !matches!(self.base.node(id).kind, NodeKind::Clause | NodeKind::Title | NodeKind::AnnexType)
    }

    /// The text of content that is nothing but text.
    fn plain(&self, content: &[Content]) -> Result<Vec<TextRange>, String> {
        let mut found = Vec::new();
        for content in content {
            match content {
                Content::Text(range) => found.push(*range),
                Content::Blocks(blocks) => {
                    for &block in blocks {
                        if self.amendment.node(block).kind != NodeKind::Paragraph {
                            return Err("only text can replace text".to_owned());
                        }
                        found.push(self.amendment.node(block).range);
                    }
                }
                Content::Clause(..) => return Err("only text can replace text".to_owned()),
            }
        }
        Ok(found)
    }

    fn add(&mut self, at: &Place, where_: Where, content: Vec<Content>) -> Result<(), String> {
        let target = at.find(self.base)?;
        let brings_clause = content.iter().any(|c| self.is_clause(c));
        let (first, last) = match (&target, where_) {
            (Target::Clause(clause), Where::Within) if *clause == NodeId::ROOT => {
                return Err("it names no place".to_owned());
            }
            (Target::Clause(clause), Where::Within) => {
                self.edits.within.entry(*clause).or_default().extend(content);
                return Ok(());
            }
            (Target::Clause(clause), _) if !brings_clause => {
                let _ = clause;
                return Err("text cannot stand between clauses".to_owned());
            }
            (Target::Clause(clause), _) => (*clause, *clause),
            (Target::Blocks(blocks), _) => match (blocks.first(), blocks.last()) {
                (Some(&first), Some(&last)) => (first, last),
                _ => return Err("it names no place".to_owned()),
            },
            (Target::Text(block, range), _) => {
                let [text] = self.plain(&content)?[..] else {
                    return Err("only text can stand beside a sentence".to_owned());
                };
                self.free(*block)?;
                let new = self.amendment.slice(text);
                let at = if where_ == Where::Before { range.start() } else { range.end() };
                let (new, place) =
                    if where_ == Where::Before { (format!("{new} "), text) } else { (format!(" {new}"), text) };
                return self.edit(TextEdit { range: TextRange::new(at, at), with: Some((new, place)) });
            }
        };
        let (map, block) =
            if where_ == Where::Before { (&mut self.edits.before, first) } else { (&mut self.edits.after, last) };
        map.entry(block).or_default().extend(content);
        Ok(())
    }

    /// The blocks that a place is, whole.
    fn whole(&self, at: &Place) -> Result<Vec<NodeId>, String> {
        if !at.names_something() {
            return Err("it names no place".to_owned());
        }
        match at.find(self.base)? {
            Target::Clause(NodeId::ROOT) => Err("it names no place".to_owned()),
            Target::Clause(clause) => Ok(vec![clause]),
            Target::Blocks(blocks) => Ok(blocks),
            Target::Text(..) => Err("a sentence cannot be taken whole".to_owned()),
        }
    }

    fn relabel(&mut self, block: NodeId, label: &str) -> Result<(), String> {
        let old = self.base.label_of(block).ok_or("it has no number")?.to_owned();
        let bare = |label: &str| crate::model::address::bare(label).map(str::to_owned);
        let (Some(from), Some(to)) = (bare(&old), bare(label)) else { return Err("it gives no number".to_owned()) };
        if self.base.node(block).kind != NodeKind::Clause {
            self.edits.labels.insert(block, label.to_owned());
            return Ok(());
        }
        self.edits.labels.insert(block, old.replacen(&from, &to, 1));
        // Its subclauses follow.
        for inside in self.base.descendants(block).filter(|&id| self.base.node(id).kind == NodeKind::Clause) {
            if let Some(label) = self.base.label_of(inside)
                && let Some(rest) = label.strip_prefix(&*from).filter(|rest| rest.starts_with('.'))
            {
                self.edits.labels.insert(inside, format!("{to}{rest}"));
            }
        }
        Ok(())
    }

    /// The only cell with a text in the row of a table that a text heads.
    fn cell(&self, at: &Place, row: &str, text: &str) -> Result<NodeId, String> {
        let scope = match at.find(self.base)? {
            Target::Blocks(blocks) => blocks,
            Target::Clause(clause) => vec![clause],
            Target::Text(..) => return Err("it names no table".to_owned()),
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
            [] => Err(format!("no row “{row}” has a cell “{text}”")),
            _ => Err(format!("{} cells of the row “{row}” have “{text}”", found.len())),
        }
    }

    /// Edits of words, where they stand in a place.
    fn texts(
        &mut self,
        at: &Place,
        old: &str,
        with: &dyn Fn(TextRange) -> Option<(String, TextRange)>,
        everywhere: bool,
    ) -> Result<(), String> {
        if old.trim().is_empty() {
            return Err("it quotes nothing".to_owned());
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
            0 => return Err(format!("“{old}” does not stand there")),
            1 => {}
            _ if everywhere => {}
            several => return Err(format!("“{old}” stands there {several} times")),
        }
        for range in places {
            if self.base.slice(range).contains('\n') {
                return Err(format!("“{old}” goes over more than a block"));
            }
            self.free(self.base.node_at(range.start()))?;
            self.edit(TextEdit { range, with: with(range) })?;
        }
        Ok(())
    }

    fn edit(&mut self, edit: TextEdit) -> Result<(), String> {
        let clash = |other: &TextEdit| {
            edit.range.start() < other.range.end() && other.range.start() < edit.range.end()
                || edit.range == other.range
        };
        if self.edits.texts.iter().any(clash) {
            return Err("another instruction changes the same words".to_owned());
        }
        self.edits.texts.push(edit);
        Ok(())
    }

    /// Whether a block was not taken whole by another instruction.
    fn free(&self, block: NodeId) -> Result<(), String> {
        let taken = self.base.ancestors(block).any(|id| self.taken.contains(&id));
        if taken { Err("another instruction changes the same place".to_owned()) } else { Ok(()) }
    }

    fn claim(&mut self, blocks: &[NodeId]) -> Result<(), String> {
        for &block in blocks {
            self.free(block)?;
            let range = self.base.node(block).range;
            let end = self.base.node(block).end;
            let inside = self.taken.iter().any(|id| (block.0..end).contains(&id.0));
            let words = self.edits.texts.iter().any(|edit| !range.is_empty() && range.encloses(edit.range));
            if inside || words {
                return Err("another instruction changes the same place".to_owned());
            }
        }
        self.taken.extend_from_slice(blocks);
        Ok(())
    }
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
