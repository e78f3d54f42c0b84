//! Places that an editing instruction names, and what they are in the document.

mod chinese;
mod index;
mod named;
mod target;
mod words;

pub(super) use chinese::holds_unknown;
pub(super) use index::Index;
pub(super) use named::{Labelled, Place};
pub(super) use target::Target;
pub(super) use words::role_of;
