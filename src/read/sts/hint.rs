//! Hints that the writer of this crate leaves in `specific-use`, where STS has no word for what an element stands for.

use crate::read::xml::Node;

use super::element::Role;
use super::state::{Close, Frame, Walker};
use crate::model::{
    AttributeKey, Basis, Bindingness, ClauseKind, MarkKind, NewReference, NodeKind, ReferenceKind, TargetData,
    TextRange,
};
use crate::vocabulary::sts::hint::{ESCAPED_IDS, Hint, THROUGH};

impl<'t> Walker<'_, 't> {
    /// Opens what a hint says instead of what the element is. `Err` gives the frame back where it says nothing of that.
    pub(super) fn hinted(
        &mut self,
        hint: Hint<'t>,
        node: Node<'t>,
        frame: Frame<'t>,
    ) -> Result<Option<Frame<'t>>, Frame<'t>> {
        match hint.kind {
            _ if hint.is(ESCAPED_IDS) => {
                self.own.escaped_ids = true;
                Err(frame)
            }
            _ if hint.is(THROUGH) => Ok(Some(frame)),
            "clause" => {
                let kind = hint.fact("kind").and_then(|k| ClauseKind::from_name(&k)).unwrap_or(ClauseKind::Clause);
                let says = hint.fact("bindingness").and_then(|b| Bindingness::from_name(&b));
                self.open_clause(kind, says, node);
                self.hinted_facts(hint, &["kind", "bindingness"]);
                Ok(Some(frame))
            }
            "mark" => Ok(Some(self.hinted_mark(hint, frame))),
            "reference" => {
                let token = self.builder.begin();
                Ok(Some(frame.closing(Close::Reference(token, Role::Hinted))))
            }
            name => match NodeKind::from_name(name) {
                Some(NodeKind::Document | NodeKind::Clause | NodeKind::TermLanguage | NodeKind::Designation) | None => {
                    Err(frame)
                }
                Some(kind) => {
                    self.open(kind, node);
                    self.hinted_facts(hint, &[]);
                    Ok(Some(frame))
                }
            },
        }
    }

    fn hinted_facts(&mut self, hint: Hint<'_>, without: &[&str]) {
        for (key, value) in hint.facts().filter(|(key, _)| !without.contains(&key.as_str())) {
            if key == "label" {
                self.builder.label_node(self.builder.current(), &value, false);
            } else {
                self.builder.attribute(AttributeKey::from_name(&key), &value);
            }
        }
    }

    fn hinted_mark(&mut self, hint: Hint<'t>, frame: Frame<'t>) -> Frame<'t> {
        let kind = hint.fact("kind").and_then(|k| MarkKind::from_name(&k)).unwrap_or(MarkKind::Named);
        let value = hint.fact("value");
        if hint.fact("empty").is_some() {
            self.builder.point(kind, value.as_deref());
            return frame;
        }
        let token = self.builder.begin();
        match value {
            Some(value) => frame.closing(Close::Value(token, kind, value)),
            None => frame.marking(token, kind, None),
        }
    }

    /// A reference that a hint describes.
    pub(super) fn hinted_reference(&mut self, range: TextRange, node: Node<'t>) {
        let Some(hint) = node.attribute("specific-use").and_then(Hint::of) else { return };
        let kind = hint.fact("kind").and_then(|k| ReferenceKind::from_name(&k)).unwrap_or(ReferenceKind::Block);
        let target = if let Some(identifier) = hint.fact("identifier") {
            TargetData::Document { identifier: identifier.into(), locator: hint.fact("locator").map(Into::into) }
        } else if let Some(uri) = hint.fact("uri") {
            TargetData::Uri(uri.into())
        } else {
            TargetData::Unresolved(hint.fact("target").unwrap_or_default().into())
        };
        let dated = hint.fact("dated").map(|d| d == "true");
        let new = NewReference {
            kind,
            target,
            dated,
            normative: None,
            basis: Basis::Markup,
            source: node.span(),
            within: None,
        };
        self.builder.reference(range, new);
    }

    /// An id as it was before the writer made an XML name of it.
    pub(super) fn id<'v>(&self, id: &'v str) -> std::borrow::Cow<'v, str> {
        if !self.own.escaped_ids || !id.contains("_x") {
            return id.into();
        }
        let mut out = String::with_capacity(id.len());
        let mut rest = id;
        while let Some(at) = rest.find("_x") {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let digits = rest[2..].find('_').map(|end| &rest[2..2 + end]).filter(|d| d.len() >= 4);
            match digits.and_then(|d| u32::from_str_radix(d, 16).ok()).and_then(char::from_u32) {
                Some(c) => {
                    out.push(c);
                    rest = &rest[3 + digits.map_or(0, str::len)..];
                }
                None => {
                    out.push('_');
                    rest = &rest[1..];
                }
            }
        }
        out.push_str(rest);
        out.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_say_what_elements_stand_for() {
        let source = "<standard specific-use='normative:escaped-ids'><body><sec id='_x0034_' specific-use='normative:clause;kind=annex'>\
             <title specific-use='normative:through'/><boxed-text specific-use='normative:caption;type=x;label=9'>\
             <p specific-use='normative:through'>a <styled-content specific-use='normative:mark;kind=keyword'>b</styled-content></p>\
             </boxed-text></sec></body></standard>";
        let document = crate::read(source.as_bytes(), &crate::reading::ReadOptions::default()).unwrap().document;
        assert_eq!(document.clauses().next().unwrap().kind(), ClauseKind::Annex);
        let caption = document.blocks().find(|b| b.kind() == NodeKind::Caption).unwrap();
        assert_eq!(
            (caption.text(), caption.label(), caption.attribute(&AttributeKey::Type)),
            ("a b", Some("9"), Some("x"))
        );
        assert_eq!(document.node_count(), 3);
        assert!(document.block_with_id("4").is_some());
        assert_eq!(caption.marks().next().unwrap().kind(), MarkKind::Keyword);
    }
}
