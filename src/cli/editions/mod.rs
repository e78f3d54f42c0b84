//! Commands on editions of a document.

mod consolidate;
mod diff;
mod html;
mod sides;
mod terminal;

pub(super) use consolidate::consolidate_files;
pub(super) use diff::diff_files;
