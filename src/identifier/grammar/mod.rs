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

mod class;
mod compile;
mod error;
mod field;
mod first;
mod node;
mod run;
mod source;

pub(super) use class::First;
pub(super) use compile::compile;
pub(super) use field::Field;
pub(super) use node::Grammar;
pub(super) use run::{Capture, Parsed};
pub(super) use source::directive;
