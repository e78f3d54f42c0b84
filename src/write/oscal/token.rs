//! Tokens and UUIDs, as OSCAL's datatypes ask for.

use std::collections::HashMap;

use crate::source::sha256;

/// Ids that were given. Each is a token: a letter or `_` first, then letters, digits, `.`, `-`, `_`.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// With the last number that was put behind each.
    given: HashMap<String, u32>,
}

impl Tokens {
    /// A token like a word that nothing else has.
    pub(super) fn like(&mut self, word: &str) -> String {
        let mut token: String = word.trim().chars().map(|c| if is_inner(c) { c } else { '_' }).collect();
        if !token.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            token.insert_str(0, "c-");
        }
        let mut free = token.clone();
        while self.given.contains_key(&free) {
            let number = self.given.entry(token.clone()).or_insert(1);
            *number += 1;
            free = format!("{token}_{number}");
        }
        self.given.insert(free.clone(), 1);
        free
    }
}

fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_')
}

/// True if a word is a token already.
pub(super) fn is_token(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_') && word.chars().all(is_inner)
}

/// True if a word is a UUID of version 4 or 5 (RFC 9562).
pub(super) fn is_uuid(word: &str) -> bool {
    let groups: Vec<_> = word.split('-').collect();
    let lengths = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12]);
    lengths
        && word.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        && groups[2].starts_with(['4', '5'])
        && groups[3].starts_with(['8', '9', 'a', 'b', 'A', 'B'])
}

/// A UUID that follows from words.
pub(super) fn uuid(words: &str) -> String {
    crate::oscal::label::uuid(&sha256(words.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_free_and_allowed() {
        let mut tokens = Tokens::default();
        let made: Vec<_> =
            ["4.2.1", "4.2.1", "ac-2.1", "Annex A", "第三条", "_x", ""].map(|word| tokens.like(word)).into();
        assert_eq!(made, ["c-4.2.1", "c-4.2.1_2", "ac-2.1", "Annex_A", "第三条", "_x", "c-"]);
        assert!(made.iter().all(|token| is_token(token)));
        assert!(is_uuid(&uuid("lantern")) && !is_uuid("6a1d24a0-0000-1000-8000-000000000001"));
    }
}
