//! Inlines of Markdown: what begins at a place of a line, and how long it is (`CommonMark` 0.31, 6; attribute lists as many processors
//! know them).

use memchr::memchr;

use crate::script::is_han;
use crate::source::prefix;

/// Greatest length of an inline, in bytes: anything longer is text.
const WINDOW: usize = 4096;

/// The construct that begins at a place. Lengths are in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inline<'t> {
    /// `**`, which begins or ends strong text.
    Strong,
    /// `__text__` around Chinese characters or a number; elsewhere low lines belong to names.
    StrongText { text: &'t str },
    /// A backslash that only says that the next character is no markup.
    Escape,
    /// `[text](target)`.
    Link { text: &'t str },
    /// `![alternative](target)`.
    Image { alternative: &'t str, target: &'t str },
    /// A span of code without its backticks.
    Code { text: &'t str },
    /// A formula between dollars, as it stands.
    Formula,
    /// A formula that is a mere number, `$3.1$` or `$\mathbf{3.1}$`: its digits.
    Number { text: &'t str },
    /// An attribute list at the end of a line, `{align=center}`.
    Attributes,
}

/// The bytes that an inline may begin with.
pub(crate) fn may_begin(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'\\' | b'[' | b'!' | b'`' | b'$' | b'{')
}

/// The inline that a text begins with, and its length. Looks no further than the end of the line, but for a displayed formula.
pub(crate) fn inline(text: &str) -> Option<(Inline<'_>, usize)> {
    let window = prefix(text, WINDOW);
    let line = &window[..memchr(b'\n', window.as_bytes()).unwrap_or(window.len())];
    match *line.as_bytes().first()? {
        b'*' => strong(line),
        b'_' => low_lines(line),
        b'\\' => line.as_bytes().get(1).is_some_and(u8::is_ascii_punctuation).then_some((Inline::Escape, 1)),
        b'[' => link(line).map(|(text, _, length)| (Inline::Link { text }, length)),
        b'!' => {
            link(&line[1..]).map(|(alternative, target, length)| (Inline::Image { alternative, target }, length + 1))
        }
        b'`' => code(line),
        b'$' => formula(text, line),
        b'{' => attributes(line),
        _ => None,
    }
}

fn strong(line: &str) -> Option<(Inline<'_>, usize)> {
    let stars = line.bytes().take_while(|byte| *byte == b'*').count();
    matches!(stars, 2 | 3).then_some((Inline::Strong, stars))
}

fn low_lines(line: &str) -> Option<(Inline<'_>, usize)> {
    let rest = line.strip_prefix("__")?;
    let begins = |c: char| c.is_ascii_digit() || is_han(c);
    let end = rest.find("__").filter(|_| rest.starts_with(begins))?;
    Some((Inline::StrongText { text: &rest[..end] }, end + 4))
}

/// `[text](target)`: text, target and length.
fn link(line: &str) -> Option<(&str, &str, usize)> {
    let inner = line.strip_prefix('[')?;
    let close = inner.find([']', '['])?;
    let target = inner[close..].strip_prefix("](")?;
    let end = target.find(')')?;
    Some((&inner[..close], target[..end].split(' ').next().unwrap_or_default(), 1 + close + 2 + end + 1))
}

fn code(line: &str) -> Option<(Inline<'_>, usize)> {
    let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
    let rest = &line[ticks..];
    let end = rest.find(&line[..ticks])?;
    Some((Inline::Code { text: &rest[..end] }, 2 * ticks + end))
}

fn formula<'t>(text: &'t str, line: &'t str) -> Option<(Inline<'t>, usize)> {
    if let Some(rest) = text.strip_prefix("$$") {
        // A displayed formula may go on over lines.
        return prefix(rest, WINDOW).find("$$").map(|end| (Inline::Formula, end + 4));
    }
    let inner = &line[1..];
    let end = inner.find('$').filter(|end| *end > 0)?;
    let content = inner[..end].trim();
    let bare = ["\\mathbf", "\\mathrm", "\\text", "\\textbf"]
        .iter()
        .find_map(|command| content.strip_prefix(command)?.trim_start().strip_prefix('{')?.strip_suffix('}'));
    let bare = bare.unwrap_or(content).trim();
    let is_number =
        bare.starts_with(|c: char| c.is_ascii_digit()) && bare.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let found = if is_number { Inline::Number { text: bare } } else { Inline::Formula };
    Some((found, end + 2))
}

/// `{align=center}`, `{#id}`, `{.class}` with nothing behind it on its line.
fn attributes(line: &str) -> Option<(Inline<'_>, usize)> {
    let end = line.find('}')?;
    let inner = line[1..end].trim();
    let is_list = inner.starts_with(['#', '.', ':']) || inner.contains('=');
    let ends = line[end + 1..].trim().is_empty();
    (is_list && ends && inner.is_ascii() && !inner.contains(['{', '\\', '(', '<', '$']))
        .then_some((Inline::Attributes, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_inline_has_its_length() {
        assert_eq!(inline("**灯**"), Some((Inline::Strong, 2)));
        assert_eq!(inline("__3.1__ 灯"), Some((Inline::StrongText { text: "3.1" }, 7)));
        assert_eq!(inline("__init__"), None);
        assert_eq!(inline("\\* 灯"), Some((Inline::Escape, 1)));
        assert_eq!(inline("[灯](#a \"笼\") 笼"), Some((Inline::Link { text: "灯" }, "[灯](#a \"笼\")".len())));
        assert_eq!(inline("![](a.png)"), Some((Inline::Image { alternative: "", target: "a.png" }, 10)));
        assert_eq!(inline("`a*b` c"), Some((Inline::Code { text: "a*b" }, 5)));
        assert_eq!(inline("$3.1$ 灯"), Some((Inline::Number { text: "3.1" }, 5)));
        assert_eq!(inline("$\\mathbf{4}$"), Some((Inline::Number { text: "4" }, 12)));
        assert_eq!(inline("$a_1$"), Some((Inline::Formula, 5)));
        assert_eq!(inline("{align=center}"), Some((Inline::Attributes, 14)));
        for text in ["*灯*", "[1] 灯", "[灯]", "{灯}", "{a=1} 灯", "$5", "! 灯", "****"] {
            assert_eq!(inline(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut_at_characters(text in "(\\*|\\[|\\]|\\(|\\)|!|`|\\$|\\{|\\}|=|#|\\\\|灯|3|\\.|\n){0,24}") {
            if let Some((_, length)) = inline(&text) {
                proptest::prop_assert!(length > 0 && text.is_char_boundary(length));
            }
        }
    }
}
