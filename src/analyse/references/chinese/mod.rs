//! References in Chinese text: the forms of GB/T 1.1-2020, 9.5, of engineering codes, of statutes and of policy documents.
//!
//! One trie finds where a reference may begin; what stands there is then read. Linear: a place is read once, and what is read
//! has a bounded length but for lists, which are passed over whole.

mod article;
mod cited;
mod document;
mod mentions;
mod numbered;
mod targets;
mod text;

pub(super) use targets::{Addresses, listed_by_title, scan};

#[cfg(test)]
mod tests;
