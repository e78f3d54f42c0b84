//! The fields of an identifier.

use super::{Capture, Field, Identifier};

/// A supplement of a standard: an amendment, a corrigendum, an addendum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplement<'a> {
    identifier: &'a Identifier,
    /// Where its captures begin.
    at: usize,
}

impl<'a> Supplement<'a> {
    /// What it is, as printed: `Amd`, `Cor`, `XG`, `+A`.
    pub fn kind(self) -> &'a str {
        self.identifier.slice(self.identifier.captures[self.at])
    }

    /// Its number.
    pub fn number(self) -> Option<&'a str> {
        self.field(Field::SupplementNumber)
    }

    /// Its year.
    pub fn year(self) -> Option<u16> {
        self.field(Field::SupplementYear).and_then(year_of)
    }

    fn field(self, field: Field) -> Option<&'a str> {
        let own = self.identifier.captures[self.at + 1..].iter().take_while(|c| c.field != Field::Supplement);
        own.into_iter().find(|c| c.field == field).map(|c| self.identifier.slice(*c))
    }
}

impl Identifier {
    fn slice(&self, capture: Capture) -> &str {
        self.text.get(capture.start as usize..capture.end as usize).unwrap_or_default()
    }

    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        self.captures.iter().filter(move |c| c.field == field).map(|c| self.slice(*c))
    }

    fn one(&self, field: Field) -> Option<&str> {
        self.all(field).next().filter(|text| !text.is_empty())
    }

    /// The publishers, as printed, in order.
    pub fn publishers(&self) -> impl Iterator<Item = &str> {
        self.all(Field::Publisher)
    }

    /// The type of document, as printed: `TS`, `Guide`, `SP`.
    pub fn document_type(&self) -> Option<&str> {
        self.one(Field::Type)
    }

    /// The stage of a draft, as printed: `DIS`, `CD`, `prEN`.
    pub fn stage(&self) -> Option<&str> {
        self.one(Field::Stage)
    }

    /// The number, without parts.
    pub fn number(&self) -> Option<&str> {
        self.one(Field::Number)
    }

    /// The parts, outermost first: `2`, `12` of `80601-2-12`.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.all(Field::Part)
    }

    /// The year, with its century.
    pub fn year(&self) -> Option<u16> {
        self.one(Field::Year).and_then(year_of)
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> Option<u8> {
        self.one(Field::Month).and_then(|text| text.parse().ok()).filter(|month| (1..=12).contains(month))
    }

    /// The edition, as printed.
    pub fn edition(&self) -> Option<&str> {
        self.one(Field::Edition)
    }

    /// The version, as printed.
    pub fn version(&self) -> Option<&str> {
        self.one(Field::Version)
    }

    /// The supplements, in order.
    pub fn supplements(&self) -> impl Iterator<Item = Supplement<'_>> {
        let begins = self.captures.iter().enumerate().filter(|(_, c)| c.field == Field::Supplement);
        begins.map(|(at, _)| Supplement { identifier: self, at })
    }

    /// The languages, as printed.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.all(Field::Language)
    }

    /// What it adopts or is doubled by, as printed: `ISO 9001:2015` of `GB/T 19001—2016/ISO 9001:2015`.
    pub fn adopts(&self) -> Option<&str> {
        self.one(Field::Adopted)
    }

    /// The degree of correspondence, as printed.
    pub fn degree(&self) -> Option<&str> {
        self.one(Field::Degree)
    }

    /// Whether it means all parts of its number.
    pub fn all_parts(&self) -> bool {
        self.captures.iter().any(|c| c.field == Field::AllParts)
    }

    /// The place in the document that it names, as printed.
    pub fn locator(&self) -> Option<&str> {
        self.one(Field::Locator)
    }
}

/// A year as printed: with two digits it is of the last century.
fn year_of(text: &str) -> Option<u16> {
    let year: u16 = text.parse().ok()?;
    Some(if text.len() <= 2 { 1900 + year } else { year })
}
