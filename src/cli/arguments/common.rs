//! Options that most commands have.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::diagnostic::Severity;
use crate::error::Error;
use crate::format::Format;
use crate::model::{Convention, PartialDate};
use crate::reading::ReadOptions;
use crate::regime::Regime;

#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Reads as this format instead of the one that is detected
    #[arg(long, value_name = "FORMAT", value_parser = FormatOption::of)]
    pub(crate) format: Option<FormatOption>,
    /// Reads text in this regime instead of the one that is detected: gbt, engineering, statute, gongwen, chinese-outline, rfc
    #[arg(long, value_name = "REGIME", value_parser = str::parse::<Regime>)]
    pub(crate) regime: Option<Regime>,
    /// Reads provisions by this drafting convention instead of the one that the document declares
    #[arg(long, value_name = "CONVENTION", value_parser = str::parse::<Convention>)]
    pub(crate) convention: Option<Convention>,
    /// Reads the text that is in force at this date, where the document holds more than one version of a part
    #[arg(long, value_name = "DATE", value_parser = str::parse::<PartialDate>)]
    pub(crate) at: Option<PartialDate>,
    /// Prints one JSON object a line
    #[arg(long)]
    pub(crate) jsonl: bool,
    /// Writes to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Exit status 1 where something at least this serious was found
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) deny: Option<Deny>,
    /// Says nothing of what was odd
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Says all that was odd, notes included
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// A format, or the older name of one that names a regime as well: `gbt-text`.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FormatOption {
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
    /// Reading options of the arguments.
    pub(crate) fn reading(&self) -> ReadOptions {
        let mut options = ReadOptions::default();
        options = match self.format {
            Some(FormatOption::Format(format)) => options.with_format(format),
            Some(FormatOption::Regime(regime)) => options.with_regime(regime),
            None => options,
        };
        if let Some(regime) = self.regime {
            options = options.with_regime(regime);
        }
        if let Some(at) = self.at {
            options = options.with_date(at);
        }
        match self.convention {
            Some(convention) => options.with_convention(convention),
            None => options,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
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
