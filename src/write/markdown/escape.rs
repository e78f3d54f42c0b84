//! Text that Markdown takes as text (`CommonMark` 0.31, 2.4; GitHub Flavored Markdown).

/// Adds text to a line, so that no sign of it is markup.
pub(super) fn push(out: &mut String, text: &str) {
    // A number and a stop at the beginning of a line would begin a list: where that stop is.
    let mut stop = None;
    for (at, c) in text.char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        if out.is_empty() || out.ends_with('\n') {
            stop = list_stop(&text[at..]).map(|stop| at + stop);
            if begins_block(&text[at..]) {
                out.push('\\');
            }
        }
        match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => out.push('\\'),
            // Inside a word it is no markup.
            '_' if !(out.ends_with(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)) => out.push('\\'),
            '.' | ')' if stop == Some(at) => out.push('\\'),
            '&' if next.is_some_and(|n| n.is_ascii_alphanumeric() || n == '#') => {
                out.push_str("&amp;");
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
}

/// Returns `true` if the first sign of a line would begin a heading, a quote, a list or a rule.
fn begins_block(line: &str) -> bool {
    matches!(
        line.as_bytes(),
        [b'#' | b'>' | b'=', ..] | [b'-' | b'+'] | [b'-' | b'+', b' ' | b'\n', ..] | [b'-', b'-', ..]
    )
}

/// Byte offset of the full stop after the number that begins a line.
fn list_stop(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut after = line[digits..].bytes();
    let ordered = matches!(after.next(), Some(b'.' | b')')) && after.next().is_none_or(|b| b == b' ' || b == b'\n');
    (ordered && (1..10).contains(&digits)).then_some(digits)
}

/// The longest run of backticks in a text: a fence is longer.
pub(super) fn backticks(text: &str) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Adds the target of a link.
pub(super) fn push_target(out: &mut String, target: &str) {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '(' | ')' | '<' | '>' | '\\' | '|');
    if !target.is_empty() && target.chars().all(plain) {
        out.push_str(target);
        return;
    }
    out.push('<');
    for c in target.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            '\n' | '\r' => out.push_str("%0A"),
            c => out.push(c),
        }
    }
    out.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text);
        out
    }

    #[test]
    fn no_sign_is_markup() {
        for (text, expected) in [
            ("a*b*c", r"a\*b\*c"),
            ("snake_case and _this_", r"snake_case and \_this\_"),
            ("# no heading", r"\# no heading"),
            ("C# is one", "C# is one"),
            ("1. no item", r"1\. no item"),
            ("1.5 mm", "1.5 mm"),
            ("2024) ended", r"2024\) ended"),
            ("- no item", r"\- no item"),
            ("-5 to +5", "-5 to +5"),
            ("---", r"\---"),
            ("<b> & &amp; AT&T", r"\<b> & &amp;amp; AT&amp;T"),
            ("a[1] `x` $5 ~ | \\", r"a\[1\] \`x\` \$5 \~ \| \\"),
            ("灯笼_红_色", "灯笼_红_色"),
            ("", ""),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn targets_are_whole() {
        let mut out = String::new();
        push_target(&mut out, "https://example.com/a_(b) c<d>");
        assert_eq!(out, "<https://example.com/a_(b) c%3Cd%3E>");
        assert_eq!(backticks("a``b`c"), 2);
    }
}
