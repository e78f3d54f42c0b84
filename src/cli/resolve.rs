//! `normative resolve PROFILE`.

use std::io;
use std::path::{Path, PathBuf};

use super::arguments::{Resolve, Syntax};
use super::cells::Cells;
use super::input::Input;
use super::json::json_line;
use super::outcome::Outcome;
use super::output::{Output, complain};
use super::table::Table;
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::profile::{Resolved, Source, Sources, by_last_segment, resolve};
use crate::row::ResolvedRow;
use crate::source::{Limits, locate};

/// Files: beside the profile that imports them, else among those that were named.
struct Files<'a> {
    named: &'a [PathBuf],
    limits: &'a Limits,
}

impl Files<'_> {
    fn open(&self, path: &Path) -> Result<Option<Source>, Error> {
        let input = Input::open(path, self.limits)?;
        // One file may be reached by several paths.
        let name = path.canonicalize().map_or(input.name, |path| path.to_string_lossy().into_owned());
        Ok(Some(Source::new(name, input.bytes)))
    }
}

impl Sources for Files<'_> {
    fn find(&mut self, from: &str, addresses: &[&str]) -> Result<Option<Source>, Error> {
        let folder = Path::new(from).parent().unwrap_or(Path::new(""));
        let local = addresses.iter().filter(|address| !address.contains("://")).map(|address| {
            let path = address.split('#').next().unwrap_or_default();
            folder.join(unescaped(path))
        });
        if let Some(beside) = local.into_iter().find(|path| path.is_file()) {
            return self.open(&beside);
        }
        let names: Vec<_> = self.named.iter().map(|path| path.to_string_lossy()).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        match by_last_segment(addresses, &names)? {
            Some(at) => self.open(&self.named[at]),
            None => Ok(None),
        }
    }
}

/// A relative address as a path: `%20` is a blank.
fn unescaped(address: &str) -> String {
    let mut out = Vec::with_capacity(address.len());
    let bytes = address.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let hex =
            address.get(at + 1..at + 3).filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match hex {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// How much is said unless all is asked for.
const SHOWN: usize = 20;

/// Resolves a profile and prints the rows of the catalog, or the catalog.
pub(super) fn resolve_profile(options: &Resolve, out: &mut Output) -> io::Result<Outcome> {
    let reading = options.common.reading();
    let limits = reading.limits();
    let resolved = || -> Result<Resolved, Error> {
        let input = Input::open(&options.profile, limits)?;
        let name = options.profile.canonicalize().map_or(input.name, |path| path.to_string_lossy().into_owned());
        resolve(&name, &input.bytes, &mut Files { named: &options.sources, limits }, limits)
    };
    let resolved = match resolved() {
        Ok(resolved) => resolved,
        Err(error) => {
            complain(&error.to_string());
            return Ok(Outcome::Failed);
        }
    };
    let outcome = say(&resolved, options);
    match options.to {
        Some(Syntax::OscalJson) => resolved.to_json(out)?,
        Some(Syntax::OscalXml) => resolved.to_xml(out)?,
        None if options.common.jsonl => ResolvedRow::of(&resolved).try_for_each(|row| json_line(&row, out))?,
        None => {
            let mut table = Table::new(<ResolvedRow<'_> as Cells>::HEADINGS);
            ResolvedRow::of(&resolved).try_for_each(|row| table.push(row.cells(), out))?;
            table.finish(out)?;
        }
    }
    Ok(outcome)
}

/// Says what was odd, with its place in the file that it is about.
fn say(resolved: &Resolved, options: &Resolve) -> Outcome {
    let denied = options.common.deny.map(Severity::from);
    let mut outcome = Outcome::Done;
    let (mut said, most) = (0, if options.common.verbose { usize::MAX } else { SHOWN });
    for (file, diagnostic) in resolved.diagnostics() {
        if denied.is_some_and(|least| diagnostic.severity() >= least) {
            outcome = Outcome::Findings;
        }
        said += 1;
        if options.common.quiet || said > most {
            continue;
        }
        let place = diagnostic.span().and_then(|span| Some(locate(&std::fs::read(file).ok()?, span)));
        match place {
            Some(place) => complain(&format!("{file}:{}:{}: {diagnostic}", place.line, place.column)),
            None => complain(&format!("{file}: {diagnostic}")),
        }
    }
    if said > most && !options.common.quiet {
        complain(&format!("{}: and {} more; --verbose says all", options.profile.display(), said - most));
    }
    outcome
}
