//! Conventions that a table of verbal forms describes: French and German by ISO/IEC Directives Part 2 and the CEN-CENELEC
//! Internal Regulations Part 3, Japanese by JIS Z 8301.
//!
//! A row is a pattern of words; one automaton finds the first words of all patterns, and of those that fit at a place the
//! longest counts. Weak forms count outside of conditions and relative clauses, as in English.

mod circumstance;
mod japanese;
mod language;
mod pattern;
mod rows;
mod scan;

pub(super) use circumstance::find as circumstances;
pub(super) use japanese::scan as scan_japanese;
pub(super) use language::Language;
pub(super) use scan::scan;
