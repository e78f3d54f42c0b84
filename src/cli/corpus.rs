//! The commands over a folder of documents: `corpus check`, `corpus cites`, `corpus graph`, `corpus stats`.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use super::arguments::{CorpusArguments, CorpusCommand, Deny, Folder};
use super::cells::{Cells, STATS_HEADINGS, stats_lines};
use super::json::json_line;
use super::outcome::Outcome;
use super::output::{Output, complain};
use super::progress::Progress;
use super::table::Table;
use crate::corpus::{Catalogue, Corpus, Graph, LoadOptions};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::identifier::Identifier;
use crate::row::{CitationRow, EdgeRow, FindingRow, GroupRow, NodeRow};

pub(super) fn run(arguments: &CorpusArguments, out: &mut Output) -> io::Result<Outcome> {
    match &arguments.command {
        CorpusCommand::Check { folder, deny } => with(folder, |corpus| check(&corpus, folder, *deny, out)),
        CorpusCommand::Cites { cited, folder } => {
            let (name, clause) = match cited.split_once('#') {
                Some((name, clause)) => (name, Some(clause)),
                None => (cited.as_str(), None),
            };
            let identifier = match name.parse::<Identifier>() {
                Ok(identifier) => identifier,
                Err(error) => return Ok(refuse(&format!("{name}: {error}"))),
            };
            with(folder, |corpus| cites(&corpus, &identifier, clause, folder, out))
        }
        CorpusCommand::Graph { folder, to, from, impact, cycles } => with(folder, |corpus| {
            let graph = corpus.graph(folder.at);
            match (to, from, impact) {
                (Some(form), ..) => graph.write((*form).into(), out).map(|()| Outcome::Done),
                (_, Some(name), _) => about(&graph, name, folder, out, |at| vec![("cited", graph.reachable(at))]),
                (.., Some(name)) => about(&graph, name, folder, out, |at| {
                    let impact = graph.impact(at);
                    vec![("direct", impact.direct), ("indirect", impact.indirect), ("informative", impact.informative)]
                }),
                _ if *cycles => circles(&graph, folder, out),
                _ => whole(&graph, folder, out),
            }
        }),
        CorpusCommand::Stats { folder } => with(folder, |corpus| {
            let row = corpus.stats(folder.at);
            if folder.jsonl {
                json_line(&row, out)?;
            } else {
                let mut table = Table::new(STATS_HEADINGS);
                stats_lines(&row).into_iter().try_for_each(|cells| table.push(cells, out))?;
                table.finish(out)?;
            }
            Ok(Outcome::Done)
        }),
    }
}

fn refuse(message: &str) -> Outcome {
    complain(message);
    Outcome::Failed
}

/// Loads the folder and does something with it. What could not be read is said on standard error and does not stop the rest.
fn with(folder: &Folder, work: impl FnOnce(Corpus) -> io::Result<Outcome>) -> io::Result<Outcome> {
    let corpus = match load(folder) {
        Ok(corpus) => corpus,
        Err(error) => return Ok(refuse(&error.to_string())),
    };
    for failure in corpus.failures() {
        complain(&failure.to_string());
    }
    work(corpus)
}

fn load(folder: &Folder) -> Result<Corpus, Error> {
    let mut options = LoadOptions::default();
    if let Some(threads) = folder.threads {
        options = options.with_threads(threads);
    }
    let catalogue = folder.catalogue.as_deref().map(read_catalogue).transpose()?;
    let bar: Mutex<Option<Progress>> = Mutex::new(None);
    let corpus = Corpus::load_with(&folder.path, &options, |progress| {
        if let Ok(mut bar) = bar.lock() {
            let bar = bar.get_or_insert_with(|| Progress::new(progress.total));
            bar.step(progress.done, &progress.path.to_string_lossy());
        }
    })?;
    if let Ok(Some(bar)) = bar.into_inner() {
        bar.clear();
    }
    Ok(match catalogue {
        Some(catalogue) => corpus.with_catalogue(catalogue),
        None => corpus,
    })
}

fn read_catalogue(path: &Path) -> Result<Catalogue, Error> {
    let name = path.to_string_lossy();
    let text = fs::read_to_string(path).map_err(|error| Error::refused("cannot read", error).named(&name))?;
    text.parse::<Catalogue>().map_err(|error| error.named(&name))
}

fn check(corpus: &Corpus, folder: &Folder, deny: Option<Deny>, out: &mut Output) -> io::Result<Outcome> {
    let findings = corpus.check(folder.at);
    let mut table = Table::new(FindingRow::HEADINGS);
    for finding in &findings {
        let row = FindingRow::new(finding);
        if folder.jsonl { json_line(&row, out)? } else { table.push(row.cells(), out)? }
    }
    table.finish(out)?;
    let denied = deny.map(Severity::from);
    let found = findings.iter().any(|f| denied.is_some_and(|least| f.kind.severity() >= least));
    Ok(if found { Outcome::Findings } else { Outcome::Done })
}

fn cites(
    corpus: &Corpus,
    identifier: &Identifier,
    clause: Option<&str>,
    folder: &Folder,
    out: &mut Output,
) -> io::Result<Outcome> {
    let mut table = Table::new(CitationRow::HEADINGS);
    for citation in corpus.cites_at(identifier, clause, folder.at) {
        let row = CitationRow::new(&citation);
        if folder.jsonl { json_line(&row, out)? } else { table.push(row.cells(), out)? }
    }
    table.finish(out)?;
    Ok(Outcome::Done)
}

fn whole(graph: &Graph, folder: &Folder, out: &mut Output) -> io::Result<Outcome> {
    let mut table = Table::new(NodeRow::HEADINGS);
    for at in 0..graph.nodes().len() {
        let row = NodeRow::new(graph, at);
        if folder.jsonl { json_line(&row, out)? } else { table.push(row.cells(), out)? }
    }
    table.finish(out)?;
    if folder.jsonl {
        for edge in graph.edges() {
            json_line(&EdgeRow::new(graph, edge), out)?;
        }
    }
    Ok(Outcome::Done)
}

/// Rows about the documents that a question about one of them gives, by group.
fn about(
    graph: &Graph,
    name: &str,
    folder: &Folder,
    out: &mut Output,
    ask: impl Fn(usize) -> Vec<(&'static str, Vec<usize>)>,
) -> io::Result<Outcome> {
    let canonical = name.parse::<Identifier>().map_or_else(|_| name.to_owned(), |id| id.to_string());
    let Some(at) = graph.node(&canonical).or_else(|| graph.node(name)) else {
        return Ok(refuse(&format!("{name} is neither in the corpus nor cited in it")));
    };
    groups(graph, ask(at), folder, out)
}

fn circles(graph: &Graph, folder: &Folder, out: &mut Output) -> io::Result<Outcome> {
    let numbered = graph.cycles().into_iter().enumerate().map(|(n, cycle)| (format!("cycle {}", n + 1), cycle));
    groups(graph, numbered, folder, out)
}

fn groups<N: AsRef<str>>(
    graph: &Graph,
    groups: impl IntoIterator<Item = (N, Vec<usize>)>,
    folder: &Folder,
    out: &mut Output,
) -> io::Result<Outcome> {
    let mut table = Table::new(GroupRow::HEADINGS);
    for (group, nodes) in groups {
        for at in nodes {
            let row = GroupRow::new(group.as_ref(), graph, at);
            if folder.jsonl { json_line(&row, out)? } else { table.push(row.cells(), out)? }
        }
    }
    table.finish(out)?;
    Ok(Outcome::Done)
}
