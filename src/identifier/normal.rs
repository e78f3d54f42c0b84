//! One form for what print, file names and character recognition give for the same sign in Chinese identifiers.

use std::borrow::Cow;

/// Whether a text begins like a Chinese identifier, so that it is worth bringing into one form.
pub(super) fn may_be_chinese(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c))
}

/// The text with full-width letters, digits and signs as ASCII, all dashes as one hyphen, blanks and line ends as one blank, and
/// none around the dots and dashes of a number. Borrowed where nothing changes.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    let plain = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | '0'..='9' | '/' | '.' | ':' | '(' | ')' | ',' | '_');
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        match c {
            '\u{FF01}'..='\u{FF5E}' => put(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c), &mut out, next),
            '∕' | '⁄' => out.push('/'),
            '⒛' => out.push_str("20"),
            '\u{3000}' | '\u{a0}' | ' ' | '\n' | '\r' | '\t' => put(' ', &mut out, next),
            '—' | '–' | '‒' | '―' | '─' | '‐' | '‑' | '−' | '-' => put('-', &mut out, next),
            // The numeral one, between digits, is a dash that was misread.
            '一' if out.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit()) => {
                out.push('-')
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Adds a sign, without blanks around dots and dashes and without doubling dashes.
fn put(c: char, out: &mut String, next: Option<char>) {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    match c {
        ' ' => {
            let after_dot = out.ends_with('.') && digit(next);
            let before_dot = matches!(next, Some('.' | '．')) && digit(out.chars().next_back());
            let by_dash =
                out.ends_with('-') || next.is_some_and(|n| matches!(n, '—' | '–' | '-' | '－' | '―' | '─' | '‐'));
            if !out.ends_with(' ') && !after_dot && !before_dot && !by_dash {
                out.push(' ');
            }
        }
        '-' if out.ends_with('-') => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_become_one_form() {
        for (given, expected) in [
            ("ＧＢ１０７６５—２０２１", "GB10765-2021"),
            ("GB/T1.\n1—2020", "GB/T1.1-2020"),
            ("GB 55001 - 2021", "GB 55001-2021"),
            ("T/CAS290----2017", "T/CAS290-2017"),
            ("GB/T 1032一2022", "GB/T 1032-2022"),
            ("GM/T0009-⒛12", "GM/T0009-2012"),
        ] {
            assert_eq!(normal(given), expected);
        }
    }
}
