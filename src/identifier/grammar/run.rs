//! Parsed an identifier with a grammar.

use super::{Field, Grammar, Node, NodeRef};

/// A field: which, and its range in what was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Capture {
    pub(crate) field: Field,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// Marks an offset in what is hidden, until that stands after what is printed.
const HIDDEN: u32 = 1 << 31;

/// What reading fills: one for many attempts, so that each costs no memory of its own.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// The canonical form, then what fields hold that it does not.
    pub(crate) text: String,
    /// Bytes of the canonical form.
    pub(crate) canonical: usize,
    /// Fields, in the order in which they ended.
    pub(crate) captures: Vec<Capture>,
    /// What fields hold that is not printed.
    hidden: String,
}

/// What is done with what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Printing,
    /// It is not printed, but its fields are kept.
    Dropping,
    /// It is only looked at.
    Looking,
}

struct Machine<'a> {
    grammar: &'a Grammar,
    input: &'a str,
    at: usize,
    /// The furthest that reading came: where an error is.
    furthest: usize,
    into: &'a mut Parsed,
    kept: [(usize, usize); 10],
    mode: Mode,
    /// Whether the identifier stands in running text: it ends where a word does, and nothing is taken as it is.
    running: bool,
}

impl Grammar {
    /// Whether an identifier of this grammar may begin with a byte.
    pub(crate) fn may_begin(&self, byte: u8) -> bool {
        self.first.fits(Some(byte))
    }

    /// Reads the beginning of a text. Gives how many bytes were read, or the furthest offset that fits where none is read.
    pub(crate) fn read(&self, input: &str, running: bool, into: &mut Parsed) -> Result<usize, usize> {
        into.text.clear();
        into.captures.clear();
        into.hidden.clear();
        let mut machine = Machine {
            grammar: self,
            input,
            at: 0,
            furthest: 0,
            into,
            kept: [(0, 0); 10],
            mode: Mode::Printing,
            running,
        };
        if !machine.step(self.start) {
            return Err(machine.furthest);
        }
        let length = machine.at;
        into.canonical = into.text.len();
        if !into.hidden.is_empty() {
            into.text.push_str(&into.hidden);
            for capture in into.captures.iter_mut().filter(|c| c.start & HIDDEN != 0) {
                capture.start = (capture.start & !HIDDEN) + into.canonical as u32;
                capture.end = (capture.end & !HIDDEN) + into.canonical as u32;
            }
        }
        Ok(length)
    }
}

impl Machine<'_> {
    fn print(&mut self, text: &str) {
        if self.mode == Mode::Printing {
            self.into.text.push_str(text);
        }
    }

    fn advance(&mut self, length: usize) {
        let from = self.at;
        self.at += length;
        self.furthest = self.furthest.max(self.at);
        if self.mode == Mode::Printing {
            self.into.text.push_str(&self.input[from..self.at]);
        }
    }

    /// Reads one expression. On failure everything is as before.
    fn step(&mut self, node: NodeRef) -> bool {
        let grammar = self.grammar;
        let rest = &self.input[self.at..];
        match &grammar.nodes[node as usize] {
            Node::Text(text) => {
                let fits = rest.as_bytes().starts_with(text.as_bytes());
                if fits {
                    self.advance(text.len());
                }
                fits
            }
            Node::AnyCase(text) => {
                let fits = rest.get(..text.len()).is_some_and(|head| head.eq_ignore_ascii_case(text));
                if fits {
                    self.advance(text.len());
                }
                fits
            }
            Node::Class(class) => match rest.chars().next() {
                Some(c) if class.has(c) => {
                    self.advance(c.len_utf8());
                    true
                }
                _ => false,
            },
            Node::End => rest.is_empty() || self.running && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()),
            Node::Sequence(items) => {
                let mark = self.mark();
                let fits = items.iter().all(|item| self.step(*item));
                if !fits {
                    self.back(mark);
                }
                fits
            }
            Node::Choice(items) => {
                let next = rest.as_bytes().first().copied();
                items.iter().any(|(first, item)| first.fits(next) && self.step(*item))
            }
            Node::Repeat(item, least, most) => {
                let mark = self.mark();
                let mut count = 0;
                while count < *most {
                    let before = self.at;
                    if !self.step(*item) {
                        break;
                    }
                    count += 1;
                    if self.at == before {
                        break;
                    }
                }
                let fits = count >= *least;
                if !fits {
                    self.back(mark);
                }
                fits
            }
            Node::Ahead(item) => self.look(*item),
            Node::NotAhead(item) => !self.look(*item),
            Node::Field(Field::Rest, _) if self.running => false,
            Node::Field(field, item) => {
                let (start, from) = (self.into.text.len(), self.at);
                let fits = self.step(*item);
                if fits && self.mode != Mode::Looking {
                    self.note(*field, start, from);
                }
                fits
            }
            Node::Replace(item, text) => {
                let fits = self.quietly(*item);
                if fits {
                    self.print(text);
                }
                fits
            }
            Node::Print(text) => {
                self.print(text);
                true
            }
            Node::Upper(item) => {
                let start = self.at;
                let fits = self.quietly(*item);
                if fits {
                    let upper = self.input[start..self.at].to_uppercase();
                    self.print(&upper);
                }
                fits
            }
            Node::Keep(register, item) => {
                let start = self.at;
                let fits = self.quietly(*item);
                if fits {
                    self.kept[usize::from(*register) % 10] = (start, self.at);
                }
                fits
            }
            Node::Recall(register) => {
                let (start, end) = self.kept[usize::from(*register) % 10];
                if self.mode == Mode::Printing {
                    self.into.text.push_str(&self.input[start..end]);
                }
                true
            }
        }
    }

    /// Notes a field: in what was printed, or, where it was not printed, in what is hidden after that.
    fn note(&mut self, field: Field, start: usize, from: usize) {
        let printed = self.into.text.len() > start;
        let (start, end) = if printed || self.at == from {
            (start as u32, self.into.text.len() as u32)
        } else {
            let start = self.into.hidden.len() as u32 | HIDDEN;
            self.into.hidden.push_str(&self.input[from..self.at]);
            (start, self.into.hidden.len() as u32 | HIDDEN)
        };
        self.into.captures.push(Capture { field, start, end });
    }

    fn quietly(&mut self, item: NodeRef) -> bool {
        let before = self.mode;
        if before == Mode::Printing {
            self.mode = Mode::Dropping;
        }
        let fits = self.step(item);
        self.mode = before;
        fits
    }

    fn look(&mut self, item: NodeRef) -> bool {
        let at = self.at;
        let before = std::mem::replace(&mut self.mode, Mode::Looking);
        let fits = self.step(item);
        self.mode = before;
        self.at = at;
        fits
    }

    fn mark(&self) -> (usize, usize, usize) {
        (self.at, self.into.text.len(), self.into.captures.len())
    }

    fn back(&mut self, (at, out, captures): (usize, usize, usize)) {
        self.at = at;
        self.into.text.truncate(out);
        self.into.captures.truncate(captures);
    }
}
