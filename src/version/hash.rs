//! A hash that is the same on every machine and in every version: FNV-1a, 64 bits.

/// Hashes bytes and numbers one after the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(u64);

impl Fnv {
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    pub(super) fn char(self, c: char) -> Self {
        if c.is_ascii() { self.byte(c as u8) } else { self.number(u64::from(u32::from(c))) }
    }

    pub(super) fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Self::byte)
    }

    /// A number, such as another hash.
    pub(super) fn number(self, number: u64) -> Self {
        number.to_le_bytes().into_iter().fold(self, Self::byte)
    }

    pub(super) const fn finish(self) -> u64 {
        self.0
    }
}

/// The hash of a sequence of hashes.
pub(super) fn joined(hashes: impl Iterator<Item = u64>) -> u64 {
    hashes.fold(Fnv::new(), Fnv::number).finish()
}
