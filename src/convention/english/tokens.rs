//! A sentence as words and marks of punctuation, with quotations set apart.

use std::cell::Cell;
use std::ops::Range;

use super::bits::{Bits, in_word};
use super::lexicon::{Class, class_at};

/// A word, or a mark of punctuation.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// That of a word is looked up when it is asked for: few words beside a form are.
    class: Cell<Class>,
}

/// The words of a sentence. One is filled again and again, so that a text costs few allocations.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    list: Vec<Token>,
    quotations: Vec<Range<usize>>,
}

/// A sentence that was cut into words.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl Sentence<'_> {
    /// Number of its tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The bytes of the text from one token to another, both included.
    pub(crate) fn bytes(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        let end = self.tokens.get(last).map_or(start, |token| token.end);
        start..end.max(start)
    }

    /// Where a token begins: bytes of the text.
    pub(super) fn start(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).map(|token| token.start)
    }

    /// The class of a token; of none before the first and after the last.
    #[inline]
    pub(in crate::convention) fn class(&self, at: usize) -> Class {
        let Some(token) = self.tokens.get(at) else { return Class::NONE };
        let class = token.class.get();
        if class != Class::UNKNOWN {
            return class;
        }
        let class = class_at(self.text.as_bytes(), token.start, token.end);
        token.class.set(class);
        class
    }

    /// The class of a mark of punctuation or a quotation; of a word, none that these have.
    #[inline]
    pub(super) fn mark(&self, at: usize) -> Class {
        self.tokens.get(at).map_or(Class::NONE, |token| token.class.get())
    }

    /// True if a token is of a class.
    pub(in crate::convention) fn is(&self, at: usize, class: Class) -> bool {
        self.class(at).any(class)
    }

    /// A token as printed; empty beyond the last.
    pub(in crate::convention) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| &self.text[t.start..t.end])
    }

    /// True if a token is an article; `A` inside a sentence is the name of something.
    pub(super) fn is_article(&self, at: usize) -> bool {
        self.is(at, Class::ARTICLE) && (at == 0 || self.word(at) != "A")
    }

    /// True if a sign stands directly behind a token, and no letter behind that.
    pub(super) fn is_followed_by(&self, at: usize, sign: char) -> bool {
        let rest = self.tokens.get(at).map_or("", |token| &self.text[token.end..]);
        rest.strip_prefix(sign).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    }

    /// True if a token is a word, whatever its case.
    pub(super) fn says(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// The token before another, as a number; beyond every token where there is none.
    pub(in crate::convention) fn before(at: usize) -> usize {
        at.wrapping_sub(1)
    }

    /// The token that begins at an offset of the text. Binary search.
    pub(in crate::convention) fn token_at(&self, offset: usize) -> Option<usize> {
        let at = self.tokens.partition_point(|t| t.start < offset);
        (self.tokens.get(at)?.start == offset).then_some(at)
    }

    /// The first token that is none of a class, from one on.
    pub(super) fn skip(&self, mut at: usize, class: Class) -> usize {
        while self.is(at, class) {
            at += 1;
        }
        at
    }
}

impl Tokens {
    /// Cuts a sentence of a text into words; the bits are those of the text. Linear.
    pub(crate) fn cut<'a>(&'a mut self, text: &'a str, bits: &Bits, range: &Range<usize>) -> Sentence<'a> {
        self.cut_until(text, bits, range, range.end)
    }

    /// Cuts the first words of a sentence, up to a place between two of them.
    pub(super) fn cut_until<'a>(
        &'a mut self,
        text: &'a str,
        bits: &Bits,
        range: &Range<usize>,
        until: usize,
    ) -> Sentence<'a> {
        let Self { list, quotations } = self;
        list.clear();
        find_quotations(text, range, quotations);
        let bytes = text.as_bytes();
        let range = range.start..until;
        let plain = bytes[range.clone()].is_ascii();
        let mut quotations = quotations.iter();
        let mut quotation = quotations.next();
        let mut at = range.start;
        while at < range.end {
            if let Some(quoted) = quotation.filter(|q| q.start <= at) {
                quotation = quotations.next();
                if quoted.end > at {
                    list.push(Token { start: at, end: quoted.end, class: Cell::new(Class::QUOTED) });
                    at = quoted.end;
                }
                continue;
            }
            let limit = quotation.map_or(range.end, |q| q.start.min(range.end));
            at = bits.tokens.first(at, limit);
            if at >= limit {
                continue;
            }
            let byte = bytes[at];
            if byte >= 0x80 && at_mark(text, at) {
                let width = text[at..].chars().next().map_or(1, char::len_utf8);
                if text[at..].starts_with(['—', '–']) {
                    list.push(Token { start: at, end: at + width, class: Cell::new(Class::DASH) });
                }
                at += width;
            } else if in_word(byte) && (byte != b'-' || bits.words.has(at + 1)) {
                let end = end_of_word(text, bits, at, limit, plain);
                list.push(Token { start: at, end, class: Cell::new(Class::UNKNOWN) });
                at = end;
            } else {
                let class = match byte {
                    b',' => Class::COMMA,
                    b';' | b'\n' => Class::BREAK,
                    b':' if at + 1 >= range.end || bytes[at + 1].is_ascii_whitespace() => Class::BREAK,
                    b'(' | b'[' => Class::OPEN,
                    b')' | b']' => Class::CLOSE,
                    b'.' | b'!' | b'?' if ends_here(text, at + 1, range.end) => Class::STOP,
                    b'-' => Class::DASH,
                    _ => Class::NONE,
                };
                if class != Class::NONE {
                    list.push(Token { start: at, end: at + 1, class: Cell::new(class) });
                }
                at += 1;
            }
        }
        Sentence { text, tokens: list }
    }
}

/// True if a mark that is beyond ASCII stands here: a dash, a quotation mark, a blank, a bullet.
fn at_mark(text: &str, at: usize) -> bool {
    text.as_bytes()[at] >= 0x80 && text[at..].starts_with(is_mark)
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '—' | '–' | '“' | '”' | '‘' | '«' | '»' | '„' | '•' | '…' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}'
    )
}

/// True if nothing but what closes follows a stop before the next blank.
fn ends_here(text: &str, after: usize, limit: usize) -> bool {
    text[after..limit].chars().next().is_none_or(|c| c.is_whitespace() || !c.is_alphanumeric())
}

/// Where a word ends: a full stop inside is a part of it (`5.2`, `e.g`), a mark beyond ASCII is not. In a `plain` text nothing
/// is beyond ASCII.
#[inline]
fn end_of_word(text: &str, bits: &Bits, start: usize, limit: usize, plain: bool) -> usize {
    let bytes = text.as_bytes();
    let end = bits.words.first_other(start, limit);
    if (plain || bytes[start..end].is_ascii()) && !(end < limit && is_inner_stop(bytes, start, end, limit)) {
        return end.max(start + 1);
    }
    end_of_long_word(text, start, limit)
}

/// True if a full stop goes on with a word.
fn is_inner_stop(bytes: &[u8], start: usize, at: usize, limit: usize) -> bool {
    bytes[at] == b'.' && at + 1 < limit && {
        let (before, after) = (bytes[at - 1], bytes[at + 1]);
        after.is_ascii_digit() || after.is_ascii_alphabetic() && (before.is_ascii_digit() || at < start + 4)
    }
}

fn end_of_long_word(text: &str, start: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < limit {
        let byte = bytes[at];
        if byte < 0x80 {
            if !in_word(byte) && !is_inner_stop(bytes, start, at, limit) {
                break;
            }
            at += 1;
        } else {
            if at_mark(text, at) {
                break;
            }
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    at.max(start + 1)
}

/// The marks that open and close quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quote {
    Curly,
    Angle,
    Straight,
    Single,
    StraightSingle,
    Tick,
}

/// True if a text may hold a quotation: one of the marks, or a byte that begins one.
pub(super) fn may_quote(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'"', b'\'', b'`', bytes).is_some() || memchr::memchr2(0xE2, 0xC2, bytes).is_some()
}

/// The quotations of a sentence, outermost only. A curly quotation that does not close goes on to the end; one that closes
/// without having begun began in a sentence before. Linear: a kind that does not close is looked for once.
fn find_quotations(text: &str, range: &Range<usize>, found: &mut Vec<Range<usize>>) {
    found.clear();
    let part = &text[range.clone()];
    if !may_quote(part) {
        return;
    }
    let quote = |byte: u8| matches!(byte, b'"' | b'\'' | b'`' | 0xE2 | 0xC2);
    let first = part.bytes().position(quote).unwrap_or_default();
    let mut never = [false; 6];
    let mut at = range.start + first;
    while at < range.end {
        let Some(c) = text[at..].chars().next() else { break };
        let after = at + c.len_utf8();
        let before = text[range.start..at].chars().next_back();
        let next = text[after..range.end].chars().next();
        let begins =
            before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '{' | '—' | '–' | '=' | '/' | '*'));
        let goes_on = next.is_some_and(|n| !n.is_whitespace());
        let kind = match c {
            '“' | '„' => Some(Quote::Curly),
            '«' => Some(Quote::Angle),
            '"' if begins && goes_on => Some(Quote::Straight),
            '‘' => Some(Quote::Single),
            '\'' if begins && goes_on => Some(Quote::StraightSingle),
            '`' if goes_on => Some(Quote::Tick),
            '”' if found.is_empty() => {
                found.push(range.start..after);
                None
            }
            _ => None,
        };
        at = after;
        if let Some(kind) = kind.filter(|k| !never[*k as usize]) {
            match closing(text, after, range.end, kind) {
                Some(end) => {
                    found.push(after - c.len_utf8()..end);
                    at = end;
                }
                None if kind == Quote::Curly => {
                    found.push(after - c.len_utf8()..range.end);
                    return;
                }
                None => never[kind as usize] = true,
            }
        }
    }
}

/// Past the mark that closes a quotation.
fn closing(text: &str, from: usize, to: usize, kind: Quote) -> Option<usize> {
    let part = &text[from..to];
    let closer = match kind {
        Quote::Curly => return part.find(['”', '“']).map(|at| from + at + '”'.len_utf8()),
        Quote::Angle => '»',
        Quote::Straight => '"',
        Quote::Single => '’',
        Quote::StraightSingle => '\'',
        Quote::Tick => '`',
    };
    let inner = |after: usize| {
        let letter = part[after..].chars().next().is_some_and(char::is_alphanumeric);
        letter && matches!(kind, Quote::Single | Quote::StraightSingle)
    };
    let mut ends = part.match_indices(closer).map(|(at, mark)| at + mark.len());
    ends.find(|after| !inner(*after)).map(|after| from + after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut tokens = Tokens::default();
        let sentence = tokens.cut(text, &Bits::of(text), &(0..text.len()));
        (0..sentence.tokens.len()).map(|at| sentence.word(at).to_owned()).collect()
    }

    #[test]
    fn quotations_are_one_token() {
        assert_eq!(
            words("The words “shall” and \"must not\" are it's."),
            ["The", "words", "“shall”", "and", "\"must not\"", "are", "it's", "."]
        );
        assert_eq!(words("a 5\" pipe, 5.2 (e.g. x)"), ["a", "5", "pipe", ",", "5.2", "(", "e.g", ".", "x", ")"]);
        assert_eq!(words("shall be.” Then"), ["shall be.”", "Then"]);
        assert_eq!(words("fibre—such"), ["fibre", "—", "such"]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_in_order(text in "[a“”\"'`’‘ —.é5,(]{0,40}") {
            let mut tokens = Tokens::default();
            let sentence = tokens.cut(&text, &Bits::of(&text), &(0..text.len()));
            let mut at = 0;
            for token in sentence.tokens {
                prop_assert!(token.start >= at && token.end > token.start);
                prop_assert!(text.get(token.start..token.end).is_some());
                at = token.end;
            }
        }
    }
}
