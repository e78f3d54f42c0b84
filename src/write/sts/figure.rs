//! Figures, pictures and formulas.

use std::borrow::Cow;

use super::Writer;
use super::block::Shape;
use super::inline::Piece;
use super::item::{Item, What};
use super::place::Place;
use crate::model::{AttributeKey, NodeId, NodeKind};
use crate::vocabulary::sts::hint::NewHint;
use crate::write::mathml as formula;

impl Writer<'_, '_> {
    pub(super) fn figure(&mut self, node: NodeId, place: Place) {
        let inner: Vec<NodeKind> = self.document.children(node).map(|c| self.kind(c)).collect();
        let rest =
            inner.iter().filter(|k| !matches!(k, NodeKind::Caption | NodeKind::Figure | NodeKind::Graphic)).count();
        let own = self.document.own_text(node).next().is_some();
        let group = inner.contains(&NodeKind::Figure) && rest == 0 && !own;
        let group = group && inner.iter().skip(1).all(|k| *k != NodeKind::Caption);
        let (shape, inside) = if group {
            (Shape::new("fig-group", &[(AttributeKey::Type, "content-type")]), Place::FigureGroup)
        } else {
            (Shape::new("fig", &[(AttributeKey::Type, "fig-type")]), Place::Figure)
        };
        self.within(place, shape.name, |w, _| {
            w.start(node, &shape);
            w.label(node, shape.name);
            w.caption_first(node);
            w.children(node, inside);
            w.xml.end(shape.name);
        });
    }

    /// A picture; its text is `alt-text`, paragraphs in it are `long-desc`.
    pub(super) fn graphic(&mut self, node: NodeId) {
        use AttributeKey as A;
        let inline = self.attribute_of(node, &A::Type).and_then(|t| t.strip_prefix("inline ")).map(str::to_owned);
        let target = match (self.attribute_of(node, &A::Target), inline) {
            (Some(target), _) => target.to_owned(),
            (None, Some(media)) => format!("data:{media},"),
            (None, None) => String::new(),
        };
        let known = |a: &crate::model::AttributeData| match a.key {
            A::Target => !a.value.starts_with("data:"),
            A::Type => target.starts_with("data:"),
            A::Language => crate::write::language::is_language_tag(&a.value),
            _ => false,
        };
        let facts = self.document.attributes_of(node);
        let mut hint = None;
        if !facts.iter().all(known) {
            hint = Some(facts.iter().fold(NewHint::new("graphic"), |hint, a| hint.fact(a.key.name(), &a.value)));
        }
        let id = self.ids.first(node).map(str::to_owned);
        let language = self.attribute_of(node, &A::Language).filter(|_| hint.is_none()).map(str::to_owned);
        self.xml.start(
            "graphic",
            &[
                ("id", id.as_deref()),
                ("xlink:href", Some(&target)),
                ("xml:lang", language.as_deref()),
                ("specific-use", hint.as_ref().map(NewHint::as_str)),
            ],
        );
        self.label(node, "graphic");
        if !self.items(node).is_empty() {
            self.losses.add("inline marks where STS allows none", self.items(node).len());
        }
        for piece in self.pieces(node) {
            match piece {
                Piece::Text(range) => self.xml.leaf("alt-text", &[], self.document.slice(range)),
                Piece::Child(child) if self.kind(child) == NodeKind::Caption => self.caption(child),
                Piece::Child(child) => {
                    if self.kind(child) != NodeKind::Paragraph {
                        self.losses.add("blocks in pictures, as paragraphs", 1);
                    }
                    self.start(child, &Shape::new("long-desc", &[(AttributeKey::Type, "content-type")]));
                    self.xml.text(self.document.slice(self.document.node(child).range));
                    self.xml.end("long-desc");
                }
            }
        }
        self.xml.end("graphic");
    }

    pub(super) fn formula(&mut self, node: NodeId, place: Place) {
        use AttributeKey as A;
        let own: String = self.document.own_text(node).map(|r| self.document.slice(r)).collect();
        let raw = self.attribute_of(node, &A::MathMl).and_then(|raw| formula::checked(raw, &own)).map(Cow::into_owned);
        let once = self.document.own_text(node).count() < 2;
        let raw = raw.filter(|raw| once && self.ids.claim(raw, node));
        let tex = self.attribute_of(node, &A::Tex).map(str::to_owned);
        let same = tex
            .as_deref()
            .is_some_and(|tex| raw.is_some() || tex.split_whitespace().collect::<Vec<_>>().join(" ") == own);
        let said: &'static [AttributeKey] = match (&raw, &tex) {
            (Some(_), _) if tex.is_none() || same => &[A::MathMl, A::Tex],
            (None, Some(_)) if same && self.attribute_of(node, &A::MathMl).is_none() => &[A::MathMl, A::Tex],
            _ => &[],
        };
        let shape = Shape { said, ..Shape::new("disp-formula", &[(AttributeKey::Type, "content-type")]) };
        self.within(place, "disp-formula", |w, _| {
            w.start(node, &shape);
            w.label(node, "disp-formula");
            let other = w
                .document
                .attributes_of(node)
                .iter()
                .any(|a| !matches!(a.key, A::MathMl | A::Tex | A::Type | A::Language));
            if said.is_empty() || other {
                w.children(node, Place::Formula);
                w.xml.end("disp-formula");
                return;
            }
            let notes: Vec<Item> =
                w.items(node).into_iter().filter(|i| matches!(i.what, What::Footnote(_) | What::Calls(_))).collect();
            let pieces = w.pieces(node);
            let text = pieces.iter().position(|p| matches!(p, Piece::Text(_))).unwrap_or(0);
            for piece in &pieces[..text] {
                w.inline(node, &[], &[*piece], Place::Formula);
            }
            w.formula_source(raw.as_deref(), tex.as_deref());
            let rest: Vec<Piece> = pieces[text..].iter().filter(|p| matches!(p, Piece::Child(_))).copied().collect();
            w.inline(node, &notes, &rest, Place::Formula);
            w.xml.end("disp-formula");
        });
    }

    pub(super) fn formula_source(&mut self, raw: Option<&str>, tex: Option<&str>) {
        match (raw, tex) {
            (Some(raw), Some(tex)) => {
                self.xml.open("alternatives");
                self.xml.raw(raw);
                self.xml.leaf("tex-math", &[], tex);
                self.xml.end("alternatives");
            }
            (Some(raw), None) => self.xml.raw(raw),
            (None, tex) => self.xml.leaf("tex-math", &[], tex.unwrap_or_default()),
        }
    }
}
