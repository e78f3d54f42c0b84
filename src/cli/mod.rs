//! The program: arguments, files, printing. One contract for people and for scripts.

mod arguments;
mod cells;
mod commands;
mod conform;
mod corpus;
mod editions;
mod input;
mod json;
mod open;
mod outcome;
mod output;
mod progress;
mod resolve;
mod table;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use output::Output;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to standard output, bad usage to standard error; neither can fail in a way that matters.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let out = match Output::new(arguments.output()) {
        Ok(out) => out,
        Err(message) => {
            output::complain(&message);
            return ExitCode::from(2);
        }
    };
    match commands::run(arguments, out) {
        Ok(outcome) => outcome.into(),
        // The reader of a pipe may have seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("cannot write: {error}"));
            ExitCode::from(2)
        }
    }
}
