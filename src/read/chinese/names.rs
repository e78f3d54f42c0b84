//! The designations of a term entry as Chinese standards print them: Chinese terms, their English equivalents, abbreviations, and
//! sometimes the definition on the same line (GB/T 1.1-2020, 8.7.3; GB/T 20001.1-2001; 建标〔2008〕182号, 25).

use std::ops::Range;

use super::view::{is_han, is_layout};
use crate::model::TermStatus;

/// A designation on a line, by its range in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) range: Range<usize>,
    pub(super) status: TermStatus,
    /// True if no Chinese character stands in it.
    pub(super) is_foreign: bool,
}

/// What a line of designations says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) names: Vec<Name>,
    /// Where a definition begins that stands on the same line.
    pub(super) definition: Option<usize>,
}

/// The longest term, in characters, that is told from a sentence by what follows it.
const LONGEST: usize = 30;

/// Which designations an entry has already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// One in the language of the entry.
    pub(super) own: bool,
    /// One in another language.
    pub(super) foreign: bool,
}

/// Reads a line of designations of an entry that has some already, or none. The first in each language is preferred.
pub(super) fn names(text: &str, known: Known) -> Names {
    let (chinese, foreign, definition) = parts(text);
    let mut found = Names { names: Vec::new(), definition };
    let count = |range: &Range<usize>| pieces(text, range.clone(), &[';', '；', ',', '，', '、']).len();
    // A comma or 、 may stand inside a term; where both languages have as many parts, it does not.
    let paired = !chinese.is_empty() && !foreign.is_empty() && count(&chinese) == count(&foreign);
    let marks: &[char] = if paired { &[';', '；', ',', '，', '、'] } else { &[';', '；'] };
    for (index, piece) in pieces(text, chinese, marks).into_iter().enumerate() {
        found.push(text, piece, !known.own && index == 0, false);
    }
    for (index, piece) in pieces(text, foreign, marks).into_iter().enumerate() {
        found.push(text, piece, !known.foreign && index == 0, true);
    }
    found
}

impl Names {
    /// Adds a designation, and the abbreviation in the brackets behind it.
    fn push(&mut self, text: &str, range: Range<usize>, preferred: bool, is_foreign: bool) {
        let bare = text[range.clone()].trim_end_matches([')', '）']);
        let inner = bare.rfind(['(', '（']).filter(|_| bare.len() < range.len()).map(|open| {
            let from = range.start + open + bare[open..].chars().next().map_or(1, char::len_utf8);
            (range.start + open, from..range.start + bare.len())
        });
        let (range, more) = match inner {
            Some((open, inner)) if is_rejection(&text[inner.clone()]) => {
                let range = trimmed(text, range.start..open);
                self.names.push(Name { is_foreign, range, status: TermStatus::Deprecated });
                return;
            }
            Some((open, inner)) if is_abbreviation(&text[inner.clone()]) => {
                (trimmed(text, range.start..open), Some(inner))
            }
            // 纸灯笼（paper lantern）
            Some((open, inner)) if !is_foreign && is_equivalent(&text[inner.clone()]) => {
                self.push(text, trimmed(text, range.start..open), preferred, false);
                self.push(text, inner, true, true);
                return;
            }
            _ => (range, None),
        };
        if range.is_empty() {
            return;
        }
        let (range, status) = match label(&text[range.clone()]) {
            Some((length, status)) => (trimmed(text, range.start + length..range.end), status),
            None if preferred => (range, TermStatus::Preferred),
            None => (range, TermStatus::Admitted),
        };
        self.names.push(Name { range, status, is_foreign });
        if let Some(range) = more {
            self.names.push(Name { range, status: TermStatus::Admitted, is_foreign: true });
        }
    }
}

/// What is printed before a designation that is not preferred (GB/T 20001.1—2001, 6.2).
const LABELS: &[(&str, TermStatus)] = &[
    ("拒用术语", TermStatus::Deprecated),
    ("被取代术语", TermStatus::Deprecated),
    ("拒用", TermStatus::Deprecated),
    ("DEPRECATED", TermStatus::Deprecated),
    ("Deprecated", TermStatus::Deprecated),
    ("deprecated", TermStatus::Deprecated),
    ("许用术语", TermStatus::Admitted),
    ("许用", TermStatus::Admitted),
    ("同义词", TermStatus::Admitted),
    ("同义术语", TermStatus::Admitted),
    ("又称", TermStatus::Admitted),
    ("简称", TermStatus::Admitted),
    ("缩略语", TermStatus::Admitted),
];

/// The label before a designation, and how long it is with its colon.
pub(super) fn label(text: &str) -> Option<(usize, TermStatus)> {
    LABELS.iter().find_map(|(word, status)| {
        let rest = text.strip_prefix(word)?;
        let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'))?;
        Some((word.len() + colon.len_utf8(), *status))
    })
}

/// Words of another language that are no remark: small letters, and no Chinese.
fn is_equivalent(text: &str) -> bool {
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    small > 2 && !text.contains(is_han) && text.starts_with(|c: char| c.is_alphabetic()) && !text.contains(['=', ':'])
}

/// 拒用 in brackets behind a term.
fn is_rejection(text: &str) -> bool {
    matches!(text.trim(), "拒用" | "拒用术语" | "deprecated" | "DEPRECATED")
}

/// Letters and digits with capitals in them and no more than a few small ones: `LID`, `PoC`, `RS485`.
pub(super) fn is_abbreviation(text: &str) -> bool {
    let (mut capitals, mut others) = (0, 0);
    for c in text.chars() {
        match c {
            'A'..='Z' => capitals += 1,
            'a'..='z' | '0'..='9' | '-' | '/' => others += 1,
            _ => return false,
        }
    }
    capitals > 1 && capitals >= others
}

/// The stretches of Chinese and of another language on a line, and where a definition behind them begins.
fn parts(text: &str) -> (Range<usize>, Range<usize>, Option<usize>) {
    let whole = trimmed(text, 0..text.len());
    let none = whole.end..whole.end;
    if !text.contains(is_han) {
        return (whole.start..whole.start, whole, None);
    }
    if let Some(at) = equivalent(text) {
        return (trimmed(text, whole.start..at), trimmed(text, at..whole.end), None);
    }
    // `灯笼 lantern 用纸做的灯。`
    if ends_sentence(text) {
        if let Some((from, to)) = inner_equivalent(text) {
            return (trimmed(text, whole.start..from), trimmed(text, from..to), Some(to + blanks(&text[to..])));
        }
        if let Some(at) = text.find(['：', ':']).filter(|at| is_term(&text[..*at])) {
            let after = at + text[at..].chars().next().map_or(1, char::len_utf8);
            return (trimmed(text, whole.start..at), at..at, Some(after + blanks(&text[after..])));
        }
        // A blank parts the term from what is said of it: `灯笼　用纸做的灯。`
        if let Some(at) = text.find(is_layout).filter(|at| is_term(&text[..*at])) {
            let after = at + blanks(&text[at..]);
            if text[after..].chars().count() > 5 && text[after..].starts_with(is_han) {
                return (trimmed(text, whole.start..at), at..at, Some(after));
            }
        }
    }
    (whole, none, None)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_layout).len()
}

/// True if a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c| is_layout(c) || c == '*').ends_with(['。', '；', '：', ':', '！', '.'])
}

/// True if words may be a term: Chinese, short, with no punctuation of sentences.
fn is_term(text: &str) -> bool {
    text.contains(is_han)
        && text.chars().count() <= LONGEST
        && !text.contains(['。', '，', '；', '：', ',', '！', '？'])
}

/// Where the equivalent in another language begins that ends a line with a Chinese term: behind the last Chinese character that stands in
/// no bracket.
pub(super) fn equivalent(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    let mut last = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 && (is_han(c) || ('\u{3001}'..'\u{FF00}').contains(&c) && c != '\u{3000}') => {
                last = Some(at + c.len_utf8());
            }
            _ => {}
        }
    }
    let after = last?;
    // A bracket of the Chinese term belongs to it: `保护层(混凝土) cover`.
    let mut rest = after + blanks(&text[after..]);
    while text[rest..].starts_with(['(', '（']) {
        let close = text[rest..].find([')', '）'])?;
        rest += close + text[rest + close..].chars().next().map_or(1, char::len_utf8);
        rest += blanks(&text[rest..]);
    }
    begins_foreign(&text[rest..], rest > after).then_some(rest)
}

/// True if words are an equivalent in another language and not a letter or a number of the Chinese term: `用户 A`, `2 型`.
fn begins_foreign(words: &str, parted: bool) -> bool {
    let words = words.trim_matches(|c: char| is_layout(c) || c == '*');
    let outer = words.split(['(', '（']).next().unwrap_or(words).trim_end();
    if outer.is_empty() || outer.contains(is_han) || !outer.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    let small = outer.chars().filter(|c| c.is_lowercase()).count();
    // An abbreviation needs a blank before it; so does a word of one or two letters.
    small > 2 && (parted || small > 4) || parted && is_abbreviation(outer) && outer.len() > 1
}

/// The equivalent between a Chinese term and its definition on one line.
fn inner_equivalent(text: &str) -> Option<(usize, usize)> {
    let from = text.char_indices().find(|(at, c)| c.is_ascii_alphabetic() && text[..*at].contains(is_han))?.0;
    if !is_term(&text[..from]) || !text[..from].ends_with(is_layout) {
        return None;
    }
    let rest = &text[from..];
    let length = rest.find(is_han)?;
    // A bracket that opens before a Chinese character is part of the definition.
    let words = rest[..length].trim_end_matches(|c: char| is_layout(c) || matches!(c, '(' | '（' | '《' | '“'));
    let is_word = words.chars().filter(char::is_ascii_lowercase).count() > 2 || is_abbreviation(words);
    let parted = words.len() < length && rest[words.len()..].starts_with(is_layout);
    (is_word && parted && !words.contains(['。', '，', '='])).then_some((from, from + words.len()))
}

/// A range without white space and stars around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let outer = |c: char| is_layout(c) || c == '*';
    let body = text[range.clone()].trim_end_matches(outer);
    let end = range.start + body.len();
    let start = end - body.trim_start_matches(outer).len();
    start..end
}

/// The parts of a range between marks that stand in no bracket.
fn pieces(text: &str, range: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut from) = (0_u32, range.start);
    for (at, c) in text[range.clone()].char_indices() {
        let at = range.start + at;
        match c {
            '(' | '（' | '[' | '［' => depth += 1,
            ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
            c if depth == 0 && marks.contains(&c) => {
                found.push(trimmed(text, from..at));
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(trimmed(text, from..range.end));
    found.retain(|piece| !piece.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(&str, &'static str)>, Option<&str>) {
        let found = names(text, Known::default());
        let name = |n: &Name| match (n.status, n.is_foreign) {
            (TermStatus::Preferred, false) => "zh",
            (TermStatus::Admitted, false) => "zh+",
            (TermStatus::Preferred, true) => "en",
            (TermStatus::Admitted, true) => "en+",
            _ => "no",
        };
        (
            found.names.iter().map(|n| (&text[n.range.clone()], name(n))).collect(),
            found.definition.map(|at| &text[at..]),
        )
    }

    #[test]
    fn equivalents_follow_terms() {
        assert_eq!(read("纸灯笼 paper lantern").0, [("纸灯笼", "zh"), ("paper lantern", "en")]);
        assert_eq!(read("纸灯笼paper lantern").0, [("纸灯笼", "zh"), ("paper lantern", "en")]);
        assert_eq!(read("灯罩　shade (新增)").0, [("灯罩", "zh"), ("shade (新增)", "en")]);
        assert_eq!(read("1 小时均值 1-hour average").0, [("1 小时均值", "zh"), ("1-hour average", "en")]);
        assert_eq!(read("第 I 类灯 class I lantern").0, [("第 I 类灯", "zh"), ("class I lantern", "en")]);
        for one in ["A型灯笼", "用户 A 的灯笼", "用户 A", "灯笼 2", "灯笼（纸）"] {
            assert_eq!(read(one).0, [(one, "zh")]);
        }
    }

    #[test]
    fn several_designations_stand_on_a_line() {
        let found = read("灯笼；纸灯 lantern; paper lantern；PL").0;
        assert_eq!(
            found,
            [("灯笼", "zh"), ("纸灯", "zh+"), ("lantern", "en"), ("paper lantern", "en+"), ("PL", "en+")]
        );
        assert_eq!(
            read("灯标（LID） lantern identifier").0,
            [("灯标", "zh"), ("LID", "en+"), ("lantern identifier", "en")]
        );
        let paired = read("灯笼、纸灯 lantern, paper lantern").0;
        assert_eq!(paired.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), ["zh", "zh+", "en", "en+"]);
        assert_eq!(read("提、挂灯笼 carried lantern").0[0].0, "提、挂灯笼");
        assert_eq!(read("油灯（拒用）").0, [("油灯", "no")]);
        assert_eq!(read("纸灯笼（paper lantern）").0, [("纸灯笼", "zh"), ("paper lantern", "en")]);
        assert_eq!(read("拒用术语：油灯").0, [("油灯", "no")]);
        assert_eq!(read("许用术语：纸灯").0, [("纸灯", "zh+")]);
    }

    #[test]
    fn a_definition_may_stand_on_the_line() {
        assert_eq!(read("灯笼 lantern 用纸做的灯。"), (vec![("灯笼", "zh"), ("lantern", "en")], Some("用纸做的灯。")));
        assert_eq!(read("灯笼：用纸做的灯。"), (vec![("灯笼", "zh")], Some("用纸做的灯。")));
        assert_eq!(read("灯笼　用纸做的灯。"), (vec![("灯笼", "zh")], Some("用纸做的灯。")));
        assert_eq!(read("灯笼").1, None);
    }

    proptest::proptest! {
        #[test]
        fn any_line_gives_ranges_in_order(text in "[灯笼a bcLID；;、（）()。：*Ⅰ1,]{0,24}") {
            let found = names(&text, Known::default());
            for name in &found.names {
                proptest::prop_assert!(text.get(name.range.clone()).is_some_and(|t| !t.is_empty()));
            }
            proptest::prop_assert!(found.definition.is_none_or(|at| text.is_char_boundary(at)));
        }
    }
}
