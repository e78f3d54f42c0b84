//! A place in the words of an instruction.

use super::super::names::Names;
use super::super::words::{Which, address_of, is_item_label, letters, ordinal_of};
use super::words::{labelled_kind, role_of};
use crate::model::{ClauseKind, NodeKind};

/// A part of a clause that has a label: a note, an item, a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::version::consolidate) struct Labelled {
    pub(in crate::version::consolidate) kind: NodeKind,
    /// Its number or letter; none where there is only one.
    pub(in crate::version::consolidate) number: Option<String>,
}

/// A place, as an instruction names it. What is not named is taken from the heading that the instruction stands under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word that an instruction may name, in any combination")]
pub(in crate::version::consolidate) struct Place {
    pub(in crate::version::consolidate) clause: Option<String>,
    pub(in crate::version::consolidate) kind: Option<ClauseKind>,
    pub(in crate::version::consolidate) paragraphs: Option<(Which, Which)>,
    pub(in crate::version::consolidate) sentence: Option<Which>,
    pub(in crate::version::consolidate) labelled: Vec<Labelled>,
    /// The title of the clause, or the caption of the table or figure.
    pub(in crate::version::consolidate) title: bool,
    /// The definition of a term entry.
    pub(in crate::version::consolidate) definition: bool,
    /// The term of a term entry.
    pub(in crate::version::consolidate) designation: bool,
    /// The row of a table, by its order.
    pub(in crate::version::consolidate) row: Option<Which>,
    /// A row, column or cell that the words name, and do not say which.
    pub(in crate::version::consolidate) in_table: bool,
    /// The row, column and cell that quotations name.
    pub(in crate::version::consolidate) names: Names,
    /// Further clauses that the words name beside the first.
    pub(in crate::version::consolidate) others: Vec<String>,
}

impl Place {
    pub(in crate::version::consolidate) fn names_something(&self) -> bool {
        *self != Self::default()
    }

    /// True if a block of a clause, or a part of one, is named.
    fn names_part(&self) -> bool {
        self.paragraphs.is_some()
            || !self.labelled.is_empty()
            || self.title
            || self.definition
            || self.designation
            || self.row.is_some()
            || !self.names.is_empty()
    }

    /// This place, with what it leaves open taken from the place around it.
    pub(in crate::version::consolidate) fn inside(mut self, outer: &Self) -> Self {
        if self.clause.is_some() || self.kind.is_some() {
            return self;
        }
        self.clause.clone_from(&outer.clause);
        self.kind = outer.kind;
        let in_outer_table = outer.labelled.iter().any(|own| own.kind == NodeKind::Table);
        let table = self.labelled.iter().any(|own| own.kind == NodeKind::Table);
        if !self.names_part() {
            let (sentence, in_table) = (self.sentence, self.in_table);
            self = outer.clone();
            self.sentence = sentence.or(outer.sentence);
            self.in_table |= in_table;
        } else if in_outer_table && !table && (self.row.is_some() || !self.names.is_empty()) {
            // A row of the table that stands before it.
            self.labelled.extend(outer.labelled.iter().cloned());
            self.names.complete(&outer.names);
        }
        self
    }

    /// This place with the row, column and cell that quotations name.
    pub(in crate::version::consolidate) fn with_names(mut self, names: &Names) -> Self {
        if !names.is_empty() {
            self.names = names.clone();
            self.in_table = false;
        }
        self
    }

    /// Reads the places that a text names, such as `5.2, second paragraph` or 第五条第二款. Quoted words are blanked beforehand.
    pub(in crate::version::consolidate) fn read(text: &str, is_heading: bool) -> Self {
        let mut place = Self::default();
        let words = letters(text);
        let mut at = 0;
        while at < words.len() {
            at += place.read_word(&words, at, is_heading);
        }
        place.read_chinese(text);
        place
    }

    /// Reads a word with the number that goes with it. Gives how many words that are.
    fn read_word(&mut self, words: &[&str], at: usize, is_heading: bool) -> usize {
        let word = words[at].trim_matches(|c: char| matches!(c, ',' | ':' | '.' | ';'));
        // An article that is written with its word: l'article.
        let word =
            word.split_once(['\'', '’']).map_or(word, |(before, rest)| if before.len() == 1 { rest } else { word });
        let next = words.get(at + 1).map(|w| w.trim_end_matches(['.', ':', ',', ';'])).unwrap_or_default();
        let bare = next.trim_end_matches(')').trim_start_matches('(');
        match role_of(word) {
            Some("clause" | "entry" | "term") if address_of(next).is_some() => {
                self.name_clause(address_of(next).unwrap_or_default());
                return 2;
            }
            Some("term") => {
                // The term of 3.1, not the term entry, nor terms and definitions.
                let entry = role_of(next) == Some("entry");
                let one = !matches!(word.to_lowercase().as_str(), "terms" | "termes" | "begriffe");
                self.designation |= one && !entry && !is_heading;
            }
            Some("introduction") if is_heading => self.kind = Some(ClauseKind::Introduction),
            Some("foreword") => self.kind = Some(ClauseKind::Foreword),
            Some("bibliography") if is_heading => self.kind = Some(ClauseKind::Bibliography),
            Some("title") => self.title = true,
            Some("definition") => self.definition = true,
            Some("row") => self.count("row", words, at, next),
            Some("column" | "cell") => self.in_table = true,
            Some(role @ ("paragraph" | "sentence")) => self.count(role, words, at, next),
            Some(role) => {
                if let Some(kind) = labelled_kind(role) {
                    return self.label(kind, bare);
                }
            }
            None if is_item_label(word) => {
                let number = word.trim_matches(['(', ')']).to_owned();
                self.labelled.push(Labelled { kind: NodeKind::ListItem, number: Some(number) });
            }
            None => {
                if let Some(address) = address_of(word).filter(|a| a.contains('.') && !a.ends_with('.')) {
                    self.name_clause(address.to_uppercase());
                }
            }
        }
        1
    }

    pub(super) fn name_clause(&mut self, address: String) {
        match &self.clause {
            None => self.clause = Some(address),
            Some(known) if *known == address => {}
            Some(_) => self.others.push(address),
        }
    }

    /// A note, item, table … with its number, where one follows. Gives how many words that are.
    fn label(&mut self, kind: NodeKind, next: &str) -> usize {
        let digit = next.len() <= 6
            && next
                .chars()
                .next()
                .is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase() && address_of(next).is_some());
        let numbered = digit || kind == NodeKind::ListItem && (next.len() == 1 || is_item_label(&format!("{next})")));
        if numbered || self.labelled.iter().all(|own| own.kind != kind) {
            self.labelled.push(Labelled { kind, number: numbered.then(|| next.to_owned()) });
        }
        if numbered { 2 } else { 1 }
    }

    /// Paragraphs, a sentence or a row: the ordinal stands before the word, or a number after it.
    fn count(&mut self, role: &str, words: &[&str], at: usize, next: &str) {
        let before: Vec<Which> = words[..at]
            .iter()
            .rev()
            .map_while(|w| {
                ordinal_of(w).map(Some).or(matches!(*w, "to" | "and" | "à" | "et" | "bis" | "und").then_some(None))
            })
            .flatten()
            .collect();
        let after = next.parse().ok().map(Which::Number);
        let (first, last) = (before.last().copied().or(after), before.first().copied().or(after));
        match (role, first.zip(last)) {
            ("sentence", Some((first, _))) => self.sentence = Some(first),
            ("row", Some((first, last))) if first == last => self.row = Some(first),
            ("row", _) => self.in_table = true,
            (_, Some(both)) => self.paragraphs = Some(both),
            _ => {}
        }
    }
}
