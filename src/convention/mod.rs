//! Drafting conventions as data: which verbal forms a family of documents uses, and what they mean there.

pub(crate) mod chinese;
mod circumstance;
mod classify;
mod english;
mod hit;
mod scanner;
pub(crate) mod sentence;
mod sentence_circumstances;
mod table;

pub(crate) use circumstance::Circumstances;
pub use classify::{FoundProvision, classify};
pub(crate) use english::{declares as declares_key_words, key_word};
pub(crate) use hit::Hit;
pub(crate) use scanner::Scanner;
pub(crate) use sentence::sentences;
pub(crate) use sentence_circumstances::AllCircumstances;
