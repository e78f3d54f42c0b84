//! NISO STS and ISOSTS: what the words of the tag set mean.

pub(crate) mod citation;
pub(crate) mod footnotes;
pub(crate) mod hint;
pub(crate) mod words;
