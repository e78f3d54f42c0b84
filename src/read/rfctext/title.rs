//! The shape of titles: how many lines they have, and what no title looks like.

use super::lines::{Layout, Line};

/// The extent of a heading.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Number of its lines.
    pub(super) lines: usize,
    /// True if a block ends with it.
    pub(super) ends: bool,
}

/// Number of lines of a heading whose title begins at a column, and whether a block ends with it. A title goes on where its line is full.
pub(super) fn extent(source: &str, layout: Layout, lines: &[Line], at: usize, title_column: u16) -> Extent {
    let mut count = 1;
    while count < 4 {
        let Some(next) = lines.get(at + count).filter(|l| !l.is_blank() && !l.turned) else { break };
        let before = lines[at + count - 1];
        let aligned = next.column == title_column || next.column > 0 && next.column == lines[at].column;
        let full = !layout.has_room(source, before, *next);
        // Where the text is indented otherwise, what stands below the title goes on it.
        let apart = next.column == title_column && title_column != layout.body;
        if !(aligned && (full || apart) || next.column > title_column) {
            break;
        }
        count += 1;
    }
    if count == 1 && is_underlined(source, lines, at) {
        return Extent { lines: 2, ends: true };
    }
    let ends = lines.get(at + count).is_none_or(|l| l.is_blank() || l.turned);
    if ends { Extent { lines: count, ends } } else { Extent { lines: 1, ends: false } }
}

/// Returns `true` if a line has nothing but a rule: three signs of a kind or more.
pub(super) fn is_rule(text: &str) -> bool {
    let mut signs = text.bytes();
    let first = signs.next().filter(|b| matches!(b, b'-' | b'=' | b'_' | b'~' | b'*'));
    text.len() > 2 && first.is_some_and(|first| signs.all(|b| b == first))
}

/// Returns `true` if a line is underlined: a rule of about its own length stands below it, and blank lines around both.
pub(super) fn is_underlined(source: &str, lines: &[Line], at: usize) -> bool {
    let line = lines[at];
    let Some(rule) = lines.get(at + 1).filter(|rule| is_rule(rule.text(source)) && rule.column == line.column) else {
        return false;
    };
    let above = at == 0 || lines[at - 1].is_blank() || line.turned;
    let below = lines.get(at + 2).is_none_or(|l| l.is_blank() || l.turned);
    let words = line.text(source);
    let length = line.right(source).abs_diff(rule.right(source));
    above && below && length <= 3 && !words.contains("  ") && !is_rule(words)
}

/// `MUST` of `MUST   This word means …`: a short title and text, far from each other on one line.
pub(super) fn run_in(text: &str) -> Option<&str> {
    let at = text.find("   ")?;
    let (title, rest) = (&text[..at], text[at..].trim_start());
    (at <= 40 && rest.len() > 10 && is_title(title) && title.starts_with(|c: char| c.is_uppercase())).then_some(title)
}

/// True if a line may be a title: no sentence, and nothing that only code has.
pub(super) fn is_title(text: &str) -> bool {
    let ends_open = text.ends_with([';', ',', '{', '}', '=', '|', '\\']);
    let sentence = text.ends_with('.') && !text.ends_with("etc.") && !text.ends_with("...") && text.len() > 60;
    !ends_open
        && !sentence
        && !text.contains("..")
        && !text.contains("     ")
        && text.bytes().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii())
}

/// True if a line without a number is made of words, and begins as a title does.
pub(super) fn is_words(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '\'' | '(' | '\u{201c}'));
    let sign = |b: u8| {
        let signs = b"=;{}|<>+*_\\#[]@^";
        signs.contains(&b)
    };
    let words = text.bytes().filter(|b| b.is_ascii_alphabetic() || *b == b' ' || !b.is_ascii()).count();
    begins && !text.ends_with(['.', ':', '?']) && !text.bytes().any(sign) && words * 5 >= text.len() * 4
}

/// True if a line is of capitals.
pub(super) fn is_capitals(text: &str) -> bool {
    let letters = || text.bytes().filter(u8::is_ascii_alphabetic);
    letters().count() >= 5 && letters().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    #[test]
    fn headings_are_underlined() {
        for (source, expected) in [
            ("Paper\n-----\n\n   Paper is thin.", true),
            ("Paper\n=====", true),
            ("Paper  Frames\n-------------\n", false),
            ("Paper\n-------------\n", false),
            ("Paper\n-----\nwhite", false),
            ("thin\nPaper\n-----\n", false),
        ] {
            let lines = cut(source);
            let at = lines.iter().position(|l| l.text(source).starts_with("Paper")).unwrap();
            assert_eq!(is_underlined(source, &lines, at), expected, "{source}");
        }
    }
}
