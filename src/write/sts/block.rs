//! Blocks, each as the element that STS has for it, in a place where it may stand.

use super::Writer;
use super::inline::Piece;
use super::item::{Item, What};
use super::place::Place;
use super::waiting::is_index_term;
use crate::model::{AttributeKey, MarkKind, NodeId, NodeKind};
use crate::vocabulary::sts::hint::{NewHint, THROUGH};

/// An element for a block.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) name: &'static str,
    /// Attributes of the block that have an attribute of the element, with its name.
    pub(super) natural: &'static [(AttributeKey, &'static str)],
    /// True if the element alone does not say what the block is.
    pub(super) hinted: bool,
    /// Attributes of the block that the element itself says.
    pub(super) said: &'static [AttributeKey],
}

impl Shape {
    pub(super) fn new(name: &'static str, natural: &'static [(AttributeKey, &'static str)]) -> Self {
        Self { name, natural, hinted: false, said: &[] }
    }
}

/// Elements that have a label.
const LABELLED: &[&str] = &[
    "sec",
    "app",
    "list",
    "list-item",
    "def-list",
    "fig",
    "fig-group",
    "graphic",
    "disp-formula",
    "table-wrap",
    "fn",
    "ref",
    "ref-list",
    "disp-quote",
    "boxed-text",
    "statement",
    "term-sec",
    "normative-note",
    "non-normative-note",
    "normative-example",
    "non-normative-example",
    "editing-instruction",
    "array",
];
/// Elements without `xml:lang`.
const WITHOUT_LANGUAGE: &[&str] = &[
    "normative-note",
    "non-normative-note",
    "normative-example",
    "non-normative-example",
    "editing-instruction",
    "title",
    "td",
    "th",
    "tr",
    "tbody",
    "thead",
    "tfoot",
    "table",
    "tbx:definition",
    "tbx:example",
    "tbx:term",
    "tbx:termEntry",
    "tbx:tig",
    "tbx:usageNote",
    "annex-type",
];
/// Elements without `specific-use`.
const WITHOUT_HINT: &[&str] = &["td", "th", "tr", "tbody", "thead", "tfoot", "annex-type", "table-wrap-foot"];

const TYPE: &[(AttributeKey, &str)] = &[(AttributeKey::Type, "content-type")];
/// Types of notes that make them warnings.
const WARNS: &[&str] = &["warning", "caution", "danger", "important", "safety"];

/// True if an attribute says what a redline changes.
pub(super) fn is_change(key: &AttributeKey) -> bool {
    matches!(key, AttributeKey::Redline | AttributeKey::LabelBefore)
}

impl Writer<'_, '_> {
    pub(super) fn kind(&self, node: NodeId) -> NodeKind {
        self.document.node(node).kind
    }

    pub(super) fn attribute_of(&self, node: NodeId, key: &AttributeKey) -> Option<&str> {
        self.document.attribute(node, key)
    }

    /// Writes a block and all that is in it.
    pub(super) fn block(&mut self, node: NodeId, place: Place) {
        use AttributeKey as A;
        use NodeKind as K;
        let kind = self.kind(node);
        let says = self.attribute_of(node, &A::Bindingness);
        match kind {
            K::Clause => self.clause_inside(node, place),
            K::TermEntry => self.term_entry(node, place),
            K::Table => self.table(node, place),
            K::Paragraph => self.plain(node, place, Shape::new("p", TYPE), Place::Paragraph),
            K::List => self.within(place, "list", |w, _| w.list(node)),
            K::DefinitionList => self.within(place, "def-list", |w, _| w.definition_list(node)),
            K::Quote => self.titled(node, place, Shape::new("disp-quote", TYPE), Place::Blocks),
            K::EditingInstruction => {
                self.titled(node, place, Shape::new("editing-instruction", TYPE), Place::Paragraphs);
            }
            K::Note | K::Example => {
                let name = match (kind, says) {
                    (K::Note, Some("normative")) => "normative-note",
                    (K::Note, _) => "non-normative-note",
                    (_, Some("normative")) => "normative-example",
                    _ => "non-normative-example",
                };
                let warns = self.attribute_of(node, &A::Type).is_some_and(|t| WARNS.contains(&t));
                let known = matches!(says, Some("normative" | "informative"));
                let shape = Shape { hinted: warns || !known, said: &[A::Bindingness], ..Shape::new(name, TYPE) };
                self.titled(node, place, shape, Place::Blocks);
            }
            K::Warning => self.plain(node, place, Shape::new("boxed-text", TYPE), Place::Section),
            K::Figure => self.figure(node, place),
            K::Graphic => self.within(place, "graphic", |w, _| w.graphic(node)),
            K::Formula => self.formula(node, place),
            K::Code | K::Preformatted => self.code(node, place),
            K::Footnote => self.within(place, "fn-group", |w, _| {
                w.xml.open("fn-group");
                w.footnote(node);
                w.xml.end("fn-group");
            }),
            K::ReferenceList => {
                self.within(place, "ref-list", |w, _| {
                    w.start(node, &Shape::new("ref-list", TYPE));
                    w.label(node, "ref-list");
                    w.title_first(node);
                    w.references_in(node);
                    w.xml.end("ref-list");
                });
            }
            K::ReferenceEntry => self.within(place, "ref-list", |w, _| {
                w.xml.start("ref-list", &[("specific-use", Some(THROUGH))]);
                w.reference_entry(node);
                w.xml.end("ref-list");
            }),
            K::Other if is_index_term(self.document, node) => self.within(place, "p", |w, _| {
                w.xml.start("p", &[("specific-use", Some(THROUGH))]);
                w.index_term(node, Place::Paragraph);
                w.xml.end("p");
            }),
            _ => self.generic(node, place),
        }
    }

    /// A block that has no element here: `boxed-text` with a hint.
    pub(super) fn generic(&mut self, node: NodeId, place: Place) {
        let shape = Shape { hinted: true, ..Shape::new("boxed-text", &[]) };
        self.plain(node, place, shape, Place::Section);
    }

    fn plain(&mut self, node: NodeId, place: Place, shape: Shape, inside: Place) {
        self.within(place, shape.name, |w, _| {
            w.start(node, &shape);
            w.label(node, shape.name);
            w.children(node, inside);
            w.xml.end(shape.name);
        });
    }

    /// A block whose first caption is its title.
    fn titled(&mut self, node: NodeId, place: Place, shape: Shape, inside: Place) {
        self.within(place, shape.name, |w, _| {
            w.start(node, &shape);
            w.label(node, shape.name);
            w.title_first(node);
            w.children(node, inside);
            w.xml.end(shape.name);
        });
    }

    /// Writes a caption that is the first of a block as `title`.
    pub(super) fn title_first(&mut self, node: NodeId) {
        let Some(Piece::Child(first)) = self.pieces(node).first().copied() else { return };
        let plain = self.document.attributes_of(first).is_empty() && self.document.label_of(first).is_none();
        if self.kind(first) == NodeKind::Caption && plain && !self.written.contains(&first) {
            self.written.insert(first);
            let id = self.ids.first(first).map(str::to_owned);
            self.xml.start("title", &[("id", id.as_deref())]);
            self.children(first, Place::Title);
            self.xml.end("title");
        }
    }

    /// Runs `write` where an element may stand: here, or in something that is there for the schema alone.
    pub(super) fn within(&mut self, place: Place, element: &str, write: impl FnOnce(&mut Self, Place)) {
        if place.allows(element) {
            return write(self, place);
        }
        let through = [("specific-use", Some(THROUGH))];
        for (wrapper, inside) in [
            ("boxed-text", Place::Section),
            ("p", Place::Paragraph),
            ("disp-quote", Place::Blocks),
            ("normative-note", Place::Blocks),
            ("styled-content", Place::Styled),
        ] {
            if place.allows(wrapper) {
                self.xml.start(wrapper, &through);
                if inside.allows(element) || wrapper == "boxed-text" {
                    write(self, inside);
                } else {
                    self.within(inside, element, write);
                }
                self.xml.end(wrapper);
                return;
            }
        }
        self.losses.add("blocks where STS allows none, but for what is in them", 1);
        write(self, place);
    }

    /// The start tag of a block: what the element has attributes for, and a hint for the rest.
    pub(super) fn start(&mut self, node: NodeId, shape: &Shape) {
        let document = self.document;
        let id = self.ids.first(node).map(str::to_owned);
        let speaks = !WITHOUT_LANGUAGE.contains(&shape.name);
        let mut language = None;
        let change = self.change_of(node);
        let mut rest = Vec::new();
        let mut attributes: Vec<(&str, Option<&str>)> = vec![("id", id.as_deref())];
        for attribute in document.attributes_of(node) {
            let natural = shape.natural.iter().find(|(key, _)| *key == attribute.key);
            if attribute.key == AttributeKey::Language
                && speaks
                && crate::write::language::is_language_tag(&attribute.value)
            {
                language = Some(&*attribute.value);
            } else if let Some((_, name)) = natural.filter(|_| !attribute.value.starts_with("normative:")) {
                attributes.push((name, Some(&attribute.value)));
            } else if !shape.said.contains(&attribute.key) && !is_change(&attribute.key) {
                rest.push(attribute);
            }
        }
        attributes.push(("xml:lang", language));
        let label = document.label_of(node).filter(|_| !LABELLED.contains(&shape.name));
        let needs_hint = shape.hinted || !rest.is_empty() || label.is_some();
        let mut hint = NewHint::new(document.node(node).kind.name());
        if needs_hint && WITHOUT_HINT.contains(&shape.name) {
            self.losses.add("facts of blocks that STS has no place for", rest.len() + usize::from(label.is_some()));
        } else if needs_hint {
            for attribute in document.attributes_of(node) {
                let is_label = attribute.key == AttributeKey::LabelBefore;
                if !is_label && (attribute.key != AttributeKey::Language || language.is_none()) {
                    hint = hint.fact(attribute.key.name(), &attribute.value);
                }
            }
            hint = label.iter().fold(hint, |hint, label| hint.fact("label", label));
            attributes.push(("specific-use", Some(hint.as_str())));
        } else if !WITHOUT_HINT.contains(&shape.name) {
            attributes.push(("specific-use", change));
        }
        self.xml.start(shape.name, &attributes);
    }

    /// The word of `specific-use` for a block that came or went as a whole.
    pub(super) fn change_of(&self, node: NodeId) -> Option<&'static str> {
        match self.attribute_of(node, &AttributeKey::Redline)? {
            "deleted" => Some("delete"),
            _ => Some("insert"),
        }
    }

    /// The text of a label, which may have been another before.
    fn label_text(&mut self, node: NodeId, label: &str) {
        let Some(before) = self.attribute_of(node, &AttributeKey::LabelBefore).map(str::to_owned) else {
            return self.xml.text(label);
        };
        for (kind, text) in [(MarkKind::Deleted, &*before), (MarkKind::Inserted, label)] {
            if !text.is_empty() {
                self.mark_start(kind, None, false);
                self.xml.text(text);
                self.xml.end("styled-content");
            }
        }
    }

    /// The label of a block, with the footnotes that hang in it, and the further ids of the block.
    pub(super) fn label(&mut self, node: NodeId, element: &str) {
        let document = self.document;
        if !LABELLED.contains(&element) {
            return;
        }
        if let Some(label) = document.label_of(node) {
            let further = self.ids.further(node).first().cloned();
            self.xml.start("label", &[("id", further.as_deref())]);
            self.label_text(node, label);
            let notes = self.items(node).into_iter().filter_map(|item| match item.what {
                What::Footnote(note) => Some(note),
                _ => None,
            });
            if document.own_text(node).next().is_none() {
                for note in notes.collect::<Vec<_>>() {
                    self.footnote_here(note, Place::Face);
                }
            }
            self.xml.end("label");
        }
    }

    /// Ids of a block that neither its element nor its label carries.
    pub(super) fn further_ids(&mut self, node: NodeId, place: Place) {
        let labelled = usize::from(self.document.label_of(node).is_some());
        let ids: Vec<String> = self.ids.further(node).iter().skip(labelled).cloned().collect();
        for id in ids {
            if place.allows("target") {
                self.xml.empty("target", &[("id", Some(&id))]);
            } else if place.allows("p") {
                self.xml.empty("p", &[("id", Some(&id)), ("specific-use", Some(THROUGH))]);
            } else if place.allows("styled-content") {
                self.xml.empty("styled-content", &[("id", Some(&id)), ("specific-use", Some(THROUGH))]);
            } else {
                self.losses.add("further ids of an element", 1);
            }
        }
    }

    /// The content of a block.
    pub(super) fn children(&mut self, node: NodeId, place: Place) {
        let pieces: Vec<_> = self
            .pieces(node)
            .into_iter()
            .filter(|p| !matches!(p, Piece::Child(c) if self.written.contains(c)))
            .collect();
        let items = self.items(node);
        if !self.ids.further(node).is_empty() {
            self.further_ids(node, place);
        }
        if place.holds_text() {
            return self.inline(node, &items, &pieces, place);
        }
        let has_text = pieces.iter().any(|p| matches!(p, Piece::Text(_)));
        let labelled = self.document.label_of(node).is_some();
        if !has_text {
            let points: Vec<Item> =
                items.iter().filter(|i| !(labelled && matches!(i.what, What::Footnote(_)))).cloned().collect();
            if !points.is_empty() {
                self.within(place, "p", |w, _| {
                    w.xml.start("p", &[("specific-use", Some(THROUGH))]);
                    w.inline(node, &points, &[], Place::Paragraph);
                    w.xml.end("p");
                });
            }
        }
        let mut sections = Sections::default();
        for piece in &pieces {
            match piece {
                Piece::Text(range) => {
                    self.before_block(&mut sections, place);
                    let inside: Vec<Item> =
                        items.iter().filter(|i| range.start() <= i.start && i.start <= range.end()).cloned().collect();
                    self.within(sections.place(place), "p", |w, _| {
                        w.xml.start("p", &[("specific-use", Some(THROUGH))]);
                        w.inline(node, &inside, &[*piece], Place::Paragraph);
                        w.xml.end("p");
                    });
                }
                Piece::Child(child) => {
                    if self.is_section(*child, place) {
                        self.after_block(&mut sections);
                        sections.begun = true;
                        self.block(*child, place);
                    } else {
                        self.before_block(&mut sections, place);
                        self.block(*child, sections.place(place));
                    }
                }
            }
        }
        self.after_block(&mut sections);
        let minimum = match place {
            Place::Item | Place::Paragraphs => pieces.is_empty(),
            _ => false,
        };
        if minimum {
            self.xml.empty("p", &[("specific-use", Some(THROUGH))]);
        }
    }

    /// Blocks do not stand after sections: they get a section of their own that is there for the schema alone.
    fn before_block(&mut self, sections: &mut Sections, place: Place) {
        if sections.begun && !sections.inside {
            sections.inside = true;
            match place {
                Place::TermSection => self.xml.start("term-sec", &[("specific-use", Some(THROUGH))]),
                _ => {
                    self.xml.start("sec", &[("specific-use", Some(THROUGH))]);
                    self.xml.empty("title", &[("specific-use", Some(THROUGH))]);
                }
            }
            sections.name = if place == Place::TermSection { "term-sec" } else { "sec" };
        }
    }

    fn after_block(&mut self, sections: &mut Sections) {
        if std::mem::take(&mut sections.inside) {
            self.xml.end(sections.name);
        }
    }

    /// One piece of a node in a place that holds no text.
    pub(super) fn piece(&mut self, node: NodeId, piece: Piece, place: Place) {
        match piece {
            Piece::Child(child) => self.block(child, place),
            Piece::Text(range) => {
                let items: Vec<Item> = self
                    .items(node)
                    .into_iter()
                    .filter(|i| range.start() <= i.start && i.start <= range.end())
                    .collect();
                self.within(place, "p", |w, _| {
                    w.xml.start("p", &[("specific-use", Some(THROUGH))]);
                    w.inline(node, &items, &[piece], Place::Paragraph);
                    w.xml.end("p");
                });
            }
        }
    }

    /// A caption where one may stand: its own text is the title, unless it has none.
    pub(super) fn caption(&mut self, node: NodeId) {
        self.start(node, &Shape::new("caption", &[(AttributeKey::Type, "content-type")]));
        let items = self.items(node);
        for (at, piece) in self.pieces(node).into_iter().enumerate() {
            match piece {
                Piece::Text(range) if at == 0 => {
                    let inside: Vec<Item> = items.iter().filter(|i| i.start <= range.end()).cloned().collect();
                    self.xml.open("title");
                    self.inline(node, &inside, &[piece], Place::Title);
                    self.xml.end("title");
                }
                piece => self.piece(node, piece, Place::Paragraphs),
            }
        }
        if self.document.own_text(node).next().is_none() && !items.is_empty() {
            self.xml.start("p", &[("specific-use", Some(THROUGH))]);
            self.inline(node, &items, &[], Place::Paragraph);
            self.xml.end("p");
        }
        self.xml.end("caption");
    }

    /// The caption that comes first in a table or figure.
    pub(super) fn caption_first(&mut self, node: NodeId) {
        if let Some(Piece::Child(first)) = self.pieces(node).first().copied()
            && self.kind(first) == NodeKind::Caption
            && self.document.label_of(first).is_none()
        {
            self.written.insert(first);
            self.caption(first);
        }
    }

    /// Program text. One line of it inside of a sentence would be read as a part of the sentence.
    fn code(&mut self, node: NodeId, place: Place) {
        let shape = match self.kind(node) {
            NodeKind::Code => Shape::new("code", &[(AttributeKey::CodeLanguage, "language")]),
            _ => Shape::new("preformat", &[(AttributeKey::CodeLanguage, "preformat-type")]),
        };
        let text = self.document.slice(self.document.node(node).range);
        let alone = place.holds_text() && !text.trim().contains('\n');
        let write = |w: &mut Self| {
            w.start(node, &shape);
            w.children(node, Place::Code);
            w.xml.end(shape.name);
        };
        if alone {
            self.within(place, "boxed-text", |w, _| {
                w.xml.start("boxed-text", &[("specific-use", Some(THROUGH))]);
                write(w);
                w.xml.end("boxed-text");
            });
        } else {
            self.within(place, shape.name, |w, _| write(w));
        }
    }
}

/// State of a sequence of blocks: sections have begun, and a block after them stands in a section of its own.
#[derive(Default)]
struct Sections {
    begun: bool,
    inside: bool,
    name: &'static str,
}

impl Sections {
    fn place(&self, place: Place) -> Place {
        match place {
            Place::Body if self.inside => Place::Section,
            place => place,
        }
    }
}
