//! Words that verbal forms begin with, found by the first letters of each word of a text.

use super::bits::Places;
use super::found::{Found, is_whole};

/// Slots of the table: many more than there are heads, so that most words of a text meet an empty one.
const SLOT_BITS: u32 = 10;

/// Heads of one table, by their first letters.
#[derive(Debug)]
pub(super) struct Heads {
    /// For each slot one more than the first row whose head may stand there; nothing in an empty slot.
    slots: Vec<u8>,
    /// For each row, the next of the same slot, counted in the same way.
    next: Vec<u8>,
    words: Vec<&'static str>,
    /// Bits that are set in every letter before it is compared: the one that tells small letters from capitals, or none.
    fold: u8,
    /// Bits of the letters, of the first four bytes of a word, that tell whether it may be a head.
    letters: u32,
}

impl Heads {
    /// Of at most 255 words, none shorter than the number of `letters` (at most four) by which they are looked for. In any case
    /// (`fold`), they are given in lower case. Of two that fit at a place, the longer is found.
    pub(super) fn new(words: impl Iterator<Item = &'static str>, fold: bool, letters: usize) -> Self {
        let words: Vec<_> = words.collect();
        let mut heads = Self {
            slots: vec![0; 1 << SLOT_BITS],
            next: vec![0; words.len()],
            words,
            fold: if fold { 0x20 } else { 0 },
            letters: u32::MAX >> (8 * (4 - letters)),
        };
        let mut rows: Vec<_> = (0..heads.words.len()).collect();
        // The last to be put in a slot is asked first.
        rows.sort_by_key(|row| heads.words[*row].len());
        for row in rows {
            let slot = heads.slot(padded(heads.words[row].as_bytes()));
            heads.next[row] = heads.slots[slot];
            heads.slots[slot] = row as u8 + 1;
        }
        heads
    }

    #[inline]
    fn slot(&self, first: [u8; 4]) -> usize {
        let fold = u32::from_le_bytes([self.fold; 4]);
        let letters = (u32::from_le_bytes(first) | fold) & self.letters;
        (letters.wrapping_mul(0x9e37_79b1) >> (u32::BITS - SLOT_BITS)) as usize
    }

    /// The heads among the words of a text that begin with an ASCII letter, in order.
    pub(super) fn find(&self, text: &str, initials: &Places, found: &mut Vec<Found>) {
        let bytes = text.as_bytes();
        initials.for_each(|start| {
            let Some(first) = bytes[start..].first_chunk::<4>() else {
                // Too near to the end for four letters.
                self.ask(text, start, self.slot(padded(&bytes[start..])), found);
                return;
            };
            let slot = self.slot(*first);
            if self.slots[slot] != 0 {
                self.ask(text, start, slot, found);
            }
        });
    }

    fn ask(&self, text: &str, start: usize, slot: usize, found: &mut Vec<Found>) {
        let bytes = text.as_bytes();
        let mut row = self.slots[slot];
        while let Some(at) = row.checked_sub(1).map(usize::from) {
            let word = self.words[at].as_bytes();
            let end = start + word.len();
            let same = |there: &[u8]| {
                there.iter().zip(word).all(|(a, b)| *a == *b || a | self.fold == *b && a.is_ascii_alphabetic())
            };
            if bytes.get(start..end).is_some_and(same) {
                if is_whole(text, start, end) {
                    found.push(Found { start, row: at });
                }
                return;
            }
            row = self.next[at];
        }
    }
}

/// The first bytes of a text that may be shorter.
fn padded(bytes: &[u8]) -> [u8; 4] {
    std::array::from_fn(|at| bytes.get(at).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use aho_corasick::{AhoCorasick, MatchKind};
    use proptest::prelude::*;

    use super::super::bits::Bits;
    use super::*;

    const WORDS: &[&str] =
        &["may", "is to", "is not to", "need not", "can", "cannot", "unable to", "able to", "shall", "should"];

    fn found(text: &str, fold: bool) -> Vec<(usize, &'static str)> {
        let mut found = Vec::new();
        Heads::new(WORDS.iter().copied(), fold, 3).find(text, &Bits::of(text).initials, &mut found);
        found.into_iter().map(|head| (head.start, WORDS[head.row])).collect()
    }

    #[test]
    fn the_longest_counts_and_case_does_where_it_is_asked() {
        assert_eq!(found("It CANNOT may", true), [(3, "cannot"), (10, "may")]);
        assert_eq!(found("It CANNOT may", false), [(10, "may")]);
        assert_eq!(found("unable to dismay is\x00to", true), [(0, "unable to")]);
        assert_eq!(found("ca", true), []);
    }

    proptest! {
        /// An automaton finds the same.
        #[test]
        fn heads_are_what_an_automaton_finds(
            words in prop::collection::vec("(may|is|to|not|need|can|cannot|un|able|shall|SHALL|Should|é|-|this| |  )", 0..30),
            joint in "( |)",
        ) {
            let text = words.join(&joint);
            let automaton = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .ascii_case_insensitive(true)
                .build(WORDS)
                .unwrap();
            let expected: Vec<_> = automaton
                .find_iter(&text)
                .filter(|m| is_whole(&text, m.start(), m.end()))
                .map(|m| (m.start(), WORDS[m.pattern().as_usize()]))
                .collect();
            prop_assert_eq!(found(&text, true), expected);
        }
    }
}
