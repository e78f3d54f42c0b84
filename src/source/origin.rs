//! Source of a document.

use sha2::{Digest, Sha256};

/// The source of a document: its name, its format, and a checksum of exactly the bytes that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    pub(crate) name: Box<str>,
    pub(crate) format: Box<str>,
    pub(crate) encoding: Box<str>,
    pub(crate) bytes: u64,
    pub(crate) sha256: Box<str>,
}

impl Origin {
    /// Describes bytes that were read under a name. Linear in the size of `bytes`.
    pub(crate) fn of(name: &str, format: &str, encoding: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.into(),
            format: format.into(),
            encoding: encoding.into(),
            bytes: bytes.len() as u64,
            sha256: sha256(bytes).into(),
        }
    }

    /// The source of a document that was put together from this and another: their bytes one after the other. What they were read
    /// from together has no checksum of its own.
    pub(crate) fn followed_by(&self, other: &Self) -> Self {
        Self {
            name: format!("{} + {}", self.name, other.name).into(),
            format: self.format.clone(),
            encoding: self.encoding.clone(),
            bytes: self.bytes + other.bytes,
            sha256: Box::default(),
        }
    }

    /// The name that the caller gave: a path, an address, or nothing.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short name of the format that it was read as, such as `sts`.
    pub fn format(&self) -> &str {
        &self.format
    }

    /// The encoding that the bytes were decoded from, by its WHATWG name, such as `UTF-8` or `gb18030`.
    pub fn encoding(&self) -> &str {
        &self.encoding
    }

    /// Size of the source in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// SHA-256 (FIPS 180-4) of the source, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}
