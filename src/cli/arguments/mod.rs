//! Arguments of the command line.

mod common;
mod corpus;

pub(crate) use common::{Common, Deny};
pub(crate) use corpus::{CorpusArguments, CorpusCommand, Folder};

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{Convention, PartialDate};
use crate::write::Output;

const AFTER: &str = "\
Every command reads one file or several; `-` reads standard input. Rows are a table for people; with --jsonl each is one
JSON object on a line: ranges are byte offsets into the document's text, `source` is byte offsets into the file.

Exit status: 0 done; 1 done, with findings at or above --deny; 2 something could not be read.

Examples:
  normative outline iso-9999.xml
  normative provisions --jsonl standards/*.xml | jq 'select(.kind == \"requirement\")'
  normative convert iso-9999.xml --to json -o iso-9999.json";

/// Reads standards into clauses, provisions, references and terms that machines can use
#[derive(Debug, Parser)]
#[command(name = "normative", version, after_help = AFTER, max_term_width = 110)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Says what format a file is, and by what signs
    Detect(Files),
    /// Lists the clauses, annexes and unnumbered elements
    Outline(Files),
    /// Lists what each verbal form demands, recommends or permits
    Provisions(Files),
    /// Lists the references inside the document and to others
    References(Files),
    /// Lists the term entries
    Terms(Files),
    /// Prints the text, one block a line
    Text(Files),
    /// Lists what the document changes in others: which words go and come, and where
    Amendments(Files),
    /// Shows what the document says about itself
    Metadata(Files),
    /// Writes the document in another form
    Convert(Convert),
    /// Reads identifiers of standards into their fields
    Identify(Identify),
    /// Looks at a folder of documents together: who cites what, and what is wrong between them
    Corpus(CorpusArguments),
    /// Says what sentences demand, recommend or permit
    Classify(Classify),
    /// Lists what OSCAL implementations claim of controls
    Claims(Files),
    /// Lists what OSCAL assessments found of controls
    Findings(Files),
    /// Resolves an OSCAL profile to the catalog that it stands for
    Resolve(Resolve),
    /// Compares two editions: clause by clause, provision by provision
    Diff(Diff),
    /// Applies amendments and corrigenda to a document
    Consolidate(Consolidate),
    /// Follows clauses and provisions through editions
    History(Histories),
    /// Compares an adopting document with the one that it adopts
    Adoption(Adopting),
}

#[derive(Debug, Args)]
pub(crate) struct Resolve {
    /// The profile; `-` is standard input
    #[arg(value_name = "PROFILE")]
    pub(crate) profile: PathBuf,
    /// A file that an import may name by its last segment, where it is not beside the profile
    #[arg(long = "source", value_name = "FILE")]
    pub(crate) sources: Vec<PathBuf>,
    /// Writes the catalog in this syntax of OSCAL, instead of its rows
    #[arg(long, value_name = "FORM", conflicts_with = "jsonl")]
    pub(crate) to: Option<Syntax>,
    #[command(flatten)]
    pub(crate) common: Common,
}

/// A syntax of OSCAL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Syntax {
    OscalJson,
    OscalXml,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The old edition
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new edition
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// Writes one HTML page that needs nothing else
    #[arg(long, conflicts_with = "jsonl")]
    pub(crate) html: bool,
    /// Lists the clauses without their words
    #[arg(long, conflicts_with_all = ["jsonl", "html"])]
    pub(crate) list: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Histories {
    /// Editions, in any order where they have dates
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Lists provisions instead of clauses
    #[arg(long)]
    pub(crate) provisions: bool,
    /// Lists the provisions that were in force on a date: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = str::parse::<PartialDate>)]
    pub(crate) on: Option<PartialDate>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Adopting {
    /// The adopted document, or one that holds what it adopts
    #[arg(value_name = "ADOPTED")]
    pub(crate) adopted: PathBuf,
    /// The adopting document
    #[arg(value_name = "ADOPTING")]
    pub(crate) other: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Consolidate {
    /// The document to amend
    #[arg(value_name = "BASE")]
    pub(crate) base: PathBuf,
    /// Amendments and corrigenda, in the order in which they apply
    #[arg(required = true, value_name = "AMENDMENT")]
    pub(crate) amendments: Vec<PathBuf>,
    /// Writes the amended document in this form, instead of what was done
    #[arg(long, value_name = "FORM", value_parser = str::parse::<Output>, conflicts_with = "jsonl")]
    pub(crate) to: Option<Output>,
    /// With `--to`: what was taken away stays in its place, and what went and came is marked
    #[arg(long, requires = "to")]
    pub(crate) changes: bool,
    /// Writes one HTML page on what was done, which needs nothing else
    #[arg(long, conflicts_with_all = ["jsonl", "to"])]
    pub(crate) html: bool,
    /// Exit status 1 where an instruction was left out
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Classify {
    /// Texts; without any, or with `-`, each line of standard input is one
    #[arg(value_name = "TEXT")]
    pub(crate) texts: Vec<String>,
    /// Drafting convention that the texts follow
    #[arg(long, value_name = "CONVENTION", value_parser = str::parse::<Convention>)]
    pub(crate) convention: Convention,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Identify {
    /// Identifiers; without any, or with `-`, each line of standard input is one
    #[arg(value_name = "ID")]
    pub(crate) identifiers: Vec<String>,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Debug, Args)]
pub(crate) struct Convert {
    /// File to read; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Form to write; without it, the extension of the file that `-o` names says it
    #[arg(long, value_name = "FORM", value_parser = str::parse::<Output>)]
    pub(crate) to: Option<Output>,
    /// IRI that names begin with, in RDF, where the publisher has no URNs, such as `https://standards.example/`
    #[arg(long, value_name = "IRI")]
    pub(crate) base: Option<String>,
    /// Fails where the form cannot carry all of the document
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) common: Common,
}

impl Arguments {
    pub(crate) fn output(&self) -> Option<&Path> {
        match &self.command {
            Command::Detect(files)
            | Command::Outline(files)
            | Command::Provisions(files)
            | Command::References(files)
            | Command::Terms(files)
            | Command::Text(files)
            | Command::Claims(files)
            | Command::Findings(files)
            | Command::Amendments(files)
            | Command::Metadata(files) => files.common.output.as_deref(),
            Command::Convert(convert) => convert.common.output.as_deref(),
            Command::Identify(identify) => identify.output.as_deref(),
            Command::Corpus(corpus) => corpus.output(),
            Command::Classify(classify) => classify.output.as_deref(),
            Command::Resolve(resolve) => resolve.common.output.as_deref(),
            Command::Diff(diff) => diff.common.output.as_deref(),
            Command::Consolidate(consolidate) => consolidate.common.output.as_deref(),
            Command::History(history) => history.common.output.as_deref(),
            Command::Adoption(adoption) => adoption.common.output.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
