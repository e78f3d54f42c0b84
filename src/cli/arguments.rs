//! What may be said on the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::corpus::CorpusArguments;
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::format::Format;
use crate::model::{Convention, PartialDate};
use crate::reading::ReadOptions;
use crate::regime::Regime;
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
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
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
pub(super) struct Diff {
    /// The old edition
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// The new edition
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// Writes one HTML page that needs nothing else
    #[arg(long, conflicts_with = "jsonl")]
    pub(super) html: bool,
    /// Lists the clauses without their words
    #[arg(long, conflicts_with_all = ["jsonl", "html"])]
    pub(super) list: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Histories {
    /// Editions, in any order where they have dates
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Lists provisions instead of clauses
    #[arg(long)]
    pub(super) provisions: bool,
    /// Lists the provisions that were in force on a date: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = str::parse::<PartialDate>)]
    pub(super) on: Option<PartialDate>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Adopting {
    /// The adopted document, or one that holds what it adopts
    #[arg(value_name = "ADOPTED")]
    pub(super) adopted: PathBuf,
    /// The adopting document
    #[arg(value_name = "ADOPTING")]
    pub(super) other: Option<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Consolidate {
    /// The document to amend
    #[arg(value_name = "BASE")]
    pub(super) base: PathBuf,
    /// Amendments and corrigenda, in the order in which they apply
    #[arg(required = true, value_name = "AMENDMENT")]
    pub(super) amendments: Vec<PathBuf>,
    /// Writes the amended document in this form, instead of what was done
    #[arg(long, value_name = "FORM", value_parser = str::parse::<Output>, conflicts_with = "jsonl")]
    pub(super) to: Option<Output>,
    /// Exit status 1 where an instruction was left out
    #[arg(long)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Classify {
    /// Texts; without any, or with `-`, each line of standard input is one
    #[arg(value_name = "TEXT")]
    pub(super) texts: Vec<String>,
    /// Drafting convention that the texts follow
    #[arg(long, value_name = "CONVENTION", value_parser = str::parse::<Convention>)]
    pub(super) convention: Convention,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(super) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Identify {
    /// Identifiers; without any, or with `-`, each line of standard input is one
    #[arg(value_name = "ID")]
    pub(super) identifiers: Vec<String>,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(super) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Files {
    /// Files to read; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Convert {
    /// File to read; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Form to write
    #[arg(long, value_name = "FORM", value_parser = str::parse::<Output>)]
    pub(super) to: Output,
    /// IRI that names begin with, in RDF, where the publisher has no URNs, such as `https://standards.example/`
    #[arg(long, value_name = "IRI")]
    pub(super) base: Option<String>,
    /// Fails where the form cannot carry all of the document
    #[arg(long)]
    pub(super) strict: bool,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Debug, Args)]
pub(super) struct Common {
    /// Reads as this format instead of the one that is detected
    #[arg(long, value_name = "FORMAT", value_parser = FormatOption::of)]
    pub(super) format: Option<FormatOption>,
    /// Reads text in this regime instead of the one that is detected: gbt, engineering, statute, gongwen, chinese-outline, rfc
    #[arg(long, value_name = "REGIME", value_parser = str::parse::<Regime>)]
    pub(super) regime: Option<Regime>,
    /// Reads provisions by this drafting convention instead of the one that the document declares
    #[arg(long, value_name = "CONVENTION", value_parser = str::parse::<Convention>)]
    pub(super) convention: Option<Convention>,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(super) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Exit status 1 where something at least this serious was found
    #[arg(long, value_name = "SEVERITY")]
    pub(super) deny: Option<Deny>,
    /// Says nothing of what was odd
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Says all that was odd, notes included
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// A format, or the older name of one that names a regime as well: `gbt-text`.
#[derive(Clone, Copy, Debug)]
pub(super) enum FormatOption {
    Format(Format),
    Regime(Regime),
}

impl FormatOption {
    fn of(name: &str) -> Result<Self, Error> {
        let format = name.parse::<Format>()?;
        Ok(name.parse().ok().filter(|_| format.is_text()).map_or(Self::Format(format), Self::Regime))
    }
}

impl Common {
    /// How to read by these options.
    pub(super) fn reading(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        options = match self.format {
            Some(FormatOption::Format(format)) => options.with_format(format),
            Some(FormatOption::Regime(regime)) => options.with_regime(regime),
            None => options,
        };
        if let Some(regime) = self.regime {
            options = options.with_regime(regime);
        }
        match self.convention {
            Some(convention) => options.with_convention(convention),
            None => options,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Deny {
    Note,
    Warning,
    Error,
}

impl From<Deny> for Severity {
    fn from(deny: Deny) -> Self {
        match deny {
            Deny::Note => Self::Note,
            Deny::Warning => Self::Warning,
            Deny::Error => Self::Error,
        }
    }
}

impl Arguments {
    pub(super) fn output(&self) -> Option<&Path> {
        match &self.command {
            Command::Detect(files)
            | Command::Outline(files)
            | Command::Provisions(files)
            | Command::References(files)
            | Command::Terms(files)
            | Command::Text(files)
            | Command::Metadata(files) => files.common.output.as_deref(),
            Command::Convert(convert) => convert.common.output.as_deref(),
            Command::Identify(identify) => identify.output.as_deref(),
            Command::Corpus(corpus) => corpus.output(),
            Command::Classify(classify) => classify.output.as_deref(),
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
