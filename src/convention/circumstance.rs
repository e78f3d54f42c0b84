//! Under which condition a provision holds, and what it excepts.

use std::ops::Range;

use super::english;
use crate::model::Convention;

/// The condition and the exception that a sentence states: bytes of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Circumstances {
    /// *if condensation is visible*, 当……时
    pub(crate) condition: Option<Range<usize>>,
    /// *unless the supply is off*, 除……外
    pub(crate) exception: Option<Range<usize>>,
}

/// The condition and exception of the provision whose verbal form stands at `keyword`. Linear in the length of the sentence.
pub(crate) fn circumstances(convention: Convention, sentence: &str, keyword: Range<usize>) -> Circumstances {
    match convention {
        Convention::IsoDirectives | Convention::Bcp14 | Convention::Oscal => english::circumstances(sentence, &keyword),
        Convention::GbT11 | Convention::ChineseEngineering | Convention::ChineseStatute | Convention::Gongwen => {
            chinese(sentence, &keyword)
        }
        _ => Circumstances::default(),
    }
}

/// How Chinese conditions begin.
const BEGINS: &[&str] = &["当", "如", "若", "如果", "凡", "一旦", "遇有", "遇"];
/// How they end.
const ENDS: &[&str] = &["时", "的情况下", "情况下", "条件下", "前提下", "场合", "的", "后", "前"];
/// Words that begin like a condition and are none.
const NOT: &[&str] = &["如下", "如图", "如表", "如附录", "如第", "当地", "当前", "当事人", "如式"];
/// How exceptions end.
const EXCEPTED: &[&str] = &["外", "以外", "之外"];

/// Chinese: the pieces of the sentence between commas.
fn chinese(sentence: &str, keyword: &Range<usize>) -> Circumstances {
    let mut found = Circumstances::default();
    let mut start = 0;
    let marks = |c: char| matches!(c, '，' | ',' | '；' | ';' | '。' | '：');
    while start < sentence.len() {
        let end = sentence[start..].find(marks).map_or(sentence.len(), |at| start + at);
        let piece = &sentence[start..end];
        let comma = sentence[end..].starts_with(['，', ',']);
        let own = start <= keyword.start && keyword.start < end;
        if piece.ends_with("除外") || piece.starts_with('除') && EXCEPTED.iter().any(|word| piece.ends_with(word)) {
            found.exception.get_or_insert(start..end);
        } else if let Some(inner) = excepted(piece) {
            found.exception.get_or_insert(start + inner.start..start + inner.end);
        } else if comma && !own && is_condition(piece) {
            found.condition.get_or_insert(start..end);
        } else if let Some(until) = own.then(|| inner_condition(piece, keyword.start - start)).flatten() {
            found.condition.get_or_insert(start..start + until);
        }
        let mark = sentence[end..].chars().next();
        // What a semicolon or a full stop ends belongs to another provision.
        if matches!(mark, Some('；' | ';' | '。')) {
            if keyword.start < end {
                break;
            }
            found = Circumstances::default();
        }
        start = end + mark.map_or(0, char::len_utf8);
    }
    found
}

fn is_condition(piece: &str) -> bool {
    let begins = BEGINS.iter().any(|word| piece.starts_with(word)) && !NOT.iter().any(|word| piece.starts_with(word));
    let ends = ENDS.iter().any(|word| piece.ends_with(word));
    begins && ends
        || piece.ends_with('时') && piece.chars().count() > 2
        || ["情况下", "条件下", "前提下"].iter().any(|word| piece.ends_with(word))
}

/// 当……时应……: a condition without a comma before the verbal form.
fn inner_condition(piece: &str, keyword: usize) -> Option<usize> {
    let before = piece.get(..keyword)?;
    let begins = BEGINS.iter().any(|word| before.starts_with(word)) && !NOT.iter().any(|word| before.starts_with(word));
    let at = before.rfind('时')?;
    begins.then_some(at + '时'.len_utf8())
}

/// 除……外 inside a piece: 除设计有要求外应…….
fn excepted(piece: &str) -> Option<Range<usize>> {
    let start = piece.find('除')?;
    let end = start + piece[start..].find('外')? + '外'.len_utf8();
    let word = piece[start..end].chars().count();
    (word > 3).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(convention: Convention, sentence: &str, keyword: &str) -> (Option<String>, Option<String>) {
        let at = sentence.find(keyword).unwrap();
        let found = circumstances(convention, sentence, at..at + keyword.len());
        let text = |range: Option<Range<usize>>| range.map(|range| sentence[range].to_owned());
        (text(found.condition), text(found.exception))
    }

    #[test]
    fn english_conditions_and_exceptions() {
        let cases = [
            ("If the lantern is wet, it shall be dried.", "shall", Some("If the lantern is wet"), None),
            (
                "It shall be dried if the frame, which is thin, is wet.",
                "shall",
                Some("if the frame, which is thin, is wet"),
                None,
            ),
            ("Where applicable, lids shall be used.", "shall", Some("Where applicable"), None),
            ("The lid shall be shut unless the lamp is off.", "shall", None, Some("unless the lamp is off")),
            ("All parts, except the hook, shall be red when lit.", "shall", Some("when lit"), Some("except the hook")),
            ("It shall be dry when tested by ISO 1, Clause 2.", "shall", Some("when tested by ISO 1, Clause 2"), None),
            ("The force is F, where F shall be given.", "shall", None, None),
            ("The maker MAY, in case it rains, stop.", "MAY", Some("in case it rains"), None),
            ("Lamps may be hung; if wet, they shall be dried.", "may", None, None),
        ];
        for (sentence, keyword, condition, exception) in cases {
            let (found, excepted) = of(Convention::IsoDirectives, sentence, keyword);
            assert_eq!((found.as_deref(), excepted.as_deref()), (condition, exception), "{sentence}");
        }
    }

    #[test]
    fn chinese_conditions_and_exceptions() {
        let cases = [
            ("当灯笼受潮时，应干燥。", "应", Some("当灯笼受潮时"), None),
            ("当灯笼受潮时应干燥。", "应", Some("当灯笼受潮时"), None),
            ("除设计另有规定外，灯笼应为红色。", "应", None, Some("除设计另有规定外")),
            ("灯笼应为红色，但纸灯除外。", "应", None, Some("但纸灯除外")),
            ("如图所示，灯笼应为红色。", "应", None, None),
            ("在潮湿的条件下，灯笼应干燥；当有风时，宜取下。", "应", Some("在潮湿的条件下"), None),
            ("在潮湿的条件下，灯笼应干燥；当有风时，宜取下。", "宜", Some("当有风时"), None),
        ];
        for (sentence, keyword, condition, exception) in cases {
            let (found, excepted) = of(Convention::GbT11, sentence, keyword);
            assert_eq!((found.as_deref(), excepted.as_deref()), (condition, exception), "{sentence}");
        }
    }
}
