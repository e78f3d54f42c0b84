//! Events of the root element become nodes.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::pass::{Checked, MISPLACED_DOCTYPE, Pass};
use super::{characters, names};
use crate::read::xml::tree::{Kind, NodeData};

impl Pass<'_, '_> {
    pub(super) fn whole(&mut self) -> Checked {
        let root = self.prolog()?;
        (self.base, self.shift) = (root, root as u32);
        let end = root + self.content(&self.source[root..], false)?;
        self.epilog(end)
    }

    /// Cuts a stretch of content into events. Outside of entities it begins with the root element; the offset after that is given.
    pub(super) fn content(&mut self, stretch: &str, in_entity: bool) -> Checked<usize> {
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
                    self.end_tag(found, open.pop(), at, end)?;
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

    /// An end tag: it must be that of the innermost open element.
    fn end_tag(&mut self, found: &str, open: Option<&str>, at: usize, end: usize) -> Checked {
        match open {
            Some(name) if name == found => self.end(end),
            Some(name) => {
                let message =
                    format!("found </{found}>, expected </{name}>; close the elements in the order they were opened");
                return Err(self.fault(at, message));
            }
            None => return Err(self.fault(at, format!("found </{found}>, which closes nothing"))),
        }
        Ok(())
    }

    /// An element ends before an offset.
    pub(super) fn end(&mut self, end: usize) {
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

    pub(super) fn comment(&mut self, stretch: &str, range: Range<usize>, in_tree: bool) -> Checked {
        let inside = stretch.get(range.start + 4..range.end.saturating_sub(3)).unwrap_or("--");
        if inside.contains("--") || inside.ends_with('-') {
            return Err(self.fault(range.start, "-- inside a comment, which only --> may end"));
        }
        if in_tree { self.leaf(Kind::Comment, range) } else { Ok(()) }
    }

    pub(super) fn instruction(&mut self, stretch: &str, range: Range<usize>, in_tree: bool) -> Checked {
        let inside = stretch.get(range.start + 2..range.end.saturating_sub(2)).unwrap_or_default();
        if inside.starts_with("xml ") {
            return Err(self.fault(range.start, "an XML declaration out of place; only the file may begin with one"));
        }
        if !inside.starts_with(names::starts_name) {
            return Err(self.fault(range.start, "a processing instruction without a name"));
        }
        if in_tree { self.leaf(Kind::Instruction, range) } else { Ok(()) }
    }

    pub(super) fn leaf(&mut self, kind: Kind, range: Range<usize>) -> Checked {
        self.flush()?;
        let (start, end) = (self.position(range.start), self.position(range.end));
        self.push(NodeData { kind, name: 0, parent: 0, previous: 0, past: 0, start, end, first: 0, count: 0 })?;
        Ok(())
    }
}
