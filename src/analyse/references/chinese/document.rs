//! Other documents: by title and number together, by either alone, with a place in them.

use super::text::{Places, blanks, bracketed, eat, joint, number, numeral};
use super::{article, numbered};

/// Longest title in 《》, in bytes.
const LONGEST_TITLE: usize = 600;

/// Past the title in 《》 at an offset; titles may hold titles.
pub(super) fn title(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0;
    for (offset, c) in text[at..].char_indices().take_while(|(offset, _)| *offset < LONGEST_TITLE) {
        match c {
            '《' => depth += 1,
            '》' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}

/// The places in another document that follow its title or number, each with the words that it is printed with: one for each member of
/// an enumeration, as printed, without 第 and 条.
pub(super) fn locators(text: &str, at: usize) -> Places {
    let from = blanks(text, at);
    let from = eat(text, from, &["中的", "中", "的"]).map_or(from, |from| blanks(text, from));
    let mut places = first_places(text, from);
    if places.is_empty() {
        // ［来源：GB/T 20000.1—2014，9.3］, ［来源：GB/T 20000.1—2014，定义9.3］, ISO 9001:2015, 4.1
        let comma = eat(text, from, &["，", ",", "、", "“", "\""]).map(|from| blanks(text, from));
        places = comma.map_or_else(Places::new, |comma| further_places(text, comma));
    }
    let Some((last, out)) = places.last_mut() else { return places };
    // 4.1第二段, 6.3列项的第二项
    let end = last.end;
    let deeper = eat(text, end, &["中的列项的", "列项的", "中"]).unwrap_or(end);
    if let Some(after) = article::chain(text, deeper).or_else(|| article::chain(text, end)) {
        out.push_str(&text[end..after]);
        last.end = after;
    }
    places
}

fn first_places(text: &str, at: usize) -> Places {
    let mut places = article::locators(text, at);
    let next = match places.last() {
        // 第5章和6.3, 第6章、7.2和附录C
        Some((range, _)) => joint(text, range.end),
        None => Some(at),
    };
    places.extend(next.map(|next| enumerated(text, next)).unwrap_or_default());
    places
}

fn further_places(text: &str, at: usize) -> Places {
    let places = enumerated(text, at);
    if places.is_empty() { article::locators(text, at) } else { places }
}

fn annex_or_table(text: &str, at: usize) -> Option<usize> {
    let from = eat(text, at, &["附录", "附錄", "表", "图", "圖"])?;
    Some(number(text, blanks(text, from), true)?.0)
}

/// A number with a dot that stands for a clause, and no quantity.
fn dotted(text: &str, at: usize) -> Option<usize> {
    let (end, number) = number(text, at, false)?;
    let item = numbered::item(text, end).map(|(after, _)| after);
    let unit = text[blanks(text, end)..].starts_with(|c: char| c.is_ascii_alphabetic() || "%％℃°".contains(c));
    (number.contains('.') && !number.contains('-') && (item.is_some() || !unit)).then_some(item.unwrap_or(end))
}

/// Numbers, annexes, tables and figures of one document, several joined: `4.2.5、4.2.4和附录C`.
fn enumerated(text: &str, at: usize) -> Places {
    let mut places = Places::new();
    let mut next = Some(at);
    while let Some(at) = next {
        let named = places.is_empty().then(|| eat(text, at, &["定义", "术语", "條", "条"])).flatten().unwrap_or(at);
        let from = blanks(text, named);
        let number = dotted(text, from).map(|end| (from, end));
        let Some((from, end)) = number.or_else(|| annex_or_table(text, at).map(|end| (at, end))) else { break };
        places.push((at..end, text[from..end].to_owned()));
        next = joint(text, end);
    }
    places
}

/// A part of a standard in several parts, by its number alone, with a place in it: 第1部分第5章. Gives where it ends and the place.
pub(super) fn part_of_series(text: &str, at: usize) -> Option<(usize, String)> {
    let from = blanks(text, eat(text, at, &["第"])?);
    let (end, _) = numeral(text, from)?;
    let end = eat(text, blanks(text, end), &["部分"])?;
    let places = locators(text, end);
    let (first, last) = (places.first()?.0.start, places.last()?.0.end);
    let printed = if places.len() == 1 { places[0].1.clone() } else { text[first..last].to_owned() };
    Some((last, printed))
}

/// The remark in brackets behind a title: a document number, the name in another language, or the identifier.
pub(super) fn remark(text: &str, at: usize) -> Option<(usize, &str)> {
    bracketed(text, blanks(text, at), 160).or_else(|| bracketed(text, at, 160))
}

/// Laws that texts name without 《》, by the end of their names.
const LAWS: &[&str] = &["法典", "宪法", "刑法", "法", "条例", "分则", "总则", "憲法", "條例", "细则", "規則", "辦法"];

/// Words that end like the name of a law and name none.
const NO_LAWS: &[&str] = &[
    "方法", "做法", "合法", "违法", "非法", "依法", "司法", "执法", "立法", "用法", "看法", "说法", "手法", "算法",
    "写法", "语法", "无法", "测法", "定法", "量法", "重法", "析法", "验法", "色法", "加法", "减法", "乘法", "除法",
];

/// What a document calls itself, and one that was named before.
const OWN: &[&str] = &["本", "该", "同", "其", "此", "上述", "前述", "各", "有关"];

/// Words before the name of a law.
const BEFORE_LAW: &[&str] = &[
    "依照",
    "根据",
    "按照",
    "依据",
    "违反",
    "适用",
    "参照",
    "以及",
    "符合",
    "认定为",
    "涉嫌",
    "构成",
    "触犯",
    "具有",
    "存在",
    "属于",
    "所称",
    "援用",
    "引用",
    "准用",
    "行使",
    "执行",
    "履行",
    "实施",
    "或者",
    "或",
    "应当",
    "可以",
    "关于",
    "的",
    "为",
    "犯",
    "由",
    "在",
    "按",
    "依",
    "準用",
    "適用",
    "違反",
    "經",
    "经",
];

/// Words that join names, and stand in some: 人口与计划生育法.
const JOINING: &[&str] = &["和", "与", "及", "與"];

/// Where the name of a law that ends right before an offset begins: 依照刑法第一百条. Not 本法, 该法, 同法.
pub(super) fn law_before(text: &str, at: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 30;
    let before = &text[..at];
    let law = LAWS.iter().find(|law| before.ends_with(**law))?;
    if NO_LAWS.iter().any(|word| before.ends_with(word)) {
        return None;
    }
    let stem = &before[..before.len() - law.len()];
    if OWN.iter().any(|word| stem.ends_with(word)) {
        return None;
    }
    let hard = |c: char| c.is_whitespace() || "，。；：、（）《》“”,;:()〈〉".contains(c);
    let window = before.char_indices().rev().take(LONGEST_NAME);
    let from = window.take_while(|(_, c)| !hard(*c)).last().map_or(at, |(i, _)| i);
    let words = &before[from..];
    let full = ["中华人民共和国", "中華民國"].iter().filter_map(|country| words.rfind(country)).max();
    let soft = || BEFORE_LAW.iter().filter_map(|word| words.rfind(word).map(|i| i + word.len())).max();
    let joined = || {
        let behind = |i: &usize| {
            let first = words[..*i].trim_end();
            first.is_empty()
                || ["法", "条", "款", "项", "号", "例", "则", "定", "典", "條", "項"]
                    .iter()
                    .any(|end| first.ends_with(end))
        };
        let word = |word: &str| words.rfind(word).filter(behind).map(|i| i + word.len());
        JOINING.iter().filter_map(|joint| word(joint)).max()
    };
    let begins = full.or_else(|| soft().max(joined())).unwrap_or_default();
    let name = &words[begins..];
    let own = OWN.iter().any(|word| name.starts_with(word));
    let stem = name.strip_suffix(law).unwrap_or(name);
    (name.chars().count() >= 2 && !own && !stem.contains(['第', '条', '條'])).then_some(from + begins)
}

/// What certificates, forms and notices are called: they are issued or filled in, and no document is cited by naming them.
const ISSUED: &[&str] = &[
    "证",
    "執照",
    "执照",
    "證",
    "卡",
    "票",
    "证书",
    "申请表",
    "登记表",
    "备案表",
    "申报表",
    "审批表",
    "报告表",
    "汇总表",
    "记录表",
    "调查表",
    "审核表",
    "报名表",
    "申請表",
    "登記表",
    "联单",
    "申报单",
    "通知单",
    "报告单",
    "运单",
    "通知书",
    "决定书",
    "申请书",
    "证明书",
    "承诺书",
    "告知书",
    "委托书",
    "确认书",
    "意见书",
    "报告书",
    "登记书",
    "回执",
    "批件",
    "證書",
    "證明",
    "证明",
    "凭证",
    "申請書",
    "通知書",
];

/// True if a title in 《》 is that of something that is issued: 《经营许可证》.
pub(super) fn is_issued(title: &str) -> bool {
    let name = title.trim_start_matches('《').trim_end_matches('》').trim_end_matches(|c: char| "（）()".contains(c));
    ISSUED.iter().any(|end| name.ends_with(end))
}

/// A code with a number that stands behind a title and no identifier was found in: `SL 9971`, `JTJ 970—2020`. Gives where it ends.
pub(super) fn code(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
    let mark = ["/T", "/Z"].iter().find(|mark| rest[letters..].starts_with(**mark)).map_or(0, |mark| mark.len());
    let blank = usize::from(rest[letters + mark..].starts_with(' '));
    let from = letters + mark + blank;
    let digits = rest[from..].bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let whole = rest[from..from + digits].trim_end_matches('.').len();
    if !(2..=5).contains(&letters)
        || !(2..=9).contains(&whole)
        || !rest[from..].starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let end = from + whole;
    let end = year(&rest[end..]).map_or(end, |length| end + length);
    (!rest[end..].starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(at + end)
}

/// The length of a year behind a number: `—2006`.
pub(super) fn year(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(['—', '–', '-', '－'])?;
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let fits = digits == 4 && (after.starts_with("19") || after.starts_with("20"));
    fits.then_some(rest.len() - after.len() + digits)
}
