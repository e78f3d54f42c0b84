//! An entry of a table of contents: leaders, and the number of the page that it leads to.

use super::view::{folded, is_han, is_icon, is_layout};

fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}

/// The characters of a line without blanks and icons.
pub(super) fn printed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_layout(*c) && !is_icon(*c))
}

/// A line without blanks and icons.
pub(super) fn squeezed(text: &str) -> String {
    printed(text).collect()
}

/// Four dots of any kind in a row, blanks between them or not.
pub(super) fn has_leader(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        run = dots(run, c);
        run >= LEADER
    })
}

/// So many dots lead to the number of a page.
pub(super) const LEADER: u32 = 4;

/// How many dots stand in a row, this character and those before it.
#[inline]
fn dots(run: u32, c: char) -> u32 {
    match c {
        '.' | '·' | '．' | '•' | '・' | '‥' | '!' => run + 1,
        '…' | '⋯' => run + 3,
        ' ' | '\u{a0}' => run,
        _ => 0,
    }
}

/// Digits or Roman numerals alone.
pub(super) fn is_page_number(text: &str) -> bool {
    let inner = text.trim_matches([' ', '-', '—', '·', '\u{3000}']);
    // Asked of every line: most are longer.
    if inner.len() > 15 {
        return false;
    }
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ');
    (1..=5).contains(&inner.chars().count())
        && (inner.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) && inner.chars().count() < 5
            || inner.chars().all(roman))
}

/// True if a line is the number of a page by its own signs: `— 3 —`, `第3页`.
pub(super) fn is_page_line(text: &str) -> bool {
    let dashed = text.len() < 24 && text.starts_with(['-', '—', '–', '·']) && text.ends_with(['-', '—', '–', '·']);
    dashed && is_page_number(text) || is_worded_page(text)
}

/// `第3页 共12页`, `第3页`, `3/12页`.
pub(super) fn is_worded_page(text: &str) -> bool {
    let mark = |c: char| {
        matches!(folded(c), '第' | '共' | '页' | '/' | ',' | '，' | '—') || folded(c).is_ascii_digit() || is_layout(c)
    };
    text.len() <= 48
        && text.contains(['页', '頁'])
        && text.chars().all(mark)
        && text.chars().any(|c| folded(c).is_ascii_digit())
}

/// True if a character stands in the number of a page.
pub(super) fn is_page(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'Ⅰ'..='Ⅻ' | 'ⅰ'..='ⅻ' | '０'..='９' | '(' | ')')
}

/// An entry without the articles that its chapter has: `第一章 总则（第一条—第三条）`.
fn without_range(text: &str) -> &str {
    let trimmed = text.trim_end();
    let open = trimmed.rfind(['(', '（']).filter(|_| trimmed.ends_with([')', '）']));
    let is_range = |open: &usize| trimmed[*open..].contains('第') && trimmed[*open..].contains(['条', '條']);
    open.filter(is_range).map_or(text, |open| trimmed[..open].trim_end())
}

/// An entry without blanks, leaders and the number of the page.
pub(super) fn without_page(text: &str) -> String {
    let text = without_range(text);
    let all = squeezed(text);
    let is_dot = |c: char| matches!(c, '.' | '·' | '…' | '．' | '•' | '・' | '‥' | '!' | '⋯');
    let cut = all.trim_end_matches(is_page);
    if cut.ends_with(is_dot) {
        return cut.trim_end_matches(is_dot).to_owned();
    }
    // A blank before the number of the page, and no leader.
    let trimmed = text.trim_end();
    let last = trimmed.rsplit(char::is_whitespace).next().unwrap_or_default();
    let number = last.trim_matches(['(', ')', '（', '）']);
    if last.len() < trimmed.len() && is_page_number(number) && has_han(trimmed) {
        return squeezed(&trimmed[..trimmed.len() - last.len()]);
    }
    all
}
