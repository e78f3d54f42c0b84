//! Term entries: TBX (ISO 30042) where an entry has languages, `term-display` where it has not.

use super::Writer;
use super::block::Shape;
use super::inline::Piece;
use super::place::Place;
use crate::model::{AttributeKey, NodeId, NodeKind};
use crate::vocabulary::sts::hint::THROUGH;

/// Attributes of a designation with their elements in TBX, in the order of the schema, and the values that it allows.
const VALUES: &[(AttributeKey, &str, &[&str])] = &[
    (AttributeKey::PartOfSpeech, "tbx:partOfSpeech", &["adj", "adv", "noun", "verb"]),
    (AttributeKey::Gender, "tbx:grammaticalGender", &["feminine", "masculine", "neuter"]),
    (AttributeKey::GrammaticalNumber, "tbx:grammaticalNumber", &["plural", "singular"]),
    (AttributeKey::Status, "tbx:normativeAuthorization", &["admittedTerm", "deprecatedTerm", "preferredTerm"]),
    (
        AttributeKey::TermType,
        "tbx:termType",
        &["abbreviation", "acronym", "equation", "formula", "fullForm", "symbol", "variant"],
    ),
];

impl Writer<'_, '_> {
    /// True if an entry is a section with a number, and not the entry in it.
    pub(super) fn is_term_section(&self, node: NodeId) -> bool {
        let children = || self.document.children(node).map(|c| self.kind(c));
        let holds = children().any(|k| k == NodeKind::TermLanguage || k == NodeKind::Designation);
        self.document.label_of(node).is_some() || !holds
    }

    pub(super) fn term_entry(&mut self, node: NodeId, place: Place) {
        let children: Vec<NodeKind> = self.document.children(node).map(|c| self.kind(c)).collect();
        let (tbx, display) = (children.contains(&NodeKind::TermLanguage), children.contains(&NodeKind::Designation));
        if self.is_term_section(node) {
            if !matches!(place, Place::Section | Place::Body | Place::TermSection) {
                return self.within(place, "boxed-text", |w, _| {
                    w.xml.start("boxed-text", &[("specific-use", Some(THROUGH))]);
                    w.term_entry(node, Place::Section);
                    w.xml.end("boxed-text");
                });
            }
            self.start(node, &Shape::new("term-sec", &[(AttributeKey::Type, "sec-type")]));
            self.label(node, "term-sec");
            if display {
                self.xml.start("term-display", &[("specific-use", Some(THROUGH))]);
                self.term_display(node);
                self.xml.end("term-display");
            } else if tbx {
                self.losses.add("entries with number and languages, as two", 1);
                self.xml.open("tbx:termEntry");
                self.languages(node);
                self.xml.end("tbx:termEntry");
            } else {
                self.children(node, Place::TermSection);
            }
            self.xml.end("term-sec");
            return;
        }
        let alone = place != Place::TermSection;
        if alone && !matches!(place, Place::Section | Place::Body) {
            return self.within(place, "boxed-text", |w, _| {
                w.xml.start("boxed-text", &[("specific-use", Some(THROUGH))]);
                w.term_entry(node, Place::Section);
                w.xml.end("boxed-text");
            });
        }
        if alone {
            self.xml.start("term-sec", &[("specific-use", Some(THROUGH))]);
        }
        if tbx {
            let id = self.ids.first(node).map(str::to_owned);
            self.losses.add("facts of blocks that STS has no place for", self.document.attributes_of(node).len());
            self.losses.add("further ids of an element", self.ids.further(node).len());
            self.xml.start("tbx:termEntry", &[("id", id.as_deref())]);
            self.languages(node);
            self.xml.end("tbx:termEntry");
        } else {
            self.start(node, &Shape::new("term-display", &[]));
            self.term_display(node);
            self.xml.end("term-display");
        }
        if alone {
            self.xml.end("term-sec");
        }
    }

    fn languages(&mut self, node: NodeId) {
        for piece in self.pieces(node) {
            match piece {
                Piece::Child(language) if self.kind(language) == NodeKind::TermLanguage => self.language(language),
                Piece::Child(entry) if super::waiting::is_index_term(self.document, entry) => {
                    self.index_term(entry, Place::Paragraph);
                }
                piece => {
                    self.losses.add("blocks in term entries, as entries of their own", 1);
                    self.xml.start("tbx:langSet", &[("xml:lang", Some("und"))]);
                    self.xml.open("tbx:note");
                    match piece {
                        Piece::Text(range) => self.xml.text(self.document.slice(range)),
                        Piece::Child(child) => self.block(child, Place::TbxText),
                    }
                    self.xml.end("tbx:note");
                    self.xml.open("tbx:tig");
                    self.xml.empty("tbx:term", &[]);
                    self.xml.end("tbx:tig");
                    self.xml.end("tbx:langSet");
                }
            }
        }
    }

    /// The schema has the designations last; the reader puts them first, as they are printed.
    fn language(&mut self, node: NodeId) {
        let id = self.ids.first(node).map(str::to_owned);
        let tag = self.attribute_of(node, &AttributeKey::Language).unwrap_or("und").to_owned();
        let tag = if crate::write::language::is_language_tag(&tag) { tag } else { "und".to_owned() };
        self.xml.start("tbx:langSet", &[("id", id.as_deref()), ("xml:lang", Some(&tag))]);
        let pieces = self.pieces(node);
        let kind = |w: &Self, p: &Piece| match p {
            Piece::Child(c) => Some(w.kind(*c)),
            Piece::Text(_) => None,
        };
        let first = pieces.first().is_some_and(|p| kind(self, p) == Some(NodeKind::Designation));
        let of_designation =
            |w: &Self, p: &Piece| matches!(kind(w, p), Some(NodeKind::Designation | NodeKind::TermNote));
        let heads = if first { pieces.iter().take_while(|p| of_designation(self, p)).count() } else { 0 };
        for piece in &pieces[heads..] {
            match piece {
                Piece::Child(part) if self.kind(*part) != NodeKind::Designation => self.term_part(*part),
                Piece::Child(_) => {}
                Piece::Text(range) => {
                    self.losses.add("text of term entries, as notes", 1);
                    self.xml.leaf("tbx:note", &[], self.document.slice(*range));
                }
            }
        }
        let mut further: Vec<String> = self.ids.further(node).iter().rev().cloned().collect();
        let mut open = false;
        let late = pieces[heads..].iter().filter(|p| kind(self, p) == Some(NodeKind::Designation)).copied();
        let all: Vec<Piece> = pieces[..heads].iter().copied().chain(late).collect();
        for piece in all {
            let Piece::Child(part) = &piece else { continue };
            if self.kind(*part) == NodeKind::Designation {
                if std::mem::replace(&mut open, true) {
                    self.xml.end("tbx:tig");
                }
                self.designation(*part, further.pop().as_deref());
            } else {
                self.start(*part, &Shape::new("tbx:usageNote", &[]));
                self.children(*part, Place::TbxText);
                self.xml.end("tbx:usageNote");
            }
        }
        if open {
            self.xml.end("tbx:tig");
        } else {
            self.losses.add("term entries without a term, with an empty one", 1);
            self.xml.open("tbx:tig");
            self.xml.empty("tbx:term", &[]);
            self.xml.end("tbx:tig");
        }
        self.losses.add("further ids of an element", further.len());
        self.xml.end("tbx:langSet");
    }

    fn term_part(&mut self, node: NodeId) {
        use NodeKind as K;
        let (name, place) = match self.kind(node) {
            K::Definition => ("tbx:definition", Place::TbxText),
            K::Example => ("tbx:example", Place::TbxText),
            K::TermSource => ("tbx:source", Place::TbxSimple),
            K::TermNote => ("tbx:see", Place::TbxSimple),
            K::SubjectField => ("tbx:subjectField", Place::Plain),
            K::Note => ("tbx:note", Place::TbxText),
            _ => {
                self.losses.add("blocks in term entries, as notes", 1);
                self.xml.open("tbx:note");
                self.block(node, Place::TbxText);
                self.xml.end("tbx:note");
                return;
            }
        };
        let id = self.ids.first(node).map(str::to_owned);
        let has_language = matches!(name, "tbx:note" | "tbx:source" | "tbx:see" | "tbx:subjectField");
        let language = self
            .attribute_of(node, &AttributeKey::Language)
            .filter(|l| has_language && crate::write::language::is_language_tag(l));
        let language = language.map(str::to_owned);
        let lost = self.document.attributes_of(node).len() - usize::from(language.is_some());
        self.losses.add(
            "facts of blocks that STS has no place for",
            lost + usize::from(self.document.label_of(node).is_some()),
        );
        self.xml.start(name, &[("id", id.as_deref()), ("xml:lang", language.as_deref())]);
        self.children(node, place);
        self.xml.end(name);
    }

    fn designation(&mut self, node: NodeId, group: Option<&str>) {
        let id = self.ids.first(node).map(str::to_owned);
        self.xml.start("tbx:tig", &[("id", group)]);
        self.xml.start("tbx:term", &[("id", id.as_deref())]);
        self.children(node, Place::TbxSimple);
        self.xml.end("tbx:term");
        let mut known = 0;
        for (key, name, values) in VALUES {
            let Some(value) = self.attribute_of(node, key).filter(|v| values.contains(v)).map(str::to_owned) else {
                continue;
            };
            known += 1;
            self.xml.empty(name, &[("value", Some(&value))]);
        }
        let facts = self.document.attributes_of(node).len() + usize::from(self.document.label_of(node).is_some());
        self.losses.add("facts of blocks that STS has no place for", facts - known);
    }

    fn term_display(&mut self, node: NodeId) {
        use NodeKind as K;
        self.further_ids(node, Place::TermDisplay);
        for piece in self.pieces(node) {
            let Piece::Child(child) = piece else {
                self.piece(node, piece, Place::TermDisplay);
                continue;
            };
            let (name, place) = match self.kind(child) {
                K::Designation => ("term", Place::Term),
                K::Definition => ("def", Place::Paragraphs),
                K::TermSource => ("term-source", Place::TermSource),
                K::TermNote => ("pronunciation", Place::TermSource),
                _ => {
                    self.block(child, Place::TermDisplay);
                    continue;
                }
            };
            if self.kind(child) == K::Designation {
                let id = self.ids.first(child).map(str::to_owned);
                let tag = self.attribute_of(child, &AttributeKey::Language);
                let tag = tag.filter(|l| crate::write::language::is_language_tag(l)).map(str::to_owned);
                let lost = self.document.attributes_of(child).len() - usize::from(tag.is_some());
                self.losses.add("facts of blocks that STS has no place for", lost);
                self.xml.start(name, &[("id", id.as_deref()), ("xml:lang", tag.as_deref())]);
            } else {
                self.start(child, &Shape::new(name, &[]));
            }
            self.children(child, place);
            self.xml.end(name);
        }
    }
}
