//! Editing instructions of an amendment, each with the heading that it stands under and with what it brings.

use std::collections::HashSet;

use super::context::Contexts;
use super::detect::{is_alike, is_instruction, names_article};
use super::effort::spent;
use super::errata::{self, Pair};
use super::place::{Index, Place};
use super::verb::verb_at;
use super::words::{ends_inside_quotation, is_numbered, lowered};
use crate::identifier::Identifier;
use crate::model::{ClauseKind, Document, MarkKind, NodeId, NodeKind, TextRange};

/// An instruction, where it stands, and what follows it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) node: NodeId,
    pub(super) text: String,
    /// Where all of its text stands in one stretch.
    pub(super) range: Option<TextRange>,
    pub(super) heading: Place,
    pub(super) content: Vec<NodeId>,
    /// The clause that the instruction stands in is itself what it brings: an annex with a label of its own.
    pub(super) whole: Option<NodeId>,
    /// It looks like an instruction, and is not understood.
    pub(super) is_only_looked_like: bool,
    /// An old text and the new one, as errata have them.
    pub(super) pair: Option<Pair>,
    /// The title of another document that it is about: a decision may amend several.
    pub(super) other: Option<String>,
}

/// Words of the titles of documents that amend others.
const AMENDING: &[&str] = &[
    "amendment",
    "corrigendum",
    "addendum",
    "errat",
    "amendement",
    "rectificatif",
    "änderung",
    "berichtigung",
    "修改单",
    "修改决定",
    "的决定",
    "勘误",
];

/// How the words of a paragraph stand to instructions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Instruction,
    /// Set as instructions are, in an amendment, in words that are not known.
    Alike,
    No,
}

struct Finder<'d> {
    document: &'d Document,
    /// The markup names instructions.
    is_marked: bool,
    is_amendment: bool,
}

/// Every instruction of an amendment: what the markup names so, else paragraphs that begin as instructions do.
pub(super) fn all(document: &Document, base: &Index<'_>) -> Vec<Found> {
    let mut contexts = Contexts::new(document, base);
    let finder = Finder {
        document,
        is_marked: document.nodes.iter().any(|node| node.kind == NodeKind::EditingInstruction),
        is_amendment: is_amendment(document),
    };
    let mut found: Vec<Found> = Vec::new();
    let mut said: HashSet<String> = HashSet::new();
    let mut at = 1;
    while at < document.nodes.len() as u32 {
        let id = NodeId(at);
        if let Some(pair) = finder.pair(id, &mut contexts) {
            at = pair.content.last().map_or(document.node(id).end, |last| document.node(*last).end);
            found.push(pair);
            continue;
        }
        if let Some(numbered) = finder.numbered(id) {
            let end = numbered.range.map_or(0, TextRange::end);
            let behind = |at: &u32| document.node(NodeId(*at)).range.start() >= end;
            at = (at + 1..document.node(id).end).find(behind).unwrap_or(document.node(id).end);
            at = numbered.content.last().map_or(at, |last| document.node(*last).end);
            found.push(numbered);
            continue;
        }
        let likeness = finder.likeness(id);
        if likeness == Likeness::No || document.slice(document.node(id).range).trim().is_empty() {
            at += 1;
            continue;
        }
        let one = finder.one(id, likeness, &said, contexts.of(id));
        said.insert(one.text.split_whitespace().collect());
        at = document.node(id).end;
        while one.range.is_some_and(|range| {
            at < document.nodes.len() as u32 && document.node(NodeId(at)).range.start() < range.end()
        }) {
            at += 1;
        }
        found.push(one);
    }
    found
}

impl Finder<'_> {
    /// A block that is an instruction, or looks like one.
    fn one(&self, id: NodeId, likeness: Likeness, said: &HashSet<String>, heading: Place) -> Found {
        let document = self.document;
        let range = (!self.is_marked).then(|| self.with_quotation(id));
        let text = range.map_or_else(|| instruction_text(document, id), |range| document.slice(range).to_owned());
        let is_only_looked_like = likeness == Likeness::Alike;
        // A block that an instruction quotes is new matter that it brings.
        let quoted: Vec<_> = quotations(document, id).flat_map(|quote| document.children(quote)).collect();
        let mut content = match likeness {
            Likeness::Alike => Vec::new(),
            _ if !quoted.is_empty() => quoted,
            _ => self.content(id, &text, said),
        };
        content.retain(|&block| range.is_none_or(|range| document.node(block).range.start() >= range.end()));
        let parent = NodeId(document.node(id).parent);
        let whole = (document.node(parent).kind == NodeKind::Clause
            && document.clause_data(parent).is_some_and(|c| c.kind == ClauseKind::Annex))
        .then_some(parent);
        Found { node: id, text, range, heading, content, whole, is_only_looked_like, pair: None, other: None }
    }

    /// A pair of OLD and NEW texts as an instruction.
    fn pair(&self, id: NodeId, contexts: &mut Contexts<'_>) -> Option<Found> {
        if self.is_marked {
            return None;
        }
        let document = self.document;
        let (pair, content) = errata::pair(document, id)?;
        Some(Found {
            node: id,
            text: document.slice(document.node(id).range).to_owned(),
            range: None,
            heading: errata::heading(document, id).inside(&contexts.of(id)),
            content,
            whole: None,
            is_only_looked_like: false,
            pair: Some(pair),
            other: None,
        })
    }
}

/// True if a document says that it amends another: by a supplement in its identifier, or in its title.
fn is_amendment(document: &Document) -> bool {
    let metadata = document.metadata();
    let identifier = metadata.identifier().and_then(|text| text.parse::<Identifier>().ok());
    if identifier.is_some_and(|identifier| identifier.supplements().next().is_some()) {
        return true;
    }
    metadata.titles.iter().any(|title| {
        let title = title.text().to_lowercase();
        AMENDING.iter().any(|word| title.contains(word))
    })
}

impl Finder<'_> {
    fn likeness(&self, id: NodeId) -> Likeness {
        let document = self.document;
        let node = document.node(id);
        if self.is_marked {
            return if node.kind == NodeKind::EditingInstruction { Likeness::Instruction } else { Likeness::No };
        }
        let plain = matches!(node.kind, NodeKind::Paragraph | NodeKind::ListItem);
        let front = matches!(
            document.clause_kind_of(id),
            Some(ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::Scope | ClauseKind::Abstract)
        );
        if !plain || front {
            return Likeness::No;
        }
        let range = own(document, id);
        let text = document.slice(range);
        if is_instruction(text) {
            return Likeness::Instruction;
        }
        let alike = self.is_amendment
            && (self.is_emphasised(id, range)
                || begins_with_verb(text)
                || is_alike(text)
                || self.is_item(id) && names_article(text));
        if alike { Likeness::Alike } else { Likeness::No }
    }

    /// The text of a paragraph, with the paragraphs behind it that a quotation in it goes over.
    fn with_quotation(&self, id: NodeId) -> TextRange {
        let document = self.document;
        let range = own(document, id);
        let lines = document
            .siblings_behind(id)
            .take_while(|&block| document.node(block).kind == NodeKind::Paragraph)
            .map(|block| document.node(block).range.end());
        self.closed(range, lines)
    }

    /// A stretch of text, and if it ends inside a quotation, on to the first of some ends at which that is closed.
    fn closed(&self, range: TextRange, ends: impl Iterator<Item = u32>) -> TextRange {
        const MOST: usize = 200;
        if !ends_inside_quotation(self.document.slice(range)) {
            return range;
        }
        let whole = |end: u32| TextRange::new(range.start(), end);
        let closes = |end: &u32| self.document.slice(whole(*end)).trim_end().ends_with(['”', '」', '』', '»']);
        ends.take(MOST).find(closes).map_or(range, whole)
    }

    /// A clause of a decision that is an instruction: 一、将第五条修改为：“……”. Its first sentence may have become its title.
    fn numbered(&self, id: NodeId) -> Option<Found> {
        let document = self.document;
        let node = document.node(id);
        if self.is_marked || !self.is_amendment || node.kind != NodeKind::Clause {
            return None;
        }
        document.label_of(id)?;
        document.children(id).next().filter(|&child| document.node(child).kind == NodeKind::Title)?;
        let inner = document.children(id).find(|&child| document.node(child).kind == NodeKind::Clause);
        let end = inner.map_or(node.range.end(), |inner| document.node(inner).range.start().saturating_sub(1));
        let text = document.slice(TextRange::new(node.range.start(), end.max(node.range.start())));
        let mut ends =
            text.match_indices('\n').map(|(at, _)| at).chain([text.len()]).map(|at| node.range.start() + at as u32);
        let first = TextRange::new(node.range.start(), ends.next()?);
        let range = self.closed(first, ends);
        let text = document.slice(range);
        let is_only_looked_like = !is_instruction(text);
        if is_only_looked_like && !names_article(text) {
            return None;
        }
        // What stands behind it belongs to it where it says so; a decision goes on behind its last instruction.
        let brings = !is_only_looked_like && text.trim_end().ends_with([':', '：']);
        let behind = document.children(id).filter(|&child| document.node(child).range.start() >= range.end());
        let own = behind.take_while(|&child| document.node(child).kind != NodeKind::Clause);
        let content = own.filter(|_| brings).collect();
        let (heading, whole) = (Place::default(), None);
        let text = text.to_owned();
        Some(Found {
            node: id,
            text,
            range: Some(range),
            heading,
            content,
            whole,
            is_only_looked_like,
            pair: None,
            other: None,
        })
    }

    /// True if a block, or what it stands in, has a number of a decision's list.
    fn is_item(&self, id: NodeId) -> bool {
        let around = [id, NodeId(self.document.node(id).parent)];
        around.into_iter().any(|id| self.document.label_of(id).is_some_and(is_numbered))
    }

    /// True if all of a paragraph is set as words to the editor are: in italics or bold.
    fn is_emphasised(&self, id: NodeId, range: TextRange) -> bool {
        let mut marks =
            self.document.marks_in(id).filter(|m| matches!(m.kind(), MarkKind::Emphasis | MarkKind::Strong));
        !range.is_empty() && marks.any(|mark| mark.range().encloses(range))
    }

    /// What an instruction brings: what stands behind it up to the next.
    fn content(&self, id: NodeId, text: &str, said: &HashSet<String>) -> Vec<NodeId> {
        let document = self.document;
        let own: String = text.split_whitespace().collect();
        let mut content: Vec<NodeId> = Vec::new();
        for sibling in document.siblings_behind(id) {
            spent(1);
            let node = document.node(sibling);
            // Converters print the instruction again, and what it brings as a quotation.
            let short = (node.range.len() as usize) < 4 * own.len() + 64;
            let again = |id: NodeId| {
                let words = squeezed(document, id);
                words == own || said.contains(&words)
            };
            if self.likeness(sibling) != Likeness::No
                || short && again(sibling)
                || errata::pair(document, sibling).is_some()
            {
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
        content
    }
}

/// True if a text begins with the verb of an instruction.
fn begins_with_verb(text: &str) -> bool {
    verb_at(&lowered(text.trim_start()), 0).is_some()
}

fn squeezed(document: &Document, id: NodeId) -> String {
    document.slice(document.node(id).range).split_whitespace().collect()
}

/// The blocks that an instruction quotes.
fn quotations(document: &Document, id: NodeId) -> impl Iterator<Item = NodeId> {
    document.children(id).filter(|&child| document.node(child).kind == NodeKind::Quote)
}

/// The text of an instruction without the title that says what kind it is.
fn instruction_text(document: &Document, id: NodeId) -> String {
    if quotations(document, id).next().is_some() {
        let own: Vec<_> = document.own_text(id).map(|range| document.slice(range).trim()).collect();
        return own.join(" ");
    }
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
