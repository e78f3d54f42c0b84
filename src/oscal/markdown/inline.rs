//! Marks inside a line: emphasis, code, links, inserts, escapes.

use super::string::Str;
use crate::oscal::{Id, Tree};
use crate::place::Span;

/// The most bytes that an insert or the address of a link takes.
const LONGEST: usize = 2048;

/// A stretch of a line.
#[derive(Clone, Debug)]
enum Token {
    Text(usize, usize),
    /// A delimiter that is text unless it is paired: its range, its element, and the token that it is paired with.
    Mark {
        from: usize,
        to: usize,
        element: &'static str,
        pair: Option<usize>,
    },
    /// The end of a link, with the range of its address.
    Address {
        from: usize,
        to: usize,
        address: (usize, usize),
        pair: Option<usize>,
    },
    Insert {
        from: usize,
        to: usize,
        kind: (usize, usize),
        id: (usize, usize),
    },
    Code {
        from: usize,
        to: usize,
        width: usize,
    },
}

/// Reads a line of Markdown into an element. Linear.
pub(crate) fn line(tree: &mut Tree, into: Id, string: Str<'_>) {
    if string.text.contains(['*', '`', '[', '{', '\\', '^', '~', '_', '&', '<']) {
        read(tree, into, string, 0, string.text.len());
    } else {
        tree.set_pieces(into, string.runs(0, string.text.len()));
    }
}

/// Reads a range of a string into an element.
pub(super) fn read(tree: &mut Tree, into: Id, string: Str<'_>, from: usize, to: usize) {
    let tokens = Scan {
        text: &string.text[..to],
        tokens: Vec::new(),
        at: from,
        plain: from,
        open: Vec::new(),
        no_code: [false; 16],
    }
    .run();
    emit(tree, into, string, &tokens);
}

/// The kind and the id of an insert that a text begins with, as ranges of it, and its length: `{{ insert: param, ac-1_prm_1 }}`, or in
/// milestones and by some tools `{{ ac-1_prm_1 }}`.
fn insert(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>, usize)> {
    let window = &text.as_bytes()[..text.len().min(LONGEST)];
    if !window.starts_with(b"{{") {
        return None;
    }
    let end = memchr::memmem::find(window, b"}}")?;
    let inside = text.get(2..end)?;
    let place = |part: &str| {
        let from = part.as_ptr() as usize - text.as_ptr() as usize;
        from..from + part.len()
    };
    let inside = inside.trim();
    let (kind, id) = match inside.strip_prefix("insert:") {
        Some(rest) => rest.split_once(',').map_or(("", rest), |(kind, id)| (kind.trim(), id)),
        None => inside.split_once(',').map_or((&inside[..0], inside), |(kind, id)| (kind.trim(), id)),
    };
    let id = id.trim();
    let kind = if kind.is_empty() { &inside[..0] } else { kind };
    let token = |part: &str| part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    (!id.is_empty() && token(id) && token(kind)).then(|| (place(kind), place(id), end + 2))
}

struct Scan<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
    /// Where text that is no mark began.
    plain: usize,
    /// Openers that wait: the character that closes them, how many of it, and their token.
    open: Vec<(u8, usize, usize)>,
    /// Widths of code whose end was looked for and not found.
    no_code: [bool; 16],
}

impl Scan<'_> {
    fn run(mut self) -> Vec<Token> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            match bytes[self.at] {
                b'\\' if bytes.get(self.at + 1).is_some_and(u8::is_ascii_punctuation) => self.escape(),
                b'`' => self.code(),
                b'{' => self.insertion(),
                b'*' | b'_' => self.emphasis(bytes[self.at]),
                b'^' => self.script(b'^', "sup"),
                b'~' => self.script(b'~', "sub"),
                b'[' => self.bracket(),
                b']' => self.address(),
                _ => self.at += 1,
            }
        }
        self.flush(bytes.len());
        self.tokens
    }

    /// Text up to here stands by itself.
    fn flush(&mut self, to: usize) {
        if self.plain < to {
            self.tokens.push(Token::Text(self.plain, to));
        }
    }

    fn token(&mut self, token: Token, length: usize) {
        self.flush(self.at);
        self.tokens.push(token);
        self.at += length;
        self.plain = self.at;
    }

    fn escape(&mut self) {
        self.flush(self.at);
        self.plain = self.at + 1;
        self.at += 2;
    }

    fn run_of(&self, byte: u8) -> usize {
        self.text.as_bytes()[self.at..].iter().take_while(|b| **b == byte).count()
    }

    fn code(&mut self) {
        let width = self.run_of(b'`');
        let bytes = self.text.as_bytes();
        if width < self.no_code.len() && !self.no_code[width] {
            let mut at = self.at + width;
            while let Some(found) = memchr::memchr(b'`', &bytes[at..]) {
                let start = at + found;
                let run = bytes[start..].iter().take_while(|b| **b == b'`').count();
                if run == width {
                    let (from, to) = (self.at, start + run);
                    return self.token(Token::Code { from, to, width }, to - from);
                }
                at = start + run;
            }
            self.no_code[width] = true;
        }
        self.at += width;
    }

    fn insertion(&mut self) {
        match insert(&self.text[self.at..]) {
            Some((kind, id, length)) => {
                let at = self.at;
                let place = |range: std::ops::Range<usize>| (at + range.start, at + range.end);
                self.token(Token::Insert { from: at, to: at + length, kind: place(kind), id: place(id) }, length);
            }
            None => self.at += 1,
        }
    }

    /// `*` and `_`, one or two. An underscore inside a word is itself.
    fn emphasis(&mut self, byte: u8) {
        let run = self.run_of(byte);
        let width = run.min(2);
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[self.at + width..].chars().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let (opens, closes) = match byte {
            b'_' => (is_text(after) && !is_word(before), is_text(before) && !is_word(after)),
            _ => (is_text(after), is_text(before)),
        };
        let element = if width == 2 { "strong" } else { "em" };
        self.delimiter(byte, width, element, opens, closes);
    }

    fn script(&mut self, byte: u8, element: &'static str) {
        let is_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let opens = is_text(self.text[self.at + 1..].chars().next());
        let closes = is_text(self.text[..self.at].chars().next_back());
        self.delimiter(byte, 1, element, opens, closes);
    }

    fn delimiter(&mut self, byte: u8, width: usize, element: &'static str, opens: bool, closes: bool) {
        // What waits is few: a kind of mark waits once.
        let opener = self.open.iter().rposition(|(b, w, _)| (*b, *w) == (byte, width));
        let (from, to) = (self.at, self.at + width);
        if let Some(position) = opener.filter(|_| closes) {
            let opened = self.open[position].2;
            self.open.truncate(position);
            self.token(Token::Mark { from, to, element, pair: Some(opened) }, width);
            let last = self.tokens.len() - 1;
            if let Token::Mark { pair, .. } = &mut self.tokens[opened] {
                *pair = Some(last);
            }
        } else if opens && opener.is_none() {
            self.token(Token::Mark { from, to, element, pair: None }, width);
            self.open.push((byte, width, self.tokens.len() - 1));
        } else {
            self.at += width;
        }
    }

    fn bracket(&mut self) {
        let (from, to) = (self.at, self.at + 1);
        self.token(Token::Mark { from, to, element: "a", pair: None }, 1);
        let position = self.open.iter().filter(|(b, ..)| *b == b'[').count();
        // An inner bracket hides the outer one; links do not nest.
        if position < 4 {
            self.open.push((b'[', 1, self.tokens.len() - 1));
        }
    }

    /// `](address)`: closes a link.
    fn address(&mut self) {
        let opener = self.open.iter().rposition(|(b, ..)| *b == b'[');
        let Some(position) = opener else {
            self.at += 1;
            return;
        };
        let opened = self.open[position].2;
        self.open.truncate(position);
        let bytes = self.text.as_bytes();
        let Some(length) =
            (bytes.get(self.at + 1) == Some(&b'(')).then(|| closing(&self.text[self.at + 2..])).flatten()
        else {
            self.at += 1;
            return;
        };
        let inside = &self.text[self.at + 2..self.at + 2 + length];
        let address = inside.split_whitespace().next().unwrap_or_default();
        let start = self.at + 2 + (inside.len() - inside.trim_start().len());
        let to = self.at + 3 + length;
        let token = Token::Address { from: self.at, to, address: (start, start + address.len()), pair: Some(opened) };
        self.token(token, to - self.at);
        let last = self.tokens.len() - 1;
        if let Token::Mark { pair, .. } = &mut self.tokens[opened] {
            *pair = Some(last);
        }
    }
}

/// How long the inside of brackets is, which a text goes on with.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate().take(LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn emit(tree: &mut Tree, into: Id, string: Str<'_>, tokens: &[Token]) {
    let mut open = vec![into];
    let span = |from: usize, to: usize| Span::new(string.place(from), string.place(to.max(1) - 1) + 1);
    for (at, token) in tokens.iter().enumerate() {
        let here = open.last().copied().unwrap_or(into);
        match token {
            Token::Text(from, to) => string.runs(*from, *to).for_each(|(text, place)| tree.add_text(here, text, place)),
            Token::Mark { from, to, element, pair: Some(pair) } if *pair > at => {
                let id = tree.add(here, element, span(*from, *to));
                if let Some(Token::Address { address, .. }) = tokens.get(*pair) {
                    tree.add_flag(id, "href", &string.text[address.0..address.1], span(address.0, address.1));
                }
                open.push(id);
            }
            Token::Mark { to, pair: Some(_), .. } | Token::Address { to, pair: Some(_), .. } => {
                if open.len() > 1 {
                    tree.ends_at(here, span(*to, *to).end());
                    open.pop();
                }
            }
            Token::Mark { from, to, .. } | Token::Address { from, to, .. } => {
                string.runs(*from, *to).for_each(|(text, place)| tree.add_text(here, text, place));
            }
            Token::Insert { from, to, kind, id } => {
                let insert = tree.add(here, "insert", span(*from, *to));
                let kind_of = &string.text[kind.0..kind.1];
                let kind_of = if kind_of.is_empty() { "param" } else { kind_of };
                tree.add_flag(insert, "type", kind_of, span(kind.0, kind.1));
                tree.add_flag(insert, "id-ref", &string.text[id.0..id.1], span(id.0, id.1));
            }
            Token::Code { from, to, width } => {
                let code = tree.add(here, "code", span(*from, *to));
                string.runs(from + width, to - width).for_each(|(text, place)| tree.add_text(code, text, place));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut tree = Tree::default();
        let root = tree.loose("p", Span::default());
        read(&mut tree, root, Str { text, pieces: &[(0, 0)] }, 0, text.len());
        let mut out = String::new();
        for node in tree.at(root).walk().skip(1) {
            if node.is_text() {
                out.push_str(node.value());
            } else if node.is_flag() {
                out.push('=');
                out.push_str(node.value());
            } else {
                ["<", node.name(), ">"].into_iter().for_each(|part| out.push_str(part));
            }
        }
        out
    }

    #[test]
    fn marks_are_paired() {
        for (text, expected) in [
            ("a *b* c", "a <em>b c"),
            ("a ** b * c", "a ** b * c"),
            ("**b *c* d**", "<strong>b <em>c d"),
            ("*a **b* c**", "<em>a **b c**"),
            ("see [RFC [1]](#r) now", "see <a>=#rRFC [1] now"),
            ("[x] (y)", "[x] (y)"),
            ("snake_case_name", "snake_case_name"),
            ("H~2~O x^2^", "H<sub>2O x<sup>2"),
            (r"\*no\* \a", r"*no* \a"),
            ("`a*b*` ``c`d``", "<code>a*b* <code>c`d"),
            ("{{ insert: param, p-1 }} {{p.2}} {{ x y }}", "<insert>=p-1=param <insert>=p.2=param {{ x y }}"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
