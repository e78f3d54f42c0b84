//! Markup that people write: its entities, what tells a container of text from another, and the tags of what is written.

pub(crate) mod container;
pub(crate) mod entities;
pub(crate) mod inline;
pub(crate) mod tags;
