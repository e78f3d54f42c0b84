//! Which family reads a text.

use std::fmt;

use super::Identifier;
use super::families::FAMILIES;
use super::grammar::Parsed;

/// Longest text that is read as an identifier, in bytes.
const LONGEST: usize = 64 << 10;

/// A text that is no identifier: where reading stopped, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnIdentifier {
    offset: usize,
    expected: &'static str,
}

impl NotAnIdentifier {
    /// The byte offset up to which the text could be one.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What was expected there.
    pub fn expected(&self) -> &'static str {
        self.expected
    }
}

impl fmt::Display for NotAnIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not an identifier: at byte {}, expected {}", self.offset, self.expected)
    }
}

impl std::error::Error for NotAnIdentifier {}

pub(super) fn parse(written: &str) -> Result<Identifier, NotAnIdentifier> {
    let text = written.trim();
    let Some(&first) = text.as_bytes().first() else {
        return Err(NotAnIdentifier { offset: 0, expected: "the code of a publisher" });
    };
    if text.len() > LONGEST {
        return Err(NotAnIdentifier { offset: LONGEST, expected: "the end: it is longer than 64 KiB" });
    }
    let mut furthest = 0;
    for (at, family) in FAMILIES.iter().enumerate().filter(|(_, family)| family.grammar.may_begin(first)) {
        match family.grammar.read(text) {
            Ok(parsed) if parsed.length == text.len() => return Ok(identifier(text, at, parsed)),
            Ok(parsed) => furthest = furthest.max(parsed.length),
            Err(offset) => furthest = furthest.max(offset),
        }
    }
    let offset = written.len() - written.trim_start().len() + furthest;
    let expected = match furthest {
        0 => "the code of a publisher",
        end if end == text.len() => "a number after the code of the publisher",
        _ => "the end, a part, a year or a supplement",
    };
    Err(NotAnIdentifier { offset, expected })
}

fn identifier(written: &str, family: usize, parsed: Parsed) -> Identifier {
    let same = parsed.text.get(..parsed.canonical) == Some(written);
    Identifier {
        canonical: parsed.canonical as u32,
        text: parsed.text.into(),
        written: (!same).then(|| written.into()),
        family: family as u8,
        captures: parsed.captures.into(),
    }
}
