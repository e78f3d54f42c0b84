//! Bytes of a source: where they came from, how they are decoded, and the way back from text to them.

mod decode;
mod legacy;
mod limits;
mod line_index;
mod markup;
mod offset_map;
mod origin;
mod source_lines;

pub use crate::place::{LineColumn, Span};
pub(crate) use decode::{Decoded, decode};
pub use limits::Limits;
pub use line_index::{LineIndex, locate};
pub(crate) use markup::{declaration_length, doctype_length, past, prefix};
pub(crate) use offset_map::OffsetMap;
pub use origin::Origin;
pub(crate) use origin::sha256;
pub use source_lines::SourceLines;
