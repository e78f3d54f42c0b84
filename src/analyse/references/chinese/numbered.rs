//! Tables, figures, formulas, annexes and numbers of clauses: 表2～表4, 图1, 公式（3）, 附录A.1和A.2, 见5.2.3b).

use super::cited::{Cited, Part, What};
use super::text::{blanks, bracketed, eat, joint, number, numeral};
use crate::model::ReferenceKind;

/// A word before a number, and the characters before it that make another word of it.
pub(super) struct Noun {
    pub(super) words: &'static [&'static str],
    pub(super) kind: ReferenceKind,
    /// 代表1, 地图2, 方式（3） are words of their own.
    not_after: &'static str,
    /// True if the number stands in brackets.
    bracketed: bool,
    /// True if a letter alone is a number.
    letter_alone: bool,
}

pub(super) const NOUNS: &[Noun] = &[
    Noun {
        words: &["附录", "附錄"], kind: ReferenceKind::Clause, not_after: "", bracketed: false, letter_alone: true
    },
    Noun {
        words: &["表"],
        kind: ReferenceKind::Table,
        not_after: "代列仪续图电手钟附报发外填年月地路里量水油气前师",
        bracketed: false,
        letter_alone: false,
    },
    Noun {
        words: &["图", "圖"],
        kind: ReferenceKind::Figure,
        not_after: "地草视试企意力版蓝附续挂绘制构",
        bracketed: false,
        letter_alone: false,
    },
    Noun { words: &["公式"], kind: ReferenceKind::Formula, not_after: "", bracketed: true, letter_alone: false },
    Noun {
        words: &["式"],
        kind: ReferenceKind::Formula,
        not_after: "方形样模格程款仪公正新旧老招样制版",
        bracketed: true,
        letter_alone: false,
    },
];

/// What a noun at an offset begins, with the further members of its list.
pub(super) fn noun(text: &str, at: usize, noun: &Noun) -> Option<(usize, Vec<Cited>)> {
    if text[..at].chars().next_back().is_some_and(|c| noun.not_after.contains(c)) {
        return None;
    }
    let mut found = Vec::new();
    let mut end = member(text, at, eat(text, at, noun.words)?, noun, &mut found)?;
    while let Some(next) = joint(text, end) {
        let from = eat(text, next, noun.words);
        let Some(after) = member(text, next, from.unwrap_or(next), noun, &mut found) else { break };
        // A further number without the word counts where it has the shape of the one before: 表A.6和A.7, not 表1和2倍.
        if from.is_none() && !is_like(&found) && !noun.bracketed && !ends_number(&text[after..]) {
            found.pop();
            break;
        }
        end = after;
    }
    Some((end, found))
}

/// True if the last number has the shape of the one before it, and more than digits: 表1和2 may be two tables or two of something.
fn is_like(found: &[Cited]) -> bool {
    let [.., before, last] = found else { return false };
    let (What::Part(before), What::Part(last)) = (&before.what, &last.what) else { return false };
    shape(&before.number) == shape(&last.number) && shape(&last.number) != (0, false)
}

/// True if what follows a number of digits alone says that it counts no things: 表1、2的规定, not 表1和2倍.
fn ends_number(rest: &str) -> bool {
    rest.is_empty()
        || rest.starts_with([
            '的', '、', '和', '及', '与', '）', ')', '，', '。', '；', '所', '中', '规', '给', '要', '列', '～', '至',
        ])
}

/// How many dots a number has, and whether a letter begins it.
fn shape(number: &str) -> (usize, bool) {
    (number.matches(['.', '．', '-']).count(), number.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn member(text: &str, start: usize, from: usize, noun: &Noun, found: &mut Vec<Cited>) -> Option<usize> {
    let from = blanks(text, from);
    let (mut end, number) = if noun.bracketed {
        match bracketed(text, from, 16) {
            Some((end, inner)) => {
                let inner = inner.trim();
                number(inner, 0, false).filter(|(length, _)| *length == inner.len()).map(|(_, number)| (end, number))?
            }
            // 按式3.1.4-2: a formula without brackets has the number of its clause.
            None => number(text, from, false).filter(|(_, number)| number.contains(['.', '-']))?,
        }
    } else {
        number(text, from, noun.letter_alone)?
    };
    let mut below = None;
    if let Some((after, place)) = place_in(text, end, noun.kind) {
        below = Some(place);
        end = after;
    }
    let what = What::Part(Part { kind: noun.kind, number, below, doubtful: false });
    found.push(Cited { range: start..end, what });
    Some(end)
}

/// A place in a table or clause: 表4.2.2中第1（2）~7项, 6.3.2b).
fn place_in(text: &str, at: usize, kind: ReferenceKind) -> Option<(usize, String)> {
    if kind == ReferenceKind::Clause {
        return item(text, at);
    }
    let from = eat(text, at, &["中的", "中", "的"]).unwrap_or(at);
    let mut end = eat(text, from, &["第"])?;
    loop {
        end = blanks(text, end);
        if let Some((after, _)) = numeral(text, end) {
            end = after;
        } else if let Some((after, _)) = bracketed(text, end, 12) {
            end = after;
        } else if let Some(after) = joint(text, end).filter(|after| *after > end) {
            end = eat(text, after, &["第"]).unwrap_or(after);
        } else {
            break;
        }
    }
    let end = eat(text, end, &["项", "行", "列", "栏", "款"])?;
    Some((end, text[from..end].to_owned()))
}

/// An item of a list behind a number: `b)`, `c）`.
pub(super) fn item(text: &str, at: usize) -> Option<(usize, String)> {
    let rest = text[at..].trim_start_matches(' ');
    let from = text.len() - rest.len();
    let mut chars = rest.chars();
    let letter = chars.next().filter(char::is_ascii_lowercase)?;
    let bracket = chars.next().filter(|c| matches!(c, ')' | '）'))?;
    let end = from + letter.len_utf8() + bracket.len_utf8();
    // Of 按照5.2 a) the item; a) of an enumeration stands at the beginning of its own paragraph.
    Some((end, text[from..end].to_owned()))
}

/// Words before a number of a clause that has no word of its own.
const BEFORE: &[&str] = &[
    "参见",
    "见",
    "參見",
    "見",
    "按照",
    "按",
    "依据",
    "依照",
    "根据",
    "符合",
    "满足",
    "执行",
    "遵守",
    "遵循",
    "采用",
    "除",
    "本文件",
    "本标准",
    "本部分",
    "本规范",
    "本规程",
    "本指导性技术文件",
    "用",
    "与",
    "由",
    "在",
    "从",
    "对",
    "将",
    "以",
    "考虑",
    "项目为",
    "项目包括",
    "项目是",
    "内容为",
    "内容包括",
    "內容為",
    "項目為",
];

/// What follows such a number where it is one of a clause.
const AFTER: &[&str] = &[
    "的规定",
    "规定",
    "的要求",
    "要求的",
    "中",
    "所述",
    "所规定",
    "所列",
    "描述的",
    "描述",
    "给出",
    "确立",
    "界定",
    "的相关规定",
    "的有关规定",
    "的方法",
    "的程序",
    "的试验",
    "执行",
    "进行",
    "进行补充",
    "确定",
    "计算",
    "述及",
    "规定的",
];

/// Numbers of clauses without a word, at a dot between digits or an annex's letter: `见6.1.2`, `4.2.5和4.2.4`, `（3.1）`.
///
/// `first` is where the number begins; `joined`: it goes on a list whose first member had a word. Numbers of one dot are clauses only where words around them say so: 2.5 is a quantity.
pub(super) fn bare(text: &str, first: usize, joined: bool) -> Option<(usize, Vec<Cited>)> {
    let (end, number_text) = number(text, first, false)?;
    let dots = number_text.matches('.').count();
    if dots == 0 || number_text.contains('-') {
        return None;
    }
    let before = text[..first].trim_end_matches([' ', '\n', '（', '(', '［', '[']);
    // 2011年版的6.1.2 is a number of another edition; V1.2.3 and x=4.2.1 are none.
    if before.ends_with("年版的") || before.ends_with(|c: char| c.is_ascii_alphanumeric() || "=≥≤<>＝±×/.".contains(c))
    {
        return None;
    }
    let opens = text[..first].trim_end_matches(' ').ends_with(['（', '(', '［', '[']);
    let cue = joined || BEFORE.iter().any(|word| before.ends_with(word));
    // 见4.1.2 points to a clause, whether the document has it or not.
    let points = (before.ends_with('见') || before.ends_with('見')) && (dots > 1 || shape(&number_text).1);
    let mut found = Vec::new();
    let mut push = |start: usize, end: usize, number: String| {
        let (stop, below) = item(text, end).map_or((end, None), |(stop, below)| (stop, Some(below)));
        let what = What::Part(Part { kind: ReferenceKind::Clause, number, below, doubtful: !points });
        found.push(Cited { range: start..stop, what });
        stop
    };
    let mut stop = push(first, end, number_text.clone());
    // 3.3 条、3.4 条
    let unit = |stop: usize| eat(text, blanks(text, stop), &["条", "條", "款"]).unwrap_or(stop);
    while let Some(next) = joint(text, unit(stop)) {
        let Some((end, number)) = number(text, next, false) else { break };
        if !number.contains('.') {
            break;
        }
        stop = push(next, end, number);
    }
    let united = unit(stop) > stop;
    let rest = &text[blanks(text, stop)..];
    let followed = AFTER.iter().any(|word| rest.starts_with(word));
    let closed = opens && rest.starts_with(['）', ')', '］', ']']);
    let letter = shape(&number_text).1;
    let unit = rest.starts_with(|c: char| c.is_ascii_alphabetic() || "%％℃°‰μΩ倍×".contains(c));
    // What is no reference is passed over whole, so that a long list is read once.
    if unit || !(cue || followed || closed || united || dots >= 2 || letter) {
        found.clear();
    }
    Some((stop, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noun_has_words() {
        assert!(NOUNS.iter().all(|n| !n.words.is_empty()));
    }
}
