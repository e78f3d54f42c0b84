//! The verbs of editing instructions, as data.

use std::sync::LazyLock;

/// What an instruction asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Replace,
    Delete,
    Add,
    Relabel,
    Move,
}

/// A verb in a text: what it asks for, its words, and where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) action: Action,
    pub(super) words: &'static str,
    pub(super) start: usize,
    pub(super) is_chinese: bool,
    /// In German the verb stands at the end.
    pub(super) is_german: bool,
}

impl Verb {
    pub(super) fn end(self) -> usize {
        self.start + self.words.len()
    }
}

struct Row {
    words: &'static str,
    action: Action,
    language: &'static str,
}

/// `language TAB words TAB action`, the longest words first.
static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<_> = include_str!("verbs.tsv").lines().filter_map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
    rows
});

fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.split('\t');
    let (language, words, action) = (fields.next()?, fields.next()?, fields.next()?);
    let action = match action {
        "replace" => Action::Replace,
        "delete" => Action::Delete,
        "add" => Action::Add,
        "relabel" => Action::Relabel,
        "move" => Action::Move,
        _ => return None,
    };
    Some(Row { words, action, language })
}

/// The verb at an offset of a text in lower case.
pub(super) fn verb_at(lower: &str, at: usize) -> Option<Verb> {
    let rest = lower.get(at..)?;
    let inside = lower[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    ROWS.iter()
        .filter(|row| row.language == "zh" || !inside)
        .find(|row| {
            let after = rest.strip_prefix(row.words);
            after.is_some_and(|after| {
                row.language == "zh" || !after.starts_with(|c: char| c.is_alphanumeric() || c == '-')
            })
        })
        .map(|row| Verb {
            action: row.action,
            words: row.words,
            start: at,
            is_chinese: row.language == "zh",
            is_german: row.language == "de",
        })
}

/// The first verb of a text in lower case. A gerund behind *by* tells what *amend* and its like mean: amend 5.2 by deleting …
pub(super) fn first_verb(lower: &str) -> Option<Verb> {
    let mut all = lower.char_indices().filter_map(|(at, _)| verb_at(lower, at));
    let first = all.next()?;
    let gerund = all.find(|verb| verb.words.ends_with("ing") && lower[..verb.start].ends_with("by "));
    Some(gerund.unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_found_as_whole_words() {
        let verb = |text: &str| first_verb(&text.to_lowercase()).map(|verb| (verb.action, verb.words));
        for (text, action, words) in [
            ("Replace the text of 5.2 with", Action::Replace, "replace"),
            ("In 5.1,          shall read", Action::Replace, "shall read"),
            ("Amend 5.2 by deleting the note", Action::Delete, "deleting"),
            ("Strike out the second sentence", Action::Delete, "strike out"),
            ("Supprimer le deuxième alinéa", Action::Delete, "supprimer"),
            ("In 4.1 die Anmerkung streichen", Action::Delete, "streichen"),
            ("将5.2中的      更正为", Action::Replace, "更正为"),
        ] {
            assert_eq!(verb(text), Some((action, words)), "{text}");
        }
        assert_eq!(verb("the address of the additive"), None);
        assert!(include_str!("verbs.tsv").lines().filter(|l| !l.starts_with('#')).all(|l| row(l).is_some()));
    }
}
