//! Values in provisions: which are limits, to which side, and whether a change leaves more room or less.

use super::kinds::Aspect;

/// To which side a value limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Nothing above it.
    Upper,
    /// Nothing below it.
    Lower,
    /// Neither, or not known.
    Exact,
}

/// A value with its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    value: f64,
    unit: Option<String>,
    side: Side,
}

/// Phrases before a value, longest first in each group: the words, the side that they say, and the side after a negation.
const BEFORE: &[(&str, Side, Side)] = &[
    ("not less than", Side::Lower, Side::Lower),
    ("not fewer than", Side::Lower, Side::Lower),
    ("no less than", Side::Lower, Side::Lower),
    ("not more than", Side::Upper, Side::Upper),
    ("no more than", Side::Upper, Side::Upper),
    ("not greater than", Side::Upper, Side::Upper),
    ("not later than", Side::Upper, Side::Upper),
    ("no later than", Side::Upper, Side::Upper),
    ("not exceeding", Side::Upper, Side::Upper),
    ("not exceed", Side::Upper, Side::Upper),
    ("at least", Side::Lower, Side::Upper),
    ("at most", Side::Upper, Side::Lower),
    ("up to", Side::Upper, Side::Lower),
    ("less than", Side::Upper, Side::Lower),
    ("fewer than", Side::Upper, Side::Lower),
    ("lower than", Side::Upper, Side::Lower),
    ("smaller than", Side::Upper, Side::Lower),
    ("more than", Side::Lower, Side::Upper),
    ("greater than", Side::Lower, Side::Upper),
    ("larger than", Side::Lower, Side::Upper),
    ("higher than", Side::Lower, Side::Upper),
    ("longer than", Side::Lower, Side::Upper),
    ("exceeding", Side::Lower, Side::Upper),
    ("exceeds", Side::Lower, Side::Upper),
    ("exceed", Side::Lower, Side::Upper),
    ("maximum of", Side::Upper, Side::Lower),
    ("minimum of", Side::Lower, Side::Upper),
    ("within", Side::Upper, Side::Lower),
    ("below", Side::Upper, Side::Lower),
    ("above", Side::Lower, Side::Upper),
    ("≤", Side::Upper, Side::Lower),
    ("<", Side::Upper, Side::Lower),
    ("≥", Side::Lower, Side::Upper),
    (">", Side::Lower, Side::Upper),
    ("±", Side::Upper, Side::Upper),
    ("不 应 大 于", Side::Upper, Side::Upper),
    ("不 大 于", Side::Upper, Side::Upper),
    ("不 应 超 过", Side::Upper, Side::Upper),
    ("不 得 超 过", Side::Upper, Side::Upper),
    ("不 超 过", Side::Upper, Side::Upper),
    ("不 应 高 于", Side::Upper, Side::Upper),
    ("不 高 于", Side::Upper, Side::Upper),
    ("不 得 高 于", Side::Upper, Side::Upper),
    ("不 多 于", Side::Upper, Side::Upper),
    ("不 应 小 于", Side::Lower, Side::Lower),
    ("不 得 小 于", Side::Lower, Side::Lower),
    ("不 小 于", Side::Lower, Side::Lower),
    ("不 应 少 于", Side::Lower, Side::Lower),
    ("不 得 少 于", Side::Lower, Side::Lower),
    ("不 少 于", Side::Lower, Side::Lower),
    ("不 应 低 于", Side::Lower, Side::Lower),
    ("不 得 低 于", Side::Lower, Side::Lower),
    ("不 低 于", Side::Lower, Side::Lower),
    ("至 少", Side::Lower, Side::Lower),
    ("至 多", Side::Upper, Side::Upper),
    ("最 多", Side::Upper, Side::Upper),
    ("小 于", Side::Upper, Side::Lower),
    ("大 于", Side::Lower, Side::Upper),
    ("低 于", Side::Upper, Side::Lower),
    ("高 于", Side::Lower, Side::Upper),
    ("超 过", Side::Lower, Side::Upper),
    ("少 于", Side::Upper, Side::Lower),
    ("多 于", Side::Lower, Side::Upper),
    ("between", Side::Lower, Side::Lower),
];

/// Phrases after a value and its unit.
const AFTER: &[(&str, Side)] = &[
    ("or more", Side::Lower),
    ("or longer", Side::Lower),
    ("or greater", Side::Lower),
    ("or above", Side::Lower),
    ("or less", Side::Upper),
    ("or fewer", Side::Upper),
    ("or below", Side::Upper),
    ("minimum", Side::Lower),
    ("maximum", Side::Upper),
    ("max", Side::Upper),
    ("min", Side::Lower),
    ("以 上", Side::Lower),
    ("以 下", Side::Upper),
    ("以 内", Side::Upper),
];

/// Units that can be compared: the unit, what it measures, and how many of the smallest it is.
const UNITS: &[(&str, &str, f64)] = &[
    ("um", "m", 1e-6),
    ("µm", "m", 1e-6),
    ("μm", "m", 1e-6),
    ("mm", "m", 1e-3),
    ("cm", "m", 1e-2),
    ("dm", "m", 1e-1),
    ("m", "m", 1.0),
    ("km", "m", 1e3),
    ("mg", "g", 1e-3),
    ("g", "g", 1.0),
    ("kg", "g", 1e3),
    ("t", "g", 1e6),
    ("ml", "l", 1e-3),
    ("l", "l", 1.0),
    ("ms", "s", 1e-3),
    ("s", "s", 1.0),
    ("second", "s", 1.0),
    ("seconds", "s", 1.0),
    ("min", "s", 60.0),
    ("minute", "s", 60.0),
    ("minutes", "s", 60.0),
    ("h", "s", 3600.0),
    ("hour", "s", 3600.0),
    ("hours", "s", 3600.0),
    ("day", "s", 86400.0),
    ("days", "s", 86400.0),
    ("week", "s", 604_800.0),
    ("weeks", "s", 604_800.0),
    ("pa", "pa", 1.0),
    ("kpa", "pa", 1e3),
    ("mpa", "pa", 1e6),
    ("gpa", "pa", 1e9),
    ("n", "n", 1.0),
    ("kn", "n", 1e3),
    ("v", "v", 1.0),
    ("kv", "v", 1e3),
    ("mv", "v", 1e-3),
    ("w", "w", 1.0),
    ("kw", "w", 1e3),
    ("hz", "hz", 1.0),
    ("khz", "hz", 1e3),
    ("mhz", "hz", 1e6),
    ("ghz", "hz", 1e9),
    ("bit", "bit", 1.0),
    ("bits", "bit", 1.0),
    ("byte", "bit", 8.0),
    ("bytes", "bit", 8.0),
    ("octet", "bit", 8.0),
    ("octets", "bit", 8.0),
    ("毫米", "m", 1e-3),
    ("厘米", "m", 1e-2),
    ("米", "m", 1.0),
    ("秒", "s", 1.0),
    ("分钟", "s", 60.0),
    ("小时", "s", 3600.0),
    ("日", "s", 86400.0),
    ("天", "s", 86400.0),
    ("周", "s", 604_800.0),
    ("个月", "月", 1.0),
    ("年", "年", 1.0),
    ("元", "元", 1.0),
    ("倍", "倍", 1.0),
    ("次", "次", 1.0),
    ("人", "人", 1.0),
    ("岁", "岁", 1.0),
];

/// The words of a sentence with each Chinese numeral as digits: 五十万 is 500000. A numeral is of several signs, or stands before a unit;
/// behind 第 it counts and measures nothing.
pub(super) fn with_numerals(words: Vec<String>) -> Vec<String> {
    let is_sign = |word: &String| DIGITS.contains(word.as_str()) || MULTIPLES.iter().any(|(sign, _)| sign == word);
    if !words.iter().any(is_sign) {
        return words;
    }
    let mut found: Vec<String> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let length = words[at..].iter().take_while(|word| is_sign(word)).count();
        let ordinal = found.last().is_some_and(|word| word == "第");
        let measures = length > 0 && unit_after(&words[at + length..]).0.is_some();
        let value =
            (length > 0 && !ordinal && (measures || length > 2)).then(|| numeral(&words[at..at + length])).flatten();
        match value {
            Some(value) => found.push(value.to_string()),
            None => found.extend_from_slice(&words[at..at + length.max(1)]),
        }
        at += length.max(1);
    }
    found
}

/// The signs from nought to nine, each at the place of its value.
const DIGITS: &str = "零一二三四五六七八九";

/// The signs that multiply.
const MULTIPLES: &[(&str, u64)] = &[("十", 10), ("百", 100), ("千", 1000), ("万", 10_000), ("亿", 100_000_000)];

/// The value of a numeral: 三百二十万 is 3200000. None where it overflows.
fn numeral(signs: &[String]) -> Option<u64> {
    let (mut whole, mut section, mut digit) = (0_u64, 0_u64, 0_u64);
    for sign in signs {
        match MULTIPLES.iter().find(|(known, _)| known == sign) {
            None => digit = DIGITS.chars().position(|known| sign.starts_with(known))? as u64,
            Some((_, unit)) if *unit < 10_000 => {
                section = section.checked_add(digit.max(1).checked_mul(*unit)?)?;
                digit = 0;
            }
            Some((_, unit)) => {
                let part = (section + digit).max(1);
                whole = whole.checked_add(part.checked_mul(*unit)?)?;
                (section, digit) = (0, 0);
            }
        }
    }
    whole.checked_add(section)?.checked_add(digit)
}

/// The values of a sentence that is given as its words. `negated`: its verbal form denies, so that *shall not* turns *exceed*.
pub(super) fn quantities(words: &[String], negated: bool) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut ended = 0;
    for (at, word) in words.iter().enumerate() {
        let Some((value, glued)) = number(word) else { continue };
        let next = words.get(at + 1).map(String::as_str);
        let (unit, length) = match glued {
            Some(unit) => (Some(unit.to_owned()), 0),
            None => unit_after(&words[at + 1..]),
        };
        let upper_of_range = found.last().is_some_and(|last| last.side == Side::Lower)
            && at == ended + 1
            && matches!(words[ended].as_str(), "and" | "to" | "至" | "到");
        let side = if upper_of_range {
            Side::Upper
        } else if matches!(next, Some("to")) && words.get(at + 2).is_some_and(|w| number(w).is_some()) {
            Side::Lower
        } else {
            side(words, at, at + 1 + length, negated)
        };
        ended = at + 1 + length;
        found.push(Quantity { value, unit, side });
    }
    found
}

/// A number, and a unit that is written together with it.
pub(super) fn number(word: &str) -> Option<(f64, Option<&str>)> {
    let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(word.len());
    let value = word[..end].replace(',', ".").parse().ok()?;
    let unit = &word[end..];
    Some((value, (!unit.is_empty()).then_some(unit)))
}

/// True if a word is a value or a unit.
pub(super) fn is_quantity(word: &str) -> bool {
    number(word).is_some() || UNITS.iter().any(|(unit, ..)| *unit == word)
}

/// The unit after a value, and how many words it takes.
fn unit_after(words: &[String]) -> (Option<String>, usize) {
    for length in [2, 1] {
        if let Some(joined) = words.get(..length).map(<[String]>::concat)
            && UNITS.iter().any(|(unit, ..)| *unit == joined)
        {
            return (Some(joined), length);
        }
    }
    match words.first() {
        Some(word) if word == "%" || word == "°" => (Some(word.clone()), 1),
        _ => (None, 0),
    }
}

fn side(words: &[String], from: usize, to: usize, negated: bool) -> Side {
    // A word such as `about` may stand between the phrase and the value.
    for gap in 0..=1 {
        let Some(end) = from.checked_sub(gap) else { break };
        for length in (1..=4.min(end)).rev() {
            let phrase = words[end - length..end].join(" ");
            if let Some((_, said, denied)) = BEFORE.iter().find(|(known, ..)| *known == phrase) {
                return if negated { *denied } else { *said };
            }
        }
    }
    for length in (1..=2).rev() {
        if let Some(phrase) = words.get(to..to + length).map(|w| w.join(" "))
            && let Some((_, said)) = AFTER.iter().find(|(known, _)| *known == phrase)
        {
            return *said;
        }
    }
    Side::Exact
}

/// What became of the values of a sentence. Empty where none changed, or where there are more or fewer.
pub(super) fn compare(old: &[Quantity], new: &[Quantity]) -> Vec<Aspect> {
    if old.len() != new.len() {
        return Vec::new();
    }
    let mut found: Vec<_> = old.iter().zip(new).filter_map(|(old, new)| one(old, new)).collect();
    found.sort_unstable_by_key(|aspect| *aspect as u8);
    found.dedup();
    found
}

fn one(old: &Quantity, new: &Quantity) -> Option<Aspect> {
    let scale = |quantity: &Quantity| {
        let unit = quantity.unit.as_deref()?;
        UNITS.iter().find(|(known, ..)| *known == unit).map(|(_, of, factor)| (*of, quantity.value * factor))
    };
    let (before, after) = match (scale(old), scale(new)) {
        (Some((a, before)), Some((b, after))) if a == b => (before, after),
        _ if old.unit == new.unit => (old.value, new.value),
        _ => return Some(Aspect::ValueChanged),
    };
    let same = (before - after).abs() <= 1e-9 * before.abs().max(after.abs());
    match (old.side, new.side) {
        (a, b) if a != b => Some(Aspect::ValueChanged),
        _ if same => None,
        (Side::Upper, _) => Some(if after < before { Aspect::LimitNarrowed } else { Aspect::LimitWidened }),
        (Side::Lower, _) => Some(if after > before { Aspect::LimitNarrowed } else { Aspect::LimitWidened }),
        (Side::Exact, _) => Some(Aspect::ValueChanged),
    }
}

#[cfg(test)]
mod tests {
    use super::super::wording::words;
    use super::*;

    fn change(old: &str, new: &str, negated: bool) -> Vec<Aspect> {
        compare(&quantities(&words(old), negated), &quantities(&words(new), negated))
    }

    #[test]
    fn limits_have_sides() {
        use Aspect::{LimitNarrowed, LimitWidened, ValueChanged};
        assert_eq!(change("be at least 5 mm", "be at least 6 mm", false), [LimitNarrowed]);
        assert_eq!(change("exceed 5 mm", "exceed 6 mm", true), [LimitWidened]);
        assert_eq!(change("be less than 5 mm", "be less than 4 mm", true), [LimitWidened]);
        assert_eq!(change("at most 5 cm", "at most 50 mm", false), []);
        assert_eq!(change("be 5 mm", "be 6 mm", false), [ValueChanged]);
        assert_eq!(change("between 5 and 10 mm", "between 6 and 12 mm", false), [LimitNarrowed, LimitWidened]);
        assert_eq!(change("厚度不应小于5mm", "厚度不应小于4mm", false), [LimitWidened]);
        assert_eq!(change("质量≤5kg", "质量≤4kg", false), [LimitNarrowed]);
        assert_eq!(change("3日以内", "5日以内", false), [LimitWidened]);
        let change = |old: &str, new: &str| {
            let values = |text: &str| quantities(&with_numerals(words(text)), false);
            compare(&values(old), &values(new))
        };
        assert_eq!(change("处五十万元以下罚款", "处三百万元以下罚款"), [LimitWidened]);
        assert_eq!(change("保存不少于三年", "保存不少于十五年"), [LimitNarrowed]);
        assert_eq!(change("依照第三条处理", "依照第五条处理"), []);
        let change = |old: &str, new: &str, negated: bool| {
            compare(&quantities(&words(old), negated), &quantities(&words(new), negated))
        };
        assert_eq!(change("5 % or more", "6 % or more", false), [LimitNarrowed]);
    }
}
