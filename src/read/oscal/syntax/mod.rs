//! The three syntaxes, each from a source to the one tree.

mod assemble;
mod json;
mod read;
mod string;
mod xml;
#[cfg(feature = "yaml")]
mod yaml;

use crate::error::{Error, ErrorKind};
use crate::oscal::{Tree, names};
use crate::source::{Decoded, Limits};
pub(crate) use read::Read;

/// Reads a source into a tree, in the syntax that its first character tells. Linear.
pub(crate) fn parse(decoded: &Decoded<'_>, limits: &Limits, tree: &mut Tree) -> Result<Read, Error> {
    let read = match decoded.text.trim_start_matches('\u{feff}').trim_start().as_bytes().first() {
        Some(b'<') => xml::parse(decoded, limits, tree)?,
        Some(b'{') => json::parse(decoded, limits, tree)?,
        #[cfg(feature = "yaml")]
        _ => yaml::parse(decoded, limits, tree)?,
        #[cfg(not(feature = "yaml"))]
        _ => {
            let message = "neither XML nor JSON, expected an OSCAL document; YAML is read with the feature `yaml`";
            return Err(Error::new(ErrorKind::Malformed, message));
        }
    };
    if names::ROOTS.contains(&tree.at(read.root).name()) {
        return Ok(read);
    }
    let message =
        format!("{} is no OSCAL document, expected one of: {}", tree.at(read.root).name(), names::ROOTS.join(", "));
    Err(Error::new(ErrorKind::UnknownFormat, message))
}
