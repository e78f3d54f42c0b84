//! Lists, and lists of terms with explanations.

use super::Writer;
use super::block::Shape;
use super::inline::Piece;
use super::place::Place;
use crate::model::{AttributeKey, NodeId, NodeKind};
use crate::vocabulary::sts::hint::THROUGH;

impl Writer<'_, '_> {
    pub(super) fn list(&mut self, node: NodeId) {
        self.start(node, &Shape::new("list", &[(AttributeKey::ListStyle, "list-type")]));
        self.label(node, "list");
        self.title_first(node);
        let mut any = false;
        for piece in self.pieces(node) {
            any = true;
            match piece {
                Piece::Child(item) if self.written.contains(&item) => any = false,
                Piece::Child(item) if self.kind(item) == NodeKind::ListItem => {
                    self.start(item, &Shape::new("list-item", &[]));
                    self.label(item, "list-item");
                    self.title_first(item);
                    self.children(item, Place::Item);
                    self.xml.end("list-item");
                }
                piece => {
                    self.xml.start("list-item", &[("specific-use", Some(THROUGH))]);
                    self.piece(node, piece, Place::Item);
                    self.xml.end("list-item");
                }
            }
        }
        if !any {
            self.xml.start("list-item", &[("specific-use", Some(THROUGH))]);
            self.xml.empty("p", &[("specific-use", Some(THROUGH))]);
            self.xml.end("list-item");
        }
        self.xml.end("list");
    }

    pub(super) fn definition_list(&mut self, node: NodeId) {
        let shape = Shape::new("def-list", &[]);
        let pieces = self.pieces(node);
        let of_kind = |w: &Self, kind: NodeKind, p: &Piece| matches!(p, Piece::Child(c) if w.kind(*c) == kind);
        let heads = pieces.iter().take_while(|p| of_kind(self, NodeKind::Caption, p)).count();
        let fits = heads <= 3 && pieces[heads..].iter().all(|p| of_kind(self, NodeKind::DefinitionItem, p));
        if !fits {
            return self.generic(node, Place::Paragraph);
        }
        self.start(node, &shape);
        self.label(node, "def-list");
        let names: &[&str] = match heads {
            1 => &["title"],
            2 => &["term-head", "def-head"],
            _ => &["title", "term-head", "def-head"],
        };
        for (piece, name) in pieces[..heads].iter().zip(names) {
            if let Piece::Child(caption) = piece {
                let id = self.ids.first(*caption).map(str::to_owned);
                self.xml.start(name, &[("id", id.as_deref())]);
                self.children(*caption, Place::Title);
                self.xml.end(name);
            }
        }
        for piece in &pieces[heads..] {
            if let Piece::Child(item) = piece {
                self.definition_item(*item);
            }
        }
        self.xml.end("def-list");
    }

    pub(super) fn definition_item(&mut self, node: NodeId) {
        self.start(node, &Shape::new("def-item", &[]));
        let mut pieces = self.pieces(node).into_iter().peekable();
        match pieces.peek() {
            Some(Piece::Child(term)) if self.kind(*term) == NodeKind::DefinitionTerm => {
                let term = *term;
                pieces.next();
                self.start(term, &Shape::new("term", &[]));
                self.children(term, Place::Term);
                self.xml.end("term");
            }
            _ => self.xml.empty("term", &[("specific-use", Some(THROUGH))]),
        }
        for piece in pieces {
            match piece {
                Piece::Child(def) if self.kind(def) == NodeKind::DefinitionText => {
                    self.start(def, &Shape::new("def", &[(AttributeKey::Type, "content-type")]));
                    self.children(def, Place::Paragraphs);
                    self.xml.end("def");
                }
                piece => {
                    self.xml.start("def", &[("specific-use", Some(THROUGH))]);
                    self.piece(node, piece, Place::Paragraphs);
                    self.xml.end("def");
                }
            }
        }
        self.xml.end("def-item");
    }
}
