//! The language of a text, by the small words that each language has and the others do not.

/// `(language, words)`.
const WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "of", "and", "shall", "is", "this", "that", "for", "are", "be"]),
    ("fr", &["le", "la", "les", "des", "du", "et", "est", "une", "dans", "être"]),
    ("de", &["der", "die", "das", "und", "ist", "des", "den", "dem", "nach", "sind"]),
];

/// Most bytes that are looked at.
const WINDOW: usize = 64 << 10;
/// Least number of small words.
const LEAST: u32 = 5;

/// The language of a text as a BCP 47 tag, where its words leave no doubt. Looks at a bounded part.
pub(super) fn of(text: &str) -> Option<&'static str> {
    let mut end = text.len().min(WINDOW);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut counts = [0_u32; WORDS.len()];
    for word in text[..end].split(|c: char| !c.is_alphabetic()).filter(|word| (2..=5).contains(&word.len())) {
        for (count, (_, words)) in counts.iter_mut().zip(WORDS) {
            *count += u32::from(words.contains(&word));
        }
    }
    let best = (0..counts.len()).max_by_key(|at| counts[*at])?;
    let others = counts.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, count)| *count).max()?;
    (counts[best] >= LEAST && counts[best] > others * 2).then_some(WORDS[best].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_small_words() {
        assert_eq!(of("The kite is made of paper, and the tail of the kite is for the wind."), Some("en"));
        assert_eq!(of("Le cerf-volant est dans la maison, et les fils des cerfs-volants du nord."), Some("fr"));
        assert_eq!(of("Der Drachen ist aus Papier, und die Schnur und das Holz sind nach dem Muster."), Some("de"));
        assert_eq!(of("Kites"), None);
    }
}
