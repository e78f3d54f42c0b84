//! Where rows and complaints go.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Outcome;
use super::arguments::Common;
use super::input::Input;
use crate::{Diagnostic, Severity};

/// Standard output, or the file that `-o` names.
pub(super) struct Output {
    writer: BufWriter<Box<dyn Write>>,
}

impl Output {
    pub(super) fn new(path: Option<&Path>) -> Result<Self, String> {
        let writer: Box<dyn Write> = match path {
            None => Box::new(io::stdout().lock()),
            Some(path) => {
                Box::new(File::create(path).map_err(|error| format!("{}: cannot write: {error}", path.display()))?)
            }
        };
        Ok(Self { writer: BufWriter::with_capacity(1 << 16, writer) })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// One line on standard error.
pub(super) fn complain(message: &str) {
    // Nobody is left to tell where standard error is closed.
    let _ = writeln!(io::stderr(), "normative: {message}");
}

/// How many diagnostics of a file are said before the rest is only counted.
const SHOWN: usize = 8;

/// Says what was odd about a file. Gives what `--deny` makes of it.
pub(super) fn diagnostics(input: &Input, all: &[Diagnostic], common: &Common) -> Outcome {
    let denied = common.deny.map(Severity::from);
    let least =
        if common.verbose { Severity::Note } else { denied.unwrap_or(Severity::Warning).min(Severity::Warning) };
    if !common.quiet {
        let wanted: Vec<_> = all.iter().filter(|d| d.severity() >= least).collect();
        let shown = if common.verbose { wanted.len() } else { wanted.len().min(SHOWN) };
        for diagnostic in &wanted[..shown] {
            match diagnostic.span() {
                Some(span) => {
                    let place = input.place(span.start());
                    complain(&format!("{}:{}:{}: {diagnostic}", input.name, place.line, place.column));
                }
                None => complain(&format!("{}: {diagnostic}", input.name)),
            }
        }
        if shown < wanted.len() {
            complain(&format!("{}: and {} more; --verbose says all", input.name, wanted.len() - shown));
        }
    }
    match denied {
        Some(severity) if all.iter().any(|d| d.severity() >= severity) => Outcome::Findings,
        _ => Outcome::Done,
    }
}
