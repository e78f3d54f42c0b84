//! OSCAL documents as one tree, whichever of its three syntaxes they are written in: names of members, Markdown, what is printed for parameters.
//!
//! The tree has the names of the XML syntax. Readers make it, resolution edits it, writers print it.

pub(crate) mod label;
pub(crate) mod markdown;
pub(crate) mod names;
pub(crate) mod order;
pub(crate) mod parameter;
pub(crate) mod print;
mod tree;

pub(crate) use tree::{Element, Id, Tree};
