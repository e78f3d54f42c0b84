//! Which schemes of numbers a document has, outermost first.

use super::number::{Number, Scheme};
use super::step;

/// One scheme of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) scheme: Scheme,
    /// True if its numbers go on over headings of schemes outside of it, as articles do over chapters. Others begin anew.
    pub(crate) continuous: bool,
    /// Cost of beginning with the first number inside a heading of a scheme outside of it.
    pub(crate) opening: i32,
}

/// The schemes of numbers that a document may have, outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    levels: Vec<Level>,
    slots: [Option<u8>; Scheme::COUNT],
    /// Cost of a second numbering of the same scheme where no heading outside of it opens one.
    pub(crate) restart: i32,
}

impl Plan {
    /// A plan of some levels. Candidates of other schemes are left out.
    pub(crate) fn new(levels: &[Level]) -> Self {
        let mut slots = [None; Scheme::COUNT];
        for (at, level) in levels.iter().enumerate() {
            slots[level.scheme as usize] = Some(at as u8);
        }
        Self { levels: levels.to_vec(), slots, restart: 400 }
    }

    /// Annexes, which decimal numbers may begin anew in.
    pub(crate) fn annexes_and_decimals() -> Self {
        let level = |scheme, opening| Level { scheme, continuous: false, opening };
        Self::new(&[level(Scheme::Division, 0), level(Scheme::Annex, 0), level(Scheme::Decimal, 60)])
    }

    /// Chapters in Roman numerals, letters in them, decimal numbers in those.
    pub(crate) fn romans_letters_and_decimals() -> Self {
        let level = |scheme, opening| Level { scheme, continuous: false, opening };
        let (letters, decimals) = (level(Scheme::Annex, 0), level(Scheme::Decimal, 60));
        Self::new(&[level(Scheme::Division, 0), level(Scheme::Roman, 0), letters, decimals])
    }

    /// Cost of a numbering that begins with a number where another scheme has begun.
    pub(super) fn opening(&self, slot: usize, number: &Number) -> i32 {
        let level = self.levels[slot];
        let late = if number.is_first() {
            0
        } else if level.continuous {
            step::LATE
        } else {
            step::LATE * 4
        };
        level.opening + late
    }

    pub(super) fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The place of a scheme, 0 for the outermost.
    pub(super) fn slot(&self, scheme: Scheme) -> Option<usize> {
        self.slots[scheme as usize].map(usize::from)
    }
}
