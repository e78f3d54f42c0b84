//! The words of a language, as data, and the automaton that finds where they may begin a reference.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::analyse::references::mention::Noun;

/// Number of a noun: one thing or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    One,
    Many,
    /// One, of a kind that other documents are cited by: where this document has no such part nothing is said.
    Weak,
}

/// What a language says references with. Words are in lower case; those with letters beyond ASCII stand in each case that occurs.
pub(super) struct Words {
    /// What stands before a number.
    pub(super) nouns: &'static [(&'static str, Noun, Count)],
    /// Between members of a list: *and*, *or*.
    pub(super) and: &'static [&'static str],
    /// Between the ends of a range: *to*, *through*.
    pub(super) through: &'static [&'static str],
    pub(super) articles: &'static [&'static str],
    /// Between a part and the document that it is a part of: *of*.
    pub(super) of: &'static [&'static str],
    /// Between a part and what it stands in, where that is known: *in*.
    pub(super) inside: &'static [&'static str],
    /// Of the document itself: *this*, *present*.
    pub(super) this: &'static [&'static str],
    /// What the document may call itself after *of the*.
    pub(super) own: &'static [&'static str],
    /// What is said of an identifier that is the document's own: *this part of ISO 1*.
    pub(super) parts: &'static [&'static str],
    /// Phrases after which a number without a dot is a clause: *in accordance with 7*.
    pub(super) cues: &'static [&'static str],
    /// Words after which a number with a dot is a clause where there is one: *see*.
    pub(super) before: &'static [&'static str],
    /// Words that say so after it: *above*, *below*.
    pub(super) after: &'static [&'static str],
    /// *following*, *next*.
    pub(super) forward: &'static [&'static str],
    /// *previous*, *preceding*.
    pub(super) backward: &'static [&'static str],
    /// *first*, *second*, *last*.
    pub(super) ordinals: &'static [&'static str],
    /// What ordinals count below a clause: *paragraph*, *sentence*.
    pub(super) pieces: &'static [&'static str],
    /// What is done with figures: *shown in A.1*.
    pub(super) shown: &'static [&'static str],
    /// The nouns that complete a label of the markup: `Section 4.2 of [RFC9110]` is one reference (RFC 7322, 4.8.6.2).
    pub(super) complete: &'static [&'static str],
    /// *Reference*, before a bracket.
    pub(super) references: &'static [&'static str],
    /// True if adjectives follow their noun.
    pub(super) nouns_first: bool,
    /// Words of a measure, after which a number is no clause.
    pub(super) measures: &'static [&'static str],
}

/// Symbols after which a number is a quantity.
const SYMBOLS: &[&str] = &[
    "%", "‰", "°", "°C", "K", "mm", "cm", "m", "km", "nm", "µm", "μm", "m2", "m3", "g", "kg", "mg", "t", "s", "ms",
    "µs", "ns", "min", "h", "d", "Hz", "kHz", "MHz", "GHz", "V", "kV", "mV", "A", "mA", "kA", "W", "kW", "MW", "VA",
    "J", "kJ", "Pa", "kPa", "MPa", "hPa", "bar", "N", "kN", "Nm", "dB", "dBm", "l", "L", "ml", "mL", "mol", "cd", "lx",
    "lm", "Ω", "kΩ", "F", "pF", "bit", "bits", "byte", "bytes", "kB", "MB", "GB", "px", "pt", "x", "×", "±", "≤", "≥",
    "=", "<", ">", "+",
];

/// What the automaton found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Noun(Noun, Count),
    /// A phrase before a number without a dot.
    Cue,
    /// A dot before a digit.
    Dot,
    Bracket,
    /// What an address on a network begins with, or `://`.
    Address,
}

pub(super) struct Scanner {
    pub(super) words: &'static Words,
    pub(super) automaton: Option<AhoCorasick>,
    signs: Vec<Sign>,
}

impl Scanner {
    pub(super) fn new(words: &'static Words) -> Self {
        let nouns = words.nouns.iter().map(|(word, noun, count)| ((*word).to_owned(), Sign::Noun(*noun, *count)));
        let cues = words.cues.iter().map(|phrase| ((*phrase).to_owned(), Sign::Cue));
        let dots = (0..10).map(|digit| (format!(".{digit}"), Sign::Dot));
        let addresses = ["://", "mailto:", "urn:"].map(|sign| (sign.to_owned(), Sign::Address));
        let bracket = [("[".to_owned(), Sign::Bracket)];
        let (patterns, signs): (Vec<_>, Vec<_>) = nouns.chain(cues).chain(dots).chain(addresses).chain(bracket).unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(patterns);
        Self { words, automaton: automaton.ok(), signs }
    }

    pub(super) fn sign(&self, pattern: usize) -> Option<Sign> {
        self.signs.get(pattern).copied()
    }
}

impl Words {
    /// The noun that a word is.
    pub(super) fn noun(&self, word: &str) -> Option<(Noun, Count)> {
        let found = self.nouns.iter().find(|(noun, ..)| is(noun, word));
        found.map(|(_, noun, count)| (*noun, *count))
    }

    /// True if a word is one of a measure.
    pub(super) fn is_measure(&self, word: &str) -> bool {
        SYMBOLS.contains(&word) || among(self.measures, word)
    }
}

/// True if two words are the same in any case.
pub(super) fn is(known: &str, word: &str) -> bool {
    known.eq_ignore_ascii_case(word)
}

/// True if a word is among others, in any case.
pub(super) fn among(words: &[&str], word: &str) -> bool {
    !word.is_empty() && words.iter().any(|known| is(known, word))
}
