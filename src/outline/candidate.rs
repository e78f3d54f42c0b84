//! Lines that may be headings, and what witnesses say of them.

use super::number::Number;

/// A line that may be a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The index of the line, as the reader counts lines. Candidates are given in this order.
    pub(crate) line: usize,
    pub(crate) number: Number,
    /// The sum of the testimony: about 100 for a line that looks like a heading, 0 for one that may be anything.
    pub(crate) weight: i32,
}

/// What the weight of a heading that its markup marks as one is raised by: more than any cost.
const CERTAIN: i32 = 5_000;

/// What witnesses say of one line. Weights add up; a veto ends it, unless the markup is sure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Testimony {
    weight: i32,
    vetoed: bool,
    certain: bool,
}

impl Testimony {
    /// Adds what one witness says.
    pub(crate) fn say(&mut self, weight: i32) {
        self.weight = self.weight.saturating_add(weight);
    }

    /// Says that the line can be no heading: it stands in code, in a table, in a contents page.
    pub(crate) fn veto(&mut self) {
        self.vetoed = true;
    }

    /// Says that markup or style makes the line a heading.
    pub(crate) fn certain(&mut self) {
        self.certain = true;
    }

    /// The candidate that a line is by this testimony, if it may be a heading.
    pub(crate) fn candidate(self, line: usize, number: Number) -> Option<Candidate> {
        let weight = self.weight.clamp(-CERTAIN / 4, CERTAIN / 4) + if self.certain { CERTAIN } else { 0 };
        (self.certain || !self.vetoed).then_some(Candidate { line, number, weight })
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::Scheme;
    use super::*;

    #[test]
    fn markup_outweighs_a_veto() {
        let number = Number::new(Scheme::Decimal, &[1]).unwrap();
        let mut testimony = Testimony::default();
        testimony.say(40);
        assert_eq!(testimony.candidate(3, number).map(|c| c.weight), Some(40));
        testimony.veto();
        assert_eq!(testimony.candidate(3, number), None);
        testimony.certain();
        assert_eq!(testimony.candidate(3, number).map(|c| c.weight), Some(5_040));
    }
}
