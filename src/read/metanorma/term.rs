//! Term entries.

use super::element::Role;
use super::query::{child, elements, filled, parent_name, plain, says_something};
use super::state::{Frame, Walker};
use crate::model::{AttributeKey, NodeKind, TermStatus};
use crate::read::xml::Node;
use crate::vocabulary::sts::footnotes::holds_blocks;

impl<'t> Walker<'_, 't> {
    pub(super) fn term_part(&mut self, role: Role, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        match role {
            Role::Term if parent_name(node) == "termdef" => self.designation(TermStatus::Preferred, node, frame),
            Role::Term => Some(self.entry_of_term(node, frame)),
            Role::Designation(status) => self.designation(status, node, frame),
            Role::TermFact => self.term_fact(node, frame),
            Role::Definition => Some(self.block(NodeKind::Definition, node, frame)),
            Role::Source => {
                let kind = if self.builder.current_kind() == NodeKind::Quote {
                    NodeKind::Paragraph
                } else {
                    NodeKind::TermSource
                };
                if !holds_blocks(self.builder.current_kind()) && kind == NodeKind::Paragraph {
                    return Some(frame);
                }
                self.source(kind, node, frame)
            }
            _ => {
                self.modification(node);
                Some(frame)
            }
        }
    }

    /// An entry. Its language is that of the document, where it has a designation in it.
    fn entry_of_term(&mut self, node: Node<'t>, frame: Frame<'t>) -> Frame<'t> {
        let frame = self.block(NodeKind::TermEntry, node, frame);
        self.own.entry_language = self.language_of_entry(node);
        if let Some(language) = self.own.entry_language {
            self.builder.term_language(language);
        }
        frame
    }

    /// The language of an entry: that of the document where it has a designation in it, else that of the first that says one.
    fn language_of_entry(&mut self, entry: Node<'t>) -> Option<&'t str> {
        let languages = || {
            let preferred = elements(entry).filter(|n| n.name() == "preferred").take(MANY);
            preferred.filter(|name| !plain(*name).is_empty()).filter_map(|n| filled(n, "language"))
        };
        let own = self.builder.metadata().languages.first().cloned();
        languages().find(|language| own.as_deref() == Some(language)).or_else(|| languages().next())
    }

    /// Designations: one for each name, of which an expression may have one in each language; each says its own.
    fn designation(&mut self, status: TermStatus, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        // A related term names another entry, and is no designation of this one.
        if parent_name(node) == "related" {
            return Some(frame);
        }
        if names(node).len() > 1 {
            return Some(frame);
        }
        self.name_of_term(status, node, frame)
    }

    /// One of the names of a term. In another language than its entry it is an equivalent.
    pub(super) fn name_of_term(&mut self, status: TermStatus, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if !says_something(node) || plain(node).is_empty() {
            return None;
        }
        let of_entry = self.own.entry_language;
        // A language in which nothing is preferred has no row of its own.
        let has_preferred = |own: &&str| {
            let siblings = node.parent().into_iter().flat_map(elements).take(MANY);
            let same =
                |n: &Node<'_>| n.name() == "preferred" && filled(*n, "language") == Some(*own) && !plain(*n).is_empty();
            siblings.into_iter().any(|n| same(&n))
        };
        let other = filled(node, "language").filter(|own| of_entry.is_some_and(|of| of != *own));
        match other.filter(has_preferred) {
            Some(language) => {
                self.builder.open_equivalent(status, language, node.span());
            }
            None => {
                self.open_designation(status, node);
            }
        }
        if child(node, "letter-symbol").is_some() {
            self.builder.attribute(AttributeKey::TermType, "symbol");
        }
        Some(frame)
    }

    /// The standing of a name that is one of several of a designation; `None` for the name of something else.
    pub(super) fn further_name(&self) -> Option<TermStatus> {
        if self.builder.current_kind() != NodeKind::TermEntry {
            return None;
        }
        self.stack.iter().rev().take(4).find_map(|frame| match frame.role {
            Role::Designation(status) => Some(status),
            _ => None,
        })
    }

    /// A fact about a designation: an attribute of it where it is a word that has a key, and text of its own.
    fn term_fact(&mut self, node: Node<'t>, frame: Frame<'t>) -> Option<Frame<'t>> {
        if plain(node).is_empty() {
            return None;
        }
        let keys = [("gender", AttributeKey::Gender), ("number", AttributeKey::GrammaticalNumber)];
        for (name, key) in keys {
            if let Some(fact) = child(node, name) {
                self.builder.attribute(key, &plain(fact));
            }
        }
        if node.name() == "abbreviation-type" {
            self.builder.attribute(AttributeKey::TermType, &plain(node));
        }
        self.open(NodeKind::TermNote, node);
        self.builder.attribute(AttributeKey::Type, node.name());
        Some(frame)
    }
}

/// Greatest number of designations that are looked through for a language.
const MANY: usize = 64;

/// The names of a designation: its expressions in the languages that it has.
fn names(node: Node<'_>) -> Vec<Node<'_>> {
    let named: Vec<_> = elements(node).flat_map(elements).filter(|n| n.name() == "name").take(MANY).collect();
    let in_languages = |name: Node<'_>| -> bool { elements(name).any(|n| n.name() == "variant") };
    match &*named {
        [name] if in_languages(*name) => elements(*name).filter(|n| n.name() == "variant").take(MANY).collect(),
        [] | [_] => vec![node],
        _ => named,
    }
}
