//! Where words and marks stand in a text, a bit for each byte: words are then found without looking at their letters one by one.
// Without branches, so that many bytes are compared at once.
#![allow(clippy::needless_bitwise_bool)]

/// Bytes that one machine word of bits describes.
const BLOCK: usize = u64::BITS as usize;

/// A set of bytes of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Places(Vec<u64>);

impl Places {
    /// The first place of the set at or after one and before another; the latter where there is none.
    #[inline]
    pub(super) fn first(&self, from: usize, to: usize) -> usize {
        self.find(from, to, 0)
    }

    /// The first place in the same bounds that is not in the set.
    #[inline]
    pub(super) fn first_other(&self, from: usize, to: usize) -> usize {
        self.find(from, to, u64::MAX)
    }

    #[inline]
    fn find(&self, from: usize, to: usize, flip: u64) -> usize {
        let (mut block, shift) = (from / BLOCK, from % BLOCK);
        let Some(bits) = self.0.get(block) else { return to };
        let mut bits = (bits ^ flip) >> shift << shift;
        while bits == 0 {
            block += 1;
            match self.0.get(block) {
                Some(next) if block * BLOCK < to => bits = next ^ flip,
                _ => return to,
            }
        }
        (block * BLOCK + bits.trailing_zeros() as usize).min(to)
    }

    /// True if a place is in the set.
    #[inline]
    pub(super) fn has(&self, at: usize) -> bool {
        self.0.get(at / BLOCK).is_some_and(|bits| bits >> (at % BLOCK) & 1 == 1)
    }

    /// Gives every place, ascending.
    #[inline]
    pub(super) fn for_each(&self, mut place: impl FnMut(usize)) {
        for (block, bits) in self.0.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                place(block * BLOCK + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

/// The classes of the bytes of a text. Filled again and again.
#[derive(Debug, Default)]
pub(in crate::convention) struct Bits {
    /// Bytes that may be inside a word: letters, digits, what joins them, all beyond ASCII.
    pub(super) words: Places,
    /// All but the blank: a word or a mark may begin there.
    pub(super) tokens: Places,
    /// First letters of runs of ASCII letters.
    pub(super) initials: Places,
    /// Bytes that may end a sentence: `.`, `!`, `?`, a line feed, the first of a wide stop.
    pub(super) stops: Places,
    /// A colon or semicolon, or the first byte of a dash or a curly quotation mark.
    pub(super) asides: Places,
}

/// True if a byte may be inside a word. What is beyond ASCII is, but for quotation marks and dashes.
#[inline]
pub(super) fn in_word(byte: u8) -> bool {
    is_letter(byte) | is_other_in_word(byte)
}

/// The same but for letters of ASCII.
#[inline]
fn is_other_in_word(byte: u8) -> bool {
    (byte.wrapping_sub(b'/') < 11) // and digits
        | (byte >= 0x80)
        | (byte == b'_')
        | (byte == b'-')
        | (byte == b'\'')
        | (byte & !2 == b'<') // and >
        | (byte.wrapping_sub(b'{') & !2 == 0) // and }
}

#[inline]
fn is_letter(byte: u8) -> bool {
    (byte | 0x20).wrapping_sub(b'a') < 26
}

#[inline]
fn is_stop(byte: u8) -> bool {
    (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == b'\n') | (byte == 0xE3) | (byte == 0xEF)
}

#[inline]
fn is_aside(byte: u8) -> bool {
    (byte | 1 == b';') | (byte == 0xE2)
}

/// A bit for each byte of a block that a test holds for. Comparing is done for many bytes at once, and the answers, one a byte,
/// are gathered eight at a time: the product moves the lowest bit of each byte into the highest byte.
#[inline]
fn gather(block: &[u8; BLOCK], test: impl Fn(u8) -> bool) -> u64 {
    const LOWEST_BITS: u64 = 0x0102_0408_1020_4080;
    let answers = block.map(|byte| u8::from(test(byte)));
    let (eights, _) = answers.as_chunks::<8>();
    let bits = eights.iter().enumerate();
    bits.fold(0, |all, (at, eight)| all | (u64::from_le_bytes(*eight).wrapping_mul(LOWEST_BITS) >> 56) << (at * 8))
}

impl Bits {
    /// Those of a text that is read once.
    pub(in crate::convention) fn of(text: &str) -> Self {
        let mut bits = Self::default();
        bits.fill(text);
        bits
    }

    /// Describes a text. Linear, at memory speed.
    pub(super) fn fill(&mut self, text: &str) {
        for places in [&mut self.words, &mut self.tokens, &mut self.initials, &mut self.stops, &mut self.asides] {
            places.0.clear();
        }
        let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
        let mut before = 0;
        for block in blocks {
            before = self.push(block, before);
        }
        if !rest.is_empty() {
            let mut last = [b' '; BLOCK];
            last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            self.push(&last, before);
        }
    }

    /// Adds a block; `before` says whether the one before it ended in a letter, the result whether this one does.
    #[inline]
    fn push(&mut self, block: &[u8; BLOCK], before: u64) -> u64 {
        let letters = gather(block, is_letter);
        self.words.0.push(letters | gather(block, is_other_in_word));
        self.tokens.0.push(!gather(block, |byte| byte == b' '));
        self.initials.0.push(letters & !(letters << 1 | before));
        self.stops.0.push(gather(block, is_stop));
        self.asides.0.push(gather(block, is_aside));
        letters >> (BLOCK - 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_byte_is_what_it_is() {
        for byte in 0..=u8::MAX {
            let c = char::from(byte);
            let word = c.is_ascii_alphanumeric() || byte >= 0x80 || "_-'/<>{}".contains(c);
            assert_eq!(in_word(byte), word, "{c:?}");
            assert_eq!(is_aside(byte), ":;".contains(c) || byte == 0xE2, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn places_are_where_the_bytes_are(text in "[a-zA-Z09 _.,:;é—。\n'-]{0,200}", from in 0_usize..220) {
            let mut bits = Bits::default();
            bits.fill("something before");
            bits.fill(&text);
            let bytes = text.as_bytes();
            let is = |test: fn(u8) -> bool| (0..bytes.len()).filter(|at| test(bytes[*at])).collect::<Vec<_>>();
            let found = |places: &Places| {
                let mut found = Vec::new();
                places.for_each(|at| found.push(at));
                found
            };
            prop_assert_eq!(found(&bits.words), is(in_word));
            prop_assert_eq!(found(&bits.tokens), is(|b| b != b' '));
            prop_assert_eq!(found(&bits.stops), is(is_stop));
            prop_assert_eq!(found(&bits.asides), is(is_aside));
            let mut initials = is(|b| b.is_ascii_alphabetic());
            initials.retain(|at| *at == 0 || !bytes[at - 1].is_ascii_alphabetic());
            prop_assert_eq!(found(&bits.initials), initials);
            let next = is(in_word).into_iter().find(|at| *at >= from);
            prop_assert_eq!(bits.words.first(from, bytes.len()), next.unwrap_or(bytes.len()));
            prop_assert_eq!(bits.words.first(from, from + 3), next.unwrap_or(usize::MAX).min(from + 3));
            if let Some(next) = next {
                let end = (next..bytes.len()).find(|at| !in_word(bytes[*at])).unwrap_or(bytes.len());
                prop_assert_eq!(bits.words.first_other(next, bytes.len()), end);
                prop_assert!(bits.words.has(next));
            }
        }
    }
}
