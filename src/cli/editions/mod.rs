//! Commands on editions of a document.

mod adoption;
mod consolidate;
mod diff;
mod history;
mod html;
mod report;
mod sides;
mod terminal;

pub(super) use adoption::adoption_files;
pub(super) use consolidate::consolidate_files;
pub(super) use diff::diff_files;
pub(super) use history::history_files;
