//! Editing instructions of an amendment, each with the heading that it stands under and with what it brings.

use super::parse::is_instruction;
use super::place::Place;
use crate::model::{ClauseKind, Document, NodeId, NodeKind};

/// An instruction, where it stands, and what follows it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) node: NodeId,
    pub(super) text: String,
    pub(super) heading: Place,
    pub(super) content: Vec<NodeId>,
    /// The clause that the instruction stands in is itself what it brings: an annex with a label of its own.
    pub(super) whole: Option<NodeId>,
}

/// Every instruction of an amendment: what the markup names so, else paragraphs that begin as instructions do.
pub(super) fn all(document: &Document, base: &Document) -> Vec<Found> {
    let marked = document.nodes.iter().any(|node| node.kind == NodeKind::EditingInstruction);
    let is_one = |id: NodeId| {
        let node = document.node(id);
        if marked {
            return node.kind == NodeKind::EditingInstruction;
        }
        let plain = matches!(node.kind, NodeKind::Paragraph | NodeKind::ListItem);
        let front = matches!(
            document.clause_kind_of(id),
            Some(ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::Scope | ClauseKind::Abstract)
        );
        plain && !front && is_instruction(document.slice(own(document, id)))
    };
    let mut found: Vec<Found> = Vec::new();
    let mut at = 1;
    while at < document.nodes.len() as u32 {
        let id = NodeId(at);
        if !is_one(id) {
            at += 1;
            continue;
        }
        let text = if marked { instruction_text(document, id) } else { document.slice(own(document, id)).to_owned() };
        let parent = NodeId(document.node(id).parent);
        let siblings: Vec<NodeId> = document.children(parent).collect();
        let from = siblings.iter().position(|&s| s == id).map_or(siblings.len(), |at| at + 1);
        let mut content: Vec<NodeId> = Vec::new();
        for &sibling in &siblings[from..] {
            let node = document.node(sibling);
            let same = |id: NodeId| squeezed(document, id) == text.split_whitespace().collect::<String>();
            // Converters print the instruction again, and what it brings as a quotation.
            let again = same(sibling)
                || found.iter().any(|f| squeezed(document, sibling) == f.text.split_whitespace().collect::<String>());
            if is_one(sibling) || again {
                break;
            }
            if matches!(node.kind, NodeKind::Title | NodeKind::AnnexType) && content.is_empty() {
                continue;
            }
            if node.kind == NodeKind::Quote && content.is_empty() {
                content.extend(document.children(sibling));
                break;
            }
            content.push(sibling);
        }
        let whole = (document.node(parent).kind == NodeKind::Clause
            && document.clause_data(parent).is_some_and(|c| c.kind == ClauseKind::Annex))
        .then_some(parent);
        found.push(Found { node: id, text, heading: heading(document, base, id), content, whole });
        at = document.node(id).end;
    }
    found
}

fn squeezed(document: &Document, id: NodeId) -> String {
    document.slice(document.node(id).range).split_whitespace().collect()
}

/// The text of an instruction without the title that says what kind it is.
fn instruction_text(document: &Document, id: NodeId) -> String {
    let paragraphs: Vec<_> = document
        .descendants(id)
        .filter(|&d| document.node(d).kind == NodeKind::Paragraph)
        .map(|d| document.slice(document.node(d).range))
        .collect();
    if paragraphs.is_empty() { document.slice(document.node(id).range).to_owned() } else { paragraphs.join(" ") }
}

fn own(document: &Document, id: NodeId) -> crate::model::TextRange {
    document.own_text(id).next().unwrap_or_default()
}

/// The place that the clause around an instruction names: by title, by a line above the instruction, else by its label.
fn heading(document: &Document, base: &Document, id: NodeId) -> Place {
    let Some(clause) = document.clause_of(id) else { return Place::default() };
    let title = document.children(clause).find(|&c| document.node(c).kind == NodeKind::Title);
    let title = title.map(|t| document.slice(document.node(t).range)).unwrap_or_default();
    let by_title = Place::read(title, true);
    if by_title.clause.is_some() || by_title.kind.is_some() {
        return by_title;
    }
    // A line of its own such as `Clause 1`, right above.
    let above =
        document.children(clause).take_while(|&c| c != id).filter(|&c| document.node(c).kind == NodeKind::Paragraph);
    let lines: Vec<_> = above.map(|c| document.slice(document.node(c).range)).filter(|t| t.len() < 80).collect();
    let line = lines.iter().rev().map(|line| Place::read(line, true)).find(|p| p.clause.is_some() || p.kind.is_some());
    if let Some(line) = line {
        return line;
    }
    // A label alone may be a number that a converter gave: it counts where the base has the same title under it.
    let squeeze = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let same_title = |address: &str| {
        let found = base.clauses().find(|c| c.address() == address).and_then(crate::model::Clause::title);
        found.is_some_and(|found| !title.is_empty() && squeeze(found) == squeeze(title))
    };
    let label = document.label_of(clause).and_then(crate::model::address::bare).filter(|label| same_title(label));
    let known = |kind: &ClauseKind| !matches!(kind, ClauseKind::Clause | ClauseKind::Annex);
    let kind = document.clause_data(clause).map(|c| c.kind).filter(known);
    let mut place = by_title;
    match (label, kind) {
        (_, Some(kind)) => place.kind = Some(kind),
        (Some(label), None) => place.clause = Some(label.to_owned()),
        _ => {}
    }
    place
}
