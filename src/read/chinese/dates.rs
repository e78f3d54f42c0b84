//! Dates as Chinese documents print them, and what happened on them.

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
        let rest = text.get(from..)?;
        let trimmed = rest.trim_start_matches([' ', '\u{3000}', '\u{a0}']);
        let start = from + rest.len() - trimmed.len();
        let end = start + trimmed.find(|c| chinese_number(c_str(c, &mut [0; 4])).is_none()).unwrap_or(trimmed.len());
        Some((chinese_number(text.get(start..end)?)?, end))
    };
    let (year, at) = number(0)?;
    if !(1900..2200).contains(&year) {
        return None;
    }
    if let Some(rest) = text[at..].strip_prefix(['-', '—', '/']) {
        let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
        let month = digits(rest);
        let day_at = rest.get(month + 1..).filter(|_| rest[month..].starts_with(['-', '/']))?;
        let day = digits(day_at);
        let date = format!("{year:04}-{:0>2}-{:0>2}", rest.get(..month)?, day_at.get(..day)?);
        let length = text.len() - day_at.len() + day;
        return Some((length, date.parse().ok().filter(|_| month <= 2 && (1..=2).contains(&day))?));
    }
    let after_year = at + text[at..].strip_prefix('年').map(|_| '年'.len_utf8())?;
    let with = |date: String, length: usize| Some((length, date.parse().ok()?));
    let Some((month, at)) = number(after_year).filter(|(m, at)| (1..=12).contains(m) && text[*at..].starts_with('月'))
    else {
        return with(format!("{year:04}"), after_year);
    };
    let after_month = at + '月'.len_utf8();
    match number(after_month).filter(|(d, at)| (1..=31).contains(d) && text[*at..].starts_with('日')) {
        Some((day, at)) => with(format!("{year:04}-{month:02}-{day:02}"), at + '日'.len_utf8()),
        None => with(format!("{year:04}-{month:02}"), after_month),
    }
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
        let after = &text[range.end..until];
        let word = EVENTS.iter().filter_map(|(word, event)| Some((after.find(word)?, *event))).min();
        let event = word.map_or("unknown", |(_, event)| event);
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
    }

    #[test]
    fn events_follow_their_dates() {
        let found = events("1988年12月29日第七届会议通过 2017年11月4日第十二届会议修订");
        let told: Vec<_> = found.iter().map(|e| (&*e.event, &*e.printed)).collect();
        assert_eq!(told, [("adoption", "1988年12月29日"), ("revision", "2017年11月4日")]);
    }
}
