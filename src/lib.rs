//! [reading]: guide::reading
//! [provisions]: guide::provisions
//! [references]: guide::references
//! [identifiers]: guide::identifiers
//! [corpus]: guide::corpus
//! [editions]: guide::editions
//! [writing]: guide::writing
//! [program]: guide::program
//! [chinese]: guide::chinese
#![doc = ""]
#![doc = include_str!("../README.md")]

mod analyse;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod conform;
pub mod convention;
pub mod corpus;
pub mod detect;
pub mod diagnostic;
mod error;
pub mod format;
pub mod guide;
pub mod identifier;
mod markup;
pub mod model;
mod oscal;
mod outline;
mod place;
pub mod profile;
mod read;
mod reading;
pub mod regime;
pub mod row;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(not(feature = "schema"))]
mod schema;
mod script;
pub mod source;
pub mod version;
mod vocabulary;
mod word;
pub mod write;

pub use convention::classify;
pub use detect::detect;
pub use diagnostic::Diagnostic;
pub use error::{Error, ErrorKind};
pub use format::Format;
pub use identifier::Identifier;
pub use model::Document;
pub use reading::{ReadOptions, Reading, read, read_from, read_path, read_path_with};
pub use regime::Regime;
pub use source::Limits;
pub use version::diff;
pub use write::{Output, WriteOptions, write, write_with};

/// Says where the tree of a text in XML differs from that of an independent parser. For the fuzz target alone.
///
/// # Errors
/// The first difference.
#[cfg(fuzzing)]
#[doc(hidden)]
pub fn compare_with_judge(text: &str) -> Result<(), String> {
    read::xml::judge::compare(text)
}
