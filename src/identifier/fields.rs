//! The fields of an identifier.

use super::families::FAMILIES;
use super::grammar::{Capture, Field};
use super::record::Identifier;

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
        let text = self.field(Field::SupplementYear)?;
        full_year(text, self.identifier.last_two_digit_year())
    }

    fn field(self, field: Field) -> Option<&'a str> {
        let own = self.identifier.captures[self.at + 1..].iter().take_while(|c| c.field != Field::Supplement);
        own.into_iter().find(|c| c.field == field).map(|c| self.identifier.slice(*c))
    }
}

impl Identifier {
    /// True if a supplement is worked into the text, as the plus before it says.
    pub(super) fn is_joined(&self, supplement: Supplement<'_>) -> bool {
        let start = self.captures.get(supplement.at).map_or(0, |capture| capture.start as usize);
        self.text.get(..start).is_some_and(|before| before.ends_with('+'))
    }

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

    /// The year, with its century. One of two digits is the latest that ends so, that the publisher writes with two digits, and that
    /// is not after a reaffirmation.
    ///
    /// ```
    /// use normative::Identifier;
    /// let year = |text: &str| text.parse::<Identifier>().unwrap().year().unwrap();
    /// assert_eq!((year("ASTM E84-23"), year("ASTM E28-67(2004)"), year("ГОСТ 2.105-95")), (2023, 1967, 1995));
    /// ```
    pub fn year(&self) -> Option<u16> {
        let until = self.last_two_digit_year();
        full_year(self.one(Field::Year)?, self.reaffirmed().map_or(until, |year| year.min(until)))
    }

    /// The year in which the publisher reaffirmed it without a change: 2010 of `ASTM D1234-05(2010)`.
    pub fn reaffirmed(&self) -> Option<u16> {
        full_year(self.one(Field::Reaffirmed)?, self.last_two_digit_year())
    }

    /// The latest year that its publishers write with two digits.
    fn last_two_digit_year(&self) -> u16 {
        FAMILIES.get(usize::from(self.family)).map_or(u16::MAX, |family| family.until)
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

    /// True if it means all parts of its number.
    pub fn all_parts(&self) -> bool {
        self.captures.iter().any(|c| c.field == Field::AllParts)
    }

    /// The number of a draft's iteration: `2` of `ISO/CD 45001.2`.
    pub fn iteration(&self) -> Option<&str> {
        self.one(Field::Iteration)
    }

    /// What the grammar of the family takes as it is, and digits that it knows no field for, in order.
    pub fn rest(&self) -> impl Iterator<Item = &str> {
        self.all(Field::Rest)
    }

    /// The texts of all fields, in the order in which reading ended them. Every digit that was read is in one of them.
    ///
    /// ```
    /// use normative::Identifier;
    /// let id: Identifier = "ISO/CD 45001.2".parse()?;
    /// assert_eq!(id.fields().collect::<Vec<_>>(), ["ISO", "CD", "45001", "2"]);
    /// # Ok::<(), normative::identifier::NotAnIdentifier>(())
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.captures.iter().map(|capture| self.slice(*capture))
    }

    /// The place in the document that it names, as printed.
    pub fn locator(&self) -> Option<&str> {
        self.one(Field::Locator)
    }
}

/// A year as printed; of two digits it is the latest that ends so and is not after `until`.
fn full_year(text: &str, until: u16) -> Option<u16> {
    let year: u16 = text.parse().ok()?;
    if text.len() > 2 {
        return Some(year);
    }
    let year = until - until % 100 + year;
    Some(if year > until { year - 100 } else { year })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_two_digits_have_a_century() {
        for (text, year, reaffirmed) in [
            ("ASTM D7331-05(2010)e1", 2005, Some(2010)),
            ("ASTM E8/E8M-22", 2022, None),
            ("ASTM C97-28", 1928, None),
            ("ASTM D4331-94(2021)", 1994, Some(2021)),
            ("ASTM D4331-31(2004)", 1931, Some(2004)),
            ("CSA B651-12 (R17)", 2012, Some(2017)),
            ("CAN/CSA-C22.2 No. 60601-1:14", 2014, None),
            ("AMCA 210-07", 2007, None),
            ("ГОСТ 15150-69", 1969, None),
            ("ГОСТ 2.105-95", 1995, None),
            ("GB 912-85", 1985, None),
            ("ISO 9001:2015", 2015, None),
        ] {
            let id: Identifier = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!((id.year(), id.reaffirmed()), (Some(year), reaffirmed), "{text}");
        }
    }

    #[test]
    fn the_ceiling_decides_the_century() {
        assert_eq!(full_year("27", 2027), Some(2027));
        assert_eq!(full_year("28", 2027), Some(1928));
        assert_eq!(full_year("05", 1999), Some(1905));
        assert_eq!(full_year("1905", 1999), Some(1905));
        assert_eq!(full_year("20X", 1999), None);
    }
}
