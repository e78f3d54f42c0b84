//! Items of a list inherit what the sentence before the list demands: *The supplier shall: a) …*, 应符合下列规定：….

use std::collections::HashMap;

use super::announce;
use crate::model::{
    Basis, Bindingness, Convention, Document, NodeId, NodeKind, Polarity, ProvisionData, ProvisionKind, TextRange,
};

/// What a lead-in hands down.
#[derive(Clone, Copy, Debug)]
struct LeadIn {
    keyword: TextRange,
    kind: ProvisionKind,
    polarity: Polarity,
    convention: Convention,
}

/// The sentences that end with a colon and demand something, by where they end.
#[derive(Debug, Default)]
pub(super) struct LeadIns(HashMap<u32, LeadIn>);

impl LeadIns {
    /// Takes note of the last provision of a stretch of text that ends with a colon.
    pub(super) fn note(&mut self, text: &str, own: TextRange, rows: &[ProvisionData]) {
        let text = text.trim_end();
        let Some(last) = rows.last().filter(|_| text.ends_with([':', '：'])) else { return };
        let end = own.start() + text.len() as u32;
        if last.range.end() == end && !announce::lists_circumstances(text, own.start(), last) {
            let lead_in =
                LeadIn { keyword: last.keyword, kind: last.kind, polarity: last.polarity, convention: last.convention };
            self.0.insert(end, lead_in);
        }
    }
}

/// Adds a row for each item that inherits. An item with a verbal form of its own has its own rows; imperatives in items that a
/// modal governs are none (*shall: — keep records*).
///
/// Lists come in reading order, so that an outer one hands down before an inner one asks.
pub(super) fn apply(document: &Document, lead_ins: &LeadIns, found: &mut Vec<ProvisionData>) {
    if lead_ins.0.is_empty() {
        return;
    }
    let mut lead_ins = lead_ins.0.clone();
    found.sort_by_key(|row| (row.range.start(), row.keyword.start()));
    let mut governed = vec![false; found.len()];
    let mut inherited = Vec::new();
    for index in 0..document.nodes.len() as u32 {
        let list = NodeId(index);
        if document.node(list).kind != NodeKind::List {
            continue;
        }
        let before = document.text()[..document.node(list).range.start() as usize].trim_end();
        let Some(lead_in) = lead_ins.get(&(before.len() as u32)).copied() else { continue };
        for item in document.children(list).filter(|item| document.node(*item).kind == NodeKind::ListItem) {
            let Some((node, range)) = first_text(document, item) else { continue };
            let from = found.partition_point(|row| row.range.start() < range.start());
            let own = found[from..].iter().take_while(|row| row.range.start() < range.end()).count();
            let mut speaks = false;
            for (at, row) in found.iter().enumerate().skip(from).take(own) {
                let imperative = row.kind == ProvisionKind::Instruction && lead_in.kind != ProvisionKind::Instruction;
                governed[at] |= imperative;
                speaks |= !imperative;
            }
            if !speaks {
                inherited.push(row(document, node, range, lead_in));
                let text = document.slice(range);
                if text.ends_with([':', '：']) {
                    lead_ins.insert(range.end(), lead_in);
                }
            }
        }
    }
    let mut kept = governed.iter();
    found.retain(|_| kept.next() != Some(&true));
    found.append(&mut inherited);
}

/// The first stretch of text of an item, which is its sentence, with the node that it stands in.
fn first_text(document: &Document, item: NodeId) -> Option<(NodeId, TextRange)> {
    let end = document.node(item).end;
    for index in item.0..end {
        let node = NodeId(index);
        let kind = document.node(node).kind;
        if matches!(kind, NodeKind::List | NodeKind::Table | NodeKind::Figure | NodeKind::Note | NodeKind::Example) {
            return None;
        }
        if matches!(kind, NodeKind::Formula | NodeKind::Code | NodeKind::Preformatted | NodeKind::Graphic) {
            continue;
        }
        // A plain text has the label before the sentence.
        let says = |own: &TextRange| !document.slice(document.without_label(item, *own)).trim().is_empty();
        if let Some(own) = document.own_text(node).find(says) {
            let text = document.slice(own);
            let start = own.start() + (text.len() - text.trim_start().len()) as u32;
            return Some((node, TextRange::new(start, start + text.trim().len() as u32)));
        }
    }
    None
}

fn row(document: &Document, node: NodeId, range: TextRange, lead_in: LeadIn) -> ProvisionData {
    let bindingness: Bindingness = super::bindingness(document, node);
    ProvisionData {
        range,
        node,
        number: 0,
        kind: lead_in.kind,
        keyword: TextRange::new(range.start(), range.start()),
        polarity: lead_in.polarity,
        bindingness,
        basis: Basis::Structure,
        convention: lead_in.convention,
        condition: None,
        exception: None,
        lead_in: Some(lead_in.keyword),
        rule: "item-of-lead-in".into(),
    }
}
