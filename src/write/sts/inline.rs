//! Running text with what stands in it.

use std::borrow::Cow;

use super::Writer;
use super::item::{Item, What};
use super::place::Place;
use crate::model::{IdentifierForm, MarkKind, NodeId, NodeKind, ReferenceData, TargetData, TextRange};
use crate::vocabulary::sts::citation;
use crate::vocabulary::sts::hint::NewHint;
use crate::write::mathml as formula;

/// A piece of a block's content.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    Text(TextRange),
    Child(NodeId),
}

/// An element that is open around text.
struct Open {
    name: &'static str,
    end: u32,
    place: Place,
    /// Elements inside the main one, to be closed first.
    inner: Option<&'static str>,
    /// Byte offset at which the inner one ends.
    inner_end: u32,
}

/// Pieces of a node while they are written.
struct Run<'i> {
    items: &'i [Item],
    /// Content model around the pieces.
    place: Place,
    /// Elements that are open around text, outer ones first.
    open: Vec<Open>,
    /// The first item that has not begun.
    next: usize,
    /// The end of text that something else was written for.
    skip: u32,
}

impl Run<'_> {
    /// The place inside of the innermost open element.
    fn place(&self) -> Place {
        self.open.last().map_or(self.place, |open| open.place)
    }

    /// Byte offset at which the text from a position on is interrupted next, at the latest at its end.
    fn stop(&self, at: u32, end: u32) -> u32 {
        if self.skip > at {
            return self.skip.min(end);
        }
        let mut stop = end;
        if let Some(top) = self.open.last() {
            stop = stop.min(top.end).min(if top.inner.is_some() { top.inner_end } else { u32::MAX });
        }
        self.items.get(self.next).map_or(stop, |item| stop.min(item.start.max(at + 1)))
    }
}

impl Writer<'_, '_> {
    /// The own text of a node and its children, in order, without notes that are written in text.
    pub(super) fn pieces(&self, node: NodeId) -> Vec<Piece> {
        let document = self.document;
        let range = document.node(node).range;
        let mut pieces = Vec::new();
        let mut at = range.start();
        for child in document.children(node) {
            let inside = document.node(child).range;
            self.text_piece(node, at, inside.start(), &mut pieces);
            at = at.max(inside.end());
            if !self.waiting.is_hosted(child) {
                pieces.push(Piece::Child(child));
            }
        }
        self.text_piece(node, at, range.end(), &mut pieces);
        pieces
    }

    fn text_piece(&self, node: NodeId, start: u32, end: u32, pieces: &mut Vec<Piece>) {
        // Line ends of program text are text, but for those that part it from blocks in it.
        let verbatim = matches!(self.kind(node), NodeKind::Code | NodeKind::Preformatted);
        if verbatim && start < end {
            let range = self.document.node(node).range;
            let text = self.document.slice(TextRange::new(start, end));
            let start = start + u32::from(text.starts_with('\n') && start > range.start());
            let end = end - u32::from(text.ends_with('\n') && end < range.end());
            if start < end {
                pieces.push(Piece::Text(TextRange::new(start, end)));
            }
            return;
        }
        let text = self.document.slice(TextRange::new(start, end.max(start)));
        let (front, back) = (text.trim_start_matches('\n'), text.trim_end_matches('\n'));
        if !front.is_empty() {
            let range = TextRange::new(end - front.len() as u32, start + back.len() as u32);
            pieces.push(Piece::Text(range));
        }
    }

    /// Writes pieces of a node, with the items of its text.
    pub(super) fn inline(&mut self, node: NodeId, items: &[Item], pieces: &[Piece], place: Place) {
        let mut run = Run { items, place, open: Vec::new(), next: 0, skip: 0 };
        for (number, piece) in pieces.iter().enumerate() {
            let (start, end) = match piece {
                Piece::Text(range) => (range.start(), range.end()),
                Piece::Child(child) => {
                    let start = self.document.node(*child).range.start();
                    (start, start)
                }
            };
            let mut at = start;
            loop {
                self.begin_items(&mut run, &pieces[number..], at);
                if at >= end {
                    break;
                }
                let stop = run.stop(at, end);
                if run.skip <= at {
                    self.xml.text(self.document.slice(TextRange::new(at, stop)));
                }
                at = stop;
            }
            if let Piece::Child(child) = piece {
                self.block(*child, run.place());
            }
        }
        self.close_until(&mut run.open, u32::MAX);
        for item in items.get(run.next..).unwrap_or_default() {
            self.point(item, place);
        }
        let rest = self.waiting.at_end.get(&node).cloned().unwrap_or_default();
        for entry in rest.into_iter().filter(|e| !self.written.contains(e)).collect::<Vec<_>>() {
            self.index_term(entry, place);
        }
    }

    /// Ends and begins the elements that end and begin at a position of the first of some pieces.
    fn begin_items(&mut self, run: &mut Run<'_>, pieces: &[Piece], at: u32) {
        let text_end = match pieces.first() {
            Some(Piece::Text(range)) => Some(range.end()),
            _ => None,
        };
        self.close_until(&mut run.open, at);
        while let Some(item) = run.items.get(run.next).filter(|item| item.start <= at) {
            let begins = item.end > at && text_end.is_none_or(|end| at < end);
            if !begins && item.end > at && text_end.is_some() {
                break;
            }
            run.next += 1;
            let outer = run.place();
            if item.start < run.skip && item.end <= run.skip && !matches!(item.what, What::Footnote(_)) {
                continue;
            }
            if !begins {
                self.point(item, outer);
                continue;
            }
            let stop = run.open.last().map_or(item.end, |o| o.end.min(item.end));
            let holds = |child: NodeId| {
                let start = self.document.node(child).range.start();
                (at..stop).contains(&start) && start >= item.start
            };
            let spans = pieces.iter().any(|piece| matches!(piece, Piece::Child(child) if holds(*child)));
            if self.is_deleted(item) && !outer.allows("styled-content") {
                // Deleted text that cannot be said to be deleted would be text.
                self.losses.add("deleted text where STS has no mark for it", 1);
                run.skip = run.skip.max(item.end);
            } else if let Some(raw) = self.math_of(item) {
                self.math(item, &raw, outer);
                run.skip = item.end;
            } else {
                self.begin(item, stop, outer, spans, &mut run.open);
            }
        }
    }

    fn is_deleted(&self, item: &Item) -> bool {
        item.mark().is_some_and(|at| self.document.marks[at].kind == MarkKind::Deleted)
    }

    /// A stretch of text without what a redline deletes.
    pub(super) fn without_deleted(&self, range: TextRange) -> String {
        let marks = &self.document.marks;
        let from = marks.partition_point(|mark| mark.range.start() < range.start());
        let inside = marks[from..].iter().take_while(|mark| mark.range.start() < range.end());
        let deleted = inside.filter(|m| m.kind == MarkKind::Deleted && range.encloses(m.range));
        let mut text = String::new();
        let mut at = range.start();
        for mark in deleted.filter(|mark| !mark.range.is_empty()) {
            text.push_str(self.document.slice(TextRange::new(at, mark.range.start().max(at))));
            at = at.max(mark.range.end());
        }
        text + self.document.slice(TextRange::new(at, range.end()))
    }

    fn close_until(&mut self, open: &mut Vec<Open>, at: u32) {
        while let Some(top) = open.last_mut() {
            if let Some(inner) = top.inner.filter(|_| top.inner_end <= at || top.end <= at) {
                self.xml.end(inner);
                top.inner = None;
            }
            if top.end > at {
                break;
            }
            self.xml.end(top.name);
            open.pop();
        }
    }

    /// Opens the element of an item that holds text.
    fn begin(&mut self, item: &Item, end: u32, outer: Place, spans: bool, open: &mut Vec<Open>) {
        let opened = |name, place| Open { name, end, place, inner: None, inner_end: 0 };
        let document = self.document;
        match &item.what {
            What::Mark(at) => {
                let mark = &document.marks[*at];
                if let Some(name) = face(mark.kind).filter(|name| outer.allows(name) && !spans) {
                    self.xml.open(name);
                    open.push(opened(name, Place::Face));
                    return;
                }
                if mark.kind == MarkKind::Math
                    && mark.value.as_deref() == Some("")
                    && outer.allows("inline-formula")
                    && !spans
                {
                    self.xml.open("inline-formula");
                    open.push(opened("inline-formula", Place::InlineFormula));
                    return;
                }
                if mark.kind == MarkKind::Graphic && outer.allows("inline-graphic") && !spans {
                    self.xml
                        .start("inline-graphic", &[("xlink:href", Some(mark.value.as_deref().unwrap_or_default()))]);
                    self.xml.open("alt-text");
                    open.push(Open {
                        inner: Some("alt-text"),
                        inner_end: end,
                        ..opened("inline-graphic", Place::Plain)
                    });
                    return;
                }
                let style = mark.value.as_deref().filter(|v| mark.kind == MarkKind::Named && *v == "title");
                if style.is_some() && outer == Place::Standard && !spans {
                    self.xml.open("title");
                    open.push(opened("title", Place::Title));
                    return;
                }
                if !outer.allows("styled-content") {
                    self.losses.add("inline marks where STS allows none", 1);
                    return;
                }
                self.mark_start(mark.kind, mark.value.as_deref(), false);
                open.push(opened("styled-content", Place::Styled));
            }
            What::Calls(_) | What::Internal(_) | What::Entailed(..) | What::Link(..) | What::Hinted(_) => {
                if let Some((name, place)) = self.reference_start(item, outer, spans) {
                    open.push(opened(name, place));
                    if let Some(mark) = item.mark().filter(|_| name == "styled-content") {
                        let mark = document.marks[mark].clone();
                        self.mark_start(mark.kind, mark.value.as_deref(), false);
                        open.push(opened(name, place));
                    }
                }
            }
            What::Document(at) => self.citation_start(*at, item, end, outer, spans, open),
            What::Footnote(_) => self.point(item, outer),
        }
    }

    /// A mark that has no element of its own, or none in this place.
    pub(super) fn mark_start(&mut self, kind: MarkKind, value: Option<&str>, empty: bool) {
        const CHANGES: &[&str] = &["delet", "del", "add", "ins", ";", "normative:"];
        let plain = kind == MarkKind::Named
            && !empty
            && value.is_none_or(|v| !v.is_empty() && !CHANGES.iter().any(|c| v.contains(c)));
        if plain {
            self.xml.start("styled-content", &[("style-type", value)]);
        } else if let Some(style) = change_style(kind).filter(|_| !empty) {
            self.xml.start("styled-content", &[("style-type", Some(style))]);
        } else {
            let mut hint = NewHint::new("mark").fact("kind", kind.name());
            if let Some(value) = value {
                hint = hint.fact("value", value);
            }
            if empty {
                hint = hint.fact("empty", "");
            }
            self.xml.start("styled-content", &[("specific-use", Some(hint.as_str()))]);
        }
    }

    /// The start tag of a reference, and what it is.
    fn reference_start(&mut self, item: &Item, outer: Place, spans: bool) -> Option<(&'static str, Place)> {
        let document = self.document;
        match &item.what {
            What::Calls(marks) if outer.allows("xref") && !spans => self.call(marks),
            What::Internal(rows) if outer.allows("xref") && !spans => self.cross_reference(rows),
            What::Entailed(mark, Some(reference)) if outer.allows("tbx:entailedTerm") && !spans => {
                self.entailed_term(*mark, *reference, outer)
            }
            What::Link(reference, Some(_)) if outer.allows("ext-link") && !spans => {
                let TargetData::Uri(uri) = &document.references[*reference].target else { return None };
                if uri.starts_with('#') {
                    return self.hinted(&document.references[*reference].clone(), outer);
                }
                self.xml.start("ext-link", &[("ext-link-type", Some("uri")), ("xlink:href", Some(uri))]);
                Some(("ext-link", Place::Link))
            }
            What::Calls(marks) => {
                self.losses.add("calls of footnotes where STS allows none", marks.len());
                None
            }
            What::Internal(rows) => self.hinted(&document.references[rows[0]].clone(), outer),
            What::Entailed(_, Some(at)) | What::Link(at, _) | What::Hinted(at) => {
                self.hinted(&document.references[*at].clone(), outer)
            }
            _ => None,
        }
    }

    /// A call of footnotes, by the marks that name them.
    fn call(&mut self, marks: &[usize]) -> Option<(&'static str, Place)> {
        let note = |at: &usize| self.document.marks[*at].value.as_deref()?.parse().ok().map(NodeId);
        let targets: Option<Vec<&str>> = marks.iter().map(|at| self.ids.target(note(at)?)).collect();
        let Some(targets) = targets else {
            self.losses.add("calls of footnotes that are not there", marks.len());
            return None;
        };
        let ids = targets.join(" ");
        self.xml.start("xref", &[("ref-type", Some("fn")), ("rid", Some(&ids))]);
        Some(("xref", Place::Link))
    }

    /// References to elements of the document, which have one text.
    fn cross_reference(&mut self, rows: &[usize]) -> Option<(&'static str, Place)> {
        let document = self.document;
        let row = &document.references[rows[0]];
        let node = |at: &usize| match document.references[*at].target {
            TargetData::Node(node) => self.ids.target(node),
            _ => None,
        };
        let ids: Vec<&str> = rows.iter().filter_map(node).collect();
        if ids.len() < rows.len() {
            self.losses.add("references to the whole document", rows.len() - ids.len());
        }
        if ids.is_empty() {
            return None;
        }
        let target = match row.target {
            TargetData::Node(node) => Some(document.node(node).kind),
            _ => None,
        };
        let (kind, ids) = (Self::reference_type(row.kind, target), ids.join(" "));
        self.xml.start("xref", &[("ref-type", Some(kind)), ("rid", Some(&ids))]);
        Some(("xref", Place::Link))
    }

    /// A term in the text of an entry that leads to the entry of its own.
    fn entailed_term(&mut self, mark: usize, reference: usize, outer: Place) -> Option<(&'static str, Place)> {
        let document = self.document;
        let TargetData::Node(node) = document.references[reference].target else {
            return self.hinted(&document.references[reference].clone(), outer);
        };
        let said = document.marks[mark].value.as_deref();
        let resolved = said.is_some_and(|id| document.anchor(id) == Some(node));
        let id =
            if resolved { said.map(|id| self.ids.as_written(id)) } else { self.ids.target(node).map(Cow::Borrowed) };
        let id = id?.into_owned();
        self.xml.start("tbx:entailedTerm", &[("target", Some(&id))]);
        Some(("tbx:entailedTerm", Place::TbxSimple))
    }

    /// A reference that is said in a hint.
    fn hinted(&mut self, row: &ReferenceData, outer: Place) -> Option<(&'static str, Place)> {
        if !outer.allows("styled-content") {
            self.losses.add("references where STS allows none", 1);
            return None;
        }
        let mut hint = NewHint::new("reference").fact("kind", row.kind.name());
        hint = match &row.target {
            TargetData::Node(node) => match self.document.anchors_of(*node).next() {
                Some(id) => hint.fact("target", id),
                None => hint.fact("target", self.ids.target(*node).unwrap_or_default()),
            },
            TargetData::Document { identifier, locator } => {
                let hint = hint.fact("identifier", identifier);
                locator.iter().fold(hint, |hint, locator| hint.fact("locator", locator))
            }
            TargetData::Uri(uri) => hint.fact("uri", uri),
            TargetData::Unresolved(raw) => hint.fact("target", raw),
        };
        if let Some(dated) = row.dated {
            hint = hint.fact("dated", if dated { "true" } else { "false" });
        }
        if row.within.is_some() {
            self.losses.add("places inside of what references point to", 1);
        }
        self.xml.start("styled-content", &[("specific-use", Some(hint.as_str()))]);
        Some(("styled-content", Place::Styled))
    }

    /// `std`, with `std-ref` around the identifier, so that reading it gives the same identifier and place.
    fn citation_start(&mut self, at: usize, item: &Item, end: u32, outer: Place, spans: bool, open: &mut Vec<Open>) {
        let row = self.document.references[at].clone();
        let TargetData::Document { identifier, locator } = &row.target else { return };
        let text = self.document.slice(TextRange::new(item.start, end));
        let form = row.dated.map(|d| if d { IdentifierForm::Dated } else { IdentifierForm::Undated });
        let before_title = self.words_before_title(item.start, end);
        let same = |words: &str, after: &str| {
            citation::of(words, after, form).is_some_and(|found| {
                found.identifier == **identifier
                    && found.locator.as_deref() == locator.as_deref()
                    && found.dated == row.dated
            })
        };
        let kind = form.map(IdentifierForm::name);
        let fits = outer.allows("std") && !spans && end == item.end;
        let inner = text.starts_with(&**identifier).then_some(identifier.len());
        if fits && let Some(length) = inner {
            let after = before_title.get(length..).unwrap_or_default();
            let cut = self.falls_between(item.start, item.start + length as u32);
            if !cut && same(identifier, after) {
                self.xml.open("std");
                self.xml.start("std-ref", &[("type", kind)]);
                let inner_end = item.start + length as u32;
                open.push(Open { name: "std", end, place: Place::Standard, inner: Some("std-ref"), inner_end });
                return;
            }
        }
        if fits && same(&before_title, "") {
            self.xml.start("std", &[("type", kind)]);
            open.push(Open { name: "std", end, place: Place::Standard, inner: None, inner_end: 0 });
        } else if let Some((name, place)) = self.hinted(&row, outer) {
            open.push(Open { name, end, place, inner: None, inner_end: 0 });
        }
    }

    /// The text of a citation up to the title of the document in it.
    fn words_before_title(&self, start: u32, end: u32) -> String {
        let range = TextRange::new(start, end);
        let from = self.document.marks.partition_point(|m| m.range.start() < start);
        let mut inside = self.document.marks[from..].iter().take_while(|m| m.range.start() < end);
        let title = inside.find(|m| m.kind == MarkKind::Named && m.value.as_deref() == Some("title"));
        let end = title.filter(|m| range.encloses(m.range)).map_or(end, |m| m.range.start());
        self.document.slice(TextRange::new(start, end)).to_owned()
    }

    /// Returns `true` if a mark or reference begins or ends inside a stretch, or stands at a point of it.
    fn falls_between(&self, start: u32, end: u32) -> bool {
        let from = self.document.marks.partition_point(|m| m.range.start() < start);
        self.document.marks[from..]
            .iter()
            .take_while(|m| m.range.start() < end)
            .any(|m| m.range.len() < end - start || m.range.start() > start)
    }

    /// Writes an item at a point of the text.
    fn point(&mut self, item: &Item, outer: Place) {
        match &item.what {
            What::Footnote(note) => self.footnote_here(*note, outer),
            What::Mark(at) => {
                let mark = &self.document.marks[*at];
                let (kind, value) = (mark.kind, mark.value.clone());
                match kind {
                    MarkKind::LineBreak if outer.allows("break") => self.xml.empty("break", &[]),
                    MarkKind::Graphic if outer.allows("inline-graphic") => {
                        self.xml.empty("inline-graphic", &[("xlink:href", Some(value.as_deref().unwrap_or_default()))]);
                    }
                    _ if outer.allows("styled-content") => {
                        self.mark_start(kind, value.as_deref(), true);
                        self.xml.end("styled-content");
                    }
                    _ => self.losses.add("inline marks where STS allows none", 1),
                }
            }
            What::Document(at) => {
                let row = self.document.references[*at].clone();
                if let Some((name, _)) = self.hinted(&row, outer) {
                    self.xml.end(name);
                }
            }
            _ => {
                if let Some((name, _)) = self.reference_start(item, outer, false) {
                    self.xml.end(name);
                }
            }
        }
    }

    /// The MathML of an item, if that is all that need be written of it.
    fn math_of(&mut self, item: &Item) -> Option<String> {
        let What::Mark(at) = item.what else { return None };
        let mark = &self.document.marks[at];
        let raw = mark.value.as_deref().filter(|v| mark.kind == MarkKind::Math && v.starts_with('<'))?;
        let text = self.document.slice(mark.range);
        let raw = formula::checked(raw, text)?;
        self.ids.claim(&raw, mark.node).then_some(())?;
        Some(raw.into_owned())
    }

    fn math(&mut self, item: &Item, raw: &str, outer: Place) {
        if outer.allows("inline-formula") {
            self.xml.open("inline-formula");
            self.xml.raw(raw);
            self.xml.end("inline-formula");
            return;
        }
        let What::Mark(at) = item.what else { return };
        let mark = self.document.marks[at].clone();
        if outer.allows("styled-content") {
            self.mark_start(mark.kind, mark.value.as_deref(), false);
            self.xml.text(self.document.slice(mark.range));
            self.xml.end("styled-content");
        } else {
            self.losses.add("formulas where STS allows none, but for their text", 1);
            self.xml.text(self.document.slice(mark.range));
        }
    }
}

/// The word of `style-type` for text that a redline inserts or deletes (IEC/ISO coding guidelines for NISO STS 2.1, B.2.9).
fn change_style(kind: MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::Inserted => Some("addition"),
        MarkKind::Deleted => Some("deletion"),
        _ => None,
    }
}

/// The element of a mark that has one of its own.
fn face(kind: MarkKind) -> Option<&'static str> {
    Some(match kind {
        MarkKind::Emphasis => "italic",
        MarkKind::Strong => "bold",
        MarkKind::Subscript => "sub",
        MarkKind::Superscript => "sup",
        MarkKind::Code => "monospace",
        MarkKind::Underline => "underline",
        MarkKind::Strike => "strike",
        MarkKind::SmallCaps => "sc",
        MarkKind::Overline => "overline",
        _ => return None,
    })
}
