//! Errors of sources that were refused.
//!
//! `roxmltree` is asked for a second opinion: it tells some thirty faults apart and knows their places, so that the pass over the
//! events need only know that there is one. Where it finds none (a limit, or something that is refused here alone), the pass
//! speaks for itself.

use super::build::Refused;
use crate::error::{Error, ErrorKind};
use crate::place::LineColumn;
use crate::source::{LineIndex, declaration_length, past};

/// The error for a source that was refused, with its line and column in the source.
pub(super) fn explain(refused: &Refused, source: &str) -> Error {
    let index = LineIndex::new(source);
    // From the text that was read back to the source.
    let place = |offset: u32| index.line_column(source, refused.map.original(offset).min(source.len() as u32));
    if refused.fault.limit {
        return Error::new(ErrorKind::Limit, refused.fault.message.to_string()).at(place(refused.fault.at));
    }
    let second = second_opinion(&refused.text, &refused.undeclared);
    let (offset, message) = second.unwrap_or_else(|| (refused.fault.at, refused.fault.message.to_string()));
    Error::new(ErrorKind::Malformed, message).at(place(offset))
}

/// The fault that `roxmltree` finds in a text without a document type declaration, and its byte offset.
pub(super) fn second_opinion(text: &str, undeclared: &[Box<str>]) -> Option<(u32, String)> {
    let (at, declarations) = declarations(text, undeclared);
    let whole = [&text[..at], &declarations, &text[at..]].concat();
    let error = roxmltree::Document::parse(&whole).err()?;
    let offset = match &error {
        roxmltree::Error::DtdDetected => whole.find("<!DOCTYPE").unwrap_or_default() as u32,
        roxmltree::Error::NoRootNode | roxmltree::Error::UnclosedRootNode | roxmltree::Error::UnexpectedEndOfStream => {
            whole.len() as u32
        }
        _ => {
            let found = LineColumn { line: error.pos().row, column: error.pos().col };
            LineIndex::new(&whole).offset(&whole, found)
        }
    };
    let shift = declarations.len() as u32;
    let offset = if offset < at as u32 { offset } else { offset.saturating_sub(shift).max(at as u32) };
    Some((offset, words(&error)))
}

/// Declarations of prefixes, and the offset after the name of the root element, where they may stand: well-formed XML 1.0 need
/// not heed namespaces.
pub(super) fn declarations(text: &str, prefixes: &[Box<str>]) -> (usize, String) {
    match root_name_end(text) {
        Some(at) => {
            let parts = prefixes.iter().flat_map(|prefix| [" xmlns:", prefix, "=\"urn:undeclared:", prefix, "\""]);
            (at, parts.collect())
        }
        None => (text.len(), String::new()),
    }
}

/// The offset after the name of the root element.
fn root_name_end(text: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        if rest.starts_with("<!") {
            at += declaration_length(rest.as_bytes());
        } else if rest.starts_with("<?") {
            at += past(rest.as_bytes(), b"?>");
        } else {
            return rest.find([' ', '\t', '\r', '\n', '/', '>']).map(|end| at + end);
        }
    }
}

/// A fault in words.
fn words(error: &roxmltree::Error) -> String {
    use roxmltree::Error as E;
    match error {
        E::UnclosedRootNode | E::UnexpectedEndOfStream => {
            "the file ends inside an element; expected its end tag".to_owned()
        }
        E::NoRootNode => "no root element".to_owned(),
        E::DtdDetected => "a document type declaration out of place; one may stand, before the root element".to_owned(),
        E::MalformedEntityReference(_) => "& begins no reference here; write &amp; for the sign itself".to_owned(),
        E::InvalidComment(_) => "-- inside a comment, which only --> may end".to_owned(),
        E::InvalidAttributeValue(_) => "< inside the value of an attribute; write &lt; for the sign itself".to_owned(),
        E::UnexpectedCloseTag(expected, found, _) => {
            format!("found </{found}>, expected </{expected}>; close the elements in the order they were opened")
        }
        other => {
            // The parser's messages end with the position, which is given apart.
            let text = other.to_string();
            let cut = text.rfind(" at ").filter(|&at| text[at + 4..].starts_with(|c: char| c.is_ascii_digit()));
            format!("not well-formed XML: {}", &text[..cut.unwrap_or(text.len())])
        }
    }
}
