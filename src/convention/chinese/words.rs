//! Looking words up at the edges of a text.

/// True if a text begins with one of some words.
pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// True if a text ends with one of some words.
pub(super) fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}

/// As much of a clause as its kind is decided by, so that one without end costs no more than a long one.
pub(super) fn beginning(words: &str) -> &str {
    let mut until = words.len().min(400);
    while !words.is_char_boundary(until) {
        until -= 1;
    }
    &words[..until]
}
