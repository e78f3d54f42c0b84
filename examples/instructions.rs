//! Reads a file a number of times, by this library or by a bare XML parser: work to be counted by valgrind.
//!
//! ```text
//! cargo build --release --example instructions
//! valgrind --tool=callgrind target/release/examples/instructions normative FILE 3
//! ```
//!
//! The work of two reads less that of one is the work of a read, without what a process does once. `.ci/instructions` does the sums.
#![allow(clippy::print_stderr, reason = "a program for people")]

use std::error::Error;

use normative::{ReadOptions, read};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [by, path, times] = arguments.as_slice() else {
        return Err("expected: roxmltree|normative FILE TIMES".into());
    };
    let bytes = std::fs::read(path)?;
    for _ in 0..times.parse::<usize>()? {
        match by.as_str() {
            "roxmltree" => {
                let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
                let text = std::str::from_utf8(&bytes)?;
                let tree = roxmltree::Document::parse_with_options(text, options)?;
                std::hint::black_box(tree.root_element().range());
            }
            _ => {
                std::hint::black_box(read(&bytes, &ReadOptions::default())?);
            }
        }
    }
    Ok(())
}
