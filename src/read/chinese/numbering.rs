//! Decimal numbers of clauses, and which number may follow which.

/// A number such as `4.2.1` or `A.1.2`; a letter is that of the annex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) letter: Option<char>,
    pub(super) parts: Parts,
}

/// The parts of a number, outermost first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    values: [u16; DEEPEST],
    length: usize,
}

impl Parts {
    /// Adds a part; `None` where there are as many as there may be.
    fn push(&mut self, value: u16) -> Option<()> {
        *self.values.get_mut(self.length)? = value;
        self.length += 1;
        Some(())
    }

    /// The next number with no more than so many parts.
    fn next(mut self, most: usize) -> Self {
        self.length = self.length.min(most);
        if let Some(end) = self.last_mut() {
            *end += 1;
        }
        self
    }
}

impl std::ops::Deref for Parts {
    type Target = [u16];

    fn deref(&self) -> &[u16] {
        &self.values[..self.length]
    }
}

impl std::ops::DerefMut for Parts {
    fn deref_mut(&mut self) -> &mut [u16] {
        &mut self.values[..self.length]
    }
}

impl Number {
    /// How deep it is: 1 for `4` and `A.1`.
    pub(super) fn depth(&self) -> usize {
        self.parts.len()
    }

    /// As it is compared with an entry of a table of contents.
    pub(super) fn printed(&self) -> String {
        let parts: Vec<_> =
            self.letter.map(String::from).into_iter().chain(self.parts.iter().map(u16::to_string)).collect();
        parts.join(".")
    }
}

/// How many parts a number may have: a clause and five levels below it (GB/T 1.1-2020, 7.4), and one for misprints.
const DEEPEST: usize = 7;

/// The number that a view begins with, and how many characters it has.
///
/// What follows is a blank, a Chinese character, a bracket or nothing: `2021年`, `3.5%`, `10-2` and `5.1,` are no numbers of clauses.
pub(super) fn number(chars: &[char]) -> Option<(Number, usize)> {
    let mut at = 0;
    let mut number = Number::default();
    let letter = chars.first().copied().filter(char::is_ascii_uppercase);
    if letter.is_some() {
        if chars.get(1) != Some(&'.') {
            return None;
        }
        number.letter = letter;
        at = 2;
    }
    loop {
        let digits = chars.get(at..)?.iter().take(4).take_while(|c| c.is_ascii_digit()).count();
        if !(1..=3).contains(&digits) || digits == 3 && number.parts.is_empty() {
            return None;
        }
        let value = chars[at..at + digits].iter().fold(0, |n, c| n * 10 + (*c as u16 - '0' as u16));
        // 0.1 is a subdivision of the introduction; 05 is no number of a clause.
        if digits > 1 && chars[at] == '0' {
            return None;
        }
        number.parts.push(value)?;
        at += digits;
        let dotted = chars.get(at) == Some(&'.') && chars.get(at + 1).is_some_and(char::is_ascii_digit);
        if !dotted {
            break;
        }
        at += 1;
    }
    // A dot that ends the number: `5.1.` and `A.1.`, but `1.` is the label of an item.
    let mut end = at;
    if chars.get(at) == Some(&'.') && number.parts.len() > 1 {
        end += 1;
    }
    let follows = |c: &char| {
        *c == ' '
            || *c >= '\u{2E80}' && !matches!(c, '年' | '月' | '日' | '％' | '℃' | '、' | '，' | '。' | '；' | '～')
            || matches!(c, '(' | '[' | '<')
    };
    let letters = |c: &char| number.parts.len() > 1 && c.is_ascii_alphabetic();
    chars.get(end).is_none_or(|c| follows(c) || letters(c)).then_some((number, end))
}

/// `3.1.1、3.1.2`, `4.8.2~4.8.4`: the last number of an entry for several clauses, and how many characters the whole label has.
pub(super) fn several(chars: &[char]) -> Option<(Number, Number, usize)> {
    let joint = |c: char| matches!(c, '、' | '~' | '～' | '—' | '至' | '和' | '及' | '，');
    let part = |from: usize| {
        let rest = chars.get(from..)?;
        let end = rest.iter().position(|c| joint(*c) || *c == ' ').unwrap_or(rest.len());
        let (number, length) = number(&rest[..end])?;
        (length == end && number.depth() > 2).then_some((number, from + end))
    };
    let (first, mut at) = part(0)?;
    let mut last = None;
    loop {
        let sign = super::head::blanks(chars, at);
        if !chars.get(sign).is_some_and(|c| joint(*c)) {
            break;
        }
        let from = super::head::blanks(chars, sign + 1);
        let Some((number, end)) = part(from) else { break };
        last = Some(number);
        at = end;
    }
    last.map(|last| (first, last, at))
}

/// How well a number follows the last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Nothing speaks for it.
    None,
    /// It looks like the number that should stand here, with its parts misprinted.
    Misprint,
    /// The same number again.
    Again,
    /// It comes later: numbers between them are missing.
    Ahead,
    /// The next number of a level, or the first below the last.
    Next,
}

/// The last number, and what may follow.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    pub(super) last: Number,
}

impl Sequence {
    /// How well a number follows. Where nothing came before, every number does.
    pub(super) fn fit(&self, number: &Number) -> Fit {
        let new = &number.parts;
        let last = &self.last.parts;
        if number.letter != self.last.letter {
            return Fit::None;
        }
        if last.is_empty() {
            return if new.iter().all(|part| *part <= 1) { Fit::Next } else { Fit::Ahead };
        }
        if new == last {
            return Fit::Again;
        }
        if self.is_misprint(new) {
            return Fit::Misprint;
        }
        let common = new.iter().zip(last.iter()).take_while(|(a, b)| a == b).count();
        let (rest, before) = (&new[common..], &last[common..]);
        let begins = |rest: &[u16]| match rest {
            [] => true,
            [first, more @ ..] => *first <= 1 && more.iter().all(|part| *part <= 1),
        };
        match (rest, before) {
            // Below the last one.
            (_, []) => {
                if begins(rest) {
                    Fit::Next
                } else {
                    Fit::Ahead
                }
            }
            ([new, more @ ..], [old, ..]) if *new == old + 1 => {
                if begins(more) {
                    Fit::Next
                } else {
                    Fit::Ahead
                }
            }
            ([new, ..], [old, ..]) if new > old && new - old <= 60 => Fit::Ahead,
            _ => Fit::None,
        }
    }

    /// Whether a deep number is one of the next numbers with two parts in each other's place.
    fn is_misprint(&self, new: &[u16]) -> bool {
        let last = &self.last.parts;
        if new.len() < 4 || last.len() < new.len() {
            return false;
        }
        let expected = last.next(new.len());
        let differ: Vec<_> = (0..new.len()).filter(|i| new[*i] != expected[*i]).collect();
        match differ[..] {
            [a, b] => b == a + 1 && new[a] == expected[b] && new[b] == expected[a],
            _ => false,
        }
    }

    /// Goes on after a number that stands here. After a misprint the number that was meant counts.
    pub(super) fn accept(&mut self, number: &Number, fit: Fit) {
        if fit == Fit::Misprint {
            self.last.parts = self.last.parts.next(number.depth());
            return;
        }
        self.last = *number;
    }

    /// Begins anew: in an annex, or in a second text.
    pub(super) fn restart(&mut self, letter: Option<char>) {
        *self = Self { last: Number { letter, parts: Parts::default() } };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Number, usize)> {
        number(&text.chars().collect::<Vec<_>>())
    }

    fn plain(numbers: &[u16]) -> Number {
        let mut parts = Parts::default();
        numbers.iter().for_each(|number| parts.push(*number).unwrap());
        Number { letter: None, parts }
    }

    #[test]
    fn numbers_of_clauses() {
        assert_eq!(read("4.2.1 灯笼"), Some((plain(&[4, 2, 1]), 5)));
        assert_eq!(read("A.1.2"), Some((Number { letter: Some('A'), ..plain(&[1, 2]) }, 5)));
        assert_eq!(read("3术语"), Some((plain(&[3]), 1)));
        assert_eq!(read("5.1. 灯"), Some((plain(&[5, 1]), 4)));
        for wrong in ["2021年", "3.5%", "10-2", "1. 灯", "05 灯", "A", "1,5", "4.2、4.3", "1.0mm"] {
            assert!(read(wrong).is_none_or(|(n, _)| *n.parts == [1, 0]), "{wrong}");
        }
    }

    #[test]
    fn entries_for_several_clauses() {
        let read =
            |text: &str| several(&text.chars().collect::<Vec<_>>()).map(|(a, b, n)| (a.printed(), b.printed(), n));
        assert_eq!(read("3.1.1、3.1.2  灯"), Some(("3.1.1".into(), "3.1.2".into(), 11)));
        assert_eq!(read("4.8.2~4.8.4 灯"), Some(("4.8.2".into(), "4.8.4".into(), 11)));
        assert_eq!(read("3.1.13 ~ 3.1.15 在"), Some(("3.1.13".into(), "3.1.15".into(), 15)));
        assert_eq!(read("4.8.2 灯"), None);
    }

    #[test]
    fn what_may_follow() {
        let mut sequence = Sequence::default();
        sequence.accept(&plain(&[3, 1, 2]), Fit::Next);
        for (number, fit) in [
            (&[3, 1, 3][..], Fit::Next),
            (&[3, 2], Fit::Next),
            (&[4], Fit::Next),
            (&[4, 0, 1], Fit::Next),
            (&[3, 1, 2, 1], Fit::Next),
            (&[3, 1, 2], Fit::Again),
            (&[3, 1, 7], Fit::Ahead),
            (&[6], Fit::Ahead),
            (&[3, 1], Fit::None),
            (&[2, 9], Fit::None),
        ] {
            assert_eq!(sequence.fit(&plain(number)), fit, "{number:?}");
        }
    }

    #[test]
    fn a_misprint_keeps_the_place() {
        let mut sequence = Sequence::default();
        sequence.accept(&plain(&[2, 1, 4, 1]), Fit::Next);
        let odd = plain(&[2, 4, 1, 2]);
        // It might come later as well; what follows decides, so that the misprint is asked for first.
        assert!(sequence.is_misprint(&odd.parts));
        sequence.accept(&odd, Fit::Misprint);
        assert_eq!(sequence.fit(&plain(&[2, 1, 4, 3])), Fit::Next);
    }
}
