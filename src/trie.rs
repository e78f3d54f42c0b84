//! Words in a trie of characters: the longest that begins, or ends, at a place.
//!
//! Text is looked at one character at a time, not one byte: three bytes of Chinese are one step. Two characters that begin no word
//! cost a look into a bitmap; only the others are looked up in a hash table without chains.

/// Words with values.
#[derive(Debug)]
pub(crate) struct Trie<V> {
    /// A bit for each character of the basic plane: whether it is a word alone.
    alone: Vec<u64>,
    /// A bit for each pair of characters, by their hash: whether a word may begin with it.
    pairs: Vec<u64>,
    /// Steps: a node and a character, and the node that they lead to. Open addressing; its length is a power of two.
    steps: Vec<(u32, u32)>,
    /// The value of each node, if a word ends there.
    values: Vec<Option<V>>,
}

const EMPTY: u32 = u32::MAX;

/// Bits of a map: one for each character of the basic plane.
const BITS: usize = 1 << 16;

fn set(bits: &mut [u64], at: u32) {
    if let Some(bits) = bits.get_mut(at as usize / 64) {
        *bits |= 1 << (at % 64);
    }
}

#[inline]
fn has(bits: &[u64], at: u32) -> bool {
    bits.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// The place of two characters in a map.
#[inline]
fn pair(first: u32, second: u32) -> u32 {
    (first.wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B)) >> 16
}

/// A step from a node by a character. There are far fewer nodes than 65535; characters beyond the basic plane, which no word
/// has, are one that does not exist.
fn key(node: u32, c: u32) -> u32 {
    node << 16 | c.min(0xFFFF)
}

/// The character that begins at an offset, with its length. Only characters of one and of three bytes are told apart from others:
/// no word of a table has others.
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
        let empty = || vec![0; BITS / 64];
        let mut trie = Self { alone: empty(), pairs: empty(), steps: vec![(EMPTY, 0); 64], values: vec![None] };
        for (word, value) in words {
            let mut node = 0;
            let (mut first, mut length) = (0, 0);
            for c in word {
                let c = u32::from(c);
                match length {
                    0 => first = c,
                    1 => set(&mut trie.pairs, pair(first, c)),
                    _ => {}
                }
                length += 1;
                node = match trie.step(node, c) {
                    Some(next) => next,
                    None => trie.add(node, c),
                };
            }
            if length == 1 {
                set(&mut trie.alone, first);
            }
            trie.values[node as usize].get_or_insert(value);
        }
        trie
    }

    fn place(&self, key: u32) -> usize {
        let bits = self.steps.len().trailing_zeros();
        (u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - bits)) as usize
    }

    fn step(&self, node: u32, c: u32) -> Option<u32> {
        let key = key(node, c);
        let mut at = self.place(key);
        loop {
            let (found, next) = self.steps[at];
            if found == key {
                return Some(next);
            }
            if found == EMPTY {
                return None;
            }
            at = (at + 1) & (self.steps.len() - 1);
        }
    }

    fn add(&mut self, node: u32, c: u32) -> u32 {
        // At most half of the places are taken.
        if self.values.len() * 2 > self.steps.len() {
            let old = std::mem::take(&mut self.steps);
            self.steps = vec![(EMPTY, 0); old.len() * 2];
            for (key, next) in old.into_iter().filter(|(key, _)| *key != EMPTY) {
                self.put(key, next);
            }
        }
        let next = self.values.len() as u32;
        self.values.push(None);
        self.put(key(node, c), next);
        next
    }

    fn put(&mut self, key: u32, next: u32) {
        let mut at = self.place(key);
        while self.steps[at].0 != EMPTY {
            at = (at + 1) & (self.steps.len() - 1);
        }
        self.steps[at] = (key, next);
    }

    /// Whether a word may begin with a character and the one behind it. Both are asked always, which is faster than to decide.
    #[inline]
    #[allow(clippy::needless_bitwise_bool)]
    fn may_begin(&self, first: u32, second: u32) -> bool {
        has(&self.alone, first) | has(&self.pairs, pair(first, second))
    }

    /// The longest word that begins at an offset: its end and its value.
    pub(crate) fn at(&self, text: &str, from: usize) -> Option<(usize, V)> {
        let (c, length) = character(text.as_bytes(), from)?;
        let bytes = text.as_bytes();
        let (second, _) = character(bytes, from + length).unwrap_or_default();
        if self.may_begin(c, second) { self.behind_head(bytes, c, from + length) } else { None }
    }

    fn behind_head(&self, bytes: &[u8], head: u32, mut at: usize) -> Option<(usize, V)> {
        let mut node = self.step(0, head)?;
        let mut found = self.values[node as usize].map(|value| (at, value));
        while let Some((c, length)) = character(bytes, at) {
            let Some(next) = self.step(node, c) else { break };
            node = next;
            at += length;
            if let Some(value) = self.values[node as usize] {
                found = Some((at, value));
            }
        }
        found
    }

    /// The next word at or behind an offset, the longest of those that begin there: its bytes and its value.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<(usize, usize, V)> {
        let bytes = text.as_bytes();
        let mut at = from;
        let (mut c, mut length) = character(bytes, at)?;
        loop {
            let after = at + length;
            let next = character(bytes, after);
            let (second, next_length) = next.unwrap_or_default();
            if self.may_begin(c, second)
                && let Some((end, value)) = self.behind_head(bytes, c, after)
            {
                return Some((at, end, value));
            }
            next?;
            (at, c, length) = (after, second, next_length);
        }
    }

    /// The longest word that the characters spell, one after the other: its length in bytes.
    fn spelt(&self, characters: impl Iterator<Item = char>) -> Option<usize> {
        let mut node = 0;
        let (mut length, mut found) = (0, None);
        for c in characters {
            let Some(next) = self.step(node, u32::from(c)) else { break };
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

    /// Whether one of the words stands in the text.
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
