//! Decimal numbers of clauses, as lines begin with them.

use super::letters::Letters;
use crate::script::chinese_number;

/// A number such as `4.2.1` or `A.1.2`; a letter is that of the annex.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) letter: Option<Letters>,
    pub(super) parts: Parts,
}

/// The parts of a number, outermost first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    values: [u16; DEEPEST],
    length: usize,
}

impl Parts {
    /// Takes the last part away.
    pub(super) fn pop(&mut self) {
        self.length = self.length.saturating_sub(1);
    }

    /// Adds a part; `None` where there are as many as there may be.
    pub(super) fn push(&mut self, value: u16) -> Option<()> {
        *self.values.get_mut(self.length)? = value;
        self.length += 1;
        Some(())
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

    /// True if a number that every clause of the document bears stands first, which no heading has: `201.7.2`.
    pub(super) fn is_of_series(&self) -> bool {
        self.letter.is_none() && self.parts.first().is_some_and(|first| *first >= 200)
    }

    /// True if it is that of a chapter: `4`, `201.4`.
    pub(super) fn is_chapter(&self) -> bool {
        self.letter.is_none() && self.depth() == 1 + usize::from(self.is_of_series())
    }

    /// As it is compared with an entry of a table of contents.
    pub(super) fn printed(&self) -> String {
        let parts: Vec<_> = self
            .letter
            .map(|letter| letter.to_string())
            .into_iter()
            .chain(self.parts.iter().map(u16::to_string))
            .collect();
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
    if let Some((letters, length)) = Letters::read(chars) {
        if chars.get(length) != Some(&'.') {
            return None;
        }
        number.letter = Some(letters);
        at = length + 1;
    }
    loop {
        let digits = chars.get(at..)?.iter().take(4).take_while(|c| c.is_ascii_digit()).count();
        if !(1..=3).contains(&digits) {
            return None;
        }
        let value = chars[at..at + digits].iter().fold(0, |n, c| n * 10 + (*c as u16 - '0' as u16));
        if value > 99 && number.parts.is_empty() && !is_series(number.letter, value, &chars[at + digits..]) {
            return None;
        }
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
    // No date has three numbers before its unit: `4.1.5年均雷击次数`.
    let is_date = |c: &char| matches!(c, '年' | '月' | '日') && number.parts.len() < 3;
    let follows = |c: &char| {
        *c == ' '
            || *c >= '\u{2E80}' && !is_date(c) && !matches!(c, '％' | '℃' | '、' | '，' | '。' | '；' | '～')
            || matches!(c, '(' | '[' | '<')
    };
    let letters = |c: &char| number.parts.len() > 1 && c.is_ascii_alphabetic();
    chars.get(end).is_none_or(|c| follows(c) || letters(c)).then_some((number, end))
}

/// True if a first number of three digits is that of a particular standard, whose clauses bear it before their own numbers: `201.7.2`
/// (IEC 60601-1, 1.3).
fn is_series(letter: Option<Letters>, value: u16, rest: &[char]) -> bool {
    letter.is_none() && (200..300).contains(&value) && matches!(rest, ['.', digit, ..] if digit.is_ascii_digit())
}

/// `3.1.1、3.1.2`, `4.8.2~4.8.4`: the last number of an entry for several clauses, and how many characters the whole label has.
pub(super) fn several(chars: &[char]) -> Option<(Number, Number, usize)> {
    let joint = |c: char| matches!(c, '、' | '~' | '～' | '—' | '至' | '和' | '及' | '，');
    let part = |from: usize| {
        let rest = chars.get(from..)?;
        let end = rest.iter().position(|c| joint(*c) || *c == ' ').unwrap_or(rest.len());
        let (number, length) = number(&rest[..end])?;
        (length == end && number.depth() + usize::from(number.letter.is_some()) > 2).then_some((number, from + end))
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

/// A number whose parts a text layer set apart (`1 3.1`, `5 .2`, `6. 1`), or whose first digits it took for letters (`l.2`, `lO.1`).
///
/// `None` where [`number`] reads as much.
pub(super) fn spread(chars: &[char]) -> Option<(Number, usize)> {
    let mut plain = Vec::with_capacity(16);
    let mut ends = Vec::with_capacity(16);
    let mut at = 0;
    let mut odd = false;
    while let Some(&c) = chars.get(at).filter(|_| plain.len() < 16) {
        let before = plain.last().copied();
        let digit = match c {
            'l' | 'I' if plain.is_empty() || before == Some('.') => Some('1'),
            'O' | 'o' if before.is_some_and(|b: char| b.is_ascii_digit()) => Some('0'),
            'O' | 'o' if before == Some('.') && matches!(chars.get(at + 1), Some('.' | ' ')) => Some('0'),
            _ => None,
        };
        if let Some(digit) = digit {
            odd = true;
            plain.push(digit);
        } else if c == ' ' {
            let next = chars.get(at + 1).copied().unwrap_or(' ');
            let joins = next == '.' || before == Some('.') && next.is_ascii_digit();
            // `1 3.1`: digits of one part, which a dot follows.
            let parts = || {
                let rest = chars.get(at + 1..).unwrap_or_default();
                let digits = rest.iter().take(2).take_while(|c| c.is_ascii_digit()).count();
                plain.len() == 1 && before == Some('1') && digits == 1 && matches!(rest.get(1), Some('.' | ' '))
            };
            if !(joins || parts()) {
                break;
            }
            odd = true;
            at += 1;
            continue;
        } else if c.is_ascii_digit() || c == '.' || plain.is_empty() && c.is_ascii_uppercase() {
            plain.push(c);
        } else {
            break;
        }
        at += 1;
        ends.push(at);
    }
    if !odd {
        return None;
    }
    // What stands behind the number is judged as for other numbers.
    plain.extend(chars.get(at).copied());
    let (found, length) = number(&plain)?;
    let deep = found.depth() + usize::from(found.letter.is_some()) > 1;
    (deep || found.letter.is_none() && chars.get(at) != Some(&'.'))
        .then(|| (found, ends.get(length.saturating_sub(1)).copied().unwrap_or(at)))
}

/// The number of a clause of an annex whose letter no dot follows: `B1`, `B1.1`.
pub(super) fn joined(chars: &[char]) -> Option<(Number, usize)> {
    let (letters, from) = Letters::read(chars)?;
    let (found, length) = number(chars.get(from..)?)?;
    (found.letter.is_none() && found.parts.first() != Some(&0))
        .then_some((Number { letter: Some(letters), ..found }, length + from))
}

/// `第3章`, `第三部`: a chapter of a document whose clauses have decimal numbers.
pub(super) fn worded(chars: &[char]) -> Option<(Number, usize)> {
    let rest = chars.strip_prefix(&['第'])?;
    let end = rest.iter().take(8).position(|c| matches!(c, '章' | '部' | '篇'))?;
    let value = chinese_number(&rest[..end].iter().filter(|c| **c != ' ').collect::<String>())?;
    // 第1部分 is a part of a series.
    if rest.get(end + 1) == Some(&'分') {
        return None;
    }
    let mut found = Number::default();
    found.parts.push(u16::try_from(value).ok().filter(|value| (1..100).contains(value))?)?;
    Some((found, end + 2))
}

/// `第1.0.1条`: an article of the codes of the eighties, which have decimal numbers.
pub(super) fn article(chars: &[char]) -> Option<(Number, usize)> {
    let from = super::head::blanks(chars, 1);
    let rest = chars.strip_prefix(&['第'])?;
    let end = rest.iter().take(16).position(|c| *c == '条')?;
    let printed: Vec<char> = rest[..end].iter().copied().filter(|c| *c != ' ').collect();
    let (found, length) = number(&printed).filter(|(found, _)| found.depth() > 1)?;
    let speaks = chars.get(end + 2).is_some_and(|c| !matches!(c, ' ' | '(' | '《' | '“') && *c < '\u{4E00}')
        || matches!(
            chars.get(end + 2),
            Some('的' | '款' | '和' | '规' | '第' | '或' | '及' | '至' | '与' | '中' | '执')
        );
    (length == printed.len() && from > 0 && !speaks).then_some((found, end + 2))
}

/// `第一节` below a chapter: its number is that of the chapter and its own.
pub(super) fn section(chars: &[char], chapter: u16) -> Option<(Number, usize)> {
    let rest = chars.strip_prefix(&['第'])?;
    let end = rest.iter().take(8).position(|c| *c == '节')?;
    let value = chinese_number(&rest[..end].iter().filter(|c| **c != ' ').collect::<String>())?;
    let parted = matches!(rest.get(end + 1), None | Some(' '));
    let mut found = Number::default();
    found.parts.push(chapter)?;
    found.parts.push(u16::try_from(value).ok().filter(|value| parted && (1..100).contains(value))?)?;
    Some((found, end + 2))
}

/// `1.` or `1、` before a blank or a word, as some documents number their chapters and most their items.
pub(super) fn dotted(chars: &[char]) -> Option<(Number, usize)> {
    let digits = chars.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    let value = chars[..digits].iter().fold(0, |n, c| n * 10 + (*c as u16 - '0' as u16));
    let ends = matches!(chars.get(digits), Some('.' | '、'))
        && chars.get(digits + 1).is_none_or(|c| *c == ' ' || *c >= '\u{2E80}');
    if !(1..=2).contains(&digits) || value == 0 || !ends {
        return None;
    }
    let mut found = Number::default();
    found.parts.push(value)?;
    Some((found, digits + 1))
}

/// True if a number may stand directly behind another in print, nothing between them missing.
pub(super) fn is_next(before: &Number, next: &Number) -> bool {
    if before.letter != next.letter {
        return true;
    }
    let common = before.parts.iter().zip(next.parts.iter()).take_while(|(a, b)| a == b).count();
    let (rest, old) = (&next.parts[common..], &before.parts[common..]);
    let begins = |parts: &[u16]| parts.iter().all(|part| *part <= 1);
    match (rest, old) {
        (rest, []) => begins(rest),
        ([new, more @ ..], [old, ..]) => *new == old + 1 && begins(more) || new < old,
        _ => true,
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
        assert_eq!(
            read("A.1.2"),
            Some((Number { letter: Letters::read(&['A']).map(|(letters, _)| letters), ..plain(&[1, 2]) }, 5))
        );
        assert_eq!(read("3术语"), Some((plain(&[3]), 1)));
        assert_eq!(read("5.1. 灯"), Some((plain(&[5, 1]), 4)));
        for wrong in ["2021年", "3.5%", "10-2", "1. 灯", "05 灯", "A", "1,5", "4.2、4.3", "1.0mm"] {
            assert!(read(wrong).is_none_or(|(n, _)| *n.parts == [1, 0]), "{wrong}");
        }
    }

    #[test]
    fn numbers_of_old_codes() {
        let read = |text: &str| article(&text.chars().collect::<Vec<_>>()).map(|(n, length)| (n.printed(), length));
        assert_eq!(read("第1.0.1条  灯笼"), Some(("1.0.1".into(), 7)));
        assert_eq!(read("第 3.2.11 条"), Some(("3.2.11".into(), 10)));
        assert_eq!(read("第3.1.2条的灯笼"), None);
        assert_eq!(read("第3.1.2条、第3.1.3条"), None);
        assert_eq!(read("第三条 灯笼"), None);
        let read = |text: &str| section(&text.chars().collect::<Vec<_>>(), 3).map(|(n, length)| (n.printed(), length));
        assert_eq!(read("第二节  灯架"), Some(("3.2".into(), 3)));
        assert_eq!(read("第二节课"), None);
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
    fn numbers_that_a_text_layer_broke() {
        let read = |text: &str| spread(&text.chars().collect::<Vec<_>>()).map(|(n, length)| (n.printed(), length));
        assert_eq!(read("1 3.1 灯笼"), Some(("13.1".into(), 5)));
        assert_eq!(read("5 .2 灯笼"), Some(("5.2".into(), 4)));
        assert_eq!(read("6. 1 灯笼"), Some(("6.1".into(), 4)));
        assert_eq!(read("lO.1 灯笼"), Some(("10.1".into(), 4)));
        assert_eq!(read("1 3 灯笼"), Some(("13".into(), 3)));
        assert_eq!(read("5.2 灯笼"), None);
        assert_eq!(read("2 3 灯笼"), None);
        let read = |text: &str| joined(&text.chars().collect::<Vec<_>>()).map(|(n, length)| (n.printed(), length));
        assert_eq!(read("B1.2 灯笼"), Some(("B.1.2".into(), 4)));
        assert_eq!(read("B 灯笼"), None);
        let read = |text: &str| worded(&text.chars().collect::<Vec<_>>()).map(|(n, length)| (n.printed(), length));
        assert_eq!(read("第3部 灯笼"), Some(("3".into(), 3)));
        assert_eq!(read("第十二章 灯笼"), Some(("12".into(), 4)));
        assert_eq!(read("第1部分：灯笼"), None);
        let read = |text: &str| dotted(&text.chars().collect::<Vec<_>>()).map(|(n, length)| (n.printed(), length));
        assert_eq!(read("3. 灯笼"), Some(("3".into(), 2)));
        assert_eq!(read("3.1 灯笼"), None);
    }
}
