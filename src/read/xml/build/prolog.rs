//! The prolog before the root element, and the end behind it.

use super::characters;
use super::names::WHITE;
use super::pass::{Checked, MISPLACED_DOCTYPE, Pass};
use crate::source::{declaration_length, past};

impl Pass<'_, '_> {
    /// Goes over what stands before the root element. The offset of that.
    pub(super) fn prolog(&mut self) -> Checked<usize> {
        let mut at = self.declaration()?;
        loop {
            at = self.apart(at)?;
            let rest = &self.source[at..];
            if !rest.starts_with("<!DOCTYPE") {
                break;
            }
            if self.doctype.is_some() {
                return Err(self.fault(at, MISPLACED_DOCTYPE));
            }
            let length = declaration_length(rest.as_bytes());
            self.declared.read(at, &rest[..length], &mut self.diagnostics);
            self.doctype = Some((at, at + length));
            at += length;
            // The way back begins here, although it leads to the same place.
            self.map.copied(at, at);
        }
        let rest = &self.source[at..];
        match rest.chars().next() {
            Some('<') if !rest.starts_with("<!") && !rest.starts_with("</") => Ok(at),
            None => Err(self.fault(at, "no root element")),
            Some(_) => Err(self.fault(at, "not well-formed XML: expected the root element")),
        }
    }

    /// Goes over what stands after the root element.
    pub(super) fn epilog(&mut self, end: usize) -> Checked {
        // Offsets are those of the source from the last entity on.
        let shift = self.shift.wrapping_sub(self.base as u32);
        self.shift = shift;
        let at = self.apart(end)?;
        let rest = &self.source[at..];
        if rest.starts_with("<!DOCTYPE") {
            return Err(self.fault(at, MISPLACED_DOCTYPE));
        }
        if !rest.is_empty() {
            return Err(self.fault(at, "not well-formed XML: text or markup after the root element"));
        }
        Ok(())
    }

    /// White space, comments and processing instructions outside of the root element. The offset after them.
    fn apart(&mut self, from: usize) -> Checked<usize> {
        let mut at = from;
        loop {
            let rest = self.source[at..].trim_start_matches(WHITE);
            at = self.source.len() - rest.len();
            let (length, is_comment) = if rest.starts_with("<!--") {
                (4 + past(&rest.as_bytes()[4..], b"-->"), true)
            } else if rest.starts_with("<?") {
                (past(rest.as_bytes(), b"?>"), false)
            } else {
                return Ok(at);
            };
            let range = at..at + length;
            if let Some(found) = characters::invalid(&self.source[range.clone()]) {
                return Err(self.fault(at + found, "a character that XML has no place for"));
            }
            let (source, ended) = (self.source, &rest[..length]);
            if is_comment {
                if !ended.ends_with("-->") || length < 7 {
                    return Err(self.fault(at, "not well-formed XML: a comment that does not end"));
                }
                self.comment(source, range, false)?;
            } else {
                if !ended.ends_with("?>") {
                    return Err(self.fault(at, "not well-formed XML: a processing instruction that does not end"));
                }
                self.instruction(source, range, false)?;
            }
            at += length;
        }
    }

    /// The XML declaration, if the source begins with one. The offset after it.
    fn declaration(&mut self) -> Checked<usize> {
        if !self.source.starts_with("<?xml ") {
            return Ok(0);
        }
        let end = past(self.source.as_bytes(), b"?>");
        let inside = self.source[..end].strip_suffix("?>").and_then(|text| text.strip_prefix("<?xml "));
        if inside.is_some_and(is_declaration) {
            Ok(end)
        } else {
            Err(self
                .fault(0, "not well-formed XML: an XML declaration other than <?xml version=\"1.0\" encoding=\"…\"?>"))
        }
    }
}

/// Returns `true` if a text is what an XML declaration may say (XML 1.0, production 23).
fn is_declaration(text: &str) -> bool {
    let mut rest = text.trim_start_matches(WHITE);
    for (i, name) in ["version", "encoding", "standalone"].into_iter().enumerate() {
        match rest.strip_prefix(name).and_then(value) {
            Some(after) => {
                let trimmed = after.trim_start_matches(WHITE);
                if trimmed.len() == after.len() && !after.is_empty() {
                    return false;
                }
                rest = trimmed;
            }
            None if i == 0 => return false,
            None => {}
        }
    }
    rest.is_empty()
}

/// The rest of a text behind `="…"`.
fn value(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(WHITE).strip_prefix('=')?.trim_start_matches(WHITE);
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, rest) = text[1..].split_once(quote)?;
    (!value.contains('<') && characters::invalid(value).is_none()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_have_their_order() {
        for text in ["version='1.0'", " version = \"1.0\" encoding='x' ", "version='1.0' standalone='no'"] {
            assert!(is_declaration(text), "{text}");
        }
        for text in ["", "encoding='x'", "version='1.0'encoding='x'", "version=1.0", "version='1.0' x='y'"] {
            assert!(!is_declaration(text), "{text}");
        }
    }
}
