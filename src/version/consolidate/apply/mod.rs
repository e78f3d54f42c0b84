//! Instructions become edits, where they can be applied without a guess. A file for each kind of request.

mod add;
mod delete;
mod member;
mod relabel;
mod relocate;
mod replace;
mod take;
mod words;
