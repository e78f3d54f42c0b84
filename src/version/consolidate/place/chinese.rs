//! Places in Chinese words: 第五条第二款第三项, 附录A, 表1.

use super::super::super::tokens::stands_alone;
use super::super::words::{Which, address_of, is_item_label, number_of};
use super::named::{Labelled, Place};
use crate::model::{ClauseKind, NodeKind};

/// Words of blocks with a number, longest first.
const LABELS: &[(&str, NodeKind)] = &[
    ("公式", NodeKind::Formula),
    ("示例", NodeKind::Example),
    ("表", NodeKind::Table),
    ("图", NodeKind::Figure),
    ("注", NodeKind::Note),
];

/// Titles that clauses of a kind have.
const KINDS: &[(&str, ClauseKind)] = &[
    ("规范性引用文件", ClauseKind::NormativeReferences),
    ("术语和定义", ClauseKind::Terms),
    ("参考文献", ClauseKind::Bibliography),
    ("前言", ClauseKind::Foreword),
    ("引言", ClauseKind::Introduction),
];

impl Place {
    /// 第五条第二款第三项, 附录A, 表1
    pub(super) fn read_chinese(&mut self, text: &str) {
        self.read_items(text);
        self.definition |= text.contains("的定义") || text.contains("定义") && !text.contains("术语和定义");
        self.title |= text.contains("标题");
        self.read_kind(text);
        self.in_table |= text.contains("单元格");
        self.read_counted(text);
        for (sign, kind) in LABELS {
            let Some(at) = text.find(sign) else { continue };
            let rest = text[at + sign.len()..].trim_start().trim_start_matches(['(', '（']);
            let number: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '.').collect();
            if number.starts_with(|c: char| c.is_ascii_alphanumeric()) {
                self.labelled.push(Labelled { kind: *kind, number: Some(number) });
            } else if self.labelled.iter().all(|own| own.kind != *kind)
                && is_alone(&text[..at], &text[at + sign.len()..])
            {
                // 4.1的注: the only one there.
                self.labelled.push(Labelled { kind: *kind, number: None });
            }
        }
        self.read_numbers(text);
        self.read_bare(text);
        if let Some(at) = text.find("附录") {
            let letter: String =
                text[at + "附录".len()..].trim_start().chars().take_while(char::is_ascii_alphanumeric).collect();
            if !letter.is_empty() && self.clause.is_none() {
                self.clause = Some(letter);
            }
        }
        self.designation |= text.contains("的术语") && self.clause.is_some() && !text.contains("术语条目");
    }

    /// 规范性引用文件中的, where no number says which clause.
    fn read_kind(&mut self, text: &str) {
        let named = KINDS.iter().find(|(title, _)| {
            let behind = text.find(title).map(|at| text[at + title.len()..].trim_start());
            behind.is_some_and(|behind| {
                behind.is_empty() || behind.starts_with(['中', '的', '里', '内', '增', '第', '，', '：', ','])
            })
        });
        if let Some((_, kind)) = named {
            self.kind = Some(*kind);
        }
    }

    /// 5的标题, 将5中的
    fn read_bare(&mut self, text: &str) {
        let start = text.trim_start().trim_start_matches(['将', '把', '在', '对']);
        let digits = start.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && start[digits..].trim_start().starts_with(['的', '中']) {
            self.name_clause(start[..digits].to_owned());
        }
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

/// True if a word for a block is one, by what stands before it and behind it: not 注意, nor 意图.
fn is_alone(before: &str, behind: &str) -> bool {
    let before = before.trim_end().chars().next_back();
    let begins = before.is_none_or(|c| !stands_alone(c) || "的中条款项段章节去除将把在对消".contains(c));
    let ends = behind
        .trim_start()
        .chars()
        .next()
        .is_none_or(|c| !stands_alone(c) || "中的由改修更替删取后前之应为".contains(c));
    begins && ends
}

/// Chinese words that stand in the places of instructions and name nothing else, longest first.
const KNOWN: &[&str] = &[
    "规范性引用文件",
    "术语和定义",
    "参考文献",
    "术语条目",
    "单元格",
    "第一",
    "最后",
    "末尾",
    "开头",
    "之后",
    "之前",
    "标题",
    "名称",
    "定义",
    "术语",
    "内容",
    "全文",
    "原文",
    "条文",
    "文字",
    "正文",
    "段落",
    "列项",
    "下列",
    "以下",
    "如下",
    "其中",
    "附录",
    "公式",
    "示例",
    "前言",
    "引言",
    "范围",
    "条目",
    "全部",
    "所有",
    "原有",
    "本条",
    "本款",
    "予以",
    "相应",
    "整个",
    "整条",
    "表",
    "图",
    "注",
    "条",
    "款",
    "项",
    "章",
    "节",
    "段",
    "句",
    "行",
    "列",
    "栏",
    "格",
    "第",
    "的",
    "中",
    "将",
    "把",
    "其",
    "该",
    "用",
    "以",
    "由",
    "从",
    "在",
    "对",
    "和",
    "及",
    "与",
    "后",
    "前",
    "新",
    "原",
    "现",
    "本",
    "为",
    "并",
    "再",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "百",
    "千",
    "零",
    "〇",
    "首",
    "末",
    "个",
    "处",
    "里",
    "内",
    "字",
    "应",
    "统一",
    "均",
    "分别",
];

/// True if Chinese words of a place hold one that is not known: then it may name anything.
pub(in crate::version::consolidate) fn holds_unknown(text: &str) -> bool {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // The title of the document itself.
        if let Some((_, behind)) = rest.strip_prefix('《').and_then(|inner| inner.split_once('》')) {
            rest = behind;
            continue;
        }
        if !stands_alone(first) && first != '〇' {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        match KNOWN.iter().find(|word| rest.starts_with(**word)) {
            Some(word) => rest = &rest[word.len()..],
            None => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_without_a_number_are_named() {
        let named = |text: &str| {
            Place::read(text, false).labelled.into_iter().map(|own| (own.kind, own.number)).collect::<Vec<_>>()
        };
        assert_eq!(named("删去4.1的注。"), [(NodeKind::Note, None)]);
        assert_eq!(named("4.1的注2"), [(NodeKind::Note, Some("2".to_owned()))]);
        assert_eq!(named("4.1中的注意事项"), []);
        assert_eq!(Place::read("5的标题改为", false).clause.as_deref(), Some("5"));
    }

    #[test]
    fn words_that_may_name_anything_are_told() {
        assert!(!holds_unknown("将第五条第二款中的") && !holds_unknown("4.1的注"));
        assert!(holds_unknown("4.1的骨架") && holds_unknown("删除本条中的警示"));
    }
}
