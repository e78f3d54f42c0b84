//! `normative diff OLD NEW`.

use std::io;

use super::super::arguments::Diff;
use super::super::cells::Cells;
use super::super::json::json_line;
use super::super::open::open;
use super::super::outcome::Outcome;
use super::super::output::{Output, complain};
use super::super::table::Table;
use super::html::page;
use super::terminal::Terminal;
use crate::row::{ChangeRow, ChangesRow};
use crate::version::diff;

/// Compares two editions and prints what changed.
pub(crate) fn diff_files(options: &Diff, out: &mut Output) -> io::Result<Outcome> {
    let (old, first) = open(&options.old, &options.common);
    let (new, second) = open(&options.new, &options.common);
    let outcome = first.max(second);
    let (Some((first_input, old)), Some((second_input, new))) = (old, new) else { return Ok(Outcome::Failed) };
    let changes = diff(&old, &new);
    if !options.common.quiet {
        changes.warnings().for_each(complain);
    }
    if options.common.jsonl {
        changes.clauses().iter().try_for_each(|change| json_line(&ChangeRow::new(change), out))?;
        json_line(&ChangesRow::new(&changes), out)?;
        return Ok(outcome);
    }
    if options.html {
        page(&changes, (&first_input.name, &second_input.name), out)?;
    } else if options.list {
        let mut table = Table::new(<ChangeRow<'_> as Cells>::HEADINGS);
        changes.clauses().iter().try_for_each(|change| table.push(ChangeRow::new(change).cells(), out))?;
        table.finish(out)?;
    } else {
        Terminal::of_output(options.common.output.is_some()).show(&changes, out)?;
    }
    Ok(outcome)
}
