//! Numbers of articles in order: 第一条, 第二条 …

use std::collections::HashMap;

use super::edits::{Content, Edits};
use crate::model::{Document, NodeId, NodeKind};

/// Gives the articles of a document numbers in order, from that of the first on. An article between two numbers, 第十条之一, keeps its
/// label, and articles whose labels are no numerals do.
pub(super) fn number_in_order(document: &mut Document) {
    let mut next = None;
    let mut labels = String::with_capacity(document.labels.len());
    for at in 0..document.nodes.len() {
        let id = NodeId(at as u32);
        let Some(label) = document.label_of(id) else { continue };
        let number = (document.node(id).kind == NodeKind::Clause).then(|| article(label)).flatten();
        let start = labels.len() as u32;
        match number {
            Some(number) => {
                let own = next.unwrap_or(number);
                next = Some(own + 1);
                match label.contains(|c: char| c.is_ascii_digit()) {
                    _ if own == number => labels.push_str(label),
                    true => labels.extend(["第", &own.to_string(), "条"]),
                    false => labels.extend(["第", &numeral(own), "条"]),
                }
            }
            None => labels.push_str(label),
        }
        document.nodes[at].label = (start, labels.len() as u32);
    }
    document.labels = labels;
}

/// Puts new articles where they have the numbers that they are to have, behind as many articles as stand before that number once the
/// others are in their places.
pub(super) fn insert(base: &Document, edits: &mut Edits, mut articles: Vec<(usize, Vec<Content>)>) {
    if articles.is_empty() {
        return;
    }
    articles.sort_by_key(|(number, _)| *number);
    let is_article =
        |id: &NodeId| base.node(*id).kind == NodeKind::Clause && base.label_of(*id).and_then(article).is_some();
    let of_base: Vec<NodeId> = (0..base.nodes.len() as u32).map(NodeId).filter(is_article).collect();
    // Articles of the amendment that stand beside one of the base already.
    let added = |map: &HashMap<NodeId, Vec<Content>>, id: NodeId| {
        map.get(&id).into_iter().flatten().filter(|content| matches!(content, Content::Clause(_))).count()
    };
    let mut standing = 0;
    let mut waiting = articles.into_iter().peekable();
    let mut last = None;
    for id in of_base {
        while let Some((_, content)) = waiting.next_if(|(number, _)| *number <= standing + 1) {
            edits.before.entry(id).or_default().extend(content);
            standing += 1;
        }
        let here = usize::from(edits.replaced.get(&id).is_none_or(|content| !content.is_empty()));
        standing += here + added(&edits.after, id);
        last = Some(id);
    }
    for (_, content) in waiting {
        match last {
            Some(id) => edits.after.entry(id).or_default().extend(content),
            None => edits.within.entry(NodeId::ROOT).or_default().extend(content),
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
