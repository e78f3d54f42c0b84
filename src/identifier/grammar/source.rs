//! The text of a grammar: its directives, and the rules that it is made of.

/// The value of a directive: `value` of a line `@name value`.
pub(in crate::identifier) fn directive<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let mut lines = text.lines().filter_map(|line| line.strip_prefix('@'));
    lines.find_map(|line| line.split_once(' ').filter(|(known, _)| *known == name).map(|(_, value)| value.trim()))
}

/// The rules of a text: `Name = expression`, which goes on in indented lines.
pub(super) fn rules(text: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut start = None;
    let mut end = 0;
    let mut offset = 0;
    let mut push = |from: usize, to: usize| {
        if let Some((name, body)) = text[from..to].split_once('=') {
            found.push((name.trim(), body));
        }
    };
    for line in text.split_inclusive('\n') {
        let head = !line.starts_with([' ', '\t', '#', '\n', '\r']);
        if head {
            if let Some(from) = start.take() {
                push(from, end);
            }
            start = (line.contains(" = ") && !line.starts_with('@')).then_some(offset);
        }
        offset += line.len();
        if !line.starts_with('#') {
            end = offset;
        }
    }
    if let Some(from) = start {
        push(from, end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_directives_are_told_apart() {
        let text = "# A grammar.\n@begins A\nStart = 'A'\n  / 'B'\n# note\nOther = 'C'\n";
        assert_eq!(directive(text, "begins"), Some("A"));
        assert_eq!(directive(text, "begin"), None);
        let names: Vec<_> = rules(text).iter().map(|(name, body)| (*name, body.trim())).collect();
        assert_eq!(names, [("Start", "'A'\n  / 'B'"), ("Other", "'C'")]);
    }
}
