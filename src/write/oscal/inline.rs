//! A stretch of text with its marks, as mixed content.

use crate::model::{Document, MarkKind, TextRange};
use crate::oscal::{Id, Tree};
use crate::place::Span;

/// Writes a range of the text into an element, with the marks that OSCAL has and that do not cross. Gives how many were left out.
pub(super) fn write(document: &Document, tree: &mut Tree, into: Id, range: TextRange) -> usize {
    let from = document.marks.partition_point(|mark| mark.range.start() < range.start());
    let near = document.marks[from..].iter().take_while(|mark| mark.range.start() < range.end());
    let mut open: Vec<(Id, u32)> = vec![(into, range.end())];
    let mut at = range.start();
    let mut lost = 0;
    let text = |tree: &mut Tree, into: Id, from: u32, to: u32| {
        let words = document.slice(TextRange::new(from, to)).replace('\n', " ");
        tree.add_text(into, &words, 0);
    };
    for mark in near.filter(|mark| !mark.range.is_empty()) {
        let name = match mark.kind {
            MarkKind::Emphasis => "em",
            MarkKind::Strong => "strong",
            MarkKind::Code => "code",
            MarkKind::Subscript => "sub",
            MarkKind::Superscript => "sup",
            MarkKind::Link if mark.value.is_some() => "a",
            MarkKind::Generated | MarkKind::LineBreak => continue,
            _ => {
                lost += 1;
                continue;
            }
        };
        while open.len() > 1 && open.last().is_some_and(|(_, end)| *end <= mark.range.start()) {
            if let Some((id, end)) = open.pop() {
                text(tree, id, at, end);
                at = end;
            }
        }
        let Some(&(outer, end)) = open.last() else { continue };
        if mark.range.end() > end {
            lost += 1;
            continue;
        }
        text(tree, outer, at, mark.range.start());
        at = mark.range.start();
        let id = tree.add(outer, name, Span::default());
        if name == "a" {
            let href = mark.value.as_deref().unwrap_or_default().replace(char::is_whitespace, "%20");
            tree.add_flag(id, "href", &href, Span::default());
        }
        open.push((id, mark.range.end()));
    }
    while let Some((id, end)) = open.pop() {
        text(tree, id, at, end);
        at = end;
    }
    lost
}
