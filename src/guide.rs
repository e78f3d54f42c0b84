//! The guide: a page for each thing that the library does. The pages stand in `docs/` as well; their examples run as tests.

/// [`Document`]: crate::model::Document
/// [`Clause`]: crate::model::Clause
/// [`Block`]: crate::model::Block
/// [`Table`]: crate::model::Table
/// [`Provision`]: crate::model::Provision
/// [`Reference`]: crate::model::Reference
/// [`TermEntry`]: crate::model::TermEntry
/// [`Mark`]: crate::model::Mark
/// [`Error`]: crate::Error
/// [`Diagnostic`]: crate::Diagnostic
/// [`Limits`]: crate::Limits
/// [`read`]: crate::read()
///
#[doc = include_str!("../docs/reading.md")]
pub mod reading {}

#[doc = include_str!("../docs/provisions.md")]
pub mod provisions {}

#[doc = include_str!("../docs/references.md")]
pub mod references {}

#[doc = include_str!("../docs/identifiers.md")]
pub mod identifiers {}

/// [`Corpus`]: crate::corpus::Corpus
/// [`Catalogue`]: crate::corpus::Catalogue
///
#[doc = include_str!("../docs/corpus.md")]
pub mod corpus {}

/// [`consolidate`]: crate::version::consolidate
/// [`adoption`]: crate::version::adoption
/// [`Changes::kinship`]: crate::version::Changes::kinship
///
#[doc = include_str!("../docs/editions.md")]
pub mod editions {}

// The first definition of a link counts: here, where no other file can be shown, a picture is part of the page.
#[doc = concat!("[html-english]: data:image/png;base64,", include_str!("../docs/html-english.base64"))]
#[doc = concat!("[html-chinese]: data:image/png;base64,", include_str!("../docs/html-chinese.base64"))]
#[doc = ""]
#[doc = include_str!("../docs/writing.md")]
pub mod writing {}

#[doc = include_str!("../docs/program.md")]
pub mod program {}

#[doc = include_str!("../docs/chinese.md")]
pub mod chinese {}
