//! A bar on standard error, for long work in front of people.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Fewer files than this are done before a bar is read.
const LEAST: usize = 8;
/// Characters of a name that are shown: its last ones.
const NAME: usize = 40;

/// Shows how many of a number of files are done, where standard error is a terminal and the rows go elsewhere.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new(total: usize) -> Self {
        let shown = total >= LEAST && !io::stdout().is_terminal();
        // indicatif draws nothing where standard error is no terminal.
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(total as u64), target);
        let style = ProgressStyle::with_template("[{bar:30}] {pos}/{len} {msg}");
        Self { bar: bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("#>-")) }
    }

    pub(super) fn step(&self, done: usize, name: &str) {
        if !self.bar.is_hidden() {
            let from = name.char_indices().rev().nth(NAME - 1).map_or(0, |(at, _)| at);
            self.bar.set_message(name[from..].to_owned());
        }
        self.bar.set_position(done as u64);
    }

    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
