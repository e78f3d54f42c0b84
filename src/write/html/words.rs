//! The words of the page itself, in the language of the document where it has them.

use crate::model::ProvisionKind;

/// Words of the page itself, in its language.
pub(super) struct Words {
    /// BCP 47 tag of these words.
    pub(super) language: &'static str,
    pub(super) skip: &'static str,
    pub(super) contents: &'static str,
    pub(super) provisions: &'static str,
    pub(super) only: &'static str,
    pub(super) untitled: &'static str,
    pub(super) table: &'static str,
    pub(super) picture: &'static str,
    pub(super) footnote: &'static str,
    pub(super) code: &'static str,
    /// Identifier, edition, date, publisher, replaces.
    pub(super) facts: [&'static str; 5],
    /// In the order of [`ProvisionKind::ALL`].
    kinds: [&'static str; 8],
}

const ENGLISH: Words = Words {
    language: "en",
    skip: "Skip to the text",
    contents: "Contents",
    provisions: "Provisions",
    only: "Show provisions only",
    untitled: "Clause without a title",
    table: "Table",
    picture: "Picture",
    footnote: "Footnote",
    code: "Program text",
    facts: ["Also", "Edition", "Date", "Publisher", "Replaces"],
    kinds: [
        "Requirement",
        "Recommendation",
        "Permission",
        "Possibility",
        "Capability",
        "Instruction",
        "Statement",
        "External constraint",
    ],
};

const CHINESE: Words = Words {
    language: "zh",
    skip: "跳到正文",
    contents: "目次",
    provisions: "条款",
    only: "只显示条款",
    untitled: "无标题的章条",
    table: "表",
    picture: "图片",
    footnote: "脚注",
    code: "代码",
    facts: ["又称", "版次", "日期", "发布者", "代替"],
    kinds: ["要求", "推荐", "允许", "可能性", "能力", "指示", "陈述", "外部约束"],
};

impl Words {
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        if language.is_some_and(|tag| tag.get(..2).is_some_and(|p| p.eq_ignore_ascii_case("zh"))) {
            &CHINESE
        } else {
            &ENGLISH
        }
    }

    pub(super) fn kind(&self, kind: ProvisionKind) -> &'static str {
        ProvisionKind::ALL
            .iter()
            .position(|k| *k == kind)
            .and_then(|at| self.kinds.get(at))
            .copied()
            .unwrap_or_default()
    }
}
