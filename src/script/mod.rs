//! Characters as scripts and print have them: Chinese characters, full-width forms, numerals, columns, tries of characters.

mod fold;
mod han;
mod numeral;
mod ordinal;
pub(crate) mod trie;
mod width;

pub(crate) use fold::narrow;
pub(crate) use han::is_han;
pub(crate) use numeral::{chinese_number, digit_of};
pub(crate) use ordinal::{letters, roman};
pub(crate) use width::width;
#[cfg(feature = "cli")]
pub(crate) use width::width_of;
