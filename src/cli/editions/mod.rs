//! Commands on editions of a document.

mod diff;
mod html;
mod sides;
mod terminal;

pub(super) use diff::diff_files;
