//! Errata of RFCs, and pairs of an old text and a new one.
//!
//! ```text
//! Section 3.2 says:       OLD:
//!   …                       …
//! It should say:          NEW:
//!   …                       …
//! ```

use super::place::Place;
use crate::model::{Document, NodeId, NodeKind, TextRange};

/// An old text and the new one, where they stand in the amendment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: TextRange,
    pub(super) new: TextRange,
}

/// Words at the end of what comes before the old text, and before the new one.
const OLD: &[&str] = &["says:", "old:", "old text:", "original text:", "corrected from:"];
const NEW: &[&str] = &["it should say:", "new:", "new text:", "corrected text:", "should be:"];

/// Words that end the new text.
const END: &[&str] = &["notes:", "old:", "old text:", "original text:", "--verifier"];

/// The pair that begins at a paragraph, and its blocks.
pub(super) fn pair(document: &Document, id: NodeId) -> Option<(Pair, Vec<NodeId>)> {
    if document.node(id).kind != NodeKind::Paragraph || !is_old(line(document, id)?) {
        return None;
    }
    let siblings = document.siblings_behind(id);
    let (mut old, mut new): (Vec<NodeId>, Vec<NodeId>) = (Vec::new(), Vec::new());
    let mut content = Vec::new();
    let mut is_new = false;
    for sibling in siblings {
        let line = line(document, sibling).unwrap_or_default().to_lowercase();
        if !is_new && NEW.contains(&line.as_str()) {
            is_new = true;
            content.push(sibling);
            continue;
        }
        let ends = END.iter().any(|end| line.starts_with(end)) || is_old(&line);
        if ends || document.node(sibling).kind == NodeKind::Clause {
            break;
        }
        if is_new {
            new.push(sibling);
        } else {
            old.push(sibling);
        }
        content.push(sibling);
    }
    let range = |blocks: &[NodeId]| {
        let (first, last) = blocks.first().zip(blocks.last())?;
        Some(TextRange::new(document.node(*first).range.start(), document.node(*last).range.end()))
    };
    Some((Pair { old: range(&old)?, new: range(&new)? }, content))
}

fn is_old(line: &str) -> bool {
    let line = line.to_lowercase();
    OLD.iter().any(|end| line == *end || *end == "says:" && line.ends_with(" says:") && line.len() < 60)
}

/// The place that the line before the old text names.
pub(super) fn heading(document: &Document, id: NodeId) -> Place {
    line(document, id).map(|line| Place::read(line, true)).unwrap_or_default()
}

fn line(document: &Document, id: NodeId) -> Option<&str> {
    let range = document.node(id).range;
    (range.len() < 80).then(|| document.slice(range).trim())
}
