//! Targets of references of the document: their ids, and what is printed where they have no text.

use std::collections::HashMap;

use crate::model::{Block, Clause, Document, MarkKind, NodeId, NodeKind, Reference, ReferenceKind, Target, TermStatus};

/// Ids of the blocks that are referred to, and numbers of footnotes.
#[derive(Debug)]
pub(super) struct Targets<'d> {
    references: Vec<Reference<'d>>,
    /// Marks and references by the node whose own text they stand in, in order.
    marks_of: Vec<(NodeId, usize)>,
    references_of: Vec<(NodeId, usize)>,
    ids: HashMap<NodeId, String>,
    footnotes: HashMap<NodeId, usize>,
    statuses: HashMap<NodeId, TermStatus>,
}

impl<'d> Targets<'d> {
    /// Those of a document. Linear in its rows.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut ids: HashMap<NodeId, String> = HashMap::new();
        for reference in document.references() {
            if let Target::Internal(block) = reference.target() {
                let holder = holder(block).id();
                ids.entry(holder).or_default();
            }
        }
        // A block's own id, else one of something in it.
        for own in [true, false] {
            for anchor in document.anchors.iter().filter(|anchor| is_plain(&anchor.id)) {
                let Some(block) = document.block(anchor.node).filter(|block| block.kind() != NodeKind::Footnote) else {
                    continue;
                };
                let holder = holder(block).id();
                let fits = !own || holder == anchor.node;
                if let Some(id) = ids.get_mut(&holder).filter(|id| fits && id.is_empty()) {
                    id.push_str(&anchor.id);
                }
            }
        }
        for (node, id) in ids.iter_mut().filter(|(_, id)| id.is_empty()) {
            *id = format!("node-{}", node.index());
        }
        let footnotes = document.blocks().filter(|b| b.kind() == NodeKind::Footnote).map(Block::id);
        let footnotes = footnotes.enumerate().map(|(at, node)| (node, at + 1)).collect();
        let designations = document.terms.iter().flat_map(|term| &term.designations);
        let statuses = designations.map(|designation| (designation.node, designation.status)).collect();
        let by_node = |rows: &mut dyn Iterator<Item = NodeId>| {
            let mut list: Vec<_> = rows.enumerate().map(|(at, node)| (node, at)).collect();
            list.sort_unstable();
            list
        };
        Self {
            references: document.references().collect(),
            marks_of: by_node(&mut document.marks.iter().map(|mark| mark.node)),
            references_of: by_node(&mut document.references.iter().map(|reference| reference.node)),
            ids,
            footnotes,
            statuses,
        }
    }

    /// The reference at a place of the layer.
    pub(super) fn reference(&self, at: usize) -> Option<Reference<'d>> {
        self.references.get(at).copied()
    }

    /// The id of a block that is referred to.
    pub(super) fn id(&self, node: NodeId) -> Option<&str> {
        self.ids.get(&node).map(String::as_str)
    }

    /// The marks of a block's own text, by their places in the layer.
    pub(super) fn marks_of(&self, node: NodeId) -> &[(NodeId, usize)] {
        of_node(&self.marks_of, node)
    }

    /// The references of a block's own text, by their places in the layer.
    pub(super) fn references_of(&self, node: NodeId) -> &[(NodeId, usize)] {
        of_node(&self.references_of, node)
    }

    /// The standing of a designation.
    pub(super) fn status(&self, designation: NodeId) -> Option<TermStatus> {
        self.statuses.get(&designation).copied()
    }

    /// The number of a footnote, from 1.
    pub(super) fn footnote(&self, node: NodeId) -> Option<usize> {
        self.footnotes.get(&node).copied()
    }

    /// The id that a reference leads to.
    pub(super) fn of_reference(&self, reference: Reference<'_>) -> Option<&str> {
        match reference.target() {
            Target::Internal(block) => self.id(holder(block).id()),
            _ => None,
        }
    }
}

/// The rows of a node.
fn of_node(rows: &[(NodeId, usize)], node: NodeId) -> &[(NodeId, usize)] {
    let from = rows.partition_point(|(of, _)| *of < node);
    let count = rows[from..].partition_point(|(of, _)| *of == node);
    &rows[from..from + count]
}

/// The block that carries the id of a block: titles lead to their clauses, parts of a table to the table.
fn holder(block: Block<'_>) -> Block<'_> {
    let table = block.ancestors().filter(|b| b.kind() == NodeKind::Table).last();
    match table {
        Some(table) => table,
        None if block.kind() == NodeKind::Title => block.parent().unwrap_or(block),
        None => block,
    }
}

/// Returns `true` if an id needs no escape in HTML and in the target of a link.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ':'))
}

/// Words that a processor prints for a reference without text: the label of its target.
///
/// `form` is how the source asks for it: `counter`, `title`, or where the place stands: `bare`, `comma`, `parens`.
pub(super) fn printed(reference: Reference<'_>, form: &str) -> String {
    if form == "none" {
        return String::new();
    }
    let Target::Internal(block) = reference.target() else {
        let place = reference.locator();
        return match (reference.identifier(), place) {
            (Some(name), Some(place)) => placed(place, &format!("[{name}]"), form),
            (Some(name), None) => format!("[{name}]"),
            (None, _) => String::new(),
        };
    };
    let clause = block.clause();
    let label = match reference.kind() {
        // A place in a clause has the clause's.
        ReferenceKind::Clause => clause.and_then(|c| c.label().or(c.title())),
        _ => block.label(),
    };
    let label = label.unwrap_or_default().trim_end_matches('.');
    if form == "title" {
        let caption = || block.children().find(|b| matches!(b.kind(), NodeKind::Caption | NodeKind::Title));
        let title = block.as_clause().and_then(Clause::title).or_else(|| caption().map(Block::text));
        return title.unwrap_or(label).to_owned();
    }
    if form == "counter" {
        return label.rsplit(' ').next().unwrap_or(label).to_owned();
    }
    if let Some(place) = reference.locator() {
        return placed(place, label, form);
    }
    let numbered = reference.kind() == ReferenceKind::Clause && label.starts_with(|c: char| c.is_ascii_digit());
    if numbered && clause.is_some_and(|c| c.block().has_generated_label()) {
        return format!("Section {label}");
    }
    label.to_owned()
}

/// A place in another document, as RFCs print it (RFC 7991bis, 2.66: `sectionFormat`).
fn placed(place: &str, name: &str, form: &str) -> String {
    let word = if place.starts_with(|c: char| c.is_ascii_uppercase()) { "Appendix" } else { "Section" };
    match form {
        "bare" => place.to_owned(),
        "comma" => format!("{name}, {word} {place}"),
        "parens" => format!("{name} ({word} {place})"),
        _ => format!("{word} {place} of {name}"),
    }
}

/// Notes of the reader on the printed form of a reference.
pub(super) fn form_of(document: &Document, reference: Reference<'_>) -> &'static str {
    const FORMS: &[&str] = &["counter", "title", "none", "bare", "comma", "parens"];
    let start = reference.range().start();
    let from = document.marks.partition_point(|mark| mark.range.start() < start);
    // Few stand at one place; what hostile input puts there need not be told apart.
    let here = document.marks[from..].iter().take(16).take_while(|mark| mark.range.start() == start);
    let mut said = here
        .filter(|mark| mark.kind == MarkKind::Named && mark.node == reference.block().id())
        .filter_map(|mark| mark.value.as_deref()?.strip_prefix("xref:"));
    said.next().and_then(|form| FORMS.iter().find(|known| **known == form)).copied().unwrap_or_default()
}
