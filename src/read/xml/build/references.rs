//! References: to characters, to the entities that XML has, and to those of the document type declaration.

use std::ops::Range;

use super::characters::is_allowed;
use super::names::is_entity_name;
use super::pass::{Checked, Fault, Pass};

const MALFORMED: &str = "& begins no reference here; write &amp; for the sign itself";

impl Pass<'_, '_> {
    /// A reference in content.
    pub(super) fn reference(&mut self, stretch: &str, range: Range<usize>, in_entity: bool) -> Checked {
        let name = &stretch[range.start + 1..range.end - 1];
        if let Some(c) = character(name) {
            let (start, end) = (self.position(range.start), self.position(range.end));
            self.referred(c, start, end);
            return Ok(());
        }
        if in_entity || !is_entity_name(name) {
            return Err(self.fault(range.start, MALFORMED));
        }
        let replacement = self.replacement(name, range.clone(), false)?;
        let start = self.replace(range, &replacement);
        if memchr::memchr2(b'<', b'&', replacement.as_bytes()).is_none() {
            if let Some(found) = super::characters::invalid(&replacement) {
                let message = "a character that XML has no place for".into();
                return Err(Fault { at: start + found as u32, limit: false, message });
            }
            if !replacement.is_empty() {
                self.copied_range(start, start + replacement.len() as u32);
            }
            return Ok(());
        }
        // A mark of the byte order is no text where a file begins, and is here.
        let marks = replacement.len() - replacement.trim_start_matches('\u{feff}').len();
        if marks > 0 {
            self.copied_range(start, start + marks as u32);
        }
        let after = std::mem::replace(&mut self.shift, start + marks as u32);
        self.content(&replacement[marks..], true)?;
        self.shift = after;
        Ok(())
    }

    /// A reference in the value of an attribute that ends at `end`. The offset after it; what it stands for is written to `extra`.
    pub(super) fn reference_in_value(
        &mut self,
        stretch: &str,
        at: usize,
        end: usize,
        in_entity: bool,
    ) -> Checked<usize> {
        let rest = &stretch[at + 1..end];
        let Some(length) = rest.bytes().position(|b| b == b';') else { return Err(self.fault(at, MALFORMED)) };
        let (name, after) = (&rest[..length], at + length + 2);
        if let Some(c) = character(name) {
            self.extra.push(c);
            return Ok(after);
        }
        if in_entity || !is_entity_name(name) {
            return Err(self.fault(at, MALFORMED));
        }
        let replacement = self.replacement(name, at..after, true)?;
        let start = self.replace(at..after, &replacement);
        let mut rest = &*replacement;
        while let Some(found) = rest.find(['&', '\t', '\n', '\r']) {
            self.extra.push_str(&rest[..found]);
            rest = &rest[found..];
            let reference = rest.strip_prefix('&').and_then(|r| r.split_once(';'));
            match reference.map(|(name, after)| (character(name), after)) {
                Some((Some(c), after)) => {
                    self.extra.push(c);
                    rest = after;
                }
                _ if rest.starts_with('&') => {
                    let at = start + (replacement.len() - rest.len()) as u32;
                    return Err(Fault { at, limit: false, message: MALFORMED.into() });
                }
                _ => {
                    if !rest.starts_with("\r\n") {
                        self.extra.push(' ');
                    }
                    rest = &rest[1..];
                }
            }
        }
        self.extra.push_str(rest);
        match super::characters::invalid(&replacement) {
            Some(found) => {
                let message = "a character that XML has no place for".into();
                Err(Fault { at: start + found as u32, limit: false, message })
            }
            None => Ok(after),
        }
    }

    fn replacement(&mut self, name: &str, range: Range<usize>, in_attribute: bool) -> Checked<String> {
        let place = (self.base + range.start, range.len());
        let found = self.declared.resolve(name, place, in_attribute, &mut self.diagnostics);
        found.map_err(|message| self.limit(range.start, message))
    }
}

/// The character that a reference stands for, between its signs: `amp`, `#160`, `#xA0`.
pub(super) fn character(name: &str) -> Option<char> {
    match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let digits = name.strip_prefix('#')?;
    let (digits, radix) = digits.strip_prefix('x').map_or((digits, 10), |hex| (hex, 16));
    if !digits.bytes().all(|b| char::from(b).is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)).filter(|c| is_allowed(*c))
}
