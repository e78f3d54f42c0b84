//! Matter of an amendment in the kind of the place that it comes to: a row for a row, an item for an item.

use super::edits::Content;
use super::refusal::Refusal;
use super::request::{Object, Where};
use super::words::is_item_label;
use crate::model::{Document, NodeId, NodeKind, TextRange};

/// The kind of what is added, and of what holds several of it.
pub(super) fn member_of(object: Option<Object>) -> Option<(NodeKind, Option<NodeKind>)> {
    match object? {
        Object::Row => Some((NodeKind::Row, Some(NodeKind::Table))),
        Object::Item => Some((NodeKind::ListItem, Some(NodeKind::List))),
        Object::Note => Some((NodeKind::Note, None)),
        Object::Example => Some((NodeKind::Example, None)),
        Object::Text | Object::Title | Object::Cell | Object::Clause | Object::Entry => None,
    }
}

/// What comes in the place of a block, of its kind.
pub(super) fn replacing(
    base: &Document,
    amendment: &Document,
    block: NodeId,
    content: Vec<Content>,
) -> Result<Vec<Content>, Refusal> {
    let kind = base.node(block).kind;
    match kind {
        NodeKind::ListItem | NodeKind::Note | NodeKind::Example | NodeKind::Row => {
            let label = base.label_of(block).map(str::to_owned);
            let mut members = members(amendment, kind, content)?;
            // Without a label of its own it takes that of what it replaces.
            if let (Some(Content::Labelled(_, own, _)), Some(label)) = (members.first_mut(), label)
                && own.is_empty()
            {
                *own = label;
            }
            Ok(members)
        }
        NodeKind::Table | NodeKind::Figure | NodeKind::Formula => {
            let has = |content: &Content| match content {
                Content::Blocks(blocks) => blocks
                    .iter()
                    .any(|&id| amendment.node(id).kind == kind || amendment.of_kind(id, kind).next().is_some()),
                _ => false,
            };
            if content.iter().any(has) { Ok(content) } else { Err(Refusal::Kind { target: kind }) }
        }
        _ => Ok(content),
    }
}

/// What comes beside a block: an item beside an item, a row beside a row, a note beside a note.
pub(super) fn beside(
    base: &Document,
    amendment: &Document,
    block: NodeId,
    where_: Where,
    content: Vec<Content>,
) -> Result<Vec<Content>, Refusal> {
    let kind = base.node(block).kind;
    if !matches!(where_, Where::Before | Where::After) {
        return Ok(content);
    }
    match kind {
        NodeKind::ListItem | NodeKind::Row => members(amendment, kind, content),
        NodeKind::Note | NodeKind::Example => {
            let own = members(amendment, kind, content.clone());
            let labelled = |content: &Content| !matches!(content, Content::Labelled(_, label, _) if label.is_empty());
            Ok(own.ok().filter(|own| own.iter().all(labelled)).unwrap_or(content))
        }
        NodeKind::Definition | NodeKind::Designation | NodeKind::Cell | NodeKind::Caption => Err(Refusal::Beside(kind)),
        NodeKind::Title if where_ == Where::Before => Err(Refusal::Beside(kind)),
        _ => Ok(content),
    }
}

/// The rows, items or notes that content holds; paragraphs become items and notes, with the label that their text begins with.
pub(super) fn members(amendment: &Document, kind: NodeKind, content: Vec<Content>) -> Result<Vec<Content>, Refusal> {
    let mut found = Vec::new();
    for content in content {
        match content {
            Content::Blocks(blocks) => {
                for block in blocks {
                    let own = amendment.node(block).kind;
                    let inside: Vec<NodeId> = if own == kind { vec![block] } else { outermost(amendment, block, kind) };
                    if !inside.is_empty() {
                        found.push(Content::Blocks(inside));
                    } else if own == NodeKind::Paragraph && kind != NodeKind::Row {
                        found.push(labelled(amendment, kind, amendment.node(block).range));
                    } else {
                        return Err(Refusal::Kind { target: kind });
                    }
                }
            }
            Content::Text(range) if kind != NodeKind::Row => found.push(labelled(amendment, kind, range)),
            _ => return Err(Refusal::Kind { target: kind }),
        }
    }
    Ok(found)
}

/// The blocks of a kind in a block that stand in no other of the kind.
fn outermost(document: &Document, block: NodeId, kind: NodeKind) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    for id in document.of_kind(block, kind) {
        if found.last().is_none_or(|last| id.0 >= document.node(*last).end) {
            found.push(id);
        }
    }
    found
}

/// A paragraph as an item or a note: its label stands before its text.
fn labelled(document: &Document, kind: NodeKind, range: TextRange) -> Content {
    let text = document.slice(range);
    let length = match kind {
        NodeKind::ListItem => item_label(text),
        NodeKind::Note => word_label(text, &["NOTE", "Note", "注"]),
        _ => word_label(text, &["EXAMPLE", "Example", "示例", "例"]),
    };
    let rest = text[length..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '—' | '–'));
    let start = range.start() + (text.len() - rest.len()) as u32;
    let start = if length == 0 { range.start() } else { start };
    Content::Labelled(kind, text[..length].trim_end().to_owned(), TextRange::new(start, range.end()))
}

fn item_label(text: &str) -> usize {
    // （二）, without a blank behind it.
    if let Some(inner) = text.strip_prefix('（')
        && let Some(close) = inner.find('）').filter(|close| *close <= 12)
        && crate::script::chinese_number(&inner[..close]).is_some()
    {
        return '（'.len_utf8() + close + '）'.len_utf8();
    }
    let end = text.find(char::is_whitespace).unwrap_or(0);
    let word = &text[..end];
    let dash = matches!(word, "—" | "–" | "-" | "•");
    if is_item_label(word) || dash { end } else { 0 }
}

/// The length of a word with the number behind it: `NOTE 2`, `注1`.
fn word_label(text: &str, words: &[&str]) -> usize {
    let Some(word) = words.iter().find(|word| text.starts_with(**word)) else { return 0 };
    let rest = &text[word.len()..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let digits = rest[blank..].bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        0 if rest.starts_with(|c: char| c.is_alphanumeric()) => 0,
        0 => word.len(),
        digits => word.len() + blank + digits,
    }
}
