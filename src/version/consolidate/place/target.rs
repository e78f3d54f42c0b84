//! What a place is in a document.

use super::super::refusal::Refusal;
use super::super::table;
use super::super::words::Which;
use super::index::Index;
use super::named::{Labelled, Place};
use crate::convention::sentence::sentences;
use crate::model::{Document, NodeId, NodeKind, TextRange};

/// What a place is in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::version::consolidate) enum Target {
    /// A clause with all that is in it.
    Clause(NodeId),
    /// Blocks, in order, none inside another.
    Blocks(Vec<NodeId>),
    /// A stretch of text of one block.
    Text(NodeId, TextRange),
}

impl Target {
    /// The text from the beginning of a place to its end.
    pub(in crate::version::consolidate) fn range(&self, document: &Document) -> TextRange {
        match self {
            Self::Clause(id) => document.node(*id).range,
            Self::Blocks(blocks) => match (blocks.first(), blocks.last()) {
                (Some(first), Some(last)) => {
                    TextRange::new(document.node(*first).range.start(), document.node(*last).range.end())
                }
                _ => TextRange::default(),
            },
            Self::Text(_, range) => *range,
        }
    }

    /// The stretches of text of a place.
    pub(in crate::version::consolidate) fn ranges(&self, document: &Document) -> Vec<TextRange> {
        match self {
            Self::Clause(clause) => vec![document.node(*clause).range],
            Self::Blocks(blocks) => blocks.iter().map(|&id| document.node(id).range).collect(),
            Self::Text(_, range) => vec![*range],
        }
    }
}

impl Place {
    /// What the place is in a document, or why it is nothing there. It looks at the blocks that it names, and at those of a table.
    pub(in crate::version::consolidate) fn find(&self, document: &Index<'_>) -> Result<Target, Refusal> {
        if !self.others.is_empty() {
            let first = self.clause.iter().chain(&self.others).cloned().collect::<Vec<_>>();
            return Err(Refusal::Places(first.join(", ")));
        }
        let clause = self.clause_in(document)?;
        let scope = self.labelled_in(document, clause)?;
        if self.title {
            return Self::title_of(document, scope);
        }
        if self.definition {
            return only(document, clause, NodeKind::Definition);
        }
        if self.designation && !self.names_table() {
            return only(document, clause, NodeKind::Designation);
        }
        if self.names_table() {
            return self.table_part(document, scope).map(Target::Blocks);
        }
        let mut target = if scope == clause { Target::Clause(clause) } else { Target::Blocks(vec![scope]) };
        if let Some((first, last)) = self.paragraphs {
            let all: Vec<NodeId> = paragraphs(document, scope);
            let range = at(first, all.len()).zip(at(last, all.len())).filter(|(a, b)| a <= b && *b < all.len());
            let Some((a, b)) = range else { return Err(Refusal::Paragraphs(all.len())) };
            target = Target::Blocks(all[a..=b].to_vec());
        }
        if let Some(which) = self.sentence {
            let blocks = match &target {
                Target::Blocks(blocks) => blocks.clone(),
                _ => paragraphs(document, scope),
            };
            return sentence(document, &blocks, which);
        }
        Ok(target)
    }

    /// The stretches of text in which words are looked for, which may be the cells of a column. Of a table whose column is named in
    /// another way it is all: words that stand in it once stand there.
    pub(in crate::version::consolidate) fn scope(
        &self,
        document: &Index<'_>,
        everywhere: bool,
    ) -> Result<Vec<TextRange>, Refusal> {
        if let (Some(column), None, None) = (&self.names.column, &self.names.row, &self.names.cell)
            && self.others.is_empty()
        {
            let scope = self.labelled_in(document, self.clause_in(document)?)?;
            let cells = table::column(document, scope, column)?;
            return Ok(cells.into_iter().map(|cell| document.node(cell).range).collect());
        }
        if self.in_table && self.names.is_empty() && !everywhere {
            let whole = Self { in_table: false, ..self.clone() };
            return whole.find(document).map(|target| target.ranges(document));
        }
        self.find(document).map(|target| target.ranges(document))
    }

    fn names_table(&self) -> bool {
        self.row.is_some() || self.in_table || !self.names.is_empty()
    }

    /// The row or cell that the place names in a table.
    fn table_part(&self, document: &Document, scope: NodeId) -> Result<Vec<NodeId>, Refusal> {
        if !self.names.is_empty() {
            return table::part(document, scope, &self.names).map(|id| vec![id]);
        }
        match self.row {
            Some(which) => table::row(document, scope, which).map(|id| vec![id]),
            None => Err(Refusal::Unclear("it names a row, a column or a cell, and does not say which")),
        }
    }

    /// The title of a clause, or the caption of a table or figure.
    fn title_of(document: &Document, scope: NodeId) -> Result<Target, Refusal> {
        let kind = if document.node(scope).kind == NodeKind::Clause { NodeKind::Title } else { NodeKind::Caption };
        let title = document.children(scope).find(|&id| document.node(id).kind == kind);
        title.map(|id| Target::Blocks(vec![id])).ok_or(Refusal::Unclear("there is no title"))
    }

    fn clause_in(&self, document: &Index<'_>) -> Result<NodeId, Refusal> {
        if let Some(address) = &self.clause {
            return numbered(document, address);
        }
        if let Some(kind) = self.kind {
            return document.clause_of_kind(kind).ok_or(Refusal::NoClauseOf(kind));
        }
        // A table, figure or formula is known by its number alone.
        if self.labelled.iter().any(|own| own.number.is_some() && has_own_number(own.kind)) {
            return Ok(NodeId::ROOT);
        }
        Err(Refusal::NoPlace)
    }

    /// The block that the words name by kind and number: from the outermost to the innermost, which English names first.
    fn labelled_in(&self, document: &Index<'_>, clause: NodeId) -> Result<NodeId, Refusal> {
        let inner = |scope, labelled: &Labelled| labelled.find(document, scope);
        let found = self.labelled.iter().try_fold(clause, inner);
        if found.is_err() && self.labelled.len() > 1 {
            return self.labelled.iter().rev().try_fold(clause, inner).or(found);
        }
        found
    }
}

/// True if blocks of a kind are numbered through a document.
fn has_own_number(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Table | NodeKind::Figure | NodeKind::Formula)
}

impl Labelled {
    fn find(&self, index: &Index<'_>, scope: NodeId) -> Result<NodeId, Refusal> {
        let anywhere = scope == NodeId::ROOT
            || index.node(scope).kind != NodeKind::Clause
            || self.number.is_some() && has_own_number(self.kind);
        let wanted = self.number.as_deref().map(|number| number.trim_matches(['(', ')', '.']));
        // Else of the clause itself, not of its subclauses.
        let all = if anywhere { index.within(scope, self.kind, wanted) } else { index.own(scope, self.kind, wanted) };
        match (all, wanted) {
            ([one], _) => Ok(*one),
            ([], None) => Err(Refusal::None(self.kind)),
            (_, None) => Err(Refusal::Several(self.kind)),
            ([], Some(number)) => Err(Refusal::NoSuch { kind: self.kind, number: number.to_owned() }),
            (_, Some(number)) => Err(Refusal::Twice { kind: self.kind, number: number.to_owned() }),
        }
    }
}

/// The one clause, or term entry, with a number.
fn numbered(index: &Index<'_>, address: &str) -> Result<NodeId, Refusal> {
    if let Some(found) = index.at_address(address) {
        let twice = index.at_address(&format!("{address}~2")).is_some_and(|other| index.label_of(other).is_some());
        return if twice { Err(Refusal::Clauses(address.to_owned())) } else { Ok(found) };
    }
    let entries = index.entries(address);
    let first = *entries.first().ok_or_else(|| Refusal::NoClause(address.to_owned()))?;
    let inside = |id: &NodeId| id.0 < index.node(first).end;
    if entries.iter().all(inside) { Ok(first) } else { Err(Refusal::Clauses(address.to_owned())) }
}

/// The only block of a kind in a place.
fn only(document: &Document, scope: NodeId, kind: NodeKind) -> Result<Target, Refusal> {
    let mut all = document.of_kind(scope, kind);
    match (all.next(), all.next()) {
        (Some(one), None) => Ok(Target::Blocks(vec![one])),
        (None, _) => Err(Refusal::None(kind)),
        _ => Err(Refusal::Several(kind)),
    }
}

/// The index of one of so many.
fn at(which: Which, count: usize) -> Option<usize> {
    match which {
        Which::Number(n) => n.checked_sub(1),
        Which::Last => count.checked_sub(1),
    }
}

/// The paragraphs that stand directly in a block.
fn paragraphs(document: &Document, scope: NodeId) -> Vec<NodeId> {
    document.children(scope).filter(|&id| document.node(id).kind == NodeKind::Paragraph).collect()
}

fn sentence(document: &Document, blocks: &[NodeId], which: Which) -> Result<Target, Refusal> {
    let mut all = Vec::new();
    for &block in blocks {
        for own in document.own_text(block) {
            all.extend(
                sentences(document.slice(own))
                    .map(|s| (block, TextRange::new(own.start() + s.start as u32, own.start() + s.end as u32))),
            );
        }
    }
    let found = at(which, all.len()).and_then(|at| all.get(at));
    found.map(|(block, range)| Target::Text(*block, *range)).ok_or(Refusal::Sentences(all.len()))
}
