//! The one grammar engine: parsing expressions that read an identifier, print its canonical form and note its fields in one pass.
//!
//! A family's grammar is text (`families/*.txt`), compiled on first use. Choices are ordered and repetition never gives back, so
//! that time is linear in the identifier. An expression prints what it reads, unless it says otherwise.
//!
//! | written | meaning |
//! |---|---|
//! | `'text'` | these characters; `~'text'` in any case of ASCII letters |
//! | `[A-Z_]`, `[^)]`, `.` | a character of a class, not of it, any |
//! | `a b`, `a / b` | one after the other; the first that fits. A choice of texts only tries the longest first |
//! | `a?`, `a*`, `a+`, `a{2}`, `a{1,3}` | optional, repeated, so many times |
//! | `&a`, `!a`, `$` | what follows is, is not; the end |
//! | `field:a` | notes the range of what `a`, with its count, prints as a field |
//! | `a > 'text'` | reads `a`, prints the text |
//! | `{text}` | reads nothing, prints the text |
//! | `^a` | reads `a`, prints it in upper case |
//! | `#1(a)`, `{#1}` | reads `a` and keeps it without printing; prints what was kept |
//! | `Name = a` | a rule; the first is where reading begins |
//! | `@begins A-Z` | a directive: what the grammar may begin with, so that it need not be compiled to know |
//! | `@two-digit-years-until 1999` | a directive: the latest year that the publishers write with two digits |
//!
//! Digits that are read outside of every field are kept as `rest`: no digit of an identifier is lost.

mod compile;
mod error;
mod field;
mod first;
mod run;
mod source;

pub(super) use compile::compile;
pub(super) use field::Field;
pub(super) use first::First;
pub(super) use run::{Capture, Parsed};
pub(super) use source::directive;

/// A compiled grammar.
#[derive(Debug)]
pub(super) struct Grammar {
    nodes: Vec<Node>,
    start: NodeRef,
}

type NodeRef = u32;

/// A class of characters.
#[derive(Debug, Default)]
struct Class {
    negated: bool,
    ascii: u128,
    ranges: Vec<(char, char)>,
}

impl Class {
    /// The class that is written between brackets.
    fn from_text(text: &str) -> Self {
        let mut class = Self { negated: text.starts_with('^'), ..Self::default() };
        let signs: Vec<char> = text.trim_start_matches('^').chars().collect();
        let mut at = 0;
        while at < signs.len() {
            let from = signs[at];
            let to = if signs.get(at + 1) == Some(&'-') && at + 2 < signs.len() { signs[at + 2] } else { from };
            at += if to == from { 1 } else { 3 };
            for code in from as u32..=(to as u32).min(127) {
                class.ascii |= 1 << code;
            }
            if !to.is_ascii() {
                class.ranges.push((from, to));
            }
        }
        class
    }

    fn has(&self, c: char) -> bool {
        let inside = if c.is_ascii() {
            self.ascii >> (c as u32) & 1 == 1
        } else {
            self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&c))
        };
        inside != self.negated
    }
}

#[derive(Debug)]
enum Node {
    Text(Box<str>),
    AnyCase(Box<str>),
    Class(Class),
    End,
    Sequence(Box<[NodeRef]>),
    Choice(Box<[(First, NodeRef)]>),
    /// At least, at most.
    Repeat(NodeRef, u16, u16),
    Ahead(NodeRef),
    NotAhead(NodeRef),
    Field(Field, NodeRef),
    Replace(NodeRef, Box<str>),
    Print(Box<str>),
    Upper(NodeRef),
    Keep(u8, NodeRef),
    Recall(u8),
}
