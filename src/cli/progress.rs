//! A bar on standard error, for long work in front of people.

use std::io::{self, IsTerminal, Write};

/// Fewer files than this are done before a bar is read.
const LEAST: usize = 8;
const WIDTH: usize = 30;

/// Shows how many of a number of files are done, where standard error is a terminal.
pub(super) struct Progress {
    total: usize,
    shown: bool,
}

impl Progress {
    pub(super) fn new(total: usize) -> Self {
        Self { total, shown: total >= LEAST && io::stderr().is_terminal() && !io::stdout().is_terminal() }
    }

    pub(super) fn step(&self, done: usize, name: &str) {
        if self.shown {
            let filled = WIDTH * done / self.total.max(1);
            let name: String = name.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
            let _ = write!(
                io::stderr(),
                "\r\x1b[K[{}{}] {done}/{} {name}",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                self.total
            );
        }
    }

    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
