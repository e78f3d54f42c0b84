//! `normative history FILE…`.

use std::io::{self, Write as _};

use super::super::arguments::Histories;
use super::super::json::json_line;
use super::super::open::open;
use super::super::outcome::Outcome;
use super::super::output::{Output, complain};
use super::super::table::Table;
use crate::row::{EditionRow, EventRow, ForceRow, LifeRow};
use crate::version::History;

/// Prints the editions and the lives of their clauses, or what was in force on a date.
pub(crate) fn history_files(options: &Histories, out: &mut Output) -> io::Result<Outcome> {
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
    let mut table = Table::new(["edition", "date", "bump", "version", "identifier", "file"]);
    for row in history.editions().iter().map(EditionRow::new) {
        let (date, id) = (row.date.unwrap_or_default(), row.identifier.as_deref().unwrap_or("-"));
        let cells = [&row.edition, &*date, row.bump.name(), &row.version, id, &row.file];
        table.push(cells.map(str::to_owned).to_vec(), out)?;
    }
    table.finish(out)?;
    writeln!(out)?;
    let lives = if options.provisions { history.provisions() } else { history.clauses() };
    let mut table = Table::new(["key", "now", "life"]);
    for life in lives {
        let now = life.address_in(history.editions().len() - 1).unwrap_or("-");
        let event = |cell: EventRow<'_>| {
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
    let mut table = Table::new(["key", "kind", "text"]);
    let name = history.editions()[edition].name();
    for (life, provision) in history.provisions_of(edition) {
        if options.common.jsonl {
            json_line(&ForceRow::new(life, name, provision), out)?;
        } else {
            let text = provision.text().replace('\n', " ");
            table.push(vec![life.key().to_owned(), provision.kind().to_string(), text], out)?;
        }
    }
    table.finish(out)
}
