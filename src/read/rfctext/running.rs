//! Running text: lines of prose are joined to paragraphs.

use super::lines::Line;
use super::open::Blocks;

impl Blocks<'_, '_> {
    /// The lines that go on a text whose first line was written.
    pub(super) fn rest(&mut self, first: Line, lines: &[Line]) {
        let mut before = first;
        for line in lines {
            self.line(*line, Some(before));
            before = *line;
        }
    }

    /// One line of running text, after the line before it.
    pub(super) fn line(&mut self, line: Line, before: Option<Line>) {
        let text = self.text(line);
        if before.is_some_and(|before| !joins(self.text(before), text)) {
            self.builder.text(" ", line.start.saturating_sub(1));
        }
        self.builder.text(text, line.start);
    }
}

/// True if a line goes on the last word of the line before: lines are broken after hyphens and strokes inside words.
pub(in crate::read) fn joins(before: &str, next: &str) -> bool {
    let Some(stem) = before.strip_suffix(['-', '/']) else { return false };
    let inside = |c: char| c.is_alphanumeric() || c == '-';
    if !stem.ends_with(inside) || !next.starts_with(|c: char| c.is_alphanumeric()) {
        return false;
    }
    // A dash between blanks parts words.
    if stem.trim_end_matches('-').ends_with(' ') {
        return false;
    }
    // `four- and six-cornered`: the hyphen stands for what follows later.
    let word = next.split([' ', ',']).next().unwrap_or_default();
    before.ends_with('/')
        || stem.ends_with('-')
        || !matches!(word, "and" | "or" | "to" | "nor" | "but" | "versus" | "and/or")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_after_a_hyphen() {
        for (before, next, joined) in [
            ("an application-", "layer protocol", true),
            ("a request/", "response pair", true),
            ("four-", "and six-cornered", false),
            ("the frame --", "or the paper", false),
            ("the frame--", "or the paper", true),
            ("the frame", "is dry", false),
            ("a -", "b", false),
        ] {
            assert_eq!(joins(before, next), joined, "{before} {next}");
        }
    }
}
