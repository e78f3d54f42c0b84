//! Markup that people write: its entities, and what tells a container of text from another.

pub(crate) mod container;
pub(crate) mod entities;
pub(crate) mod inline;
