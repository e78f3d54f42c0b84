//! Numbers of articles in order: 第一条, 第二条 …

use crate::model::{Document, NodeId, NodeKind};

/// Gives the articles of a document numbers in order, from that of the first on. An article between two numbers, 第十条之一, keeps its
/// label, and articles whose labels are no numerals do.
pub(super) fn number_in_order(document: &mut Document) {
    let mut next = None;
    for at in 0..document.nodes.len() {
        let id = NodeId(at as u32);
        if document.node(id).kind != NodeKind::Clause {
            continue;
        }
        let Some((number, label)) = document.label_of(id).and_then(article).zip(document.label_of(id)) else {
            continue;
        };
        let own = next.unwrap_or(number);
        next = Some(own + 1);
        if own != number {
            let digits = label.contains(|c: char| c.is_ascii_digit());
            let new = if digits { format!("第{own}条") } else { format!("第{}条", numeral(own)) };
            let start = document.labels.len() as u32;
            document.labels.push_str(&new);
            document.nodes[at].label = (start, document.labels.len() as u32);
        }
    }
}

/// The number of an article's label.
fn article(label: &str) -> Option<u32> {
    crate::script::chinese_number(label.trim().strip_prefix('第')?.strip_suffix('条')?)
}

/// A number from 1 to 9999 in Chinese numerals: 十, 二十三, 一百零八, 一百一十.
fn numeral(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let mut found = String::new();
    let mut gap = false;
    for (unit, sign) in [(1000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap |= !found.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            found.push('零');
        }
        // 十二, but 一百一十二.
        if unit != 10 || digit != 1 || !found.is_empty() {
            found.push(DIGITS[digit as usize]);
        }
        found.extend(sign);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_printed_as_they_are_read() {
        for (number, printed) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1008, "一千零八"),
        ] {
            assert_eq!(numeral(number), printed);
        }
        for number in 1..2000 {
            assert_eq!(article(&format!("第{}条", numeral(number))), Some(number));
        }
        assert_eq!(article("第十条之一"), None);
    }
}
