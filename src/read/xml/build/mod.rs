//! One pass over the events of a source makes its tree, or says where the source is not well-formed.
//!
//! `quick-xml` cuts the root element into events; it is lenient on purpose, so the rules of XML 1.0 that it leaves open are
//! checked here: names, characters, attributes, references, `]]>` in text, `--` in comments, end tags, what stands around the
//! root element. Limits are checked at the same time. Entities of the internal subset and named characters are put in place:
//! from the first of them on, the source is written anew, and offsets count the bytes of what is written.

mod characters;
mod declared;
mod entities;
mod names;
mod prolog;
mod references;
mod tag;
mod text;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

use self::declared::Declared;
use self::names::Interner;
use self::tag::Scope;
use self::text::Pending;
use super::tree::{AttributeData, Kind, NONE, NodeData, Piece, Tree};
use crate::diagnostic::Gathered;
use crate::source::{Limits, OffsetMap};

/// Why a source was refused, and where in the source with its entities in place.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: u32,
    pub(super) limit: bool,
    pub(super) message: Cow<'static, str>,
}

type Checked<T = ()> = Result<T, Fault>;

/// A pass that ended: the tree, or the fault with the text that was read so far.
pub(super) struct Refused {
    pub(super) fault: Fault,
    /// The source with the entities before the fault in place, without its document type declaration.
    pub(super) text: String,
    /// From offsets of `text` to those of the source.
    pub(super) map: OffsetMap,
    /// Prefixes that are declared nowhere.
    pub(super) undeclared: Vec<Box<str>>,
}

/// Builds the tree of a decoded source. Offsets of the tree's map lead to the source.
pub(super) fn build<'s>(source: &'s str, limits: &Limits) -> Result<Tree<'s>, Box<Refused>> {
    let mut pass = Pass::new(source, limits);
    match pass.whole() {
        Ok(()) => Ok(pass.finish()),
        Err(fault) => Err(Box::new(pass.refused(fault))),
    }
}

/// A source that is being read: the tree so far, and what is open.
struct Pass<'s, 'l> {
    source: &'s str,
    limits: &'l Limits,
    nodes: Vec<NodeData>,
    attributes: Vec<AttributeData>,
    pieces: Vec<Piece>,
    extra: String,
    names: Interner,
    /// Prefixes in scope, outer ones first.
    scopes: Vec<Scope>,
    /// Prefixes that are declared nowhere.
    undeclared: Vec<Box<str>>,
    /// What the document type declaration declares.
    declared: Declared<'s>,
    doctype: Option<(usize, usize)>,
    diagnostics: Gathered,
    /// The innermost open element and its last child.
    current: (u32, u32),
    depth: u32,
    pending: Pending,
    /// The source with its entities in place, once there is one: up to `copied` of the source.
    written: Option<String>,
    map: OffsetMap,
    copied: usize,
    /// Where the stretch that is being cut begins in the source.
    base: usize,
    /// What is added to an offset of that stretch to have one of the tree.
    shift: u32,
    /// Attributes of the current start tag that have a prefix: which, and the prefix.
    prefixed: Vec<(usize, std::ops::Range<usize>)>,
}

impl<'s, 'l> Pass<'s, 'l> {
    fn new(source: &'s str, limits: &'l Limits) -> Self {
        let nodes = source.len() / 24;
        Self {
            source,
            limits,
            nodes: Vec::with_capacity(nodes.min(1 << 20)),
            attributes: Vec::with_capacity((nodes / 2).min(1 << 20)),
            pieces: Vec::new(),
            extra: String::new(),
            names: Interner::new(),
            scopes: Vec::new(),
            undeclared: Vec::new(),
            declared: Declared::new(limits.expansion()),
            doctype: None,
            diagnostics: Gathered::default(),
            current: (NONE, NONE),
            depth: 0,
            pending: Pending::None,
            written: None,
            map: OffsetMap::default(),
            copied: 0,
            base: 0,
            shift: 0,
            prefixed: Vec::new(),
        }
    }

    fn whole(&mut self) -> Checked {
        let root = self.prolog()?;
        (self.base, self.shift) = (root, root as u32);
        let end = root + self.content(&self.source[root..], false)?;
        self.epilog(end)
    }

    /// Cuts a stretch of content into events. Outside of entities it begins with the root element; the offset after that is given.
    fn content(&mut self, stretch: &str, in_entity: bool) -> Checked<usize> {
        let mut reader = Reader::from_str(stretch);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        let mut open: Vec<&str> = Vec::new();
        let mut characters = characters::Cursor::new(stretch);
        let mut at = 0;
        loop {
            let event = reader.read_event();
            let end = reader.buffer_position() as usize;
            if let Some(found) = characters.invalid_before(end) {
                return Err(self.fault(found, "a character that XML has no place for"));
            }
            match event {
                Ok(Event::Text(_)) => {
                    if let Some(found) = characters.section_end_in(at, end) {
                        return Err(self.fault(found, "]]> in text; write ]]&gt; for the signs themselves"));
                    }
                    self.copied_text(at, end);
                }
                Ok(Event::GeneralRef(_)) => self.reference(stretch, at..end, in_entity)?,
                Ok(Event::Start(_)) => {
                    let name = self.start(stretch, at..end, false, in_entity)?;
                    open.push(&stretch[name]);
                }
                Ok(Event::Empty(_)) => {
                    self.start(stretch, at..end, true, in_entity)?;
                }
                Ok(Event::End(_)) => {
                    let found = stretch[at + 2..end - 1].trim_end_matches(names::WHITE);
                    match open.pop() {
                        Some(name) if name == found => self.end(end),
                        Some(name) => {
                            let message = format!(
                                "found </{found}>, expected </{name}>; close the elements in the order they were opened"
                            );
                            return Err(self.fault(at, message));
                        }
                        None => return Err(self.fault(at, format!("found </{found}>, which closes nothing"))),
                    }
                    if open.is_empty() && !in_entity {
                        return Ok(end);
                    }
                }
                Ok(Event::CData(_)) => self.copied_text(at + 9, end - 3),
                Ok(Event::Comment(_)) => self.comment(stretch, at..end, true)?,
                Ok(Event::PI(_) | Event::Decl(_)) => self.instruction(stretch, at..end, true)?,
                Ok(Event::Eof) if in_entity && open.is_empty() => return Ok(end),
                Ok(Event::Eof) => {
                    return Err(self.fault(stretch.len(), "the file ends inside an element; expected its end tag"));
                }
                Ok(Event::DocType(_)) => return Err(self.fault(at, MISPLACED_DOCTYPE)),
                Err(_) => return Err(self.fault(at, "not well-formed XML: markup that does not end or is not known")),
            }
            at = end;
            if !in_entity && open.is_empty() {
                // The root element is empty.
                return Ok(end);
            }
        }
    }

    /// An offset of the tree for one of the stretch that is being cut.
    fn position(&self, offset: usize) -> u32 {
        (offset as u32).wrapping_add(self.shift)
    }

    fn fault(&self, offset: usize, message: impl Into<Cow<'static, str>>) -> Fault {
        Fault { at: self.position(offset), limit: false, message: message.into() }
    }

    fn limit(&self, offset: usize, message: String) -> Fault {
        Fault { at: self.position(offset), limit: true, message: message.into() }
    }

    fn push(&mut self, node: NodeData) -> Checked<u32> {
        let id = self.nodes.len() as u32;
        if id >= self.limits.nodes() {
            let message = format!("more than {} nodes; raise the limit on nodes to read it", self.limits.nodes());
            return Err(Fault { at: node.start, limit: true, message: message.into() });
        }
        self.nodes.push(NodeData { parent: self.current.0, previous: self.current.1, past: id + 1, ..node });
        self.current.1 = id;
        Ok(id)
    }

    /// An element ends before an offset.
    fn end(&mut self, end: usize) {
        // A node more than the limit is found with the next element.
        let _ = self.flush();
        let id = self.current.0 as usize;
        let past = self.nodes.len() as u32;
        let end = self.position(end);
        if let Some(node) = self.nodes.get_mut(id) {
            (node.past, node.end) = (past, end);
            self.current = (node.parent, id as u32);
        }
        self.leave_scope();
        self.depth -= 1;
    }

    fn comment(&mut self, stretch: &str, range: std::ops::Range<usize>, in_tree: bool) -> Checked {
        let inside = stretch.get(range.start + 4..range.end.saturating_sub(3)).unwrap_or("--");
        if inside.contains("--") || inside.ends_with('-') {
            return Err(self.fault(range.start, "-- inside a comment, which only --> may end"));
        }
        if in_tree { self.leaf(Kind::Comment, range) } else { Ok(()) }
    }

    fn instruction(&mut self, stretch: &str, range: std::ops::Range<usize>, in_tree: bool) -> Checked {
        let inside = stretch.get(range.start + 2..range.end.saturating_sub(2)).unwrap_or_default();
        if inside.starts_with("xml ") {
            return Err(self.fault(range.start, "an XML declaration out of place; only the file may begin with one"));
        }
        if !inside.starts_with(names::starts_name) {
            return Err(self.fault(range.start, "a processing instruction without a name"));
        }
        if in_tree { self.leaf(Kind::Instruction, range) } else { Ok(()) }
    }

    fn leaf(&mut self, kind: Kind, range: std::ops::Range<usize>) -> Checked {
        self.flush()?;
        let (start, end) = (self.position(range.start), self.position(range.end));
        self.push(NodeData { kind, name: 0, parent: 0, previous: 0, past: 0, start, end, first: 0, count: 0 })?;
        Ok(())
    }

    /// Writes a replacement for a range of the stretch that is being cut. The offset in the tree at which it begins.
    fn replace(&mut self, range: std::ops::Range<usize>, replacement: &str) -> u32 {
        let (at, end) = (self.base + range.start, self.base + range.end);
        let written = self.written.get_or_insert_with(|| String::with_capacity(self.source.len() + 4096));
        written.push_str(&self.source[self.copied..at]);
        let start = written.len();
        self.map.replaced(start, at);
        written.push_str(replacement);
        self.map.copied(written.len(), end);
        self.copied = end;
        self.shift = (written.len() as u32).wrapping_sub(range.end as u32);
        start as u32
    }

    fn finish(mut self) -> Tree<'s> {
        let source = match self.written.take() {
            Some(mut written) => {
                written.push_str(&self.source[self.copied..]);
                Cow::Owned(written)
            }
            None => Cow::Borrowed(self.source),
        };
        let mut diagnostics = self.diagnostics.finish();
        diagnostics.extend(self.undeclared.iter().map(|prefix| tag::undeclared(prefix)));
        Tree {
            source,
            map: self.map,
            diagnostics,
            nodes: self.nodes,
            attributes: self.attributes,
            names: self.names.finish(),
            pieces: self.pieces,
            extra: self.extra,
        }
    }

    fn refused(self, fault: Fault) -> Refused {
        let mut text = self.written.unwrap_or_default();
        text.push_str(&self.source[self.copied..]);
        let text = without_doctype(text, self.doctype);
        Refused { fault, text, map: self.map, undeclared: self.undeclared }
    }
}

/// A text with blanks in the place of its document type declaration.
fn without_doctype(mut text: String, doctype: Option<(usize, usize)>) -> String {
    if let Some((start, end)) = doctype {
        let blank: String = text[start..end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        text.replace_range(start..end, &blank);
    }
    text
}

const MISPLACED_DOCTYPE: &str = "a document type declaration out of place; one may stand, before the root element";

/// The verdict on a source, with the text that a second parser can judge: entities in place, no document type declaration.
#[cfg(any(test, fuzzing))]
pub(super) fn judged(source: &str) -> (Result<Tree<'_>, Fault>, String, Vec<Box<str>>) {
    let limits = Limits::default();
    let mut pass = Pass::new(source, &limits);
    match pass.whole() {
        Ok(()) => {
            let (doctype, undeclared) = (pass.doctype, pass.undeclared.clone());
            let tree = pass.finish();
            let text = without_doctype(tree.source().to_owned(), doctype);
            (Ok(tree), text, undeclared)
        }
        Err(fault) => {
            let refused = pass.refused(fault);
            (Err(refused.fault), refused.text, refused.undeclared)
        }
    }
}
