//! The outline solver: decides which lines of a text without markup are headings.
//!
//! Each line that may be a heading is a [`Candidate`] with a number and the sum of what witnesses say of it
//! ([`Testimony`]). [`solve`] then finds the best numbering of the whole document; a [`Plan`] says which schemes of numbers
//! it has and which of them stand outside which. No container and no tradition is known here.

mod candidate;
mod chain;
mod number;
mod plan;
mod printed;
mod rank;
mod result;
mod solve;
mod step;
mod tree;

pub(crate) use candidate::{Candidate, Testimony};
pub(crate) use number::{Number, Scheme};
pub(crate) use plan::{Level, Plan};
pub(crate) use printed::{Numbered, numbered, roman};
pub(crate) use result::{Chosen, Outline};
pub(crate) use solve::solve;
pub(crate) use step::Step;
