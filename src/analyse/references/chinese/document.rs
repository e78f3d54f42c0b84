//! Other documents: by title and number together, by either alone, with a place in them.

use super::article;
use super::text::{blanks, bracketed, eat, joint, number, numeral};

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

/// The place in another document that follows its title or number, and where it ends. As printed, without 第 and 条.
pub(super) fn locator(text: &str, at: usize) -> Option<(usize, String)> {
    let from = blanks(text, at);
    let from = eat(text, from, &["中的", "中", "的"]).map_or(from, |from| blanks(text, from));
    let (end, mut out) = place(text, from).or_else(|| {
        // ［来源：GB/T 20000.1—2014，9.3］, ISO 9001:2015, 4.1
        let comma = eat(text, from, &["，", ",", "、“", "“"]).map(|from| blanks(text, from))?;
        dotted(text, comma).or_else(|| annex_or_table(text, comma))
    })?;
    // 4.1第二段, 6.3列项的第二项
    let deeper = eat(text, end, &["中的列项的", "列项的", "中"]).unwrap_or(end);
    if let Some(after) = article::chain(text, deeper).or_else(|| article::chain(text, end)) {
        out.push_str(&text[end..after]);
        return Some((after, out));
    }
    Some((end, out))
}

fn place(text: &str, at: usize) -> Option<(usize, String)> {
    article::locator(text, at).or_else(|| annex_or_table(text, at)).or_else(|| dotted(text, at))
}

fn annex_or_table(text: &str, at: usize) -> Option<(usize, String)> {
    let from = eat(text, at, &["附录", "附錄", "表", "图", "圖"])?;
    let (end, _) = number(text, blanks(text, from), true)?;
    Some((end, text[at..end].to_owned()))
}

/// Numbers with a dot, several joined: `4.2.5和4.2.4`.
fn dotted(text: &str, at: usize) -> Option<(usize, String)> {
    let (mut end, first) = number(text, at, false)?;
    let unit = text[blanks(text, end)..].starts_with(|c: char| c.is_ascii_alphabetic() || "%％℃°".contains(c));
    if !first.contains('.') || first.contains('-') || unit {
        return None;
    }
    while let Some(next) = joint(text, end) {
        match number(text, next, false).filter(|(_, number)| number.contains('.')) {
            Some((after, _)) => end = after,
            None => break,
        }
    }
    Some((end, text[at..end].to_owned()))
}

/// A part of a standard in several parts, by its number alone, with a place in it: 第1部分第5章. Gives where it ends and the place.
pub(super) fn part_of_series(text: &str, at: usize) -> Option<(usize, String)> {
    let from = blanks(text, eat(text, at, &["第"])?);
    let (end, _) = numeral(text, from)?;
    let end = eat(text, blanks(text, end), &["部分"])?;
    locator(text, end)
}

/// The remark in brackets behind a title: a document number, the name in another language, or the identifier.
pub(super) fn remark(text: &str, at: usize) -> Option<(usize, &str)> {
    bracketed(text, blanks(text, at), 160).or_else(|| bracketed(text, at, 160))
}

/// Laws that texts name without 《》, by the end of their names.
const LAWS: &[&str] = &["法典", "刑法", "宪法", "法", "条例"];

/// Words before such a name.
const BEFORE_LAW: &[&str] =
    &["依照", "根据", "按照", "依据", "违反", "适用", "参照", "以及", "符合", "和", "与", "、", "，", "。", "；", "（"];

/// Where the name of a law that ends right before an offset begins: 依照刑法第一百条. Not 本法, 该法, 同法.
pub(super) fn law_before(text: &str, at: usize) -> Option<usize> {
    let before = &text[..at];
    LAWS.iter().find(|law| before.ends_with(**law))?;
    let window = before.char_indices().rev().take(24).last().map_or(0, |(i, _)| i);
    let begins =
        BEFORE_LAW.iter().filter_map(|word| before[window..].rfind(word).map(|i| window + i + word.len())).max()?;
    let name = &before[begins..];
    let own = ["本", "该", "同", "其", "此"].iter().any(|word| name.starts_with(word));
    (name.chars().count() >= 2 && !own && !name.contains(['第', '条', '的', '《', '》'])).then_some(begins)
}
