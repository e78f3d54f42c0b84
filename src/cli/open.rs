//! Reading the files that a command names.

use std::path::Path;

use super::arguments::Common;
use super::input::Input;
use super::outcome::Outcome;
use super::output::{self, complain};
use crate::error::Error;
use crate::model::Document;
use crate::reading::{Reading, read};

/// Reads one file and says what was odd, or why it could not be read.
pub(super) fn open(path: &Path, common: &Common) -> (Option<(Input, Document)>, Outcome) {
    let opened = || -> Result<(Input, Reading), Error> {
        let mut options = common.reading();
        let input = Input::open(path, options.limits())?;
        options = options.with_name(input.name.as_str());
        let reading = read(&input.bytes, &options)?;
        Ok((input, reading))
    };
    match opened() {
        Ok((input, reading)) => {
            let outcome = output::diagnostics(&input, &reading.diagnostics, common);
            (Some((input, reading.document)), outcome)
        }
        Err(error) => {
            complain(&error.to_string());
            (None, Outcome::Failed)
        }
    }
}
