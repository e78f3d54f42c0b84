//! Provisions of an English text, sentence by sentence.

use std::ops::Range;

use super::bits::Bits;
use super::clauses::{Clauses, Verdict};
use super::forms::Form;
use super::found::Found;
use super::imperative::Imperative;
use super::key_words::declares;
use super::rules::Rules;
use super::tokens::{Sentence, Tokens};
use super::{circumstance, denial, forms, imperative, key_words, legislation, plain, tokens};
use crate::convention::circumstance::Circumstances;
use crate::convention::hit::Hit;
use crate::convention::sentence::sentences_at;
use crate::model::{Polarity, ProvisionKind};

/// Reads English texts, with buffers that are used again for the next sentence and the next text.
#[derive(Debug, Default)]
pub(in crate::convention) struct Reader {
    bits: Bits,
    heads: Vec<Found>,
    tokens: Tokens,
    clauses: Clauses,
    forms: Vec<Form>,
    verbs: Vec<usize>,
    verdicts: Vec<Verdict>,
    imperatives: Vec<Imperative>,
    hits: Vec<Hit>,
}

impl Reader {
    /// The provisions of a text, and the instructions that imperatives give.
    pub(in crate::convention) fn scan(&mut self, rules: Rules, text: &str, sink: &mut dyn FnMut(Hit)) {
        let (mut bits, mut heads) = (std::mem::take(&mut self.bits), std::mem::take(&mut self.heads));
        bits.fill(text);
        heads.clear();
        match rules {
            Rules::Directives | Rules::Controls | Rules::Plain => forms::find(text, &bits, &mut heads),
            Rules::KeyWords => key_words::find(text, &bits, &mut heads),
            Rules::Legislation => legislation::find(text, &bits, &mut heads),
        }
        let mut rest = heads.as_slice();
        let mut stop = 0;
        let next_stop = |from: usize| {
            // Asked again and again for the same, where none is near.
            if stop <= from {
                stop = bits.stops.first(from, text.len());
            }
            stop
        };
        for range in sentences_at(text, next_stop) {
            let (own, later) = rest.split_at(rest.iter().take_while(|head| head.start < range.end).count());
            rest = later;
            let instructs = match rules {
                Rules::Legislation => legislation::may_amend(&text[range.clone()]),
                _ => imperative::may_begin(rules, text, &bits, &range),
            };
            // A question asserts nothing.
            if text.as_bytes()[range.clone()].trim_ascii_end().ends_with(b"?") && rules != Rules::Controls {
                continue;
            }
            if own.is_empty() && !instructs {
                continue;
            }
            if rules == Rules::KeyWords {
                self.read_key_words(text, &bits, &range, own);
            } else if !matches!(rules, Rules::Plain | Rules::Legislation)
                && own.iter().all(|head| forms::is_local(*head))
                && !tokens::may_quote(&text[range.clone()])
            {
                self.read_locally(text, &bits, &range, own);
            } else {
                self.read_forms(rules, text, &bits, &range, own);
                if rules == Rules::Plain {
                    self.hits.retain_mut(|hit| plain::adapt(text, hit));
                }
            }
            for hit in self.hits.iter_mut().filter(|hit| hit.polarity == Polarity::Positive) {
                if denial::denies(&text[range.start..hit.keyword.start], &text[hit.keyword.end..range.end]) {
                    hit.polarity = Polarity::Negative;
                }
            }
            if rules == Rules::Legislation {
                self.hits.iter_mut().for_each(|hit| legislation::adapt(text, hit));
            }
            if instructs {
                self.read_instructions(rules, text, &bits, &range);
            }
            self.hits.drain(..).for_each(&mut *sink);
        }
        (self.bits, self.heads) = (bits, heads);
    }

    /// The conditions and exceptions of each verbal form of a sentence.
    pub(in crate::convention) fn circumstances(
        &mut self,
        sentence: &str,
        keywords: &[Range<usize>],
    ) -> Vec<Circumstances> {
        let Self { bits, heads, tokens, .. } = self;
        circumstance::find(sentence, keywords, bits, heads, tokens)
    }

    /// The condition at the head of a sentence without a verbal form.
    pub(in crate::convention) fn opening(&mut self, sentence: &str) -> Option<Range<usize>> {
        let Self { bits, heads, tokens, .. } = self;
        circumstance::opening(sentence, bits, heads, tokens)
    }
}

/// Bytes before and after a verbal form that are enough to read it.
const BESIDE: (usize, usize) = (80, 64);

/// Bytes that are enough where no list of words and no *it* stands before it.
const NEAR: (usize, usize) = (32, 48);

/// A stretch of a sentence around the head of a form; it begins and ends between words.
fn window(text: &str, range: &Range<usize>, head: usize, (before, after): (usize, usize)) -> Range<usize> {
    let blank = |bytes: &[u8]| memchr::memchr(b' ', bytes);
    let from = head.saturating_sub(before);
    let from = if from <= range.start {
        range.start
    } else {
        blank(&text.as_bytes()[from..head]).map_or(range.start, |at| from + at + 1)
    };
    from..end_of_window(text, range, head, after)
}

/// Where a stretch ends that reaches so many bytes past the beginning of a form, and to the next blank.
fn end_of_window(text: &str, range: &Range<usize>, head: usize, after: usize) -> usize {
    let to = (head + after).min(range.end);
    memchr::memchr(b' ', &text.as_bytes()[to..range.end]).map_or(range.end, |at| to + at)
}

impl Reader {
    /// The same as `read` for forms that count in every clause, in a sentence without quotations: only the words beside them
    /// are looked at.
    fn read_locally(&mut self, text: &str, bits: &Bits, range: &Range<usize>, heads: &[Found]) {
        let mut after = range.start;
        for head in heads {
            let mut sentence = self.tokens.cut(text, bits, &window(text, range, head.start, NEAR));
            if sentence.token_at(head.start).is_none_or(|at| forms::needs_more(sentence, at)) {
                sentence = self.tokens.cut(text, bits, &window(text, range, head.start, BESIDE));
            }
            let form = sentence.token_at(head.start).and_then(|at| forms::read(sentence, at, *head));
            if let Some(form) = form.filter(|_| head.start >= after) {
                let found = hit(sentence, range, &form);
                after = found.keyword.end;
                self.hits.push(found);
            }
        }
    }

    /// The key words of BCP 14 in a sentence; in one without quotations only the words beside them are looked at.
    fn read_key_words(&mut self, text: &str, bits: &Bits, range: &Range<usize>, heads: &[Found]) {
        if heads.is_empty() || declares(&text[range.clone()]) {
            return;
        }
        let quotes = tokens::may_quote(&text[range.clone()]);
        let mut mentioned = None;
        let mut sentence = if quotes { self.tokens.cut(text, bits, range) } else { Sentence::default() };
        for head in heads {
            if !quotes {
                sentence = self.tokens.cut(text, bits, &window(text, range, head.start, NEAR));
            }
            if let Some(form) = key_words::read(sentence, *head, &mut mentioned) {
                self.hits.push(hit(sentence, range, &form));
            }
        }
    }

    /// Fills `hits` with the verbal forms of a sentence that count in their clauses, in order.
    fn read_forms(&mut self, rules: Rules, text: &str, bits: &Bits, range: &Range<usize>, heads: &[Found]) {
        let Self { tokens, clauses, forms, verbs, verdicts, hits, .. } = self;
        let Some(last) = heads.last() else { return };
        // What stands behind the last form seldom matters.
        let until = end_of_window(text, range, last.start, BESIDE.1);
        let mut sentence = tokens.cut_until(text, bits, range, until);
        forms.clear();
        let statute = rules == Rules::Legislation;
        let read = if statute { legislation::read } else { forms::read };
        forms.extend(heads.iter().filter_map(|head| read(sentence, sentence.token_at(head.start)?, *head)));
        clauses.governed = statute;
        verbs.clear();
        verbs.extend(forms.iter().map(|form| form.verb));
        verbs.sort_unstable();
        verbs.dedup();
        if !verbs.is_empty() && !clauses.judge(sentence, verbs, verdicts) && until < range.end {
            sentence = tokens.cut(text, bits, range);
            clauses.judge(sentence, verbs, verdicts);
        }
        forms::judge(sentence, forms, verbs, verdicts);
        hits.extend(forms.iter().map(|form| hit(sentence, range, form)));
    }

    /// Adds the instructions of a sentence to its `hits`, in order.
    fn read_instructions(&mut self, rules: Rules, text: &str, bits: &Bits, range: &Range<usize>) {
        let Self { tokens, imperatives, hits, .. } = self;
        let sentence = tokens.cut(text, bits, range);
        if rules == Rules::Legislation {
            legislation::amendments(sentence, imperatives);
        } else {
            imperative::find(rules, sentence, imperatives);
        }
        hits.extend(imperatives.iter().map(|found| Hit {
            sentence: range.clone(),
            keyword: sentence.bytes(found.first, found.last),
            kind: ProvisionKind::Instruction,
            polarity: found.polarity,
            rule: found.rule,
        }));
        hits.sort_by_key(|hit| hit.keyword.start);
    }
}

fn hit(sentence: Sentence<'_>, range: &Range<usize>, form: &Form) -> Hit {
    let keyword = sentence.bytes(form.first, form.last);
    Hit { sentence: range.clone(), keyword, kind: form.kind, polarity: form.polarity, rule: form.rule }
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
            let (mut short, mut long) = (Reader::default(), Reader::default());
            short.read_locally(&text, &bits, &range, &heads);
            long.read_forms(Rules::Directives, &text, &bits, &range, &heads);
            prop_assert_eq!(short.hits, long.hits);
        }
    }
}
