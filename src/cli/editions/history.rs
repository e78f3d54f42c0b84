//! `normative history FILE…`.

use std::io::{self, Write as _};

use serde::Serialize;

use super::super::Outcome;
use super::super::arguments::Histories;
use super::super::commands::{json_line, open};
use super::super::output::{Output, complain};
use super::super::table::Table;
use crate::model::Provision;
use crate::version::{DatedEdition, History, Impact, Life};

/// A row for an edition.
#[derive(Serialize)]
struct EditionRow<'a> {
    row: &'static str,
    edition: &'a str,
    file: &'a str,
    identifier: Option<&'a str>,
    date: Option<String>,
    bump: &'static str,
    version: String,
}

/// A row for a clause or provision.
#[derive(Serialize)]
struct LifeRow<'a> {
    row: &'static str,
    key: &'a str,
    addresses: Vec<Option<&'a str>>,
    events: Vec<EventCell<'a>>,
}

#[derive(Serialize)]
struct EventCell<'a> {
    edition: &'a str,
    event: &'static str,
    impact: Option<&'static str>,
}

/// A row for a provision that was in force.
#[derive(Serialize)]
struct ForceRow<'a> {
    row: &'static str,
    key: &'a str,
    edition: &'a str,
    id: String,
    kind: &'static str,
    text: &'a str,
}

/// Prints the editions and the lives of their clauses, or what was in force on a date.
pub(in crate::cli) fn history_files(options: &Histories, out: &mut Output) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut inputs = Vec::new();
    for path in &options.files {
        let (opened, one) = open(path, &options.common);
        outcome = outcome.max(one);
        inputs.extend(opened);
    }
    let documents: Vec<_> = inputs.iter().map(|(_, document)| document).collect();
    if documents.is_empty() {
        return Ok(Outcome::Failed);
    }
    let history = History::of(&documents);
    if !options.common.quiet {
        history.warnings().for_each(complain);
    }
    if let Some(date) = options.on {
        let Some(edition) = history.in_force(date) else {
            complain(&format!("no edition that has a date was in force on {date}"));
            return Ok(outcome);
        };
        in_force(&history, edition, options, out)?;
        return Ok(outcome);
    }
    if options.common.jsonl {
        history.editions().iter().try_for_each(|edition| json_line(&EditionRow::new(edition), out))?;
        let lives = history.clauses().iter().map(|life| ("clause", life));
        let mut lives = lives.chain(history.provisions().iter().map(|life| ("provision", life)));
        lives.try_for_each(|(row, life)| json_line(&LifeRow::new(row, life, &history), out))?;
        return Ok(outcome);
    }
    let mut table = Table::new(&["edition", "date", "bump", "version", "identifier", "file"]);
    for row in history.editions().iter().map(EditionRow::new) {
        let (date, id) = (row.date.unwrap_or_default(), row.identifier.unwrap_or("-"));
        let cells = [row.edition, &date, row.bump, &row.version, id, row.file];
        table.push(cells.map(str::to_owned).to_vec(), out)?;
    }
    table.finish(out)?;
    writeln!(out)?;
    let lives = if options.provisions { history.provisions() } else { history.clauses() };
    let mut table = Table::new(&["key", "now", "life"]);
    for life in lives {
        let now = life.address_in(history.editions().len() - 1).unwrap_or("-");
        let event = |cell: EventCell<'_>| {
            let impact = cell.impact.map(|impact| format!(" ({impact})")).unwrap_or_default();
            format!("{} {}{impact}", cell.edition, cell.event)
        };
        let events: Vec<_> = LifeRow::new("", life, &history).events.into_iter().map(event).collect();
        table.push(vec![life.key().to_owned(), now.to_owned(), events.join(", ")], out)?;
    }
    table.finish(out)?;
    Ok(outcome)
}

fn in_force(history: &History<'_>, edition: usize, options: &Histories, out: &mut Output) -> io::Result<()> {
    let mut table = Table::new(&["key", "kind", "text"]);
    let name = history.editions()[edition].name();
    for (life, provision) in history.provisions_of(edition) {
        let (kind, text) = (provision.kind().name(), provision.text());
        if options.common.jsonl {
            let id = Provision::address(provision);
            json_line(&ForceRow { row: "in-force", key: life.key(), edition: name, id, kind, text }, out)?;
        } else {
            table.push(vec![life.key().to_owned(), kind.to_owned(), text.replace('\n', " ")], out)?;
        }
    }
    table.finish(out)
}

impl<'a> EditionRow<'a> {
    fn new(edition: &'a DatedEdition<'a>) -> Self {
        Self {
            row: "edition",
            edition: edition.name(),
            file: edition.document().origin().name(),
            identifier: edition.document().metadata().identifier(),
            date: edition.date().map(|date| date.to_string()),
            bump: edition.bump().name(),
            version: edition.version().to_string(),
        }
    }
}

impl<'a> LifeRow<'a> {
    fn new(row: &'static str, life: &'a Life, history: &'a History<'a>) -> Self {
        let event = |event: &crate::version::LifeEvent| EventCell {
            edition: history.editions()[event.edition()].name(),
            event: event.kind().name(),
            impact: event.impact().map(Impact::name),
        };
        Self {
            row,
            key: life.key(),
            addresses: (0..history.editions().len()).map(|at| life.address_in(at)).collect(),
            events: life.events().iter().map(event).collect(),
        }
    }
}
