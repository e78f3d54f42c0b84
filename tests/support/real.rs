//! Real documents: the folder that `NORMATIVE_CORPUS` names. Their text belongs to its publishers, so none is part of this project.

use std::io::Write as _;
use std::path::PathBuf;

/// The folder of real documents. Without it the test is skipped, and says so past the capture of test output.
pub(crate) fn corpus(test: &str) -> Option<PathBuf> {
    let root = std::env::var_os("NORMATIVE_CORPUS").map(PathBuf::from);
    if root.is_none() {
        let _ = writeln!(std::io::stderr(), "SKIPPED {test}: NORMATIVE_CORPUS does not name a folder of documents");
    }
    root
}
