//! Chinese drafting conventions: GB/T 1.1, engineering codes, statutes and policy documents.
//!
//! Chinese has no blanks between words, so one trie is searched for verbal forms, for words that only contain the characters of
//! one, and for punctuation, the leftmost and longest first (`lexicon`). What it finds is put into sentences and clauses
//! (`sentence`); the surroundings of a form then decide whether it counts (`context`, `own_words` and a file for each convention).

mod attributive;
mod circumstance;
mod context;
mod found;
mod imperative;
mod lexicon;
mod measure;
mod oblige;
mod own_words;
mod reader;
mod sentence;
mod spread;
mod statute;
mod technical;
mod traditional;
mod verbs;
mod words;

pub(super) use self::reader::Reader;

#[cfg(test)]
mod circumstance_tests;
#[cfg(test)]
mod substitution_tests;
#[cfg(test)]
mod tests;
