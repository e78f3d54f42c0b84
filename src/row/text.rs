//! The text of a row.

use std::borrow::Cow;

/// Borrowed from the document; owned where the row was deserialized.
pub(super) type Text<'a> = Cow<'a, str>;
