//! Which family reads a text.

use std::borrow::Cow;
use std::str::FromStr;

use super::error::NotAnIdentifier;
use super::families::FAMILIES;
use super::grammar::Parsed;
use super::loose;
use super::normal::normal;
use super::record::Identifier;
use super::urn;

/// Longest text that is read as an identifier, in bytes.
const LONGEST: usize = 64 << 10;

impl FromStr for Identifier {
    type Err = NotAnIdentifier;

    /// Reads a whole text as an identifier; blanks around it do not matter. Linear in its length.
    fn from_str(text: &str) -> Result<Self, NotAnIdentifier> {
        parse(text)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Identifier {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl Identifier {
    /// Every reading of a text, one for each family of publishers whose grammar reads the whole: the first is the one that parsing
    /// gives. Where codes collide (`ES`, `TS`, the `DB` of seismology and of provinces), the others are the alternatives.
    ///
    /// ```
    /// use normative::Identifier;
    /// let readings = Identifier::readings("HB 10182:2003");
    /// assert_eq!(readings[0].family(), "bsi");
    /// assert_eq!(Identifier::readings("nothing of the kind").len(), 0);
    /// ```
    pub fn readings(text: &str) -> Vec<Self> {
        readings(text)
    }
}

pub(super) fn parse(written: &str) -> Result<Identifier, NotAnIdentifier> {
    let text = written.trim();
    if text.is_empty() {
        return Err(NotAnIdentifier::expected_at(0, "the code of a publisher"));
    }
    if text.len() > LONGEST {
        return Err(NotAnIdentifier::expected_at(LONGEST, "the end: it is longer than 64 KiB"));
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
    // Others, laid out in another way.
    if let Some(tidy) = loose::tidy(text)
        && let Ok(identifier) = read(text, &tidy, &normal(&tidy), &mut parsed)
    {
        return Ok(identifier);
    }
    // In Chinese identifiers the form that was read may be shorter than what was written.
    let furthest = furthest.min(text.len());
    let offset = written.len() - written.trim_start().len() + furthest;
    let expected = match furthest {
        0 => "the code of a publisher",
        end if end == text.len() => "a number after the code of the publisher",
        _ => "the end, a part, a year or a supplement",
    };
    Err(NotAnIdentifier::expected_at(offset, expected))
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
