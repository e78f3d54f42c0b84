//! Full-width forms, which are other shapes of ASCII characters (Unicode, Halfwidth and Fullwidth Forms).

/// The ASCII character that a full-width form stands for; others are what they are.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_are_ascii() {
        let narrowed: String = "Ａ．１（ｚ～灯，".chars().map(narrow).collect();
        assert_eq!(narrowed, "A.1(z~灯,");
    }
}
