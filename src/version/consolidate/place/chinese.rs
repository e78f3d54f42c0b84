//! Places in Chinese words: 第五条第二款第三项, 附录A, 表1.

use super::super::super::tokens::stands_alone;
use super::super::words::{Which, address_of, is_item_label, number_of};
use super::named::{Labelled, Place};
use crate::model::NodeKind;

/// Words of blocks with a number, longest first.
const LABELS: &[(&str, NodeKind)] = &[
    ("公式", NodeKind::Formula),
    ("示例", NodeKind::Example),
    ("表", NodeKind::Table),
    ("图", NodeKind::Figure),
    ("注", NodeKind::Note),
];

impl Place {
    /// 第五条第二款第三项, 附录A, 表1
    pub(super) fn read_chinese(&mut self, text: &str) {
        self.read_items(text);
        self.definition |= text.contains("的定义") || text.contains("定义") && !text.contains("术语和定义");
        self.title |= text.contains("标题");
        self.in_table |= text.contains("单元格");
        self.read_counted(text);
        for (sign, kind) in LABELS {
            let Some(at) = text.find(sign) else { continue };
            let rest = text[at + sign.len()..].trim_start().trim_start_matches(['(', '（']);
            let number: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
            if number.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                self.labelled.push(Labelled { kind: *kind, number: Some(number) });
            }
        }
        self.read_numbers(text);
        if let Some(at) = text.find("附录") {
            let letter: String =
                text[at + "附录".len()..].trim_start().chars().take_while(char::is_ascii_alphanumeric).collect();
            if !letter.is_empty() && self.clause.is_none() {
                self.clause = Some(letter);
            }
        }
        self.designation |= text.contains("的术语") && self.clause.is_some() && !text.contains("术语条目");
    }

    /// 第五条, 第二款, 第三项
    fn read_counted(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('第') {
            rest = &rest[at + '第'.len_utf8()..];
            let end = rest.find(['条', '款', '项', '章', '段', '句', '行']).unwrap_or(rest.len());
            let Some(number) = number_of(rest[..end].trim()) else { continue };
            match rest[end..].chars().next() {
                Some('条' | '章') => self.name_clause(number.to_string()),
                Some('款' | '段') => self.paragraphs = Some((Which::Number(number), Which::Number(number))),
                Some('句') => self.sentence = Some(Which::Number(number)),
                Some('行') => self.row = Some(Which::Number(number)),
                Some('项') => {
                    self.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(number.to_string()) });
                }
                _ => {}
            }
        }
    }

    /// 5.2 between Chinese characters.
    fn read_numbers(&mut self, text: &str) {
        let joins = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let mut from = 0;
        while let Some(start) = text[from..].find(joins).map(|at| from + at) {
            let end = text[start..].find(|c| !joins(c)).map_or(text.len(), |at| start + at);
            let beside = text[..start].chars().next_back().or(text[end..].chars().next());
            let alone = beside.is_some_and(stands_alone) || text[end..].chars().next().is_some_and(stands_alone);
            if let Some(address) = address_of(&text[start..end]).filter(|a| alone && a.contains('.')) {
                self.name_clause(address);
            }
            from = end;
        }
    }

    /// The labels of items between characters of Chinese: 将a)改为, 第b)项.
    fn read_items(&mut self, text: &str) {
        for (at, _) in text.match_indices([')', '）']) {
            let own = text[..at].chars().rev().take_while(char::is_ascii_alphanumeric).count();
            let label = &text[at - own..at];
            let behind_han = text[..at - own].chars().next_back().is_some_and(stands_alone);
            let known = self.labelled.iter().any(|l| l.number.as_deref() == Some(label));
            if behind_han && !known && is_item_label(&format!("{label})")) {
                self.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(label.to_owned()) });
            }
        }
    }
}
