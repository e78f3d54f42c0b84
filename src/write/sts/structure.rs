//! The document: front, body and back, clauses and annexes.

use super::Writer;
use super::block::{Shape, is_change};
use super::inline::Piece;
use super::place::Place;
use crate::model::{AttributeKey, ClauseKind, NodeId, NodeKind};
use crate::vocabulary::sts::hint::{ESCAPED_IDS, NewHint, THROUGH};
use crate::vocabulary::sts::words::{annex_says, section_kind};
use crate::vocabulary::titles;

/// Place of a clause: the reader takes it into account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Front,
    Body,
    Back,
    Inner,
}

const NAMESPACES: &[(&str, Option<&str>)] = &[
    ("xmlns:mml", Some("http://www.w3.org/1998/Math/MathML")),
    ("xmlns:tbx", Some("urn:iso:std:iso:30042:ed-1")),
    ("xmlns:xlink", Some("http://www.w3.org/1999/xlink")),
];

impl Writer<'_, '_> {
    pub(super) fn whole(&mut self) {
        self.xml.declaration();
        self.xml.line_end();
        self.standard(NodeId::ROOT, 0);
        self.xml.line_end();
    }

    /// A document, or one that is adopted. Gives the place of the next metadata.
    fn standard(&mut self, node: NodeId, metadata: usize) -> usize {
        let inside: Vec<Piece> = self.pieces(node);
        let adopts = |w: &Self, p: &Piece| matches!(p, Piece::Child(c) if w.kind(*c) == NodeKind::AdoptedDocument);
        let first = inside.iter().position(|p| adopts(self, p));
        let last = inside.iter().rposition(|p| adopts(self, p));
        let whole = first.zip(last).filter(|(f, l)| inside[*f..=*l].iter().all(|p| adopts(self, p)));
        let name = if whole.is_some() { "adoption" } else { "standard" };
        let id = self.ids.first(node).map(str::to_owned);
        let language =
            self.attribute_of(node, &AttributeKey::Language).filter(|l| crate::write::language::is_language_tag(l));
        let language = language.map(str::to_owned);
        let escaped = self.ids.escaped && node == NodeId::ROOT;
        let mut attributes = if node == NodeId::ROOT { NAMESPACES.to_vec() } else { Vec::new() };
        attributes.push(("id", id.as_deref()));
        attributes.push(("specific-use", escaped.then_some(ESCAPED_IDS)));
        attributes.push(("xml:lang", language.as_deref()));
        self.xml.start(name, &attributes);
        let further = self.ids.further(node).first().cloned();
        self.losses.add("further ids of an element", self.ids.further(node).len().saturating_sub(1));
        let mut next = metadata + 1;
        if let Some((from, to)) = whole {
            self.xml.line_end();
            self.xml.open("adoption-front");
            self.metadata(metadata, further.as_deref());
            self.sections(node, &inside[..from], Spot::Front);
            self.xml.end("adoption-front");
            for piece in &inside[from..=to] {
                if let Piece::Child(adopted) = piece {
                    self.xml.line_end();
                    next = self.standard(*adopted, next);
                }
            }
            if to + 1 < inside.len() {
                self.back(node, &inside[to + 1..]);
            }
        } else {
            let (front, body, back) = self.divide(node, &inside);
            self.xml.line_end();
            self.xml.open("front");
            self.metadata(metadata, further.as_deref());
            self.sections(node, front, Spot::Front);
            self.xml.end("front");
            self.xml.line_end();
            self.xml.open("body");
            self.body(node, body);
            self.xml.end("body");
            self.xml.line_end();
            if !back.is_empty() {
                self.back(node, back);
            }
        }
        self.xml.end(name);
        next
    }

    /// Divides pieces into front, body and back. The order of reading is kept, so each is one stretch.
    fn divide<'p>(&self, node: NodeId, pieces: &'p [Piece]) -> (&'p [Piece], &'p [Piece], &'p [Piece]) {
        use ClauseKind as C;
        let kind = |piece: &Piece| match piece {
            Piece::Child(child) => self.document.clause_data(*child).map(|c| c.kind),
            Piece::Text(_) => None,
        };
        let is_front = |p: &Piece| {
            matches!(kind(p), Some(C::Foreword | C::Introduction | C::Abstract | C::FrontMatter | C::Contributors))
        };
        let is_back = |p: &Piece| {
            matches!(
                kind(p),
                Some(C::Annex | C::Bibliography | C::Index | C::BackMatter | C::Acknowledgements | C::Contributors)
            )
        };
        // Footnotes of titles stand between clauses.
        let is_note = |p: &Piece| matches!(p, Piece::Child(c) if self.kind(*c) == NodeKind::Footnote);
        let _ = node;
        let front = pieces.iter().position(|p| !is_front(p)).unwrap_or(pieces.len());
        let back = pieces[front..].iter().rposition(|p| !is_back(p) && !is_note(p)).map_or(front, |at| front + at + 1);
        let skip = pieces[back..].iter().take_while(|p| is_note(p)).count();
        let back = if back + skip == pieces.len() { pieces.len() } else { back + skip };
        (&pieces[..front], &pieces[front..back], &pieces[back..])
    }

    /// Pieces where only sections may stand.
    fn sections(&mut self, node: NodeId, pieces: &[Piece], spot: Spot) {
        let mut open = false;
        for piece in pieces {
            let clause = matches!(piece, Piece::Child(c) if self.kind(*c) == NodeKind::Clause);
            if clause && std::mem::take(&mut open) {
                self.xml.end("sec");
            }
            if !clause && !std::mem::replace(&mut open, true) {
                self.xml.start("sec", &[("specific-use", Some(THROUGH))]);
                self.xml.empty("title", &[("specific-use", Some(THROUGH))]);
            }
            match piece {
                Piece::Child(child) if clause => self.clause(*child, spot),
                piece => self.piece(node, *piece, Place::Section),
            }
        }
        if open {
            self.xml.end("sec");
        }
    }

    fn body(&mut self, node: NodeId, pieces: &[Piece]) {
        let is_section = |w: &Self, p: &Piece| matches!(p, Piece::Child(c) if w.is_section(*c, Place::Body));
        let blocks = pieces.iter().position(|p| is_section(self, p)).unwrap_or(pieces.len());
        for piece in &pieces[..blocks] {
            self.piece(node, *piece, Place::Body);
        }
        let items = self.items(node);
        let points: Vec<_> = items.into_iter().filter(|i| i.start == i.end).collect();
        if !points.is_empty() && self.document.own_text(node).next().is_none() {
            self.losses.add("references and marks outside of every block", points.len());
        }
        let mut open = false;
        for piece in &pieces[blocks..] {
            let section = is_section(self, piece);
            if section && std::mem::take(&mut open) {
                self.xml.end("sec");
            }
            if !section && !std::mem::replace(&mut open, true) {
                self.xml.start("sec", &[("specific-use", Some(THROUGH))]);
                self.xml.empty("title", &[("specific-use", Some(THROUGH))]);
            }
            match piece {
                Piece::Child(child) if self.kind(*child) == NodeKind::Clause => self.clause(*child, Spot::Body),
                Piece::Child(child) if section => self.block(*child, Place::Body),
                piece => self.piece(node, *piece, Place::Section),
            }
        }
        if open {
            self.xml.end("sec");
        }
    }

    fn back(&mut self, node: NodeId, pieces: &[Piece]) {
        self.xml.open("back");
        let mut annexes = false;
        for piece in pieces {
            let kind = match piece {
                Piece::Child(child) => self.document.clause_data(*child).map(|c| c.kind),
                Piece::Text(_) => None,
            };
            let annex = kind == Some(ClauseKind::Annex);
            if annexes && !annex {
                self.xml.end("app-group");
            }
            if annex && !annexes {
                self.xml.open("app-group");
            }
            annexes = annex;
            match piece {
                Piece::Child(child) if annex => self.annex(*child),
                Piece::Child(child) if kind.is_some() && self.is_reference_list(*child) => {
                    self.reference_clause(*child);
                }
                Piece::Child(child) if kind.is_some() => self.clause(*child, Spot::Back),
                piece => self.sections(node, &[*piece], Spot::Back),
            }
        }
        if annexes {
            self.xml.end("app-group");
        }
        self.xml.end("back");
        self.xml.line_end();
    }

    /// Returns `true` if a block is written as a section, after which no other blocks may stand.
    pub(super) fn is_section(&self, node: NodeId, place: Place) -> bool {
        match (self.kind(node), place) {
            (NodeKind::Clause | NodeKind::TermEntry, Place::Section | Place::Body) => true,
            (NodeKind::TermEntry, Place::TermSection) => self.is_term_section(node),
            _ => false,
        }
    }

    /// A clause that is not one of the outermost.
    pub(super) fn clause_inside(&mut self, node: NodeId, place: Place) {
        if matches!(place, Place::Section | Place::Body) {
            return self.clause(node, Spot::Inner);
        }
        self.within(place, "boxed-text", |w, _| {
            w.xml.start("boxed-text", &[("specific-use", Some(THROUGH))]);
            w.clause(node, Spot::Inner);
            w.xml.end("boxed-text");
        });
    }

    /// A clause as `sec`.
    fn clause(&mut self, node: NodeId, spot: Spot) {
        let Some(data) = self.document.clause_data(node) else { return };
        let kind = data.kind;
        let says = data.declared.then_some(data.bindingness);
        let named = self.attribute_of(node, &AttributeKey::Type).map(str::to_owned);
        let mut read = section_kind(named.as_deref().unwrap_or_default());
        if read == ClauseKind::Clause && spot != Spot::Inner {
            read = match titles::clause_kind(&self.title_of(node)) {
                Some(kind) => kind,
                None if self.document.label_of(node).is_some() => read,
                None if spot == Spot::Front => ClauseKind::FrontMatter,
                None if spot == Spot::Back => ClauseKind::BackMatter,
                None => read,
            };
        }
        let hint = (read != kind || says.is_some()).then(|| self.clause_hint(node));
        let kind = named.as_deref().or_else(|| hint.as_ref().and_then(|_| section_type(kind)));
        let kind = kind.map(str::to_owned);
        self.clause_start("sec", node, ("sec-type", kind.as_deref()), hint);
        self.label(node, "sec");
        if !self.title(node) && self.document.label_of(node).is_none() {
            self.xml.empty("title", &[("specific-use", Some(THROUGH))]);
        }
        self.clause_content(node);
        self.xml.end("sec");
        self.xml.line_end();
    }

    fn annex(&mut self, node: NodeId) {
        let Some(data) = self.document.clause_data(node) else { return };
        let says = data.declared.then_some(data.bindingness);
        let named = self.attribute_of(node, &AttributeKey::Type).map(str::to_owned);
        let label = self.document.label_of(node).unwrap_or_default();
        let first = self.pieces(node).first().copied();
        let printed = match first {
            Some(Piece::Child(child)) if self.kind(child) == NodeKind::AnnexType => Some(child),
            _ => None,
        };
        let words = printed.map(|p| self.document.slice(self.document.node(p).range));
        let read = annex_says(named.as_deref(), words, [label, &self.title_of(node)]);
        let other = matches!(named.as_deref(), Some("bibl" | "index"));
        let hint = (read != says || other).then(|| self.clause_hint(node));
        self.clause_start("app", node, ("content-type", named.as_deref()), hint);
        self.label(node, "app");
        if let Some(printed) = printed {
            self.written.insert(printed);
            self.losses.add("inline marks where STS allows none", self.items(printed).len());
            let words = self.without_deleted(self.document.node(printed).range);
            self.xml.leaf("annex-type", &[], &words);
        }
        if !self.title(node) && self.document.label_of(node).is_none() {
            self.xml.empty("title", &[("specific-use", Some(THROUGH))]);
        }
        self.clause_content(node);
        self.xml.end("app");
        self.xml.line_end();
    }

    /// Returns `true` if a clause is a list of references and nothing else.
    fn is_reference_list(&self, node: NodeId) -> bool {
        let mut pieces = self.pieces(node).into_iter().peekable();
        pieces.next_if(|p| matches!(p, Piece::Child(c) if self.kind(*c) == NodeKind::Title));
        let is_block = |p: &Piece| !matches!(p, Piece::Child(c) if matches!(self.kind(*c), NodeKind::Clause | NodeKind::TermEntry | NodeKind::ReferenceEntry));
        while pieces.next_if(|p| is_block(p)).is_some() {}
        let mut any = false;
        pieces.all(|p| {
            any = true;
            matches!(p, Piece::Child(c) if self.kind(c) == NodeKind::ReferenceEntry)
        }) && any
    }

    /// A clause as `ref-list`.
    fn reference_clause(&mut self, node: NodeId) {
        let Some(data) = self.document.clause_data(node) else { return };
        let named = self.attribute_of(node, &AttributeKey::Type).map(str::to_owned);
        let title = titles::clause_kind(&self.title_of(node));
        let normative = named.as_deref() == Some("norm-refs") || title == Some(ClauseKind::NormativeReferences);
        let read = if normative { ClauseKind::NormativeReferences } else { ClauseKind::Bibliography };
        let hint = (read != data.kind || data.declared).then(|| self.clause_hint(node));
        self.clause_start("ref-list", node, ("content-type", named.as_deref()), hint);
        self.label(node, "ref-list");
        self.title(node);
        self.further_ids(node, Place::References);
        self.references_in(node);
        self.xml.end("ref-list");
    }

    fn clause_start(&mut self, name: &'static str, node: NodeId, named: (&str, Option<&str>), hint: Option<NewHint>) {
        let known = |key: &AttributeKey| matches!(key, AttributeKey::Type | AttributeKey::Language) || is_change(key);
        let rest = self.document.attributes_of(node).iter().any(|a| {
            !known(&a.key) || a.key == AttributeKey::Language && !crate::write::language::is_language_tag(&a.value)
        });
        let hint = hint.or_else(|| rest.then(|| self.clause_hint(node)));
        let id = self.ids.first(node).map(str::to_owned);
        let language =
            self.attribute_of(node, &AttributeKey::Language).filter(|l| crate::write::language::is_language_tag(l));
        let language = language.map(str::to_owned);
        self.xml.start(
            name,
            &[
                ("id", id.as_deref()),
                named,
                ("specific-use", hint.as_ref().map(NewHint::as_str).or(self.change_of(node))),
                ("xml:lang", language.as_deref()),
            ],
        );
    }

    fn clause_hint(&self, node: NodeId) -> NewHint {
        let mut hint = NewHint::new("clause");
        if let Some(data) = self.document.clause_data(node) {
            hint = hint.fact("kind", data.kind.name());
            if data.declared {
                hint = hint.fact("bindingness", data.bindingness.name());
            }
        }
        for attribute in self.document.attributes_of(node) {
            let tag =
                attribute.key == AttributeKey::Language && crate::write::language::is_language_tag(&attribute.value);
            if !tag && attribute.key != AttributeKey::LabelBefore {
                hint = hint.fact(attribute.key.name(), &attribute.value);
            }
        }
        hint
    }

    fn title_of(&self, node: NodeId) -> String {
        let title = self.document.children(node).find(|&c| self.kind(c) == NodeKind::Title);
        title.map_or(String::new(), |t| self.document.slice(self.document.node(t).range).to_owned())
    }

    /// Writes the title of a clause, if it is what comes next.
    fn title(&mut self, node: NodeId) -> bool {
        let next = self.pieces(node).into_iter().find(|p| !matches!(p, Piece::Child(c) if self.written.contains(c)));
        match next {
            Some(Piece::Child(title))
                if self.kind(title) == NodeKind::Title && self.document.label_of(title).is_none() =>
            {
                self.written.insert(title);
                self.start(title, &Shape::new("title", &[]));
                self.children(title, Place::Title);
                self.xml.end("title");
                true
            }
            _ => false,
        }
    }

    /// Content of a clause beside label and title. Entries of a list of references stand in a list.
    fn clause_content(&mut self, node: NodeId) {
        self.children(node, Place::Section);
    }
}

/// The word of STS for the kind of a clause, for others than the reader of this crate.
fn section_type(kind: ClauseKind) -> Option<&'static str> {
    Some(match kind {
        ClauseKind::Foreword => "foreword",
        ClauseKind::Introduction => "intro",
        ClauseKind::Abstract => "abstract",
        ClauseKind::Scope => "scope",
        ClauseKind::NormativeReferences => "norm-refs",
        ClauseKind::Terms => "terms",
        ClauseKind::Symbols => "symbols",
        ClauseKind::Annex => "annex",
        ClauseKind::Bibliography => "bibliography",
        ClauseKind::Index => "index",
        ClauseKind::Acknowledgements => "acknowledgements",
        _ => return None,
    })
}
