//! The letters of an annex: one, or two where a document has annexes of its own beside those of another (`附录AA`, `附录NA`); or its
//! number (`附录一`).

use std::fmt;

use crate::script::chinese_number;

/// The letters of an annex, or its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Letters {
    /// 0 where the annex has a number.
    first: u8,
    second: Option<u8>,
}

impl Letters {
    /// The letters that characters begin with, and how many there are.
    pub(super) fn read(chars: &[char]) -> Option<(Self, usize)> {
        let letter = |at: usize| chars.get(at).filter(|c| c.is_ascii_uppercase()).map(|c| *c as u8);
        let first = letter(0)?;
        // A third letter makes a word of them.
        let second = letter(1).filter(|second| matches!(first, b'N') || *second == first);
        match second {
            Some(_) if letter(2).is_none() => Some((Self { first, second }, 2)),
            _ => Some((Self { first, second: None }, 1)),
        }
    }

    /// The number of an annex: `附录一`, `附录2`; and how many characters it has.
    pub(super) fn numbered(chars: &[char]) -> Option<(Self, usize)> {
        let is_numeral = |c: &&char| c.is_ascii_digit() || "一二三四五六七八九十".contains(**c);
        let length = chars.iter().take(3).take_while(is_numeral).count();
        let number = chinese_number(&chars[..length].iter().collect::<String>())?;
        let number = u8::try_from(number).ok().filter(|number| (1..60).contains(number))?;
        Some((Self { first: 0, second: Some(number) }, length))
    }

    /// The letters so many annexes before these.
    pub(super) fn before(self, count: u8) -> Option<Self> {
        if self.first == 0 {
            let number = self.second?.checked_sub(count).filter(|number| *number > 0)?;
            return Some(Self { second: Some(number), ..self });
        }
        let minus = |letter: u8| letter.checked_sub(count).filter(u8::is_ascii_uppercase);
        match self.second {
            None => Some(Self { first: minus(self.first)?, second: None }),
            Some(second) if second == self.first => {
                let letter = minus(second)?;
                Some(Self { first: letter, second: Some(letter) })
            }
            Some(second) => Some(Self { second: Some(minus(second)?), ..self }),
        }
    }

    /// True if the first annex has these letters: `A`, `AA`, `NA`.
    pub(super) fn is_first(self) -> bool {
        self.second.unwrap_or(self.first) == if self.first == 0 { 1 } else { b'A' }
    }

    /// True if the letters look like digits, and are left out by many.
    pub(super) fn is_doubtful(self) -> bool {
        self.second.is_none() && matches!(self.first, b'I' | b'O')
    }

    /// A number of 14 bits for the letters, never 0.
    pub(super) fn code(self) -> u16 {
        u16::from(self.first) | u16::from(self.second.unwrap_or(0)) << 7
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(number) = self.second.filter(|_| self.first == 0) {
            return write!(f, "附录{number}");
        }
        write!(f, "{}", char::from(self.first))?;
        self.second.map_or(Ok(()), |second| write!(f, "{}", char::from(second)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, usize)> {
        let found = Letters::read(&text.chars().collect::<Vec<_>>());
        found.map(|(letters, length)| (letters.to_string(), length))
    }

    #[test]
    fn annexes_have_one_letter_or_two() {
        assert_eq!(read("A.1"), Some(("A".into(), 1)));
        assert_eq!(read("AA灯笼"), Some(("AA".into(), 2)));
        assert_eq!(read("NB.1"), Some(("NB".into(), 2)));
        assert_eq!(read("GB"), Some(("G".into(), 1)));
        assert_eq!(read("灯"), None);
    }

    #[test]
    fn annexes_have_numbers() {
        let numbered = |text: &str| Letters::numbered(&text.chars().collect::<Vec<_>>());
        let (second, length) = numbered("二 灯").unwrap();
        assert_eq!((second.to_string().as_str(), length), ("附录2", 1));
        assert_eq!(second.before(1), numbered("1").map(|(first, _)| first));
        assert!(second.before(1).is_some_and(Letters::is_first) && second.before(2).is_none());
        assert!(numbered("灯").is_none());
    }

    #[test]
    fn letters_go_up() {
        let letters = |text: &str| Letters::read(&text.chars().collect::<Vec<_>>()).unwrap().0;
        assert_eq!(letters("C").before(2), Some(letters("A")));
        assert_eq!(letters("BB").before(1), Some(letters("AA")));
        assert_eq!(letters("NB").before(1), Some(letters("NA")));
        assert_eq!(letters("A").before(1), None);
        assert!(letters("NA").is_first() && letters("AA").is_first() && !letters("B").is_first());
    }
}
