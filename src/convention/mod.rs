//! Drafting conventions as data: which verbal forms a family of documents uses, and what they mean there.

pub(crate) mod chinese;
mod classify;
mod iso_directives;
mod sentence;

pub use classify::{FoundProvision, classify};

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{Convention, Polarity, ProvisionKind};

/// A verbal form that carries a provision. Ranges are bytes of the text that was scanned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The sentence around the form.
    pub(crate) sentence: Range<usize>,
    /// The verbal form as printed, with its negation.
    pub(crate) keyword: Range<usize>,
    pub(crate) kind: ProvisionKind,
    pub(crate) polarity: Polarity,
    /// The rule that fired, in lower case with hyphens.
    pub(crate) rule: &'static str,
}

/// Gives every provision of a block's own text to `sink`, in text order. Linear in the length of the text.
pub(crate) fn scan(convention: Convention, text: &str, sink: &mut dyn FnMut(Hit)) {
    match convention {
        Convention::GbT11 | Convention::ChineseEngineering | Convention::ChineseStatute | Convention::Gongwen => {
            chinese::scan(convention, text, sink);
        }
        _ => scan_forms(forms(convention), text, sink),
    }
}

fn scan_forms(forms: &Forms, text: &str, sink: &mut dyn FnMut(Hit)) {
    let mut found = forms.find(text).peekable();
    if found.peek().is_none() {
        return;
    }
    for sentence in sentence::sentences(text) {
        while let Some((keyword, form)) = found.next_if(|(keyword, _)| keyword.start < sentence.end) {
            let (kind, polarity) = (form.kind, form.polarity);
            sink(Hit { sentence: sentence.clone(), keyword, kind, polarity, rule: "verbal-form" });
        }
    }
}

/// A verbal form and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VerbalForm {
    /// The words, in lower case, with single blanks.
    pub(crate) words: &'static str,
    pub(crate) kind: ProvisionKind,
    pub(crate) polarity: Polarity,
}

/// The forms of a convention, ready to be found: one automaton over their first words, built on first use.
#[derive(Debug)]
pub(crate) struct Forms {
    table: &'static [VerbalForm],
    heads: Vec<&'static str>,
    automaton: Option<AhoCorasick>,
}

impl Forms {
    fn new(table: &'static [VerbalForm]) -> Self {
        let mut heads: Vec<_> = table.iter().map(|f| first_word(f.words)).collect();
        heads.sort_unstable();
        heads.dedup();
        let builder =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true).build(&heads);
        Self { table, heads, automaton: builder.ok() }
    }

    /// Every form in a text with the byte offsets of its words: leftmost first, the longest where several fit, whole words only.
    pub(crate) fn find(&self, text: &str) -> impl Iterator<Item = (Range<usize>, &'static VerbalForm)> {
        let matches = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        let whole = matches.filter(move |m| is_whole(text, m.range()) && !is_month(text, m.range()));
        whole.filter_map(move |m| {
            let head = self.heads.get(m.pattern().as_usize())?;
            let fits = |form: &&'static VerbalForm| {
                let rest = form.words.strip_prefix(head)?;
                Some((m.start()..follow(text, m.end(), rest)?, *form))
            };
            self.table.iter().filter_map(|form| fits(&form)).max_by_key(|(range, _)| range.end)
        })
    }
}

fn first_word(words: &'static str) -> &'static str {
    words.split(' ').next().unwrap_or_default()
}

/// Whether a range is no part of a longer word.
fn is_whole(text: &str, range: Range<usize>) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’');
    !text[..range.start].ends_with(joins) && !text[range.end..].starts_with(joins)
}

/// Where the other words of a form end, if they follow: with any blank between them.
fn follow(text: &str, from: usize, words: &str) -> Option<usize> {
    let mut at = from;
    for word in words.split(' ').filter(|w| !w.is_empty()) {
        let rest = &text[at..];
        let start = at + rest.len() - rest.trim_start().len();
        let end = start + word.len();
        let same = start > at && text.get(start..end).is_some_and(|found| found.eq_ignore_ascii_case(word));
        if !same || !is_whole(text, start..end) {
            return None;
        }
        at = end;
    }
    Some(at)
}

/// Whether `May` is the month: with a capital inside a sentence, or before a number.
fn is_month(text: &str, range: Range<usize>) -> bool {
    if &text[range.clone()] != "May" {
        return false;
    }
    let begins = text[..range.start]
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | ';' | '\n' | '“' | '"'));
    !begins || text[range.end..].trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// The forms of a convention.
pub(crate) fn forms(convention: Convention) -> &'static Forms {
    static ISO_DIRECTIVES: LazyLock<Forms> = LazyLock::new(|| Forms::new(iso_directives::FORMS));
    static NONE: LazyLock<Forms> = LazyLock::new(|| Forms::new(&[]));
    match convention {
        Convention::IsoDirectives | Convention::Oscal => &ISO_DIRECTIVES,
        _ => &NONE,
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
    fn words_that_go_on_leave_the_shorter_form() {
        let find = |text: &'static str| {
            forms(Convention::IsoDirectives).find(text).map(|(range, _)| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            find("It shall notify; it shall\u{a0}not burn; must  not."),
            ["shall", "shall\u{a0}not", "must  not"]
        );
        assert_eq!(find("Published in May 2020. May 5. May be used."), ["May"]);
        assert_eq!(find("It can’t, it mayn't."), [""; 0]);
    }

    #[test]
    fn every_table_is_in_lower_case() {
        for form in forms(Convention::IsoDirectives).table {
            assert_eq!(form.words, form.words.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
