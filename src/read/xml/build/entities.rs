//! Named characters in XML: those of HTML, which has the entity sets of ISO 8879 and ISO 9573-13, and those of RFCXML.

use crate::markup::entities::named;

/// The characters that a name stands for.
pub(super) fn named_character(name: &str) -> Option<String> {
    named(name).map(std::borrow::Cow::into_owned)
}
