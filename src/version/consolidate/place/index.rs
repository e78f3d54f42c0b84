//! The blocks of a document by what instructions call them.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Deref, Range};

use super::super::effort::spent;
use super::words::number;
use crate::model::{ClauseKind, Document, NodeId, NodeKind, address};

/// Blocks of a document by kind and number, in order.
type Blocks = HashMap<(NodeKind, Option<String>), Vec<NodeId>>;

/// Clauses by their number without its last part, the kind of that, its length and itself: 4.9 before 4.10.
type Siblings = BTreeMap<(String, bool, usize, String), Vec<NodeId>>;

/// A document with indexes of its clauses and of the blocks that have numbers. Made in one pass.
pub(in crate::version::consolidate) struct Index<'d> {
    document: &'d Document,
    /// By address in lower case.
    clauses: HashMap<String, NodeId>,
    /// Term entries by number, in lower case.
    entries: HashMap<String, Vec<NodeId>>,
    kinds: HashMap<ClauseKind, NodeId>,
    everywhere: Blocks,
    /// Blocks of a clause itself, not of its subclauses.
    of_clause: HashMap<NodeId, Blocks>,
    siblings: Siblings,
}

impl Deref for Index<'_> {
    type Target = Document;

    fn deref(&self) -> &Document {
        self.document
    }
}

impl<'d> Index<'d> {
    pub(in crate::version::consolidate) fn of(document: &'d Document) -> Self {
        let mut index = Self {
            document,
            clauses: HashMap::new(),
            entries: HashMap::new(),
            kinds: HashMap::new(),
            everywhere: HashMap::new(),
            of_clause: HashMap::new(),
            siblings: BTreeMap::new(),
        };
        for clause in document.clauses() {
            let id = clause.block().id();
            index.clauses.entry(clause.address().to_lowercase()).or_insert(id);
            index.kinds.entry(clause.kind()).or_insert(id);
        }
        for id in (1..document.nodes.len() as u32).map(NodeId) {
            index.take(id);
        }
        index
    }

    pub(in crate::version::consolidate) fn document(&self) -> &'d Document {
        self.document
    }

    fn take(&mut self, id: NodeId) {
        let document = self.document;
        let kind = document.node(id).kind;
        let label = document.label_of(id);
        if matches!(kind, NodeKind::Clause | NodeKind::TermEntry) {
            self.rename(id, None, label);
        }
        if kind == NodeKind::TermEntry
            && let Some(bare) = label.and_then(address::bare)
        {
            self.entries.entry(bare.to_lowercase()).or_default().push(id);
        }
        let numbered = matches!(
            kind,
            NodeKind::Note
                | NodeKind::Table
                | NodeKind::Figure
                | NodeKind::Example
                | NodeKind::Formula
                | NodeKind::Footnote
                | NodeKind::ListItem
        );
        if !numbered {
            return;
        }
        let own = label.and_then(number);
        // The label （二） is that of 第二项.
        let numeral = own.filter(|own| !own.is_ascii()).and_then(crate::script::chinese_number);
        let keys = [None, own.map(str::to_lowercase), numeral.map(|n| n.to_string())];
        let clause = document.clause_of(id);
        let named = keys.into_iter().enumerate().filter(|(at, key)| *at == 0 || key.is_some());
        for (_, key) in named {
            self.everywhere.entry((kind, key.clone())).or_default().push(id);
            if let Some(clause) = clause {
                self.of_clause.entry(clause).or_default().entry((kind, key)).or_default().push(id);
            }
        }
    }

    /// The clause with an address, in upper or lower case.
    pub(in crate::version::consolidate) fn at_address(&self, address: &str) -> Option<NodeId> {
        spent(1);
        self.clauses.get(&address.to_lowercase()).copied()
    }

    /// The first clause of a kind.
    pub(super) fn clause_of_kind(&self, kind: ClauseKind) -> Option<NodeId> {
        self.kinds.get(&kind).copied()
    }

    /// The term entries with a number.
    pub(super) fn entries(&self, number: &str) -> &[NodeId] {
        self.entries.get(&number.to_lowercase()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The blocks of a kind, with a number where one is given, in a block with all that is in it.
    pub(super) fn within(&self, scope: NodeId, kind: NodeKind, number: Option<&str>) -> &[NodeId] {
        let all = self.everywhere.get(&(kind, number.map(str::to_lowercase))).map(Vec::as_slice).unwrap_or_default();
        let inside: Range<u32> = scope.0..self.document.node(scope).end;
        let (from, to) = (all.partition_point(|id| id.0 < inside.start), all.partition_point(|id| id.0 < inside.end));
        spent(2);
        &all[from..to]
    }

    /// The blocks of a kind that a clause has itself.
    pub(super) fn own(&self, clause: NodeId, kind: NodeKind, number: Option<&str>) -> &[NodeId] {
        spent(1);
        let all = self.of_clause.get(&clause).and_then(|blocks| blocks.get(&(kind, number.map(str::to_lowercase))));
        all.map(Vec::as_slice).unwrap_or_default()
    }

    /// Gives a clause another number.
    pub(in crate::version::consolidate) fn rename(&mut self, id: NodeId, from: Option<&str>, to: Option<&str>) {
        if let Some(own) = key(from).and_then(|key| self.siblings.get_mut(&key)) {
            own.retain(|other| *other != id);
        }
        if let Some(key) = key(to) {
            self.siblings.entry(key).or_default().push(id);
        }
    }

    /// The clauses right before a number, with it, and right behind it, among those that differ in the last part only.
    pub(in crate::version::consolidate) fn around(&self, number: &str) -> [Option<NodeId>; 3] {
        let Some(wanted) = key(Some(number)) else { return [None; 3] };
        let alike = |key: &(String, bool, usize, String)| key.0 == wanted.0 && key.1 == wanted.1;
        let mut before = self.siblings.range(..&wanted).rev().take_while(|(key, _)| alike(key));
        let from = (std::ops::Bound::Excluded(&wanted), std::ops::Bound::Unbounded);
        let mut behind =
            self.siblings.range::<(String, bool, usize, String), _>(from).take_while(|(key, _)| alike(key));
        let same = self.siblings.get(&wanted).and_then(|all| all.first()).copied();
        spent(3);
        [before.find_map(|(_, all)| all.last()).copied(), same, behind.find_map(|(_, all)| all.first()).copied()]
    }
}

/// The key of a number among its siblings.
fn key(label: Option<&str>) -> Option<(String, bool, usize, String)> {
    let number = address::bare(label?)?;
    let (stem, last) = number.rsplit_once('.').unwrap_or(("", number));
    Some((stem.to_owned(), last.bytes().all(|b| b.is_ascii_digit()), last.len(), last.to_owned()))
}
