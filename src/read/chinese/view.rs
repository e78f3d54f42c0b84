//! The normalising view: a text as it is recognised, with the way back to the text as it is stored.
//!
//! What extraction and type-setting do to text is undone here and nowhere else: full-width letters and digits, blanks of layout,
//! line breaks inside numbers and words, the many dashes, pinyin behind characters, traditional characters. The text itself is never
//! changed; every character of a view knows where it stands.

use std::sync::LazyLock;

pub(super) use crate::script::is_han;
use crate::script::narrow;

/// What each character of the main block of Chinese is compared as; looked up for every character of a view.
struct Fold {
    /// A bit for each: whether it is compared as another. Few are, and the bits of all stay at hand.
    changes: Vec<u64>,
    table: Vec<char>,
}

static FOLD: LazyLock<Fold> = LazyLock::new(|| {
    let mut table: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    let mut changes = vec![0; table.len().div_ceil(64)];
    let rows = include_str!("fold.tsv").lines().filter(|line| !line.starts_with('#'));
    for (from, to) in rows.filter_map(|line| line.split_once('\t')) {
        let (Some(from), Some(to)) = (from.chars().next(), to.chars().next()) else { continue };
        let at = (from as u32).wrapping_sub(FIRST) as usize;
        if let Some(place) = table.get_mut(at) {
            *place = to;
            changes[at / 64] |= 1 << (at % 64);
        }
    }
    Fold { changes, table }
});

impl Fold {
    /// A character of the main block as it is compared.
    #[inline]
    fn of(&self, c: char) -> char {
        let at = (c as u32).wrapping_sub(FIRST) as usize;
        let changes = self.changes.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1);
        if changes { self.table.get(at).copied().unwrap_or(c) } else { c }
    }
}

/// The main block of Chinese characters.
const MAIN_FIRST: char = '\u{4E00}';
const MAIN_LAST: char = '\u{9FFF}';
const FIRST: u32 = MAIN_FIRST as u32;
const LAST: u32 = MAIN_LAST as u32;

/// A stretch of text as it is recognised.
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    pub(super) chars: Vec<char>,
    /// Where each character begins, and at last where the stretch ends.
    pub(super) at: Vec<u32>,
    /// True if the view ends before the stretch does.
    pub(super) cut: bool,
}

impl View {
    /// Looks at no more than `most` characters of a stretch that begins at `base`.
    pub(super) fn fill(&mut self, text: &str, base: u32, most: usize, glossed: bool) {
        self.chars.clear();
        self.at.clear();
        self.cut = false;
        let room = most.min(text.len()) + 1;
        self.chars.reserve(room);
        self.at.reserve(room);
        let fold = &*FOLD;
        let bytes = text.as_bytes();
        let mut offset = 0;
        while offset < bytes.len() {
            if self.chars.len() >= most {
                self.cut = true;
                self.at.push(base + offset as u32);
                return;
            }
            // Nearly every character is one of the main block of Chinese, or ASCII.
            if let Some(&[first @ 0xE4..=0xE9, second, third]) = bytes.get(offset..offset + 3) {
                let c = u32::from(first & 0xF) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
                if let Some(c @ MAIN_FIRST..=MAIN_LAST) = char::from_u32(c) {
                    self.push(fold.of(c), base + offset as u32);
                    offset += 3;
                    continue;
                }
            }
            if bytes[offset..].starts_with(b"**") {
                offset += 2;
                continue;
            }
            if let c @ (b'!'..=b'\'' | b')'..=b'~') = bytes[offset] {
                self.push(char::from(c), base + offset as u32);
                offset += 1;
                continue;
            }
            let Some(c) = text[offset..].chars().next() else { break };
            let start = offset;
            offset += c.len_utf8();
            if is_layout(c) {
                self.blank(c, base + start as u32);
                continue;
            }
            if c == '('
                && self.chars.last().is_some_and(|last| is_han(*last))
                && let Some(end) = is_gloss(text, start, glossed)
            {
                offset = end;
                continue;
            }
            // The dot of a number as some fonts have it, in the private-use area.
            let in_number = || {
                let next = text[offset..].chars().next().map(folded);
                self.chars.last().is_some_and(char::is_ascii_alphanumeric) && next.is_some_and(|c| c.is_ascii_digit())
            };
            let c = if is_icon(c) && in_number() { '.' } else { folded(c) };
            self.push(c, base + start as u32);
        }
        self.at.push(base + text.len() as u32);
    }

    /// White space is one blank; inside a number and between characters of Chinese a line break is none.
    fn blank(&mut self, c: char, at: u32) {
        let last = self.chars.last().copied();
        let number_goes_on = c == '\n' && last == Some('.');
        let after_han = c == '\n' && last.is_some_and(is_han);
        if !number_goes_on && !after_han && last.is_some_and(|last| last != ' ') {
            self.push(' ', at);
        }
    }

    fn push(&mut self, c: char, at: u32) {
        self.chars.push(c);
        self.at.push(at);
    }

    /// The place in the text of a position in the view.
    pub(super) fn place(&self, position: usize) -> u32 {
        self.at.get(position).or(self.at.last()).copied().unwrap_or_default()
    }
}

/// A character as it is compared.
pub(super) fn folded(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => narrow(c),
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2015}' | '\u{2500}' | '\u{FE58}' | '\u{2212}' => '—',
        MAIN_FIRST..=MAIN_LAST => FOLD.of(c),
        c => c,
    }
}

/// A text without pinyin behind its characters, and with single blanks: what a fact of the metadata says.
pub(super) fn without_glosses(text: &str, glossed: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut skip_to = 0;
    for (offset, c) in text.char_indices() {
        if offset < skip_to {
            continue;
        }
        if c == '('
            && out.ends_with(is_han)
            && let Some(end) = is_gloss(text, offset, glossed)
        {
            skip_to = end;
            continue;
        }
        if is_layout(c) {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out
}

/// Where the pinyin that begins with the bracket at `open` ends: `(guó)`, 1 to 7 letters. Where a text is not known to be glossed,
/// one of them has a tone mark.
pub(super) fn is_gloss(text: &str, open: usize, glossed: bool) -> Option<usize> {
    let rest = text.get(open + 1..)?;
    let (mut letters, mut toned) = (0, false);
    for (offset, c) in rest.char_indices() {
        match c {
            'a'..='z' => {}
            'ā' | 'á' | 'ǎ' | 'à' | 'ē' | 'é' | 'ě' | 'è' | 'ī' | 'í' | 'ǐ' | 'ì' | 'ō' | 'ó' | 'ǒ' | 'ò' | 'ū'
            | 'ú' | 'ǔ' | 'ù' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' | 'ń' | 'ň' | 'ǹ' => toned = true,
            ')' if letters > 0 && (toned || glossed) => return Some(open + 1 + offset + 1),
            _ => return None,
        }
        letters += 1;
        if letters > 7 {
            return None;
        }
    }
    None
}

/// Glyphs of icon fonts, which web pages put behind their headings.
pub(super) fn is_icon(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}')
}

/// White space of any script, and what stands for none.
pub(super) fn is_layout(c: char) -> bool {
    if matches!(c, '!'..='~' | '\u{3001}'..='\u{FEFE}' | '\u{FF00}'..) {
        return false;
    }
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{200C}' | '\u{200D}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(text: &str) -> String {
        let mut view = View::default();
        view.fill(text, 0, 100, false);
        assert_eq!(view.at.len(), view.chars.len() + 1);
        view.chars.iter().collect()
    }

    #[test]
    fn what_extraction_did_is_undone() {
        assert_eq!(view("５．\n１　灯笼"), "5.1 灯笼");
        assert_eq!(view("前\n言"), "前言");
        assert_eq!(view("第一條(tiáo) 燈籠"), "第一条 燈籠");
        assert_eq!(view("函数f(x)"), "函数f(x)");
        assert_eq!(view("a–b―c"), "a—b—c");
    }

    #[test]
    fn places_lead_back() {
        let mut view = View::default();
        view.fill("國(guó)家", 10, 100, false);
        assert_eq!((view.place(0), view.place(1), view.place(2)), (10, 19, 22));
        view.fill("灯笼灯笼", 0, 2, false);
        assert!(view.cut);
        assert_eq!(view.place(2), 6);
    }

    #[test]
    fn glosses_are_left_out_of_facts() {
        assert_eq!(without_glosses("國(guó)標(biāo)委 發(fā)", false), "國標委 發");
        assert_eq!(without_glosses("我们(men)", false), "我们(men)");
        assert_eq!(without_glosses("我们(men)", true), "我们");
    }
}
