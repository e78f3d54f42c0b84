//! Words inside a text: others for them, none, or more beside them.

use super::super::super::tokens::stands_alone;
use super::super::edits::TextEdit;
use super::super::names::Names;
use super::super::place::Place;
use super::super::plan::{Done, Plan};
use super::super::refusal::Refusal;
use crate::model::{NodeKind, TextRange};

impl Plan<'_> {
    /// Edits words where they stand in a place: once, unless every place is meant. Without other words they go.
    pub(super) fn texts(
        &mut self,
        at: &Place,
        old: &str,
        with: Option<&(String, TextRange)>,
        everywhere: bool,
    ) -> Done {
        if old.trim().is_empty() {
            return Err(Refusal::Unclear("it quotes nothing"));
        }
        let scope = match at.scope(&self.index, everywhere) {
            Ok(scope) => scope,
            Err(_) if everywhere && !at.names_something() => vec![self.base.node(crate::model::NodeId::ROOT).range],
            Err(problem) => return Err(problem),
        };
        let mut places = Vec::new();
        for range in scope {
            let text = self.base.slice(range);
            let whole = text.match_indices(old).filter(|(offset, _)| is_whole(text, *offset, old));
            places.extend(whole.map(|(offset, _)| {
                let start = range.start() + offset as u32;
                TextRange::new(start, start + old.len() as u32)
            }));
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
            let block = self.base.node_at(range.start());
            if self.base.node(block).kind == NodeKind::AnnexType {
                return Err(Refusal::Unclear("the status of an annex is more than its words"));
            }
            self.free(block)?;
            let range = if with.is_none() { self.with_blank(range) } else { range };
            self.edit(TextEdit { range, with: with.cloned() })?;
        }
        Ok(())
    }

    /// Words after or before words that are there once, with a blank between them where their script has one.
    pub(super) fn add_beside(&mut self, at: &Place, anchor: &str, new: (&str, TextRange), after: bool) -> Done {
        let (text, place) = new;
        let han = anchor.chars().any(stands_alone);
        let blank = if han || text.starts_with([' ', ',', '.', ';']) || text.ends_with(' ') { "" } else { " " };
        let whole = if after { format!("{anchor}{blank}{text}") } else { format!("{text}{blank}{anchor}") };
        self.texts(at, anchor, Some(&(whole, place)), false)
    }

    /// Another value in the only cell of a row, or of a column of it, that has it.
    pub(super) fn replace_cell(&mut self, at: &Place, row: String, cell: String, new: (String, TextRange)) -> Done {
        let at = Place { names: Names { row: Some(row), cell: Some(cell), ..at.names.clone() }, ..at.clone() };
        let blocks = self.whole(&at)?;
        let [cell] = blocks[..] else { return Err(Refusal::Unclear("it names no cell")) };
        self.free(cell)?;
        self.edit(TextEdit { range: self.base.node(cell).range, with: Some(new) })
    }

    /// A stretch of text with the blank that would stand alone without it: the one before it, at the beginning of a block the one
    /// behind it.
    pub(super) fn with_blank(&self, range: TextRange) -> TextRange {
        let text = self.base.text();
        let (head, tail) = (&text[..range.start() as usize], &text[range.end() as usize..]);
        let ends = tail.is_empty() || tail.starts_with([' ', '\n', '.', ',', ';', ':', ')', '!', '?']);
        let before = head.ends_with(' ') && ends;
        let behind = !before && (head.is_empty() || head.ends_with(['\n', ' '])) && tail.starts_with(' ');
        TextRange::new(range.start() - u32::from(before), range.end() + u32::from(behind))
    }
}

/// Where a text stands in another, whatever white space stands in both, in bytes. Linear in both for each place that begins alike.
pub(super) fn spaced(text: &str, wanted: &str) -> Vec<(u32, u32)> {
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

/// True if words do not begin or end inside a word.
fn is_whole(text: &str, at: usize, words: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() && !stands_alone(c);
    let (first, last) = (words.chars().next(), words.chars().next_back());
    let before = text[..at].chars().next_back();
    let after = text[at + words.len()..].chars().next();
    let goes_on = |inside: Option<char>, outside: Option<char>| inside.is_some_and(joins) && outside.is_some_and(joins);
    !goes_on(first, before) && !goes_on(last, after)
}
