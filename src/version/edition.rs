//! An edition made ready for comparison: each clause with what is its own, without its subclauses.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::bags::Bag;
use super::hash::{Fnv, joined};
use super::tokens::{Token, Tokens};
use crate::model::{AttributeKey, Clause, Document, NodeId, NodeKind, TextRange, address};

/// A stretch of text of a clause: a paragraph, an item, a cell …
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    pub(super) range: TextRange,
    /// The same for the same characters; references inside the document are all the same.
    pub(super) exact: u64,
    /// The same for the same words.
    pub(super) loose: u64,
    /// How many words it has.
    pub(super) words: u32,
}

/// A clause without its subclauses. The first part is what stands outside of every clause.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// Position among the clauses of the document; none for what stands outside of every clause.
    pub(super) clause: Option<usize>,
    pub(super) parent: usize,
    /// The number or letter of its label.
    pub(super) number: Option<&'a str>,
    pub(super) title: Option<TextRange>,
    pub(super) title_key: u64,
    pub(super) title_exact: u64,
    pub(super) passages: Vec<Passage>,
    pub(super) exact: u64,
    pub(super) loose: u64,
    /// How many words its passages have.
    pub(super) words: u32,
    pub(super) children: Vec<usize>,
    /// Rows of the document's layers that stand in it.
    pub(super) provisions: Vec<usize>,
    pub(super) references: Vec<usize>,
    pub(super) terms: Vec<usize>,
}

impl Part<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.words == 0
    }
}

/// A document with its tokens and parts.
#[derive(Debug)]
pub(super) struct Edition<'a> {
    pub(super) document: &'a Document,
    pub(super) tokens: Tokens,
    pub(super) parts: Vec<Part<'a>>,
    /// The part that each node stands in.
    owners: Vec<u32>,
    bags: OnceLock<Vec<Bag>>,
}

impl<'a> Edition<'a> {
    /// Linear in the document, but for the search of each passage's tokens.
    pub(super) fn of(document: &'a Document) -> Self {
        let tokens = Tokens::of(document);
        let mut parts: Vec<Part<'a>> = Vec::with_capacity(document.clauses.len() + 1);
        parts.push(Part::new(None, 0, None));
        // Open clauses: the node after their last, and their part.
        let mut open: Vec<(u32, usize)> = vec![(document.nodes.len() as u32, 0)];
        let mut owners = Vec::with_capacity(document.nodes.len());
        let mut graphics: HashMap<usize, Fnv> = HashMap::new();
        for index in 0..document.nodes.len() as u32 {
            let id = NodeId(index);
            while open.len() > 1 && open.last().is_some_and(|(end, _)| *end <= index) {
                open.pop();
            }
            let Some(&(_, mut part)) = open.last() else { break };
            let node = document.node(id);
            if node.kind == NodeKind::Clause {
                let parent = part;
                part = parts.len();
                let number = document.label_of(id).and_then(address::bare);
                parts.push(Part::new(Some(part - 1), parent, number));
                parts[parent].children.push(part);
                open.push((node.end, part));
            }
            owners.push(part as u32);
            let is_title = node.kind == NodeKind::Title
                && parts[part].title.is_none()
                && document.node(NodeId(node.parent)).kind == NodeKind::Clause;
            if is_title {
                parts[part].set_title(node.range, tokens.within(node.range));
                continue;
            }
            if node.kind == NodeKind::Graphic
                && let Some(target) = document.attribute(id, &AttributeKey::Target)
            {
                let hash = graphics.entry(part).or_insert(Fnv::new());
                *hash = hash.text(target).byte(0);
            }
            for own in document.own_text(id) {
                let inside = tokens.within(own);
                if !inside.is_empty() {
                    let passage = Passage::of(own, inside);
                    parts[part].words += passage.words;
                    parts[part].passages.push(passage);
                }
            }
        }
        for (at, part) in parts.iter_mut().enumerate() {
            part.passages.sort_by_key(|p| p.range.start());
            part.exact = joined(part.passages.iter().map(|p| p.exact));
            part.loose = joined(part.passages.iter().map(|p| p.loose));
            if let Some(hash) = graphics.get(&at) {
                part.exact = Fnv::new().number(part.exact).number(hash.finish()).finish();
            }
        }
        let mut edition = Self { document, tokens, parts, owners, bags: OnceLock::new() };
        edition.own_rows();
        edition
    }

    /// Gives each row of the document's layers to the part that it stands in.
    fn own_rows(&mut self) {
        let owner = |node: NodeId| self.owners.get(node.index()).map_or(0, |&part| part as usize);
        for (at, provision) in self.document.provisions.iter().enumerate() {
            self.parts[owner(provision.node)].provisions.push(at);
        }
        for (at, reference) in self.document.references.iter().enumerate() {
            self.parts[owner(reference.node)].references.push(at);
        }
        for (at, term) in self.document.terms.iter().enumerate() {
            self.parts[owner(term.entry)].terms.push(at);
        }
    }

    /// The part that a node stands in.
    pub(super) fn owner(&self, node: NodeId) -> usize {
        self.owners.get(node.index()).map_or(0, |&part| part as usize)
    }

    /// The view of a part's clause.
    pub(super) fn clause(&self, part: usize) -> Option<Clause<'a>> {
        self.parts[part].clause.map(|at| self.document.clause_view(at))
    }

    /// The runs of three words of each part. Made once, when they are asked for.
    pub(super) fn bags(&self) -> &[Bag] {
        self.bags.get_or_init(|| (0..self.parts.len()).map(|part| self.bag(part)).collect())
    }

    fn bag(&self, part: usize) -> Bag {
        let mut runs = Vec::new();
        for passage in &self.parts[part].passages {
            runs_of(self.tokens.within(passage.range), &mut runs);
        }
        Bag::new(runs)
    }
}

/// Adds the hash of each run of three words, or of all of them where there are fewer.
fn runs_of(tokens: &[Token], runs: &mut Vec<u64>) {
    let mut last = [0_u64; 2];
    let mut count = 0;
    for token in tokens.iter().filter(|t| t.speaks()) {
        count += 1;
        if count > 2 {
            runs.push(joined([last[0], last[1], token.key].into_iter()));
        }
        last = [last[1], token.key];
    }
    if count == 1 || count == 2 {
        runs.push(joined(last.into_iter()));
    }
}

impl Passage {
    fn of(range: TextRange, tokens: &[Token]) -> Self {
        let exact = joined(tokens.iter().map(|t| t.exact));
        let loose = joined(tokens.iter().filter(|t| t.speaks()).map(|t| t.key));
        let words = tokens.iter().filter(|t| t.speaks()).count() as u32;
        Self { range, exact, loose, words }
    }
}

impl<'a> Part<'a> {
    fn new(clause: Option<usize>, parent: usize, number: Option<&'a str>) -> Self {
        Self {
            clause,
            parent,
            number,
            title: None,
            title_key: 0,
            title_exact: 0,
            passages: Vec::new(),
            exact: 0,
            loose: 0,
            words: 0,
            children: Vec::new(),
            provisions: Vec::new(),
            references: Vec::new(),
            terms: Vec::new(),
        }
    }

    fn set_title(&mut self, range: TextRange, tokens: &[Token]) {
        let Passage { exact, loose, .. } = Passage::of(range, tokens);
        self.title = Some(range);
        if !tokens.is_empty() {
            (self.title_exact, self.title_key) = (exact, loose);
        }
    }
}
