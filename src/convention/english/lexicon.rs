//! Words and what they are in a sentence: the tables `words.txt` and `verbs.txt`.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// What a word may be; a set, as most words may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::convention) struct Class(u64);

macro_rules! classes {
    ($($name:ident = $bit:literal $text:literal,)+) => {
        impl Class {
            $(pub(super) const $name: Self = Self(1 << $bit);)+

            /// The class that a line of the tables names.
            fn named(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

// Those with an empty name in the tables have another source: punctuation, or the form of the word.
classes! {
    ARTICLE = 0 "article",
    DETERMINER = 1 "determiner",
    PRONOUN = 2 "pronoun",
    BE = 3 "be",
    AUXILIARY = 4 "auxiliary",
    MODAL = 5 "modal",
    NOT = 6 "not",
    ADVERB = 7 "adverb",
    NOT_ADVERB = 8 "not-adverb",
    PREPOSITION = 9 "preposition",
    COORDINATOR = 10 "coordinator",
    CONDITION = 11 "condition",
    QUESTION = 12 "question",
    WHO = 13 "who",
    SAY = 14 "say",
    MANNER = 15 "manner",
    VERBLESS = 16 "verbless",
    AIM = 17 "aim",
    SAID_OF = 18 "said-of",
    OUTCOME = 19 "outcome",
    PARTICIPLE = 20 "participle",
    FORMULA = 21 "formula",
    MENTION = 22 "mention",
    CONJUNCTION = 23 "conjunction",
    LABEL = 24 "label",
    DETAIL = 27 "detail",
    VERB = 28 "verb",
    CONTENT = 29 "content",
    LENIENT = 30 "lenient",
    STRICT = 31 "strict",
    POINTER = 32 "pointer",
    CONTROL = 34 "control",
    VERB_S = 33 "verb-s",
    COMMA = 40 "+comma",
    BREAK = 41 "+break",
    OPEN = 42 "+open",
    CLOSE = 43 "+close",
    QUOTED = 44 "+quoted",
    STOP = 45 "+stop",
    NUMBER = 46 "+number",
    DASH = 47 "+dash",
}

impl Class {
    pub(super) const NONE: Self = Self(0);

    /// A verb in its base form, sure or not.
    pub(super) const ANY_VERB: Self = Self(Self::VERB.0 | Self::LENIENT.0 | Self::STRICT.0);

    /// A verb that makes a clause finite.
    pub(super) const FINITE: Self = Self(Self::BE.0 | Self::AUXILIARY.0 | Self::MODAL.0);

    /// What may stand before a noun: a verb before it has an object.
    pub(super) const BEFORE_NOUN: Self = Self(Self::ARTICLE.0 | Self::DETERMINER.0 | Self::NUMBER.0);

    pub(in crate::convention) const PUNCTUATION: Self =
        Self(Self::COMMA.0 | Self::BREAK.0 | Self::OPEN.0 | Self::CLOSE.0 | Self::STOP.0 | Self::DASH.0);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a class in common.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// FNV-1a, quick for short words.
#[derive(Clone, Copy, Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Table = HashMap<Box<[u8]>, Class, BuildHasherDefault<Fnv>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    let lines = include_str!("words.txt").lines().chain(include_str!("verbs.txt").lines());
    for (name, words) in lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':')) {
        let class = Class::named(name).unwrap_or_default();
        for word in words.split_whitespace() {
            let known = table.entry(word.as_bytes().into()).or_default();
            *known = known.or(class);
        }
    }
    let sure = |class: &Class| class.any(Class::VERB) && !class.any(Class::LENIENT.or(Class::STRICT));
    let verbs: Vec<_> = table.iter().filter(|(_, class)| sure(class)).map(|(word, _)| word.clone()).collect();
    for verb in verbs {
        let known = table.entry(third_person(&verb).into()).or_default();
        *known = known.or(Class::VERB_S);
    }
    table
});

/// *applies*, *searches*, *describes*.
fn third_person(verb: &[u8]) -> Vec<u8> {
    let vowel = |byte: Option<&u8>| byte.is_some_and(|b| b"aeiou".contains(b));
    match verb {
        [stem @ .., b'y'] if !vowel(stem.last()) => [stem, b"ies"].concat(),
        [.., b's' | b'x' | b'z' | b'o'] | [.., b'c' | b's', b'h'] => [verb, b"es"].concat(),
        _ => [verb, b"s"].concat(),
    }
}

/// Longer words are in no table.
const LONGEST: usize = 24;

/// What a word is, whatever its case.
pub(super) fn class_of(word: &str) -> Class {
    let bytes = word.as_bytes();
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..bytes.len()) else {
        return if bytes.ends_with(b"ly") { Class::ADVERB } else { Class::NONE };
    };
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let mut class = TABLE.get(&*lower).copied().unwrap_or_default();
    if lower.ends_with(b"ly") && lower.len() > 4 && !class.any(Class::NOT_ADVERB) {
        class = class.or(Class::ADVERB);
    }
    if bytes[0].is_ascii_digit() {
        class = class.or(Class::NUMBER);
    }
    class
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_the_tables_say() {
        assert!(class_of("The").any(Class::ARTICLE));
        assert!(class_of("Describes").any(Class::VERB_S));
        assert!(class_of("applies").any(Class::VERB_S));
        assert!(class_of("carefully").any(Class::ADVERB));
        assert!(!class_of("apply").any(Class::ADVERB));
        assert!(!class_of("uses").any(Class::VERB_S), "it may be a noun");
        assert_eq!(class_of("lantern"), Class::NONE);
    }

    #[test]
    fn every_line_of_the_tables_names_a_class() {
        for line in include_str!("words.txt").lines().chain(include_str!("verbs.txt").lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, words) = line.split_once(':').unwrap();
            assert!(Class::named(name).is_some(), "{line}");
            assert!(words.split_whitespace().all(|w| w.len() <= LONGEST && w == w.to_lowercase()), "{line}");
        }
    }
}
