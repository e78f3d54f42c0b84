//! Takes an instruction: all that it asks for, or nothing.

use std::ops::Range;

use super::super::edits::{Content, NewClause, TextEdit};
use super::super::errata::Pair;
use super::super::instruction::Found;
use super::super::outcome::AppliedEdit;
use super::super::place::Place;
use super::super::plan::{Done, Plan};
use super::super::refusal::Refusal;
use super::super::request::{Request, requests};
use super::super::words::quotations;
use super::words::spaced;
use crate::model::{ClauseKind, NodeId, TextRange};

impl Plan<'_> {
    /// Takes an instruction: all of it, or nothing. Gives how many things it asks for, and the changes that it makes.
    pub(in crate::version::consolidate) fn take(&mut self, found: &Found) -> Done<(usize, Vec<AppliedEdit>)> {
        self.begin();
        let done = self.try_take(found);
        if done.is_err() {
            self.take_back();
        }
        done.map(|count| (count, self.made()))
    }

    fn try_take(&mut self, found: &Found) -> Done<usize> {
        if let Some(pair) = found.pair {
            self.take_pair(&found.heading, pair)?;
            return Ok(1);
        }
        if let Some(other) = &found.other {
            return Err(Refusal::Other(format!("《{other}》")));
        }
        if found.is_only_looked_like {
            return Err(Refusal::NotUnderstood);
        }
        let all = requests(&found.text, &found.heading)?;
        for request in &all {
            self.apply(request, found)?;
        }
        Ok(all.len())
    }

    /// An old text, wherever its lines break, and the new one.
    fn take_pair(&mut self, at: &Place, pair: Pair) -> Done {
        let old = self.amendment.slice(pair.old);
        let new = self.amendment.slice(pair.new).split_whitespace().collect::<Vec<_>>().join(" ");
        let scope = if at.names_something() {
            at.find(&self.index)?.range(self.base)
        } else {
            self.base.node(NodeId::ROOT).range
        };
        let places = spaced(self.base.slice(scope), old);
        let begin = || old.split_whitespace().take(8).collect::<Vec<_>>().join(" ");
        let [range] = places[..] else {
            let times = places.len();
            return Err(if times == 0 { Refusal::NotThere(begin()) } else { Refusal::Times { text: begin(), times } });
        };
        let range = TextRange::new(scope.start() + range.0, scope.start() + range.1);
        if self.base.slice(range).contains('\n') {
            return Err(Refusal::Blocks(begin()));
        }
        self.free(self.base.node_at(range.start()))?;
        self.edit(TextEdit { range, with: Some((new, pair.new)) })
    }

    fn apply(&mut self, request: &Request, found: &Found) -> Done {
        match request {
            Request::ReplaceText { at, old, new, everywhere } => {
                let place = self.quoted(found, new)?;
                let with = (found.text[new.clone()].to_owned(), place);
                self.texts(at, &found.text[old.clone()], Some(&with), *everywhere)
            }
            Request::DeleteText { at, old, everywhere } => self.texts(at, &found.text[old.clone()], None, *everywhere),
            Request::AddText { at, new, beside, after } => {
                let place = self.quoted(found, new)?;
                self.add_beside(at, &found.text[beside.clone()], (&found.text[new.clone()], place), *after)
            }
            Request::Replace { at, quoted } => {
                let content = self.content(found, quoted.as_ref(), None)?;
                self.replace(at, content)
            }
            Request::Rewrite { at } => {
                let content = self.content(found, None, None)?;
                self.rewrite(at, content)
            }
            Request::Cell { at, row, old, new } => {
                let place = self.quoted(found, new)?;
                let text = |range: &Range<usize>| found.text[range.clone()].to_owned();
                self.replace_cell(at, text(row), text(old), (text(new), place))
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
            Request::Move { at, where_, to } => self.relocate(at, *where_, to),
            Request::AddArticle { number, label, quoted } => {
                let content = self.content(found, Some(quoted), Some(label))?;
                self.add_article(*number, content);
                Ok(())
            }
            Request::RenumberArticles => {
                self.number_articles();
                Ok(())
            }
        }
    }

    /// Where a quotation of an instruction stands in the amendment.
    fn quoted(&self, found: &Found, quotation: &Range<usize>) -> Done<TextRange> {
        if let Some(range) = found.range {
            let (start, end) = (quotation.start as u32, quotation.end as u32);
            return Ok(TextRange::new(range.start() + start, range.start() + end));
        }
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

    /// The paragraphs of a quotation, without the marks that those after the first begin with.
    fn paragraphs(&self, range: TextRange) -> Vec<TextRange> {
        let mut found = Vec::new();
        let mut start = range.start();
        for (number, line) in self.amendment.slice(range).split('\n').enumerate() {
            let end = start + line.len() as u32;
            let bare = line.trim_start();
            let bare = if number == 0 { bare } else { bare.strip_prefix(['“', '「']).unwrap_or(bare) };
            // A label of the article itself is given by the instruction.
            found.push(TextRange::new(end - bare.len() as u32, end));
            start = end + 1;
        }
        found.retain(|range| !range.is_empty());
        found
    }

    /// What an instruction brings: what it quotes, else what follows it.
    fn content(&self, found: &Found, quoted: Option<&Range<usize>>, label: Option<&str>) -> Done<Vec<Content>> {
        if let Some(quoted) = quoted {
            let paragraphs = self.paragraphs(self.quoted(found, quoted)?);
            let content: Vec<Content> = paragraphs.into_iter().map(Content::Text).collect();
            let Some(label) = label.map(str::to_owned) else { return Ok(content) };
            return Ok(vec![Content::Clause(NewClause { kind: ClauseKind::Clause, label, title: None, content })]);
        }
        if let Some(whole) = found.whole {
            return Ok(vec![Content::Blocks(vec![whole])]);
        }
        if found.content.is_empty() {
            return Err(Refusal::Unclear("nothing follows that it could bring"));
        }
        Ok(vec![Content::Blocks(found.content.clone())])
    }
}
