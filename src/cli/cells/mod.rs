//! Cells of a table, for people. The rows themselves are public data ([`crate::row`]).

mod amendments;
mod cell;
mod changes;
mod classify;
mod conform;
mod corpus;
mod detect;
mod identify;
mod metadata;
mod outline;
mod provisions;
mod references;
mod resolved;
mod terms;

pub(super) use cell::Cells;
pub(super) use classify::{CLASSIFY_HEADINGS, classify_lines};
pub(super) use corpus::{STATS_HEADINGS, stats_lines};
