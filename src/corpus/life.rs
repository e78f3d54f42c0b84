//! When a document is in force: its own dates, and what replaces it.

use crate::identifier::Identifier;
use crate::model::{Document, PartialDate};

/// Words of events from which a document counts, the one that matters most first: a date of implementation comes after that of
/// publication and is the one that binds (Standardization Law of China, article 29, asks for a time between the two).
const EVENTS: &[&str] = &[
    "implementation",
    "in-force",
    "effective",
    "实施",
    "施行",
    "publication",
    "published",
    "pub",
    "release",
    "issued",
    "发布",
    "公布",
];

/// From when a document is in force: by its dates, else by the year of its identifier.
pub(super) fn in_force(document: &Document, identifier: Option<&Identifier>) -> Option<PartialDate> {
    let dates = &document.metadata().dates;
    let says = |event: &&str| {
        let of_event = dates.iter().filter(|d| d.event.to_lowercase().starts_with(*event));
        of_event.filter_map(|d| d.date).max()
    };
    EVENTS.iter().find_map(says).or_else(|| {
        let id = identifier?;
        PartialDate::new(id.year()?, id.month(), None)
    })
}

/// Returns `true` if something that happened on a date has happened at another. What has no date has happened.
pub(super) fn has_come(date: Option<PartialDate>, at: Option<PartialDate>) -> bool {
    match (date, at) {
        (Some(date), Some(at)) => date <= at,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_counts_from_its_beginning() {
        let date = |text: &str| Some(text.parse().unwrap());
        assert!(has_come(date("2019"), date("2019-03-01")));
        assert!(!has_come(date("2019-03-02"), date("2019-03-01")));
        assert!(has_come(date("2030"), None), "no date asked for: all that is known counts");
        assert!(has_come(None, date("1990")));
    }
}
