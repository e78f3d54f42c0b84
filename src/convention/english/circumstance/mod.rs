//! Conditions and exceptions of English sentences, and the verbal forms that they govern: *if …*, *where …*, *unless …*, *except …*.
//!
//! One pass over the words of a sentence. An opener at the head of its clause governs every form up to the next one at a head, or to
//! a semicolon; one behind a form governs that form, unless a clause with a verb of its own stands between. What stands in brackets
//! is governed by what stands in the same brackets. Linear, but for look-ahead to the next form, which is bounded by `LONGEST`.

mod extent;
mod find;
mod opener;
mod view;

pub(super) use find::{find, opening};
