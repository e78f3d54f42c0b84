//! Where rows and complaints go.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::arguments::Common;
use super::input::Input;
use super::outcome::Outcome;
use crate::diagnostic::{Diagnostic, Severity};

/// Standard output, or the file that `-o` names. A file is written beside its place and put there when it is whole, so that
/// a failure leaves what was there before, and a file may be written over its own source.
pub(super) struct Output {
    writer: BufWriter<Box<dyn Write>>,
    file: Option<(PathBuf, PathBuf)>,
}

impl Output {
    pub(super) fn new(path: Option<&Path>) -> Result<Self, String> {
        let Some(path) = path else {
            return Ok(Self { writer: BufWriter::with_capacity(1 << 16, Box::new(io::stdout().lock())), file: None });
        };
        let refused = |error: io::Error| format!("{}: cannot write: {error}", path.display());
        // What is no file, such as a device, is written as it is.
        if path.exists() && !path.is_file() {
            let file = File::options().write(true).open(path).map_err(refused)?;
            return Ok(Self { writer: BufWriter::with_capacity(1 << 16, Box::new(file)), file: None });
        }
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        let writer =
            BufWriter::with_capacity(1 << 16, Box::new(File::create(&beside).map_err(refused)?) as Box<dyn Write>);
        Ok(Self { writer, file: Some((beside, path.to_owned())) })
    }

    /// Puts the file in its place where all went well, else takes it away.
    pub(super) fn finish(mut self, done: bool) -> io::Result<()> {
        self.writer.flush()?;
        drop(self.writer);
        match self.file {
            Some((beside, place)) if done => fs::rename(beside, place),
            Some((beside, _)) => fs::remove_file(beside),
            None => Ok(()),
        }
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

/// Number of diagnostics of a file that are printed before the rest is only counted.
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
                    let place = input.place(span);
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
