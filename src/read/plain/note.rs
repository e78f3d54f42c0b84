//! Labels of notes and examples.

use crate::model::{NodeKind, run_in_supplement};

/// The note or example that a line begins as, and how many bytes its label takes.
pub(super) fn note(text: &str) -> Option<(NodeKind, usize)> {
    if !text.starts_with(['N', 'E', 'A', 'B', 'R']) {
        return None;
    }
    if let Some(found) = run_in_supplement(text) {
        return Some(found);
    }
    // The label alone on its line.
    if text.len() > 24 {
        return None;
    }
    let (kind, length) = run_in_supplement(&format!("{text} x"))?;
    (length == text.len() + 1).then_some((kind, text.len()))
}
