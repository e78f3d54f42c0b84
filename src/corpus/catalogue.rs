//! Facts of status that stand beside the documents: which edition was withdrawn when, and what took its place.

use std::collections::HashMap;

use serde::Deserialize;

use crate::error::{Error, ErrorKind};
use crate::identifier::Identifier;
use crate::model::PartialDate;
use crate::place::LineColumn;

use super::csv;

/// Facts of status of one document, from a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatusFact {
    /// The identifier, as the catalogue prints it.
    pub identifier: Box<str>,
    /// The word for its status, as the catalogue prints it: `withdrawn`, `current`, 现行, 废止 …
    pub status: Option<Box<str>>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// From when it is in force.
    pub in_force: Option<PartialDate>,
    /// When it was withdrawn.
    pub withdrawn: Option<PartialDate>,
    /// Documents that took its place, as the catalogue prints them.
    pub replaced_by: Vec<Box<str>>,
}

impl StatusFact {
    /// Returns `true` if it says that the document is no longer in force: by a date, a successor or a word.
    pub fn is_withdrawn(&self) -> bool {
        let word = self.status.as_deref().unwrap_or_default().to_lowercase();
        self.withdrawn.is_some() || !self.replaced_by.is_empty() || WITHDRAWN.iter().any(|w| word.contains(w))
    }
}

/// Words of catalogues for a document that is no longer in force: ISO, the Chinese national catalogue, the IETF.
const WITHDRAWN: &[&str] =
    &["withdrawn", "superseded", "replaced", "obsolete", "cancelled", "废止", "作废", "被代替", "失效"];

/// Facts of status by identifier, from a table that people keep: CSV with a line of headings, or JSON with an array of objects.
///
/// The columns or keys are `identifier`, `status`, `published`, `in_force`, `withdrawn`, `replaced_by` (several are parted by `;` in
/// CSV, an array in JSON); others are left alone, dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Of two rows about one document the first
/// counts; the second, where it says something else, is told by [`Corpus::check`](super::Corpus::check).
///
/// ```
/// use normative::corpus::Catalogue;
/// let catalogue: Catalogue = "identifier,withdrawn,replaced_by\nISO 9001:2008,2015-09,ISO 9001:2015\n".parse()?;
/// let fact = catalogue.fact(&"ISO 9001:2008".parse().unwrap()).unwrap();
/// assert_eq!(&*fact.replaced_by[0], "ISO 9001:2015");
/// # Ok::<(), normative::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    facts: Vec<StatusFact>,
    index: HashMap<String, usize>,
    /// Rows about a document that an earlier row had said something else of.
    doubled: Vec<usize>,
}

#[derive(Deserialize)]
struct Row {
    identifier: Box<str>,
    status: Option<Box<str>>,
    published: Option<Box<str>>,
    in_force: Option<Box<str>>,
    withdrawn: Option<Box<str>>,
    #[serde(default)]
    replaced_by: Several,
}

#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Several {
    #[default]
    None,
    One(Box<str>),
    Many(Vec<Box<str>>),
}

impl std::str::FromStr for Catalogue {
    type Err = Error;

    /// Reads CSV or JSON, told apart by the first character.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Malformed`] where there is no column `identifier`, a date is none, or the JSON is broken.
    fn from_str(text: &str) -> Result<Self, Error> {
        let first = text.trim_start_matches('\u{feff}').trim_start();
        if first.starts_with('[') { Self::from_json(first) } else { Self::from_csv(text) }
    }
}

impl Catalogue {
    fn from_json(text: &str) -> Result<Self, Error> {
        let rows: Vec<Row> = serde_json::from_str(text).map_err(|e| {
            let place = LineColumn { line: e.line() as u32, column: e.column() as u32 };
            let words = e.to_string();
            let what = words.split(" at line ").next().unwrap_or_default();
            Error::new(ErrorKind::Malformed, format!("{what}; expected an array of objects with an identifier"))
                .at(place)
        })?;
        let mut catalogue = Self::default();
        for row in rows {
            let date = |text: Option<Box<str>>| date(text.as_deref(), None);
            let replaced_by = match row.replaced_by {
                Several::None => Vec::new(),
                Several::One(one) => vec![one],
                Several::Many(many) => many,
            };
            catalogue.add(StatusFact {
                identifier: row.identifier,
                status: row.status,
                published: date(row.published)?,
                in_force: date(row.in_force)?,
                withdrawn: date(row.withdrawn)?,
                replaced_by,
            });
        }
        Ok(catalogue)
    }

    fn from_csv(text: &str) -> Result<Self, Error> {
        let mut records = csv::records(text);
        let Some((_, heads)) = records.next() else { return Ok(Self::default()) };
        let column = |name: &str| heads.iter().position(|head| head.to_lowercase().replace([' ', '-'], "_") == name);
        let Some(identifier) = column("identifier") else {
            let message = "no column identifier; the first line of a catalogue names its columns";
            return Err(Error::new(ErrorKind::Malformed, message).at(LineColumn { line: 1, column: 1 }));
        };
        let columns = ["status", "published", "in_force", "withdrawn", "replaced_by"].map(column);
        let mut catalogue = Self::default();
        for (line, record) in records {
            let cell = |at: Option<usize>| Some(record.get(at?)?.as_str()).filter(|cell| !cell.is_empty());
            let [status, published, in_force, withdrawn, replaced_by] = columns.map(cell);
            let Some(identifier) = cell(Some(identifier)) else { continue };
            let replaced_by = replaced_by.unwrap_or_default().split(';').map(str::trim);
            catalogue.add(StatusFact {
                identifier: identifier.into(),
                status: status.map(Box::from),
                published: date(published, Some(line))?,
                in_force: date(in_force, Some(line))?,
                withdrawn: date(withdrawn, Some(line))?,
                replaced_by: replaced_by.filter(|id| !id.is_empty()).map(Box::from).collect(),
            });
        }
        Ok(catalogue)
    }

    fn add(&mut self, fact: StatusFact) {
        let key = key(&fact.identifier);
        match self.index.get(&key) {
            Some(&first) if self.facts[first] != fact => self.doubled.push(self.facts.len()),
            Some(_) => return,
            None => {
                self.index.insert(key, self.facts.len());
            }
        }
        self.facts.push(fact);
    }

    /// Every fact, in the order of the table.
    pub fn facts(&self) -> &[StatusFact] {
        &self.facts
    }

    /// The fact about a document, if the catalogue has one. Expected constant time.
    pub fn fact(&self, identifier: &Identifier) -> Option<&StatusFact> {
        self.index.get(&identifier.to_string()).map(|&at| &self.facts[at])
    }

    /// Facts that contradict an earlier one about the same document, with that one.
    pub(super) fn contradictions(&self) -> impl Iterator<Item = (&StatusFact, &StatusFact)> {
        self.doubled.iter().filter_map(|&at| {
            let first = self.index.get(&key(&self.facts[at].identifier))?;
            Some((&self.facts[at], &self.facts[*first]))
        })
    }
}

/// The canonical form, so that a catalogue may print identifiers as it likes.
fn key(identifier: &str) -> String {
    identifier.parse::<Identifier>().map_or_else(|_| identifier.trim().to_owned(), |id| id.to_string())
}

fn date(text: Option<&str>, line: Option<u32>) -> Result<Option<PartialDate>, Error> {
    let Some(text) = text.filter(|t| !t.trim().is_empty()) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| {
        let error =
            Error::new(ErrorKind::Malformed, format!("{text:?} is no date, expected YYYY, YYYY-MM or YYYY-MM-DD"));
        match line {
            Some(line) => error.at(LineColumn { line, column: 1 }),
            None => error,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_and_json_say_the_same() {
        let csv: Catalogue =
            "Identifier,Status,In force,replaced-by,remark\nGB/T1.1-2009,废止,2010-01-01,GB/T 1.1-2020,x\n"
                .parse()
                .unwrap();
        let json: Catalogue =
            r#"[{"identifier":"GB/T1.1-2009","status":"废止","in_force":"2010-01-01","replaced_by":["GB/T 1.1-2020"]}]"#
                .parse()
                .unwrap();
        assert_eq!(csv.facts(), json.facts());
        let fact = csv.fact(&"GB/T 1.1—2009".parse().unwrap()).unwrap();
        assert!(fact.is_withdrawn());
        assert_eq!(fact.in_force, "2010-01-01".parse().ok());
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let wrong = |text: &str| text.parse::<Catalogue>().unwrap_err().to_string();
        assert_eq!(wrong("name\nx\n"), "1:1: no column identifier; the first line of a catalogue names its columns");
        assert_eq!(
            wrong("identifier,withdrawn\nISO 1,2015\nISO 2,soon\n"),
            "3:1: \"soon\" is no date, expected YYYY, YYYY-MM or YYYY-MM-DD"
        );
        assert!(wrong("[{}]").starts_with("1:3: missing field `identifier`"), "{}", wrong("[{}]"));
        assert_eq!("".parse::<Catalogue>().unwrap().facts(), []);
    }

    #[test]
    fn the_first_row_counts_and_the_other_is_told() {
        let catalogue: Catalogue = "identifier,status\nISO 1:2000,current\nISO 1:2000,withdrawn\n".parse().unwrap();
        assert_eq!(catalogue.fact(&"ISO 1:2000".parse().unwrap()).unwrap().status.as_deref(), Some("current"));
        assert_eq!(catalogue.contradictions().count(), 1);
    }
}
