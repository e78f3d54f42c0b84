//! English: ISO/IEC Directives Part 2 and control catalogues. Also the parts that BCP 14 shares: words, quotations, imperatives.
//!
//! One pass says of each byte whether it belongs to a word (`bits`), another finds the heads of verbal forms among the words
//! (`heads`). Only sentences that hold one, or that may begin with an imperative, are cut into words; `forms` reads the form
//! around each head, `clauses` says whether its clause asserts anything.

mod bits;
mod can;
mod circumstance;
mod clauses;
mod denial;
mod forms;
mod found;
mod heads;
mod imperative;
mod key_words;
mod legislation;
mod lexicon;
mod plain;
mod reader;
mod rules;
#[cfg(test)]
mod substitution_tests;
mod tokens;

pub(super) use bits::Bits;
pub(super) use found::is_whole;
pub(crate) use key_words::{declares, key_word};
pub(super) use lexicon::Class;
pub(super) use reader::Reader;
pub(super) use rules::Rules;
pub(super) use tokens::{Sentence, Tokens};
