//! What a place is in a document.

use super::super::refusal::Refusal;
use super::super::table;
use super::super::words::Which;
use super::named::{Labelled, Place};
use crate::convention::sentence::sentences;
use crate::model::{Document, NodeId, NodeKind, TextRange, address};

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
    /// What the place is in a document, or why it is nothing there. Linear in the nodes of the document.
    pub(in crate::version::consolidate) fn find(&self, document: &Document) -> Result<Target, Refusal> {
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
        document: &Document,
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

    fn clause_in(&self, document: &Document) -> Result<NodeId, Refusal> {
        if let Some(address) = &self.clause {
            return numbered(document, address);
        }
        if let Some(kind) = self.kind {
            let found = document.clauses().find(|c| c.kind() == kind);
            return found.map(|c| c.block().id()).ok_or(Refusal::NoClauseOf(kind));
        }
        // A table, figure or formula is known by its number alone.
        if self.labelled.iter().any(|own| own.number.is_some() && has_own_number(own.kind)) {
            return Ok(NodeId::ROOT);
        }
        Err(Refusal::NoPlace)
    }

    /// The block that the words name by kind and number: from the outermost to the innermost, which English names first.
    fn labelled_in(&self, document: &Document, clause: NodeId) -> Result<NodeId, Refusal> {
        let inner = |scope, labelled: &Labelled| labelled.find(document, scope);
        let found = self.labelled.iter().try_fold(clause, inner);
        if found.is_err() && self.labelled.len() > 1 {
            return self.labelled.iter().rev().try_fold(clause, inner).or(found);
        }
        found
    }
}

/// Whether blocks of a kind are numbered through a document.
fn has_own_number(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Table | NodeKind::Figure | NodeKind::Formula)
}

impl Labelled {
    fn find(&self, document: &Document, scope: NodeId) -> Result<NodeId, Refusal> {
        let anywhere = scope == NodeId::ROOT
            || document.node(scope).kind != NodeKind::Clause
            || self.number.is_some() && has_own_number(self.kind);
        // Else of the clause itself, not of its subclauses.
        let own = |id: &NodeId| anywhere || document.clause_of(*id) == Some(scope);
        let mut all = document.of_kind(scope, self.kind).filter(own);
        let Some(wanted) = &self.number else {
            return match (all.next(), all.next()) {
                (Some(one), None) => Ok(one),
                (None, _) => Err(Refusal::None(self.kind)),
                _ => Err(Refusal::Several(self.kind)),
            };
        };
        let wanted = wanted.trim_matches(['(', ')', '.']);
        let same = |id: &NodeId| {
            let own = document.label_of(*id).and_then(number);
            own.is_some_and(|own| own.eq_ignore_ascii_case(wanted) || is_numeral(own, wanted))
        };
        let mut same = all.filter(same);
        match (same.next(), same.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => Err(Refusal::NoSuch { kind: self.kind, number: wanted.to_owned() }),
            _ => Err(Refusal::Twice { kind: self.kind, number: wanted.to_owned() }),
        }
    }
}

/// The number of a label: `1` of `ANMERKUNG 1` and of 注1.
fn number(label: &str) -> Option<&str> {
    let bare = address::bare(label)?;
    let rest = bare.trim_start_matches(|c: char| !c.is_ascii() && c.is_alphabetic()).trim_start();
    let word = rest.split_whitespace().next().filter(|word| super::words::role_of(word).is_some());
    let rest = word.map_or(rest, |word| rest[word.len()..].trim_start());
    Some(rest).filter(|rest| !rest.is_empty()).or(Some(bare))
}

/// Whether a Chinese numeral is a number in digits: the label （二） is that of 第二项.
fn is_numeral(label: &str, wanted: &str) -> bool {
    !label.is_ascii()
        && wanted.parse().ok().is_some_and(|wanted: u32| crate::script::chinese_number(label) == Some(wanted))
}

/// The one clause, or term entry, with a number.
fn numbered(document: &Document, address: &str) -> Result<NodeId, Refusal> {
    let same = |clause: &crate::model::Clause<'_>| clause.address().eq_ignore_ascii_case(address);
    if let Some(found) = document.clauses().find(same) {
        let twice = document.clauses().any(|clause| {
            let other = clause.address();
            clause.label().is_some() && other.strip_prefix(found.address()).is_some_and(|rest| rest == "~2")
        });
        return if twice { Err(Refusal::Clauses(address.to_owned())) } else { Ok(found.block().id()) };
    }
    let bare = |id: NodeId| document.label_of(id).and_then(address::bare);
    let same = |id: &NodeId| bare(*id).is_some_and(|label| label.eq_ignore_ascii_case(address));
    let mut entries = document.of_kind(NodeId::ROOT, NodeKind::TermEntry).filter(same);
    let first = entries.next().ok_or_else(|| Refusal::NoClause(address.to_owned()))?;
    let inside = |id: NodeId| id.0 < document.node(first).end;
    if entries.any(|id| !inside(id)) { Err(Refusal::Clauses(address.to_owned())) } else { Ok(first) }
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
