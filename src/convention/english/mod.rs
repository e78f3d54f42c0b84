//! English: ISO/IEC Directives Part 2 and control catalogues. Also the parts that BCP 14 shares: words, quotations, imperatives.
//!
//! One pass says of each byte whether it belongs to a word (`bits`), another finds the heads of verbal forms among the words
//! (`heads`). Only sentences that hold one, or that may begin with an imperative, are cut into words; `forms` reads the form
//! around each head, `clauses` says whether its clause asserts anything.

mod bits;
mod can;
mod circumstance;
mod clauses;
mod forms;
mod heads;
mod imperative;
mod key_words;
mod lexicon;
mod tokens;

use std::ops::Range;

pub(super) use bits::Bits;
pub(super) use circumstance::circumstances;
pub(crate) use key_words::{declares, key_word};

use super::Hit;
use super::sentence::sentences_at;
use crate::model::{Polarity, ProvisionKind};
use clauses::{Clauses, Verdict};
use forms::Form;
use imperative::Imperative;
pub(super) use lexicon::Class;
pub(super) use tokens::{Sentence, Tokens};

/// Buffers for one sentence, used again for the next.
#[derive(Debug, Default)]
struct Work {
    tokens: Tokens,
    clauses: Clauses,
    forms: Vec<Form>,
    verbs: Vec<usize>,
    verdicts: Vec<Verdict>,
    imperatives: Vec<Imperative>,
    hits: Vec<Hit>,
}

/// Whether a range of bytes is no part of a longer word.
pub(super) fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'' | '’');
    !text[..start].ends_with(joins) && !text[end..].starts_with(joins)
}

/// Whose verbal forms are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    /// ISO/IEC Directives Part 2, clause 7.
    Directives,
    /// Control catalogues: the same, and statements that begin with a verb.
    Controls,
    /// BCP 14: key words in capitals.
    KeyWords,
}

/// The head of a verbal form: where it begins, and its row of the table.
#[derive(Clone, Copy, Debug)]
struct Found {
    start: usize,
    row: usize,
}

/// The provisions of a text, and the instructions that imperatives give.
pub(super) fn scan(rules: Rules, text: &str, sink: &mut dyn FnMut(Hit)) {
    let bits = Bits::of(text);
    let mut heads = Vec::new();
    match rules {
        Rules::Directives | Rules::Controls => forms::find(text, &bits, &mut heads),
        Rules::KeyWords => key_words::find(text, &bits, &mut heads),
    }
    let mut rest = heads.as_slice();
    let mut work = Work::default();
    for range in sentences_at(text, |from| bits.stops.first(from)) {
        let (own, later) = rest.split_at(rest.iter().take_while(|head| head.start < range.end).count());
        rest = later;
        let instructs = imperative::may_begin(text, &bits, &range);
        if own.is_empty() && !instructs {
            continue;
        }
        let local = rules != Rules::KeyWords && !instructs && own.iter().all(|head| forms::is_local(*head));
        if local && !tokens::may_quote(&text[range.clone()]) {
            work.read_locally(text, &bits, &range, own);
        } else {
            work.read(rules, text, &bits, &range, own, instructs);
        }
        work.hits.drain(..).for_each(&mut *sink);
    }
}

/// How much text on either side of a verbal form is enough to read it, in bytes.
const BESIDE: usize = 80;

impl Work {
    /// The same as `read` for forms that count in every clause, in a sentence without quotations: only the words beside them
    /// are looked at.
    fn read_locally(&mut self, text: &str, bits: &Bits, range: &Range<usize>, heads: &[Found]) {
        let mut after = range.start;
        for head in heads {
            let from = head.start.saturating_sub(BESIDE).max(range.start);
            // A window begins and ends between words.
            let blank = |bytes: &[u8]| memchr::memchr(b' ', bytes);
            let from = if from == range.start {
                from
            } else {
                blank(&text.as_bytes()[from..head.start]).map_or(range.start, |at| from + at + 1)
            };
            let to = (head.start + BESIDE).min(range.end);
            let to = blank(&text.as_bytes()[to..range.end]).map_or(range.end, |at| to + at);
            let sentence = self.tokens.cut(text, bits, &(from..to));
            let form = sentence.token_at(head.start).and_then(|at| forms::read(sentence, at, *head));
            if let Some(form) = form.filter(|_| head.start >= after) {
                let found = hit(sentence, range, form.first, form.last, form.kind, form.polarity, form.rule);
                after = found.keyword.end;
                self.hits.push(found);
            }
        }
    }

    /// Fills `hits` with the provisions of a sentence, in order.
    fn read(&mut self, rules: Rules, text: &str, bits: &Bits, range: &Range<usize>, heads: &[Found], instructs: bool) {
        let Self { tokens, clauses, forms, verbs, verdicts, imperatives, hits } = self;
        let sentence = tokens.cut(text, bits, range);
        forms.clear();
        match rules {
            Rules::Directives | Rules::Controls => {
                let read = |head: &Found| forms::read(sentence, sentence.token_at(head.start)?, *head);
                forms.extend(heads.iter().filter_map(read));
                verbs.clear();
                verbs.extend(forms.iter().map(|form| form.verb));
                verbs.sort_unstable();
                verbs.dedup();
                if !verbs.is_empty() {
                    clauses.judge(sentence, verbs, verdicts);
                }
                forms::judge(sentence, forms, verbs, verdicts);
            }
            Rules::KeyWords => key_words::read(sentence, heads, forms),
        }
        hits.extend(forms.iter().map(|f| hit(sentence, range, f.first, f.last, f.kind, f.polarity, f.rule)));
        if instructs {
            imperative::find(rules, sentence, imperatives);
            let instruction = ProvisionKind::Instruction;
            let found = imperatives.iter();
            hits.extend(found.map(|i| hit(sentence, range, i.first, i.last, instruction, i.polarity, i.rule)));
            hits.sort_by_key(|hit| hit.keyword.start);
        }
    }
}

fn hit(
    sentence: Sentence<'_>,
    range: &Range<usize>,
    first: usize,
    last: usize,
    kind: ProvisionKind,
    polarity: Polarity,
    rule: &'static str,
) -> Hit {
    Hit { sentence: range.clone(), keyword: sentence.bytes(first, last), kind, polarity, rule }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORDS: &[&str] = &[
        "shall", "must", "not", "never", "the", "A", "word", "words", "and", ",", "it", "be", "noted", "that", "also",
        "only", "frame", "paper", "(dry)", "Weigh",
    ];

    proptest! {
        /// The short way and the long one find the same.
        #[test]
        fn forms_that_count_everywhere_need_only_the_words_beside_them(
            words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 1..40),
        ) {
            let text = words.join(" ");
            let bits = Bits::of(&text);
            let mut heads = Vec::new();
            forms::find(&text, &bits, &mut heads);
            let range = 0..text.len();
            let (mut short, mut long) = (Work::default(), Work::default());
            short.read_locally(&text, &bits, &range, &heads);
            long.read(Rules::Directives, &text, &bits, &range, &heads, false);
            prop_assert_eq!(short.hits, long.hits);
        }
    }
}
