//! What a word of two characters mostly is: a verb, a verb that is a name of what is done as well, an adverb.
//!
//! The rules ask it where a list of their own could only hold the words that somebody thought of.

use std::sync::LazyLock;

use crate::script::trie::Trie;

const DATA: &str = include_str!("data/verbs.txt");

/// The part of speech of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    Verb,
    /// A verb that is a name of what is done as well: 检查.
    Name,
    Adverb,
}

/// Whole characters that are verbs.
struct Lexicon {
    words: Trie<Speech>,
    single: Vec<char>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (mut words, mut single, mut section) = (Vec::new(), Vec::new(), "");
    for line in DATA.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("= ") {
            section = name;
            continue;
        }
        let speech = match section {
            "verb" => Speech::Verb,
            "name" => Speech::Name,
            "adverb" => Speech::Adverb,
            _ => {
                single.extend(line.chars());
                continue;
            }
        };
        let mut characters = line.chars();
        if let Some(first) = characters.next() {
            words.extend(characters.map(|second| ([first, second], speech)));
        }
    }
    single.sort_unstable();
    Lexicon { words: Trie::new(words), single }
});

/// The word of two characters that a text begins with.
pub(super) fn begins(text: &str) -> Option<Speech> {
    LEXICON.words.at(text, 0).map(|(_, speech)| speech)
}

/// The word of two characters that a text ends with.
pub(super) fn ends(text: &str) -> Option<Speech> {
    let (at, _) = text.char_indices().rev().nth(1)?;
    begins(&text[at..])
}

/// True if a text ends with a verb, or with a name of what is done.
pub(super) fn ends_with_verb(text: &str) -> bool {
    matches!(ends(text), Some(Speech::Verb | Speech::Name))
}

/// True if a text begins with a verb, or with a name of what is done.
pub(super) fn begins_with_verb(text: &str) -> bool {
    matches!(begins(text), Some(Speech::Verb | Speech::Name))
}

/// True if a character is a verb alone.
pub(super) fn is_single(c: char) -> bool {
    LEXICON.single.binary_search(&c).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_a_part_of_speech() {
        assert_eq!(begins("销毁灯笼"), Some(Speech::Verb));
        assert_eq!(ends("灯笼检查"), Some(Speech::Name));
        assert_eq!(begins("迅速"), Some(Speech::Adverb));
        assert_eq!((begins("灯笼"), ends("灯"), ends("")), (None, None, None));
        assert!(is_single('倒') && !is_single('灯'));
        assert!(ends_with_verb("依法检验") && begins_with_verb("采购灯笼"));
    }
}
