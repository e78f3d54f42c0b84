//! `normative claims FILE` and `normative findings FILE`.

use std::io;

use super::arguments::Files;
use super::cells::Cells;
use super::input::Input;
use super::json::json_line;
use super::outcome::Outcome;
use super::output::{Output, complain};
use super::table::Table;
use crate::conform::{read_claims, read_findings};
use crate::error::Error;
use crate::row::{AssessmentFindingRow, ClaimRow};
use crate::source::Limits;

/// Lists what implementations claim of controls.
pub(super) fn claims(files: &Files, out: &mut Output) -> io::Result<Outcome> {
    let headings = <ClaimRow<'_> as Cells>::HEADINGS;
    each(files, out, headings, read_claims, |name, claim, jsonl, table, out| {
        let row = ClaimRow::new(name, claim);
        if jsonl { json_line(&row, out) } else { table.push(row.cells(), out) }
    })
}

/// Lists what assessors found.
pub(super) fn findings(files: &Files, out: &mut Output) -> io::Result<Outcome> {
    let headings = <AssessmentFindingRow<'_> as Cells>::HEADINGS;
    each(files, out, headings, read_findings, |name, finding, jsonl, table, out| {
        let row = AssessmentFindingRow::new(name, finding);
        if jsonl { json_line(&row, out) } else { table.push(row.cells(), out) }
    })
}

/// A function that reads the rows of a file by its name, its bytes and the limits.
type Reader<T> = fn(&str, &[u8], &Limits) -> Result<Vec<T>, Error>;

/// Reads each file and prints the rows of those that could be read.
fn each<T>(
    files: &Files,
    out: &mut Output,
    headings: &'static [&'static str],
    read: Reader<T>,
    mut show: impl FnMut(&str, &T, bool, &mut Table, &mut Output) -> io::Result<()>,
) -> io::Result<Outcome> {
    let mut table = Table::new(headings);
    let mut outcome = Outcome::Done;
    let reading = files.common.reading();
    for path in &files.files {
        let found = Input::open(path, reading.limits()).and_then(|input| {
            let rows = read(&input.name, &input.bytes, reading.limits())?;
            Ok((input.name, rows))
        });
        match found {
            Ok((name, rows)) => {
                rows.iter().try_for_each(|row| show(&name, row, files.common.jsonl, &mut table, out))?;
            }
            Err(error) => {
                complain(&error.to_string());
                outcome = Outcome::Failed;
            }
        }
    }
    if !files.common.jsonl {
        table.finish(out)?;
    }
    Ok(outcome)
}
