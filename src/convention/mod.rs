//! Drafting conventions as data: which verbal forms a family of documents uses, and what they mean there.

mod iso_directives;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{Convention, Polarity, ProvisionKind};

/// A verbal form and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbalForm {
    /// The words, in lower case, with single blanks.
    pub(crate) words: &'static str,
    pub(crate) kind: ProvisionKind,
    pub(crate) polarity: Polarity,
}

/// The forms of a convention, ready to be found: one automaton, built on first use.
#[derive(Debug)]
pub(crate) struct Forms {
    table: &'static [VerbalForm],
    automaton: Option<AhoCorasick>,
}

impl Forms {
    fn new(table: &'static [VerbalForm]) -> Self {
        let builder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(table.iter().map(|f| f.words));
        Self { table, automaton: builder.ok() }
    }

    /// Every form in a text with the byte offsets of its words, leftmost first and the longest where several fit.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, &'static VerbalForm)> {
        let bytes = text.as_bytes();
        let letter = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'\''))
        };
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        // A part of a longer word is none of the words of a form.
        let whole = matches.filter(move |m| !letter(m.start().checked_sub(1)) && !letter(Some(m.end())));
        whole.filter_map(|m| self.table.get(m.pattern().as_usize()).map(|form| (m.range(), form)))
    }
}

/// The forms of a convention.
pub(crate) fn forms(convention: Convention) -> &'static Forms {
    static ISO_DIRECTIVES: LazyLock<Forms> = LazyLock::new(|| Forms::new(iso_directives::FORMS));
    match convention {
        Convention::IsoDirectives => &ISO_DIRECTIVES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_wins_and_parts_of_words_do_not() {
        let text = "It shall not shallow. Marshall may; it cannot can-can.";
        let found: Vec<_> =
            forms(Convention::IsoDirectives).find(text).map(|(range, form)| (&text[range], form.polarity)).collect();
        assert_eq!(
            found,
            [("shall not", Polarity::Negative), ("may", Polarity::Positive), ("cannot", Polarity::Negative)]
        );
    }

    #[test]
    fn every_table_is_in_lower_case() {
        for form in forms(Convention::IsoDirectives).table {
            assert_eq!(form.words, form.words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
