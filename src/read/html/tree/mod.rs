//! A tree of a page of HTML, with the places of everything in the decoded source.
//!
//! The scanner cuts tags and text (WHATWG HTML, 13.2.5), the builder supplies what authors may leave out (13.2.6): end tags that are
//! implied, rows of tables, scopes that bound an end tag. Text keeps the order of the source: nothing is moved out of tables, and a
//! formatting element that is closed across a block ends with the element that holds it.

mod arena;
mod build;
mod scan;
mod stack;
mod tag;

pub(crate) use arena::{Node, Tree};
pub(crate) use build::build;
pub(crate) use tag::Tag;
