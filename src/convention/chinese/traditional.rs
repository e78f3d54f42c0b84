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
    let mut characters = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = characters.next() {
        // 應檢附之文件: 之 stands for 的 before a noun.
        let mut leads = || characters.peek().is_some_and(|next| is_noun_head(*next));
        out.push(match c {
            c if c.is_ascii() => c,
            '之' if leads() => '的',
            c => TABLE.get(&c).copied().unwrap_or(c),
        });
    }
    out
}

/// False for what 之 makes a word or a number with: 之一, 之前, 之間.
fn is_noun_head(next: char) -> bool {
    const OTHERS: &str = "一二三四五六七八九十百前後后間间內内外上下中時时際际日故處处餘余類类於于所以年月至者";
    ('\u{4E00}'..='\u{9FFF}').contains(&next) && !OTHERS.contains(next)
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
