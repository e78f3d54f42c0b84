//! The change log of a foreword: `修改了……（见6.1.2，2011年版的6.1.2）` pairs clauses of two editions (GB/T 1.1-2020, 8.3).

use crate::source::prefix;

/// What a line of a change log says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// `added`, `removed`, `modified`
    pub(super) action: &'static str,
    /// Clauses of this edition.
    pub(super) new: Vec<String>,
    /// Clauses of the old edition.
    pub(super) old: Vec<String>,
    /// The year of the old edition.
    pub(super) edition: Option<String>,
}

/// Verbs of change, as forewords begin their lines with; the longest that fits counts.
const ACTIONS: &[(&str, &str)] = &[
    ("增加", "added"),
    ("新增", "added"),
    ("补充", "added"),
    ("删除", "removed"),
    ("取消", "removed"),
    ("修改", "modified"),
    ("更改", "modified"),
    ("修订", "modified"),
    ("调整", "modified"),
    ("改为", "modified"),
    ("合并", "modified"),
    ("完善", "modified"),
    ("重新", "modified"),
];

/// The verb stands in so many bytes at the beginning of the line.
const VERB_WITHIN: usize = 66;

/// Reads a line of a change log: a verb of change, and in brackets the clauses that it is about.
pub(super) fn change(text: &str) -> Option<Change> {
    // What is in brackets says 见 or 年版; most lines of a foreword do not, and need not be searched for verbs.
    if !text.contains(['(', '（']) || !text.contains(['见', '版']) {
        return None;
    }
    let head = prefix(text, VERB_WITHIN);
    let (_, action) = ACTIONS.iter().filter_map(|(verb, action)| Some((head.find(verb)?, *action))).min()?;
    let mut change = Change { action, new: Vec::new(), old: Vec::new(), edition: None };
    let mut rest = text;
    while let Some(open) = rest.find(['（', '(']) {
        let inner = rest[open..].trim_start_matches(['（', '(']);
        let end = inner.find(['）', ')']).unwrap_or(inner.len());
        group(&inner[..end], &mut change);
        rest = &inner[end..];
    }
    (!change.new.is_empty() || !change.old.is_empty()).then_some(change)
}

/// The clauses in one pair of brackets: `见6.1.2，2011年版的6.1.2和6.1.3`.
fn group(text: &str, change: &mut Change) {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_pointer = text.starts_with('见') || text.starts_with("参见") || text.contains("年版");
    if !is_pointer {
        return;
    }
    let mut old = false;
    for part in text.split(['，', ',', '；', ';']) {
        let mut part = part.trim_start_matches("参见").trim_start_matches('见');
        if let Some(at) = part.find("年版") {
            let year: String = part[..at].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) {
                change.edition.get_or_insert(year);
            }
            old = true;
            part = part[at + "年版".len()..].trim_start_matches('的').trim_start_matches('中').trim_start_matches('见');
        }
        let places = if old { &mut change.old } else { &mut change.new };
        places.extend(part.split(['、', '和', '及']).filter_map(place));
    }
}

/// The address of a clause as it is named: `6.1.2`, `第5章`, `附录B`, `A.2`.
fn place(text: &str) -> Option<String> {
    let bare = text.trim_start_matches('第').trim_start_matches("附录").trim_end_matches(['章', '条', '节']);
    let bare = bare.trim_end_matches("的");
    let mut chars = bare.chars();
    let first = chars.next()?;
    let begins = first.is_ascii_digit() || first.is_ascii_uppercase();
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ')' | '-' | '~' | '～' | '—' | '至');
    (begins && chars.all(rest) && bare.len() < 24).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_change_log() {
        let read = |text: &str| change(text).map(|c| (c.action, c.new.join(" "), c.old.join(" "), c.edition));
        assert_eq!(
            read("a) 修改了纸的要求（见6.1.2、6.1.3，2011年版的6.1.2）；"),
            Some(("modified", "6.1.2 6.1.3".into(), "6.1.2".into(), Some("2011".into())))
        );
        assert_eq!(read("——增加了点灯的方法(见第7章和附录B);"), Some(("added", "7 B".into(), String::new(), None)));
        assert_eq!(
            read("删除了油灯（见2011年版的第5章）"),
            Some(("removed", String::new(), "5".into(), Some("2011".into())))
        );
        assert_eq!(read("本文件修改采用ISO 99001（见附页）"), None);
        assert_eq!(read("与2011版相比（GB 1）"), None);
    }
}
