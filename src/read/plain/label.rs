//! Numbers that clauses begin with: `4.2.1 Trays`, `3.1` alone, `Annex A`, `Appendix II`, `Article 5`, `CHAPTER I`.

use crate::outline::{Number, Scheme, numbered};
use crate::regime::european::{ANNEX, DIVISIONS};

/// A number at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label<'s> {
    /// The number as printed, with its word and its stop.
    pub(super) printed: &'s str,
    pub(super) number: Number,
    /// The text behind it.
    pub(super) rest: &'s str,
    /// True if it begins with a word.
    pub(super) worded: bool,
    /// True if it was put in behind the number without its letter: `4.1A`, `Article 5a`.
    pub(super) inserted: bool,
}

/// Which numbers a text has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// True if it is divided into articles: decimal numbers count paragraphs in them.
    pub(super) articles: bool,
    /// The words of `ANNEX` that Roman numbers stand behind, a bit each.
    pub(super) roman: u8,
}

/// Reads the number that a line begins with.
pub(super) fn label(text: &str, style: Style) -> Option<Label<'_>> {
    let first = text.chars().next()?;
    if first.is_ascii_digit() {
        return decimal(text);
    }
    if !first.is_ascii_uppercase() && first != '§' && !first.is_ascii_lowercase() {
        return None;
    }
    if style.articles
        && let Some(found) = division(text)
    {
        return Some(found);
    }
    if style.roman != 0
        && let Some(found) = roman_annex(text, style.roman)
    {
        return Some(found);
    }
    if let Some(found) = double(text) {
        return Some(found);
    }
    let found = numbered(text, ANNEX).map(|found| Label {
        printed: found.label,
        number: found.number,
        rest: found.title,
        worded: found.is_worded,
        inserted: false,
    });
    found.or_else(|| lettered(text))
}

fn decimal(text: &str) -> Option<Label<'_>> {
    if let Some(found) = numbered(text, &[]) {
        return Some(Label {
            printed: found.label,
            number: found.number,
            rest: found.title,
            worded: false,
            inserted: false,
        });
    }
    alone(text, Scheme::Decimal).or_else(|| inserted(text))
}

/// `4.1A Kites`: a clause that was put in behind 4.1.
fn inserted(text: &str) -> Option<Label<'_>> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let letter = text.as_bytes()[end];
    let rest = text.get(end + 1..).filter(|rest| rest.starts_with([' ', '\t']) && letter.is_ascii_uppercase())?;
    let own = alone(&text[..end], Scheme::Decimal)?;
    let mut parts = [0; 9];
    let count = own.number.depth() + 1;
    parts.get_mut(..count - 1)?.copy_from_slice(own.number.parts());
    *parts.get_mut(count - 1)? = u16::from(letter - b'A' + 1);
    let number = Number::new(Scheme::Decimal, &parts[..count])?;
    Some(Label { printed: &text[..=end], number, rest: rest.trim_start(), worded: false, inserted: true })
}

/// `Annex ZA`, `NA.1`: annexes that a regional or national body adds have two letters.
fn double(text: &str) -> Option<Label<'_>> {
    let word = annex_word(text).map(|(_, at)| at);
    let from = word.unwrap_or(0);
    let letters = text.as_bytes().get(from..from + 2).filter(|two| two.iter().all(u8::is_ascii_uppercase))?;
    let mut parts = [0_u16; 9];
    parts[0] = 26 * u16::from(letters[0] - b'A' + 1) + u16::from(letters[1] - b'A' + 1);
    let rest = &text[from + 2..];
    let digits = rest
        .strip_prefix('.')
        .map_or(0, |rest| 1 + rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count());
    let digits = rest[..digits].trim_end_matches('.').len();
    let mut depth = 1;
    for part in rest[..digits].split('.').skip(1) {
        *parts.get_mut(depth)? = part.parse().ok().filter(|_| part.len() <= 3)?;
        depth += 1;
    }
    if word.is_none() && depth == 1 || rest[digits..].starts_with(char::is_alphanumeric) {
        return None;
    }
    finish(text, from + 2 + digits, Number::new(Scheme::Annex, &parts[..depth])?, word.is_some())
}

/// `A.1` alone on its line.
fn lettered(text: &str) -> Option<Label<'_>> {
    let letter = *text.as_bytes().first().filter(|b| b.is_ascii_uppercase())?;
    let rest = text.get(1..)?.strip_prefix('.')?;
    let inner = alone(rest, Scheme::Annex)?;
    let mut parts = [0; 9];
    parts[0] = u16::from(letter - b'A' + 1);
    let count = inner.number.depth() + 1;
    parts.get_mut(1..count)?.copy_from_slice(inner.number.parts());
    let number = Number::new(Scheme::Annex, &parts[..count])?;
    Some(Label { printed: text, number, rest: &text[text.len()..], worded: false, inserted: false })
}

/// A number alone on its line.
fn alone(text: &str, scheme: Scheme) -> Option<Label<'_>> {
    let bare = text.strip_suffix('.').unwrap_or(text);
    if bare.len() > 20 || !bare.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = [0_u16; 9];
    let mut depth = 0;
    for part in bare.split('.') {
        let digits = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        *parts.get_mut(depth)? = part.parse().ok().filter(|_| digits)?;
        depth += 1;
    }
    let number = Number::new(scheme, &parts[..depth])?;
    Some(Label { printed: text, number, rest: &text[text.len()..], worded: false, inserted: false })
}

/// `Appendix II`, and `II.1` below it.
fn roman_annex(text: &str, words: u8) -> Option<Label<'_>> {
    let word = annex_word(text);
    if word.is_some_and(|(bit, _)| words & bit == 0) {
        return None;
    }
    let word = word.map(|(_, at)| at);
    let from = word.unwrap_or(0);
    let digits = text[from..].bytes().take_while(|b| b"IVX".contains(b)).count();
    let first = roman(&text[from..from + digits])?;
    let mut at = from + digits;
    let mut parts = [first, 0, 0, 0, 0, 0, 0, 0, 0];
    let mut depth = 1;
    while let Some(rest) = text[at..].strip_prefix('.') {
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&length) {
            break;
        }
        *parts.get_mut(depth)? = rest[..length].parse().ok()?;
        depth += 1;
        at += 1 + length;
    }
    if word.is_none() && depth == 1 || text[at..].starts_with(char::is_alphanumeric) {
        return None;
    }
    finish(text, at, Number::new(Scheme::Part, &parts[..depth])?, word.is_some())
}

/// `Article 5`, `CHAPTER I`, `§ 3`.
fn division(text: &str) -> Option<Label<'_>> {
    let (from, scheme) = DIVISIONS.iter().find_map(|(word, scheme)| Some((after_word(text, word)?, *scheme)))?;
    let rest = &text[from..];
    if scheme == Scheme::Article
        && let Some(found) = section(text, from)
    {
        return Some(found);
    }
    let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let printed = &rest[..length];
    let value = match printed.bytes().take_while(u8::is_ascii_digit).count() {
        0 => roman(printed).or_else(|| one(printed)).or_else(|| letter_of(printed))?,
        digits if digits <= 4 => printed[..digits].parse().ok()?,
        _ => return None,
    };
    // `Article 5a` follows `Article 5`.
    let letter =
        printed.bytes().last().filter(|b| b.is_ascii_lowercase() && printed.starts_with(|c: char| c.is_ascii_digit()));
    let parts = [value, letter.map_or(0, |b| u16::from(b - b'a' + 1))];
    let number = Number::new(scheme, if letter.is_some() { &parts } else { &parts[..1] })?;
    let found = finish(text, from + length, number, true)?;
    Some(Label { inserted: letter.is_some(), ..found })
}

/// `§ 999.12 Storage rooms`: the number of the part stands before that of the section.
fn section(text: &str, from: usize) -> Option<Label<'_>> {
    let end = text[from..].find(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(text.len(), |at| from + at);
    let number = text[from..end].trim_end_matches('.');
    let (part, section) = number.split_once('.')?;
    let number = Number::new(Scheme::Article, &[part.parse().ok()?, section.parse().ok()?])?;
    finish(text, end, number, true)
}

/// `Subpart A`.
fn letter_of(printed: &str) -> Option<u16> {
    let byte = *printed.as_bytes().first().filter(|byte| printed.len() == 1 && byte.is_ascii_uppercase())?;
    Some(u16::from(byte - b'A' + 1))
}

/// *Article premier*.
fn one(word: &str) -> Option<u16> {
    ["premier", "first", "1er"].iter().any(|known| word.eq_ignore_ascii_case(known)).then_some(1)
}

fn finish(text: &str, mut at: usize, number: Number, worded: bool) -> Option<Label<'_>> {
    at += usize::from(text[at..].starts_with([':', '.', ')']));
    let rest = text[at..].trim_start();
    let gap = text.len() - at - rest.len();
    // `PART 9—KITES`
    if gap == 0 && !rest.is_empty() && !rest.starts_with('\u{2014}') {
        return None;
    }
    let rest = ["\u{2013} ", "\u{2014} ", "\u{2014}", "- "]
        .into_iter()
        .find_map(|dash| rest.strip_prefix(dash))
        .unwrap_or(rest);
    let printed = text[..text.len() - rest.len()].trim_end();
    Some(Label { printed, number, rest: rest.trim_start(), worded, inserted: false })
}

/// Where a text goes on behind a word and blanks.
fn after_word(text: &str, word: &str) -> Option<usize> {
    let head = text.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
    if head.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let rest = &text[word.len()..];
    let after = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    (after.len() < rest.len() && !after.is_empty()).then_some(text.len() - after.len())
}

/// The value of a Roman number up to 89.
fn roman(text: &str) -> Option<u16> {
    let mut rest = text;
    let mut value = 0;
    for (digits, worth) in
        [("L", 50), ("XL", 40), ("XXX", 30), ("XX", 20), ("X", 10), ("IX", 9), ("VIII", 8), ("VII", 7)]
            .into_iter()
            .chain([("VI", 6), ("IV", 4), ("V", 5), ("III", 3), ("II", 2), ("I", 1)])
    {
        if let Some(after) = rest.strip_prefix(digits) {
            rest = after;
            value += worth;
        }
    }
    (value > 0 && rest.is_empty()).then_some(value)
}

/// The word that a line names an annex with, as its bit, and where the line goes on behind it.
fn annex_word(text: &str) -> Option<(u8, usize)> {
    ANNEX.iter().enumerate().find_map(|(at, word)| Some((1 << at, after_word(text, word)?)))
}

/// Which numbers a text has, by the lines that name parts with a word.
pub(super) fn style<'s>(lines: impl Iterator<Item = &'s str>) -> Style {
    let (mut articles, mut letters, mut romans) = (0, 0_u8, 0_u8);
    for text in lines.filter(|text| text.starts_with(['A', '§'])) {
        if division(text).is_some_and(|found| found.number.scheme == Scheme::Article && is_title(found.rest)) {
            articles += 1;
        }
        let Some((bit, at)) = annex_word(text) else { continue };
        let rest = &text[at..];
        let is = |letter| rest.strip_prefix(letter).is_some_and(|rest: &str| !rest.starts_with(char::is_alphanumeric));
        letters |= if is('A') { bit } else { 0 };
        romans |= if is('I') { bit } else { 0 };
    }
    // What begins with A counts letters, and I is the ninth. Annex A and Appendix I may stand in one text (ITU-T).
    Style { articles: articles >= 2, roman: romans & !letters }
}

/// True if what follows a word and its number may be a title: nothing, or words that begin with a capital.
pub(super) fn is_title(rest: &str) -> bool {
    let rest = super::title::bare_title(rest).trim_start_matches(['(', '\u{2018}', '"', '\u{201c}', '«', ' ']);
    !rest.ends_with([',', ';'])
        && rest.chars().next().is_none_or(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ')' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read() {
        let law = Style { articles: true, roman: u8::MAX };
        let plain = Style::default();
        for (text, style, expected) in [
            ("4.2.1 Trays", plain, Some(("4.2.1", "4.2.1", "Trays"))),
            ("3.1", plain, Some(("3.1", "3.1", ""))),
            ("A.1", plain, Some(("A.1", "A.1", ""))),
            ("Annex A (normative) Trays", plain, Some(("Annex A", "A", "(normative) Trays"))),
            ("Annex A (normative): Trays", plain, Some(("Annex A", "A", "(normative): Trays"))),
            ("Annexe B", plain, Some(("Annexe B", "B", ""))),
            ("Appendix II \u{2013} Kites", law, Some(("Appendix II \u{2013}", "2", "Kites"))),
            ("II.1 Kites", law, Some(("II.1", "2.1", "Kites"))),
            ("Article 5", law, Some(("Article 5", "5", ""))),
            ("Article 5a Kites", law, Some(("Article 5a", "5.1", "Kites"))),
            ("Subpart B\u{2014}Kites", law, Some(("Subpart B\u{2014}", "2", "Kites"))),
            ("CHAPTER IV", law, Some(("CHAPTER IV", "4", ""))),
            ("Article premier", law, Some(("Article premier", "1", ""))),
            ("Articles 5 and 6", law, None),
            ("Annex ZA (informative)", plain, Some(("Annex ZA", "677", "(informative)"))),
            ("NA.1 Kites", plain, Some(("NA.1", "365.1", "Kites"))),
            ("4.1A Kites", plain, Some(("4.1A", "4.1.1", "Kites"))),
            ("§ 999.12 Kites.", law, Some(("§ 999.12", "999.12", "Kites."))),
            ("2031", plain, None),
            ("0,1 kg", plain, None),
        ] {
            let found = label(text, style).map(|l| (l.printed, l.number.to_string(), l.rest));
            assert_eq!(found.as_ref().map(|(p, n, r)| (*p, n.as_str(), *r)), expected, "{text}");
        }
    }

    #[test]
    fn a_text_shows_which_numbers_it_has() {
        let of = |lines: &[&'static str]| style(lines.iter().copied());
        assert!(of(&["Article 1", "Article 2 Kites"]).articles);
        assert!(!of(&["Article 1 of the Treaty", "Article 2 of it"]).articles);
        assert_eq!(of(&["Annex A", "Appendix I"]).roman, 1 << 3);
        assert_eq!(of(&["Annex A", "Annex I"]).roman, 0);
    }
}
