//! Heads of annexes: the number, `(informative)` and the title, on one line or on several (ISO/IEC Directives Part 2, 20.4; ITU-T A.1000).

use super::page::{Page, ends_sentence};
use super::title::{bare_title, key};
use crate::model::Bindingness;
use crate::regime::european::declared;

/// Lines that are looked at below the number.
const FAR: usize = 6;
/// Longest title, in bytes.
const LONGEST: usize = 160;

/// The text behind the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Bytes of `(informative)`, and what it says.
    pub(super) declared: Option<(u32, u32, Bindingness)>,
    /// The first line of the title and where the title begins on it.
    pub(super) title: Option<(usize, u32)>,
    /// The line after the head.
    pub(super) end: usize,
}

/// Reads the head of an annex whose number ends on a line, with the rest of that line and the title that the contents list.
pub(super) fn head(page: &Page<'_, '_>, at: usize, rest: &str, listed: Option<&str>) -> Head {
    let mut found = Head { end: at + 1, ..Head::default() };
    let mut line = at;
    let mut rest = rest;
    loop {
        if let Some((length, says)) = declared(rest).filter(|_| found.declared.is_none()) {
            let end = page.lines[line].end - (rest.len() - length) as u32;
            found.declared = Some((end - length as u32, end, says));
            found.end = line + 1;
        }
        let title = bare_title(rest);
        if !title.is_empty() {
            if line > at && !may_be_title(page, line, title, listed) {
                break;
            }
            found.title = Some((line, page.lines[line].end - title.len() as u32));
            found.end = title_end(page, line, title, listed);
            break;
        }
        let Some(next) = (line + 1..page.lines.len().min(at + FAR)).find(|i| page.is_text(*i)) else { break };
        line = next;
        rest = page.text(next);
    }
    // A title may stand before the declaration.
    if found.declared.is_none()
        && let Some(next) = page.next(found.end)
        && let Some((length, says)) = declared(page.text(next)).filter(|(length, _)| *length == page.text(next).len())
    {
        let start = page.lines[next].start;
        found.declared = Some((start, start + length as u32, says));
        found.end = next + 1;
    }
    found
}

fn may_be_title(page: &Page<'_, '_>, at: usize, title: &str, listed: Option<&str>) -> bool {
    if listed.is_some_and(|listed| key(listed).starts_with(&key(title))) {
        return true;
    }
    let numbered = title.starts_with(|c: char| c.is_ascii_digit())
        || title.as_bytes().get(1) == Some(&b'.') && title.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
    let goes_on = page.layout.spaced
        && !page.ends(at)
        && page.lines.get(at + 1).is_some_and(|next| !page.has_room(page.lines[at], *next));
    title.len() <= LONGEST
        && !numbered
        && !goes_on
        && (!ends_sentence(title) || title.len() < 20 && !title.contains(' '))
}

/// The line after a title that begins on a line.
pub(super) fn title_end(page: &Page<'_, '_>, at: usize, title: &str, listed: Option<&str>) -> usize {
    let mut end = at + 1;
    let mut shown = key(title);
    let listed = listed.map(key).unwrap_or_default();
    while end < at + 4 && page.is_text(end) && !page.lines[end].turned {
        let (line, before) = (page.lines[end], page.lines[end - 1]);
        let next = key(page.text(end));
        let goes_on = if listed.starts_with(&shown) && listed.len() > shown.len() {
            listed[shown.len()..].starts_with(&next) || next.starts_with(&listed[shown.len()..])
        } else if !listed.is_empty() {
            false
        } else {
            let whole = page.ends(end) || page.ends(end + 1) && end == at + 1;
            let centred = line.column > 12 && before.column > 12;
            let hangs = line.column > before.column + 1 && end == at + 1;
            page.layout.spaced
                && whole
                && (centred || hangs || !page.has_room(before, line))
                && !ends_sentence(page.text(end))
        };
        if !goes_on {
            break;
        }
        shown.push_str(&next);
        end += 1;
    }
    end
}
