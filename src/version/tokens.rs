//! The words of a document. References inside it are made neutral: a number that only follows a renumbering is no change.

use super::hash::Fnv;
use crate::model::{Document, ReferenceData, ReferenceKind, TargetData, TextRange};
use crate::script::narrow;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word, or one character of a script without spaces.
    Word,
    Number,
    /// A mark of punctuation or a sign.
    Mark,
    /// A reference inside the document, whatever it prints.
    Reference,
}

/// A word, number, sign or reference.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The same for upper and lower case, full and half width.
    pub(super) key: u64,
    /// The same only for the same characters.
    pub(super) exact: u64,
    pub(super) kind: TokenKind,
}

impl Token {
    pub(super) const fn range(&self) -> TextRange {
        TextRange::new(self.start, self.end)
    }

    /// True if it says something, other than punctuation.
    pub(super) fn speaks(&self) -> bool {
        self.kind != TokenKind::Mark
    }
}

/// All tokens of a document in the order of its text.
#[derive(Debug)]
pub(super) struct Tokens {
    all: Vec<Token>,
}

impl Tokens {
    /// Linear in the text.
    pub(super) fn of(document: &Document) -> Self {
        let text = document.text();
        let mut all = Vec::with_capacity(text.len() / 5);
        let mut neutral: Vec<&ReferenceData> =
            document.references.iter().filter(|r| !r.range.is_empty() && is_neutral(r)).collect();
        neutral.sort_by_key(|r| (r.range.start(), std::cmp::Reverse(r.range.end())));
        let mut at = 0;
        for reference in neutral {
            let range = reference.range;
            if range.start() < at {
                continue;
            }
            tokenise(text, at as usize..range.start() as usize, &mut |token| all.push(token));
            at = range.end();
            if reference.kind == ReferenceKind::Term {
                // A term is a word of the sentence; only its number follows.
                tokenise(text, range.as_usize(), &mut |token| {
                    let number = token.kind == TokenKind::Number;
                    all.push(if number { neutral_token(token.range(), ReferenceKind::Term) } else { token });
                });
            } else {
                all.push(neutral_token(range, reference.kind));
            }
        }
        tokenise(text, at as usize..text.len(), &mut |token| all.push(token));
        Self { all }
    }

    /// The tokens that begin in a range.
    pub(super) fn within(&self, range: TextRange) -> &[Token] {
        let from = self.all.partition_point(|t| t.start < range.start());
        let to = from + self.all[from..].partition_point(|t| t.start < range.end());
        &self.all[from..to]
    }
}

/// True if what a reference prints follows from where its target stands.
fn is_neutral(reference: &ReferenceData) -> bool {
    match &reference.target {
        TargetData::Node(_) => true,
        TargetData::Unresolved(_) => {
            !matches!(reference.kind, ReferenceKind::Document | ReferenceKind::Uri | ReferenceKind::Bibliography)
        }
        _ => false,
    }
}

fn neutral_token(range: TextRange, kind: ReferenceKind) -> Token {
    let key = Fnv::new().byte(0).text(kind.name()).finish();
    Token { start: range.start(), end: range.end(), key, exact: key, kind: TokenKind::Reference }
}

/// True if a character is a word of its own: scripts that put no spaces between words.
pub(super) fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x2FFF | 0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Brings a character into the one form in which editions are compared.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => narrow(c).to_ascii_lowercase(),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{3002}' => '.',
        '\u{3001}' => ',',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

/// Gives the tokens of a stretch of text, in order. Linear.
pub(super) fn tokenise(text: &str, range: std::ops::Range<usize>, sink: &mut dyn FnMut(Token)) {
    let Some(part) = text.get(range.clone()) else { return };
    let mut chars = part.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}') {
            continue;
        }
        let mut end = at + c.len_utf8();
        let (mut key, mut exact) = (Fnv::new().char(fold(c)), Fnv::new().char(c));
        let kind = if stands_alone(c) {
            TokenKind::Word
        } else if c.is_alphanumeric() {
            let mut kind = if c.is_numeric() { TokenKind::Number } else { TokenKind::Word };
            while let Some(&(next, d)) = chars.peek() {
                // 4.2.1 and 2,5 are one number.
                let joins = matches!(d, '.' | ',')
                    && kind == TokenKind::Number
                    && part[next + 1..].starts_with(|e: char| e.is_ascii_digit());
                if !(joins || d.is_alphanumeric() && !stands_alone(d)) {
                    break;
                }
                if d.is_alphabetic() {
                    kind = TokenKind::Word;
                }
                key = key.char(fold(d));
                exact = exact.char(d);
                end = next + d.len_utf8();
                chars.next();
            }
            kind
        } else {
            TokenKind::Mark
        };
        let place = |offset: usize| (range.start + offset) as u32;
        sink(Token { start: place(at), end: place(end), key: key.finish(), exact: exact.finish(), kind });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        tokenise(text, 0..text.len(), &mut |t| found.push(&text[t.range().as_usize()]));
        found
    }

    #[test]
    fn words_numbers_and_signs() {
        assert_eq!(words("At most 2.5 mm, see 4.2.1."), ["At", "most", "2.5", "mm", ",", "see", "4.2.1", "."]);
        assert_eq!(words("纸厚≥0.1mm。"), ["纸", "厚", "≥", "0.1mm", "。"]);
        assert_eq!(words(" \u{a0}\n"), [""; 0]);
    }

    #[test]
    fn width_and_case_do_not_matter() {
        let keys = |text: &str| {
            let mut found = Vec::new();
            tokenise(text, 0..text.len(), &mut |t| found.push(t.key));
            found
        };
        assert_eq!(keys("ＧＢ／Ｔ １，"), keys("gb/t 1,"));
        assert_eq!(keys("“A” – b"), keys("\"a\" - B"));
    }
}
