//! `normative consolidate BASE AMENDMENT…`.

use std::io;

use super::super::arguments::Consolidate;
use super::super::json::json_line;
use super::super::open::open;
use super::super::outcome::Outcome;
use super::super::output::{Output, complain};
use super::super::table::Table;
use super::report::report;
use crate::row::{InstructionRow, SourcedProvisionRow, SummaryRow, UnusedRow};
use crate::version::{Consolidation, Instruction, consolidate};
use crate::write::write;

/// Applies amendments; prints what was done, or the document.
pub(crate) fn consolidate_files(options: &Consolidate, out: &mut Output) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut inputs = Vec::new();
    for path in std::iter::once(&options.base).chain(&options.amendments) {
        let (opened, one) = open(path, &options.common);
        outcome = outcome.max(one);
        inputs.extend(opened);
    }
    let Some(((_, base), amendments)) = inputs.split_first().filter(|_| outcome != Outcome::Failed) else {
        return Ok(Outcome::Failed);
    };
    let documents: Vec<_> = amendments.iter().map(|(_, document)| document).collect();
    let done = consolidate(base, &documents);
    let file = |instruction: &Instruction| amendments.get(instruction.amendment()).map_or("", |(input, _)| &input.name);
    let left_out = done.instructions().iter().filter(|i| !i.is_applied()).count();
    let silent: Vec<_> = silent(&done, amendments.len()).collect();
    for at in &silent {
        complain(&format!("{}: warning: no instruction was found in it", amendments[*at].0.name));
    }
    if !options.common.quiet {
        done.warnings().for_each(complain);
    }
    if let Some(form) = options.to {
        for instruction in done.instructions().iter().filter(|i| !i.is_applied()) {
            let why = instruction.problems().collect::<Vec<_>>().join("; ");
            complain(&format!("{}: left out: {} ({why})", file(instruction), instruction.text()));
        }
        let redline = options.changes.then(|| done.redline());
        for loss in write(redline.as_ref().unwrap_or(done.document()), form, out)? {
            complain(&format!("{form} cannot carry {} {}", loss.count, loss.what));
        }
    } else if options.html {
        let names: Vec<&str> = inputs.iter().map(|(input, _)| &*input.name).collect();
        report(base, &done, &names, out)?;
    } else if options.common.jsonl {
        for i in done.instructions() {
            json_line(&InstructionRow::new(file(i), i), out)?;
        }
        for unused in done.unused() {
            let file = amendments.get(unused.amendment).map_or("", |(input, _)| &input.name);
            json_line(&UnusedRow::new(file, &unused.text), out)?;
        }
        for provision in done.document().provisions() {
            let sources = done.sources(provision).into_iter().map(|at| inputs[at].0.name.as_str().into()).collect();
            json_line(&SourcedProvisionRow::new(provision, sources), out)?;
        }
        json_line(&SummaryRow::new(&done), out)?;
    } else {
        let mut table = Table::new(["applied", "file", "why not", "instruction"]);
        for i in done.instructions() {
            let problems = i.problems().collect::<Vec<_>>().join("; ");
            let applied = if i.is_applied() { "yes" } else { "no" };
            table.push(vec![applied.to_owned(), file(i).to_owned(), problems, i.text().replace('\n', " ")], out)?;
        }
        table.finish(out)?;
    }
    Ok(if options.strict && (left_out > 0 || !silent.is_empty()) { Outcome::Findings.max(outcome) } else { outcome })
}

/// The amendments in which no instruction was found.
fn silent(done: &Consolidation, amendments: usize) -> impl Iterator<Item = usize> + '_ {
    (0..amendments).filter(|at| !done.instructions().iter().any(|i| i.amendment() == *at))
}
