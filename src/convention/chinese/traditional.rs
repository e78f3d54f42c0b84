//! Text in the traditional script is read through its simplified characters, which take the same bytes.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters in the two scripts, pairwise: those of standards, statutes and policy.
const PAIRS: &str = include_str!("data/traditional.txt");

/// The characters that only the traditional script has.
pub(super) fn signs() -> impl Iterator<Item = char> {
    pairs().map(|(traditional, _)| traditional)
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = PAIRS.lines().map(str::trim);
    lines.flat_map(|line| line.chars().step_by(2).zip(line.chars().skip(1).step_by(2)))
}

/// The text with simplified characters. Offsets stay: both of a pair have the same length.
pub(super) fn simplified(text: &str) -> String {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| pairs().collect());
    text.chars().map(|c| if c.is_ascii() { c } else { TABLE.get(&c).copied().unwrap_or(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay() {
        for (traditional, simple) in pairs() {
            assert_eq!(traditional.len_utf8(), simple.len_utf8(), "{traditional}");
            assert_ne!(traditional, simple);
        }
        assert_eq!(simplified("紙燈應當乾燥，abc"), "纸灯应当乾燥，abc");
    }
}
