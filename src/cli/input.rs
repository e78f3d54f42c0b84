//! Files and standard input, within limits.

use std::cell::OnceCell;
use std::io::{self, Read};
use std::path::Path;

use crate::error::Error;
use crate::place::{LineColumn, Span};
use crate::reading::load;
use crate::source::{Limits, SourceLines};

/// A file's name as it is shown, and its bytes.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Lines of the file, found when a place is first asked for.
    lines: OnceCell<Option<SourceLines>>,
}

impl Input {
    /// Reads a file, or standard input for `-`. What is larger than the limit on bytes is refused before it is in memory.
    pub(super) fn open(path: &Path, limits: &Limits) -> Result<Self, Error> {
        if path.as_os_str() != "-" {
            return Ok(Self {
                name: path.to_string_lossy().into_owned(),
                bytes: load(path, limits)?,
                lines: OnceCell::new(),
            });
        }
        let mut bytes = Vec::new();
        let refused = |error: io::Error| Error::refused("cannot read", error).named("-");
        io::stdin().lock().take(limits.bytes() + 1).read_to_end(&mut bytes).map_err(refused)?;
        limits.check_bytes(bytes.len() as u64).map_err(|error| error.named("-"))?;
        Ok(Self { name: "-".to_owned(), bytes, lines: OnceCell::new() })
    }

    /// The line and column of a place in the file.
    pub(super) fn place(&self, span: Span) -> LineColumn {
        let lines = self.lines.get_or_init(|| SourceLines::new(&self.bytes).ok());
        lines.as_ref().map_or(LineColumn { line: 1, column: 1 }, |lines| lines.line_column(span))
    }
}
