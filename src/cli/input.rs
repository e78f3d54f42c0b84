//! Files and standard input, within limits.

use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::place::{LineColumn, Span};
use crate::reading::{check_size, load};
use crate::source::Limits;
use crate::source::locate;

/// A file's name as it is shown, and its bytes.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl Input {
    /// Reads a file, or standard input for `-`. What is larger than the limit on bytes is refused before it is in memory.
    pub(super) fn open(path: &Path, limits: &Limits) -> Result<Self, Error> {
        if path.as_os_str() != "-" {
            return Ok(Self { name: path.to_string_lossy().into_owned(), bytes: load(path, limits)? });
        }
        let mut bytes = Vec::new();
        let refused = |error: io::Error| Error::new(ErrorKind::Io, format!("cannot read: {error}")).named("-");
        io::stdin().lock().take(limits.bytes() + 1).read_to_end(&mut bytes).map_err(refused)?;
        check_size(bytes.len() as u64, limits).map_err(|error| error.named("-"))?;
        Ok(Self { name: "-".to_owned(), bytes })
    }

    /// The line and column of a place in the file.
    pub(super) fn place(&self, span: Span) -> LineColumn {
        locate(&self.bytes, span)
    }
}
