//! Words and what they are in a sentence: the tables `words.txt` and `verbs.txt`.

use std::sync::LazyLock;

/// The classes of a word; a set, as most words may be several things.
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
    PERSON = 25 "person",
    OPENER = 26 "opener",
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

    /// Of a word that was not looked up yet; has no class in common with any other.
    pub(super) const UNKNOWN: Self = Self(1 << 63);

    /// A verb in its base form, sure or not.
    pub(super) const ANY_VERB: Self = Self(Self::VERB.0 | Self::LENIENT.0 | Self::STRICT.0);

    /// A verb that makes a clause finite.
    pub(super) const FINITE: Self = Self(Self::BE.0 | Self::AUXILIARY.0 | Self::MODAL.0);

    /// Words before a noun: a verb before it has an object.
    pub(super) const BEFORE_NOUN: Self = Self(Self::ARTICLE.0 | Self::DETERMINER.0 | Self::NUMBER.0);

    pub(in crate::convention) const PUNCTUATION: Self =
        Self(Self::COMMA.0 | Self::BREAK.0 | Self::OPEN.0 | Self::CLOSE.0 | Self::STOP.0 | Self::DASH.0);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True if the two have a class in common.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A word in lower case, padded: three machine words compare and hash at once.
type Key = [u64; 3];

/// Longer words are in no table.
const LONGEST: usize = size_of::<Key>();

/// The bit that tells small letters from capitals, in every byte.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Words and their classes, with open addressing: most words that are looked up are in no table, and an empty slot says so.
struct Table {
    /// For each slot the number of an entry, from 1; nothing in an empty slot.
    slots: Vec<u16>,
    entries: Vec<(Key, Class)>,
}

/// Four times as many as there are words, and a power of two.
const SLOTS_BITS: u32 = 14;

impl Table {
    fn slot(key: &Key) -> usize {
        let mixed = key[0] ^ key[1].rotate_left(21) ^ key[2].rotate_left(43);
        (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - SLOTS_BITS)) as usize
    }

    /// The slot of a key, or the empty one where it belongs.
    fn find(&self, key: &Key) -> (usize, Option<usize>) {
        let mut slot = Self::slot(key);
        loop {
            match self.slots[slot].checked_sub(1).map(usize::from) {
                None => return (slot, None),
                Some(entry) if self.entries[entry].0 == *key => return (slot, Some(entry)),
                Some(_) => slot = (slot + 1) % self.slots.len(),
            }
        }
    }

    fn add(&mut self, word: &[u8], class: Class) {
        let Some(key) = key(word) else { return };
        match self.find(&key) {
            (_, Some(entry)) => self.entries[entry].1 = self.entries[entry].1.or(class),
            (slot, None) => {
                self.entries.push((key, class));
                self.slots[slot] = self.entries.len() as u16;
            }
        }
    }

    #[inline]
    fn get(&self, key: &Key) -> Class {
        self.find(key).1.map_or(Class::NONE, |entry| self.entries[entry].1)
    }
}

/// A word as a key, whatever its case.
fn key(word: &[u8]) -> Option<Key> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(key_of(&bytes, word.len()))
}

/// The key of the first bytes of a stretch.
#[inline]
fn key_of(bytes: &[u8; LONGEST], length: usize) -> Key {
    let (eights, _) = bytes.as_chunks::<8>();
    let mut key = [SMALL; 3];
    for (at, (part, eight)) in key.iter_mut().zip(eights).enumerate() {
        let kept = length.saturating_sub(at * 8).min(8) as u32;
        let mask = u64::MAX.checked_shr(64 - kept * 8).unwrap_or(0);
        *part |= u64::from_le_bytes(*eight) & mask;
    }
    key
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { slots: vec![0; 1 << SLOTS_BITS], entries: Vec::new() };
    let mut words = Vec::new();
    let lines = include_str!("words.txt").lines().chain(include_str!("verbs.txt").lines());
    for (name, line) in lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':')) {
        let class = Class::named(name).unwrap_or_default();
        for word in line.split_whitespace() {
            table.add(word.as_bytes(), class);
            words.push(word);
        }
    }
    let sure = |class: Class| class.any(Class::VERB) && !class.any(Class::LENIENT.or(Class::STRICT));
    let class = |word: &str| key(word.as_bytes()).map_or(Class::NONE, |key| table.get(&key));
    let verbs: Vec<_> = words.into_iter().filter(|word| sure(class(word))).collect();
    for verb in verbs {
        table.add(&third_person(verb.as_bytes()), Class::VERB_S);
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

/// The class of a word, whatever its case: bytes of a text, from one to before another.
#[inline]
pub(super) fn class_at(text: &[u8], start: usize, end: usize) -> Class {
    let word = &text[start..end];
    let key = if word.len() > LONGEST {
        None
    } else {
        // What follows the word is masked, so that no piece of odd length is copied.
        match text[start..].first_chunk() {
            Some(bytes) => Some(key_of(bytes, word.len())),
            None => key(word),
        }
    };
    let mut class = key.map_or(Class::NONE, |key| TABLE.get(&key));
    let is_ly = matches!(word, [_, _, _, .., b'l' | b'L', b'y' | b'Y']);
    if is_ly && !class.any(Class::NOT_ADVERB) {
        class = class.or(Class::ADVERB);
    }
    if word.first().is_some_and(u8::is_ascii_digit) {
        class = class.or(Class::NUMBER);
    }
    class
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class_of(word: &str) -> Class {
        class_at(word.as_bytes(), 0, word.len())
    }

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
