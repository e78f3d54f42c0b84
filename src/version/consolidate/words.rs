//! Numbers, addresses and quotations in editing instructions.

use std::ops::Range;

use super::verb::verb_at;

/// Which of several things, from 1; the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Number(usize),
    Last,
}

/// Ordinal numbers in words.
const ORDINALS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Ordinal numbers in French and German, in the forms that stand before a noun.
const OTHER_ORDINALS: &[(&[&str], usize)] = &[
    (&["premier", "première", "1er", "erste", "ersten", "erster", "erstes"], 1),
    (&["deuxième", "second", "seconde", "zweite", "zweiten", "zweiter", "zweites"], 2),
    (&["troisième", "dritte", "dritten", "dritter", "drittes"], 3),
    (&["quatrième", "vierte", "vierten", "vierter"], 4),
    (&["cinquième", "fünfte", "fünften", "fünfter"], 5),
    (&["sixième", "sechste", "sechsten"], 6),
];

/// The text in lower case, byte for byte: a letter whose small form takes other bytes stays.
pub(super) fn lowered(text: &str) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

/// True if a word is the label of an item: `a)`, `(b)`, `iii)`, `12)`.
pub(super) fn is_item_label(word: &str) -> bool {
    let inner =
        word.trim_end_matches([':', ',', ';', '.']).strip_suffix(')').map(|inner| inner.trim_start_matches('('));
    inner.is_some_and(|inner| {
        let letters = inner.bytes().all(|b| b.is_ascii_lowercase())
            && (inner.len() == 1 || inner.bytes().all(|b| b"ivx".contains(&b)));
        let digits = inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit());
        !inner.is_empty() && (letters || digits)
    })
}

/// What opens a quotation and what closes it.
const QUOTES: &[(char, char)] =
    &[('“', '”'), ('"', '"'), ('„', '“'), ('«', '»'), ('「', '」'), ('『', '』'), ('‘', '’')];

/// The words of a text: what white space and commas part.
pub(super) fn letters(text: &str) -> Vec<&str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | '；' | '：'))
        .filter(|w| !w.is_empty())
        .collect()
}

pub(super) fn ordinal_of(word: &str) -> Option<Which> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if matches!(word.as_str(), "last" | "final" | "dernier" | "dernière" | "letzte" | "letzten" | "letzter") {
        return Some(Which::Last);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let by_digits =
        ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end)).then(|| digits.parse().ok()).flatten();
    let other = OTHER_ORDINALS.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, number)| *number);
    ORDINALS.iter().position(|o| *o == word).map(|at| at + 1).or(by_digits).or(other).map(Which::Number)
}

/// An address: `5`, `5.2`, `A.3`, `B`, with nothing else in the word.
pub(super) fn address_of(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ':' | ';')).trim_end_matches('.');
    let mut parts = word.split('.');
    let first = parts.next()?;
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let letter = first.len() <= 2 && !first.is_empty() && first.bytes().all(|b| b.is_ascii_uppercase());
    let lower = word.contains('.') && first.len() == 1 && first.bytes().all(|b| b.is_ascii_lowercase());
    ((number(first) || letter || lower) && parts.all(number)).then(|| word.to_owned())
}

/// A number in Arabic digits or Chinese numerals up to 9999: 二十三, 一百零八.
pub(super) fn number_of(text: &str) -> Option<usize> {
    if text.is_empty() {
        return None;
    }
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mut sum, mut digit) = (0, 0);
    for c in text.chars() {
        let unit = match c {
            '零' | '〇' => continue,
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                digit = "一二三四五六七八九".chars().position(|d| d == c)? + 1;
                continue;
            }
        };
        sum += digit.max(1) * unit;
        digit = 0;
    }
    Some(sum + digit)
}

/// True if a text ends inside a quotation.
pub(super) fn ends_inside_quotation(text: &str) -> bool {
    let opens = |c: char| QUOTES.iter().any(|(open, close)| *open == c && open != close);
    let from = quotations(text).last().map_or(0, |last| last.end);
    text[from..].chars().any(opens)
}

/// The quotations of a text: ranges of what stands between the marks. Each paragraph of a quotation may begin with its mark.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((offset, open)) = text[at..].char_indices().find(|(_, c)| QUOTES.iter().any(|(o, _)| o == c)) {
        let start = at + offset + open.len_utf8();
        let mut close = None;
        // A quotation may hold another of the same kind.
        let mut depth = 1;
        let closing = QUOTES.iter().find(|(o, _)| *o == open).map_or(open, |(_, c)| *c);
        for (offset, c) in text[start..].char_indices() {
            if c == closing {
                depth -= 1;
                if depth == 0 {
                    close = Some(start + offset);
                    break;
                }
            } else if c == open && !text[..start + offset].ends_with('\n') {
                depth += 1;
            }
        }
        let Some(end) = close else { break };
        // French sets a blank inside its marks.
        let inner = if open == '«' { text[start..end].trim() } else { &text[start..end] };
        let from = inner.as_ptr() as usize - text.as_ptr() as usize;
        found.push(from..from + inner.len());
        at = end + closing.len_utf8();
    }
    found
}

/// True if an instruction begins with a number of a list: 一、
pub(super) fn is_numbered(text: &str) -> bool {
    let end = text.find('、').or((text.chars().count() <= 3).then_some(text.len()));
    end.is_some_and(|end| number_of(text[..end].trim()).is_some())
}

/// The length of the number that an instruction of a list begins with: 一、, `2. `.
fn enumerator(text: &str) -> usize {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    let chinese = rest.find('、').filter(|end| number_of(&rest[..*end]).is_some_and(|number| number < 1000));
    if let Some(end) = chinese {
        return start + end + '、'.len_utf8();
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let dot = rest[digits..].starts_with(['.', ')']) && rest[digits + 1..].starts_with(char::is_whitespace);
    let verb = |at: usize| verb_at(&lowered(rest), at + rest[at..].len() - rest[at..].trim_start().len()).is_some();
    if (1..=3).contains(&digits) && dot && verb(digits + 1) { start + digits + 1 } else { 0 }
}

/// The text with each quotation, and the number that it begins with, blanked, byte for byte.
pub(super) fn masked(text: &str, quotations: &[Range<usize>]) -> String {
    let mut found = String::with_capacity(text.len());
    let mut at = enumerator(text).min(quotations.first().map_or(text.len(), |first| first.start));
    found.extend(std::iter::repeat_n(' ', at));
    for quotation in quotations {
        found.push_str(&text[at..quotation.start]);
        found.extend(std::iter::repeat_n(' ', quotation.len()));
        at = quotation.end;
    }
    found.push_str(&text[at..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_numerals() {
        for (text, number) in [("12", 12), ("十", 10), ("二十三", 23), ("一百零八", 108), ("三千二百", 3200)]
        {
            assert_eq!(number_of(text), Some(number), "{text}");
        }
        assert_eq!(number_of("甲"), None);
        assert_eq!(ordinal_of("2nd"), Some(Which::Number(2)));
        assert_eq!(address_of("A.2.1:"), Some("A.2.1".to_owned()));
        assert_eq!(address_of("and"), None);
    }

    #[test]
    fn quotations_may_hold_others() {
        let text = "将“白‘纸’”改为“红“纸””。";
        let found: Vec<_> = quotations(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["白‘纸’", "红“纸”"]);
        assert!(quotations("open “ended").is_empty());
        let lines = "改为：“一。\n“二。”";
        assert_eq!(quotations(lines).into_iter().map(|range| &lines[range]).collect::<Vec<_>>(), ["一。\n“二。"]);
        assert!(ends_inside_quotation("改为：“一。") && !ends_inside_quotation("改为：“一。”"));
    }
}
