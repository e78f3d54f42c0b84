//! Dates as Chinese documents print them, and what happened on them.

use memchr::memmem;

use super::view::is_layout;
use crate::model::{LifeDate, PartialDate};
use crate::script::chinese_number;

/// What a document's life is told with, and the name of the event.
const EVENTS: &[(&str, &str)] = &[
    ("通过", "adoption"),
    ("通過", "adoption"),
    ("修订", "revision"),
    ("修訂", "revision"),
    ("修正", "amendment"),
    ("修改", "amendment"),
    ("公布", "publication"),
    ("发布", "publication"),
    ("發布", "publication"),
    ("实施", "implementation"),
    ("實施", "implementation"),
    ("施行", "implementation"),
    ("批准", "approval"),
    ("印发", "publication"),
];

/// Every date of a text, `2022年8月22日`, `二〇二二年八月` or `2022-08-22`, with its range in bytes.
pub(super) fn dates(text: &str) -> Vec<(std::ops::Range<usize>, PartialDate)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(next) = text[from..].find(|c: char| c.is_ascii_digit() || "一二０１２〇".contains(c)) {
        let start = from + next;
        match date_at(&text[start..]) {
            Some((length, date)) => {
                found.push((start..start + length, date));
                from = start + length;
            }
            None => {
                let is_digit =
                    |c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十０１２３４５６７８９".contains(c);
                let run = text[start..].find(|c| !is_digit(c)).unwrap_or(text.len() - start);
                from = start + run.max(1);
            }
        }
    }
    found
}

/// The date that a text begins with, and its length.
fn date_at(text: &str) -> Option<(usize, PartialDate)> {
    let number = |from: usize| {
        let start = from + blanks(text.get(from..)?);
        let rest = text.get(start..)?;
        let end = start
            + rest.find(|c| !is_circle(c) && chinese_number(c_str(c, &mut [0; 4])).is_none()).unwrap_or(rest.len());
        let digits: String = text.get(start..end)?.chars().map(|c| if is_circle(c) { '〇' } else { c }).collect();
        Some((chinese_number(&digits)?, end))
    };
    let (year, at) = number(0)?;
    if !(1900..2200).contains(&year) {
        return None;
    }
    if let Some(found) = numeric(text, at, year) {
        return Some(found);
    }
    let at = at + blanks(&text[at..]);
    let after_year = at + text[at..].strip_prefix('年').map(|_| '年'.len_utf8())?;
    let with = |date: String, length: usize| Some((length, date.parse().ok()?));
    let unit = |at: usize, unit: char| {
        let at = at + blanks(&text[at..]);
        text[at..].starts_with(unit).then(|| at + unit.len_utf8())
    };
    let month = number(after_year).filter(|(month, _)| (1..=12).contains(month));
    let Some((month, after_month)) = month.and_then(|(month, at)| Some((month, unit(at, '月')?))) else {
        return with(format!("{year:04}"), after_year);
    };
    let day = number(after_month).filter(|(day, _)| (1..=31).contains(day));
    match day.and_then(|(day, at)| Some((day, unit(at, '日')?))) {
        Some((day, end)) => with(format!("{year:04}-{month:02}-{day:02}"), end),
        None => with(format!("{year:04}-{month:02}"), after_month),
    }
}

/// Marks between the numbers of a date.
const MARKS: &[char] = &['-', '—', '–', '/', '.', '·'];

/// `2020-11-26`, `2031 - 06 - 01`, `2020.11.26`; blanks alone part the numbers only where the event follows: `2005 07 27 发布`.
fn numeric(text: &str, at: usize, year: u32) -> Option<(usize, PartialDate)> {
    let part = |at: usize| {
        let from = at + blanks(&text[at..]);
        let marks = text[from..].len() - text[from..].trim_start_matches(MARKS).len();
        let from = from + marks;
        let from = from + blanks(&text[from..]);
        let digits = text[from..].bytes().take_while(u8::is_ascii_digit).count();
        let number = text[from..from + digits].parse::<u32>().ok().filter(|_| digits <= 2 && from > at)?;
        Some((number, marks > 0, from + digits))
    };
    let (month, first, at) = part(at)?;
    let (day, second, end) = part(at)?;
    if !(first && second) && event(&text[end..]).is_none() {
        return None;
    }
    Some((end, format!("{year:04}-{month:02}-{day:02}").parse().ok()?))
}

/// How many bytes of blanks a text begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len()
}

/// Circles that stand for zero.
fn is_circle(c: char) -> bool {
    matches!(c, '○' | '◯' | 'Ｏ' | '０')
}

/// The event that a text names with its first word.
pub(super) fn event(text: &str) -> Option<&'static str> {
    let text: String = text.chars().filter(|c| !is_layout(*c)).take(8).collect();
    EVENTS.iter().find(|(word, _)| text.starts_with(word)).map(|(_, event)| *event)
}

/// True if a text is the place for a date that is not known yet: `20XX-XX-XX 发布`.
pub(super) fn is_blank(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || is_layout(c) || "X×xＸ*-—–年月日".contains(c));
    rest.len() < text.len() && event(rest).is_some() && rest.chars().count() <= 6
}

/// From when a document says that it is in force: `本法自2018年1月1日起施行`. The last such sentence counts.
pub(super) fn in_force(text: &str) -> Option<LifeDate> {
    let found = ["起施行", "起实施", "起生效"]
        .iter()
        .filter_map(|word| memmem::rfind(text.as_bytes(), word.as_bytes()))
        .max()?;
    let sentence =
        text[..found].rfind(['。', '\n']).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let from = text[sentence..found].rfind('自').map(|at| sentence + at + '自'.len_utf8())?;
    let names_itself = text[sentence..from].contains(['本', '现']);
    let (length, date) = date_at(&text[from..]).filter(|_| names_itself)?;
    (text[from + length..found].chars().all(is_layout)).then(|| LifeDate {
        event: "implementation".into(),
        date: Some(date),
        printed: text[from..from + length].into(),
    })
}

fn c_str(c: char, buffer: &mut [u8; 4]) -> &str {
    c.encode_utf8(buffer)
}

/// The events that a line tells of: each date with the first word of an event before the next date.
pub(super) fn events(text: &str) -> Vec<LifeDate> {
    let all = dates(text);
    let mut found = Vec::new();
    for (index, (range, date)) in all.iter().enumerate() {
        let until = all.get(index + 1).map_or(text.len(), |(next, _)| next.start);
        let after: String = text[range.end..until].chars().filter(|c| !is_layout(*c)).collect();
        let word = EVENTS.iter().filter_map(|(word, event)| Some((after.find(word)?, *event))).min();
        // `实施日期：2020年1月1日`.
        let from = index.checked_sub(1).map_or(0, |last| all[last].0.end);
        let before =
            || EVENTS.iter().filter_map(|(word, event)| Some((text[from..range.start].rfind(word)?, *event))).max();
        let event = word.or_else(before).map_or("unknown", |(_, event)| event);
        found.push(LifeDate { event: event.into(), date: Some(*date), printed: text[range.clone()].into() });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_each_form() {
        let read = |text: &str| dates(text).iter().map(|(_, date)| date.to_string()).collect::<Vec<_>>();
        assert_eq!(read("2022年8月22日发布 二〇二三年十月一日实施"), ["2022-08-22", "2023-10-01"]);
        assert_eq!(read("2010年12月"), ["2010-12"]);
        assert_eq!(read("2018-08-10发布"), ["2018-08-10"]);
        assert_eq!(read("灯笼 12 个，2022 个"), [""; 0]);
        assert_eq!(read("2016年以来"), ["2016"]);
        assert_eq!(read("2031 - 06 - 01 发布"), ["2031-06-01"]);
        assert_eq!(read("2031—06—01 2031.7.1 2031 年 8 月 1 日"), ["2031-06-01", "2031-07-01", "2031-08-01"]);
        assert_eq!(read("2031 06 01 实施"), ["2031-06-01"]);
        assert_eq!(read("2031 06 01 号"), [""; 0]);
        assert_eq!(read("二○三一年六月一日"), ["2031-06-01"]);
        assert!(is_blank("20XX-XX-XX 发布") && !is_blank("发布"));
    }

    #[test]
    fn events_follow_their_dates() {
        let found = events("1988年12月29日第七届会议通过 2017年11月4日第十二届会议修订");
        let told: Vec<_> = found.iter().map(|e| (&*e.event, &*e.printed)).collect();
        assert_eq!(told, [("adoption", "1988年12月29日"), ("revision", "2017年11月4日")]);
        assert_eq!(&*events("实施日期：2031-01-01")[0].event, "implementation");
        assert_eq!(&*events("2031-01-01 发 布")[0].event, "publication");
        let force = in_force("第九条 灯笼自制。\n第十条 本条例自2031年5月1日起施行。《灯条例》同时废止。");
        assert_eq!(force.map(|found| found.printed).as_deref(), Some("2031年5月1日"));
        assert_eq!(in_force("本条例自公布之日起施行。"), None);
    }
}
