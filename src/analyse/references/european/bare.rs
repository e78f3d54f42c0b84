//! True if a number without a noun is a reference: by what stands around it.

use super::places::closes;
use super::scan::Scan;
use super::words::among;
use crate::analyse::references::line::{Stands, blanks, is_blank, word, word_before};

impl Scan<'_, '_, '_> {
    /// True if a number is no part of something longer before it: a version, a path, a quantity.
    pub(super) fn is_free(&self, start: usize) -> bool {
        let joins = |c: char| {
            c.is_alphanumeric()
                || matches!(c, '-' | '_' | '/' | '.' | ':' | '#' | '@' | '+' | '±' | '=' | '<' | '>' | '≤' | '≥' | '~')
                || matches!(c, ',' | '$' | '€' | '£' | '*' | '×' | '\u{2212}' | '\u{2013}' | '"' | '\'' | '%' | '&')
        };
        !self.line.text[..start].ends_with(joins)
    }

    /// True if the words around a number make it a reference to the clause that has it.
    pub(super) fn is_said(&self, start: usize, end: usize) -> bool {
        let text = self.line.text;
        let words = self.reader.words;
        let number = &text[start..end];
        // A number of three parts or with a letter is hardly a quantity.
        let clear = number.starts_with(|c: char| c.is_ascii_uppercase()) || number.matches('.').count() > 1;
        let before = text[..start].trim_end_matches(is_blank);
        let from = blanks(text, end);
        let next = word(text, from);
        if self.line.stands == Stands::Column && before.is_empty() {
            return true;
        }
        if from > end && among(words.after, next) {
            return true;
        }
        match before.chars().next_back() {
            Some('(' | '[' | '（' | '［') => {
                let goes_on = among(words.and, next) || among(words.through, next) || among(words.of, next);
                closes(text, end) || closes(text, from) || goes_on || clear && !next.starts_with(char::is_alphabetic)
            }
            None | Some('.' | '!' | '?' | ';') if next.len() > 2 && next.starts_with(char::is_lowercase) => clear,
            // A member of a list that another rule began.
            Some(',' | ';') => self.last + 1 == before.len() && self.last > 0,
            Some(c) if c.is_alphabetic() => {
                let (word, begins) = word_before(text, start);
                let joins = among(words.and, word);
                let continues = text[..begins].trim_end_matches([' ', ',']).len() == self.last && self.last > 0;
                among(words.before, word) && (!joins || continues || clear)
            }
            _ => false,
        }
    }
}
