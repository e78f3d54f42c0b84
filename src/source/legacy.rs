//! Chinese text in the encodings of before UTF-8, where nothing says which.

use encoding_rs::{BIG5, Encoding, GB18030};

/// Number of pairs of bytes that decide.
const ENOUGH: usize = 4;

/// GB18030 or Big5, if the bytes above 0x7F are pairs as those encodings have them; `None` for anything else, such as Latin-1.
///
/// A documented choice, since bytes alone never prove it: characters of GB 2312 have both bytes from 0xA1 on, and all but few
/// characters of real text are among them, while half of the second bytes of Big5 stand below 0x7F. Texts with four pairs or
/// more are judged; nine of ten pairs must fit.
pub(super) fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut pairs, mut gb, mut big5, mut odd) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut at = 0;
    while at < bytes.len() {
        let lead = bytes[at];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let Some(&trail) = bytes.get(at + 1) else { break };
        if !matches!(lead, 0x81..=0xFE) || !matches!(trail, 0x30..=0x39 | 0x40..=0x7E | 0x80..=0xFE) {
            odd += 1;
            at += 1;
            continue;
        }
        pairs += 1;
        // Symbols, punctuation and the two levels of GB 2312.
        gb += usize::from(matches!(lead, 0xA1..=0xA9 | 0xB0..=0xF7) && trail >= 0xA1);
        // Symbols, punctuation and the frequent characters of Big5.
        big5 += usize::from(matches!(lead, 0xA1..=0xC6) && matches!(trail, 0x40..=0x7E | 0xA1..=0xFE));
        at += 2;
    }
    let most = |fit: usize| pairs >= ENOUGH && fit * 10 >= pairs * 9 && odd * 20 <= pairs;
    if most(gb) {
        Some(GB18030)
    } else if most(big5) {
        Some(BIG5)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_told_from_latin() {
        let text = "灯笼骨架应采用竹材，纸面应平整。";
        assert_eq!(guess(&GB18030.encode(text).0), Some(GB18030));
        assert_eq!(guess(&BIG5.encode("燈籠骨架應採用竹材，紙面應平整。").0), Some(BIG5));
        assert_eq!(guess(b"Les lanternes \xe9tait \xe9clair\xe9es \xe0 la nuit, d\xe9j\xe0"), None);
        assert_eq!(guess(b"\xb5\xc6"), None);
        assert_eq!(guess(b""), None);
    }
}
