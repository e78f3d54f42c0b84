//! Numbers of clauses after folding: a scheme and its parts.

/// Most parts of a number.
pub(crate) const DEEPEST: usize = 9;

/// The kind of a number. Which scheme stands outside which is said by a [`Plan`](super::Plan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Scheme {
    /// A heading without a number that contains a numbering of its own; its only part is its ordinal.
    Division,
    /// `Annex A`, `A.1`, 附录A: a letter is its place in the alphabet.
    Annex,
    /// `Part 1`, `Title I`; an appendix that counts in Roman numbers beside annexes with letters.
    Part,
    /// `Chapter 1`.
    Chapter,
    /// `Section 1` of a chapter.
    Section,
    /// `Article 1`, `§ 1`.
    Article,
    /// `4`, `4.2.1`.
    Decimal,
    /// `IV.`
    Roman,
}

impl Scheme {
    /// Number of schemes.
    pub(super) const COUNT: usize = 8;
}

/// The number of a clause.
///
/// ```text
/// 4.2.1       Decimal [4, 2, 1]
/// Annex B     Annex   [2]
/// B.1         Annex   [2, 1]
/// IV.         Roman   [4]
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Number {
    pub(crate) scheme: Scheme,
    parts: [u16; DEEPEST],
    depth: u8,
}

impl Number {
    /// A number of some parts, outermost first; `None` where there is no part or more than [`DEEPEST`].
    pub(crate) fn new(scheme: Scheme, parts: &[u16]) -> Option<Self> {
        if parts.is_empty() {
            return None;
        }
        let mut own = [0; DEEPEST];
        own.get_mut(..parts.len())?.copy_from_slice(parts);
        Some(Self { scheme, parts: own, depth: parts.len() as u8 })
    }

    /// Number of its parts.
    pub(crate) fn depth(&self) -> usize {
        usize::from(self.depth)
    }

    /// Its parts, outermost first.
    pub(crate) fn parts(&self) -> &[u16] {
        &self.parts[..self.depth()]
    }

    /// Its last part.
    pub(crate) fn last(&self) -> u16 {
        self.parts().last().copied().unwrap_or_default()
    }

    /// Returns `true` if a numbering may begin with it: each part is 0 or 1.
    pub(crate) fn is_first(&self) -> bool {
        self.parts().iter().all(|&part| part <= 1)
    }

    /// Returns `true` if another number stands anywhere below it.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.scheme == other.scheme && self.depth < other.depth && other.parts().starts_with(self.parts())
    }

    /// The same number with another last part.
    pub(crate) fn with_last(mut self, last: u16) -> Self {
        if let Some(end) = self.parts[..usize::from(self.depth)].last_mut() {
            *end = last;
        }
        self
    }

    /// The number one level up; `None` at the top.
    pub(crate) fn parent(mut self) -> Option<Self> {
        if self.depth < 2 {
            return None;
        }
        self.depth -= 1;
        self.parts[usize::from(self.depth)] = 0;
        Some(self)
    }
}

impl std::fmt::Display for Number {
    /// `4.2.1`; the first part of an annex is a letter.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, part) in self.parts().iter().enumerate() {
            if at > 0 {
                f.write_str(".")?;
            }
            match u8::try_from(*part) {
                Ok(letter @ 1..=26) if at == 0 && self.scheme == Scheme::Annex => {
                    write!(f, "{}", char::from(b'A' + letter - 1))?;
                }
                _ => write!(f, "{part}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_levels() {
        let number = Number::new(Scheme::Decimal, &[4, 2, 1]).unwrap();
        let parent = number.parent().unwrap();
        assert_eq!((parent.to_string().as_str(), parent.contains(&number)), ("4.2", true));
        assert_eq!(number.with_last(7).to_string(), "4.2.7");
        assert_eq!(Number::new(Scheme::Annex, &[2, 1]).unwrap().to_string(), "B.1");
        assert!(
            Number::new(Scheme::Decimal, &[1; DEEPEST + 1]).is_none() && Number::new(Scheme::Decimal, &[]).is_none()
        );
    }
}
