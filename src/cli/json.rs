//! JSON Lines.

use std::io::{self, Write};

use serde::Serialize;

/// Writes a row as one line.
pub(super) fn json_line(row: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, row)?;
    out.write_all(b"\n")
}
