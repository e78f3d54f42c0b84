//! The root element of a source in XML: what vocabularies are known by.

use super::detection::{Confidence, Detection};
use crate::format::Format;

/// The root element of a source in XML, and what stands around it.
pub(super) struct Root<'a> {
    /// Its name, with its prefix.
    pub(super) name: &'a str,
    /// Its name without a prefix.
    pub(super) local: &'a str,
    /// The inside of its start tag.
    pub(super) tag: &'a str,
    /// The bytes before it.
    pub(super) prolog: &'a str,
    /// The text that is looked at, from its first character on.
    pub(super) text: &'a str,
}

impl<'a> Root<'a> {
    /// The value of one of its attributes, as written.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        attribute(self.tag, name)
    }

    /// The namespace that its start tag declares for it.
    pub(super) fn namespace(&self) -> Option<&'a str> {
        match self.name.split_once(':') {
            Some((prefix, _)) => self.attribute(&format!("xmlns:{prefix}")),
            None => self.attribute("xmlns"),
        }
    }

    /// The formats that a root element tells.
    pub(super) fn found(&self, format: Format, version: Option<&str>, confidence: Confidence) -> Detection {
        let evidence = vec![format!("root element {}", self.local).into()];
        Detection { format, regime: None, version: version.map(Into::into), confidence, evidence }
    }
}

/// The value of an attribute in the inside of a start tag, as written.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let after = rest[at + name.len()..].trim_start();
        let alone = rest[..at].ends_with([' ', '\t', '\n', '\r']);
        if let Some(value) = after.strip_prefix('=').map(str::trim_start).filter(|_| alone) {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            return value[1..].split(quote).next();
        }
        rest = &rest[at + name.len()..];
    }
    None
}
