//! What an editing instruction asks for: sentences, and in each the steps that a verb governs. A file for each kind of verb.

mod add;
mod delete;
mod kinds;
mod relabel;
mod relocate;
mod replace;
mod replace_chinese;
mod step;
mod steps;
mod understand;

pub(super) use kinds::{Object, Request, Where};
pub(super) use understand::{is_order_of_articles, requests};
