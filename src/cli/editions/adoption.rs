//! `normative adoption ADOPTED ADOPTING`, or one file that holds what it adopts.

use std::io::{self, Write as _};

use serde::Serialize;

use super::super::Outcome;
use super::super::arguments::Adopting;
use super::super::commands::{json_line, open};
use super::super::output::{Output, complain};
use super::super::table::Table;
use crate::model::Clause;
use crate::version::{Degree, Difference, adopted_document, adoption};

/// A row for a clause that stands elsewhere, or in one of the documents only.
#[derive(Serialize)]
struct StructureRow<'a> {
    row: &'static str,
    adopted: Option<&'a str>,
    adopting: Option<&'a str>,
    adopted_title: Option<&'a str>,
    adopting_title: Option<&'a str>,
}

/// A row for a difference.
#[derive(Serialize)]
struct DifferenceRow<'a> {
    row: &'static str,
    difference: &'static str,
    change: &'static str,
    adopted: Option<&'a str>,
    adopting: Option<&'a str>,
    impact: &'static str,
    reasons: Vec<&'a str>,
}

/// The last row.
#[derive(Serialize)]
struct DegreeRow {
    row: &'static str,
    degree: &'static str,
    declared: Option<&'static str>,
    agrees: Option<bool>,
    identified: bool,
    kinship: &'static str,
    reasons: Vec<String>,
}

/// Compares an adopting document with the adopted one.
pub(in crate::cli) fn adoption_files(options: &Adopting, out: &mut Output) -> io::Result<Outcome> {
    let (first, mut outcome) = open(&options.adopted, &options.common);
    let Some((input, first)) = first else { return Ok(Outcome::Failed) };
    let (adopted, adopting) = match &options.other {
        Some(path) => {
            let (second, other) = open(path, &options.common);
            outcome = outcome.max(other);
            let Some((_, second)) = second else { return Ok(Outcome::Failed) };
            (first, second)
        }
        None => {
            let Some(inner) = adopted_document(&first) else {
                complain(&format!(
                    "{}: holds no document that it adopts; name the adopting document as well",
                    input.name
                ));
                return Ok(Outcome::Failed);
            };
            (inner, first)
        }
    };
    let compared = adoption(&adopted, &adopting);
    if !options.common.quiet {
        compared.changes().warnings().for_each(complain);
    }
    let title = |clause: Option<Clause<'_>>| clause.and_then(Clause::title).unwrap_or_default().replace('\n', " ");
    let word = |value: Option<&str>| value.unwrap_or("-").to_owned();
    if options.common.jsonl {
        for (a, b) in compared.structure() {
            let row = StructureRow {
                row: "structure",
                adopted: a.map(Clause::address),
                adopting: b.map(Clause::address),
                adopted_title: a.and_then(Clause::title),
                adopting_title: b.and_then(Clause::title),
            };
            json_line(&row, out)?;
        }
        for change in compared.changes().clauses() {
            let row = DifferenceRow {
                row: "difference",
                difference: compared.difference(change).name(),
                change: change.kind().name(),
                adopted: change.old_address(),
                adopting: change.new_address(),
                impact: change.impact().name(),
                reasons: change.reasons().collect(),
            };
            json_line(&row, out)?;
        }
        let row = DegreeRow {
            row: "degree",
            degree: compared.degree().name(),
            declared: compared.declared().map(Degree::name),
            agrees: compared.agrees(),
            identified: compared.is_identified(),
            kinship: compared.changes().kinship().name(),
            reasons: compared.reasons(),
        };
        json_line(&row, out)?;
        return Ok(outcome);
    }
    let mut table = Table::new(&["adopted", "adopting", "structure"]);
    for (a, b) in compared.structure() {
        table.push(vec![word(a.map(Clause::address)), word(b.map(Clause::address)), title(b.or(a))], out)?;
    }
    table.finish(out)?;
    for kind in [Difference::Technical, Difference::Editorial] {
        let mut table = Table::new(if kind == Difference::Technical {
            &["adopted", "adopting", "technical difference"]
        } else {
            &["adopted", "adopting", "editorial change"]
        });
        if compared.of(kind).next().is_some() {
            writeln!(out)?;
        }
        for change in compared.of(kind) {
            let reasons = change.reasons().collect::<Vec<_>>().join("; ");
            table.push(vec![word(change.old_address()), word(change.new_address()), reasons], out)?;
        }
        table.finish(out)?;
    }
    let declared = match (compared.declared(), compared.agrees()) {
        (Some(degree), Some(true)) => format!("as declared ({degree})"),
        (Some(degree), _) => format!("declared is {degree}"),
        (None, _) => "none is declared".to_owned(),
    };
    writeln!(out, "\nDegree: {}, {declared}. {}.", compared.degree(), compared.reasons().join("; "))?;
    Ok(outcome)
}
