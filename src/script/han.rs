//! The test for Chinese characters.

/// Returns `true` if a character is Chinese: the unified ideographs with their extensions, compatibility ideographs, and 〇.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '〇' | '\u{20000}'..='\u{2FA1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_are_chinese() {
        assert!("灯籠〇\u{20000}".chars().all(is_han));
        assert!(!"a、。ア１".chars().any(is_han));
    }
}
