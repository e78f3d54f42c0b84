//! Lists of references.

use super::Writer;
use super::block::Shape;
use super::inline::Piece;
use super::place::Place;
use crate::model::{AttributeKey, NodeId, NodeKind};
use crate::vocabulary::sts::hint::THROUGH;

impl Writer<'_, '_> {
    /// The entries of a list of references, with what stands before them.
    pub(super) fn references_in(&mut self, node: NodeId) {
        let mut lists = false;
        let mut entries = false;
        for piece in self.pieces(node) {
            match piece {
                Piece::Child(child) if self.written.contains(&child) => {}
                Piece::Child(child) if self.kind(child) == NodeKind::ReferenceEntry && !lists => {
                    entries = true;
                    self.reference_entry(child);
                }
                Piece::Child(child) if self.kind(child) == NodeKind::ReferenceList => {
                    lists = true;
                    self.block(child, Place::Section);
                }
                piece if entries || lists => {
                    // Nothing but lists may follow.
                    lists = true;
                    self.xml.start("ref-list", &[("specific-use", Some(THROUGH))]);
                    self.piece_or_entry(node, piece);
                    self.xml.end("ref-list");
                }
                piece => self.piece(node, piece, Place::References),
            }
        }
    }

    pub(super) fn piece_or_entry(&mut self, node: NodeId, piece: Piece) {
        match piece {
            Piece::Child(child) if self.kind(child) == NodeKind::ReferenceEntry => self.reference_entry(child),
            piece => self.piece(node, piece, Place::References),
        }
    }

    pub(super) fn reference_entry(&mut self, node: NodeId) {
        self.start(node, &Shape::new("ref", &[(AttributeKey::Type, "content-type")]));
        self.label(node, "ref");
        self.xml.open("mixed-citation");
        self.children(node, Place::Citation);
        self.xml.end("mixed-citation");
        self.xml.end("ref");
    }
}
