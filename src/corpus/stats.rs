//! A corpus in numbers.

use std::collections::BTreeMap;

use crate::model::PartialDate;

use super::members::Corpus;
use super::resolve::{Resolution, Resolver};

/// A corpus in numbers. Printed by `corpus stats`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "StatsRow"))]
#[non_exhaustive]
pub struct Stats {
    /// Documents that were read.
    pub documents: usize,
    /// Documents of each format, by `documents_` and the name of the format.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub formats: BTreeMap<String, usize>,
    /// Files that could not be read.
    pub failures: usize,
    /// Files of no known format.
    pub skipped: usize,
    /// Documents whose identifier could be read.
    pub identified: usize,
    /// Clauses of all documents.
    pub clauses: usize,
    /// Provisions of all documents.
    pub provisions: usize,
    /// References of all documents.
    pub references: usize,
    /// References to a document by an identifier that can be read.
    pub to_documents: usize,
    /// References whose document is a member.
    pub found: usize,
    /// Of these, the references that name a place in it.
    pub located: usize,
    /// Of these, the references whose place is there.
    pub places_found: usize,
}

impl Corpus {
    /// The corpus in numbers at a date. Linear in all references.
    pub fn stats(&self, at: Option<PartialDate>) -> Stats {
        let mut resolver = Resolver::new(self, at);
        let mut stats = Stats {
            documents: self.members.len(),
            failures: self.failures.len(),
            skipped: self.skipped.len(),
            ..Stats::default()
        };
        for member in &self.members {
            let document = member.document();
            *stats.formats.entry(format!("documents_{}", document.origin().format())).or_default() += 1;
            stats.identified += usize::from(member.identifier().is_some());
            stats.clauses += document.clauses().len();
            stats.provisions += document.provisions().len();
            stats.references += document.references().len();
            for reference in document.references() {
                match resolver.resolve(reference) {
                    Resolution::Internal | Resolution::Unidentified => {}
                    Resolution::NotInCorpus { .. } | Resolution::OtherEditions { .. } => stats.to_documents += 1,
                    Resolution::Found(found) => {
                        stats.to_documents += 1;
                        stats.found += 1;
                        stats.located += usize::from(found.place().is_some() || found.is_place_missing());
                        stats.places_found += usize::from(found.place().is_some());
                    }
                }
            }
        }
        stats
    }
}
