//! Meanings of the words of formats, asked by the reader of a format and by its writer alike, so that what is written is read as it
//! was. No reader and no writer knows another.

pub(crate) mod akn;
pub(crate) mod metanorma;
pub(crate) mod metanorma_style;
pub(crate) mod sts;
pub(crate) mod titles;
