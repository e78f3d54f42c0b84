//! Provisions of a text, by the convention that it is drafted in.

use std::ops::Range;

use super::hit::Hit;
use super::sentence_circumstances::AllCircumstances;
use super::{chinese, english, table};
use crate::model::Convention;

/// Finds provisions, with buffers that are used again for the next text.
#[derive(Debug, Default)]
pub(crate) struct Scanner {
    english: english::Reader,
    chinese: chinese::Reader,
}

impl Scanner {
    /// Gives every provision of a block's own text to `sink`, in text order. Linear in the length of the text.
    pub(crate) fn scan(&mut self, convention: Convention, text: &str, sink: &mut dyn FnMut(Hit)) {
        use english::Rules;
        match convention {
            Convention::GbT11 | Convention::ChineseEngineering | Convention::ChineseStatute | Convention::Gongwen => {
                self.chinese.scan(convention, text, sink);
            }
            Convention::IsoDirectives => self.english.scan(Rules::Directives, text, sink),
            Convention::Oscal => self.english.scan(Rules::Controls, text, sink),
            Convention::Bcp14 => self.english.scan(Rules::KeyWords, text, sink),
            Convention::RfcPlain => self.english.scan(Rules::Plain, text, sink),
            Convention::LegislationEn => self.english.scan(Rules::Legislation, text, sink),
            Convention::IsoDirectivesFrench => table::scan(table::Language::French, text, sink),
            Convention::IsoDirectivesGerman => table::scan(table::Language::German, text, sink),
            Convention::JisZ8301 => table::scan_japanese(text, sink),
        }
    }

    /// Every condition and exception of one sentence, for its verbal forms in order. Linear in its length.
    pub(crate) fn circumstances(
        &mut self,
        convention: Convention,
        sentence: &str,
        keywords: &[Range<usize>],
    ) -> AllCircumstances {
        AllCircumstances::of(convention, sentence, keywords, (&mut self.english, &mut self.chinese))
    }

    /// The condition that a sentence without a verbal form states for the list behind it: *If members remain:*. Linear.
    pub(crate) fn opening(&mut self, convention: Convention, sentence: &str) -> Option<Range<usize>> {
        use Convention as C;
        matches!(convention, C::IsoDirectives | C::Bcp14 | C::RfcPlain | C::Oscal | C::LegislationEn)
            .then(|| self.english.opening(sentence))
            .flatten()
    }
}
