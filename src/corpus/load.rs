//! Loading a folder, in parallel.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::{Error, ErrorKind};
use crate::reading::{ReadOptions, Reading, read_path_with};
use crate::source::Limits;

use super::member::Member;
use super::members::Corpus;

/// Options of loading a folder. The default reads with the default [`Limits`], on as many threads as the machine has.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct LoadOptions {
    limits: Limits,
    threads: Option<usize>,
}

/// Progress of loading a folder.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct LoadProgress<'a> {
    /// Number of files that are done.
    pub done: usize,
    /// Number of all files.
    pub total: usize,
    /// The file that was done last.
    pub path: &'a Path,
}

impl LoadOptions {
    /// Reads each file within limits.
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Reads on this many threads; what is read does not depend on it.
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads: Some(threads.max(1)), ..self }
    }
}

/// Outcome of reading a file.
enum Outcome {
    Member(Box<Member>),
    Skipped(Box<str>),
    Failed(Error),
}

impl Corpus {
    /// Loads the documents of a folder and of the folders in it.
    ///
    /// One bad file never stops the rest: it is among the [`failures`](Self::failures), a file of no known format among the
    /// [`skipped`](Self::skipped). Names that begin with a dot are passed over, links to folders are not followed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`], [`ErrorKind::PermissionDenied`] or [`ErrorKind::Io`] where the folder itself cannot be opened.
    pub fn load(folder: impl AsRef<Path>, options: &LoadOptions) -> Result<Self, Error> {
        Self::load_with(folder, options, |_| {})
    }

    /// As [`load`](Self::load), telling how far it has come after each file, from the thread that read it.
    ///
    /// # Errors
    ///
    /// Those of [`load`](Self::load).
    pub fn load_with(
        folder: impl AsRef<Path>,
        options: &LoadOptions,
        progress: impl Fn(LoadProgress<'_>) + Sync,
    ) -> Result<Self, Error> {
        let mut paths = Vec::new();
        let mut refused = Vec::new();
        walk(folder.as_ref(), &mut paths, &mut refused)?;
        paths.sort();
        // Readers differ in cost: each thread takes the next file that nobody has.
        let machine = || std::thread::available_parallelism().map_or(1, usize::from);
        let threads = options.threads.unwrap_or_else(machine).min(paths.len()).max(1);
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let outcomes: Mutex<Vec<Outcome>> = Mutex::new(Vec::with_capacity(paths.len()));
        let work = || {
            while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
                let outcome = load_file(path, options);
                if let Ok(mut all) = outcomes.lock() {
                    all.push(outcome);
                }
                progress(LoadProgress { done: done.fetch_add(1, Ordering::Relaxed) + 1, total: paths.len(), path });
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads {
                scope.spawn(work);
            }
            work();
        });
        let (mut members, mut skipped, mut failures) = (Vec::new(), Vec::new(), refused);
        for outcome in outcomes.into_inner().unwrap_or_default() {
            match outcome {
                Outcome::Member(member) => members.push(*member),
                Outcome::Skipped(name) => skipped.push(name),
                Outcome::Failed(error) => failures.push(error),
            }
        }
        skipped.sort_unstable();
        failures.sort_by(|a, b| a.source_name().cmp(b.source_name()));
        Ok(Self::build(members, failures, skipped))
    }
}

fn load_file(path: &Path, options: &LoadOptions) -> Outcome {
    let name = shown(path);
    let read = ReadOptions::default().with_limits(options.limits.clone()).with_name(name.as_str());
    match read_path_with(path, &read) {
        Ok(Reading { document, diagnostics, .. }) => Outcome::Member(Box::new(Member::new(document, diagnostics))),
        Err(error) if error.kind() == ErrorKind::UnknownFormat => Outcome::Skipped(name.into()),
        Err(error) => Outcome::Failed(error),
    }
}

/// A path with `/` between its parts, the same on every machine.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// The files below a folder. A folder inside that cannot be opened is a failure of its own.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, refused: &mut Vec<Error>) -> Result<(), Error> {
    let mut open = Vec::new();
    enter(folder, files, &mut open)?;
    while let Some(folder) = open.pop() {
        refused.extend(enter(&folder, files, &mut open).err());
    }
    Ok(())
}

fn enter(folder: &Path, files: &mut Vec<PathBuf>, folders: &mut Vec<PathBuf>) -> Result<(), Error> {
    let refused = |e: io::Error| Error::refused("cannot open the folder", e).named(&shown(folder));
    for entry in fs::read_dir(folder).map_err(refused)?.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        match entry.file_type() {
            _ if hidden => {}
            Ok(kind) if kind.is_dir() => folders.push(path),
            Ok(kind) if kind.is_file() || path.is_file() => files.push(path),
            _ => {}
        }
    }
    Ok(())
}
