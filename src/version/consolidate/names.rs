//! Quotations that name a row, a column or a cell of a table by what it says.

use std::ops::Range;

use super::place::role_of;

/// The texts that name a row, a column and a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) row: Option<String>,
    pub(super) column: Option<String>,
    pub(super) cell: Option<String>,
}

/// What a quotation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Row,
    Column,
    Cell,
}

/// Chinese words right before or behind a quotation that names a part of a table, longest first.
const CHINESE: &[(&str, Part)] = &[
    ("单元格", Part::Cell),
    ("一行", Part::Row),
    ("一栏", Part::Column),
    ("一列", Part::Column),
    ("行", Part::Row),
    ("栏", Part::Column),
    ("列", Part::Column),
];

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.row.is_none() && self.column.is_none() && self.cell.is_none()
    }

    /// Takes from others what is not named here.
    pub(super) fn complete(&mut self, other: &Self) {
        let fill = |own: &mut Option<String>, other: &Option<String>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        fill(&mut self.row, &other.row);
        fill(&mut self.column, &other.column);
        fill(&mut self.cell, &other.cell);
    }

    /// The names among the quotations of a stretch of a text, and the quotations that are none. `lower` is the text in lower case with its
    /// quotations blanked, byte for byte. A part of which two quotations are names is named by neither: which is meant is not known.
    pub(super) fn among(
        text: &str,
        lower: &str,
        stretch: Range<usize>,
        quoted: &[Range<usize>],
        is_table: bool,
    ) -> (Self, Vec<Range<usize>>) {
        let mut names = Self::default();
        let mut others = Vec::new();
        let mut from = stretch.start;
        for (at, quotation) in quoted.iter().enumerate() {
            let end = quoted.get(at + 1).map_or(stretch.end, |next| next.start);
            let (before, behind) = (&lower[from..quotation.start], &lower[quotation.end..end]);
            from = quotation.end;
            let part = before_quotation(before, is_table).or_else(|| behind_quotation(behind, is_table));
            let slot = match part {
                Some(Part::Row) => &mut names.row,
                Some(Part::Column) => &mut names.column,
                Some(Part::Cell) => &mut names.cell,
                None => {
                    others.push(quotation.clone());
                    continue;
                }
            };
            if slot.is_some() {
                return (Self::default(), quoted.to_vec());
            }
            *slot = Some(text[quotation.clone()].to_owned());
        }
        (names, others)
    }
}

fn part_of(word: &str) -> Option<Part> {
    match role_of(word)? {
        "row" => Some(Part::Row),
        "column" => Some(Part::Column),
        "cell" => Some(Part::Cell),
        _ => None,
    }
}

/// What the words before a quotation say that it names: the row “oak”, 行“栎”.
fn before_quotation(before: &str, is_table: bool) -> Option<Part> {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || !c.is_alphanumeric());
    if let Some((word, part)) = CHINESE.iter().find(|(word, _)| before.ends_with(word)) {
        let stem = &before[..before.len() - word.len()];
        // 执行, 下列 and their like are other words.
        let alone = stem.is_empty()
            || stem.ends_with(['中', '的', '该', '第', '，', '。', ' ', '将', '把'])
            || stem.ends_with(|c: char| c.is_ascii_alphanumeric());
        return (is_table && (alone || *part == Part::Cell)).then_some(*part);
    }
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .find(|word| !matches!(*word, "headed" | "titled" | "entitled" | "called" | "intitulée" | "mit"))
        .and_then(part_of)
}

/// What the word behind a quotation says that it names: the “oak” row, “栎”行.
fn behind_quotation(behind: &str, is_table: bool) -> Option<Part> {
    let behind = behind.trim_start_matches(['”', '"', '“', '»', '」', '』', '’', ' ', '\u{a0}']);
    if let Some((word, part)) = CHINESE.iter().find(|(word, _)| behind.starts_with(word)) {
        let rest = &behind[word.len()..];
        // 行政, 列入 and their like are other words.
        let alone = rest.is_empty()
            || rest.starts_with([
                '的', '中', '、', '，', '。', '“', '"', '后', '前', '替', '改', '修', '删', '重', '移', '由', '应',
                '更', '调', '下', '增', '之', '和', '单', '：', ' ',
            ]);
        return (is_table && alone).then_some(*part);
    }
    let word = behind.split(|c: char| !c.is_alphanumeric()).next()?;
    part_of(word)
}

#[cfg(test)]
mod tests {
    use super::super::words::{lowered, masked, quotations};
    use super::*;

    #[test]
    fn rows_columns_and_cells_are_named_by_what_they_say() {
        let read = |text: &str| {
            let quoted = quotations(text);
            let lower = lowered(&masked(text, &quoted));
            let is_table = text.contains('表');
            let (names, others) = Names::among(text, &lower, 0..lower.len(), &quoted, is_table);
            (names.row, names.column, names.cell, others.len())
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("Delete the row “oak” of Table 1."), (some("oak"), None, None, 0));
        assert_eq!(read("In the “oak” row of Table 1, replace “1” with “2”."), (some("oak"), None, None, 2));
        assert_eq!(read("the cell in row “oak”, column “Mass”"), (some("oak"), some("Mass"), None, 0));
        assert_eq!(read("将表1中“栎”行的单元格“14”改为“15”"), (some("栎"), None, some("14"), 1));
        assert_eq!(read("将表1中“国家”行政机关改为"), (None, None, None, 1));
        assert_eq!(read("增加下列“质量”"), (None, None, None, 1));
        assert_eq!(read("Replace row “a” and row “b”"), (None, None, None, 2));
    }
}
