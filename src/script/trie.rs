//! Words in a trie of characters: the longest that begins, or ends, at a place.
//!
//! Text is looked at one character at a time, not one byte: three bytes of Chinese are one step. Two characters that begin no word
//! cost a look into a bitmap; only the others are looked up in a hash table without chains.

/// Words with values.
#[derive(Debug)]
pub(crate) struct Trie<V> {
    /// True if a character is a word alone.
    alone: Bits<1024>,
    /// True if a word begins with a character, where few do: most characters are then passed over at once.
    heads: Option<Bits<16>>,
    /// True if a word may begin with two characters, by their hash.
    pairs: Bits<1024>,
    /// The nodes that the first two characters of words lead to.
    seconds: Steps,
    /// The nodes that a node and a character lead to.
    steps: Steps,
    /// The value of each node, if a word ends there.
    values: Vec<Option<V>>,
}

/// With more first characters than this, they say little of whether a word begins.
const FEW: usize = 64;

/// Numbers by their last bits, in `WORDS` times 64 of them, a power of two: what is not here was never set, what is here may stand
/// for another.
#[derive(Debug)]
struct Bits<const WORDS: usize>(Box<[u64; WORDS]>);

impl<const WORDS: usize> Bits<WORDS> {
    fn new() -> Self {
        Self(Box::new([0; WORDS]))
    }

    fn set(&mut self, number: u32) {
        self.0[number as usize / 64 % WORDS] |= 1 << (number % 64);
    }

    #[inline]
    fn has(&self, number: u32) -> bool {
        self.0[number as usize / 64 % WORDS] >> (number % 64) & 1 == 1
    }
}

/// A hash table from two numbers of two bytes to one: open addressing, without chains.
#[derive(Debug)]
struct Steps {
    /// Its length is a power of two, of which at most half is taken.
    places: Vec<(u32, u32)>,
    count: usize,
}

const EMPTY: u32 = u32::MAX;

impl Steps {
    fn new() -> Self {
        Self { places: vec![(EMPTY, 0); 64], count: 0 }
    }

    #[inline]
    fn place(&self, key: u32) -> usize {
        let bits = self.places.len().trailing_zeros();
        (u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
    }

    #[inline]
    fn get(&self, first: u32, second: u32) -> Option<u32> {
        let key = first << 16 | second;
        let mut at = self.place(key);
        loop {
            let (found, value) = self.places[at];
            if found == key {
                return Some(value);
            }
            if found == EMPTY {
                return None;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
    }

    /// Adds what is not in it yet.
    fn add(&mut self, first: u32, second: u32, value: u32) {
        self.count += 1;
        if self.count * 2 > self.places.len() {
            let old = std::mem::take(&mut self.places);
            self.places = vec![(EMPTY, 0); old.len() * 2];
            for (key, value) in old.into_iter().filter(|(key, _)| *key != EMPTY) {
                self.put(key, value);
            }
        }
        self.put(first << 16 | second, value);
    }

    fn put(&mut self, key: u32, value: u32) {
        let mut at = self.place(key);
        while self.places[at].0 != EMPTY {
            at = (at + 1) & (self.places.len() - 1);
        }
        self.places[at] = (key, value);
    }
}

/// The place of two characters in a map.
#[inline]
fn pair(first: u32, second: u32) -> u32 {
    (first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B)) >> 16
}

/// A character as the tables know it: those beyond the basic plane, which no word has, are one that does not exist.
fn short(c: char) -> u32 {
    if u32::from(c) > 0xFFFF { 0 } else { u32::from(c) }
}

/// The character that begins at an offset, with its length. Only characters of one and of three bytes are told apart from others:
/// no word of a table has others.
#[inline]
fn character(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let first = *bytes.get(at)?;
    Some(match first {
        0..0x80 => (u32::from(first), 1),
        0xE0..0xF0 => {
            let [_, second, third] = *bytes.get(at..at + 3)? else { return None };
            let c = u32::from(first & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
            (c, 3)
        }
        0xC0..0xE0 => (0, 2),
        _ => (0, 4),
    })
}

impl<V: Copy> Trie<V> {
    /// The first of two values for one word stays.
    pub(crate) fn new<C: IntoIterator<Item = char>>(words: impl IntoIterator<Item = (C, V)>) -> Self {
        let (mut heads, mut known) = (Bits::new(), Vec::new());
        let mut trie = Self {
            alone: Bits::new(),
            heads: None,
            pairs: Bits::new(),
            seconds: Steps::new(),
            steps: Steps::new(),
            values: vec![None],
        };
        for (word, value) in words {
            let mut node = 0;
            let (mut first, mut length) = (0, 0);
            for c in word.into_iter().map(short) {
                let next = trie.steps.get(node, c);
                let next = next.unwrap_or_else(|| {
                    let next = trie.values.len() as u32;
                    trie.values.push(None);
                    trie.steps.add(node, c, next);
                    if length == 1 {
                        trie.seconds.add(first, c, next);
                        trie.pairs.set(pair(first, c));
                    }
                    next
                });
                if length == 0 {
                    first = c;
                    heads.set(c);
                    known.push(c);
                }
                length += 1;
                node = next;
            }
            debug_assert!(trie.values.len() < usize::from(u16::MAX), "nodes are counted in two bytes");
            if length == 1 {
                trie.alone.set(first);
            }
            trie.values[node as usize].get_or_insert(value);
        }
        known.sort_unstable();
        known.dedup();
        trie.heads = Some(heads).filter(|_| known.len() < FEW);
        trie
    }

    fn step(&self, node: u32, c: u32) -> Option<u32> {
        self.steps.get(node, c)
    }

    /// Returns `true` if a word may begin with a character and the one behind it. Both are asked always, which is faster than to decide.
    #[inline]
    #[allow(clippy::needless_bitwise_bool)]
    fn may_begin(&self, first: u32, second: u32) -> bool {
        self.alone.has(first) | self.pairs.has(pair(first, second))
    }

    /// The longest word that begins at an offset: its end and its value.
    pub(crate) fn at(&self, text: &str, from: usize) -> Option<(usize, V)> {
        let bytes = text.as_bytes();
        let (c, length) = character(bytes, from)?;
        if self.heads.as_ref().is_some_and(|heads| !heads.has(c)) {
            return None;
        }
        let second = character(bytes, from + length).unwrap_or_default();
        if self.may_begin(c, second.0) { self.behind_head(bytes, c, second, from + length) } else { None }
    }

    /// The longest word that begins with two characters, of which the second stands at an offset.
    fn behind_head(&self, bytes: &[u8], head: u32, second: (u32, usize), mut at: usize) -> Option<(usize, V)> {
        let alone = || self.step(0, head).and_then(|node| self.values[node as usize]);
        let mut found = if self.alone.has(head) { alone().map(|value| (at, value)) } else { None };
        let Some(mut node) = self.seconds.get(head, second.0) else { return found };
        at += second.1;
        loop {
            if let Some(value) = self.values[node as usize] {
                found = Some((at, value));
            }
            let Some((c, length)) = character(bytes, at) else { return found };
            let Some(next) = self.step(node, c) else { return found };
            node = next;
            at += length;
        }
    }

    /// The next word at or behind an offset, the longest of those that begin there: its bytes and its value.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<(usize, usize, V)> {
        let bytes = text.as_bytes();
        let mut at = from;
        let (mut c, mut length) = character(bytes, at)?;
        loop {
            if let Some(heads) = &self.heads {
                while !heads.has(c) {
                    at += length;
                    (c, length) = character(bytes, at)?;
                }
            }
            let after = at + length;
            let next = character(bytes, after);
            let second = next.unwrap_or_default();
            if self.may_begin(c, second.0)
                && let Some((end, value)) = self.behind_head(bytes, c, second, after)
            {
                return Some((at, end, value));
            }
            next?;
            (at, c, length) = (after, second.0, second.1);
        }
    }

    /// The longest word that the characters spell, one after the other: its length in bytes.
    fn spelt(&self, characters: impl Iterator<Item = char>) -> Option<usize> {
        let mut node = 0;
        let (mut length, mut found) = (0, None);
        for c in characters {
            let Some(next) = self.step(node, short(c)) else { break };
            node = next;
            length += c.len_utf8();
            if self.values[node as usize].is_some() {
                found = Some(length);
            }
        }
        found
    }
}

/// A list of words, to be looked for at the edges of a text. Built on first use.
#[derive(Debug)]
pub(crate) struct Words {
    list: &'static str,
    forward: std::sync::OnceLock<Trie<()>>,
    backward: std::sync::OnceLock<Trie<()>>,
}

impl Words {
    /// The words of a text between blanks.
    pub(crate) const fn of(words: &'static str) -> Self {
        Self { list: words, forward: std::sync::OnceLock::new(), backward: std::sync::OnceLock::new() }
    }

    fn forward(&self) -> &Trie<()> {
        self.forward.get_or_init(|| Trie::new(self.list.split_whitespace().map(|word| (word.chars(), ()))))
    }

    /// The length of the longest word that the text begins with.
    pub(crate) fn begin(&self, text: &str) -> Option<usize> {
        self.forward().at(text, 0).map(|(end, ())| end)
    }

    /// The length of the longest word that the text ends with.
    pub(crate) fn end(&self, text: &str) -> Option<usize> {
        let trie =
            self.backward.get_or_init(|| Trie::new(self.list.split_whitespace().map(|word| (word.chars().rev(), ()))));
        trie.spelt(text.chars().rev())
    }

    /// Returns `true` if one of the words stands in the text.
    pub(crate) fn within(&self, text: &str) -> bool {
        self.forward().next(text, 0).is_some()
    }

    /// The words of the text, one after the other: where each begins and ends.
    pub(crate) fn all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let (start, end, ()) = self.forward().next(text, from)?;
            from = end;
            Some((start, end))
        })
    }

    /// The text behind the longest word that it begins with.
    pub(crate) fn strip<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.begin(text).map(|length| &text[length..])
    }

    /// The text before the longest word that it ends with.
    pub(crate) fn strip_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.end(text).map(|length| &text[..text.len() - length])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    static LANTERN: Words = Words::of("灯 灯笼 灯笼纸 纸 a ，");

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(LANTERN.begin("灯笼纸"), Some(9));
        assert_eq!(LANTERN.begin("灯骨"), Some(3));
        assert_eq!((LANTERN.end("用灯笼"), LANTERN.end("竹骨")), (Some(6), None));
        assert_eq!((LANTERN.within("红色a"), LANTERN.within("é𠀀红色")), (true, false));
        assert_eq!((LANTERN.strip("灯笼架"), LANTERN.strip_end("红纸")), (Some("架"), Some("红")));
    }

    proptest! {
        #[test]
        fn words_are_found_as_by_hand(text in "[灯笼纸a，骨é𠀀]{0,12}") {
            let longest = |fits: &dyn Fn(&str) -> bool| LANTERN.list.split(' ').filter(|word| fits(word)).map(str::len).max();
            prop_assert_eq!(LANTERN.begin(&text), longest(&|word| text.starts_with(word)));
            prop_assert_eq!(LANTERN.end(&text), longest(&|word| text.ends_with(word)));
            prop_assert_eq!(LANTERN.within(&text), LANTERN.list.split(' ').any(|word| text.contains(word)));
        }
    }
}
