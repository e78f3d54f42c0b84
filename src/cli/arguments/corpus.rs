//! Arguments of the commands over a folder of documents.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::common::Deny;
use crate::corpus::GraphForm;
use crate::model::PartialDate;

#[derive(Debug, Args)]
pub(crate) struct CorpusArguments {
    #[command(subcommand)]
    pub(crate) command: CorpusCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CorpusCommand {
    /// Finds references that lead nowhere, to withdrawn editions, or past the lists of referenced documents
    Check {
        #[command(flatten)]
        folder: Folder,
        /// Exit status 1 where something at least this serious was found
        #[arg(long, value_name = "SEVERITY")]
        deny: Option<Deny>,
    },
    /// Lists who cites a document, or a clause of it
    Cites {
        /// Identifier of the document; with `#CLAUSE`, of a clause of it and what stands inside
        #[arg(value_name = "ID[#CLAUSE]")]
        cited: String,
        #[command(flatten)]
        folder: Folder,
    },
    /// Shows the documents and what they cite; --to writes the graph for other programs
    Graph {
        #[command(flatten)]
        folder: Folder,
        /// Writes the graph in a form instead of a table
        #[arg(long, value_name = "FORM", conflicts_with = "jsonl")]
        to: Option<Form>,
        /// Shows what a document leads to by what it cites
        #[arg(long, value_name = "ID", conflicts_with_all = ["to", "impact", "cycles"])]
        from: Option<String>,
        /// Shows who is affected where a document is withdrawn
        #[arg(long, value_name = "ID", conflicts_with_all = ["to", "cycles"])]
        impact: Option<String>,
        /// Shows the groups of documents that cite each other in a circle
        #[arg(long, conflicts_with = "to")]
        cycles: bool,
    },
    /// Counts documents, clauses, provisions, references, and how many of them lead somewhere
    Stats {
        #[command(flatten)]
        folder: Folder,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Folder {
    /// Folder to load, with the folders in it
    #[arg(value_name = "DIR")]
    pub(crate) path: PathBuf,
    /// Looks at it as of this date: undated references mean the edition in force then. Without it, the latest edition
    #[arg(long, value_name = "DATE", value_parser = str::parse::<PartialDate>)]
    pub(crate) at: Option<PartialDate>,
    /// Facts of status beside the documents: CSV or JSON with `identifier`, `status`, `published`, `in_force`, `withdrawn`, `replaced_by`
    #[arg(long, value_name = "FILE")]
    pub(crate) catalogue: Option<PathBuf>,
    /// Reads on this many threads; the output does not depend on it
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Form {
    Dot,
    Graphml,
    Json,
}

impl From<Form> for GraphForm {
    fn from(form: Form) -> Self {
        match form {
            Form::Dot => Self::Dot,
            Form::Graphml => Self::GraphMl,
            Form::Json => Self::Json,
        }
    }
}

impl CorpusArguments {
    pub(crate) fn output(&self) -> Option<&Path> {
        let (CorpusCommand::Check { folder, .. }
        | CorpusCommand::Cites { folder, .. }
        | CorpusCommand::Graph { folder, .. }
        | CorpusCommand::Stats { folder }) = &self.command;
        folder.output.as_deref()
    }
}
