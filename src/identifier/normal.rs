//! One form for what print, file names and character recognition give for the same sign in Chinese identifiers.

use std::borrow::Cow;

use crate::script::narrow;

/// The text with full-width letters, digits and signs as ASCII, all dashes as one hyphen, blanks and line ends as one blank, and
/// none around the dots and dashes of a number. Borrowed where nothing changes.
pub(super) fn normal(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let blank = |b: u8| matches!(b, b' ' | b'\n' | b'\r' | b'\t');
    let changes = |pair: &[u8]| {
        blank(pair[0]) && matches!(pair[1], b'.' | b'-' | b' ')
            || matches!(pair[0], b'.' | b'-') && (blank(pair[1]) || pair == b"--")
    };
    if text.is_ascii() && !bytes.iter().any(|b| matches!(b, b'\n' | b'\r' | b'\t')) && !bytes.windows(2).any(changes) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied();
        match c {
            '\u{FF01}'..='\u{FF5E}' => put(narrow(c), &mut out, next),
            '∕' | '⁄' => out.push('/'),
            '⒛' => out.push_str("20"),
            '\u{3000}' | '\u{a0}' | ' ' | '\n' | '\r' | '\t' => put(' ', &mut out, next),
            '—' | '–' | '‒' | '―' | '─' | '‐' | '‑' | '−' | '-' => put('-', &mut out, next),
            // The numeral one, between digits, is a dash that was misread.
            '一' if out.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit()) => {
                out.push('-');
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
