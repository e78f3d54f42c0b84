//! The words behind a number: a title, or a sentence, an item, code.

use super::super::page::{Page, Proposal};
use super::super::title::{is_capitals, is_title};

/// Testimony of the words.
pub(super) fn title(page: &Page<'_, '_>, proposal: &Proposal<'_>) -> i32 {
    let number = &proposal.found.number;
    let dotted = if number.depth() > 1 { 30 } else { 0 };
    if proposal.alone {
        return dotted - 10;
    }
    if proposal.paragraph {
        return dotted + 20;
    }
    let text = proposal.run_in.unwrap_or(proposal.found.title);
    if text.is_empty() {
        // `Appendix A`, with its title below or none.
        return if proposal.extent.ends { 20 } else { -60 };
    }
    let mut weight = dotted;
    if proposal.run_in.is_none() && !is_title(text) {
        weight -= 120;
    }
    if text.starts_with(|c: char| c.is_lowercase()) {
        weight -= 50;
    } else if text.starts_with(|c: char| c.is_alphabetic()) {
        weight += 20;
    }
    if text.ends_with(['.', ':', '?', '!']) {
        weight -= if text.len() > 50 { 60 } else { 20 };
        // An entry of a list of references, or a sentence.
        weight -= if text.contains(", ") { 60 } else { 0 };
    }
    weight += if is_capitals(text) { 20 } else { 0 };
    let full = proposal.extent.lines > 1 || page.lines[proposal.line].right(page.source) + 8 > page.layout.margin;
    if full && text.len() > 60 {
        weight -= 20;
    }
    // A letter alone begins items as well.
    if number.depth() == 1 && number.scheme == crate::outline::Scheme::Annex && !proposal.found.is_worded {
        weight -= 40;
    }
    weight
}
