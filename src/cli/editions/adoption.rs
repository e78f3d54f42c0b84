//! `normative adoption ADOPTED ADOPTING`, or one file that holds what it adopts.

use std::io::{self, Write as _};

use super::super::arguments::Adopting;
use super::super::json::json_line;
use super::super::open::open;
use super::super::outcome::Outcome;
use super::super::output::{Output, complain};
use super::super::table::Table;
use crate::model::{Clause, Document};
use crate::row::{DegreeRow, DifferenceRow, StructureRow};
use crate::version::{Adoption, Difference, adopted_document, adoption};

/// Compares an adopting document with the adopted one.
pub(crate) fn adoption_files(options: &Adopting, out: &mut Output) -> io::Result<Outcome> {
    let (Some((adopted, adopting)), outcome) = documents(options) else { return Ok(Outcome::Failed) };
    let compared = adoption(&adopted, &adopting);
    if !options.common.quiet {
        compared.changes().warnings().for_each(complain);
    }
    if options.common.jsonl {
        StructureRow::of(&compared).try_for_each(|row| json_line(&row, out))?;
        DifferenceRow::of(&compared).try_for_each(|row| json_line(&row, out))?;
        json_line(&DegreeRow::new(&compared), out)?;
    } else {
        structure(&compared, out)?;
        differences(&compared, Difference::Technical, "technical difference", out)?;
        differences(&compared, Difference::Editorial, "editorial change", out)?;
        degree(&compared, out)?;
    }
    Ok(outcome)
}

/// The adopted and the adopting document: two files, or one and the document inside it.
fn documents(options: &Adopting) -> (Option<(Document, Document)>, Outcome) {
    let (first, outcome) = open(&options.adopted, &options.common);
    let Some((input, first)) = first else { return (None, Outcome::Failed) };
    if let Some(path) = &options.other {
        let (second, other) = open(path, &options.common);
        return (second.map(|(_, second)| (first, second)), outcome.max(other));
    }
    let Some(inner) = adopted_document(&first) else {
        complain(&format!("{}: holds no document that it adopts; name the adopting document as well", input.name));
        return (None, Outcome::Failed);
    };
    (Some((inner, first)), outcome)
}

/// The table of clauses that stand elsewhere.
fn structure(compared: &Adoption<'_>, out: &mut Output) -> io::Result<()> {
    let title = |clause: Option<Clause<'_>>| clause.and_then(Clause::title).unwrap_or_default().replace('\n', " ");
    let mut table = Table::new(["adopted", "adopting", "structure"]);
    for (a, b) in compared.structure() {
        table.push(vec![word(a.map(Clause::address)), word(b.map(Clause::address)), title(b.or(a))], out)?;
    }
    table.finish(out)
}

/// The table of differences of a kind.
fn differences(compared: &Adoption<'_>, kind: Difference, heading: &'static str, out: &mut Output) -> io::Result<()> {
    let mut table = Table::new(["adopted", "adopting", heading]);
    if compared.of(kind).next().is_some() {
        writeln!(out)?;
    }
    for change in compared.of(kind) {
        let reasons = change.reasons().collect::<Vec<_>>().join("; ");
        table.push(vec![word(change.old_address()), word(change.new_address()), reasons], out)?;
    }
    table.finish(out)
}

/// The line on the degree.
fn degree(compared: &Adoption<'_>, out: &mut Output) -> io::Result<()> {
    let declared = match (compared.declared(), compared.agrees()) {
        (Some(degree), Some(true)) => format!("as declared ({degree})"),
        (Some(degree), _) => format!("declared is {degree}"),
        (None, _) => "none is declared".to_owned(),
    };
    writeln!(out, "\nDegree: {}, {declared}. {}.", compared.degree(), compared.reasons().join("; "))
}

fn word(value: Option<&str>) -> String {
    value.unwrap_or("-").to_owned()
}
