//! The JSON syntax: one pass over the source. Where it is broken, `serde_json` says why and where.

use super::assemble::Assembler;
use super::read::Read;
use super::string::Decoded as Text;
use crate::error::{Error, ErrorKind};
use crate::oscal::Tree;
use crate::oscal::markdown::Str;
use crate::place::Span;
use crate::source::{Decoded, Limits, LineColumn, locate};

pub(super) fn parse(decoded: &Decoded<'_>, limits: &Limits, tree: &mut Tree) -> Result<Read, Error> {
    let source = &*decoded.text;
    let mut scan = Scan { source, at: 0, out: Assembler::new(tree, limits), text: Text::default(), depth: Vec::new() };
    if scan.document()?.is_none() {
        return Err(explain(source));
    }
    let (root, diagnostics) = scan.out.finish();
    let Some(root) = root else {
        let message = format!(
            "an object without an OSCAL document, expected one of the keys: {}",
            crate::oscal::names::ROOTS.join(", ")
        );
        return Err(Error::new(ErrorKind::UnknownFormat, message));
    };
    Ok(Read { root, map: decoded.map.clone(), diagnostics })
}

/// Says what is wrong with a source that is no JSON.
fn explain(source: &str) -> Error {
    let mut reader = serde_json::Deserializer::from_str(source);
    let said = serde::de::IgnoredAny::deserialize(&mut reader).and_then(|_| reader.end()).err();
    let Some(fault) = said else {
        return Error::new(
            ErrorKind::Malformed,
            "no JSON that is known; write strings, objects and lists as RFC 8259 has them",
        );
    };
    let message = fault.to_string();
    let words = message.split(" at line ").next().unwrap_or_default();
    let place = LineColumn { line: fault.line().max(1) as u32, column: fault.column().max(1) as u32 };
    Error::new(ErrorKind::Malformed, format!("{words}; expected JSON (RFC 8259)")).at(place)
}

use serde::Deserialize as _;

struct Scan<'a> {
    source: &'a str,
    at: usize,
    out: Assembler<'a>,
    text: Text,
    /// True if each thing that is open is an object.
    depth: Vec<bool>,
}

impl Scan<'_> {
    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.byte() == Some(byte)).then(|| self.at += 1)
    }

    /// Reads the whole source: `None` where it is broken.
    fn document(&mut self) -> Result<Option<()>, Error> {
        if self.source.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        loop {
            self.skip();
            match self.value()? {
                Some(true) => continue,
                Some(false) => {}
                None => return Ok(None),
            }
            match self.after() {
                Some(true) => {}
                Some(false) => break,
                None => return Ok(None),
            }
        }
        self.skip();
        Ok((self.at == self.source.len()).then_some(()))
    }

    /// Reads a value, or the beginning of one: whether one stands inside it.
    fn value(&mut self) -> Result<Option<bool>, Error> {
        let start = self.at;
        let span = Span::new(start as u32, start as u32 + 1);
        match self.byte() {
            Some(b'{') => {
                self.at += 1;
                self.out.begin_object(span).map_err(|error| self.placed(error))?;
                self.depth.push(true);
                self.skip();
                if self.byte() == Some(b'}') {
                    return Ok(Some(false));
                }
                Ok(self.key().map(|()| true))
            }
            Some(b'[') => {
                self.at += 1;
                self.out.begin_list(span).map_err(|error| self.placed(error))?;
                self.depth.push(false);
                self.skip();
                Ok(Some(self.byte() != Some(b']')))
            }
            Some(b'"') => {
                let Some(end) = self.text.read(self.source, start + 1) else { return Ok(None) };
                self.at = end + 1;
                let span = Span::new(start as u32, self.at as u32);
                self.out.scalar(self.text.str(), span)?;
                Ok(Some(false))
            }
            _ => self.word(start),
        }
    }

    /// Reads a number, `true`, `false` or `null`.
    fn word(&mut self, start: usize) -> Result<Option<bool>, Error> {
        let rest = &self.source[start..];
        let length =
            rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '+' | '-')).unwrap_or(rest.len());
        let word = &rest[..length];
        if length == 0 || serde_json::from_str::<serde::de::IgnoredAny>(word).is_err() {
            return Ok(None);
        }
        self.at += length;
        if word != "null" {
            let span = Span::new(start as u32, self.at as u32);
            self.out.scalar(Str { text: word, pieces: &[(0, start as u32)] }, span)?;
        }
        Ok(Some(false))
    }

    /// Goes on behind a value: whether another one comes, `false` at the end of the source.
    fn after(&mut self) -> Option<bool> {
        loop {
            self.skip();
            let Some(&object) = self.depth.last() else { return Some(false) };
            match self.byte()? {
                b',' => {
                    self.at += 1;
                    self.skip();
                    if object {
                        self.key()?;
                    }
                    return Some(true);
                }
                b'}' if object => {}
                b']' if !object => {}
                _ => return None,
            }
            self.at += 1;
            self.out.end(self.at as u32);
            self.depth.pop();
        }
    }

    fn key(&mut self) -> Option<()> {
        self.take(b'"')?;
        self.at = self.text.read(self.source, self.at)? + 1;
        self.out.key(self.text.str().text);
        self.skip();
        self.take(b':')?;
        self.skip();
        Some(())
    }

    fn placed(&self, error: Error) -> Error {
        error.at(locate(self.source.as_bytes(), Span::new(self.at as u32, self.at as u32)))
    }
}
