//! Cross-references, citations, links and uses of terms.

use std::rc::Rc;

use super::element::Role;
use super::label::rendered;
use super::query::{child, elements, filled, parent_name, plain, printed, says_something, walk};
use super::state::{Close, Frame, Walker};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Basis, BuilderToken, MarkKind, NewReference, ReferenceKind, TargetData, TextRange};
use crate::place::Span;
use crate::read::xml::Node;
use crate::vocabulary::metanorma::locality;

/// Most bytes that the words of references may have for each byte of the source.
const ROOM: usize = 8;
/// Most bytes of the words of one reference.
const LONGEST: usize = 500;

impl<'t> Walker<'_, 't> {
    pub(super) fn reference_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        let token = self.builder.begin();
        match role {
            Role::Concept => {
                let reference = elements(node).find(|n| matches!(n.name(), "xref" | "eref" | "termref"));
                let words = child(node, "renderterm").filter(|n| says_something(*n));
                // The words are those of the term; the reference to its entry stands behind them.
                if let Some(words) = words {
                    let frame = self.arranged(words.children().collect(), frame);
                    return Some(frame.closing(Close::Concept(token, reference)));
                }
                // The reference itself is printed.
                Some(frame)
            }
            _ => {
                if !has_own_words(node) {
                    let words = self.words_of(role, node);
                    self.builder.generated(&words, node.span());
                    let range = self.builder.end(token);
                    self.refer(range, node, role);
                    return None;
                }
                Some(frame.closing(Close::Reference(token)))
            }
        }
    }

    /// The words that are printed for a reference without text: those of the presentation layer, which stand behind it; else those that
    /// the format's own rules give.
    fn words_of(&mut self, role: Role, node: Node<'t>) -> String {
        let following = node.next_siblings().find(Node::is_element);
        let copy = following.filter(|next| super::query::is_rendered(next.name()) && next.name() != "fmt-title");
        if let Some(copy) = copy {
            let words = printed(copy);
            if !words.is_empty() {
                return words;
            }
        }
        match role {
            Role::Link => filled(node, "target")
                .map(|target| target.strip_prefix("mailto:").unwrap_or(target).to_owned())
                .unwrap_or_default(),
            Role::Citation => self.citation_words(node),
            _ => self.target_words(node).unwrap_or_default(),
        }
    }

    fn citation_words(&mut self, node: Node<'t>) -> String {
        let cited = filled(node, "citeas").unwrap_or_default();
        let cited = if cited.is_empty() { self.entry_words(node) } else { cited.to_owned() };
        let places: Vec<_> =
            places(node).into_iter().filter(|place| !place.words.is_empty()).map(|place| place.words).collect();
        let all = places.join(", ");
        if cited.is_empty() || all.is_empty() { format!("{cited}{all}") } else { format!("{cited}, {all}") }
    }

    /// The words that a cross-reference without text prints: those by which its target is called.
    fn target_words(&mut self, node: Node<'t>) -> Option<String> {
        let id = filled(node, "target")?;
        // A target that is not there is printed by its id.
        let Some(target) = self.own.labels.target(id) else { return Some(format!("[{id}]")) };
        let words = self.own.labels.words(target)?;
        Some(self.within_room(&words, id, node))
    }

    /// What a citation without words of its own prints of the entry that it leads to.
    fn entry_words(&mut self, node: Node<'t>) -> String {
        let found = filled(node, "bibitemid").and_then(|id| {
            let entry = self.own.labels.target(id)?;
            Some((id, self.own.labels.entry_words(entry)?))
        });
        found.map(|(id, words): (_, Rc<str>)| self.within_room(&words, id, node)).unwrap_or_default()
    }

    /// Words that many references may repeat; the id of the target where they are too long or there is no room left.
    fn within_room(&mut self, words: &str, id: &str, node: Node<'t>) -> String {
        let repeated = self.own.repeated.bytes.saturating_add(words.len());
        if words.len() <= LONGEST && repeated <= self.tree.source().len().saturating_mul(ROOM) {
            self.own.repeated.bytes = repeated;
            return words.to_owned();
        }
        if !std::mem::replace(&mut self.own.repeated.said, true) {
            let message = "the words that references print of their targets are too long; ids stand for them";
            self.say(Diagnostic::note(Code::Generated, message), node);
        }
        format!("[{id}]")
    }

    /// Notes what an element that has ended refers to.
    pub(super) fn refer(&mut self, range: TextRange, node: Node<'t>, role: Role) {
        match role {
            Role::Link => self.link(range, node),
            Role::CrossReference => {
                let Some(target) = filled(node, "target") else { return };
                let kind = if parent_name(node) == "concept" { ReferenceKind::Term } else { ReferenceKind::Clause };
                self.builder.reference(range, marked(node, kind, TargetData::Unresolved(target.into())));
            }
            Role::Citation => self.cite(range, node),
            _ => {}
        }
    }

    fn link(&mut self, range: TextRange, node: Node<'t>) {
        let Some(target) = filled(node, "target") else { return };
        if let Some(id) = target.strip_prefix('#') {
            self.builder.reference(range, marked(node, ReferenceKind::Clause, TargetData::Unresolved(id.into())));
            return;
        }
        self.builder.mark(range, MarkKind::Link, Some(target));
        self.builder.reference(range, marked(node, ReferenceKind::Uri, TargetData::Uri(target.into())));
    }

    /// A citation leads to the entry of a list, whose identifier is that of the document; without one it names the document itself.
    fn cite(&mut self, range: TextRange, node: Node<'t>) {
        let place = places(node).into_iter().next().map(|place| place.from);
        let cited = filled(node, "citeas")
            .map(|cited| cited.trim_matches(['[', ']', '(', ')', ' ']))
            .filter(|cited| !cited.is_empty());
        let entry = filled(node, "bibitemid").filter(|id| self.own.labels.target(id).is_some());
        // The oldest files lead to an address.
        if let (None, None, Some(address)) = (cited, entry, filled(node, "target")) {
            self.builder.mark(range, MarkKind::Link, Some(address));
            self.builder.reference(range, marked(node, ReferenceKind::Uri, TargetData::Uri(address.into())));
            return;
        }
        let new = match (entry, cited) {
            (Some(id), _) => NewReference {
                within: place.map(Box::from),
                ..marked(node, ReferenceKind::Bibliography, TargetData::Unresolved(id.into()))
            },
            (None, Some(cited)) => {
                let target = TargetData::Document { identifier: cited.into(), locator: place.map(Box::from) };
                marked(node, ReferenceKind::Document, target)
            }
            (None, None) => {
                let Some(id) = filled(node, "bibitemid") else { return };
                let target = TargetData::Document { identifier: id.into(), locator: place.map(Box::from) };
                marked(node, ReferenceKind::Document, target)
            }
        };
        self.builder.reference(range, new);
    }

    /// The use of a term ended: what is printed behind its words leads to its entry.
    pub(super) fn end_concept(&mut self, token: BuilderToken, concept: Node<'t>, reference: Option<Node<'t>>) {
        let place = reference.unwrap_or(concept).span();
        if let Some(words) = behind_term(concept) {
            self.builder.text(" ", 0);
            self.builder.generated(&words, place);
        }
        let range = self.builder.end(token);
        let Some(reference) = reference else { return };
        let role = if reference.name() == "eref" { Role::Citation } else { Role::CrossReference };
        if let Some(target) = filled(reference, "target") {
            self.builder.mark(range, MarkKind::Term, Some(target));
        }
        self.refer(range, reference, role);
    }
}

/// True if a reference has a text that its author gave.
fn has_own_words(node: Node<'_>) -> bool {
    let texts = node.children().any(|n| n.is_text() && n.text().is_some_and(|text| !text.trim().is_empty()));
    let place =
        |n: &Node<'_>| matches!(n.name(), "locality" | "localityStack" | "date") || super::query::is_rendered(n.name());
    texts || elements(node).any(|n| !place(&n) && !plain(n).is_empty())
}

/// What the presentation layer prints behind the words of a term.
fn behind_term(concept: Node<'_>) -> Option<String> {
    let copy = concept
        .next_siblings()
        .find(Node::is_element)
        .filter(|n| n.name() == "fmt-concept" || n.attribute("element") == Some("concept"))?;
    let leads =
        |n: &Node<'_>| n.name() == "semx" && matches!(n.attribute("element"), Some("xref" | "eref" | "termref"));
    let inner = walk(copy, |_| false).find(leads)?;
    Some(printed(inner)).filter(|words| !words.is_empty())
}

/// A place that a citation names.
struct Place {
    from: String,
    words: String,
}

/// The places that a citation names.
fn places(node: Node<'_>) -> Vec<Place> {
    let localities = walk(node, |n| super::query::is_rendered(n.name())).filter(|n| n.name() == "locality");
    let place = |n: Node<'_>| {
        let part = |name| child(n, name).map(plain).filter(|text| !text.is_empty());
        let from = part("referenceFrom")?;
        let words = locality(filled(n, "type").unwrap_or_default(), &from, part("referenceTo").as_deref());
        Some(Place { from, words })
    };
    localities.filter_map(place).collect()
}

/// A reference that the markup makes.
pub(super) fn marked(node: Node<'_>, kind: ReferenceKind, target: TargetData) -> NewReference {
    NewReference { kind, target, within: None, dated: None, normative: None, basis: Basis::Markup, source: node.span() }
}

impl<'t> Walker<'_, 't> {
    /// Where a term entry or a quotation was taken from.
    pub(super) fn source(
        &mut self,
        kind: crate::model::NodeKind,
        node: Node<'t>,
        frame: Frame<'t>,
    ) -> Option<Frame<'t>> {
        self.open(kind, node);
        if let Some(status) = filled(node, "status") {
            self.builder.attribute(crate::model::AttributeKey::Status, status);
        }
        // A quotation cites by attributes of its own.
        if filled(node, "bibitemid").is_some() && rendered(node, "origin").is_none() {
            return self.reference_part(Role::Citation, node, frame);
        }
        Some(frame)
    }

    /// What a source says of its changes stands behind a word that says that there are some.
    pub(super) fn modification(&mut self, node: Node<'t>) {
        let at = node.span().start();
        self.builder.generated(", modified \u{2014}", Span::new(at, at + 1));
        self.builder.text(" ", 0);
    }
}
