//! The tree of an XML source, as readers see it: names, attributes, texts with their places, children.
//!
//! A tree is an arena in document order. Names are interned, and texts and values of attributes are ranges of the source
//! wherever the source has them as they are; only what references, marked sections and white space in attributes change is
//! kept apart. Offsets count bytes of [`Tree::source`], the source with its entities in place, and [`Tree::map`] leads from
//! them to bytes of the file. No question recurses, so depth costs no call stack.
//!
//! A reader of a new format is written against this module and [`walk`](super::walk) alone:
//!
//! ```text
//! let tree = xml::parse(&source.decoded, limits)?;
//! for clause in query::elements(tree.root()).filter(|n| n.name() == "clause") {
//!     let id = clause.attribute("id");
//!     clause.children().for_each(|child| child.runs(|text, place| builder.text(text, place)));
//! }
//! ```

mod arena;
mod node;
mod query;

pub(crate) use arena::Tree;
pub(super) use arena::{AttributeData, EXTRA, Kind, NONE, NameData, Names, NodeData, Piece};
pub(crate) use node::{Id, Node};
pub(crate) use query::{attribute, child, elements, parent_name, plain, walk};
