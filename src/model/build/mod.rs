//! A reader of one's own: a source, and a builder that turns events in reading order into a document.
//!
//! A [`Source`] decodes bytes, whatever their encoding. A [`Builder`] is told what stands in its text, from the first character to the
//! last: blocks are opened and closed, and text is given as ranges of [`Source::text`], so that everything in the document
//! leads back to bytes of the file. The builder collapses white space, puts one `\n` between blocks, and gives clauses their addresses.
//!
//! Events that do not fit together (a block that is closed and not open, one that is left open, a range that is none) still give a
//! valid document, and a [`Diagnostic`](crate::Diagnostic) of the code [`Structure`](crate::diagnostic::Code::Structure) says what was done. Only what is over
//! a [limit](crate::Limits) is an error.
//!
//! [`Reading::analysed`](crate::Reading::analysed) then finds provisions and references as in a document of any other reader.
//!
//! ```
//! use normative::model::build::{Builder, Source};
//! use normative::model::{ClauseKind, NodeKind};
//! use normative::{Limits, ReadOptions, Reading};
//!
//! let bytes = b"= 4 Frames\nFrames shall hold.\n";
//! let source = Source::new("frames.notes", "notes", bytes, &Limits::default())?;
//! let mut builder = Builder::new(&source);
//! let clause = builder.open_clause(ClauseKind::Clause, None, 0..29);
//! builder.label(clause, "4");
//! let title = builder.open(NodeKind::Title, 0..10);
//! builder.text(4..10);
//! builder.close(title);
//! let paragraph = builder.open(NodeKind::Paragraph, 11..29);
//! builder.text(11..29);
//! builder.close(paragraph);
//! builder.close(clause);
//! let reading = Reading::analysed(builder.finish()?, &ReadOptions::default());
//! assert_eq!(reading.document.text(), "Frames\nFrames shall hold.");
//! assert_eq!(reading.document.provision("4/p1").unwrap().keyword(), "shall");
//! # Ok::<(), normative::Error>(())
//! ```
//!
//! `examples/own_reader.rs` reads a whole format in this way.

mod begun;
mod builder;
mod inline;
mod source;
#[cfg(test)]
mod tests;

pub use begun::Inline;
pub use builder::{Builder, Built};
pub use inline::NewTarget;
pub use source::Source;
