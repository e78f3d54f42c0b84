//! `normative consolidate BASE AMENDMENT…`.

use std::io;

use serde::Serialize;

use super::super::Outcome;
use super::super::arguments::Consolidate;
use super::super::commands::{json_line, open};
use super::super::output::{Output, complain};
use super::super::table::Table;
use crate::model::Provision;
use crate::version::{AppliedEdit, Consolidation, Instruction, InstructionStatus, consolidate};
use crate::write::write;

/// A row for an instruction.
#[derive(Serialize)]
struct InstructionRow<'a> {
    row: &'static str,
    file: &'a str,
    text: &'a str,
    applied: bool,
    status: &'static str,
    done: usize,
    problems: Vec<&'a str>,
    edits: Vec<EditCell<'a>>,
}

/// A change that an instruction made.
#[derive(Serialize)]
struct EditCell<'a> {
    clause: &'a str,
    before: &'a str,
    after: &'a str,
}

/// A row for text of an amendment that no instruction has used.
#[derive(Serialize)]
struct UnusedRow<'a> {
    row: &'static str,
    file: &'a str,
    text: &'a str,
}

/// The last row: how many instructions became what.
#[derive(Serialize)]
struct SummaryRow {
    row: &'static str,
    applied: usize,
    refused: usize,
    not_understood: usize,
    unused: usize,
}

/// A row for a provision of the consolidated document.
#[derive(Serialize)]
struct ProvisionRow<'a> {
    row: &'static str,
    id: String,
    kind: &'static str,
    text: &'a str,
    sources: Vec<&'a str>,
}

/// Applies amendments; prints what was done, or the document.
pub(in crate::cli) fn consolidate_files(options: &Consolidate, out: &mut Output) -> io::Result<Outcome> {
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
    if let Some(form) = options.to {
        for instruction in done.instructions().iter().filter(|i| !i.is_applied()) {
            let why = instruction.problems().collect::<Vec<_>>().join("; ");
            complain(&format!("{}: left out: {} ({why})", file(instruction), instruction.text()));
        }
        for loss in write(done.document(), form, out)? {
            complain(&format!("{form} cannot carry {} {}", loss.count, loss.what));
        }
    } else if options.common.jsonl {
        for i in done.instructions() {
            json_line(&instruction_row(i, file(i)), out)?;
        }
        for unused in done.unused() {
            let file = amendments.get(unused.amendment).map_or("", |(input, _)| &input.name);
            json_line(&UnusedRow { row: "unused", file, text: &unused.text }, out)?;
        }
        for provision in done.document().provisions() {
            let sources = done.sources(provision).into_iter().map(|at| &*inputs[at].0.name).collect();
            let (id, kind, text) = (Provision::address(provision), provision.kind().name(), provision.text());
            json_line(&ProvisionRow { row: "provision", id, kind, text, sources }, out)?;
        }
        json_line(&summary(&done), out)?;
    } else {
        let mut table = Table::new(&["applied", "file", "why not", "instruction"]);
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

fn instruction_row<'a>(instruction: &'a Instruction, file: &'a str) -> InstructionRow<'a> {
    let edit = |edit: &'a AppliedEdit| EditCell { clause: &edit.address, before: &edit.before, after: &edit.after };
    InstructionRow {
        row: "instruction",
        file,
        text: instruction.text(),
        applied: instruction.is_applied(),
        status: instruction.status().name(),
        done: instruction.done(),
        problems: instruction.problems().collect(),
        edits: instruction.edits().iter().map(edit).collect(),
    }
}

fn summary(done: &Consolidation) -> SummaryRow {
    let count = |status| done.instructions().iter().filter(|i| i.status() == status).count();
    SummaryRow {
        row: "summary",
        applied: count(InstructionStatus::Applied),
        refused: count(InstructionStatus::Refused),
        not_understood: count(InstructionStatus::NotUnderstood),
        unused: done.unused().len(),
    }
}
