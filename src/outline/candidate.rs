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

/// The most that witnesses may say together for a line, or against it.
const HEAVIEST: i32 = 1_250;

/// Evidence for one line, of all witnesses. Weights add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Testimony {
    weight: i32,
}

impl Testimony {
    /// Adds what one witness says.
    pub(crate) fn say(&mut self, weight: i32) {
        self.weight = self.weight.saturating_add(weight);
    }

    /// The candidate that a line is by this testimony.
    pub(crate) fn candidate(self, line: usize, number: Number) -> Candidate {
        Candidate { line, number, weight: self.weight.clamp(-HEAVIEST, HEAVIEST) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::Scheme;
    use super::*;

    #[test]
    fn testimonies_add_up_to_a_limit() {
        let number = Number::new(Scheme::Decimal, &[1]).unwrap();
        let mut testimony = Testimony::default();
        testimony.say(50);
        testimony.say(-10);
        assert_eq!(testimony.candidate(3, number), Candidate { line: 3, number, weight: 40 });
        testimony.say(i32::MAX);
        assert_eq!(testimony.candidate(3, number).weight, HEAVIEST);
    }
}
