//! What scripts and print do to words: Chinese characters, full-width forms, numerals, tries of characters.

mod fold;
mod han;
mod numeral;
pub(crate) mod trie;

pub(crate) use fold::narrow;
pub(crate) use han::is_han;
pub(crate) use numeral::{chinese_number, digit_of};
