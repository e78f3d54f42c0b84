//! The fixed fields of a cover: classes, kind of standard, stage, what it replaces and corresponds to (GB/T 1.1-2020, 8.1).

use super::segment::squeezed;
use crate::identifier::{Identifier, find};
use crate::model::{DocumentIdentifier, IdentifierForm, Metadata, OtherFact, Relation, RelationKind};
use crate::read::chinese::view::is_han;

/// How the line ends that says which kind of standard it is: who may issue it, not what it is about.
const KINDS: &[&str] = &[
    "国家标准",
    "行业标准",
    "地方标准",
    "团体标准",
    "企业标准",
    "协会标准",
    "学会标准",
    "专业标准",
    "部标准",
    "生态环境标准",
    "环境保护标准",
    "职业卫生标准",
    "指导性技术文件",
    "计量技术规范",
    "计量检定规程",
];

/// The class numbers of the International Classification for Standards on a line: two digits, three, two (ICS, 6th edition). Dots may be
/// blanks.
pub(super) fn ics(text: &str) -> Option<Vec<Box<str>>> {
    let rest = text.strip_prefix("ICS")?.replace(". ", ".");
    let mut codes: Vec<String> = Vec::new();
    for piece in rest.split([';', '；', ',', '，', '、', '/']) {
        // How many groups the last code has.
        let mut groups = 0;
        for word in piece.split(' ') {
            if word.contains('.') {
                groups = 0;
            }
            for group in word.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()) {
                match (groups, group.len(), codes.last_mut()) {
                    (1, 3, Some(code)) | (2, 2, Some(code)) => {
                        code.push('.');
                        code.push_str(group);
                        groups += 1;
                    }
                    (_, 2, _) => {
                        codes.push(group.to_owned());
                        groups = 1;
                    }
                    _ => {}
                }
            }
        }
    }
    Some(codes.into_iter().map(String::into_boxed_str).collect())
}

/// A class of the Chinese Classification for Standards: a letter and two digits, `CCS Z 60`, `A 00/09`.
pub(super) fn ccs(text: &str) -> Option<Box<str>> {
    let text = text.strip_prefix("中国标准文献分类号").or_else(|| text.strip_prefix("CCS")).unwrap_or(text);
    let text = squeezed(text.trim_start_matches([':', ' ']));
    let (letter, digits) = text.split_at_checked(1)?;
    let (first, more) = digits.split_at_checked(2)?;
    let number = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let is_more = more.is_empty() || more.strip_prefix('/').is_some_and(number);
    let is_class = letter.as_bytes()[0].is_ascii_uppercase() && number(first) && is_more;
    is_class.then(|| format!("{letter} {digits}").into())
}

/// The kind of standard, `中华人民共和国国家标准`.
pub(super) fn kind(text: &str) -> Option<String> {
    let squeezed = squeezed(text);
    let of_state = squeezed.starts_with("中华人民共和国") && squeezed.ends_with("标准");
    let is_kind = of_state || KINDS.iter().any(|end| squeezed.ends_with(end));
    let length = squeezed.chars().count();
    (is_kind && length <= 30 && squeezed.chars().all(|c| is_han(c) || matches!(c, '(' | ')'))).then_some(squeezed)
}

/// A line in brackets that says how far the text has come: `(征求意见稿)`, `(2016年版)`, `(试行)`.
pub(super) fn stage(text: &str, metadata: &mut Metadata) -> bool {
    let squeezed = squeezed(text);
    let inner = squeezed.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let words = inner.unwrap_or(&squeezed);
    if words.chars().count() > 16 || words.is_empty() {
        return false;
    }
    let name = if words.ends_with('稿') {
        "draft-stage"
    } else if inner.is_some() && words.ends_with('版') {
        "edition-printed"
    } else if inner.is_some() && matches!(words, "试行" | "暂行" | "局部修订" | "草案") {
        "status-printed"
    } else {
        return false;
    };
    metadata.other.push(OtherFact { name: name.into(), value: words.into() });
    true
}

/// What comes behind 代替 on a line, and the word.
pub(super) fn replaced(text: &str) -> Option<(&'static str, &str)> {
    let words = [("部分代替", "部分代替"), ("代替", "代替"), ("替代", "代替"), ("代 替", "代替")];
    words.iter().find_map(|(word, known)| Some((*known, text.strip_prefix(word)?.trim_start_matches([':', ' ']))))
}

/// Adds what a document replaces: every identifier of a text. Whether there is one.
pub(super) fn replaces(word: &str, text: &str, metadata: &mut Metadata) -> bool {
    let mut any = false;
    for other in find(text) {
        any = true;
        let identifier: Box<str> = other.identifier.to_string().into();
        let known = metadata.relations.iter().any(|r| r.kind == RelationKind::Replaces && r.identifier == identifier);
        if !known {
            metadata.relations.push(Relation { kind: RelationKind::Replaces, word: Some(word.into()), identifier });
        }
    }
    any
}

/// `(ISO 99001:2020, Paper lanterns, MOD)`: what the standard corresponds to, and how far.
pub(super) fn correspondence(text: &str, metadata: &mut Metadata) -> bool {
    const DEGREES: &[&str] = &["IDT", "MOD", "NEQ", "idt", "eqv", "neq"];
    let Some(inner) = text.strip_prefix('(').map(|inner| inner.trim_end_matches(')')) else { return false };
    let Some(degree) = inner.rsplit([',', '，', ' ']).next().filter(|word| DEGREES.contains(word)) else {
        return false;
    };
    let Some(first) = find(inner).into_iter().next() else { return false };
    metadata.relations.push(Relation {
        kind: RelationKind::Adopts,
        word: Some(degree.into()),
        identifier: inner[first.range].into(),
    });
    true
}

/// The identifier that a line is.
pub(super) fn identifier(text: &str, metadata: &mut Metadata) -> bool {
    let own = |id: &Identifier| matches!(id.family(), "gb" | "iso" | "iec");
    let parsed = draft(text).unwrap_or(text).parse::<Identifier>().ok().filter(own);
    let Some(found) = parsed.filter(|_| text.contains(|c: char| c.is_ascii_digit())) else { return false };
    let form = if found.year().is_some() { IdentifierForm::Dated } else { IdentifierForm::Undated };
    let value: Box<str> = found.to_string().into();
    // The running head of the page says it again.
    if metadata.identifiers.iter().all(|known| known.value != value) {
        metadata.identifiers.push(DocumentIdentifier { value, form });
    }
    true
}

/// The identifier of a draft without the signs that stand for its year: `QB/T 9933—20XX`.
fn draft(text: &str) -> Option<&str> {
    let bare = text.trim_end_matches(['X', 'x', '×', '*', '□']);
    let signs = text[bare.len()..].chars().count();
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() && signs < 4);
    let number = bare.trim_end_matches(['—', '-', '–']);
    (signs > 1 && number.len() < bare.len()).then(|| number.trim_end())
}

/// True for what the printer adds at the foot of a cover: the house, or the year and the place.
pub(super) fn is_imprint(text: &str) -> bool {
    let all = squeezed(text);
    let year = all.bytes().take_while(u8::is_ascii_digit).count();
    let place = all[year..].chars().count();
    ["出版社", "公司", "出版发行", "印刷厂", "印制"].iter().any(|end| all.ends_with(end))
        || year == 4 && (2..=3).contains(&place) && all[year..].chars().all(is_han)
}

/// True if a line says nothing of the document: a logo, the number of a page, a class by a letter alone.
pub(super) fn is_furniture(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let short = text.chars().count() <= 5 && !text.contains(is_han);
    short && letters <= 4 || text.starts_with("UDC") || text.contains("Standard of the People")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_whole() {
        let read = |text: &str| ics(text).map(|codes| codes.join(" "));
        assert_eq!(read("ICS 97.150").as_deref(), Some("97.150"));
        assert_eq!(read("ICS 13 040 40").as_deref(), Some("13.040.40"));
        assert_eq!(read("ICS97.150;47.020.10").as_deref(), Some("97.150 47.020.10"));
        assert_eq!(read("ICS 97.150 47.020.10").as_deref(), Some("97.150 47.020.10"));
        assert_eq!(ics("ICAO"), None);
        assert_eq!(ccs("CCS Y 70").as_deref(), Some("Y 70"));
        assert_eq!(ccs("A00/09").as_deref(), Some("A 00/09"));
        assert_eq!(ccs("Y70灯"), None);
        assert_eq!(ccs("灯70"), None);
    }

    #[test]
    fn drafts_have_no_year() {
        assert_eq!(draft("QB/T 9933—20XX"), Some("QB/T 9933"));
        assert_eq!(draft("QB/T 9933—××××"), Some("QB/T 9933"));
        assert_eq!(draft("QB/T 9933—2031"), None);
    }

    #[test]
    fn the_kind_is_no_title() {
        assert_eq!(kind("东 河 省 地 方 标 准").as_deref(), Some("东河省地方标准"));
        assert!(kind("中华人民共和国灯彩行业标准").is_some() && kind("灯笼烟气排放标准").is_none());
        let mut metadata = Metadata::default();
        assert!(stage("(征求意见稿)", &mut metadata) && !stage("(灯笼)", &mut metadata));
    }
}
