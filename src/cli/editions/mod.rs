//! Commands on editions of a document.

mod diff;

pub(super) use diff::diff_files;
