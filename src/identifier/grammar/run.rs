//! Reads an identifier with a grammar.

use std::ops::Range;

use super::class::Class;
use super::field::Field;
use super::node::{Grammar, Node, NodeRef};

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
    /// Digits of the input that no field holds.
    loose: Vec<Range<usize>>,
}

impl Parsed {
    fn clear(&mut self) {
        self.text.clear();
        self.captures.clear();
        self.hidden.clear();
        self.loose.clear();
    }

    /// Puts what is hidden behind the canonical form, and then the digits that no field holds.
    fn finish(&mut self, input: &str) {
        self.canonical = self.text.len();
        if !self.hidden.is_empty() {
            self.text.push_str(&self.hidden);
            for capture in self.captures.iter_mut().filter(|c| c.start & HIDDEN != 0) {
                capture.start = (capture.start & !HIDDEN) + self.canonical as u32;
                capture.end = (capture.end & !HIDDEN) + self.canonical as u32;
            }
        }
        let mut at = 0;
        while let Some(first) = self.loose.get(at).cloned() {
            let mut end = first.end;
            at += 1;
            // Digits that one sign parts belong together.
            while let Some(next) = self.loose.get(at).filter(|next| (end..=end + 1).contains(&next.start)) {
                end = next.end;
                at += 1;
            }
            let start = self.text.len() as u32;
            self.text.push_str(input.get(first.start..end).unwrap_or_default());
            self.captures.push(Capture { field: Field::Rest, start, end: self.text.len() as u32 });
        }
    }
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

/// A state to go back to.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    printed: usize,
    captures: usize,
    hidden: usize,
    loose: usize,
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
    /// How many fields, and texts that are kept, what is read stands in.
    inside: u32,
    /// True if the identifier stands in running text: it ends where a word does, and nothing is taken as it is.
    running: bool,
}

impl Grammar {
    /// Reads the beginning of a text. Gives how many bytes were read, or the furthest offset that fits where none is read.
    pub(crate) fn read(&self, input: &str, running: bool, into: &mut Parsed) -> Result<usize, usize> {
        into.clear();
        let mut machine = Machine {
            grammar: self,
            input,
            at: 0,
            furthest: 0,
            into,
            kept: [(0, 0); 10],
            mode: Mode::Printing,
            inside: 0,
            running,
        };
        if !machine.step(self.start) {
            return Err(machine.furthest);
        }
        let length = machine.at;
        into.finish(input);
        Ok(length)
    }
}

impl Machine<'_> {
    /// Reads one expression. On failure everything is as before.
    fn step(&mut self, node: NodeRef) -> bool {
        let grammar = self.grammar;
        let rest = &self.input[self.at..];
        match &grammar.nodes[node as usize] {
            Node::Text(text) => self.take(rest.as_bytes().starts_with(text.as_bytes()), text.len()),
            Node::AnyCase(text) => {
                self.take(rest.get(..text.len()).is_some_and(|head| head.eq_ignore_ascii_case(text)), text.len())
            }
            Node::Class(class) => self.character(class),
            Node::End => rest.is_empty() || self.running && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()),
            Node::Sequence(items) => self.sequence(items),
            Node::Choice(items) => {
                let next = rest.as_bytes().first().copied();
                items.iter().any(|(first, item)| first.fits(next) && self.step(*item))
            }
            Node::Repeat(item, least, most) => self.repeat(*item, *least, *most),
            Node::Ahead(item) => self.look(*item),
            Node::NotAhead(item) => !self.look(*item),
            Node::Field(Field::Rest, _) if self.running => false,
            Node::Field(field, item) => self.field(*field, *item),
            Node::Replace(item, text) => {
                let fits = self.quietly(*item);
                self.print_if(fits, text)
            }
            Node::Print(text) => self.print_if(true, text),
            Node::Upper(item) => {
                let start = self.at;
                let fits = self.quietly(*item);
                let upper = if fits { self.input[start..self.at].to_uppercase() } else { String::new() };
                self.print_if(fits, &upper)
            }
            Node::Keep(register, item) => self.keep(usize::from(*register) % 10, *item),
            Node::Recall(register) => self.recall(usize::from(*register) % 10),
        }
    }

    fn print_if(&mut self, fits: bool, text: &str) -> bool {
        if fits && self.mode == Mode::Printing {
            self.into.text.push_str(text);
        }
        fits
    }

    /// Reads and prints the next bytes where they fit.
    fn take(&mut self, fits: bool, length: usize) -> bool {
        if !fits {
            return false;
        }
        let from = self.at;
        self.at += length;
        self.furthest = self.furthest.max(self.at);
        let input = self.input;
        let taken = &input[from..self.at];
        if self.mode == Mode::Printing {
            self.into.text.push_str(taken);
        }
        self.note_digits(from..self.at);
        true
    }

    /// Notes digits of the input that no field holds.
    fn note_digits(&mut self, range: Range<usize>) {
        let free = self.inside == 0 && self.mode != Mode::Looking;
        if free && self.input.as_bytes()[range.clone()].iter().any(u8::is_ascii_digit) {
            self.into.loose.push(range);
        }
    }

    fn character(&mut self, class: &Class) -> bool {
        match self.input[self.at..].chars().next() {
            Some(c) => self.take(class.has(c), c.len_utf8()),
            None => false,
        }
    }

    fn sequence(&mut self, items: &[NodeRef]) -> bool {
        let mark = self.mark();
        let fits = items.iter().all(|item| self.step(*item));
        if !fits {
            self.back(mark);
        }
        fits
    }

    fn repeat(&mut self, item: NodeRef, least: u16, most: u16) -> bool {
        let mark = self.mark();
        let mut count = 0;
        while count < most {
            let before = self.at;
            if !self.step(item) {
                break;
            }
            count += 1;
            if self.at == before {
                break;
            }
        }
        let fits = count >= least;
        if !fits {
            self.back(mark);
        }
        fits
    }

    /// Reads a field and notes it: in what was printed, or, where it was not printed, in what is hidden after that.
    fn field(&mut self, field: Field, item: NodeRef) -> bool {
        let (start, from) = (self.into.text.len(), self.at);
        self.inside += 1;
        let fits = self.step(item);
        self.inside -= 1;
        if !fits || self.mode == Mode::Looking {
            return fits;
        }
        let printed = self.into.text.len() > start;
        let (start, end) = if printed || self.at == from {
            (start as u32, self.into.text.len() as u32)
        } else {
            let start = self.into.hidden.len() as u32 | HIDDEN;
            self.into.hidden.push_str(&self.input[from..self.at]);
            (start, self.into.hidden.len() as u32 | HIDDEN)
        };
        self.into.captures.push(Capture { field, start, end });
        true
    }

    fn keep(&mut self, register: usize, item: NodeRef) -> bool {
        let start = self.at;
        self.inside += 1;
        let fits = self.quietly(item);
        self.inside -= 1;
        if fits {
            self.kept[register] = (start, self.at);
        }
        fits
    }

    fn recall(&mut self, register: usize) -> bool {
        let (start, end) = self.kept[register];
        if self.mode == Mode::Printing {
            self.into.text.push_str(&self.input[start..end]);
        }
        self.note_digits(start..end);
        true
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

    fn mark(&self) -> Mark {
        let into = &self.into;
        Mark {
            at: self.at,
            printed: into.text.len(),
            captures: into.captures.len(),
            hidden: into.hidden.len(),
            loose: into.loose.len(),
        }
    }

    fn back(&mut self, mark: Mark) {
        self.at = mark.at;
        self.into.text.truncate(mark.printed);
        self.into.captures.truncate(mark.captures);
        self.into.hidden.truncate(mark.hidden);
        self.into.loose.truncate(mark.loose);
    }
}
