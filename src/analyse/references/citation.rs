//! Citations in brackets: `[RFC2119]`, `[1]`, `[1, 2]`, `[3–5]`.

use std::ops::Range;

use super::labels::Labels;
use super::line::{Line, Sort, is_blank};
use crate::model::NodeId;

/// A citation that a list of the document answers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Citation {
    /// The entries, each with its range; a range of entries has its two ends.
    pub(super) entries: Vec<(Range<usize>, NodeId)>,
    /// Of one entry with words after it, as in `[RFC2119, Section 3]`: where the words begin.
    pub(super) rest: Option<usize>,
    /// With both brackets.
    pub(super) range: Range<usize>,
}

/// Longest citation, in bytes.
const LONGEST: usize = 120;

/// Reads the citation whose bracket opens at an offset. `None` where what it holds is in no list.
pub(super) fn read(text: &str, at: usize, labels: &Labels<'_>) -> Option<Citation> {
    let inner = text.as_bytes()[at + 1..].iter().take(LONGEST).position(|b| matches!(b, b']' | b'[' | b'\n'))?;
    let content = &text[at + 1..at + 1 + inner];
    if !text[at + 1 + inner..].starts_with(']') {
        return None;
    }
    let range = at..at + inner + 2;
    if let Some(node) = labels.entry(content.trim_matches(is_blank)) {
        return Some(Citation { entries: vec![(range.clone(), node)], rest: None, range });
    }
    let mut entries = Vec::new();
    for piece in content.split([',', ';', '\u{2013}', '\u{2012}']) {
        let key = piece.trim_matches(is_blank);
        let start = key.as_ptr() as usize - text.as_ptr() as usize;
        match labels.entry(key) {
            Some(node) => entries.push((start..start + key.len(), node)),
            None if key.contains('-') => {
                let (from, to) = key.split_once('-')?;
                let (first, last) = (labels.entry(from)?, labels.entry(to)?);
                entries.push((start..start + from.len(), first));
                entries.push((start + from.len() + 1..start + key.len(), last));
            }
            None if entries.len() == 1 => {
                let whole = entries.pop().map(|(_, node)| (range.clone(), node));
                return Some(Citation { entries: whole.into_iter().collect(), rest: Some(start), range });
            }
            None => return None,
        }
    }
    Some(Citation { entries, rest: None, range })
}

/// Every citation of a line that the markup does not make, for languages whose scan leaves brackets alone. Linear.
pub(super) fn all(line: &Line<'_, '_>) -> Vec<(Range<usize>, NodeId)> {
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'[', line.text.as_bytes()) {
        let known = line.known_at(at + 1).map(|known| line.known[known].what);
        if line.is_covered(at) || !matches!(known, None | Some(Sort::Identifier(_) | Sort::Own)) {
            continue;
        }
        found.extend(read(line.text, at, line.labels).into_iter().flat_map(|cited| cited.entries));
    }
    found
}

/// The number of an entry that a bracket names and no list has.
pub(super) fn missing<'t>(text: &'t str, at: usize, labels: &Labels<'_>) -> Option<(Range<usize>, &'t str)> {
    let digits = text[at + 1..].bytes().take(4).take_while(u8::is_ascii_digit).count();
    let number = &text[at + 1..at + 1 + digits];
    let closed = text[at + 1 + digits..].starts_with(']');
    (digits > 0 && closed && labels.entry(number).is_none()).then_some((at..at + digits + 2, number))
}
