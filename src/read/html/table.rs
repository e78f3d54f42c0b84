//! Tables and captions.

use super::tree::{Node, Tag};
use super::walker::{Close, Walker};
use crate::model::{AttributeKey, NodeKind};

/// Words that captions begin with.
const WORDS: &[&str] = &[
    "table", "figure", "fig.", "tableau", "tabelle", "bild", "example", "exemple", "beispiel", "listing", "equation",
    "表", "图",
];

impl<'t> Walker<'t> {
    pub(super) fn open_table(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let opened = self.open_plain(NodeKind::Table, node, depth);
        if let Some(label) = self.caption.take().filter(|_| matches!(opened.0, Close::Blocks)) {
            let table = self.builder.current();
            self.builder.label_node(table, &label, false);
        }
        opened
    }

    pub(super) fn open_group(&mut self, part: &str, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_rows(&[NodeKind::RowGroup]);
        let opened = self.open_plain(NodeKind::RowGroup, node, depth);
        if matches!(opened.0, Close::Blocks) {
            self.builder.attribute(AttributeKey::GroupRole, part);
        }
        opened
    }

    /// A row. Rows that stand in no group are those of a body, which ends with the table.
    pub(super) fn open_row(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_implied();
        if self.builder.current_kind() == NodeKind::Table {
            self.open(NodeKind::RowGroup, node.span(), false);
            self.builder.attribute(AttributeKey::GroupRole, "body");
        }
        self.open_plain(NodeKind::Row, node, depth)
    }

    pub(super) fn open_cell(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        let opened = self.open_plain(NodeKind::Cell, node, depth);
        if !matches!(opened.0, Close::Blocks) {
            return opened;
        }
        if node.tag() == Tag::Th {
            self.builder.attribute(AttributeKey::CellRole, "header");
        }
        for (name, key) in [("colspan", AttributeKey::ColumnSpan), ("rowspan", AttributeKey::RowSpan)] {
            let count = node.filled(name).and_then(|count| count.parse::<u32>().ok());
            if let Some(count) = count.filter(|count| (2..=1000).contains(count)) {
                self.builder.attribute(key, &count.to_string());
            }
        }
        if let Some(align) = node.filled("align") {
            self.builder.attribute(AttributeKey::Align, &align);
        }
        opened
    }

    /// Ends a group whose rows stood in none, before something else of the table.
    fn end_rows(&mut self, kinds: &[NodeKind]) {
        self.end_implied();
        if kinds.contains(&self.builder.current_kind()) {
            self.close_to(self.builder.depth() - 1);
        }
    }

    /// The title of a table or a figure; a number in it is their label.
    pub(super) fn open_caption(&mut self, node: Node<'t>, depth: usize) -> (Close, usize) {
        self.end_implied();
        let text = self.survey.text(node);
        let holder = self.builder.current();
        let inside = matches!(self.builder.current_kind(), NodeKind::Table | NodeKind::Figure | NodeKind::Example);
        let numbered = numbered(&text);
        let kind = if inside { NodeKind::Caption } else { NodeKind::Paragraph };
        if inside && let Some((label, _)) = numbered {
            self.builder.label_node(holder, label, false);
            self.print_label(label);
        } else if let Some((label, _)) = numbered {
            self.caption = Some(label.into());
        }
        let opened = self.open_plain(kind, node, depth);
        if inside && let Some((_, length)) = numbered {
            self.skip = super::heading::printed(&text[..length]);
        }
        opened
    }
}

/// The number in brackets that a formula ends with.
pub(super) fn formula_number(text: &str) -> Option<&str> {
    let inner = text.trim_end().strip_suffix(')')?;
    let at = inner.rfind('(')?;
    let number = &inner[at + 1..];
    let known =
        number.len() <= 12 && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    (known && number.bytes().any(|byte| byte.is_ascii_digit())).then(|| &text[at..at + number.len() + 2])
}

/// The number that a caption begins with, with its word, and where the title begins.
pub(super) fn numbered(text: &str) -> Option<(&str, usize)> {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    let begins = |word: &&&str| body.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let word = WORDS.iter().filter(begins).max_by_key(|word| word.len())?;
    let rest = &body[word.len()..];
    let blank = rest.len() - rest.trim_start().len();
    let number = &rest[blank..];
    let length = number.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(number.len());
    let bare = number[..length].trim_end_matches(['.', '-']);
    let digits = bare.bytes().any(|byte| byte.is_ascii_digit()) || bare.len() == 1;
    if bare.is_empty() || !digits || (blank == 0 && word.is_ascii()) {
        return None;
    }
    let end = start + word.len() + blank + bare.len();
    let parted = text[end..].trim_start().trim_start_matches([':', '\u{2014}', '\u{2013}', '.', '-']).trim_start();
    Some((&text[start..end], text.len() - parted.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_have_numbers() {
        let split = |text| numbered(text).map(|(label, title): (&'static str, usize)| (label, &text[title..]));
        assert_eq!(split("Table 3: Kites"), Some(("Table 3", "Kites")));
        assert_eq!(split(" Figure A.1 \u{2014} Kites"), Some(("Figure A.1", "Kites")));
        assert_eq!(split("表1 灯笼"), Some(("表1", "灯笼")));
        assert_eq!(split("Table of kites"), None);
        assert_eq!(split("Tables 3"), None);
    }
}
