//! The YAML syntax: events of `saphyr-parser`. Anchors are put in place of their aliases, within the limit on expansion.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use super::assemble::Assembler;
use super::read::Read;
use super::string::Decoded as Text;
use crate::error::{Error, ErrorKind};
use crate::oscal::{Tree, names};
use crate::place::Span;
use crate::source::{Decoded, Limits, LineColumn};

/// How far ahead a line of a string is looked for in the source.
const NEAR: usize = 4096;

/// Something that stands in the source.
#[derive(Clone, Debug)]
enum Item {
    Object,
    List,
    End,
    Text(Box<str>),
    /// A plain scalar that says that there is no value.
    Null(Box<str>),
}

pub(super) fn parse(decoded: &Decoded<'_>, limits: &Limits, tree: &mut Tree) -> Result<Read, Error> {
    let source = decoded.text.trim_start_matches('\u{feff}');
    let skipped = decoded.text.len() - source.len();
    let mut reader = Reader {
        source,
        skipped,
        cursor: (0, 0),
        out: Assembler::new(tree, limits),
        text: Text::default(),
        names: Vec::new(),
        log: Vec::new(),
        anchors: HashMap::new(),
        open: Vec::new(),
        expanded: 0,
        limit: limits.expansion(),
        keeps: memchr::memchr(b'&', source.as_bytes()).is_some(),
    };
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(|error| fault(&error))?;
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        reader.event(event, span.start, span.end).map_err(|error| error.at(place(span.start)))?;
    }
    let (root, diagnostics) = reader.out.finish();
    let Some(root) = root else {
        let message = format!("no OSCAL document, expected one of the keys: {}", names::ROOTS.join(", "));
        return Err(Error::new(ErrorKind::UnknownFormat, message));
    };
    Ok(Read { root, map: decoded.map.clone(), diagnostics })
}

fn place(marker: Marker) -> LineColumn {
    LineColumn { line: marker.line().max(1) as u32, column: marker.col() as u32 + 1 }
}

fn fault(error: &ScanError) -> Error {
    Error::new(ErrorKind::Malformed, format!("{}; expected YAML 1.2", error.info())).at(place(*error.marker()))
}

struct Reader<'a> {
    source: &'a str,
    /// Bytes of the mark before the source.
    skipped: usize,
    /// A place in the source, in characters and in bytes.
    cursor: (usize, usize),
    out: Assembler<'a>,
    text: Text,
    /// For what is open: of a list nothing, of an object whether the name of a member comes next.
    names: Vec<Option<bool>>,
    /// All that was read, where anchors may ask for it again; with its place.
    log: Vec<(Item, Span)>,
    /// Where what an anchor names stands in the log.
    anchors: HashMap<usize, (usize, usize)>,
    /// Anchors of what is open, with where it begins in the log.
    open: Vec<(usize, usize)>,
    expanded: u64,
    limit: u64,
    keeps: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, start: Marker, end: Marker) -> Result<(), Error> {
        let span = Span::new(self.byte(start.index()), self.byte(end.index()));
        let at = self.log.len();
        match event {
            Event::MappingStart(anchor, _) => {
                self.open.push((anchor, at));
                self.item(&Item::Object, span)
            }
            Event::SequenceStart(anchor, _) => {
                self.open.push((anchor, at));
                self.item(&Item::List, span)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.item(&Item::End, span)?;
                if let Some((anchor, from)) = self.open.pop().filter(|(anchor, _)| *anchor > 0) {
                    self.anchors.insert(anchor, (from, self.log.len()));
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let empty = plain && matches!(&*text, "~" | "null" | "Null" | "NULL" | "");
                self.item(&if empty { Item::Null(text.into()) } else { Item::Text(text.into()) }, span)?;
                if anchor > 0 {
                    self.anchors.insert(anchor, (at, self.log.len()));
                }
                Ok(())
            }
            Event::Alias(anchor) => self.alias(anchor),
            _ => Ok(()),
        }
    }

    /// Reads again what an anchor names.
    fn alias(&mut self, anchor: usize) -> Result<(), Error> {
        let Some(&(from, to)) = self.anchors.get(&anchor) else {
            return Err(Error::new(
                ErrorKind::Malformed,
                "an alias of what is not closed yet; name an anchor that stands before it",
            ));
        };
        for at in from..to {
            let (item, span) = self.log[at].clone();
            self.expanded += 1 + if let Item::Text(text) = &item { text.len() as u64 } else { 0 };
            if self.expanded > self.limit {
                let message = format!(
                    "aliases expand beyond the limit on expansion, {}; raise it with `Limits::with_expansion`",
                    self.limit
                );
                return Err(Error::new(ErrorKind::Limit, message));
            }
            self.item(&item, span)?;
        }
        Ok(())
    }

    fn item(&mut self, item: &Item, span: Span) -> Result<(), Error> {
        if self.keeps {
            self.log.push((item.clone(), span));
        }
        match item {
            Item::Object | Item::List => {
                let object = matches!(item, Item::Object);
                if self.names.last() == Some(&Some(true)) {
                    return Err(Error::new(
                        ErrorKind::Malformed,
                        "an object or a list as the name of a member; expected a string",
                    ));
                }
                self.names.push(object.then_some(true));
                if object { self.out.begin_object(span) } else { self.out.begin_list(span) }
            }
            Item::End => {
                self.names.pop();
                self.out.end(span.end());
                self.done();
                Ok(())
            }
            Item::Text(text) | Item::Null(text) => {
                if let Some(Some(name @ true)) = self.names.last_mut() {
                    *name = false;
                    self.out.key(text);
                    return Ok(());
                }
                if matches!(item, Item::Text(_)) {
                    self.stretches(text, span);
                    self.out.scalar(self.text.str(), span)?;
                }
                self.done();
                Ok(())
            }
        }
    }

    /// A value has ended: in an object a name comes next.
    fn done(&mut self) {
        if let Some(Some(name)) = self.names.last_mut() {
            *name = true;
        }
    }

    /// The text of a string with the place of each of its lines.
    fn stretches(&mut self, text: &str, span: Span) {
        self.text.take("", 0);
        let from = (span.start() as usize).saturating_sub(self.skipped).min(self.source.len());
        let to = (span.end() as usize).saturating_sub(self.skipped).min(self.source.len());
        let slice = self.source.get(from..to).unwrap_or_default().as_bytes();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            let window = &slice[at.min(slice.len())..(at + NEAR + words.len()).min(slice.len())];
            let found = memchr::memmem::find(window, words.as_bytes()).filter(|_| !words.is_empty());
            let lead = line.len() - line.trim_start().len();
            let place = at + found.unwrap_or(0);
            self.text.stretch(line, from + self.skipped + place.saturating_sub(lead));
            at = place + found.map_or(0, |_| words.len());
        }
    }

    /// The byte of the decoded source that a character stands at. Characters are mostly asked for in rising order.
    fn byte(&mut self, index: usize) -> u32 {
        let (character, byte) = if index < self.cursor.0 { (0, 0) } else { self.cursor };
        let mut cursor = (character, byte);
        for c in self.source.get(byte..).unwrap_or_default().chars().take(index - character) {
            cursor = (cursor.0 + 1, cursor.1 + c.len_utf8());
        }
        self.cursor = cursor;
        (cursor.1 + self.skipped) as u32
    }
}
