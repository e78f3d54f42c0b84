//! Articles, chapters and what stands below them: 第二十一条第一款、第二十二条, 第3.2.1、3.3.1条, 前款第一项.

use super::cited::{Cited, Part, What};
use super::text::{Places, blanks, bracketed, eat, joint, number, numeral};
use crate::model::ReferenceKind;
use crate::script::chinese_number;

/// What 第…counts, and the prefix of its address.
const UNITS: &[(&str, &str)] = &[
    ("条", ""),
    ("條", ""),
    ("章", "ch"),
    ("节", "s"),
    ("節", "s"),
    ("分编", "sp"),
    ("分編", "sp"),
    ("编", "p"),
    ("編", "p"),
];

/// What 第…counts below an article.
const BELOW: &[&str] = &["款", "项", "項", "目", "段"];

/// References that begin with 前, 上, 下 and 本: what precedes, and parts of the article itself.
const RELATIVE: &[&str] =
    &["前款", "前两款", "前三款", "前四款", "前二款", "上款", "前項", "前二項", "前兩項", "前三項", "前四項"];

/// Past one counted thing below an article: 第一款, 第（二）项, 第3款, 第三项.
fn below(text: &str, at: usize) -> Option<usize> {
    let from = eat(text, at, &["第"])?;
    let from = blanks(text, from);
    let after = match bracketed(text, from, 12) {
        Some((end, inner)) => numeral(inner, 0).filter(|(length, _)| *length == inner.len()).map(|_| end)?,
        None => numeral(text, from)?.0,
    };
    // 第1（2）~7项 and 第一、二、三项 count several at once.
    let mut after = after;
    for _ in 0..MOST {
        if let Some((end, _)) = bracketed(text, after, 12) {
            after = end;
        } else if let Some(end) = joint(text, after).and_then(|next| numeral(text, next)).map(|(end, _)| end) {
            after = end;
        } else {
            break;
        }
    }
    let end = eat(text, blanks(text, after), BELOW)?;
    // 第一项目, 第二款式 are words.
    (!text[end..].starts_with(['目', '式', '工', '标', '次'])).then_some(end)
}

/// Past a chain of things below an article, joined where the next is of the same article: 第一款第四项, 第一项至第三项和第五项.
pub(super) fn chain(text: &str, at: usize) -> Option<usize> {
    let mut end = below(text, at)?;
    loop {
        let next = below(text, end).or_else(|| joint(text, end).and_then(|from| below(text, from)));
        match next {
            Some(after) => end = after,
            None => return Some(end),
        }
    }
}

/// What 第 at an offset begins. Gives what it names and where it ends.
pub(super) fn ordinal(text: &str, at: usize) -> Option<(usize, Vec<Cited>)> {
    let mut found = Vec::new();
    let mut end = member(text, at, at, &mut found)?;
    // 第二十一条第一款、第二十二条: each article is one.
    while let Some(next) = joint(text, end).filter(|next| text[*next..].starts_with('第')) {
        match member(text, next, next, &mut found) {
            Some(after) => end = after,
            None => break,
        }
    }
    Some((end, found))
}

/// One article or several with one unit: 第二十一条第一款, 第2.1.5、2.1.6条.
fn member(text: &str, at: usize, start: usize, found: &mut Vec<Cited>) -> Option<usize> {
    let mut numbers = Vec::new();
    let mut from = blanks(text, eat(text, at, &["第"])?);
    let mut begins = start;
    while numbers.len() < MOST {
        let (end, number) = counted(text, from)?;
        numbers.push((begins..end, number));
        let after = blanks(text, end);
        if let Some((unit, prefix)) = UNITS.iter().find(|(unit, _)| text[after..].starts_with(unit)) {
            let end = after + unit.len();
            return finish(text, end, prefix, numbers, found);
        }
        let next = joint(text, end)?;
        begins = next;
        from = eat(text, next, &["第"]).map_or(next, |from| blanks(text, from));
    }
    None
}

/// A number in digits or in characters.
fn counted(text: &str, at: usize) -> Option<(usize, String)> {
    match numeral(text, at) {
        Some((end, value)) if !text[end..].starts_with(['.', '．', '-']) => Some((end, value.to_string())),
        _ => number(text, at, true),
    }
}

fn finish(
    text: &str,
    mut end: usize,
    prefix: &str,
    numbers: Vec<(std::ops::Range<usize>, String)>,
    found: &mut Vec<Cited>,
) -> Option<usize> {
    let mut inserted = String::new();
    if let Some((after, value)) =
        eat(text, end, &["之"]).and_then(|from| numeral(text, from)).filter(|_| prefix.is_empty())
    {
        inserted = format!("-{value}");
        end = after;
    }
    // 第三条件, 第二章节, 第一节课 are words.
    if text[end..].starts_with(['件', '节', '课', '线', '例']) && !text[end..].starts_with("节第") {
        return None;
    }
    let place = eat(text, end, &["中", "的"]).filter(|from| text[*from..].starts_with('第')).unwrap_or(end);
    let chained = chain(text, place);
    let several = numbers.len() > 1;
    let last = numbers.len() - 1;
    for (i, (range, number)) in numbers.into_iter().enumerate() {
        let is_last = i == last;
        let stop = if is_last { chained.unwrap_or(end) } else { range.end };
        let below = chained.filter(|_| is_last).map(|stop| text[place..stop].to_owned());
        // A chapter with a number in digits has the number as its address.
        let dotted = number.contains('.')
            || text[range.start..]
                .trim_start_matches('第')
                .trim_start()
                .starts_with(|c: char| c.is_ascii_alphanumeric());
        let number = if dotted { number } else { format!("{prefix}{number}") };
        let number = if is_last || !several { format!("{number}{inserted}") } else { number };
        let what = What::Part(Part { kind: ReferenceKind::Clause, number, below, doubtful: false });
        found.push(Cited { range: range.start..stop, what });
    }
    Some(chained.unwrap_or(end))
}

/// What 前款 and its like at an offset name: the article itself.
pub(super) fn relative(text: &str, at: usize) -> Option<(usize, Cited)> {
    if let Some(end) = eat(text, at, RELATIVE) {
        let end = eat(text, end, &["规定的", "规定", "所列", "中"])
            .and_then(|from| chain(text, from))
            .or_else(|| chain(text, end))
            .unwrap_or(end);
        let what = What::Own { below: text[at..end].to_owned() };
        return Some((end, Cited { range: at..end, what }));
    }
    for (words, before, after) in
        [(&["前条", "上一条", "上条", "前條"][..], 1, 0), (&["前两条", "前二条"], 2, 0), (&["下一条", "下条"], 0, 1)]
    {
        if let Some(end) = eat(text, at, words) {
            let chained = chain(text, end);
            let below = chained.map(|stop| text[end..stop].to_owned());
            let end = chained.unwrap_or(end);
            return Some((end, Cited { range: at..end, what: What::Neighbour { before, after, below } }));
        }
    }
    None
}

/// What 第…款 or 第…项 without an article names: the article that it stands in.
///
/// Only where what follows says that it is a reference, and is no heading of its own: 第一款规定的, 第3款之外.
pub(super) fn own(text: &str, at: usize) -> Option<(usize, Cited)> {
    let end = chain(text, at)?;
    let rest = &text[blanks(text, end)..];
    let points = rest.is_empty() || FOLLOWS.iter().any(|word| rest.starts_with(word));
    let what = What::Own { below: text[at..end].to_owned() };
    points.then_some((end, Cited { range: at..end, what }))
}

/// What may follow 第一款 where it is a reference.
const FOLLOWS: &[&str] = &[
    "规定", "所", "之", "的", "中", "至", "和", "或", "及", "、", "，", "；", "。", "）", "情形", "行为", "要求",
    "执行", "外", "以外", "規定", "除外", "采用", "确定", "计算",
];

/// The articles behind 第 in another document, without 第 and the unit: `12第一款` and `13` of 第十二条第一款、第十三条. Numbers with dots that
/// share a unit are one place, as they are printed: `3.2.1、3.3.1` of 第3.2.1、第3.3.1条（款）.
pub(super) fn locators(text: &str, at: usize) -> Places {
    let mut places = Places::new();
    let Some(from) = eat(text, at, &["第"]) else { return places };
    let (mut from, mut begins) = (blanks(text, from), at);
    // How many members are whole: their unit has come.
    let mut whole = 0;
    let mut dotted = false;
    for _ in 0..MOST {
        let Some((mut end, _)) = counted(text, from) else { break };
        // 第十二条 is the article 12, as its own document says.
        let printed = text[from..end].trim();
        dotted |= printed.contains(['.', '．']);
        let mut out = chinese_number(printed).map_or_else(|| printed.to_owned(), |number| number.to_string());
        let remark = bracketed(text, end, 24).filter(|(_, inner)| inner.starts_with(|c: char| c.is_ascii_digit()));
        if let Some((after, _)) = remark {
            out.push_str(&text[end..after]);
            end = after;
        }
        let unit = eat(text, blanks(text, end), LOCATED);
        if let Some(after) = unit {
            end = eat(text, after, &["（款）", "（条）", "(款)"]).unwrap_or(after);
            if let Some((after, value)) = eat(text, end, &["之"]).and_then(|from| numeral(text, from)) {
                out.push('-');
                out.push_str(&value.to_string());
                end = after;
            }
            if let Some(after) = chain(text, end) {
                out.push_str(&text[end..after]);
                end = after;
            }
        }
        places.push((begins..end, out));
        if unit.is_some() {
            whole = places.len();
        }
        let Some(next) = joint(text, end) else { break };
        begins = next;
        from = eat(text, next, &["第"]).map_or(next, |from| blanks(text, from));
    }
    places.truncate(whole);
    if dotted { as_one(text, places) } else { places }
}

/// Places as one, with the words that join them.
fn as_one(text: &str, places: Places) -> Places {
    let mut all: Places = Places::new();
    for (range, place) in places {
        match all.last_mut() {
            None => all.push((range, place)),
            Some((before, joined)) => {
                let joint = text[before.end..range.start].trim();
                joined.push_str(joint);
                joined.push_str(&place);
                before.end = range.end;
            }
        }
    }
    all
}

/// Units that a number in another document may have.
const LOCATED: &[&str] = &["条", "條", "章", "节", "節", "部分", "款", "编", "編"];

/// How many members of a list are read before its unit must come.
const MOST: usize = 64;
