//! Ids: XML names, each given once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use crate::model::{AttributeKey, Basis, Document, MarkKind, NodeId, ReferenceData, TargetData};
use crate::write::mathml as formula;

/// The ids of nodes, as they are written.
#[derive(Debug, Default)]
pub(super) struct Ids {
    of: HashMap<NodeId, Vec<String>>,
    /// Ids that stand in the MathML of a formula.
    formulas: HashMap<NodeId, Vec<String>>,
    /// Ids in MathML that was written.
    claimed: HashSet<String>,
    used: HashSet<String>,
    /// True if an id had to be escaped.
    pub(super) escaped: bool,
    /// Number of nodes that were given an id, since something points to them.
    pub(super) given: usize,
}

impl Ids {
    pub(super) fn of(document: &Document) -> Self {
        let mut ids = Self::default();
        let mut used = HashSet::new();
        let formulas = in_formulas(document);
        ids.escaped = document.anchors.iter().any(|a| escape(&a.id) != *a.id);
        for anchor in &document.anchors {
            let id = if ids.escaped { escape(&anchor.id) } else { anchor.id.to_string() };
            used.insert(id.clone());
            if id == *anchor.id && formulas.contains(&(&*anchor.id, anchor.node)) {
                ids.formulas.entry(anchor.node).or_default().push(id);
            } else {
                ids.of.entry(anchor.node).or_default().push(id);
            }
        }
        let written = document.references.iter().filter(|r| !is_found_again(document, r));
        let internal = written.filter_map(|r| match r.target {
            TargetData::Node(node) => Some(node),
            _ => None,
        });
        let calls = document.marks.iter().filter(|m| m.kind == MarkKind::FootnoteAnchor && !m.range.is_empty());
        let called = calls.filter_map(|m| m.value.as_deref()?.parse().ok().map(NodeId));
        for node in internal.chain(called.filter(|n| n.index() < document.nodes.len())) {
            if node == NodeId::ROOT || ids.of.contains_key(&node) || ids.formulas.contains_key(&node) {
                continue;
            }
            let mut id = format!("n{}", node.index());
            while !used.insert(id.clone()) {
                id.push('_');
            }
            ids.given += 1;
            ids.of.insert(node, vec![id]);
        }
        ids.used = used;
        ids
    }

    pub(super) fn first(&self, node: NodeId) -> Option<&str> {
        self.of.get(&node).and_then(|ids| ids.first()).map(String::as_str)
    }

    /// An id that leads to a node, wherever it stands.
    pub(super) fn target(&self, node: NodeId) -> Option<&str> {
        self.first(node).or_else(|| self.formulas.get(&node)?.first().map(String::as_str))
    }

    /// Returns `true` if the ids in the MathML of a block are its own and were not given before.
    pub(super) fn claim(&mut self, raw: &str, node: NodeId) -> bool {
        let fits = ids_in(raw).all(|id| {
            escape(id) == id
                && !self.claimed.contains(id)
                && (!self.used.contains(id) || self.formulas.get(&node).is_some_and(|own| own.iter().any(|o| o == id)))
        });
        let mut within = HashSet::new();
        if !fits || !ids_in(raw).all(|id| within.insert(id)) {
            return false;
        }
        self.claimed.extend(ids_in(raw).map(str::to_owned));
        true
    }

    /// The written form of an id of the source.
    pub(super) fn as_written<'i>(&self, id: &'i str) -> Cow<'i, str> {
        if self.escaped { escape(id).into() } else { id.into() }
    }

    /// The ids after the first.
    pub(super) fn further(&self, node: NodeId) -> &[String] {
        self.of.get(&node).and_then(|ids| ids.get(1..)).unwrap_or_default()
    }
}

/// The ids in the MathML of formulas that can be written as it is, with the blocks that they are in.
fn in_formulas(document: &Document) -> HashSet<(&str, NodeId)> {
    let marks = document.marks.iter().filter(|m| m.kind == MarkKind::Math);
    let marks = marks.filter_map(|m| {
        let raw = m.value.as_deref().filter(|raw| ids_in(raw).next().is_some())?;
        formula::checked(raw, document.slice(m.range)).map(|_| (raw, m.node))
    });
    let attributes = document.attributes.iter().filter(|a| a.key == AttributeKey::MathMl).filter_map(|a| {
        ids_in(&a.value).next()?;
        let own: Vec<&str> = document.own_text(a.node).map(|r| document.slice(r)).collect();
        let fits = own.len() < 2 && formula::checked(&a.value, &own.concat()).is_some();
        fits.then_some((&*a.value, a.node))
    });
    marks.chain(attributes).flat_map(|(raw, node)| ids_in(raw).map(move |id| (id, node))).collect()
}

/// The ids in some MathML.
fn ids_in(raw: &str) -> impl Iterator<Item = &str> {
    let rest = if raw.starts_with('<') { raw } else { "" };
    rest.split(" id=").skip(1).filter_map(|rest| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    })
}

/// An id as an XML name: what may not stand in one is `_xHHHH_`, as ISO/IEC 9075-14, 9.1 has it.
fn escape(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let looks_escaped = c == '_' && id[at..].starts_with("_x");
        let first = c.is_ascii_alphabetic() || c == '_' || c as u32 >= 0x370 && c.is_alphabetic();
        let fits = first || at > 0 && (c.is_ascii_digit() || matches!(c, '-' | '.' | '\u{b7}'));
        if fits && !looks_escaped {
            out.push(c);
        } else {
            let _ = write!(out, "_x{:04X}_", c as u32);
        }
    }
    out
}

/// Returns `true` if the reader finds a reference in the text by itself when it reads what is written.
pub(super) fn is_found_again(document: &Document, row: &ReferenceData) -> bool {
    row.basis == Basis::Text
        && &*document.origin.format == "sts"
        && document.source_map.span(row.source.start(), row.source.end()) == document.source_of(row.range)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_and_others_are_escaped() {
        assert_eq!(escape("sec_4.1-a"), "sec_4.1-a");
        assert_eq!(escape("4 a)"), "_x0034__x0020_a_x0029_");
        assert_eq!(escape("a_x0"), "a_x005F_x0");
    }
}
