//! How identifiers relate, and the order in which people list them.

use std::cmp::Ordering;

use super::fields::Supplement;
use super::grammar::Field;
use super::record::Identifier;

/// Publishers, type and number.
type NumberKey<'a> = (Vec<&'a str>, Option<&'a str>, Option<&'a str>);

impl Identifier {
    /// True if both name the same document: the same edition, whatever its language and however it is printed.
    ///
    /// ```
    /// use normative::Identifier;
    /// let [a, b, c]: [Identifier; 3] = ["GB/T 1.1-2020", "GB/T1.1—2020", "GB/T 1.1"].map(|t| t.parse().unwrap());
    /// assert!(a.is_same_document(&b) && !a.is_same_document(&c));
    /// assert!(a.is_same_work(&c));
    /// ```
    pub fn is_same_document(&self, other: &Self) -> bool {
        self.is_same_work(other)
            && (self.year(), self.month(), self.edition(), self.version(), self.iteration())
                == (other.year(), other.month(), other.edition(), other.version(), other.iteration())
    }

    /// True if both name the same work: without year, edition and language they are the same.
    pub fn is_same_work(&self, other: &Self) -> bool {
        self.base_key() == other.base_key() && self.supplements().map(key).eq(other.supplements().map(key))
    }

    /// True if this is a part of what the other names: of the whole standard, or of one of its parts.
    pub fn is_part_of(&self, other: &Self) -> bool {
        let (own, whole): (Vec<_>, Vec<_>) = (self.parts().collect(), other.parts().collect());
        let same = self.number_key() == other.number_key();
        let dated = other.year().is_none() || other.year() == self.year();
        same && dated && own.len() > whole.len() && own.starts_with(&whole) && other.supplements().next().is_none()
    }

    /// True if this is a supplement, such as an amendment, of what the other names.
    pub fn is_supplement_of(&self, other: &Self) -> bool {
        let (own, base): (Vec<_>, Vec<_>) =
            (self.supplements().map(key).collect(), other.supplements().map(key).collect());
        let dated = other.year().is_none() || other.year() == self.year();
        self.base_key() == other.base_key() && dated && own.len() > base.len() && own.starts_with(&base)
    }

    /// What it adopts or is doubled by, read as an identifier.
    pub fn adopted(&self) -> Option<Self> {
        self.adopts().and_then(|text| text.parse().ok())
    }

    /// Which of two editions of one work is the later, by date, then by edition. `None` for different works, and where one is undated.
    pub fn compare_editions(&self, other: &Self) -> Option<Ordering> {
        if !self.is_same_work(other) {
            return None;
        }
        let date = |id: &Self| Some((id.year()?, id.month()));
        match (date(self), date(other)) {
            (Some(own), Some(others)) => Some(own.cmp(&others).then_with(|| natural(self.edition(), other.edition()))),
            _ => None,
        }
    }

    /// A key that two identifiers share exactly where [`is_same_work`](Self::is_same_work) holds.
    pub(crate) fn work_key(&self) -> String {
        let (number, parts, stage) = self.base_key();
        let mut out = String::with_capacity(32);
        let field = |out: &mut String, text: Option<&str>| {
            out.push_str(text.unwrap_or_default());
            out.push('\u{1f}');
        };
        number.0.iter().for_each(|publisher| field(&mut out, Some(publisher)));
        [number.1, number.2, stage].into_iter().for_each(|text| field(&mut out, text));
        parts.iter().for_each(|part| field(&mut out, Some(part)));
        for (kind, number) in self.supplements().map(key) {
            field(&mut out, Some(&kind));
            field(&mut out, number);
        }
        out
    }

    /// The number and its parts, whatever publisher and type stand before them.
    pub(crate) fn number_key_alone(&self) -> String {
        let mut out = format!("{}:{}", self.family(), self.number().unwrap_or_default());
        self.parts().for_each(|part| {
            out.push('-');
            out.push_str(part);
        });
        out
    }

    fn number_key(&self) -> NumberKey<'_> {
        // Stages and forms of a type do not make another work.
        (self.publishers().collect(), self.document_type(), self.number())
    }

    fn base_key(&self) -> (NumberKey<'_>, Vec<&str>, Option<&str>) {
        (self.number_key(), self.parts().collect(), self.stage())
    }
}

/// A supplement without its year and the way its kind is printed.
fn key(supplement: Supplement<'_>) -> (String, Option<&str>) {
    (supplement.kind().to_ascii_lowercase(), supplement.number())
}

/// Compares texts as people do: numbers in them by their value.
fn natural(own: Option<&str>, other: Option<&str>) -> Ordering {
    let (Some(mut own), Some(mut other)) = (own, other) else { return own.is_some().cmp(&other.is_some()) };
    loop {
        if own.is_empty() || other.is_empty() {
            return own.len().min(1).cmp(&other.len().min(1));
        }
        let order = match (number(&mut own), number(&mut other)) {
            (Some(left), Some(right)) => left.len().cmp(&right.len()).then(left.cmp(right)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => character(&mut own).cmp(&character(&mut other)),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Takes the digits at the beginning, and gives them without leading zeros.
fn number<'t>(text: &mut &'t str) -> Option<&'t str> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    *text = rest;
    (length > 0).then(|| digits.trim_start_matches('0'))
}

/// Takes the character at the beginning.
fn character(text: &mut &str) -> Option<char> {
    let mut characters = text.chars();
    let found = characters.next();
    *text = characters.as_str();
    found
}

impl Ord for Identifier {
    /// The order of a bibliography: publisher, number and parts by value, a document before its supplements, then by date.
    fn cmp(&self, other: &Self) -> Ordering {
        let all = |id: &Self, field: Field| id.all(field).map(str::to_owned).collect::<Vec<_>>();
        let lists = |field: Field| {
            let (a, b) = (all(self, field), all(other, field));
            let pairs = a.iter().zip(&b).map(|(x, y)| natural(Some(x), Some(y)));
            pairs.fold(Ordering::Equal, Ordering::then).then(a.len().cmp(&b.len()))
        };
        lists(Field::Publisher)
            .then_with(|| natural(self.number(), other.number()))
            .then_with(|| lists(Field::Part))
            .then_with(|| self.document_type().cmp(&other.document_type()))
            .then_with(|| self.year().cmp(&other.year()))
            .then_with(|| self.month().cmp(&other.month()))
            .then_with(|| natural(self.edition(), other.edition()))
            .then_with(|| lists(Field::Supplement))
            .then_with(|| lists(Field::SupplementNumber))
            .then_with(|| natural(Some(self.canonical()), Some(other.canonical())))
            .then_with(|| {
                (&self.text, &self.written, self.family, self.canonical, &self.captures).cmp(&(
                    &other.text,
                    &other.written,
                    other.family,
                    other.canonical,
                    &other.captures,
                ))
            })
    }
}

impl PartialOrd for Identifier {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Identifier {
        text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    #[test]
    fn works_and_documents() {
        assert!(id("ISO 9001:2015").is_same_work(&id("ISO 9001")));
        assert!(id("ISO 1891-2:2014(en,fr)").is_same_document(&id("ISO 1891-2:2014")));
        assert!(!id("GB 14023-2011").is_same_work(&id("GB/T 14023-2011")));
        assert!(!id("ISO/TS 22163:2017").is_same_work(&id("ISO 22163:2023")));
        assert_eq!(id("ISO 9001:2015").compare_editions(&id("ISO 9001:2008")), Some(Ordering::Greater));
        assert_eq!(id("ISO 9001:2015").compare_editions(&id("ISO 9001")), None);
    }

    #[test]
    fn the_key_of_a_work_says_what_the_comparison_says() {
        let ids = [
            "ISO 9001:2015",
            "ISO 9001",
            "ISO/IEC 9001",
            "ISO/TS 9001",
            "ISO 9001-1",
            "ISO 90011",
            "GB/T 9001—2015",
            "GB 9001",
            "ISO 9001:2015/Amd 1:2024",
            "ISO 9001:2015/Amd 2",
            "ISO/DIS 9001",
            "RFC 9001",
            "GB/T 19001—2016/ISO 9001:2015",
        ];
        for a in ids {
            for b in ids {
                assert_eq!(id(a).work_key() == id(b).work_key(), id(a).is_same_work(&id(b)), "{a} {b}");
            }
        }
        assert_eq!(id("GB 14023-2011").number_key_alone(), id("GB/T 14023").number_key_alone());
    }

    #[test]
    fn parts_supplements_and_adoptions() {
        assert!(id("IEC 60068-2-2").is_part_of(&id("IEC 60068-2")));
        assert!(id("IEC 60068-2-2").is_part_of(&id("IEC 60068")));
        assert!(!id("IEC 60068-2-2").is_part_of(&id("IEC 60068-3")));
        assert!(id("ISO/IEC 27001:2022/Amd 1:2024").is_supplement_of(&id("ISO/IEC 27001:2022")));
        assert!(id("GB 20891-2014/XG1-2020").is_supplement_of(&id("GB 20891-2014")));
        let double = id("GB/T 19001-2016/ISO 9001:2015");
        assert!(double.adopted().unwrap().is_same_document(&id("ISO 9001:2015")));
    }

    #[test]
    fn a_bibliography_is_sorted_as_people_do() {
        let wanted = [
            "GB/T 2—2016",
            "GB/T 10—2000",
            "ISO 2",
            "ISO 9:1995",
            "ISO 10:2000",
            "ISO 10:2000/Amd 1:2001",
            "ISO 10-2",
            "ISO 10-11",
        ];
        let mut sorted: Vec<_> = wanted.iter().rev().map(|t| id(t)).collect();
        sorted.sort();
        assert_eq!(sorted.iter().map(ToString::to_string).collect::<Vec<_>>(), wanted);
    }
}
