//! Which family reads a text.

use std::borrow::Cow;
use std::fmt;

use super::Identifier;
use super::families::FAMILIES;
use super::grammar::Parsed;
use super::normal::normal;
use super::urn;

/// Longest text that is read as an identifier, in bytes.
const LONGEST: usize = 64 << 10;

/// A text that is no identifier: where reading stopped, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnIdentifier {
    offset: usize,
    expected: &'static str,
}

impl NotAnIdentifier {
    pub(super) fn expected_at(offset: usize, expected: &'static str) -> Self {
        Self { offset, expected }
    }

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
    if text.is_empty() {
        return Err(NotAnIdentifier { offset: 0, expected: "the code of a publisher" });
    }
    if text.len() > LONGEST {
        return Err(NotAnIdentifier { offset: LONGEST, expected: "the end: it is longer than 64 KiB" });
    }
    if urn::is_urn(text) {
        return Identifier::from_urn(text);
    }
    let chinese = normal(text);
    let mut parsed = Parsed::default();
    parsed.text.reserve(text.len() + 8);
    parsed.captures.reserve(8);
    let mut furthest = match read(text, text, &chinese, &mut parsed) {
        Ok(identifier) => return Ok(identifier),
        Err(offset) => offset,
    };
    // Others, as Chinese texts print them.
    if let Cow::Owned(normal) = &chinese {
        match read(text, normal, "", &mut parsed) {
            Ok(identifier) => return Ok(identifier),
            Err(offset) => furthest = furthest.max(offset),
        }
    }
    // In Chinese identifiers the form that was read may be shorter than what was written.
    let furthest = furthest.min(text.len());
    let offset = written.len() - written.trim_start().len() + furthest;
    let expected = match furthest {
        0 => "the code of a publisher",
        end if end == text.len() => "a number after the code of the publisher",
        _ => "the end, a part, a year or a supplement",
    };
    Err(NotAnIdentifier { offset, expected })
}

/// Every reading of a text, the one that is meant first.
pub(super) fn readings(written: &str) -> Vec<Identifier> {
    let text = written.trim();
    let chinese = normal(text);
    let mut parsed = Parsed::default();
    let mut found = Vec::new();
    for (at, family) in FAMILIES.iter().enumerate().filter(|_| text.len() <= LONGEST) {
        let input = if family.is_chinese { &chinese } else { text };
        if family.may_begin(input) && family.read(input, false, &mut parsed) == Ok(input.len()) {
            found.push(identifier(text, at, &parsed));
        }
    }
    found
}

/// Tries every family that may begin so. Gives the furthest offset where none reads the whole.
fn read(written: &str, text: &str, chinese: &str, parsed: &mut Parsed) -> Result<Identifier, usize> {
    let mut furthest = 0;
    for (at, family) in FAMILIES.iter().enumerate() {
        let input = if family.is_chinese { chinese } else { text };
        if !family.may_begin(input) {
            continue;
        }
        match family.read(input, false, parsed) {
            Ok(length) if length == input.len() => return Ok(identifier(written, at, parsed)),
            Ok(length) => furthest = furthest.max(length),
            Err(offset) => furthest = furthest.max(offset),
        }
    }
    Err(furthest)
}

pub(super) fn identifier(written: &str, family: usize, parsed: &Parsed) -> Identifier {
    let same = parsed.text.get(..parsed.canonical) == Some(written);
    Identifier {
        canonical: parsed.canonical as u32,
        text: parsed.text.as_str().into(),
        written: (!same).then(|| written.into()),
        family: family as u8,
        captures: parsed.captures.as_slice().into(),
    }
}
