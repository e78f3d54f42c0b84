//! The commands over files and texts.

use std::io::{self, BufRead, Write};

use serde::Serialize;

use super::arguments::{Arguments, Classify, Command, Convert, Files, Identify};
use super::cells::{self, Cells};
use super::conform;
use super::corpus;
use super::editions::{adoption_files, consolidate_files, diff_files, history_files};
use super::input::Input;
use super::json::json_line;
use super::open::open;
use super::outcome::Outcome;
use super::output::{Output, complain};
use super::progress::Progress;
use super::resolve::resolve_profile;
use super::table::Table;
use crate::convention::classify;
use crate::detect::detect;
use crate::model::Document;
use crate::row::{
    AmendmentRow, ClassifyRow, DetectRow, IdentifyRow, MetadataRow, OutlineRow, ProvisionRow, ReferenceRow, TermRow,
};
use crate::source::Limits;
use crate::write::{Output as Form, WriteOptions, write_with};

/// Rows of a document for each command that lists them.
macro_rules! rows {
    ($row:ident, $files:expr, $out:expr) => {{
        let (files, out): (&Files, &mut Output) = ($files, $out);
        let mut table = Table::new(<$row<'_> as Cells>::HEADINGS);
        let outcome = each(files, |input, document| {
            let mut rows = $row::of(&input.name, document);
            if files.common.jsonl {
                rows.try_for_each(|row| json_line(&row, out))
            } else {
                rows.try_for_each(|row| table.push(row.cells(), out))
            }
        })?;
        table.finish(out)?;
        Ok(outcome)
    }};
}
pub(super) fn run(arguments: Arguments, mut output: Output) -> io::Result<Outcome> {
    let whole = matches!(arguments.command, Command::Convert(_) | Command::Resolve(_));
    let out = &mut output;
    let outcome = match arguments.command {
        Command::Detect(files) => detect_files(&files, out),
        Command::Outline(files) => rows!(OutlineRow, &files, out),
        Command::Provisions(files) => rows!(ProvisionRow, &files, out),
        Command::References(files) => rows!(ReferenceRow, &files, out),
        Command::Terms(files) => rows!(TermRow, &files, out),
        Command::Amendments(files) => rows!(AmendmentRow, &files, out),
        Command::Metadata(files) => rows!(MetadataRow, &files, out),
        Command::Text(files) => text(&files, out),
        Command::Convert(convert) => convert_file(&convert, out),
        Command::Identify(options) => identify(&options, out),
        Command::Corpus(arguments) => corpus::run(&arguments, out),
        Command::Classify(options) => classify_texts(&options, out),
        Command::Claims(files) => conform::claims(&files, out),
        Command::Findings(files) => conform::findings(&files, out),
        Command::Resolve(options) => resolve_profile(&options, out),
        Command::Diff(options) => diff_files(&options, out),
        Command::Consolidate(options) => consolidate_files(&options, out),
        Command::History(options) => history_files(&options, out),
        Command::Adoption(options) => adoption_files(&options, out),
    };
    // Rows of the files that could be read are worth keeping; a converted file that is not whole is not.
    let done = match &outcome {
        Ok(outcome) => *outcome != Outcome::Failed || !whole,
        Err(_) => false,
    };
    output.finish(done)?;
    outcome
}

/// Does something with each file that can be read; one that cannot does not stop the others.
fn each(files: &Files, mut work: impl FnMut(&Input, &Document) -> io::Result<()>) -> io::Result<Outcome> {
    let progress = Progress::new(files.files.len());
    let mut worst = Outcome::Done;
    for (done, path) in files.files.iter().enumerate() {
        progress.step(done, &path.to_string_lossy());
        let (opened, outcome) = open(path, &files.common);
        worst = worst.max(outcome);
        if let Some((input, document)) = opened {
            work(&input, &document)?;
        }
    }
    progress.clear();
    Ok(worst)
}

fn text(files: &Files, out: &mut Output) -> io::Result<Outcome> {
    #[derive(Serialize)]
    struct TextRow<'a> {
        file: &'a str,
        text: &'a str,
    }
    each(files, |input, document| {
        if files.common.jsonl {
            return json_line(&TextRow { file: &input.name, text: document.text() }, out);
        }
        out.write_all(document.text().as_bytes())?;
        out.write_all(b"\n")
    })
}

fn detect_files(files: &Files, out: &mut Output) -> io::Result<Outcome> {
    let mut table = Table::new(<DetectRow<'_> as Cells>::HEADINGS);
    let mut outcome = Outcome::Done;
    for path in &files.files {
        let input = match Input::open(path, &Limits::default()) {
            Ok(input) => input,
            Err(error) => {
                complain(&error.to_string());
                outcome = Outcome::Failed;
                continue;
            }
        };
        let Some(found) = detect(&input.bytes) else {
            complain(&crate::reading::unknown(&input.bytes).named(&input.name).to_string());
            outcome = Outcome::Failed;
            continue;
        };
        let row = DetectRow::new(&input.name, &found);
        if files.common.jsonl {
            json_line(&row, out)?;
        } else {
            table.push(row.cells(), out)?;
        }
    }
    if !files.common.jsonl {
        table.finish(out)?;
    }
    Ok(outcome)
}

fn convert_file(convert: &Convert, out: &mut Output) -> io::Result<Outcome> {
    let named = convert.common.output.as_deref().and_then(Form::from_path);
    let Some(form) = convert.to.or(named) else {
        let known: Vec<_> = Form::ALL.iter().map(|form| form.name()).collect();
        complain(&format!(
            "no form to write, expected --to with one of: {}; or -o with its extension",
            known.join(", ")
        ));
        return Ok(Outcome::Failed);
    };
    let (opened, outcome) = open(&convert.file, &convert.common);
    let Some((input, document)) = opened else { return Ok(outcome) };
    let mut options = WriteOptions::default();
    if let Some(base) = &convert.base {
        options = options.with_base(base.as_str());
    }
    let losses = write_with(&document, form, &options, out)?;
    for loss in &losses {
        complain(&format!("{}: {} cannot carry {} {}", input.name, form, loss.count, loss.what));
    }
    Ok(if convert.strict && !losses.is_empty() { Outcome::Failed } else { outcome })
}

/// One row for each text; one that is no identifier is a row that says so.
fn identify(options: &Identify, out: &mut Output) -> io::Result<Outcome> {
    let mut table = Table::new(<IdentifyRow<'_> as Cells>::HEADINGS);
    let mut each = |text: &str, out: &mut Output| {
        let read = text.parse();
        let row = IdentifyRow::new(text, &read);
        if options.jsonl { json_line(&row, out) } else { table.push(row.cells(), out) }
    };
    each_text(&options.identifiers, |text| each(text, out))?;
    table.finish(out)?;
    Ok(Outcome::Done)
}

/// One row for each text; one without provisions is a row with none.
fn classify_texts(options: &Classify, out: &mut Output) -> io::Result<Outcome> {
    let mut table = Table::new(cells::CLASSIFY_HEADINGS);
    each_text(&options.texts, |text| {
        let found = classify(text, options.convention);
        let row = ClassifyRow::new(text, &found);
        if options.jsonl {
            return json_line(&row, out);
        }
        cells::classify_lines(&row).into_iter().try_for_each(|cells| table.push(cells, out))
    })?;
    table.finish(out)?;
    Ok(Outcome::Done)
}

/// Gives each of some texts, or where there are none, or `-`, each line of standard input. Bytes that are no UTF-8 are replaced.
fn each_text(given: &[String], mut work: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    if !given.is_empty() && given != ["-"] {
        return given.iter().try_for_each(|text| work(text));
    }
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        work(String::from_utf8_lossy(&line).trim_end_matches('\r'))?;
    }
    Ok(())
}
