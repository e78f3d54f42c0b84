//! One pass over the events of a source makes its tree, or says where the source is not well-formed.
//!
//! `quick-xml` cuts the root element into events; it is lenient on purpose, so the rules of XML 1.0 that it leaves open are
//! checked here: names, characters, attributes, references, `]]>` in text, `--` in comments, end tags, what stands around the
//! root element. Limits are checked at the same time. Entities of the internal subset and named characters are put in place:
//! from the first of them on, the source is written anew, and offsets count the bytes of what is written.

mod characters;
mod content;
mod declared;
mod entities;
mod names;
mod pass;
mod prolog;
mod references;
mod tag;
mod text;

use std::borrow::Cow;

pub(super) use self::pass::Fault;
use self::pass::Pass;
use super::tree::Tree;
use crate::source::{Limits, OffsetMap};

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

impl<'s> Pass<'s, '_> {
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
