//! Under which condition a provision holds, and what it excepts.

use std::ops::Range;

use super::english;
use crate::model::Convention;

/// The condition and the exception of a provision: bytes of its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Circumstances {
    /// *if condensation is visible*, 当……时
    pub(crate) condition: Option<Range<usize>>,
    /// *unless the supply is off*, 除……外
    pub(crate) exception: Option<Range<usize>>,
}

/// What a part of a sentence states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Condition,
    Exception,
}

/// A condition or exception, and the part of the sentence, between semicolons, that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    pub(super) part: Range<usize>,
}

/// Every condition and exception of one sentence, found once for all of its provisions.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllCircumstances {
    /// By the part of the sentence that they belong to.
    stated: Vec<Stated>,
    /// Where each verbal form begins, and its own.
    own: Vec<(usize, Circumstances)>,
}

/// Of the conditions of one part of a sentence, no more are asked than this.
const MOST: usize = 16;

impl AllCircumstances {
    /// Finds them for the verbal forms of a sentence, in order. Linear in the length of the sentence.
    pub(super) fn of(
        convention: Convention,
        sentence: &str,
        keywords: &[Range<usize>],
        reader: &mut english::Reader,
    ) -> Self {
        let mut found = Self::default();
        match convention {
            Convention::IsoDirectives | Convention::Bcp14 | Convention::RfcPlain | Convention::Oscal => {
                let own = reader.circumstances(sentence, keywords);
                found.own = keywords.iter().map(|keyword| keyword.start).zip(own).collect();
            }
            Convention::GbT11 | Convention::ChineseEngineering | Convention::ChineseStatute | Convention::Gongwen => {
                chinese(sentence, &mut found.stated);
            }
            _ => {}
        }
        found
    }

    /// Those of the provision whose verbal form stands at an offset of the sentence: the first in the same part that do not hold
    /// the form themselves.
    pub(crate) fn at(&self, keyword: usize) -> Circumstances {
        if let Ok(at) = self.own.binary_search_by_key(&keyword, |(start, _)| *start) {
            return self.own[at].1.clone();
        }
        let mut found = Circumstances::default();
        let from = self.stated.partition_point(|stated| stated.part.end <= keyword);
        let same = self.stated[from..].iter().take(MOST).take_while(|stated| stated.part.start <= keyword);
        for stated in same.filter(|stated| !stated.range.contains(&keyword)) {
            let place = match stated.kind {
                Kind::Condition => &mut found.condition,
                Kind::Exception => &mut found.exception,
            };
            place.get_or_insert(stated.range.clone());
        }
        found
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

/// Longer pieces of a sentence, in bytes, state no condition that anybody would read as one.
const LONGEST: usize = 600;

/// Chinese: the pieces of the sentence between commas.
fn chinese(sentence: &str, found: &mut Vec<Stated>) {
    let (mut start, mut part, mut first) = (0, 0, 0);
    let may_except = memchr::memmem::find(sentence.as_bytes(), "除".as_bytes()).is_some();
    while start < sentence.len() {
        let (end, mark) = next_mark(sentence, start);
        let piece = &sentence[start..end];
        let mut push = |kind, range: Range<usize>| found.push(Stated { kind, range, part: part..sentence.len() });
        if piece.len() <= LONGEST {
            let excepts = || piece.starts_with('除') && EXCEPTED.iter().any(|word| piece.ends_with(word));
            if may_except && (piece.ends_with("除外") || excepts()) {
                push(Kind::Exception, start..end);
            } else if let Some(inner) = may_except.then(|| excepted(piece)).flatten() {
                push(Kind::Exception, start + inner.start..start + inner.end);
            } else if matches!(mark, Some('，' | ',')) && is_condition(piece) {
                push(Kind::Condition, start..end);
            } else if let Some(until) = inner_condition(piece) {
                push(Kind::Condition, start..start + until);
            }
        }
        start = end + mark.map_or(0, char::len_utf8);
        // What a semicolon or a full stop ends belongs to another provision.
        if matches!(mark, Some('；' | ';' | '。')) || start >= sentence.len() {
            found[first..].iter_mut().for_each(|stated| stated.part = part..start);
            (part, first) = (start, found.len());
        }
    }
}

/// The next mark that parts a sentence, and where it stands; the end where there is none.
fn next_mark(sentence: &str, from: usize) -> (usize, Option<char>) {
    let bytes = sentence.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        // The first bytes of the marks; those of no other Chinese character.
        if matches!(bytes[at], b',' | b';' | 0xE3 | 0xEF)
            && let Some(mark @ ('，' | ',' | '；' | ';' | '。' | '：')) = sentence[at..].chars().next()
        {
            return (at, Some(mark));
        }
        at += 1;
    }
    (bytes.len(), None)
}

/// Whether a piece begins like a condition.
fn begins(piece: &str) -> bool {
    piece.starts_with(['当', '如', '若', '凡', '一', '遇'])
        && BEGINS.iter().any(|word| piece.starts_with(word))
        && !NOT.iter().any(|word| piece.starts_with(word))
}

fn is_condition(piece: &str) -> bool {
    if !piece.ends_with(['时', '下', '合', '的', '后', '前']) {
        return false;
    }
    begins(piece) && ENDS.iter().any(|word| piece.ends_with(word))
        || piece.ends_with('时') && piece.chars().count() > 2
        || is_case(piece)
        || ["情况下", "条件下", "前提下"].iter().any(|word| piece.ends_with(word))
}

/// 违反本法规定的，应当……; 有下列情形之一的，……: a case that is named by a phrase without its noun.
fn is_case(piece: &str) -> bool {
    let noun = ["目的", "标的", "有的", "是的"].iter().any(|word| piece.ends_with(word));
    piece.ends_with('的') && !noun && !piece.contains('是') && piece.chars().count() > 3
}

/// 当……时应……: a condition without a comma before the verbal form.
fn inner_condition(piece: &str) -> Option<usize> {
    if !begins(piece) {
        return None;
    }
    let verb = piece.find(['应', '宜', '可', '必', '不'])?;
    piece[..verb].rfind('时').map(|at| at + '时'.len_utf8())
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
        let mut keywords = Vec::new();
        crate::convention::Scanner::default().scan(convention, sentence, &mut |hit| keywords.push(hit.keyword));
        let at = keywords.iter().find(|range| sentence[range.start..].starts_with(keyword)).unwrap().start;
        let found = AllCircumstances::of(convention, sentence, &keywords, &mut english::Reader::default()).at(at);
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
            ("灯笼受潮的，制造者应当更换。", "应当", Some("灯笼受潮的"), None),
            ("纸是手工做的，应为红色。", "应", None, None),
            ("在潮湿的条件下，灯笼应干燥；当有风时，宜取下。", "应", Some("在潮湿的条件下"), None),
            ("在潮湿的条件下，灯笼应干燥；当有风时，宜取下。", "宜", Some("当有风时"), None),
        ];
        for (sentence, keyword, condition, exception) in cases {
            let (found, excepted) = of(Convention::GbT11, sentence, keyword);
            assert_eq!((found.as_deref(), excepted.as_deref()), (condition, exception), "{sentence}");
        }
    }
}
