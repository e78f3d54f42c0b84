//! Lines of Markdown, with the markers of the lists and quotes that they stand in.

use std::io;

/// Greatest depth of indented lists and quotes. Deeper ones go on at that depth: every line repeats all markers.
const DEEPEST: usize = 48;

/// A list item or a quote.
#[derive(Debug)]
struct Container {
    /// Signs before its first line.
    first: String,
    /// Signs before its other lines.
    rest: String,
    begun: bool,
}

/// Writes blocks, each on its own lines, with an empty line between them where one is needed.
pub(super) struct Lines<'w> {
    out: &'w mut dyn io::Write,
    containers: Vec<Container>,
    /// Containers that are too deep for a marker of their own.
    beyond: usize,
    /// Something stands before: the next block needs an empty line.
    gap: bool,
    /// The blocks of a cell of a table, while one is written.
    cell: Option<Vec<String>>,
}

impl<'w> Lines<'w> {
    pub(super) fn new(out: &'w mut dyn io::Write) -> Self {
        Self { out, containers: Vec::new(), beyond: 0, gap: false, cell: None }
    }

    /// Returns `true` if the next block stands in no list and no quote.
    pub(super) fn is_outside(&self) -> bool {
        self.containers.is_empty() && self.cell.is_none()
    }

    /// Returns `true` if a cell is being written.
    pub(super) fn in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// From here on blocks belong to a cell. Gives what was gathered of the cell around it.
    pub(super) fn begin_cell(&mut self) -> Option<Vec<String>> {
        self.cell.replace(Vec::new())
    }

    /// The cell ends: its blocks on one line.
    pub(super) fn end_cell(&mut self, outer: Option<Vec<String>>) -> String {
        std::mem::replace(&mut self.cell, outer).unwrap_or_default().join("<br>")
    }

    /// Begins a list item or a quote. Whether it has a marker of its own.
    pub(super) fn begin(&mut self, first: &str, rest: &str) -> bool {
        if self.cell.is_some() {
            return true;
        }
        if self.containers.len() >= DEEPEST {
            self.beyond += 1;
            return false;
        }
        self.containers.push(Container { first: first.to_owned(), rest: rest.to_owned(), begun: false });
        true
    }

    /// Ends the innermost list item or quote. One that is empty is its marker.
    pub(super) fn end(&mut self) -> io::Result<()> {
        if self.cell.is_some() {
            return Ok(());
        }
        if self.beyond > 0 {
            self.beyond -= 1;
            return Ok(());
        }
        if self.containers.last().is_some_and(|container| !container.begun) {
            self.block("")?;
        }
        self.containers.pop();
        Ok(())
    }

    /// The next block follows the last one without an empty line, as the items of a list do.
    pub(super) fn close_up(&mut self) {
        self.gap = self.gap && self.cell.is_some();
    }

    /// Writes a block of one or more lines.
    pub(super) fn block(&mut self, text: &str) -> io::Result<()> {
        if let Some(cell) = &mut self.cell {
            if !text.is_empty() {
                cell.push(text.replace("\\\n", "<br>").replace('\n', "<br>"));
            }
            return Ok(());
        }
        if self.gap {
            let mut prefix: String = self.begun().collect();
            prefix.truncate(prefix.trim_end().len());
            writeln!(self.out, "{prefix}")?;
        }
        for line in text.split('\n') {
            let mut prefix = String::new();
            for container in &mut self.containers {
                prefix.push_str(if container.begun { &container.rest } else { &container.first });
                container.begun = true;
            }
            let whole = if line.is_empty() { prefix.trim_end() } else { &prefix };
            writeln!(self.out, "{whole}{line}")?;
        }
        self.gap = true;
        Ok(())
    }

    fn begun(&self) -> impl Iterator<Item = &str> {
        self.containers.iter().take_while(|container| container.begun).map(|container| &*container.rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Lines<'_>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut Lines::new(&mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn items_and_quotes_nest() {
        let text = written(|lines| {
            lines.block("before")?;
            lines.begin("- ", "  ");
            lines.block("one")?;
            lines.begin("> ", "> ");
            lines.block("two\nthree")?;
            lines.block("four")?;
            lines.end()?;
            lines.end()?;
            lines.close_up();
            lines.begin("- ", "  ");
            lines.end()?;
            lines.block("after")
        });
        assert_eq!(text, "before\n\n- one\n\n  > two\n  > three\n  >\n  > four\n-\n\nafter\n");
    }

    #[test]
    fn a_cell_is_one_line() {
        let mut cell = String::new();
        let text = written(|lines| {
            let outer = lines.begin_cell();
            lines.block("a\\\nb")?;
            lines.block("c")?;
            cell = lines.end_cell(outer);
            Ok(())
        });
        assert_eq!((text.as_str(), cell.as_str()), ("", "a<br>b<br>c"));
    }
}
