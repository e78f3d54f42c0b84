//! Elements without a number, known by their titles (GB/T 1.1-2020, table 3; 建标〔2008〕182号).

use super::entry::squeezed;
use super::view::{folded, is_han, is_icon, is_layout};
use crate::model::ClauseKind;
use crate::read::titles::clause_kind;

/// Titles of parts of engineering codes, whole.
const WHOLE: &[(&str, ClauseKind)] = &[
    ("前言", ClauseKind::Foreword),
    ("引言", ClauseKind::Introduction),
    ("参考文献", ClauseKind::Bibliography),
    ("索引", ClauseKind::Index),
    ("公告", ClauseKind::FrontMatter),
    ("引用标准名录", ClauseKind::NormativeReferences),
    ("条文说明", ClauseKind::BackMatter),
    ("附条文说明", ClauseKind::BackMatter),
    ("附:条文说明", ClauseKind::BackMatter),
    ("起草说明", ClauseKind::BackMatter),
    ("制定说明", ClauseKind::BackMatter),
    ("制订说明", ClauseKind::BackMatter),
    ("修订说明", ClauseKind::BackMatter),
    ("编制说明", ClauseKind::BackMatter),
    ("附加说明", ClauseKind::Contributors),
    ("附加说明:", ClauseKind::Contributors),
    ("用词说明", ClauseKind::BackMatter),
];

/// How titles end that name the document in their own words: 本规范用词说明, 中华人民共和国住房和城乡建设部公告.
const ENDS: &[(&str, ClauseKind)] = &[
    ("用词说明", ClauseKind::BackMatter),
    ("用词用语说明", ClauseKind::BackMatter),
    ("用语说明", ClauseKind::BackMatter),
    ("公告", ClauseKind::FrontMatter),
];

/// True if such a title may end in a character. Most lines end in none of them.
fn is_last(c: char) -> bool {
    matches!(c, '言' | '献' | '引' | '告' | '录' | '明' | '文' | '准' | ':')
}

/// True if a line ends as such a title may; pinyin in brackets may stand behind its last character.
pub(super) fn may_end(text: &str) -> bool {
    let last = text.chars().rev().find(|c| !is_layout(*c) && !is_icon(*c));
    last.is_some_and(|c| c == ')' || is_last(folded(c)) && !(matches!(c, ':' | '：') && text.len() > 30))
}

/// The kind of an element whose title is a whole line.
pub(super) fn element(chars: &[char]) -> Option<ClauseKind> {
    if chars.is_empty() || chars.len() > 60 {
        return None;
    }
    let last = chars.iter().rev().find(|c| **c != ' ' && !is_icon(**c));
    if !last.is_some_and(|c| is_last(*c)) {
        return None;
    }
    let title: String = chars.iter().filter(|c| **c != ' ' && !is_icon(**c)).collect();
    if let Some((_, kind)) = WHOLE.iter().find(|(known, _)| *known == title) {
        return Some(*kind);
    }
    let sentence = title.contains(['。', '，', ',', '；', ':', '：']);
    if sentence || !title.starts_with(is_han) {
        return None;
    }
    if let Some((_, kind)) = ENDS.iter().find(|(end, _)| title.ends_with(end)) {
        return Some(*kind);
    }
    // What the code puts out of force stands between the announcement and the foreword.
    let withdrawn = title.starts_with("废止的") && title.ends_with(['文', '准']);
    withdrawn.then_some(ClauseKind::FrontMatter)
}

/// How the titles of chapters end that hold terms.
const TERMS: &[&str] =
    &["术语", "术语及其定义", "名词术语", "词汇", "名词解释", "術語", "用語定義", "術語與定義", "術語及定義"];

/// The kind that the title of a numbered clause says.
pub(super) fn kind_of(title: &str) -> ClauseKind {
    let squeezed = squeezed(title);
    match clause_kind(&squeezed) {
        Some(kind) => kind,
        // Chapters of a vocabulary: 一般术语, 术语及其定义.
        None if TERMS.iter().any(|end| squeezed.ends_with(end)) => ClauseKind::Terms,
        None if squeezed.ends_with("条文说明") => ClauseKind::BackMatter,
        None if ["编制单位", "起草人员", "审查人员"].iter().any(|word| squeezed.contains(word)) => {
            ClauseKind::Contributors
        }
        None => ClauseKind::Clause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_what_they_are() {
        let read = |text: &str| element(&text.chars().collect::<Vec<_>>());
        assert_eq!(read("前 言"), Some(ClauseKind::Foreword));
        assert_eq!(read("本规程用词说明"), Some(ClauseKind::BackMatter));
        assert_eq!(read("灯笼部公告"), Some(ClauseKind::FrontMatter));
        assert_eq!(read("本规程附条文说明。"), None);
        assert_eq!(read("灯笼"), None);
        assert_eq!(kind_of("范围"), ClauseKind::Scope);
        assert_eq!(kind_of("一般术语"), ClauseKind::Terms);
        assert_eq!(kind_of("本规范编制单位、起草人员及审查人员"), ClauseKind::Contributors);
    }
}
