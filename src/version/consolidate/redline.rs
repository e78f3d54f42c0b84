//! A document as amended with what was taken away still in it, marked.

use std::collections::{HashMap, HashSet};

use similar::DiffOp;

use super::super::align::rising;
use super::super::tokens::{Token, tokenise};
use super::super::words::compare;
use super::edits::{Content, Edits, TextEdit};
use super::splice::{Spliced, splice};
use crate::model::{AttributeData, AttributeKey, Document, Layer, MarkData, MarkKind, NodeId, TextRange};

/// The amended document with the text of the base that is not in it, each in its place. `origins` says which block of the base one of the
/// amended document is.
pub(super) fn redline(base: &Document, amended: &Document, origins: &HashMap<NodeId, NodeId>) -> Document {
    let mut work = Work {
        base,
        amended,
        origins,
        edits: Edits::default(),
        gone: Changed::new(base, MarkKind::Deleted),
        came: Changed::new(amended, MarkKind::Inserted),
    };
    let mut pairs = vec![(NodeId::ROOT, NodeId::ROOT)];
    while let Some((new, old)) = pairs.pop() {
        work.labels(new, old);
        work.words(new, old);
        pairs.extend(work.blocks(new, old));
    }
    work.edits.texts.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    let (mut old, new) = (work.gone.document, work.came.document);
    // What the base pointed to, and was pointed to by, is the business of the amended document.
    old.anchors.clear();
    old.references.clear();
    let Spliced { document: mut out, words, .. } = splice(&new, &old, &work.edits);
    let deleted = words.into_iter().map(|(node, range)| MarkData { range, node, kind: MarkKind::Deleted, value: None });
    out.marks.extend(deleted);
    out.marks.sort_by_key(|mark| (mark.range.start(), std::cmp::Reverse(mark.range.end())));
    out.origin = amended.origin().followed_by(base.origin());
    out.not_extracted = vec![Layer::Provisions];
    out
}

/// One of the two documents, with what is marked in it.
struct Changed {
    document: Document,
    kind: MarkKind,
}

impl Changed {
    fn new(document: &Document, kind: MarkKind) -> Self {
        Self { document: document.clone(), kind }
    }

    /// Marks a block with all that is in it.
    fn block(&mut self, id: NodeId) {
        self.attribute(id, AttributeKey::Redline, self.kind.name());
        let inside = self.document.descendants(id).chain([id]);
        let own: Vec<(NodeId, TextRange)> =
            inside.flat_map(|id| self.document.own_text(id).map(move |range| (id, range))).collect();
        own.into_iter().for_each(|(id, range)| self.words(id, range));
    }

    fn words(&mut self, node: NodeId, range: TextRange) {
        self.document.marks.push(MarkData { range, node, kind: self.kind, value: None });
    }

    fn attribute(&mut self, node: NodeId, key: AttributeKey, value: &str) {
        self.document.attributes.push(AttributeData { node, key, value: value.into() });
    }
}

struct Work<'d> {
    base: &'d Document,
    amended: &'d Document,
    origins: &'d HashMap<NodeId, NodeId>,
    /// Edits of the amended document.
    edits: Edits,
    gone: Changed,
    came: Changed,
}

impl Work<'_> {
    /// Another label.
    fn labels(&mut self, new: NodeId, old: NodeId) {
        let before = self.base.label_of(old);
        if before != self.amended.label_of(new) {
            self.came.attribute(new, AttributeKey::LabelBefore, before.unwrap_or_default());
        }
    }

    /// The blocks right in a block: those that stayed, as pairs; what came is marked, and what went is put in its old place.
    fn blocks(&mut self, new: NodeId, old: NodeId) -> Vec<(NodeId, NodeId)> {
        let news: Vec<NodeId> = self.amended.children(new).collect();
        let olds: Vec<NodeId> = self.base.children(old).collect();
        let place: HashMap<NodeId, usize> = olds.iter().enumerate().map(|(at, &id)| (id, at)).collect();
        let known: Vec<(usize, NodeId)> =
            news.iter().filter_map(|id| Some((*place.get(self.origins.get(id)?)?, *id))).collect();
        let weighed: Vec<(usize, u64)> =
            known.iter().map(|&(at, id)| (at, u64::from(self.amended.node(id).range.len()) + 1)).collect();
        let stayed: Vec<(usize, NodeId)> = rising(&weighed).into_iter().map(|at| known[at]).collect();
        let of_new: HashSet<NodeId> = stayed.iter().map(|(_, id)| *id).collect();
        news.iter().filter(|id| !of_new.contains(id)).for_each(|&id| self.came.block(id));
        let to_new: HashMap<usize, NodeId> = stayed.iter().copied().collect();
        let mut before = None;
        for (at, &id) in olds.iter().enumerate() {
            if let Some(&stayed) = to_new.get(&at) {
                before = Some(stayed);
                continue;
            }
            self.gone.block(id);
            let (edits, anchor) = match (before, news.first()) {
                (Some(before), _) => (&mut self.edits.after, before),
                (None, Some(&first)) => (&mut self.edits.before, first),
                (None, None) => (&mut self.edits.within, new),
            };
            edits.entry(anchor).or_default().push(Content::Blocks(vec![id]));
        }
        stayed.into_iter().map(|(at, id)| (id, olds[at])).collect()
    }

    /// The words of a block beside those of the blocks in it.
    fn words(&mut self, new: NodeId, old: NodeId) {
        let (news, olds): (Vec<TextRange>, Vec<TextRange>) =
            (self.amended.own_text(new).collect(), self.base.own_text(old).collect());
        for at in 0..news.len().max(olds.len()) {
            match (news.get(at).copied(), olds.get(at).copied()) {
                (Some(new_run), Some(old_run)) => self.run(new, new_run, old_run),
                (Some(run), None) => self.came.words(new, run),
                (None, Some(run)) => {
                    let end = self.amended.node(new).range.end();
                    let end = news.last().map_or(end, |run| run.end());
                    self.restore(end, run);
                }
                (None, None) => {}
            }
        }
    }

    /// A stretch of text that has another before it.
    fn run(&mut self, node: NodeId, new: TextRange, old: TextRange) {
        if self.amended.slice(new) == self.base.slice(old) {
            return;
        }
        let (news, olds) = (tokens(self.amended, new), tokens(self.base, old));
        let keys = |tokens: &[Token]| tokens.iter().map(|token| token.exact).collect::<Vec<_>>();
        for op in compare(&keys(&olds), &keys(&news)) {
            match op {
                DiffOp::Equal { .. } => {}
                DiffOp::Insert { new_index, new_len, .. } => {
                    self.came.words(node, with_blank(&news, new_index, new_len, new));
                }
                DiffOp::Delete { old_index, old_len, new_index } => {
                    let at = news.get(new_index).map_or(new.end(), |token| token.start);
                    self.restore(at, with_blank(&olds, old_index, old_len, old));
                }
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    let came = TextRange::new(news[new_index].start, news[new_index + new_len - 1].end);
                    self.came.words(node, came);
                    let gone = TextRange::new(olds[old_index].start, olds[old_index + old_len - 1].end);
                    self.restore(came.start(), gone);
                }
            }
        }
    }

    /// Puts words of the base into the amended document.
    fn restore(&mut self, at: u32, old: TextRange) {
        let text = self.base.slice(old).to_owned();
        self.edits.texts.push(TextEdit { range: TextRange::new(at, at), with: Some((text, old)) });
    }
}

fn tokens(document: &Document, range: TextRange) -> Vec<Token> {
    let mut found = Vec::new();
    tokenise(document.text(), range.as_usize(), &mut |token| found.push(token));
    found
}

/// Some tokens of a stretch, with the blank behind them, or before them where they are its last.
fn with_blank(tokens: &[Token], from: usize, count: usize, stretch: TextRange) -> TextRange {
    let (first, last) = (tokens[from], tokens[from + count - 1]);
    match (tokens.get(from + count), from.checked_sub(1)) {
        (Some(next), _) => TextRange::new(first.start, next.start),
        (None, Some(before)) => TextRange::new(tokens[before].end, stretch.end()),
        (None, None) => TextRange::new(first.start, last.end),
    }
}
