//! The Markdown of OSCAL's strings: read into the elements that XML has for the same, and written from them.

mod block;
mod inline;
mod print;
mod string;

pub(crate) use block::paragraphs;
pub(crate) use inline::line;
pub(crate) use print::{line_of, paragraphs_of};
pub(crate) use string::Str;
