//! Tags and text of a page, one token after another. Each byte is looked at a bounded number of times.

use memchr::{memchr, memmem};

use super::arena::Attribute;
use super::tag::Tag;

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text up to a place.
    Text,
    /// A start tag; whether it ends in `/>`.
    Start(Tag, bool),
    End(Tag),
    /// Text in which no sign has a meaning, and where it stands.
    Verbatim(usize, usize),
    /// A comment, a document type, an instruction: nothing that is shown.
    Nothing,
    /// The rest of the page, which something that is never closed swallows.
    Swallowed(&'static str),
}

/// Reads tokens.
#[derive(Debug)]
pub(super) struct Scanner<'s> {
    pub(super) source: &'s str,
    /// Where the next token begins.
    pub(super) at: usize,
    /// The attributes of the last start tag.
    pub(super) attributes: Vec<Attribute>,
}

impl<'s> Scanner<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0, attributes: Vec::new() }
    }

    fn bytes(&self) -> &'s [u8] {
        self.source.as_bytes()
    }

    /// The next token, and where it begins. `foreign`: inside a drawing or a formula.
    pub(super) fn next(&mut self, foreign: bool) -> Option<(Token, usize)> {
        let start = self.at;
        let bytes = self.bytes();
        if start >= bytes.len() {
            return None;
        }
        if bytes[start] == b'<'
            && let Some(token) = self.markup(start, foreign)
        {
            return Some((token, start));
        }
        // A `<` that begins no tag is text.
        let mut from = start + usize::from(bytes[start] == b'<');
        loop {
            from = memchr(b'<', &bytes[from..]).map_or(bytes.len(), |at| from + at);
            match bytes.get(from + 1) {
                Some(next) if next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?') => break,
                Some(_) => from += 1,
                None => {
                    from = bytes.len();
                    break;
                }
            }
        }
        self.at = from;
        Some((Token::Text, start))
    }

    fn markup(&mut self, start: usize, foreign: bool) -> Option<Token> {
        let bytes = self.bytes();
        match bytes.get(start + 1)? {
            b'!' => Some(self.declaration(start, foreign)),
            b'?' => Some(self.up_to(start + 2, b">", Token::Nothing)),
            b'/' => match bytes.get(start + 2) {
                Some(byte) if byte.is_ascii_alphabetic() => {
                    let tag = self.name(start + 2);
                    Some(self.tag(Token::End(tag)))
                }
                Some(_) => Some(self.up_to(start + 2, b">", Token::Nothing)),
                None => None,
            },
            byte if byte.is_ascii_alphabetic() => {
                let tag = self.name(start + 1);
                Some(self.tag(Token::Start(tag, false)))
            }
            _ => None,
        }
    }

    fn declaration(&mut self, start: usize, foreign: bool) -> Token {
        let rest = &self.bytes()[start..];
        if rest.starts_with(b"<!-->") || rest.starts_with(b"<!--->") {
            self.at = start + rest.iter().position(|byte| *byte == b'>').map_or(rest.len(), |at| at + 1);
            return Token::Nothing;
        }
        if rest.starts_with(b"<!--") {
            return self.up_to(start + 4, b"-->", Token::Swallowed("a comment that is never closed"));
        }
        if foreign && rest.starts_with(b"<![CDATA[") {
            let token = self.up_to(start + 9, b"]]>", Token::Nothing);
            let closed = self.source[..self.at].ends_with("]]>");
            let end = self.at - if closed { 3 } else { 0 };
            return if end > start + 9 { Token::Verbatim(start + 9, end) } else { token };
        }
        self.up_to(start + 2, b">", Token::Nothing)
    }

    /// Goes behind a sign; where there is none, to the end.
    fn up_to(&mut self, from: usize, sign: &[u8], without: Token) -> Token {
        match memmem::find(&self.bytes()[from..], sign) {
            Some(at) => {
                self.at = from + at + sign.len();
                Token::Nothing
            }
            None => {
                self.at = self.source.len();
                without
            }
        }
    }

    /// Reads the name of a tag.
    fn name(&mut self, start: usize) -> Tag {
        let bytes = self.bytes();
        let mut end = start;
        while end < bytes.len() && !is_space(bytes[end]) && !matches!(bytes[end], b'/' | b'>') {
            end += 1;
        }
        self.at = end;
        let name = &self.source[start..end];
        Tag::of(name.rsplit(':').next().unwrap_or(name))
    }

    /// Reads attributes up to the end of a tag.
    fn tag(&mut self, token: Token) -> Token {
        self.attributes.clear();
        let bytes = self.bytes();
        let mut at = self.at;
        loop {
            while at < bytes.len() && (is_space(bytes[at]) || bytes[at] == b'/') {
                at += 1;
            }
            if at >= bytes.len() {
                self.at = at;
                return Token::Swallowed("a tag that is never closed");
            }
            if bytes[at] == b'>' {
                self.at = at + 1;
                let closes = at > 0 && bytes[at - 1] == b'/';
                return if let Token::Start(tag, _) = token { Token::Start(tag, closes) } else { token };
            }
            at = self.attribute(at);
        }
    }

    /// Reads an attribute; gives the place behind it.
    fn attribute(&mut self, start: usize) -> usize {
        let bytes = self.bytes();
        // A `=` may begin a name.
        let mut end = start + 1;
        while end < bytes.len() && !is_space(bytes[end]) && !matches!(bytes[end], b'/' | b'>' | b'=') {
            end += 1;
        }
        let name = (start as u32, end as u32);
        let mut at = end;
        while at < bytes.len() && is_space(bytes[at]) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'=') {
            self.attributes.push(Attribute { name, value: (end as u32, end as u32) });
            return end;
        }
        at += 1;
        while at < bytes.len() && is_space(bytes[at]) {
            at += 1;
        }
        let (from, to, behind) = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let close = memchr(*quote, &bytes[at + 1..]).map_or(bytes.len(), |length| at + 1 + length);
                (at + 1, close, (close + 1).min(bytes.len()))
            }
            _ => {
                let mut close = at;
                while close < bytes.len() && !is_space(bytes[close]) && bytes[close] != b'>' {
                    close += 1;
                }
                (at, close, close)
            }
        };
        self.attributes.push(Attribute { name, value: (from.min(to) as u32, to as u32) });
        behind
    }

    /// Where the contents of an element end whose contents are text, and where its end tag ends. `None` where it is never closed.
    pub(super) fn raw(&mut self, tag: Tag) -> Option<(usize, usize)> {
        let bytes = self.bytes();
        let name = tag.name().as_bytes();
        let mut from = self.at;
        loop {
            let at = from + memmem::find(&bytes[from..], b"</")?;
            let behind = at + 2 + name.len();
            let named = bytes.get(at + 2..behind).is_some_and(|found| found.eq_ignore_ascii_case(name));
            let ends = bytes.get(behind).is_none_or(|byte| is_space(*byte) || matches!(byte, b'/' | b'>'));
            if named && ends {
                let close = memchr(b'>', &bytes[behind.min(bytes.len())..]).map_or(bytes.len(), |n| behind + n + 1);
                return Some((at, close));
            }
            from = at + 2;
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}
