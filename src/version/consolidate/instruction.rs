//! Editing instructions of an amendment, each with the heading that it stands under and with what it brings.

use std::collections::HashSet;

use super::addressee;
use super::detect::{is_alike, is_instruction, names_article};
use super::errata::{self, Pair};
use super::place::Place;
use super::verb::verb_at;
use super::words::{ends_inside_quotation, lowered};
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
pub(super) fn all(document: &Document, base: &Document) -> Vec<Found> {
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
        if let Some(pair) = finder.pair(id, base) {
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
        let range = (!finder.is_marked).then(|| finder.with_quotation(id));
        let text = range.map_or_else(|| instruction_text(document, id), |range| document.slice(range).to_owned());
        let mut content = if likeness == Likeness::Alike { Vec::new() } else { finder.content(id, &text, &said) };
        content.retain(|&block| range.is_none_or(|range| document.node(block).range.start() >= range.end()));
        said.insert(text.split_whitespace().collect());
        let parent = NodeId(document.node(id).parent);
        let whole = (document.node(parent).kind == NodeKind::Clause
            && document.clause_data(parent).is_some_and(|c| c.kind == ClauseKind::Annex))
        .then_some(parent);
        let is_only_looked_like = likeness == Likeness::Alike;
        let heading = heading(document, base, id);
        at = document.node(id).end;
        while range.is_some_and(|range| {
            at < document.nodes.len() as u32 && document.node(NodeId(at)).range.start() < range.end()
        }) {
            at += 1;
        }
        found.push(Found {
            node: id,
            text,
            range,
            heading,
            content,
            whole,
            is_only_looked_like,
            pair: None,
            other: None,
        });
    }
    addressee::mark(document, &mut found, base);
    found
}

impl Finder<'_> {
    /// A pair of OLD and NEW texts as an instruction.
    fn pair(&self, id: NodeId, base: &Document) -> Option<Found> {
        if self.is_marked {
            return None;
        }
        let document = self.document;
        let (pair, content) = errata::pair(document, id)?;
        Some(Found {
            node: id,
            text: document.slice(document.node(id).range).to_owned(),
            range: None,
            heading: errata::heading(document, id).inside(&heading(document, base, id)),
            content,
            whole: None,
            is_only_looked_like: false,
            pair: Some(pair),
            other: None,
        })
    }
}

/// Whether a document says that it amends another: by a supplement in its identifier, or in its title.
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
        let behind = document.children(NodeId(document.node(id).parent)).skip_while(|&block| block != id).skip(1);
        let lines = behind
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

    /// Whether a block, or what it stands in, has a number of a decision's list.
    fn is_item(&self, id: NodeId) -> bool {
        let around = [id, NodeId(self.document.node(id).parent)];
        around.into_iter().any(|id| self.document.label_of(id).is_some_and(addressee::is_numbered))
    }

    /// Whether all of a paragraph is set as words to the editor are: in italics or bold.
    fn is_emphasised(&self, id: NodeId, range: TextRange) -> bool {
        let mut marks =
            self.document.marks_in(id).filter(|m| matches!(m.kind(), MarkKind::Emphasis | MarkKind::Strong));
        !range.is_empty() && marks.any(|mark| mark.range().encloses(range))
    }

    /// What an instruction brings: what stands behind it up to the next.
    fn content(&self, id: NodeId, text: &str, said: &HashSet<String>) -> Vec<NodeId> {
        let document = self.document;
        let siblings: Vec<NodeId> = document.children(NodeId(document.node(id).parent)).collect();
        let from = siblings.iter().position(|&s| s == id).map_or(siblings.len(), |at| at + 1);
        let own: String = text.split_whitespace().collect();
        let mut content: Vec<NodeId> = Vec::new();
        for &sibling in &siblings[from..] {
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

/// Whether a text begins with the verb of an instruction.
fn begins_with_verb(text: &str) -> bool {
    verb_at(&lowered(text.trim_start()), 0).is_some()
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
