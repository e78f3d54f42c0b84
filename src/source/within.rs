//! Whether a character stands in a text, for texts too short to build a searcher for.

/// Whether a character stands in a text. Linear.
pub(crate) fn holds(text: &str, character: char) -> bool {
    let mut buffer = [0; 4];
    let [first, second, third] = *character.encode_utf8(&mut buffer).as_bytes() else {
        return text.contains(character);
    };
    let bytes = text.as_bytes();
    let (Some(from_second), Some(from_third)) = (bytes.get(1..), bytes.get(2..)) else { return false };
    let mut found = 0;
    // Without a branch for each byte, many are looked at at once.
    for ((a, b), c) in bytes.iter().zip(from_second).zip(from_third) {
        found |= u8::from(*a == first) & u8::from(*b == second) & u8::from(*c == third);
    }
    found != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_any_length_are_found() {
        for (text, character, expected) in [
            ("灯笼", '笼', true),
            ("灯笼", '灯', true),
            ("灯", '笼', false),
            ("", '笼', false),
            ("aé𠀀", '𠀀', true),
            ("aé", 'é', true),
        ] {
            assert_eq!(holds(text, character), expected, "{text} {character}");
        }
    }
}
